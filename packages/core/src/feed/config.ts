import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { authenticate, type Unauthorized } from '../security/authenticate.js'
import { type EncryptFailure, encrypt } from '../security/encrypt.js'
import type { FeedFailure } from './failure.js'
import type { FeedFormat } from './format.js'
import { type ConfigError, expected, type OptionCheck, readOptions } from './options.js'

/**
 * The options of `createGeckoboard`.
 *
 * @example
 * import { createGeckoboard, type GeckoboardOptions } from '@gecko-widgets/express'
 *
 * const options: GeckoboardOptions = {
 *   apiKey: ['222efc82e7933138077b1c2554439e15', 'an-old-key'],
 *   password: 'open sesame',
 *   feedFormat: 'json',
 *   timeoutMs: 5000,
 *   onError: ({ widget, _tag }) => console.error(widget, _tag),
 *   describe: true,
 * }
 * export const geckoboard = createGeckoboard(options)
 */
export interface GeckoboardOptions {
  /** The key that Geckoboard sends, or several while you change it. Leave it out, and the feeds are public; `undefined` or blank is an error. */
  readonly apiKey?: string | readonly string[] | undefined
  /** The password of encrypted widgets; the viewer types the same one. */
  readonly password?: string | undefined
  /** The format where neither the definition nor the request says one; XML by default. */
  readonly feedFormat?: FeedFormat | undefined
  /** How long a data function may take, in milliseconds; 10,000 by default. */
  readonly timeoutMs?: number | undefined
  /** Receives what an answer keeps back; by default one line goes to stderr. */
  readonly onError?: ((failure: FeedFailure) => void) | undefined
  /** Adds the header `X-Gecko-Widget` with the kind; for development. */
  readonly describe?: boolean | undefined
}

/**
 * Checked options; the secrets are held by functions, where neither `inspect` nor JSON shows them.
 *
 * @example
 * import assert from 'node:assert'
 * import { type Config, checkOptions } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const config = checkOptions({ apiKey: 'a-key' })
 * assert(E.isRight(config))
 * const { admit, timeoutMs }: Config = config.right
 * assert.strictEqual(timeoutMs, 10_000)
 * assert.deepStrictEqual(admit('Basic bm8ta2V5Olg='), E.left({ _tag: 'Unauthorized' }))
 */
export interface Config {
  readonly admit: (header: string | readonly string[] | undefined) => E.Either<Unauthorized, void>
  readonly encrypt: ((salt: Uint8Array) => (text: string) => E.Either<EncryptFailure, string>) | undefined
  readonly feedFormat: FeedFormat | undefined
  readonly timeoutMs: number
  readonly onError: ((failure: FeedFailure) => void) | undefined
  readonly describe: boolean
}

const DEFAULT_TIMEOUT_MS = 10_000

const apiKeyProblem = (key: unknown): string | undefined => {
  if (key === undefined)
    return 'expected a key, not undefined; is the environment variable set? leave apiKey out for a public feed'
  if (typeof key !== 'string') return 'expected text or a list of texts'
  if (key.trim() === '') return 'expected a key that is not blank; leave apiKey out for a public feed'
  return /^[\x20-\x39\x3b-\x7e]+$/.test(key)
    ? undefined
    : 'expected printable ASCII characters without a colon'
}

const apiKeysProblem = (keys: unknown): string | undefined => {
  if (!Array.isArray(keys)) return apiKeyProblem(keys)
  if (keys.length === 0) return 'expected one key or more; leave apiKey out for a public feed'
  if (new Set(keys).size < keys.length) return 'expected each key once'
  return Array.from(keys, apiKeyProblem).find((problem) => problem !== undefined)
}

const passwordProblem = (password: unknown): string | undefined => {
  // Encrypting once, here, also tells at the start that this Node has no MD5.
  const tried = encrypt({ password: password as string, salt: new Uint8Array(8) })('')
  return E.isLeft(tried) ? tried.left.message : undefined
}

/** The checks of what a definition may say too. */
export const COMMON_CHECKS = {
  feedFormat: expected.optional((format) =>
    format === 'json' || format === 'xml' ? undefined : "expected 'json' or 'xml'",
  ),
  timeoutMs: expected.optional(expected.milliseconds(1)),
} as const

const CHECKS: { readonly [K in keyof GeckoboardOptions]-?: OptionCheck } = {
  apiKey: apiKeysProblem,
  password: passwordProblem,
  ...COMMON_CHECKS,
  onError: expected.optional(expected.function),
  describe: expected.optional(expected.boolean),
}

/**
 * Checks the options of `createGeckoboard`, all of them together, and takes a copy.
 *
 * A `Left` names every option that is wrong or not known, and what was expected; never what was given.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { checkOptions } from '@gecko-widgets/core'
 *
 * assert(E.isRight(checkOptions({ apiKey: 'a-key', timeoutMs: 2000 })))
 * const refused = checkOptions({ apiKey: 'a:key', timeoutMs: 0 })
 * assert(E.isLeft(refused))
 * assert.deepStrictEqual(refused.left.problems.map(({ option }) => option), ['apiKey', 'timeoutMs'])
 */
export const checkOptions = (options: GeckoboardOptions): E.Either<ConfigError, Config> =>
  pipe(
    readOptions<GeckoboardOptions>(CHECKS)(options),
    E.map(({ apiKey, password, feedFormat, timeoutMs, onError, describe }) => ({
      admit: apiKey === undefined ? () => E.right(undefined) : authenticate(apiKey),
      encrypt: password === undefined ? undefined : (salt) => encrypt({ password, salt }),
      feedFormat,
      timeoutMs: timeoutMs ?? DEFAULT_TIMEOUT_MS,
      onError,
      describe: describe ?? false,
    })),
  )

const REDACTED = '[redacted]'

/**
 * Reads the options that belong in the environment: `GECKOBOARD_API_KEY`, and `GECKOBOARD_PASSWORD` where it is set.
 *
 * The result is plain options for `createGeckoboard`, which refuses a key that is missing or blank. Printed or written
 * as JSON it shows `[redacted]`; spread into other options it is whole.
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
  const { GECKOBOARD_API_KEY: apiKey, GECKOBOARD_PASSWORD: password }: typeof env = Object.assign(
    Object.create(null),
    env,
  )
  const options = { apiKey, ...(password === undefined || password === '' ? {} : { password }) }
  const redacted = () => Object.fromEntries(Object.keys(options).map((name) => [name, REDACTED]))
  return Object.defineProperties(options, {
    toJSON: { value: redacted },
    [Symbol.for('nodejs.util.inspect.custom')]: { value: redacted },
  })
}
