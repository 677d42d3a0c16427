import { type Codec, codec } from './codec.js'
import { bare } from './own.js'
import type { Room } from './room.js'

/** Handwritten readers of a value, for speed; see `quick`. */
export interface Quick<A> {
  /** Reads a value as the description does, or returns `undefined`. */
  readonly read?: (value: unknown, room: Room) => A | undefined
  /** Writes the payload of a value at once, without the full form in between, or returns `undefined`. */
  readonly direct?: (value: unknown) => unknown
}

/**
 * Adds handwritten readers to a description. V8 shares type feedback between all closures of one place in the source, so
 * the description's loop over fields is slow once several kinds run it: 10 to 30 ns a field, against 1 to 5 for a field
 * that the code names. The description reads what the quick reader declines; a property test compares the two
 * (`test/widgets/quick.test.ts`).
 */
export const quick = <A>(of: Codec<A>, readers: Quick<A>): Codec<A> => {
  const { read, direct } = bare(readers)
  return codec({
    ...of,
    ...(read === undefined ? {} : { read: (value, room) => read(value, room) ?? of.read(value, room) }),
    ...(direct === undefined ? {} : { direct }),
  })
}
