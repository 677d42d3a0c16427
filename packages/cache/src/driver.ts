/** What reads and writes the entries of a store. */
export interface Driver {
  readonly type: 'l2'
  readonly get: (key: string) => unknown
  readonly set: (key: string, entry: string, ttlMs: number) => unknown
}

/** A store that replicas share: a driver of BentoCache, such as `redisDriver({ connection })`. */
export interface Store {
  readonly options: object
  // biome-ignore lint/suspicious/noExplicitAny: each driver has a configuration of its own
  readonly factory: (config: any) => Driver
}

const PREFIX = 'gecko-widgets'

const drivers = new WeakMap<Store, Driver>()

/** Makes one driver of a store for all that use it: a driver may hold connections and timers. */
export const driverOf = (store: Store): Driver => {
  const driver = drivers.get(store) ?? store.factory({ prefix: PREFIX, ...store.options })
  drivers.set(store, driver)
  return driver
}

/** The longest key that a table of locks has room for. */
const LONGEST = 255

/**
 * Names the lock of a value, in a store that another app may use too. Keys that differ only after the longest one share
 * a lock: their calls wait for each other, and are otherwise as they would be.
 */
export const lockName = ({ options }: Store, key: string): string => {
  const { prefix = PREFIX } = options as { readonly prefix?: string }
  return `${prefix}-lock:${key}`.slice(0, LONGEST)
}
