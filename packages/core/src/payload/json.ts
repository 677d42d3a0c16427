import type { Json, Payload } from './payload.js'

const BARE = {}

/** Writes a value without `JSON.stringify`, which would call a `toJSON` that somebody added to Object.prototype. */
const write = (json: Json): string => {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json)
  if (Array.isArray(json)) return `[${json.map(write).join(',')}]`
  const fields = json as { readonly [key: string]: Json }
  return `{${Object.keys(fields)
    .map((key) => `${JSON.stringify(key)}:${write(fields[key] as Json)}`)
    .join(',')}}`
}

/** Writes a value as JSON. */
export const writeJson = (json: Json): string => ('toJSON' in BARE ? write(json) : JSON.stringify(json))

/**
 * Writes a payload as JSON, in the key order of the payload. It never throws for a payload that `encode` made, which has
 * only finite numbers, well-formed strings, at most 32 levels and at most 1 MiB of text.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { encodeJson, widgets } from '@gecko-widgets/core'
 *
 * const payload = widgets.number.encode([42, 40])
 * assert.deepStrictEqual(E.map(encodeJson)(payload), E.right('{"item":[{"value":42},{"value":40}]}'))
 */
export const encodeJson = (payload: Payload): string => writeJson(payload.json)

/** The longest payload that is served or pushed: 1 MiB. */
export const MOST_BYTES = 1_048_576

/** Checks whether a text is longer than `MOST_BYTES`, in UTF-8. */
export const isTooLarge = (text: string): boolean =>
  // A UTF-16 unit is three bytes at most.
  text.length * 3 > MOST_BYTES && new TextEncoder().encode(text).length > MOST_BYTES
