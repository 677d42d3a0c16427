import * as E from 'fp-ts/lib/Either.js'
import type { Issue, IssueCode } from '../codec/issue.js'
import { unknownName } from '../codec/nearest.js'
import { isPlain } from '../codec/own.js'

export { unknownName } from '../codec/nearest.js'

/** A function that reads an option: its value, or its issues. */
export type DecodeOption<A> = (value: unknown) => E.Either<readonly Issue[], A>

type Broken = readonly [code: IssueCode, message: string]

/** Makes an issue, at a path or at the option itself. */
export const issue = (code: IssueCode, message: string, path = ''): Issue => ({ path, code, message })

/** Takes any value for which `broken` finds nothing. */
export const rule =
  <A>(broken: (value: unknown) => Broken | undefined): DecodeOption<A> =>
  (value) => {
    const found = broken(value)
    return found === undefined ? E.right(value as A) : E.left([issue(...found)])
  }

/** Takes `true` or `false`. */
export const boolean: DecodeOption<boolean> = rule((value) =>
  typeof value === 'boolean' ? undefined : ['not_boolean', 'expected true or false'],
)

/** Takes a function. */
export const callback = <F>(): DecodeOption<F> =>
  rule((value) => (typeof value === 'function' ? undefined : ['wrong_shape', 'expected a function']))

/** Takes one of `words`. */
export const oneOf = <A extends string>(...words: readonly A[]): DecodeOption<A> =>
  rule((value) =>
    words.some((word) => word === value) ? undefined : ['not_one_of', `expected ${words.join(' or ')}`],
  )

/** Takes a whole number from `least` to `most`; `unit` is for the message. */
export const wholeNumber = (unit: string, least: number, most: number): DecodeOption<number> =>
  rule((value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : ['out_of_range', `expected a whole number of ${unit}, from ${least} to ${most}`],
  )

/** With this many milliseconds or more, setTimeout fires at once. */
const TIMER_LIMIT = 2 ** 31

/** Takes a time that a timer can wait for. */
export const milliseconds = (least: number): DecodeOption<number> =>
  wholeNumber('milliseconds', least, TIMER_LIMIT - 1)

/** Takes `undefined` too. */
export const optional =
  <A>(decode: DecodeOption<A>): DecodeOption<A | undefined> =>
  (value) =>
    value === undefined ? E.right(undefined) : decode(value)

/** The decoders of options, by name. */
export type OptionFields<O> = { readonly [K in keyof O]-?: DecodeOption<O[K]> }

/** Reads each own field with its decoder; a name without a decoder is an issue. */
export const decodeFields = <O extends object>(
  given: object,
  fields: OptionFields<O>,
): E.Either<readonly Issue[], O> => {
  const decoders: Readonly<Record<string, DecodeOption<unknown>>> = fields
  const issues: Issue[] = []
  // Without a prototype, so fields added to Object.prototype are not read as options.
  const decoded: Record<string, unknown> = Object.create(null)
  for (const [path, value] of Object.entries(given)) {
    const decode = Object.hasOwn(fields, path) ? decoders[path] : undefined
    if (decode === undefined) {
      issues.push(issue('unknown', unknownName('option', path, Object.keys(fields)), path))
      continue
    }
    const field = decode(value)
    if (E.isRight(field)) decoded[path] = field.right
    else issues.push(...field.left.map((found) => ({ ...found, path })))
  }
  return issues.length > 0 ? E.left(issues) : E.right(decoded as O)
}

/**
 * Reads and copies the options in a plain object, and reports the issues of all of them. A name without a decoder is an
 * issue, and so is a `required` option that is left out.
 */
export const options =
  <O extends object>(
    fields: OptionFields<O>,
    required: readonly (keyof O & string)[] = [],
  ): DecodeOption<O> =>
  (given) => {
    if (!isOptions(given)) return E.left([issue('wrong_shape', 'expected a plain object', 'options')])
    const absent = required.filter((name) => !Object.hasOwn(given, name)).map((name) => [name, undefined])
    return decodeFields({ ...Object.fromEntries(absent), ...given }, fields)
  }

/** Checks whether a value is an object that can hold options: a plain one. */
export const isOptions = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && isPlain(value)
