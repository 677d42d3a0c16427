import { type Awaitable, liveEffects, race } from '@gecko-widgets/core/adapter'
import * as E from 'fp-ts/lib/Either.js'
import { identity } from 'fp-ts/lib/function.js'

/** The error for a timeout. */
export const tooLong = (what: string, ms: number): Error =>
  new Error(`gecko-widgets: cached: ${what} took longer than ${ms} ms`)

/** Runs something until it settles or the time is up. On a timeout, its signal fires with that error as its reason. */
export const within = async <A>(
  ms: number,
  what: string,
  work: (signal: AbortSignal) => Awaitable<A>,
): Promise<A> => {
  const late = {
    watch: (then: () => void) => liveEffects.after(ms, then),
    left: (): unknown => tooLong(what, ms),
    reason: identity<unknown>,
  }
  const result = await race([late], identity<unknown>, ({ signal }) => work(signal))
  if (E.isLeft(result)) throw result.left
  return result.right
}
