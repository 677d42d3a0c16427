import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { type Found, issue, issueLine, NONE, type Path, pathText, said } from './issue.js'
import { bare } from './own.js'
import { anyRoom, isFull, newRoom, type Room, roomToExplain } from './room.js'
import type { JsonSchema } from './schema.js'

/**
 * One way to read a value. `read` returns a fresh, normalized copy, or `undefined` if it refuses; only then `explain` is
 * called, which finds every problem. So a valid value costs no work for error messages.
 */
export interface Reading<A> {
  /** What is expected, in words, for error messages. */
  readonly name: string
  readonly read: (value: unknown, room: Room) => A | undefined
  readonly explain: (value: unknown, room: Room) => readonly Found[]
  readonly schema: () => JsonSchema
  /** Finds fields of a value that can be read which are probably misspelled, and are dropped. Default: none. */
  readonly slips?: ((value: unknown) => readonly Found[]) | undefined
}

/** How Geckoboard reads a payload, whichever program wrote it. Unlike for an input, `explain` may warn of what `read` takes. */
export interface Wire<A> extends Reading<A> {
  /** Maps the path of a part in the full form to its path on the wire. */
  readonly at: (path: Path) => Path
}

/** The type of `late`, checked as a method is: so a `Codec<A>` is assignable to `Codec<unknown>`. */
type Late<A> = { late(a: A): readonly Found[] }['late']

/**
 * The description of a value: how a person writes it (`read`, `explain`), what goes on the wire (`encode`), and how
 * Geckoboard reads that (`wire`). It is an io-ts type. Its functions are methods, which TypeScript compares bivariantly:
 * so a table can hold codecs of any type.
 */
export interface Codec<A> extends Reading<A>, t.Decoder<unknown, A> {
  readonly name: string
  is(value: unknown): value is A
  encode(a: A): unknown
  readonly wire: Wire<A>
  /** Checks the rules that wait for the settings; see `settled`. */
  readonly late: Late<A> | undefined
  /** Writes a plain and valid value at once, or returns `undefined`; see `quick`. */
  readonly direct: ((value: unknown) => unknown) | undefined
}

/** The parts of a codec that a combinator gives. */
export interface Parts<A> extends Reading<A> {
  readonly encode?: (a: A) => unknown
  readonly wire?: Wire<A>
  readonly late?: Late<A> | undefined
  readonly direct?: ((value: unknown) => unknown) | undefined
}

const UNREADABLE = [said([], 'unreadable', 'a getter or a proxy threw while this was read; pass plain data')]

/** Runs code that touches a foreign value: a getter or a proxy may throw, and core must not. */
const guarded = <A>(read: () => A, otherwise: A): A => {
  try {
    return read()
  } catch {
    return otherwise
  }
}

/** What is wrong with a value whose payload would be longer than 1 MiB. */
export const TOO_LARGE = [issue([], 'too_large', 'at most 1 MiB of JSON')]

/** Explains a refusal. If nothing is wrong on the second look, the value changes each time it is read. */
export const explained = (
  { explain }: Pick<Reading<unknown>, 'explain'>,
  value: unknown,
): readonly Found[] => {
  const room = roomToExplain()
  const found = guarded(() => explain(value, room), UNREADABLE)
  if (found.length > 0) return found
  return isFull(room) ? TOO_LARGE : UNREADABLE
}

/** Reads a value, even if a getter throws. Not `guarded`: this runs for every response and must not allocate a closure. */
export const reading = <A>(
  { read }: Pick<Reading<A>, 'read'>,
  value: unknown,
  room: Room = newRoom(),
): A | undefined => {
  try {
    return read(value, room)
  } catch {
    return undefined
  }
}

/** Reads a value, or explains why it is refused. */
export const decoded = <A>(of: Reading<A>, value: unknown): E.Either<readonly Found[], A> => {
  const room = newRoom()
  const read = reading(of, value, room)
  if (isFull(room)) return E.left(TOO_LARGE)
  return read === undefined ? E.left(explained(of, value)) : E.right(read)
}

/** Reads a value of any size, which does not become a payload. */
export const ofAnySize = <A>(of: Reading<A>): Reading<A> => ({
  ...of,
  read: (value) => of.read(value, anyRoom()),
  explain: (value) => of.explain(value, anyRoom()),
})

/** Finds the slips in a value; a getter that throws ends the search. */
export const slipsOf = ({ slips }: Pick<Reading<unknown>, 'slips'>, value: unknown): readonly Found[] =>
  slips === undefined ? NONE : guarded(() => slips(value), NONE)

/** Finds all problems and warnings of a value, even if a getter throws. */
export const finding = ({ explain }: Reading<unknown>, value: unknown): readonly Found[] =>
  guarded(() => explain(value, anyRoom()), UNREADABLE)

/** An issue as an io-ts error, without the value, which must not reach a log. */
interface IssueError extends t.ValidationError {
  readonly found: Found
}

/** The parts of an io-ts type that say what it is. */
interface Tagged {
  readonly _tag?: string
  readonly type?: Tagged
}

/** Whether io-ts numbers the members of a type, such as a union: such a number is not a step into the value. */
const hasMembers = ({ _tag = '', type }: Tagged): boolean =>
  /^(?:Union|Intersection)Type$/.test(_tag) ||
  (/^(?:Exact|Readonly|Refinement|Recursive)Type$/.test(_tag) && type !== undefined && hasMembers(type))

/** Reads the path in an io-ts context: the outermost key is empty, and an index is a string. */
const pathIn = (context: t.Context): Path =>
  context
    .filter(({ key }, i) => (i === 0 ? key !== '' : !hasMembers(context[i - 1]?.type as Tagged)))
    .map(({ key }) => (/^\d+$/.test(key) ? Number(key) : key))

const errorOf =
  (context: t.Context) =>
  ({ at, ...rest }: Found): IssueError => {
    const found = { ...rest, at: [...pathIn(context), ...at] }
    return {
      value: undefined,
      context: [...context, ...at.map((key) => ({ key: String(key), type: t.unknown }))],
      message: issueLine({ ...rest, path: pathText(found.at) }),
      found,
    }
  }

/** Returns the issues in the errors of our own codecs. */
export const foundIn = (errors: t.Errors): readonly Found[] =>
  errors.map((error) => (error as IssueError).found)

/** Whether a codec writes what it reads unchanged; the codec around it can then skip the copy. */
export const isPlainlyWritten = ({ encode }: Pick<Codec<unknown>, 'encode'>): boolean => encode === t.identity

/** Describes the wire of a value that Geckoboard reads as a person writes it. */
export const wireOf = <A>(reading: Reading<A>): Wire<A> => ({ ...reading, at: t.identity })

/** Makes a codec. By default a value is written as it is read. */
export const codec = <A>(parts: Parts<A>): Codec<A> => {
  const { name, read, explain, schema, encode = t.identity, wire, late, direct, slips } = bare(parts)
  const input: Reading<A> = { name, read, explain, schema, slips }
  const type = new t.Type<A, unknown>(
    name,
    (value): value is A => {
      const room = newRoom()
      return reading(input, value, room) !== undefined && !isFull(room)
    },
    (value, context) =>
      E.mapLeft((found: readonly Found[]) => found.map(errorOf(context)))(decoded(input, value)),
    encode,
  )
  return Object.assign(type, input, { wire: wire ?? wireOf(input), late, direct })
}
