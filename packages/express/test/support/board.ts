import type { FeedFailure, GeckoboardOptions, Kind } from '@gecko-widgets/core'

/** One widget of a test server, in words that every framework has. */
export interface Definition {
  readonly options: GeckoboardOptions
  readonly kind: Kind
  readonly settings?: object
  /** The signal is what every framework's data function gets last. */
  readonly data: (signal: AbortSignal) => unknown
}

export type Definitions = Readonly<Record<string, Definition>>

/** What became of one widget since it was defined. */
export interface Log {
  /** How often its data function ran. */
  readonly signals: AbortSignal[]
  /** What its hook was told. */
  readonly failures: FeedFailure[]
}

export const newLog = (): Log => ({ signals: [], failures: [] })

/** Notes every run of the data function, and every report where the definition has no hook of its own. */
export const logged = (definition: Definition, log: Log): Definition => ({
  ...definition,
  options: { onError: (failure) => log.failures.push(failure), ...definition.options },
  data: (signal) => {
    log.signals.push(signal)
    return definition.data(signal)
  },
})

/** A server on loopback, with every widget at `/<name>` and behind each host's parser at `/<parser>/<name>`. */
export interface Server {
  readonly port: number
  readonly log: (widget: string) => Log
  readonly stop: () => Promise<void>
}

/** What a suite of another adapter gives to run the same cases. */
export interface Framework {
  readonly name: string
  /** Headers that the framework or the server adds to every answer; the cases do not look at them. */
  readonly adds: readonly string[]
  readonly start: (definitions: Definitions) => Promise<Server>
}
