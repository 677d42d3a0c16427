import {
  type Awaitable,
  configMessage,
  type DecodeOption,
  liveEffects,
  type OptionFields,
  option,
  race,
} from '@gecko-widgets/core/adapter'
import type { Issue } from '@gecko-widgets/core/types'
import { BentoCache, bentostore } from 'bentocache'
import { memoryDriver } from 'bentocache/drivers/memory'
import * as E from 'fp-ts/lib/Either.js'
import { identity, pipe } from 'fp-ts/lib/function.js'

/**
 * Says what a value that is served keeps back, for `onError`.
 *
 * @example
 * import assert from 'node:assert'
 * import type { CacheFailure } from '@gecko-widgets/cache'
 *
 * const told = (failure: CacheFailure): string =>
 *   failure._tag === 'DataFailed' ? `${failure.key} is old: ${failure.cause}` : `no store: ${failure.cause}`
 * const failure: CacheFailure = { _tag: 'DataFailed', key: 'revenue', cause: new Error('no connection') }
 * assert.strictEqual(told(failure), 'revenue is old: Error: no connection')
 */
export type CacheFailure =
  /** The data function threw or rejected with `cause`, took too long or returned what is not JSON; the last good value was served. */
  | { readonly _tag: 'DataFailed'; readonly key: string; readonly cause: unknown }
  /** The store failed with `cause` or did not answer; the memory of this process was used. */
  | { readonly _tag: 'StoreFailed'; readonly cause: unknown }

/**
 * A store that replicas share: what a driver of BentoCache makes, such as `redisDriver({ connection })`.
 *
 * @example
 * import { cached, type Store } from '@gecko-widgets/cache'
 * import { redisDriver } from 'bentocache/drivers/redis'
 *
 * const store: Store = redisDriver({ connection: { host: 'redis.example.com' } })
 * export const users = cached({ key: 'users', ttlMs: 60_000, store })
 */
export interface Store {
  readonly options: object
  // biome-ignore lint/suspicious/noExplicitAny: each driver has a configuration of its own
  readonly factory: (config: any) => { readonly type: 'l2' }
}

/**
 * The options of `cached`; `R` and `C` are what the key reads of a poll: the request, and Next's `params`.
 *
 * @example
 * import assert from 'node:assert'
 * import { type CacheOptions, cached } from '@gecko-widgets/cache'
 * import { createGeckoboard } from '@gecko-widgets/fetch'
 *
 * const perDay: CacheOptions<Request> = {
 *   key: ({ url }) => `revenue ${new URL(url).searchParams.get('day')}`,
 *   ttlMs: 60_000,
 *   staleMs: 600_000,
 *   timeoutMs: 5000,
 *   onError: ({ _tag }) => console.error(_tag),
 * }
 * const revenue = createGeckoboard({ feedFormat: 'json' }).number(cached(perDay)(async () => 48_210))
 * const response = await revenue(new Request('https://example.com/widgets/revenue?day=2026-03-09'))
 * assert.deepStrictEqual(await response.json(), { item: [{ value: 48_210 }] })
 */
export interface CacheOptions<R = unknown, C = unknown> {
  /** The name of the value, the same in all replicas; where the data depends on the request, a function of all that it depends on. */
  readonly key: string | ((request: R, context: C) => Awaitable<string>)
  /** How long a value is fresh, in milliseconds. */
  readonly ttlMs: number
  /** How much longer it is served while a fresh one is made or cannot be made, in milliseconds; 3,600,000 (an hour) by default, 0 for never. */
  readonly staleMs?: number | undefined
  /** How long one call of the data function may take, in milliseconds; 10,000 by default. */
  readonly timeoutMs?: number | undefined
  /** Where replicas share their values; by default each process has its own. */
  readonly store?: Store | undefined
  /** Receives failures that no answer shows; by default one line goes to stderr. */
  readonly onError?: ((failure: CacheFailure) => void) | undefined
}

