import { type Awaitable, liveEffects } from '@gecko-widgets/core/adapter'
import { toJson } from './json.js'
import { createMemory } from './memory.js'
import { type CacheOptions, checkData, checkOptions, isKey, reporter } from './options.js'
import { createShared } from './shared.js'
import { isFresh, isNewer, isServed, newValue, type Value } from './value.js'
import { tooLong, within } from './within.js'

/**
 * The second argument of a cached data function: the context that its key reads, and a signal that fires after
 * `timeoutMs`.
 */
export type CachedContext<C> = C & { readonly signal: AbortSignal }

/** A value that is being made for all polls of a key. */
interface Flight {
  /** The value that was there before. */
  readonly found: Promise<Value | undefined>
  readonly made: Promise<Value>
}

const STALE_MS = 3_600_000
const TIMEOUT_MS = 10_000
/** How long after its call a process may keep the lock, to write the value. */
const TURN_MARGIN_MS = 1000
/** How often a process checks whether another one has made the value: the first delay and the longest one. */
const FIRST_LOOK_MS = 20
const LONGEST_LOOK_MS = 500

const { now, after } = liveEffects

const delay = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    after(ms, resolve)
  })

/**
 * Shares the calls of a data function. Polls at the same time share one call. Its result is served for `ttlMs`, and
 * for up to `staleMs` longer while the next call runs or fails. With a `store`, replicas share calls too.
 *
 * `key` names the value. If it is a string, the data must be the same for every poll; the data function then gets
 * `undefined` as its request, and `{ signal }`. If the data depends on the request, `key` must be a function of
 * everything that it depends on; the data function then gets the request of the poll that started the call.
 *
 * Each poll gets its own copy, made from JSON; data that JSON would not keep is refused. A failed call is never kept:
 * without an earlier value to serve, the poll rejects; otherwise the failure goes to `onError`. Invalid options throw one error that
 * names all of them.
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
    maxBytes,
  } = checkOptions(options)
  const report = reporter(onError)
  const lifetime = { ttlMs, staleMs }

  return <A>(data: (request: R, context: CachedContext<C>) => Awaitable<A>) => {
    checkData({ data })
    const memory = createMemory(maxBytes)
    const shared = store && createShared(store, lifetime, timeoutMs + TURN_MARGIN_MS, report)
    const flights = new Map<string, Flight>()

    const keyOf = async (request: R, context: C): Promise<string> => {
      const name: unknown = typeof key === 'function' ? await key(request, context) : key
      if (isKey(name)) return name
      throw new TypeError('gecko-widgets: cached: key: expected a string that is not blank')
    }

    /** Finds the newest value that can be served, in memory or in the store. */
    const look = async (name: string): Promise<Value | undefined> => {
      const kept = memory.get(name)
      const own = isServed(kept) ? kept : undefined
      if (shared === undefined || isFresh(own)) return own
      const found = await shared.read(name)
      if (!isServed(found) || (kept !== undefined && !isNewer(found, kept))) return own
      memory.set(name, found)
      return found
    }

    const make = async (name: string, request: R, context: C): Promise<Value> => {
      const json = await within(timeoutMs, 'the data function', async (signal) =>
        toJson(await data(request, { ...context, signal })),
      )
      const value = newValue(json, lifetime)
      memory.set(name, value)
      await shared?.write(name, value)
      return value
    }

    /** Makes a new value if this process gets the lock, or finds the value that another process has made. */
    const renew = async (name: string, request: R, context: C): Promise<Value> => {
      const end = now() + timeoutMs
      for (let lookMs = FIRST_LOOK_MS; ; lookMs = Math.min(2 * lookMs, LONGEST_LOOK_MS)) {
        const turn = await shared?.takeTurn(name)
        if (turn !== 'taken') {
          try {
            // Another process may have made one in the meantime.
            const latest = turn && (await look(name))
            return isFresh(latest) ? latest : await make(name, request, context)
          } finally {
            await turn?.end()
          }
        }
        const leftMs = end - now()
        if (leftMs <= 0) throw tooLong('the data function in another process', timeoutMs)
        await delay(Math.min(lookMs, leftMs))
        const found = await look(name)
        if (isFresh(found)) return found
      }
    }

    const fly = (name: string, request: R, context: C): Flight => {
      const found = look(name)
      const made = found.then((value) => (isFresh(value) ? value : renew(name, request, context)))
      const flight = { found, made }
      flights.set(name, flight)
      void made
        .finally(() => flights.delete(name))
        .catch(async (cause) => {
          if ((await found) !== undefined) report({ _tag: 'DataFailed', key: name, cause })
        })
      return flight
    }

    const current = async (name: string, request: R, context: C): Promise<Value> => {
      const kept = memory.get(name)
      if (isFresh(kept)) return kept
      const { found, made } = flights.get(name) ?? fly(name, request, context)
      const value = await found
      return isServed(value) ? value : made
    }

    return async (request: R, context: CachedContext<C>): Promise<A> => {
      const name = await keyOf(request, context)
      // With a fixed key, the data must not depend on a request, so the data function gets none.
      const { json } = await (typeof key === 'function'
        ? current(name, request, context)
        : current(name, undefined as R, undefined as C))
      // Each poll gets its own copy, so changing it does not affect other polls.
      return JSON.parse(json)
    }
  }
}
