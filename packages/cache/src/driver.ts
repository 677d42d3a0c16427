/** A driver that reads and writes the entries of a store. */
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

/** Creates one driver per store, because a driver may hold connections and timers. */
export const driverOf = (store: Store): Driver => {
  const driver = drivers.get(store) ?? store.factory({ prefix: PREFIX, ...store.options })
  drivers.set(store, driver)
  return driver
}

/** The longest key that fits into a table of locks. */
const LONGEST = 255

/**
 * Names the lock of a value, in a store that another app may use too. Keys that only differ after the longest length
 * share a lock; their calls then wait for each other.
 */
export const lockName = ({ options }: Store, key: string): string => {
  const { prefix = PREFIX } = options as { readonly prefix?: string }
  return `${prefix}-lock:${key}`.slice(0, LONGEST)
}
