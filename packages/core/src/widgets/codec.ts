import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { type IssueCode, problem, step } from './issue.js'

/**
 * An io-ts codec with two ways through. `read` answers at once: a fresh, normalised copy, or `undefined` where it
 * refuses; `explain` is asked only then, and finds every problem. A response therefore pays for io-ts's contexts only
 * when there is something to say.
 */
export interface Codec<A> extends t.Decoder<unknown, A> {
  readonly read: (value: unknown) => A | undefined
  readonly explain: (value: unknown, context: t.Context) => t.Errors
}

/** The type of an old spelling: no value has it, and a compile error names the new spelling. */
export interface NowCalled<Name extends string> {
  readonly nowCalled: Name
}

/** The codecs of an object's fields, in the order in which they go on the wire; an old spelling has none. */
export type Fields<A> = {
  readonly [K in keyof A as Exclude<A[K], undefined> extends NowCalled<string> ? never : K]-?: Codec<
    Exclude<A[K], undefined>
  >
}

/** Some of them. */
type PartialFields<A> = { readonly [K in keyof A]?: Codec<Exclude<A[K], undefined>> }

const NO_ERRORS: t.Errors = []
export const MOST_ENTRIES = 10_000

/** Makes a codec of its two ways through. */
export const codec = <A>(
  name: string,
  read: (value: unknown) => A | undefined,
  explain: (value: unknown, context: t.Context) => t.Errors,
): Codec<A> => {
  const type: t.Decoder<unknown, A> = new t.Type<A>(
    name,
    (value): value is A => read(value) !== undefined,
    (value, context) => {
      const decoded = read(value)
      return decoded === undefined ? E.left(explain(value, context)) : E.right(decoded as A)
    },
    t.identity,
  )
  return Object.assign(type, { read, explain })
}

/** Makes the codec of a value without parts. */
export const leaf = <A>(
  expected: string,
  code: IssueCode,
  read: (value: unknown) => A | undefined,
): Codec<A> => codec(expected, read, (value, context) => [problem(value, context, code, expected)])

/** Reads what `of` reads, and passes it on as another value. */
export const mapped = <A, B>(of: Codec<A>, to: (a: A) => B): Codec<B> =>
  codec(
    of.name,
    (value) => {
      const decoded = of.read(value)
      return decoded === undefined ? undefined : to(decoded)
    },
    of.explain,
  )

/** A broken rule: the path of the part to change (empty for the value itself), the code and what was expected. */
export type Broken = readonly [path: string, code: IssueCode, expected: string]

/** Finds the broken rules of a value that has the right shape. */
export type Rules<A> = (a: A) => readonly Broken[]

/** What `Rules` answer where none is broken. */
export const KEPT: readonly Broken[] = []

/** Finds the broken rules of a list's entries, each by itself. */
export const brokenIn = <A>(
  entries: readonly A[],
  rule: (entry: A, i: number) => Broken | undefined,
): readonly Broken[] => entries.map(rule).filter((broken) => broken !== undefined)

/** Reads what `of` reads where no rule is broken. */
export const ruled = <A>(of: Codec<A>, rules: Rules<A>): Codec<A> =>
  codec(
    of.name,
    (value) => {
      const decoded = of.read(value)
      return decoded === undefined || rules(decoded).length > 0 ? undefined : decoded
    },
    (value, context) => {
      const decoded = of.read(value)
      return decoded === undefined ? of.explain(value, context) : brokenRules(rules(decoded), context)
    },
  )

/** Reports broken rules as io-ts errors. */
export const brokenRules = (broken: readonly Broken[], context: t.Context): t.Errors =>
  broken.map(([path, code, expected]) => ({
    value: null,
    context: t.appendContext(context, path, t.unknown),
    code,
    message: `expected ${expected}`,
  }))

export const isList: (value: unknown) => value is readonly unknown[] = Array.isArray

