import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { ConfigError } from '../codec/configError.js'
import type { Issue } from '../codec/issue.js'
import { own } from '../codec/own.js'
import { authenticate, type Unauthorized } from '../security/authenticate.js'
import { type EncryptFailure, encrypt } from '../security/encrypt.js'
import type { AnswerEvent } from './event.js'
import type { FeedFailure, FeedWarning } from './failure.js'
import type { FeedFormat } from './format.js'
import * as option from './option.js'

/** The options of `createGeckoboard`. */
export interface GeckoboardOptions {
  /**
   * The key that Geckoboard sends, or several while you change it. Leave it out for public feeds; `undefined` or blank
   * is an error.
   */
  readonly apiKey?: string | readonly string[] | undefined
  /** The password of encrypted widgets, which viewers of the dashboard type too. */
  readonly password?: string | undefined
  /** The format if neither the definition nor the request names one. Default: `xml`. */
  readonly feedFormat?: FeedFormat | undefined
  /** How long a data function may run, in milliseconds. Default: 10,000. */
  readonly timeoutMs?: number | undefined
  /** Receives the details of each failure, which the response does not show. Default: writes them to stderr. */
  readonly onError?: ((failure: FeedFailure) => void) | undefined
  /** Receives an event for each answer, for metrics. */
  readonly onAnswer?: ((event: AnswerEvent) => void) | undefined
  /**
   * Receives each field that is probably misspelled and therefore ignored, from the first data of a widget. Default:
   * writes it to stderr.
   */
  readonly onWarning?: ((warning: FeedWarning) => void) | undefined
  /** Adds the header `X-Gecko-Widget` with the kind; for development. */
  readonly describe?: boolean | undefined
}

/** Checked options. Functions hold the secrets: neither `inspect` nor JSON shows what a closure holds. */
export interface Config {
  readonly admit: (header: string | readonly string[] | undefined) => E.Either<Unauthorized, void>
  readonly encrypt: ((salt: Uint8Array) => (text: string) => E.Either<EncryptFailure, string>) | undefined
  readonly feedFormat: FeedFormat | undefined
  readonly timeoutMs: number
  readonly onError: ((failure: FeedFailure) => void) | undefined
  readonly onAnswer: ((event: AnswerEvent) => void) | undefined
  readonly onWarning: ((warning: FeedWarning) => void) | undefined
  readonly describe: boolean
}

const DEFAULT_TIMEOUT_MS = 10_000

const PUBLIC = 'leave apiKey out for a public feed'

