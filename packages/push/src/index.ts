import {
  type ConfigError,
  configMessage,
  expected,
  type InputOf,
  type InvalidWidget,
  type Kind,
  mayPass,
  type OptionCheck,
  type Payload,
  type PushAccepted,
  type PushFailure,
  type PushRequest,
  type PushTarget,
  pushRequest,
  readOptions,
  readPushAnswer,
  type Widgets,
  widgets,
} from '@gecko-widgets/core'
import {
  DelegateBackoff,
  fullJitterGenerator,
  handleWhenResult,
  type IRetryBackoffContext,
  retry,
} from 'cockatiel'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import PQueue from 'p-queue'

export { type PushAccepted, type PushFailure, pushFailureMessage } from '@gecko-widgets/core'

/** The options of `createPusher`. */
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

/** At most so many requests in any time of `intervalMs` milliseconds; the next one waits. */
export interface RateLimit {
  readonly requests: number
  readonly intervalMs: number
}

/** What can be said of one push. */
export interface PushOptions {
  /** Calls the push off when it fires: the result is then `Aborted`. */
  readonly signal?: AbortSignal | undefined
}

/** How a push ended: accepted, or why not. */
export type PushResult = E.Either<PushFailure, PushAccepted>

/** One function for each kind, which pushes data to a widget; it never rejects. */
export type Push = {
  readonly [K in keyof Widgets]: (
    widgetKey: string,
    data: InputOf<K>,
    options?: PushOptions,
  ) => Promise<PushResult>
}

/** The data of one widget, for `pushAll`. */
export type PushItem = {
  readonly [K in Kind]: { readonly kind: K; readonly widgetKey: string; readonly data: InputOf<K> }
}[Kind]

/** What `createPusher` makes. */
export interface Pusher {
  /** Pushes to one widget: `push.number(widgetKey, 42)`, and so on for each kind. */
  readonly push: Push
  /** Pushes to many widgets; resolves to one result for each, in the same order. */
  readonly pushAll: (items: readonly PushItem[], options?: PushOptions) => Promise<readonly PushResult[]>
}

const TIMEOUT_MS = 30_000
const TOTAL_TIMEOUT_MS = 120_000
const RETRIES = 5
const CONCURRENCY = 4
/** The limit that Geckoboard documents (`wire-format-evidence.md`, section 20). */
const RATE_LIMIT: RateLimit = { requests: 12_000, intervalMs: 3_600_000 }
const BACK_OFF = { generator: fullJitterGenerator, initialDelay: 500, maxDelay: 30_000, exponent: 2 }
/** An answer is a few words; what is longer is none. */
const MOST_ANSWER_BYTES = 65_536

const apiKeyProblem: OptionCheck = (key) => {
  if (key === undefined) return 'expected a key, not undefined; is the environment variable set?'
  return typeof key === 'string' && /^[\x21-\x7e]+$/.test(key)
    ? undefined
    : 'expected printable ASCII characters without spaces'
}

const HERE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

const urlProblem: OptionCheck = (value) => {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && HERE.test(url.hostname))
  // The API key goes there in the body.
  return isSafe && `${url.username}${url.password}${url.search}${url.hash}` === ''
    ? undefined
    : 'expected a URL of https, or of http on this machine, without a user and a query'
}

const countProblem = expected.wholeNumber('requests', 1, 1_000_000)

const rateLimitProblem: OptionCheck = (limit) => {
  const { requests, intervalMs } = Object(limit) as Partial<RateLimit>
  const problem = countProblem(requests) ?? expected.milliseconds(1)(intervalMs)
  return problem === undefined ? undefined : `expected { requests, intervalMs }: ${problem}`
}

const CHECKS: { readonly [K in keyof PusherOptions]-?: OptionCheck } = {
  apiKey: apiKeyProblem,
  timeoutMs: expected.optional(expected.milliseconds(1)),
  totalTimeoutMs: expected.optional(expected.milliseconds(1)),
  retries: expected.optional(expected.wholeNumber('retries', 0, 100)),
  concurrency: expected.optional(countProblem),
  rateLimit: expected.optional(rateLimitProblem),
  url: expected.optional(urlProblem),
}

const fail = (error: ConfigError): never => {
  throw new Error(configMessage(error))
}

const KINDS = Object.keys(widgets) as readonly Kind[]

/** Whoever writes no types may name a kind that there is not. */
const UNKNOWN_KIND: PushFailure = {
  _tag: 'InvalidWidget',
  kind: 'unknown',
  issues: [{ path: 'kind', code: 'not_one_of', message: `expected one of ${KINDS.join(', ')}` }],
  more: 0,
}
const TIMED_OUT: PushFailure = { _tag: 'TimedOut' }
const ABORTED: PushFailure = { _tag: 'Aborted' }

/** Waits for work until it is called off, or `ms` have gone since it said `start`; its signal fires then. */
const within = (
  ms: number,
  outer: AbortSignal | undefined,
  late: () => PushFailure,
  work: (signal: AbortSignal, start: () => void) => Promise<PushResult>,
): Promise<PushResult> =>
  new Promise((resolve) => {
    const controller = new AbortController()
    let timer: NodeJS.Timeout | undefined
    const settle = (result: PushResult): void => {
      clearTimeout(timer)
      outer?.removeEventListener('abort', abort)
      resolve(result)
      controller.abort()
    }
    const abort = (): void => settle(E.left(ABORTED))
    const start = (): void => {
      timer ??= setTimeout(() => settle(E.left(late())), ms)
    }
    if (outer?.aborted === true) return abort()
    outer?.addEventListener('abort', abort)
    void work(controller.signal, start).then(settle)
  })

