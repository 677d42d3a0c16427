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

/** What all caches of this process keep, in the order of the last use. */
const all = new Set<Kept>()
let bytes = 0
let asked: number | undefined

const forgetFirst = (kept: Iterable<Kept>): void => {
  const [first] = kept
  first?.forget()
}

/** Makes the memory of one cache. The bound in bytes is for all together: the largest that one asked for. */
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
      // A value that does not fit at all pushes nothing out.
      if (kept.bytes > most) return
      toLast(key, kept)
      bytes += kept.bytes
      if (own.size > MOST_VALUES) forgetFirst(own.values())
      while (bytes > most) forgetFirst(all)
    },
  }
}
