import { createGeckoboard, type GeckoboardOptions } from '@gecko-widgets/express'
import express, { type Express } from 'express'
import type { Database } from './database.js'
import { listingPage } from './listing.js'
import { type BoardWidget, createWidgets } from './widgets.js'

/** The program of the board: an Express app and its widgets. */
export interface Board {
  readonly app: Express
  readonly widgets: readonly BoardWidget[]
}

/** Makes the app that serves the board's widgets from a database. */
export const createBoard = (
  db: Database,
  options: GeckoboardOptions,
  now: () => Date = () => new Date(),
  clock: () => number = () => performance.now(),
): Board => {
  const widgets = createWidgets(createGeckoboard(options), db, now, clock)
  const app = express().disable('x-powered-by')
  app.get('/', (_, response) => {
    response.type('html').send(listingPage(widgets))
  })
  for (const { path, handler } of widgets) app.all(path, handler)
  return { app, widgets }
}
