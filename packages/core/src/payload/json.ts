import type { Payload } from './payload.js'

/**
 * Writes a payload as JSON text, in the key order of the payload.
 *
 * Total for every payload that a kind's `encode` made: such a payload holds only finite numbers, well-formed text
 * and at most 32 levels.
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

/** 1 MiB: no more is served or pushed. */
export const MOST_BYTES = 1_048_576

/** Tells a text of more than `MOST_BYTES`, in bytes of UTF-8. */
export const isTooLarge = (text: string): boolean => Buffer.byteLength(text) > MOST_BYTES
