import { timingSafeEqual } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'

/** A request without a valid key; the same value for every cause, so it reveals none. */
export interface Unauthorized {
  readonly _tag: 'Unauthorized'
}

const UNAUTHORIZED: E.Either<Unauthorized, void> = E.left({ _tag: 'Unauthorized' })
const AUTHORIZED: E.Either<Unauthorized, void> = E.right(undefined)

const LENGTH_BYTES = 4

/** Writes the length of some bytes, then the bytes, into a frame of a fixed width; what does not fit is cut. */
const framed = (bytes: Uint8Array, width: number): Buffer => {
  const frame = Buffer.alloc(LENGTH_BYTES + width)
  frame.writeUInt32BE(bytes.length)
  frame.set(bytes.subarray(0, width), LENGTH_BYTES)
  return frame
}

// RFC 7235: the scheme in any case, one or more spaces, a token of the base64 alphabet.
const BASIC = /^basic +([A-Za-z\d+/]+={0,2})$/i
const COLON = 0x3a

/** Returns the bytes of the user name, or `undefined` if the header is not a Basic credential in canonical base64. */
const userOf = (header: unknown): Uint8Array | undefined => {
  const token = typeof header === 'string' ? BASIC.exec(header)?.[1] : undefined
  if (token === undefined) return undefined
  const credentials = Buffer.from(token, 'base64')
  if (credentials.toString('base64') !== token) return undefined
  const colon = credentials.indexOf(COLON)
  return colon === -1 ? credentials : credentials.subarray(0, colon)
}

/**
 * Checks an Authorization header against one or several keys: in HTTP Basic, the user name is the key, and the password
 * is ignored (`docs/reference/http.md#access`). Bytes are compared in constant time. An empty key matches nothing.
 *
 * Pass several headers as a list. A list is refused: a proxy and this server might disagree on which header counts.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { authenticate } from '@gecko-widgets/core'
 *
 * const check = authenticate(['a-new-key', 'an-old-key'])
 * const header = `Basic ${Buffer.from('an-old-key:X').toString('base64')}`
 * assert.deepStrictEqual(check(header), E.right(undefined))
 * assert.deepStrictEqual(check(undefined), E.left({ _tag: 'Unauthorized' }))
 */
export const authenticate = (
  keys: string | readonly string[],
): ((header: string | readonly string[] | undefined) => E.Either<Unauthorized, void>) => {
  const known = [keys]
    .flat()
    .filter((key) => key !== '')
    .map((key) => Buffer.from(key))
  const width = Math.max(0, ...known.map(({ length }) => length))
  const frames = known.map((key) => framed(key, width))
  return (header) => {
    const user = userOf(header)
    if (user === undefined) return UNAUTHORIZED
    const given = framed(user, width)
    // An attacker must not learn from the timing how long a key is or how much of it is right: all frames have one
    // width. Nor which key of the list matched: every key is compared.
    let matches = 0
    for (const frame of frames) if (timingSafeEqual(frame, given)) matches += 1
    return matches > 0 ? AUTHORIZED : UNAUTHORIZED
  }
}
