import { randomBytes } from 'node:crypto'
import type * as E from 'fp-ts/lib/Either.js'
import type { Payload } from '../payload/payload.js'
import { type FeedFailure, type FeedWarning, failureText, warningText } from './failure.js'

/** The side effects that answering a request needs. */
export interface Effects {
  /** Draws 8 random bytes. */
  readonly salt: () => Uint8Array
  /** Calls back after `ms` milliseconds. The function that it returns cancels the call. */
  readonly after: (ms: number, then: () => void) => () => void
  /** Reads a monotonic clock, in milliseconds. */
  readonly now: () => number
  /** Reports a failure if no `onError` is configured. */
  readonly report: (failure: FeedFailure) => void
  /** Reports a warning if no `onWarning` is configured. */
  readonly warn: (warning: FeedWarning) => void
  /** Loads the XML encoder, for the first answer in XML. */
  readonly loadXml: () => Promise<{
    readonly encodeXml: (payload: Payload) => E.Either<{ readonly _tag: string }, string>
  }>
}

type Caused = Extract<FeedFailure, { readonly cause: unknown }>

const hasCause = (failure: FeedFailure): failure is Caused => Object.hasOwn(failure, 'cause')

/**
 * Performs the effects on this machine; the only impure value in core.
 *
 * @example
 * import assert from 'node:assert'
 * import { liveEffects } from '@gecko-widgets/core/adapter'
 *
 * assert.strictEqual(liveEffects.salt().length, 8)
 * const cancel = liveEffects.after(10_000, () => assert.fail('cancelled'))
 * cancel()
 */
export const liveEffects: Effects = {
  salt: () => randomBytes(8),
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
  now: () => performance.now(),
  report: (failure) => {
    const text = failureText(failure)
    if (!hasCause(failure)) return console.error(text)
    try {
      // The console writes an error with its stack and its causes.
      console.error(text, failure.cause)
    } catch {
      // A cause may throw while it is written.
      console.error(text)
    }
  },
  warn: (warning) => console.warn(warningText(warning)),
  loadXml: () => import('../xml.js'),
}
