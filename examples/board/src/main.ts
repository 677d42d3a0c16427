import { PGlite } from '@electric-sql/pglite'
import { createDatasets } from '@gecko-widgets/datasets'
import { createDatasetsServer } from '@gecko-widgets/datasets/testing'
import { createBoard } from './app.js'
import { seed } from './database.js'
import { createOrdersDataset, datasetPage, keepSending } from './dataset.js'
import { listing, opening } from './listing.js'
import type * as Preview from './preview.js'
import { close, listen, urlOf } from './server.js'
import { settingsFromEnv } from './settings.js'

/** Loads the preview only if it is wanted: without it, nothing needs to be bundled. */
const startPreview = async (...board: Parameters<typeof Preview.startPreview>) =>
  (await import('./preview.js')).startPreview(...board)

const run = async (): Promise<void> => {
  // `on`, not `once`: npm passes Ctrl-C on to what it started, and a second one would cut the closing short.
  const stopped = new Promise<unknown>((resolve) => {
    process.on('SIGINT', resolve).on('SIGTERM', resolve)
  })
  const settings = settingsFromEnv(process.env)
  const { port, apiKey, password } = settings
  // Opens in the background, because it takes seconds; a wrong setting or a taken port shows first.
  const db = new PGlite()
  const { app, widgets } = createBoard(db, { apiKey, password })
  const server = await listen(app, port)
  const base = urlOf(server)
  const preview = process.argv.includes('--preview') ? await startPreview(base, widgets, settings) : undefined
  // First and last, because the output between them is longer than a screen.
  const what = opening(preview?.url ?? `${base}/`, settings)
  console.log(`\n${what}\n`)
  const ready = await Promise.race([seed(db, new Date()).then(() => true), stopped.then(() => false)])
  if (!ready) {
    preview?.stop()
    // Opening the database cannot be canceled, and nothing has to be closed.
    process.exit()
  }
  // Plays Geckoboard's API on this machine, and keeps the rows.
  const api = await createDatasetsServer()
  const orders = createOrdersDataset(createDatasets({ apiKey: 'any', url: api.url }), db)
  const stopSending = await keepSending(orders)
  const path = `/datasets/${orders.id}`
  app.get(path, (_, response) => {
    response.type('html').send(datasetPage(orders.id, api.rows(orders.id) ?? []))
  })
  console.log(listing(base, widgets, settings))
  console.log(`\nThe orders are kept as a dataset too:\n\n  ${base}${path}\n\n${what}`)
  await stopped
  preview?.stop()
  stopSending()
  await api.close()
  await close(server)
  await db.close()
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
