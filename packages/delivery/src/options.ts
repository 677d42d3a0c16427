import {
  type ConfigError,
  configMessage,
  type DecodeOption,
  type OptionFields,
  option,
} from '@gecko-widgets/core/adapter'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

/** The options for sending requests to one of Geckoboard's APIs. */
export interface DeliveryOptions {
  /**
   * The API key of the Geckoboard account. `undefined`, as from an environment variable that is not set, is an error.
   */
  readonly apiKey: string | undefined
  /** How long one attempt may take, in milliseconds. Default: 30,000. */
  readonly timeoutMs?: number | undefined
  /** How long a request may take with all its attempts, in milliseconds from the first one on. Default: 120,000. */
  readonly totalTimeoutMs?: number | undefined
  /** How many times a transient failure is retried; 0 turns retries off. Default: 5. */
  readonly retries?: number | undefined
  /** How many requests may run at the same time. Default: 4. */
  readonly concurrency?: number | undefined
  /** How many requests may start in any period of `intervalMs`. */
  readonly rateLimit?: RateLimit | undefined
  /** The URL of the API, for tests and gateways: https, or http on this machine. */
  readonly url?: string | undefined
}

/** At most `requests` requests start in any period of `intervalMs` milliseconds; the next one waits. */
export interface RateLimit {
  readonly requests: number
  readonly intervalMs: number
}

/** Options with their defaults. */
export interface CheckedOptions {
  readonly apiKey: string
  readonly timeoutMs: number
  readonly totalTimeoutMs: number
  readonly retries: number
  readonly concurrency: number
  readonly rateLimit: RateLimit
  readonly url: string | undefined
}

/** The differences between the APIs. */
export interface OptionRules {
  readonly apiKey: DecodeOption<string>
  /** The default. */
  readonly rateLimit: RateLimit
}

const TIMEOUT_MS = 30_000
const TOTAL_TIMEOUT_MS = 120_000
const RETRIES = 5
const CONCURRENCY = 4

/**
 * Creates the decoder of an API key that must match a pattern.
 *
 * @example
 * import assert from 'node:assert'
 * import { decodeApiKey } from '@gecko-widgets/delivery'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const apiKey = decodeApiKey(/^[\x21-\x7e]+$/, 'expected printable ASCII characters without spaces')
 * assert.deepStrictEqual(apiKey('a-key'), E.right('a-key'))
 * assert(E.isLeft(apiKey(undefined)))
 */
export const decodeApiKey = (pattern: RegExp, expected: string): DecodeOption<string> =>
  option.rule((key) => {
    if (key === undefined) return ['required', 'missing; is the environment variable set?']
    return typeof key === 'string' && pattern.test(key) ? undefined : ['wrong_shape', expected]
  })

const HERE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

const url: DecodeOption<string> = option.rule((value) => {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && HERE.test(url.hostname))
  // The API key is sent there. The text itself is checked, because a parsed URL does not show an empty query.
  return isSafe && `${url.username}${url.password}` === '' && !/[?#\s]/.test(String(value))
    ? undefined
    : ['wrong_shape', 'expected an https URL, or an http URL on this machine, without a user or a query']
})

const rateLimitFields = option.options<RateLimit>(
  {
    requests: option.wholeNumber('requests', 1, 1_000_000),
    intervalMs: option.milliseconds(1),
  },
  ['requests', 'intervalMs'],
)

const rateLimit: DecodeOption<RateLimit> = (limit) =>
  pipe(
    rateLimitFields(limit),
    E.mapLeft((issues) => [
      option.issue(
        'wrong_shape',
        `expected { requests, intervalMs }: ${issues.map(({ path, message }) => `${path}: ${message}`).join('; ')}`,
      ),
    ]),
  )

type Given = DeliveryOptions & Pick<CheckedOptions, 'apiKey'>

const fieldsOf = ({ apiKey }: OptionRules): OptionFields<Given> => ({
  apiKey,
  timeoutMs: option.optional(option.milliseconds(1)),
  totalTimeoutMs: option.optional(option.milliseconds(1)),
  retries: option.optional(option.wholeNumber('retries', 0, 100)),
  concurrency: option.optional(option.wholeNumber('requests', 1, 10_000)),
  rateLimit: option.optional(rateLimit),
  url: option.optional(url),
})

/**
 * Checks all options and fills in the defaults.
 *
 * @example
 * import assert from 'node:assert'
 * import { checkOptions, decodeApiKey } from '@gecko-widgets/delivery'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const check = checkOptions({
 *   apiKey: decodeApiKey(/^[\x21-\x7e]+$/, 'expected printable ASCII characters without spaces'),
 *   rateLimit: { requests: 60, intervalMs: 60_000 },
 * })
 * const checked = check({ apiKey: 'a-key', retries: 0 })
 * assert(E.isRight(checked))
 * assert.strictEqual(checked.right.timeoutMs, 30_000)
 */
export const checkOptions =
  (rules: OptionRules) =>
  (options: DeliveryOptions): E.Either<ConfigError, CheckedOptions> =>
    pipe(
      option.options(fieldsOf(rules), ['apiKey'])(options),
      E.bimap(
        (issues) => ({ _tag: 'ConfigError', issues }),
        ({ apiKey, timeoutMs, totalTimeoutMs, retries, concurrency, rateLimit, url }) => ({
          apiKey,
          timeoutMs: timeoutMs ?? TIMEOUT_MS,
          totalTimeoutMs: totalTimeoutMs ?? TOTAL_TIMEOUT_MS,
          retries: retries ?? RETRIES,
          concurrency: concurrency ?? CONCURRENCY,
          rateLimit: rateLimit ?? rules.rateLimit,
          url,
        }),
      ),
    )

/**
 * Returns the configuration, or throws one error that names everything that is wrong.
 *
 * @example
 * import assert from 'node:assert'
 * import { orThrow } from '@gecko-widgets/delivery'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * assert.strictEqual(orThrow(E.right(42)), 42)
 * assert.throws(() => orThrow(E.left({ _tag: 'ConfigError', issues: [] })), /the configuration is not valid/)
 */
export const orThrow = <A>(configured: E.Either<ConfigError, A>): A =>
  pipe(
    configured,
    E.getOrElse((error): A => {
      throw new Error(configMessage(error))
    }),
  )
