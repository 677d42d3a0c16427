import * as E from 'fp-ts/lib/Either.js'
import { own } from '../codec/own.js'

/**
 * A function that calls back when something happens, or at once if it has already happened. It returns a function
 * that stops listening.
 */
export type Watch = (listener: () => void) => () => void

/** An event that ends a wait early, such as a timeout. */
export interface End<L> {
  readonly watch: Watch
  /** The result of the wait in that case. */
  readonly left: () => L
  /** The `reason` of the work's signal. Default: an AbortError. */
  readonly reason?: (left: L) => unknown
}

/** The last argument of a data function. */
export interface DataContext {
  /** Fires at the timeout, or when the client disconnects. Made when it is first read, so a copy of the context has none. */
  readonly signal: AbortSignal
}

// A class: V8 would give an object literal with a getter a new hidden class for each request.
class SignalOnDemand implements DataContext {
  readonly #controller: AbortController
  constructor(controller: AbortController) {
    this.#controller = controller
  }
  /** Made on demand: making a signal takes longer than encoding a small widget, and few data functions use it. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }
}

/**
 * Runs `work` until it settles or one of `ends` comes, and drops what comes later. If an end has come already, `work`
 * does not start. Never rejects.
 *
 * @example
 * import assert from 'node:assert'
 * import { type End, liveEffects, race } from '@gecko-widgets/core/adapter'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const late: End<string> = { watch: (then) => liveEffects.after(5, then), left: () => 'late' }
 * assert.deepStrictEqual(await race([late], String, async () => 42), E.right(42))
 * assert.deepStrictEqual(await race([late], String, () => new Promise(() => undefined)), E.left('late'))
 */
export const race = <L, A>(
  ends: readonly End<L>[],
  failed: (cause: unknown) => L,
  work: (context: DataContext) => A | PromiseLike<A>,
): Promise<E.Either<L, A>> =>
  new Promise((resolve) => {
    const controller = new AbortController()
    const stops: (() => void)[] = []
    let pending = true
    const settle = (outcome: E.Either<L, A>): void => {
      pending = false
      resolve(outcome)
      for (const stop of stops) stop()
    }
    const fail = (cause: unknown): void => settle(E.left(failed(cause)))
    const end = (one: End<L>) => (): void => {
      if (!pending) return
      const came = one.left()
      settle(E.left(came))
      controller.abort(own(one, 'reason')?.(came))
    }
    try {
      for (const one of ends) {
        const stop = one.watch(end(one))
        // The end may have come while it was being watched; nothing else is watched then, and the work does not start.
        if (!pending) return stop()
        stops.push(stop)
      }
    } catch (cause) {
      return fail(cause)
    }
    // An async arrow turns a throw, a rejection and any thenable into one promise.
    const result = (async () => work(new SignalOnDemand(controller)))()
    result.then((value) => settle(E.right(value)), fail)
  })
