import { randomBytes } from 'node:crypto'
import type * as E from 'fp-ts/lib/Either.js'
import type { Payload } from '../payload/payload.js'
import { type FeedFailure, failureLine } from './failure.js'

/** Everything that the pipeline needs from outside; tests give their own. */
export interface Effects {
  /** Draws 8 random bytes. */
  readonly salt: () => Uint8Array
  /** Calls back after some milliseconds, unless it is cancelled by the function it returns. */
  readonly after: (ms: number, then: () => void) => () => void
  /** Reads a clock in milliseconds, which never goes back. */
  readonly now: () => number
  /** Tells of a failure where no `onError` is configured. */
  readonly report: (failure: FeedFailure) => void
  /** Loads the XML encoder, at the first answer in XML. */
  readonly loadXml: () => Promise<{
    readonly encodeXml: (payload: Payload) => E.Either<unknown, string>
  }>
}

/**
 * Performs the pipeline's effects on this machine; core's one impure value.
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
  report: (failure) => console.error(failureLine(failure)),
  loadXml: () => import('../xml.js'),
}
