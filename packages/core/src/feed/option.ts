import * as E from 'fp-ts/lib/Either.js'
import type { Issue, IssueCode } from '../codec/issue.js'
import { isPlain } from '../codec/own.js'

/** Reads an option: its value, or the issues that it has. */
export type DecodeOption<A> = (value: unknown) => E.Either<readonly Issue[], A>

type Broken = readonly [code: IssueCode, message: string]

/** Makes one issue, at the option itself or at a path. */
export const issue = (code: IssueCode, message: string, path = ''): Issue => ({ path, code, message })

/** Takes what breaks no rule as it is. */
export const rule =
  <A>(broken: (value: unknown) => Broken | undefined): DecodeOption<A> =>
  (value) => {
    const found = broken(value)
    return found === undefined ? E.right(value as A) : E.left([issue(...found)])
  }

export const boolean: DecodeOption<boolean> = rule((value) =>
  typeof value === 'boolean' ? undefined : ['not_boolean', 'expected true or false'],
)

/** A function, whatever it takes. */
export const callback = <F>(): DecodeOption<F> =>
  rule((value) => (typeof value === 'function' ? undefined : ['wrong_shape', 'expected a function']))

/** One of some words. */
export const oneOf = <A extends string>(...words: readonly A[]): DecodeOption<A> =>
  rule((value) =>
    words.some((word) => word === value)
      ? undefined
      : ['not_one_of', `expected ${words.map((word) => `'${word}'`).join(' or ')}`],
  )

export const wholeNumber = (unit: string, least: number, most: number): DecodeOption<number> =>
  rule((value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : ['out_of_range', `expected a whole number of ${unit}, from ${least} to ${most}`],
  )

/** From here on setTimeout fires at once. */
const TIMER_LIMIT = 2 ** 31

/** A time that a timer can wait for. */
export const milliseconds = (least: number): DecodeOption<number> =>
  wholeNumber('milliseconds', least, TIMER_LIMIT - 1)

/** Takes `undefined` for an option that is left out. */
export const optional =
  <A>(decode: DecodeOption<A>): DecodeOption<A | undefined> =>
  (value) =>
    value === undefined ? E.right(undefined) : decode(value)

/** The decoders of options, by name. */
export type OptionFields<O> = { readonly [K in keyof O]-?: DecodeOption<O[K]> }

const unknown = (names: readonly string[]): DecodeOption<never> =>
  rule(() => ['unknown', `expected one of the options ${names.join(', ')}`])

/** Reads each own field by its decoder; a name that has none is an issue too. */
export const decodeFields = <O extends object>(
  given: object,
  fields: OptionFields<O>,
): E.Either<readonly Issue[], O> => {
  const decoders: Readonly<Record<string, DecodeOption<unknown>>> = fields
  const issues: Issue[] = []
  // Without a prototype: what somebody put on Object.prototype configures nothing.
  const decoded: Record<string, unknown> = Object.create(null)
  for (const [path, value] of Object.entries(given)) {
    const decode = Object.hasOwn(fields, path) ? decoders[path] : undefined
    const field = (decode ?? unknown(Object.keys(fields)))(value)
    if (E.isRight(field)) decoded[path] = field.right
    else issues.push(...field.left.map((found) => ({ ...found, path })))
  }
  return issues.length > 0 ? E.left(issues) : E.right(decoded as O)
}

/**
 * Reads options, all of them together, and takes a copy: of a plain object, with the names that there are decoders for.
 *
 * Those that are `required` are read also where they are left out.
 *
 * @example
 * import assert from 'node:assert'
 * import { option } from '@gecko-widgets/core/adapter'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const decode = option.options<{ ttlMs: number }>({ ttlMs: option.milliseconds(1) }, ['ttlMs'])
 * assert(E.isRight(decode({ ttlMs: 60_000 })))
 * assert(E.isLeft(decode({})))
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

/** Tells whether a value can hold options: an object that is written as one. */
export const isOptions = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && isPlain(value)
