import type { Value } from './value.js'

/** The values that one cache keeps in this process. */
export interface Memory {
  readonly get: (key: string) => Value | undefined
  readonly set: (key: string, value: Value) => void
}

interface Kept {
  readonly value: Value
  readonly bytes: number
  readonly forget: () => void
}

const MOST_VALUES = 1000
const MOST_BYTES = 50 * 1024 * 1024

/** The values of all caches in this process, in the order of their last use. */
const all = new Set<Kept>()
let bytes = 0
let asked: number | undefined

const forgetFirst = (kept: Iterable<Kept>): void => {
  const [first] = kept
  first?.forget()
}

/**
 * Creates the memory of one cache. The limit in bytes applies to all caches together: the largest that one of them
 * asked for.
 */
export const createMemory = (maxBytes: number | undefined): Memory => {
  if (maxBytes !== undefined) asked = Math.max(asked ?? 0, maxBytes)
  const own = new Map<string, Kept>()

  const toLast = (key: string, kept: Kept): void => {
    own.delete(key)
    own.set(key, kept)
    all.delete(kept)
    all.add(kept)
  }

  return {
    get: (key) => {
      const kept = own.get(key)
      if (kept !== undefined) toLast(key, kept)
      return kept?.value
    },
    set: (key, value) => {
      own.get(key)?.forget()
      const most = asked ?? MOST_BYTES
      const kept: Kept = {
        value,
        bytes: Buffer.byteLength(key) + Buffer.byteLength(value.json),
        forget: () => {
          own.delete(key)
          all.delete(kept)
          bytes -= kept.bytes
        },
      }
      // A value that cannot fit does not remove others.
      if (kept.bytes > most) return
      toLast(key, kept)
      bytes += kept.bytes
      if (own.size > MOST_VALUES) forgetFirst(own.values())
      while (bytes > most) forgetFirst(all)
    },
  }
}
