import { type End, liveEffects, race, type Watch } from '@gecko-widgets/core/adapter'
import {
  mayPass,
  type PushAccepted,
  type PushFailure,
  type PushRequest,
  type PushTarget,
  readPushAnswer,
  readText,
} from '@gecko-widgets/core/push'
import {
  DelegateBackoff,
  fullJitterGenerator,
  handleWhenResult,
  type IRetryBackoffContext,
  retry,
} from 'cockatiel'
import * as E from 'fp-ts/lib/Either.js'
import PQueue from 'p-queue'
import type { CheckedOptions } from './options.js'

/**
 * How a push ended: accepted, or why not.
 *
 * @example
 * import assert from 'node:assert'
 * import { type PushResult, pushFailureMessage } from '@gecko-widgets/push'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const told = (result: PushResult): string => (E.isRight(result) ? 'pushed' : pushFailureMessage(result.left))
 * assert.strictEqual(told(E.right({ _tag: 'PushAccepted' })), 'pushed')
 * assert.strictEqual(told(E.left({ _tag: 'TimedOut' })), 'Geckoboard did not answer in time')
 */
export type PushResult = E.Either<PushFailure, PushAccepted>

const BACK_OFF = { generator: fullJitterGenerator, initialDelay: 500, maxDelay: 30_000, exponent: 2 }
/** An answer is a few words; what is longer is none. */
const MOST_ANSWER_BYTES = 65_536

const TIMED_OUT: PushFailure = { _tag: 'TimedOut' }
const ABORTED: PushFailure = { _tag: 'Aborted' }

/** The code of an error, which may stand in its cause; all else of an error may hold what was sent. */
const codeOf = (error: unknown): string | undefined => {
  const { code, cause } = Object(error) as { readonly code?: unknown; readonly cause?: unknown }
  const found = [code, (Object(cause) as { readonly code?: unknown }).code]
  return found.find((one): one is string => typeof one === 'string' && /^[A-Z][A-Z\d_]*$/.test(one))
}

const unreachable = (cause: unknown): PushFailure => ({ _tag: 'Unreachable', code: codeOf(cause) })

/** A timer that counts from the moment when it is started. */
const startedTimer = (ms: number): { readonly start: () => void; readonly watch: Watch } => {
  let listener: (() => void) | undefined
  let stop: (() => void) | undefined
  return {
    start: () => {
      if (listener !== undefined) stop ??= liveEffects.after(ms, listener)
    },
    watch: (then) => {
      listener = then
      return () => {
        listener = undefined
        stop?.()
      }
    },
  }
}

const abortOf =
  (signal: AbortSignal | undefined): Watch =>
  (listener) => {
    if (signal?.aborted === true) listener()
    else signal?.addEventListener('abort', listener)
    return () => signal?.removeEventListener('abort', listener)
  }

/** Waits for work until it is called off, or `ms` have gone since it said `start`; its signal fires then. */
const within = async (
  ms: number,
  outer: AbortSignal | undefined,
  late: () => PushFailure,
  work: (signal: AbortSignal, start: () => void) => Promise<PushResult>,
): Promise<PushResult> => {
  const { start, watch } = startedTimer(ms)
  const ends: readonly End<PushFailure>[] = [
    { watch: abortOf(outer), left: () => ABORTED },
    { watch, left: late },
  ]
  return E.flatten(await race(ends, unreachable, ({ signal }) => work(signal, start)))
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
      body: (await readText(MOST_ANSWER_BYTES, response.body)) ?? '',
    })
  } catch (cause) {
    return E.left(unreachable(cause))
  }
}

const retryAfterOf = (result: PushResult): number =>
  E.isLeft(result) && 'retryAfterMs' in result.left ? (result.left.retryAfterMs ?? 0) : 0

/** Makes what delivers a request: in its turn, again where the failure may pass, and not for ever. */
export const createDelivery = ({
  apiKey,
  timeoutMs,
  totalTimeoutMs,
  retries,
  concurrency,
  rateLimit,
}: CheckedOptions) => {
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

  // The limit is the account's: while Geckoboard wants to be left alone by one push, it is by all.
  let heldUntil = 0
  const hold = (result: PushResult): void => {
    if (E.isLeft(result) && result.left._tag === 'RateLimited')
      heldUntil = Math.max(heldUntil, performance.now() + retryAfterOf(result))
  }

  const trySend = async (request: PushRequest, signal: AbortSignal): Promise<PushResult> => {
    const retryAfterMs = Math.ceil(heldUntil - performance.now())
    if (retryAfterMs > 0) return E.left({ _tag: 'RateLimited', retryAfterMs })
    const result = await within(
      timeoutMs,
      signal,
      () => TIMED_OUT,
      (inner, start) => {
        start()
        return send(request, { apiKey }, inner)
      },
    )
    hold(result)
    return result
  }

  return (request: PushRequest, signal: AbortSignal | undefined): Promise<PushResult> => {
    let last: PushFailure | undefined
    return within(
      totalTimeoutMs,
      signal,
      () => last ?? TIMED_OUT,
      (inner, start) =>
        policy.execute(async () => {
          const turn = (): Promise<PushResult> => {
            start()
            return trySend(request, inner)
          }
          // Whoever tries again has waited already.
          const priority = last === undefined ? 0 : 1
          const result = await queue
            .add(turn, { signal: inner, priority })
            .catch((): PushResult => E.left(ABORTED))
          if (E.isLeft(result)) last = result.left
          return result
        }),
    )
  }
}