/** Tells plain objects and instances of a person's classes; a Map, a Date or a Promise holds its data elsewhere. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  (isPlain(value) || Object.prototype.toString.call(value) === '[object Object]')

/** Tells objects that are written as such, `{ … }`. */
export const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Reads an own field; what an object inherits is not its data. */
const own = (value: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined

/** Makes the codec of a list of `min` to `max` entries. */
export const list = <A>(
  of: Codec<A>,
  { min = 0, max = MOST_ENTRIES }: { readonly min?: number; readonly max?: number } = {},
): Codec<readonly A[]> => {
  const expected = `a list, each entry ${of.name}`
  return codec(
    expected,
    (value) => {
      if (!isList(value)) return undefined
      const length = value.length
      if (length < min || length > max) return undefined
      const decoded: A[] = []
      for (let i = 0; i < length; i++) {
        const entry = of.read(value[i])
        if (entry === undefined) return undefined
        decoded.push(entry)
      }
      return decoded
    },
    (value, context) => {
      if (!isList(value)) return [problem(value, context, 'wrong_shape', expected)]
      const length = value.length
      if (length < min) return [problem(value, context, 'too_few', `at least ${entries(min)}`)]
      if (length > max) return [problem(value, context, 'too_many', `at most ${entries(max)}`)]
      const errors: t.ValidationError[] = []
      for (let i = 0; i < length; i++) errors.push(...explainPart(of, value[i], context, `[${i}]`))
      return errors
    },
  )
}

const entries = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'entry' : 'entries'}`

const explainPart = (of: Codec<unknown>, value: unknown, context: t.Context, key: string): t.Errors =>
  of.read(value) === undefined ? of.explain(value, t.appendContext(context, key, of, value)) : NO_ERRORS

/** Explains a part that may be absent; a database has `null` there. */
const explainOptional: typeof explainPart = (of, value, context, key) => {
  if (value === undefined) return NO_ERRORS
  const errors = explainPart(of, value, context, key)
  return value === null
    ? errors.map((error) => ({ ...error, message: `${error.message}: leave it out, or use undefined` }))
    : errors
}

interface Part {
  readonly key: string
  readonly of: Codec<unknown>
  readonly required: boolean
}

/** Names the fields that a value needs; all others may be absent or `undefined`. */
type Required<A> = readonly (keyof A & string)[]

const partsOf = (fields: object, required: readonly string[]): readonly Part[] =>
  (Object.entries(fields) as [string, Codec<unknown>][]).map(([key, of]) => ({
    key,
    of,
    required: required.includes(key),
  }))

/** Old and seed spellings of fields, each with the name that is read today. */
export type Renamed = Readonly<Record<string, string>>

/**
 * Makes the codec of an object: the fields that are known, in their order; others never reach what is read.
 * An old spelling in `renamed` is refused with a hint at the new one, rather than dropped.
 */
export const struct = <A>(fields: Fields<A>, required: Required<A>, renamed: Renamed = {}): Codec<A> => {
  const parts = partsOf(fields, required)
  const old = Object.keys(renamed)
  const names = parts.map(({ key, required }) => (required ? key : `${key}?`))
  const expected = names.length === 0 ? 'an object' : `an object { ${names.join(', ')} }`
  return codec<A>(
    expected,
    (value) => {
      if (!isObject(value)) return undefined
      const decoded: Record<string, unknown> = {}
      for (let i = 0; i < parts.length; i++) {
        const { key, of, required } = parts[i] as Part
        const field = own(value, key)
        if (field === undefined) {
          if (required) return undefined
          continue
        }
        const read = of.read(field)
        if (read === undefined) return undefined
        decoded[key] = read
      }
      for (const key of old) if (own(value, key) !== undefined) return undefined
      return decoded as A
    },
    (value, context) => {
      if (!isObject(value)) return [problem(value, context, 'wrong_shape', expected)]
      return [
        ...parts.flatMap(({ key, of, required }) => {
          const field = own(value, key)
          return (required ? explainPart : explainOptional)(of, field, context, step(key))
        }),
        ...brokenRules(
          old
            .filter((key) => own(value, key) !== undefined)
            .map((key) => [step(key), 'renamed', `${renamed[key]}, as ${key} is now called`] as const),
          context,
        ),
      ]
    },
  )
}

/** Makes the codec of the same object written as a list: the fields by position, those at the end optional. */
export const positional = <A>(fields: PartialFields<A>, required: Required<A>): Codec<A> => {
  const parts = partsOf(fields, required)
  const expected = `a list [${parts.map(({ key, required }) => (required ? key : `${key}?`)).join(', ')}]`
  return codec<A>(
    expected,
    (value) => {
      if (!isList(value) || value.length > parts.length) return undefined
      const decoded: Record<string, unknown> = {}
      for (let i = 0; i < parts.length; i++) {
        const { key, of, required } = parts[i] as Part
        const entry = value[i]
        if (entry === undefined) {
          if (required) return undefined
          continue
        }
        const read = of.read(entry)
        if (read === undefined) return undefined
        decoded[key] = read
      }
      return decoded as A
    },
    (value, context) => {
      if (!isList(value)) return [problem(value, context, 'wrong_shape', expected)]
      if (value.length < required.length) return [problem(value, context, 'too_few', expected)]
      if (value.length > parts.length) return [problem(value, context, 'too_many', expected)]
      return parts.flatMap(({ of, required }, i) =>
        (required ? explainPart : explainOptional)(of, value[i], context, `[${i}]`),
      )
    },
  )
}

/** Makes the codec of a value with several forms: `choose` names the one to read it as, so that an error comes from one form alone. */
export const chosen = <A>(
  expected: string,
  otherwise: IssueCode,
  choose: (value: unknown) => Codec<A> | undefined,
): Codec<A> =>
  codec(
    expected,
    (value) => choose(value)?.read(value),
    (value, context) =>
      choose(value)?.explain(value, context) ?? [problem(value, context, otherwise, expected)],
  )

/** The codecs of a value's shorthands, each by the shape that tells it. */
interface Forms<A> {
  readonly number?: Codec<A>
  readonly string?: Codec<A>
  readonly null?: Codec<A>
  readonly list?: Codec<A>
  readonly object?: Codec<A>
}

/** Makes the codec of a value with shorthands, told apart by their shapes. */
export const shaped = <A>(forms: Forms<A>): Codec<A> => {
  const { number, string, null: nothing, list, object } = forms
  return chosen(
    [...new Set(Object.values(forms).map(({ name }) => name))].join(' or '),
    number === undefined ? 'wrong_shape' : 'not_finite',
    (value) => {
      if (typeof value === 'number') return number
      if (typeof value === 'string') return string
      if (value === null) return nothing
      if (isList(value)) return list
      return isObject(value) ? object : undefined
    },
  )
}
