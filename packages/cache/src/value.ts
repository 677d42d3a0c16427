import { liveEffects } from '@gecko-widgets/core/adapter'

const { now } = liveEffects

/** A value as JSON, of which each poll makes its own copy. */
export interface Value {
  readonly json: string
  /** When it expires by the wall clock, which replicas share. It names the value in the store. */
  readonly expires: number
  /** The times until which it is fresh and is served, by the monotonic clock of this process. */
  readonly freshUntil: number
  readonly servedUntil: number
}

/** How long values are fresh, and how much longer they are served. */
export interface Lifetime {
  readonly ttlMs: number
  readonly staleMs: number
}

/** Whether a value is fresh and is served without a new call. */
export const isFresh = (value: Value | undefined): value is Value =>
  value !== undefined && now() < value.freshUntil

/** Whether a value is recent enough to serve when a newer one is missing. */
export const isServed = (value: Value | undefined): value is Value =>
  value !== undefined && now() < value.servedUntil

/**
 * Whether a value of the store is newer than one in memory. The same value is not newer, even if the wall clock was
 * set back.
 */
export const isNewer = (found: Value, kept: Value): boolean =>
  found.expires !== kept.expires && found.freshUntil > kept.freshUntil

const timed = (json: string, expires: number, freshMs: number, { staleMs }: Lifetime): Value => {
  const freshUntil = now() + freshMs
  return { json, expires, freshUntil, servedUntil: freshUntil + staleMs }
}

/** Makes the value of a call that has just ended. */
export const newValue = (json: string, lifetime: Lifetime): Value =>
  timed(json, Date.now() + lifetime.ttlMs, lifetime.ttlMs, lifetime)

/** Writes a value as an entry of the store. */
export const toEntry = ({ json, expires }: Value): string => `{"value":${json},"expires":${expires}}`

/** The last moment of a Date. */
const LAST_DATE = 8.64e15

const parsed = (entry: string): { readonly value?: unknown; readonly expires?: unknown } => {
  try {
    return Object(JSON.parse(entry))
  } catch {
    return {}
  }
}

/** Reads an entry of the store, or finds that it is not one. */
export const fromEntry = (entry: string, lifetime: Lifetime): Value | undefined => {
  const { value, expires } = parsed(entry)
  if (value === undefined || typeof expires !== 'number') return undefined
  if (!Number.isInteger(expires) || expires <= 0 || expires > LAST_DATE) return undefined
  const leftMs = expires - Date.now()
  // No replica makes a value that is fresh for longer than a TTL. The clocks may differ a little. If they differ more,
  // one was set back, and the value would stay fresh until that clock reaches the same time again.
  const freshMs = leftMs > 2 * lifetime.ttlMs ? 0 : Math.min(leftMs, lifetime.ttlMs)
  return timed(JSON.stringify(value), expires, freshMs, lifetime)
}