/** What a key is often copied with. */
const WRAPPED = /^[\s'"`]|[\s'"`]$/

const apiKey = option.rule<string>((key) => {
  if (key === undefined) return ['required', `missing; is the environment variable set? Or ${PUBLIC}`]
  if (typeof key !== 'string') return ['not_text', 'expected a string or a list of strings']
  if (key.trim() === '') return ['required', `blank; expected a key, or ${PUBLIC}`]
  if (WRAPPED.test(key)) return ['wrong_shape', 'has a space, a quote or a line break at an end; remove it']
  return /^[\x20-\x39\x3b-\x7e]+$/.test(key)
    ? undefined
    : ['wrong_shape', 'expected printable ASCII characters without a colon']
})

const apiKeys: option.DecodeOption<string | readonly string[]> = (keys) => {
  if (!Array.isArray(keys)) return apiKey(keys)
  if (keys.length === 0) return E.left([option.issue('too_few', `expected one key or more; ${PUBLIC}`)])
  if (new Set(keys).size < keys.length) return E.left([option.issue('conflict', 'expected each key once')])
  // Array.from copies, since the caller may change the list, and makes a hole an issue too. The first issue is reported.
  return E.traverseArray(apiKey)(Array.from(keys))
}

const password: option.DecodeOption<string> = (given) => {
  // Encrypting once here reports at startup if this Node has no MD5.
  const tried = encrypt({ password: given as string, salt: new Uint8Array(8) })('')
  return E.isLeft(tried)
    ? E.left([option.issue('wrong_shape', tried.left.message)])
    : E.right(given as string)
}

/** The options that a definition may override. */
export const COMMON_FIELDS = {
  feedFormat: option.optional(option.oneOf('json', 'xml')),
  timeoutMs: option.optional(option.milliseconds(1)),
} as const

const FIELDS: option.OptionFields<GeckoboardOptions> = {
  apiKey: apiKeys,
  password,
  ...COMMON_FIELDS,
  onError: option.optional(option.callback<(failure: FeedFailure) => void>()),
  onAnswer: option.optional(option.callback<(event: AnswerEvent) => void>()),
  onWarning: option.optional(option.callback<(warning: FeedWarning) => void>()),
  describe: option.optional(option.boolean),
}

const decodeOptions = option.options(FIELDS)

/** The key of what `configFromEnv` adds to options: a symbol is copied by a spread, and is not in JSON. */
const FROM_ENV: unique symbol = Symbol.for('gecko-widgets.fromEnv')

/** Finds the environment variable that an option with this value came from. A function, which shows no secret. */
type VariableOf = (name: string, value: unknown) => string | undefined

/** Names the environment variable in an issue of an option that came from one. */
const inVariable =
  (options: GeckoboardOptions) =>
  (issue: Issue): Issue => {
    const given: { readonly [FROM_ENV]?: VariableOf; readonly [name: string]: unknown } = Object(options)
    const variableOf = Object.hasOwn(given, FROM_ENV) ? given[FROM_ENV] : undefined
    return { ...issue, path: variableOf?.(issue.path, own(given, issue.path)) ?? issue.path }
  }

/**
 * Checks and copies the options of `createGeckoboard`. A `Left` names every option that is wrong or unknown and what
 * was expected, but never the value.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { checkOptions } from '@gecko-widgets/core/adapter'
 *
 * assert(E.isRight(checkOptions({ apiKey: 'a-key', timeoutMs: 2000 })))
 * const refused = checkOptions({ apiKey: 'a:key', timeoutMs: 0 })
 * assert(E.isLeft(refused))
 * assert.deepStrictEqual(refused.left.issues.map(({ path }) => path), ['apiKey', 'timeoutMs'])
 */
export const checkOptions = (options: GeckoboardOptions): E.Either<ConfigError, Config> =>
  pipe(
    decodeOptions(options),
    E.bimap(
      (issues) => ({ _tag: 'ConfigError', issues: issues.map(inVariable(options)) }),
      ({ apiKey, password, feedFormat, timeoutMs, onError, onAnswer, onWarning, describe }) => ({
        admit: apiKey === undefined ? () => E.right(undefined) : authenticate(apiKey),
        encrypt: password === undefined ? undefined : (salt) => encrypt({ password, salt }),
        feedFormat,
        timeoutMs: timeoutMs ?? DEFAULT_TIMEOUT_MS,
        onError,
        onAnswer,
        onWarning,
        describe: describe ?? false,
      }),
    ),
  )

const REDACTED = '[redacted]'

const VARIABLES = { apiKey: 'GECKOBOARD_API_KEY', password: 'GECKOBOARD_PASSWORD' } as const

/**
 * Reads `GECKOBOARD_API_KEY` and, if it is set, `GECKOBOARD_PASSWORD` as options for `createGeckoboard`, and no other
 * variable. `createGeckoboard` refuses a key that is missing or blank. Printed or written as JSON, the options show
 * `[redacted]`.
 *
 * @example
 * import assert from 'node:assert'
 * import { configFromEnv } from '@gecko-widgets/core'
 *
 * const options = configFromEnv({ GECKOBOARD_API_KEY: '222efc82e7933138077b1c2554439e15' })
 * assert.strictEqual(options.apiKey, '222efc82e7933138077b1c2554439e15')
 * assert.strictEqual(JSON.stringify(options), '{"apiKey":"[redacted]"}')
 */
export const configFromEnv = (
  env: Readonly<Record<string, string | undefined>>,
): Pick<GeckoboardOptions, 'apiKey' | 'password'> => {
  // Only these two are read: Deno asks for each.
  const [apiKey, password] = [own(env, VARIABLES.apiKey), own(env, VARIABLES.password)]
  const read = { apiKey, ...(password === undefined || password === '' ? {} : { password }) }
  const variableOf: VariableOf = (name, value) =>
    Object.hasOwn(read, name) && read[name as keyof typeof read] === value
      ? VARIABLES[name as keyof typeof read]
      : undefined
  const options = { ...read, [FROM_ENV]: variableOf }
  const redacted = () => Object.fromEntries(Object.keys(options).map((name) => [name, REDACTED]))
  return Object.defineProperties(options, {
    toJSON: { value: redacted },
    [Symbol.for('nodejs.util.inspect.custom')]: { value: redacted },
  })
}
