import { type Awaitable, liveEffects } from '@gecko-widgets/core/adapter'
import { driverOf, lockName, type Store } from './driver.js'
import { forgetLocks, locksOf } from './lock.js'
import type { Report } from './options.js'
import { fromEntry, type Lifetime, toEntry, type Value } from './value.js'
import { within } from './within.js'

/** The lock of a value: only the process that holds it makes the value. */
export interface Turn {
  readonly end: () => Promise<unknown>
}

/** The values that all processes share. It never rejects: a store that fails has no values. */
export interface Shared {
  readonly read: (key: string) => Promise<Value | undefined>
  readonly write: (key: string, value: Value) => Promise<unknown>
  /** Takes the lock of a value, unless another process has it. */
  readonly takeTurn: (key: string) => Promise<Turn | 'taken' | undefined>
}

/** How long a store may take to answer, including the connection to it. */
const STORE_TIMEOUT_MS = 1000
/** How long a store is not used after it failed. */
const STORE_PAUSE_MS = 5000

/** Creates a function that asks a store, and skips it for a while after it failed. */
const createAsk = (report: Report) => {
  let pausedUntil = 0
  const isPaused = () => liveEffects.now() < pausedUntil
  const ask = async <A>(operation: (signal: AbortSignal) => Awaitable<A>): Promise<A | undefined> => {
    if (isPaused()) return undefined
    try {
      return await within(STORE_TIMEOUT_MS, 'the store', operation)
    } catch (cause) {
      pausedUntil = liveEffects.now() + STORE_PAUSE_MS
      report({ _tag: 'StoreFailed', cause })
      return undefined
    }
  }
  return { ask, isPaused }
}

/** Whether Redis has something other than a string at a key, such as a list. */
const isOfAnotherType = (cause: unknown): boolean => String(cause).includes('WRONGTYPE')

const noop = (): void => undefined

/** Opens a store to one cache. */
export const createShared = (store: Store, lifetime: Lifetime, turnMs: number, report: Report): Shared => {
  const values = createAsk(report)
  const locks = createAsk(report)
  /** The keys with unreadable data that has been reported, since the last valid value. */
  const strange = new Set<string>()

  const ignore = (key: string): undefined => {
    if (strange.has(key)) return
    strange.add(key)
    const what = `the store has unreadable data at the key ${JSON.stringify(key)}; the next value replaces it`
    report({ _tag: 'StoreFailed', cause: new Error(`gecko-widgets: cached: ${what}`) })
  }

  return {
    read: (key) =>
      values.ask(async () => {
        try {
          const entry = await driverOf(store).get(key)
          if (entry === undefined || entry === null) return undefined
          const value = typeof entry === 'string' ? fromEntry(entry, lifetime) : undefined
          if (value !== undefined) strange.delete(key)
          return value ?? ignore(key)
        } catch (cause) {
          if (isOfAnotherType(cause)) return ignore(key)
          throw cause
        }
      }),

    write: (key, value) =>
      values.ask(async () => {
        await driverOf(store).set(key, toEntry(value), lifetime.ttlMs + lifetime.staleMs)
        strange.delete(key)
      }),

    takeTurn: async (key) => {
      if (values.isPaused()) return undefined
      const factory = locksOf(store)
      // The first call loads a library, and the store is not responsible for that.
      await factory.catch(noop)
      return locks.ask(async (signal) => {
        try {
          const lock = (await factory)?.createLock(lockName(store, key), turnMs)
          if (lock === undefined) return undefined
          // Checked first, because a database logs an error for each lock that it refuses.
          if ((await lock.isLocked()) || !(await lock.acquireImmediately())) return 'taken'
          // A lock that has already expired cannot be released and does not have to be.
          const release = () => lock.release().catch(noop)
          // This lock came too late to be used.
          if (signal.aborted) void release()
          return { end: () => locks.ask(release) }
        } catch (cause) {
          forgetLocks(store)
          throw cause
        }
      })
    },
  }
}
