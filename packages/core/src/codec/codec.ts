import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { type Found, issue, issueLine, type Path, pathText } from './issue.js'
import type { JsonSchema } from './schema.js'

/**
 * One way to read a value. `read` answers at once: a fresh, normalized copy, or `undefined` if it refuses; `explain` is
 * asked only then, and finds every problem. A response therefore pays for errors only when there is something to say.
 */
export interface Reading<A> {
  /** What is expected, in words. */
  readonly name: string
  readonly read: (value: unknown) => A | undefined
  readonly explain: (value: unknown) => readonly Found[]
  readonly schema: () => JsonSchema
}

/** How Geckoboard reads what a codec writes, whoever wrote it. Here `explain` warns too, of what `read` takes. */
export interface Wire<A> extends Reading<A> {
  /** Where a part of the full form is on the wire. */
  readonly at: (path: Path) => Path
}

/** A function that a table can hold for values of any type, as it can a method. */
type Late<A> = { late(a: A): readonly Found[] }['late']

/**
 * The description of a value: how a person writes it (`read`, `explain`), what goes on the wire (`encode`), and how
 * Geckoboard reads that (`wire`). It is an io-ts type; methods, not fields, so that a table can hold codecs of any type.
 */
export interface Codec<A> extends Reading<A>, t.Decoder<unknown, A> {
  readonly name: string
  is(value: unknown): value is A
  encode(a: A): unknown
  readonly wire: Wire<A>
  /** Finds the broken rules that wait for the settings; see `settled`. */
  readonly late: Late<A> | undefined
  /** Writes a plain and valid value at once, or declines; see `quick`. */
  readonly direct: ((value: unknown) => unknown) | undefined
}

/** The parts of a codec that a combinator gives. */
export interface Parts<A> extends Reading<A> {
  readonly encode?: (a: A) => unknown
  readonly wire?: Wire<A>
  readonly late?: Late<A> | undefined
  readonly direct?: ((value: unknown) => unknown) | undefined
}

const UNREADABLE = [issue([], 'unreadable', 'plain data; a getter or a proxy threw while it was read')]

/** Runs what reads somebody's value: a getter or a proxy may throw, and core does not. */
const guarded = <A>(read: () => A, otherwise: A): A => {
  try {
    return read()
  } catch {
    return otherwise
  }
}

/** Explains a refusal; a value that was refused, and shows nothing wrong when it is read again, answers differently each time. */
export const explained = (
  { explain }: Pick<Reading<unknown>, 'explain'>,
  value: unknown,
): readonly Found[] => {
  const found = guarded(() => explain(value), UNREADABLE)
  return found.length === 0 ? UNREADABLE : found
}

/** Reads a value, whatever its getters do. Asked at every response, so it makes no closure. */
export const reading = <A>({ read }: Pick<Reading<A>, 'read'>, value: unknown): A | undefined => {
  try {
    return read(value)
  } catch {
    return undefined
  }
}

/** Finds all that there is to say of a value, whatever its getters do. */
export const finding = ({ explain }: Reading<unknown>, value: unknown): readonly Found[] =>
  guarded(() => explain(value), UNREADABLE)

/** An issue in io-ts's own form: the steps as a context, our line as the message, and no value. */
interface IssueError extends t.ValidationError {
  readonly found: Found
}

/** A type of io-ts, as far as it says what it is. */
interface Tagged {
  readonly _tag?: string
  readonly type?: Tagged
}

/** Whether io-ts numbers the members of a type, as of a union: such a number is not a step into the value. */
const hasMembers = ({ _tag = '', type }: Tagged): boolean =>
  /^(?:Union|Intersection)Type$/.test(_tag) ||
  (/^(?:Exact|Readonly|Refinement|Recursive)Type$/.test(_tag) && type !== undefined && hasMembers(type))

/** The steps that io-ts has taken from its outermost type, whose own key is empty; it writes an index as a string. */
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

/** Finds our issues again in the errors of our own codecs. */
export const foundIn = (errors: t.Errors): readonly Found[] =>
  errors.map((error) => (error as IssueError).found)

/** Whether a codec writes what it reads as it is; then whoever holds it can skip the copy. */
export const isPlainlyWritten = ({ encode }: Pick<Codec<unknown>, 'encode'>): boolean => encode === t.identity

/** How a value is read that goes on the wire as a person writes it. */
export const wireOf = <A>(reading: Reading<A>): Wire<A> => ({ ...reading, at: t.identity })

/** Makes a codec of its parts; one that is written as it is read says no more. */
export const codec = <A>({
  name,
  read,
  explain,
  schema,
  encode = t.identity,
  wire,
  late,
  direct,
}: Parts<A>): Codec<A> => {
  const input: Reading<A> = { name, read, explain, schema }
  const type = new t.Type<A, unknown>(
    name,
    (value): value is A => reading(input, value) !== undefined,
    (value, context) => {
      const decoded = reading(input, value)
      return decoded === undefined
        ? E.left(explained(input, value).map(errorOf(context)))
        : E.right(decoded as A)
    },
    encode,
  )
  return Object.assign(type, input, { wire: wire ?? wireOf(input), late, direct })
}