/**
 * What a cached data function gets beside the request: what its key reads, and a signal that fires when the call has taken `timeoutMs`.
 *
 * @example
 * import assert from 'node:assert'
 * import { setTimeout } from 'node:timers/promises'
 * import { type CachedContext, cached } from '@gecko-widgets/cache'
 * import { createGeckoboard } from '@gecko-widgets/fetch'
 *
 * // A slow query, which is called off when the time is up.
 * const query = (_request: unknown, { signal }: CachedContext<unknown>) => setTimeout(5, 48_210, { signal })
 * const revenue = cached({ key: 'revenue', ttlMs: 60_000 })(query)
 * const handler = createGeckoboard({ feedFormat: 'json' }).number(revenue)
 * const response = await handler(new Request('https://example.com/widgets/revenue'))
 * assert.deepStrictEqual(await response.json(), { item: [{ value: 48_210 }] })
 */
export type CachedContext<C> = C & { readonly signal: AbortSignal }

const STALE_MS = 3_600_000
const TIMEOUT_MS = 10_000
/** How long a store may take to answer, with the connection to it. */
const STORE_TIMEOUT_MS = 1000
/** How long a store that failed is left alone. */
const STORE_PAUSE_MS = 5000

const isKey = (key: unknown): key is string => typeof key === 'string' && key.trim() !== ''

const keyOption: DecodeOption<CacheOptions['key']> = option.rule((key) =>
  isKey(key) || typeof key === 'function'
    ? undefined
    : ['wrong_shape', 'expected a text that is not blank, or a function of the request that makes one'],
)

const storeOption: DecodeOption<Store> = option.rule((store) => {
  const { options, factory } = Object(store) as Partial<Store>
  return typeof options === 'object' && typeof factory === 'function'
    ? undefined
    : ['wrong_shape', 'expected a driver of BentoCache, such as redisDriver({ connection })']
})

const FIELDS: OptionFields<CacheOptions> = {
  key: keyOption,
  ttlMs: option.milliseconds(1),
  staleMs: option.optional(option.milliseconds(0)),
  timeoutMs: option.optional(option.milliseconds(1)),
  store: option.optional(storeOption),
  onError: option.optional(option.callback<(failure: CacheFailure) => void>()),
}

const decodeOptions = option.options(FIELDS, ['key', 'ttlMs'])

const fail = (issues: readonly Issue[]): never => {
  throw new Error(configMessage({ _tag: 'ConfigError', of: 'cached', issues }))
}

const noop = (): void => undefined

/** Tells of a failure; a hook that throws or rejects changes nothing. */
const reporter =
  (hook: (failure: CacheFailure) => unknown) =>
  (failure: CacheFailure): void =>
    void Promise.resolve(failure).then(hook).catch(noop)

const toStderr = (failure: CacheFailure): void =>
  console.error(
    failure._tag === 'DataFailed'
      ? `gecko-widgets: cached ${JSON.stringify(failure.key)}: the data function failed, and the last good value was served; onError receives the cause`
      : 'gecko-widgets: cached: the store failed, and memory was used; onError receives the cause',
  )

/** Runs something until it settles or the time is up, which is then the reason of its signal. */
const within = async <A>(
  ms: number,
  what: string,
  work: (signal: AbortSignal) => Awaitable<A>,
): Promise<A> => {
  const late = {
    watch: (then: () => void) => liveEffects.after(ms, then),
    left: (): unknown => new Error(`gecko-widgets: cached: ${what} took longer than ${ms} ms`),
    reason: identity<unknown>,
  }
  const result = await race([late], identity<unknown>, ({ signal }) => work(signal))
  if (E.isLeft(result)) throw result.left
  return result.right
}

const finite = (_: string, value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`gecko-widgets: cached: expected JSON, which has no ${value}`)
  return value
}

/** Copies a value as a store gives it back, so that the first poll gets what the others get. */
const asJson = <A>(value: A): A => {
  const text: string | undefined = JSON.stringify(value, finite)
  if (text === undefined) throw new TypeError(`gecko-widgets: cached: expected JSON, not ${typeof value}`)
  return JSON.parse(text)
}

const drivers = new WeakMap<Store, ReturnType<Store['factory']>>()

/** Makes one driver of a store for all that use it: a driver may hold connections and timers. */
const driverOf =
  (store: Store): Store['factory'] =>
  (config) => {
    const driver = drivers.get(store) ?? store.factory(config)
    drivers.set(store, driver)
    return driver
  }

