import { setMaxListeners } from 'node:events'
import { type End, liveEffects, race, type Watch } from '@gecko-widgets/core/adapter'
import { type ApiAnswer, type ApiFailure, readText } from '@gecko-widgets/core/push'
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

/** A request to one of Geckoboard's APIs. */
export interface ApiRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

/** The failures that arise here and not in a response of the API. */
export type Ending = Extract<
  ApiFailure,
  { readonly _tag: 'RateLimited' | 'Unreachable' | 'TimedOut' | 'Aborted' }
>

/** A failure and how long to wait after it. */
interface Failing {
  readonly _tag: string
  readonly retryAfterMs?: number | undefined
}

/** A request, a reader for its response, and the failures after which it may be sent again. */
export interface Sending<F, A> {
  readonly request: ApiRequest
  /** Reads a response; the failures of earlier attempts may change its meaning. */
  readonly read: (answer: ApiAnswer, earlier: readonly F[]) => E.Either<F, A>
  readonly mayRepeat: (failure: F) => boolean
}

/** The differences between the APIs. */
interface Api<F> {
  readonly fail: (ending: Ending) => F
}

const BACK_OFF = { generator: fullJitterGenerator, initialDelay: 500, maxDelay: 30_000, exponent: 2 }
/** A response of the API is short; a longer one is not from the API. */
const MOST_ANSWER_BYTES = 65_536
const TOO_LONG = `a response of more than ${MOST_ANSWER_BYTES} bytes`

const ABORTED: Ending = { _tag: 'Aborted' }
const TIMED_OUT: Ending = { _tag: 'TimedOut' }

/** The code of an error, which may be in its cause. Everything else in an error may contain what was sent. */
const codeOf = (error: unknown): string | undefined => {
  const { code, cause } = Object(error) as { readonly code?: unknown; readonly cause?: unknown }
  const found = [code, (Object(cause) as { readonly code?: unknown }).code]
  return found.find((one): one is string => typeof one === 'string' && /^[A-Z][A-Z\d_]*$/.test(one))
}

const unreachable = (cause: unknown): Ending => ({ _tag: 'Unreachable', code: codeOf(cause) })

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

/**
 * Checks whether a value is the signal of an AbortController, whichever made it.
 *
 * @example
 * import assert from 'node:assert'
 * import { isSignal } from '@gecko-widgets/delivery'
 *
 * assert(isSignal(new AbortController().signal))
 * assert(!isSignal(new AbortController()))
 */
export const isSignal = (signal: unknown): signal is AbortSignal =>
  typeof (Object(signal) as Partial<AbortSignal>).addEventListener === 'function'

/** Each request listens to it until it ends, and many may be under way; a signal that is not Node's own has no such limit. */
const takesManyListeners = (signal: AbortSignal): void => {
  try {
    setMaxListeners(0, signal)
  } catch {}
}

/**
 * Creates the sender: it queues requests, retries transient failures, and gives up in time. It never rejects.
 *
 * @example
 * import assert from 'node:assert'
 * import { checkOptions, createDelivery, decodeApiKey, orThrow } from '@gecko-widgets/delivery'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const check = checkOptions({
 *   apiKey: decodeApiKey(/^[\x21-\x7e]+$/, 'expected printable ASCII characters without spaces'),
 *   rateLimit: { requests: 60, intervalMs: 60_000 },
 * })
 * const deliver = createDelivery(orThrow(check({ apiKey: 'a-key' })), { fail: ({ _tag }) => ({ _tag }) })
 * const request = { method: 'GET', url: 'https://api.geckoboard.com/', headers: {} }
 * const sending = { request, read: ({ status }: { readonly status: number }) => E.right(status), mayRepeat: () => true }
 * assert.deepStrictEqual(await deliver(sending, AbortSignal.abort()), E.left({ _tag: 'Aborted' }))
 */
