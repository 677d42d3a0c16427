import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import express5, { type Express, type RequestHandler } from 'express'
import express4 from 'express4'
import { createGeckoboard } from '../../src/index.js'
import {
  type Definition,
  type Definitions,
  type Framework,
  type Log,
  logged,
  newLog,
  type Server,
} from './board.js'
import { LEFT } from './cases.js'

export interface ExpressVersion {
  readonly name: string
  readonly express: typeof express5
}

export const VERSIONS: readonly ExpressVersion[] = [
  { name: 'Express 5', express: express5 },
  { name: 'Express 4', express: express4 },
]

/** Makes the handler of a definition, as somebody without the compiler might. */
export const handlerOf = ({ options, kind, settings, data }: Definition): RequestHandler => {
  const build = createGeckoboard(options)[kind] as (...definition: readonly unknown[]) => RequestHandler
  const lifted = (_: unknown, { signal }: { readonly signal: AbortSignal }): unknown => data(signal)
  return settings === undefined ? build(lifted) : build(settings, lifted)
}

const leaves =
  (left: () => unknown): RequestHandler =>
  (req, _, next) => {
    req.body = left()
    next()
  }

const parsersOf = (express: typeof express5): Readonly<Record<string, RequestHandler>> => ({
  extended: express.urlencoded({ extended: true }),
  simple: express.urlencoded({ extended: false }),
  json: express.json(),
  text: express.text(),
  raw: express.raw(),
  ...Object.fromEntries(Object.entries(LEFT).map(([name, left]) => [`left-${name}`, leaves(left)])),
})

export interface Listening {
  readonly port: number
  readonly stop: () => Promise<void>
}

/** Serves on a free port of loopback. */
export const listen = async (app: RequestListener): Promise<Listening> => {
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** What a host does before and after its widgets. */
export interface Host {
  readonly before?: (app: Express) => void
  readonly after?: (app: Express) => void
}

const nothing = (): void => {}

/** Serves definitions, each also behind every parser. */
export const startExpress = async (
  express: typeof express5,
  definitions: Definitions,
  { before = nothing, after = nothing }: Host = {},
): Promise<Server> => {
  const app = express()
  before(app)
  const logs = new Map(Object.keys(definitions).map((name) => [name, newLog()]))
  const log = (name: string): Log => logs.get(name) ?? newLog()
  const handlers = Object.entries(definitions).map(
    ([name, definition]) => [name, handlerOf(logged(definition, log(name)))] as const,
  )
  for (const [name, handler] of handlers) app.all(`/${name}`, handler)
  for (const [prefix, parser] of Object.entries(parsersOf(express)))
    for (const [name, handler] of handlers) app.all(`/${prefix}/${name}`, parser, handler)
  after(app)
  return { ...(await listen(app)), log }
}

export const EXPRESS: readonly Framework[] = VERSIONS.map(({ name, express }) => ({
  name,
  adds: ['x-powered-by'],
  start: (definitions) => startExpress(express, definitions),
}))