const createCache = (store: Store | undefined, report: (failure: CacheFailure) => void) => {
  const memory = bentostore().useL1Layer(memoryDriver())
  return new BentoCache({
    default: 'widgets',
    stores: {
      widgets:
        store === undefined
          ? memory
          : memory.useL2Layer({ options: store.options, factory: driverOf(store) as never }),
    },
    prefix: 'gecko-widgets',
    // A fresh value is made behind a stale one, which nobody waits for.
    timeout: 0,
    suppressL2Errors: true,
    l2CircuitBreakerDuration: STORE_PAUSE_MS,
    internalOperationWrapper: <T>(operation: () => T) =>
      within(STORE_TIMEOUT_MS, 'the store', operation).catch((cause: unknown) => {
        report({ _tag: 'StoreFailed', cause })
        throw cause
      }) as T,
  })
}

/**
 * Shares the work of a data function: polls at the same time share one call, its result is served for `ttlMs`, and for
 * `staleMs` more while the next call runs or fails.
 *
 * `key` names the value. A text is for data that is the same for every poll: the data function then gets no request
 * (`undefined`), and `{ signal }`. Where the data depends on the request, `key` is a function of all that it depends
 * on, and the data function gets the request of the poll that began the call. Values are kept as JSON. A failed call
 * is never kept: it rejects where there is no value to serve, and else goes to `onError`. Options that are not valid
 * throw one error, which names each of them.
 *
 * @example
 * import { cached } from '@gecko-widgets/cache'
 * import { createGeckoboard } from '@gecko-widgets/express'
 *
 * const geckoboard = createGeckoboard()
 * const users = cached({ key: 'users', ttlMs: 60_000 })
 * export const handler = geckoboard.number(users(async () => [1280, 1175]))
 */
export const cached = <R = unknown, C = unknown>(options: CacheOptions<R, C>) => {
  const {
    key,
    ttlMs,
    staleMs = STALE_MS,
    timeoutMs = TIMEOUT_MS,
    store,
    onError,
  } = pipe(decodeOptions(options), E.getOrElseW(fail)) as CacheOptions<R, C>
  const report = reporter(onError ?? toStderr)

  return <A>(data: (request: R, context: CachedContext<C>) => Awaitable<A>) => {
    pipe(option.options({ data: option.callback() })({ data }), E.getOrElseW(fail))
    const cache = createCache(store, report)
    const flights = new Map<string, Promise<A>>()

    const keyOf = async (request: R, context: C): Promise<string> => {
      const name: unknown = typeof key === 'function' ? await key(request, context) : key
      if (isKey(name)) return name
      throw new TypeError('gecko-widgets: cached: key: expected a text that is not blank')
    }

    const fly = (name: string, request: R, context: C): Promise<A> => {
      let call: Promise<A> | undefined
      const answer: Promise<A> = cache
        .getOrSet({
          key: name,
          ttl: ttlMs,
          // BentoCache counts both from the same moment.
          grace: staleMs === 0 ? false : ttlMs + staleMs,
          factory: () => {
            call = within(timeoutMs, 'the data function', async (signal) =>
              asJson(await data(request, { ...context, signal })),
            )
            // BentoCache takes a thrown `null` for a result.
            return call.catch((cause: unknown) => {
              throw new Error('failed', { cause })
            })
          },
        })
        // With the data function's own error, not with one around it.
        .catch((error: unknown) => call ?? Promise.reject(error))
      flights.set(name, answer)
      const land = (): boolean => flights.delete(name)
      // Polls share the flight until its call has ended, however it ends: BentoCache alone calls once for each poll
      // that waits where a call fails, and waits for ever behind one that hangs.
      void answer
        .then(() => call, noop)
        .then(land, (cause: unknown) => {
          land()
          report({ _tag: 'DataFailed', key: name, cause })
        })
      return answer
    }

    return async (request: R, context: CachedContext<C>): Promise<A> => {
      const name = await keyOf(request, context)
      // A fixed key says that no request is looked at, so none is there to look at.
      return (
        flights.get(name) ??
        (typeof key === 'function' ? fly(name, request, context) : fly(name, undefined as R, undefined as C))
      )
    }
  }
}
