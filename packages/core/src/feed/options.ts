import * as E from 'fp-ts/lib/Either.js'
import { isPlain } from '../codec/own.js'

/**
 * One thing to mend: which option, and what was expected.
 *
 * @example
 * import assert from 'node:assert'
 * import { type ConfigProblem, checkOptions } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const problem: ConfigProblem = {
 *   option: 'apiKey',
 *   message: 'expected printable ASCII characters without a colon',
 * }
 * const refused = checkOptions({ apiKey: 'a:key' })
 * assert.deepStrictEqual(E.isLeft(refused) && refused.left.problems, [problem])
 */
export interface ConfigProblem {
  readonly option: string
  readonly message: string
}

/**
 * Says everything that is wrong with a configuration, without a secret.
 *
 * @example
 * import assert from 'node:assert'
 * import { type ConfigError, checkOptions } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const optionsOf = ({ problems }: ConfigError) => problems.map(({ option }) => option)
 * const refused = checkOptions({ apiKey: 'a:key', timeoutMs: 0 })
 * assert.deepStrictEqual(E.mapLeft(optionsOf)(refused), E.left(['apiKey', 'timeoutMs']))
 */
export interface ConfigError {
  readonly _tag: 'ConfigError'
  readonly problems: readonly ConfigProblem[]
}

/**
 * Says what was expected of an option, or `undefined` where its value is right.
 *
 * @example
 * import assert from 'node:assert'
 * import { type OptionCheck, readOptions } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const isDay: OptionCheck = (value) =>
 *   typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? undefined : 'expected a day, such as 2026-03-09'
 * const read = readOptions<{ since: string }>({ since: isDay })
 * assert.deepStrictEqual(
 *   read({ since: 'March' }),
 *   E.left({ _tag: 'ConfigError', problems: [{ option: 'since', message: 'expected a day, such as 2026-03-09' }] }),
 * )
 */
export type OptionCheck = (value: unknown) => string | undefined

/** From here on setTimeout fires at once. */
const TIMER_LIMIT = 2 ** 31

const wholeNumber =
  (unit: string, least: number, most: number): OptionCheck =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : `expected a whole number of ${unit}, from ${least} to ${most}`

/**
 * Holds the checks that options share: of numbers (`wholeNumber` of a unit with its limits, `milliseconds` that a timer
 * can wait for), switches and functions. `optional` lets `undefined` pass, which is then as if the option were left out.
 *
 * @example
 * import assert from 'node:assert'
 * import { expected } from '@gecko-widgets/core'
 *
 * const check = expected.optional(expected.milliseconds(1))
 * assert.strictEqual(check(undefined), undefined)
 * assert.strictEqual(check(0), 'expected a whole number of milliseconds, from 1 to 2147483647')
 */
export const expected = {
  wholeNumber,
  milliseconds: (least: number): OptionCheck => wholeNumber('milliseconds', least, TIMER_LIMIT - 1),
  boolean: (value: unknown): string | undefined =>
    typeof value === 'boolean' ? undefined : 'expected true or false',
  function: (value: unknown): string | undefined =>
    typeof value === 'function' ? undefined : 'expected a function',
  optional:
    (check: OptionCheck): OptionCheck =>
    (value) =>
      value === undefined ? undefined : check(value),
} as const

/** Makes a configuration error of its problems. */
export const configError = (problems: readonly ConfigProblem[]): ConfigError => ({
  _tag: 'ConfigError',
  problems,
})

/**
 * Says a configuration error in a person's words, one line for each problem.
 *
 * @example
 * import assert from 'node:assert'
 * import { configMessage } from '@gecko-widgets/core'
 *
 * const problems = [{ option: 'timeoutMs', message: 'expected a whole number of milliseconds, from 1 to 2147483647' }]
 * assert.match(configMessage({ _tag: 'ConfigError', problems }), /not valid:\n {2}timeoutMs: expected a whole number/)
 */
export const configMessage = ({ problems }: ConfigError): string =>
  [
    'gecko-widgets: the configuration is not valid:',
    ...problems.map(({ option, message }) => `  ${option}: ${message}`),
  ].join('\n')

/** Checks own options by name; a name that none has is a problem too. */
export const checkNames = (
  options: object,
  checks: Readonly<Record<string, OptionCheck>>,
): readonly ConfigProblem[] =>
  Object.entries(options).flatMap(([option, value]) => {
    const check = Object.hasOwn(checks, option) ? checks[option] : undefined
    const message =
      check === undefined ? `expected one of the options ${Object.keys(checks).join(', ')}` : check(value)
    return message === undefined ? [] : [{ option, message }]
  })

/**
 * Checks options, all of them together, and takes a copy: a plain object, with the names that there are checks for.
 *
 * Those that are `required` are checked also where they are left out.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { expected, readOptions } from '@gecko-widgets/core'
 *
 * const read = readOptions<{ ttlMs: number }>({ ttlMs: expected.milliseconds(1) }, ['ttlMs'])
 * assert(E.isRight(read({ ttlMs: 60_000 })))
 * assert.deepStrictEqual(E.isLeft(read({})), true)
 */
export const readOptions =
  <O extends object>(
    checks: { readonly [K in keyof O]-?: OptionCheck },
    required: readonly (keyof O & string)[] = [],
  ) =>
  (options: unknown): E.Either<ConfigError, O> => {
    if (typeof options !== 'object' || options === null || !isPlain(options))
      return E.left(configError([{ option: 'options', message: 'expected a plain object' }]))
    // Own options only: what somebody put on Object.prototype configures nothing.
    const own = { __proto__: null, ...options }
    const absent = required.filter((name) => !Object.hasOwn(own, name)).map((name) => [name, undefined])
    const problems = checkNames({ ...Object.fromEntries(absent), ...own }, checks)
    return problems.length > 0 ? E.left(configError(problems)) : E.right(own as unknown as O)
  }