export const createDelivery = <F extends Failing>(
  { timeoutMs, totalTimeoutMs, retries, concurrency, rateLimit }: CheckedOptions,
  { fail }: Api<F>,
) => {
  const queue = new PQueue({
    concurrency,
    intervalCap: rateLimit.requests,
    interval: rateLimit.intervalMs,
    strict: true,
  })

  /** Waits for work until it is canceled, or until `ms` have passed since it called `start`; then its signal fires. */
  const within = async <A>(
    ms: number,
    outer: AbortSignal | undefined,
    late: () => F,
    work: (signal: AbortSignal, start: () => void) => Promise<E.Either<F, A>>,
  ): Promise<E.Either<F, A>> => {
    const { start, watch } = startedTimer(ms)
    const ends: readonly End<F>[] = [
      { watch: abortOf(outer), left: () => fail(ABORTED) },
      { watch, left: late },
    ]
    return E.flatten(
      await race(
        ends,
        (cause) => fail(unreachable(cause)),
        ({ signal }) => work(signal, start),
      ),
    )
  }

  /** Sends a request once and reads the response. */
  const send = async <A>(
    { request: { method, url, headers, body }, read }: Sending<F, A>,
    earlier: readonly F[],
    signal: AbortSignal,
  ): Promise<E.Either<F, A>> => {
    try {
      // A redirect would send the key elsewhere.
      const response = await fetch(url, { method, headers, body: body ?? null, signal, redirect: 'manual' })
      const answer: ApiAnswer = {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: (await readText(MOST_ANSWER_BYTES, response.body)) ?? TOO_LONG,
      }
      return read(answer, earlier)
    } catch (cause) {
      return E.left(fail(unreachable(cause)))
    }
  }

  const retryAfterOf = (result: E.Either<F, unknown>): number =>
    E.isLeft(result) ? (result.left.retryAfterMs ?? 0) : 0

  // The limit applies to the whole account: if one request has to wait, all have to, for at most an interval of the
  // limiter.
  let heldUntil = 0
  const hold = (result: E.Either<F, unknown>): void => {
    if (E.isLeft(result) && result.left._tag === 'RateLimited')
      heldUntil = Math.max(
        heldUntil,
        performance.now() + Math.min(retryAfterOf(result), rateLimit.intervalMs),
      )
  }

  const trySend = async <A>(
    sending: Sending<F, A>,
    earlier: readonly F[],
    signal: AbortSignal,
  ): Promise<E.Either<F, A>> => {
    const retryAfterMs = Math.ceil(heldUntil - performance.now())
    if (retryAfterMs > 0) return E.left(fail({ _tag: 'RateLimited', retryAfterMs }))
    const result = await within(
      timeoutMs,
      signal,
      () => fail(TIMED_OUT),
      (inner, start) => {
        start()
        return send(sending, earlier, inner)
      },
    )
    hold(result)
    return result
  }

  const retrying = <A>({ mayRepeat }: Sending<F, A>) =>
    retry(
      handleWhenResult((result) => {
        const { left } = result as Partial<E.Left<F>>
        return left !== undefined && mayRepeat(left) && (left.retryAfterMs ?? 0) < totalTimeoutMs
      }),
      {
        maxAttempts: retries,
        backoff: new DelegateBackoff<IRetryBackoffContext<unknown>, number>(({ result }, tries) => {
          const [ms, state] = fullJitterGenerator(tries, BACK_OFF)
          const after = 'value' in result ? retryAfterOf(result.value as E.Either<F, A>) : 0
          return { delay: ms + after, state }
        }),
      },
      // A canceled request does not keep the process alive until its next attempt; a running one does, with its
      // timer.
    ).dangerouslyUnref()

  return <A>(sending: Sending<F, A>, signal: AbortSignal | undefined): Promise<E.Either<F, A>> => {
    if (signal !== undefined) takesManyListeners(signal)
    const earlier: F[] = []
    let isUnderWay = false
    return within(
      totalTimeoutMs,
      signal,
      // The running attempt may still succeed on the server, so its failure is not that of the attempt before.
      () => (isUnderWay ? undefined : earlier.at(-1)) ?? fail(TIMED_OUT),
      (inner, start) =>
        retrying(sending).execute(async () => {
          const turn = async (): Promise<E.Either<F, A>> => {
            start()
            isUnderWay = true
            const result = await trySend(sending, earlier, inner)
            isUnderWay = false
            return result
          }
          // A retry has already waited.
          const priority = earlier.length === 0 ? 0 : 1
          const result = await queue
            .add(turn, { signal: inner, priority })
            .catch((): E.Either<F, A> => E.left(fail(ABORTED)))
          if (E.isLeft(result)) earlier.push(result.left)
          return result
        }),
    )
  }
}
