import { type Codec, codec, type Reading, type Wire } from './codec.js'

/** Reads with `of`, and converts the result. */
export const map = <A, B>(of: Reading<A>, to: (a: A) => B): Reading<B> => ({
  ...of,
  read: (value, room) => {
    const decoded = of.read(value, room)
    return decoded === undefined ? undefined : to(decoded)
  },
})

/** Reads the wire, and converts the result. */
export const mapWire = <A, B>(wire: Wire<A>, to: (a: A) => B): Wire<B> => ({ ...map(wire, to), at: wire.at })

/**
 * Joins two descriptions of a value that a person writes in one shape, `input`, and Geckoboard reads in another,
 * `payload`. `to` and `from` convert between them.
 */
export const writtenAs = <A, P>(
  input: Codec<A>,
  payload: Codec<P>,
  to: (a: A) => P,
  from: (payload: P) => A,
): Codec<A> =>
  codec({
    ...input,
    encode: (a) => payload.encode(to(a)),
    wire: mapWire(payload.wire, from),
  })