const readText = async ({ body }: Response): Promise<string> => {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  // To leave the loop early cancels the stream: the rest of a long body is never read.
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > MOST_ANSWER_BYTES) return ''
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** Sends a request once, and reads what comes back. */
const send = async (
  { method, url, headers, body }: PushRequest,
  target: PushTarget,
  signal: AbortSignal,
): Promise<PushResult> => {
  try {
    // A redirect would take the key elsewhere.
    const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' })
    return readPushAnswer(target)({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await readText(response),
    })
  } catch (cause) {
    return E.left({ _tag: 'Unreachable', cause })
  }
}

const retryAfterOf = (result: PushResult): number =>
  E.isLeft(result) && result.left._tag === 'RateLimited' ? (result.left.retryAfterMs ?? 0) : 0

type CheckedOptions = PusherOptions & Pick<PushTarget, 'apiKey'>

/** Makes what delivers a request: in its turn, again where the failure may pass, and not for ever. */
const createDelivery = ({ apiKey, ...options }: CheckedOptions) => {
  const { timeoutMs = TIMEOUT_MS, totalTimeoutMs = TOTAL_TIMEOUT_MS, retries = RETRIES } = options
  const { concurrency = CONCURRENCY, rateLimit = RATE_LIMIT } = options
  const queue = new PQueue({
    concurrency,
    intervalCap: rateLimit.requests,
    interval: rateLimit.intervalMs,
    strict: true,
  })
  const isWorthAnother = (result: PushResult): boolean =>
    E.isLeft(result) && mayPass(result.left) && retryAfterOf(result) < totalTimeoutMs
  const policy = retry(
    handleWhenResult((result) => isWorthAnother(result as PushResult)),
    {
      maxAttempts: retries,
      backoff: new DelegateBackoff<IRetryBackoffContext<unknown>, number>(({ result }, tries) => {
        const [ms, state] = fullJitterGenerator(tries, BACK_OFF)
        return { delay: ms + ('value' in result ? retryAfterOf(result.value as PushResult) : 0), state }
      }),
    },
    // A push that was called off keeps no process alive until its next try; one that is under way does, by its timer.
  ).dangerouslyUnref()

  /** Tries once, as soon as it is its turn. */
  const attempt = (request: PushRequest, signal: AbortSignal, start: () => void): Promise<PushResult> =>
    queue
      .add(
        () => {
          start()
          return within(
            timeoutMs,
            signal,
            () => TIMED_OUT,
            (inner, go) => {
              go()
              return send(request, { apiKey }, inner)
            },
          )
        },
        { signal },
      )
      .catch(() => E.left(ABORTED))

  return (request: PushRequest, signal: AbortSignal | undefined): Promise<PushResult> => {
    let last: PushFailure = TIMED_OUT
    return within(
      totalTimeoutMs,
      signal,
      () => last,
      (inner, start) =>
        policy.execute(async () => {
          const result = await attempt(request, inner, start)
          if (E.isLeft(result)) last = result.left
          return result
        }),
    )
  }
}

/**
 * Creates the functions that push data to the widgets of an account: `push.number(widgetKey, data)`, and so on for each
 * kind, and `pushAll` for a board.
 *
 * Each resolves to a `PushResult` and never rejects. What may pass (no connection, no answer in time, a 429, a 5xx) is
 * tried again after a random time that grows, or after what Retry-After says. Requests beyond `concurrency` and
 * `rateLimit` wait for their turn, in order. Options that are not valid throw one error, which names each of them.
 *
 * @example
 * import { createPusher, pushFailureMessage } from '@gecko-widgets/push'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const env = { GECKOBOARD_API_KEY: '222efc82e7933138077b1c2554439e15' }
 * const { push } = createPusher({ apiKey: env.GECKOBOARD_API_KEY })
 *
 * export const pushUsers = async (): Promise<void> => {
 *   const result = await push.number('12345-f8b2c9d0-5a3e-4c7b-9d1f-2e6a8b0c4d5e', [1280, 1175])
 *   if (E.isLeft(result)) console.error(pushFailureMessage(result.left))
 * }
 */
export const createPusher = (options: PusherOptions): Pusher => {
  const checked = pipe(readOptions<CheckedOptions>(CHECKS, ['apiKey'])(options), E.getOrElseW(fail))
  const deliver = createDelivery(checked)
  const requestTo = pushRequest(checked)

  const pushTo =
    (kind: Kind) =>
    (widgetKey: string, data: unknown, { signal }: PushOptions = {}): Promise<PushResult> => {
      const encode = widgets[kind].encode as (data: unknown) => E.Either<InvalidWidget, Payload>
      const request: E.Either<PushFailure, PushRequest> = pipe(encode(data), E.flatMap(requestTo(widgetKey)))
      return E.isLeft(request) ? Promise.resolve(request) : deliver(request.right, signal)
    }

  return {
    push: Object.fromEntries(KINDS.map((kind) => [kind, pushTo(kind)])) as unknown as Push,
    pushAll: (items, options) =>
      Promise.all(
        items.map(({ kind, widgetKey, data }) =>
          KINDS.includes(kind) ? pushTo(kind)(widgetKey, data, options) : E.left(UNKNOWN_KIND),
        ),
      ),
  }
}
