import { timingSafeEqual } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'

/** The request does not carry a right key; the same value for every cause. */
export interface Unauthorized {
  readonly _tag: 'Unauthorized'
}

const UNAUTHORIZED: E.Either<Unauthorized, void> = E.left({ _tag: 'Unauthorized' })
const AUTHORIZED: E.Either<Unauthorized, void> = E.right(undefined)

const LENGTH_BYTES = 4

/** Puts bytes behind their length, in a frame that is as wide whatever they are; what does not fit is cut. */
const framed = (bytes: Uint8Array, width: number): Buffer => {
  const frame = Buffer.alloc(LENGTH_BYTES + width)
  frame.writeUInt32BE(bytes.length)
  frame.set(bytes.subarray(0, width), LENGTH_BYTES)
  return frame
}

// RFC 7235: the scheme in any case, one or more spaces, a token of the base64 alphabet.
const BASIC = /^basic +([A-Za-z\d+/]+={0,2})$/i
const COLON = 0x3a

/** The bytes of the user name, or `undefined` where the header is no Basic credential in canonical base64. */
const userOf = (header: unknown): Uint8Array | undefined => {
  const token = typeof header === 'string' ? BASIC.exec(header)?.[1] : undefined
  if (token === undefined) return undefined
  const credentials = Buffer.from(token, 'base64')
  if (credentials.toString('base64') !== token) return undefined
  const colon = credentials.indexOf(COLON)
  return colon === -1 ? credentials : credentials.subarray(0, colon)
}

/**
 * Checks the key in an Authorization header: HTTP Basic, the user name is the key, the password is ignored
 * (`docs/reference/http.md#access`).
 *
 * Takes one key or a list of them. Give the header as it came, and a list where there are several: a list is refused,
 * so that a proxy and the server cannot disagree on which one counts.
 * Bytes are compared in constant time, over all keys. An empty key matches nothing.
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
    // Frames of one width, so that neither the length nor the place of a difference shows; every key is compared, so
    // that its place in the list does not.
    let matches = 0
    for (const frame of frames) if (timingSafeEqual(frame, given)) matches += 1
    return matches > 0 ? AUTHORIZED : UNAUTHORIZED
  }
}
