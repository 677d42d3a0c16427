import { type Codec, codec, type Reading, type Wire, wireOf } from './codec.js'
import type { Wanted } from './foreign.js'
import { type Found, type IssueCode, mismatch, NONE } from './issue.js'
import { nearest } from './nearest.js'
import { bare } from './own.js'
import type { Room } from './room.js'
import type { JsonSchema } from './schema.js'

/** A value without parts. */
export interface Leaf<A> {
  /** What is expected, in words. */
  readonly name: string
  readonly code: IssueCode
  readonly read: (value: unknown, room: Room) => A | undefined
  readonly schema: JsonSchema
  /** The strings that it may be, of which one is suggested for a similar one. */
  readonly words?: readonly string[]
  /** What a hint takes it for. Default: what the code says. */
  readonly wanted?: readonly Wanted[]
}

const readingOf = <A>(of: Leaf<A>): Reading<A> => {
  const { name, code, read, schema, words = [], wanted } = bare(of)
  return {
    name,
    read,
    explain: (value, room) => {
      if (read(value, room) !== undefined) return NONE
      const near = typeof value === 'string' ? nearest(value, words) : undefined
      return mismatch(value, code, near === undefined ? name : `${name}; did you mean ${near}?`, wanted)
    },
    schema: () => schema,
  }
}

/** Describes a value without parts, and how Geckoboard reads it if that differs. */
export const leaf = <A>(input: Leaf<A>, wire: Wire<A> = wireOf(readingOf(input))): Codec<A> =>
  codec({ ...readingOf(input), wire })

/** Describes how Geckoboard reads a value without parts, and what about it only deserves a warning. */
export const leafOnWire = <A>(
  input: Leaf<A>,
  warn: (value: unknown) => readonly Found[] = () => NONE,
): Wire<A> => ({
  ...wireOf(readingOf(input)),
  explain: (value, room) =>
    input.read(value, room) === undefined ? mismatch(value, input.code, input.name) : warn(value),
})
