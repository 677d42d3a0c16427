import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FeedFailure, GeckoboardOptions, Kind } from '@gecko-widgets/core'
import type { Expected } from './answers.js'

/** One widget of a test server, described for every framework. */
export interface Definition {
  readonly options: GeckoboardOptions
  readonly kind: Kind
  readonly settings?: object
  /** The signal is the last argument of every framework's data function. */
  readonly data: (signal: AbortSignal) => unknown
}

export type Definitions = Readonly<Record<string, Definition>>

/** The calls of one widget since it was defined. */
export interface Log {
  /** How often its data function ran. */
  readonly signals: AbortSignal[]
  /** What its hook received. */
  readonly failures: FeedFailure[]
}

/** A server on loopback, with every widget at `/<name>` and behind each host's parser at `/<parser>/<name>`. */
export interface Server {
  readonly port: number
  readonly log: (widget: string) => Log
  /** What of the host was reached that is no widget: what stands behind them, and its error handler. */
  readonly reached: string[]
  readonly stop: () => Promise<void>
}

/** What a host knows about its widgets. */
export interface Host<H> {
  readonly widgets: readonly (readonly [name: string, handler: H])[]
  /** Notes that a part of the host was reached. */
  readonly reach: (part: string) => void
}

/** The ways of a framework, as far as they differ. */
export interface Ways {
  /** Headers that the framework or the server adds to answers; the cases do not look at them. One that adds `transfer-encoding` drops `content-length`. */
  readonly adds: readonly string[]
  /** Whether the adapter reads bodies itself; the host then has no parsers. */
  readonly readsBodies: boolean
  /** Methods that the framework, or the Request that it makes, answers or refuses by itself. */
  readonly keeps: readonly string[]
  /** Cases that the server or a parser of the host decides in its own way, by the names of their tests. */
  readonly decides: Readonly<Record<string, Expected>>
}

/** What the suites know about a framework. */
export interface Framework extends Ways {
  readonly name: string
  /** Serves definitions, and notes what becomes of each unless it is not to be logged. */
  readonly start: (definitions: Definitions, options?: StartOptions) => Promise<Server>
}

export interface StartOptions {
  readonly logged?: boolean
}

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

const newLog = (): Log => ({ signals: [], failures: [] })

/** Notes every run of the data function, and every report where the definition has no hook of its own. */
const logging = (definition: Definition, log: Log): Definition => ({
  ...definition,
  options: { onError: (failure) => log.failures.push(failure), ...definition.options },
  data: (signal) => {
    log.signals.push(signal)
    return definition.data(signal)
  },
})

type Create = (options: GeckoboardOptions) => Readonly<Record<Kind, unknown>>

/** Makes the handler of a definition, as somebody without the compiler might. */
export const handlerOf = <H>(create: Create, { options, kind, settings, data }: Definition): H => {
  const build = create(options)[kind] as (...definition: readonly unknown[]) => H
  const lifted = (_: unknown, { signal }: { readonly signal: AbortSignal }): unknown => data(signal)
  return settings === undefined ? build(lifted) : build(settings, lifted)
}

/** Serves definitions by a framework's app. */
export const serve = async <H>(
  create: Create,
  appOf: (host: Host<H>) => RequestListener,
  definitions: Definitions,
  { logged = true }: StartOptions = {},
): Promise<Server> => {
  const logs = new Map(Object.keys(definitions).map((name) => [name, newLog()]))
  const log = (name: string): Log => logs.get(name) ?? newLog()
  const reached: string[] = []
  const app = appOf({
    widgets: Object.entries(definitions).map(([name, definition]) => [
      name,
      handlerOf<H>(create, logged ? logging(definition, log(name)) : definition),
    ]),
    reach: (part) => reached.push(part),
  })
  return { ...(await listen(app)), log, reached }
}
