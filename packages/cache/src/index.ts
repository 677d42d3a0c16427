export { type CachedContext, cached } from './cached.js'
export type { Store } from './driver.js'
export type { CacheFailure, CacheOptions } from './options.js'
