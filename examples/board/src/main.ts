import { createBoard } from './app.js'
import { openDatabase } from './database.js'
import { listing } from './listing.js'
import { close, listen, urlOf } from './server.js'
import { settingsFromEnv } from './settings.js'

const run = async (): Promise<void> => {
  // `on`, not `once`: npm passes Ctrl-C on to what it started, and a second one would cut the closing short.
  const stopped = new Promise<unknown>((resolve) => {
    process.on('SIGINT', resolve).on('SIGTERM', resolve)
  })
  const settings = settingsFromEnv(process.env)
  const db = await Promise.race([openDatabase(new Date()), stopped.then(() => undefined)])
  // The opening takes seconds and cannot be called off; nothing is open yet that would need closing.
  if (db === undefined) process.exit()
  try {
    const { apiKey, password, port } = settings
    const { app, widgets } = createBoard(db, { apiKey, password })
    const server = await listen(app, port)
    console.log(listing(urlOf(server), widgets, settings))
    await stopped
    await close(server)
  } finally {
    await db.close()
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
