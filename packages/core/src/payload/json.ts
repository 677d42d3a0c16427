import type { Payload } from './payload.js'

/**
 * Writes a payload as JSON, in the key order of the payload. It never throws for a payload that `encode` made, which has
 * only finite numbers, well-formed strings and at most 32 levels.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { encodeJson, widgets } from '@gecko-widgets/core'
 *
 * const payload = widgets.number.encode([42, 40])
 * assert.deepStrictEqual(E.map(encodeJson)(payload), E.right('{"item":[{"value":42},{"value":40}]}'))
 */
export const encodeJson = (payload: Payload): string => JSON.stringify(payload.json)

/** The longest payload that is served or pushed: 1 MiB. */
export const MOST_BYTES = 1_048_576

/** Checks whether a text is longer than `MOST_BYTES`, in UTF-8. */
export const isTooLarge = (text: string): boolean => Buffer.byteLength(text) > MOST_BYTES
