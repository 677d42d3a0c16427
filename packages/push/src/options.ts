import { type ConfigError, type DecodeOption, type OptionFields, option } from '@gecko-widgets/core/adapter'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

/**
 * The options of `createPusher`.
 *
 * @example
 * import { createPusher, type PusherOptions } from '@gecko-widgets/push'
 *
 * const options: PusherOptions = {
 *   apiKey: '222efc82e7933138077b1c2554439e15',
 *   timeoutMs: 10_000,
 *   totalTimeoutMs: 60_000,
 *   retries: 3,
 *   concurrency: 2,
 *   rateLimit: { requests: 1000, intervalMs: 3_600_000 },
 *   url: 'https://gateway.example.com',
 * }
 * export const { push, pushAll } = createPusher(options)
 */
export interface PusherOptions {
  /** The API key of the Geckoboard account; `undefined`, as an environment variable that is not set, is an error at the start. */
  readonly apiKey: string | undefined
  /** How long one try may take, in milliseconds; 30,000 by default. */
  readonly timeoutMs?: number | undefined
  /** How long a push may take with all its tries, in milliseconds from the first one on; 120,000 by default. */
  readonly totalTimeoutMs?: number | undefined
  /** How often a push is tried again where its failure may pass; 5 by default, 0 for never. */
  readonly retries?: number | undefined
  /** How many requests are under way at the same time; 4 by default. */
  readonly concurrency?: number | undefined
  /** How many requests are sent in any time of `intervalMs`; 12,000 in 3,600,000 (an hour) by default, as Geckoboard documents it. */
  readonly rateLimit?: RateLimit | undefined
  /** Where the API is, for tests and gateways; `https://push.geckoboard.com` by default. */
  readonly url?: string | undefined
}

/**
 * At most so many requests in any time of `intervalMs` milliseconds; the next one waits.
 *
 * @example
 * import { createPusher, type RateLimit } from '@gecko-widgets/push'
 *
 * const oneASecond: RateLimit = { requests: 1, intervalMs: 1000 }
 * const options = { apiKey: '222efc82e7933138077b1c2554439e15', rateLimit: oneASecond }
 * export const { push } = createPusher(options)
 */
export interface RateLimit {
  readonly requests: number
  readonly intervalMs: number
}

const TIMEOUT_MS = 30_000
const TOTAL_TIMEOUT_MS = 120_000
const RETRIES = 5
const CONCURRENCY = 4
/** The limit that Geckoboard documents (`docs/reference/evidence.md#20-push-api`). */
const RATE_LIMIT: RateLimit = { requests: 12_000, intervalMs: 3_600_000 }

const apiKey: DecodeOption<string> = option.rule((key) => {
  if (key === undefined)
    return ['required', 'expected a key, not undefined; is the environment variable set?']
  return typeof key === 'string' && /^[\x21-\x7e]+$/.test(key)
    ? undefined
    : ['wrong_shape', 'expected printable ASCII characters without spaces']
})

const HERE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

const url: DecodeOption<string> = option.rule((value) => {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && HERE.test(url.hostname))
  // The API key goes there in the body. What is written is looked at: an empty query has no place in what is parsed.
  return isSafe && `${url.username}${url.password}` === '' && !/[?#\s]/.test(String(value))
    ? undefined
    : ['wrong_shape', 'expected a URL of https, or of http on this machine, without a user and a query']
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

type Given = PusherOptions & Pick<CheckedOptions, 'apiKey'>

const FIELDS: OptionFields<Given> = {
  apiKey,
  timeoutMs: option.optional(option.milliseconds(1)),
  totalTimeoutMs: option.optional(option.milliseconds(1)),
  retries: option.optional(option.wholeNumber('retries', 0, 100)),
  concurrency: option.optional(option.wholeNumber('requests', 1, 10_000)),
  rateLimit: option.optional(rateLimit),
  url: option.optional(url),
}

const decodeOptions = option.options(FIELDS, ['apiKey'])

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

/** Checks the options of `createPusher`, all of them together, and fills in the defaults. */
export const checkOptions = (options: PusherOptions): E.Either<ConfigError, CheckedOptions> =>
  pipe(
    decodeOptions(options),
    E.bimap(
      (issues) => ({ _tag: 'ConfigError', issues }),
      ({ apiKey, timeoutMs, totalTimeoutMs, retries, concurrency, rateLimit, url }) => ({
        apiKey,
        timeoutMs: timeoutMs ?? TIMEOUT_MS,
        totalTimeoutMs: totalTimeoutMs ?? TOTAL_TIMEOUT_MS,
        retries: retries ?? RETRIES,
        concurrency: concurrency ?? CONCURRENCY,
        rateLimit: rateLimit ?? RATE_LIMIT,
        url,
      }),
    ),
  )
