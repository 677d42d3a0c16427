import { liveEffects } from '@gecko-widgets/core/adapter'

const { now } = liveEffects

/** A value as JSON: each poll makes a copy of its own of it. */
export interface Value {
  readonly json: string
  /** When it expires by the wall clock, which replicas share. It names the value in the store. */
  readonly expires: number
  /** Until when it is fresh and until when it is served, by the clock of this process, which never jumps. */
  readonly freshUntil: number
  readonly servedUntil: number
}

/** How long values are fresh, and how much longer they are served. */
export interface Lifetime {
  readonly ttlMs: number
  readonly staleMs: number
}

/** Whether there is a value that is served without making a new one. */
export const isFresh = (value: Value | undefined): value is Value =>
  value !== undefined && now() < value.freshUntil

/** Whether there is a value that is served if there is nothing better. */
export const isServed = (value: Value | undefined): value is Value =>
  value !== undefined && now() < value.servedUntil

/** Whether a value of the store is newer than one in memory. The same one is not, even if the wall clock was set back. */
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
  // No replica makes a value that is fresh for longer than a TTL. Their clocks may differ a little; with more, one has
  // jumped back, and would keep the value fresh until it comes to the same time again.
  const freshMs = leftMs > 2 * lifetime.ttlMs ? 0 : Math.min(leftMs, lifetime.ttlMs)
  return timed(JSON.stringify(value), expires, freshMs, lifetime)
}
