import {
  type Awaitable,
  configMessage,
  type DecodeOption,
  type OptionFields,
  option,
} from '@gecko-widgets/core/adapter'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Store } from './driver.js'

/** A failure that polls do not see, for `onError`. */
export type CacheFailure =
  /**
   * The data function threw or rejected with `cause`, took too long, or returned data that JSON cannot represent.
   * Polls got the last good value.
   */
  | { readonly _tag: 'DataFailed'; readonly key: string; readonly cause: unknown }
  /** The store failed with `cause`, did not answer, or has unreadable data under a key. The cache works without it. */
  | { readonly _tag: 'StoreFailed'; readonly cause: unknown }

/** The options of `cached`. `R` and `C` are the arguments of `key`: the request, and Next's `params`. */
export interface CacheOptions<R = unknown, C = unknown> {
  /** The name of the value, the same in all replicas. If the data depends on the request, a function of everything that it depends on. */
  readonly key: string | ((request: R, context: C) => Awaitable<string>)
  /** How long a value is fresh, in milliseconds. */
  readonly ttlMs: number
  /**
   * How much longer a value is served while the next one is made or cannot be made, in milliseconds; 0 turns this
   * off. Default: 3,600,000 (an hour).
   */
  readonly staleMs?: number | undefined
  /** How long one call of the data function may take, in milliseconds. Default: 10,000. */
  readonly timeoutMs?: number | undefined
  /** The store in which replicas share their values. Default: each process has its own values. */
  readonly store?: Store | undefined
  /** Receives failures that polls do not see. Default: writes one line to stderr. */
  readonly onError?: ((failure: CacheFailure) => void) | undefined
  /**
   * How many bytes of memory the values of all caches in this process may take together. If caches differ, the largest
   * counts. Default: 52,428,800 (50 MiB).
   */
  readonly maxBytes?: number | undefined
}

/** Whether a value is a valid key. */
export const isKey = (key: unknown): key is string => typeof key === 'string' && key.trim() !== ''

const key: DecodeOption<CacheOptions['key']> = option.rule((given) =>
  isKey(given) || typeof given === 'function'
    ? undefined
    : ['wrong_shape', 'expected a string that is not blank, or a function of the request that returns one'],
)

const store: DecodeOption<Store> = option.rule((given) => {
  const { options, factory } = Object(given) as Partial<Store>
  return typeof options === 'object' && typeof factory === 'function'
    ? undefined
    : ['wrong_shape', 'expected a driver of BentoCache, such as redisDriver({ connection })']
})

const FIELDS: OptionFields<CacheOptions> = {
  key,
  ttlMs: option.milliseconds(1),
  staleMs: option.optional(option.milliseconds(0)),
  timeoutMs: option.optional(option.milliseconds(1)),
  store: option.optional(store),
  onError: option.optional(option.callback<(failure: CacheFailure) => void>()),
  maxBytes: option.optional(option.wholeNumber('bytes', 0, Number.MAX_SAFE_INTEGER)),
}

const orThrow =
  <A>(decode: DecodeOption<A>): ((given: unknown) => A) =>
  (given) =>
    pipe(
      decode(given),
      E.getOrElseW((issues): never => {
        throw new Error(configMessage({ _tag: 'ConfigError', of: 'cached', issues }))
      }),
    )

/** Checks and copies the options of `cached`, or throws one error that names all that is wrong. */
export const checkOptions = orThrow(option.options(FIELDS, ['key', 'ttlMs'])) as <R, C>(
  options: CacheOptions<R, C>,
) => CacheOptions<R, C>

/** Throws if the data function is not one. */
export const checkData: (given: { readonly data: unknown }) => unknown = orThrow(
  option.options({ data: option.callback() }),
)

const toStderr = (failure: CacheFailure): void =>
  console.error(
    failure._tag === 'DataFailed'
      ? `gecko-widgets: cached ${JSON.stringify(failure.key)}: the data function failed, and the last good value was served; onError receives the cause`
      : 'gecko-widgets: cached: the store failed, so memory is used instead; onError receives the cause',
  )

/** Reports a failure. */
export type Report = (failure: CacheFailure) => void

/** Reports failures to a hook, by default to stderr. Errors in the hook are ignored. */
export const reporter =
  (hook: (failure: CacheFailure) => unknown = toStderr): Report =>
  (failure) =>
    void Promise.resolve(failure)
      .then(hook)
      .catch(() => undefined)
