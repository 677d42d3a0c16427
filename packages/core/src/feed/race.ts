import * as E from 'fp-ts/lib/Either.js'

/** Calls back when something happens, at once if it has, until the function that it returns is called. */
export type Watch = (listener: () => void) => () => void

/** What ends a wait before its work does, such as a timer. */
export interface End<L> {
  readonly watch: Watch
  /** What the wait then comes to. */
  readonly left: () => L
  /** The reason of the signal that the work gets; an AbortError by default. */
  readonly reason?: (left: L) => unknown
}

/**
 * What a data function gets beside the request: a signal that fires at the timeout, or when the client has gone.
 */
export interface DataContext {
  readonly signal: AbortSignal
}

// A class, since an object literal with a getter has a new hidden class for each request.
class SignalOnDemand implements DataContext {
  readonly #controller: AbortController
  constructor(controller: AbortController) {
    this.#controller = controller
  }
  /** A signal takes longer to make than a small widget, and few data functions ask for it. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }
}

/**
 * Waits for work until it settles or the wait is ended; what comes later is dropped. Never rejects.
 *
 * Where an end has come already, the work is not begun.
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
    const end =
      ({ left, reason }: End<L>) =>
      (): void => {
        if (!pending) return
        const came = left()
        settle(E.left(came))
        controller.abort(reason?.(came))
      }
    try {
      for (const one of ends) {
        const stop = one.watch(end(one))
        // It may have called back before it could be stopped.
        if (!pending) return stop()
        stops.push(stop)
      }
    } catch (cause) {
      return fail(cause)
    }
    // An async arrow, so that a throw, a rejection and a thenable of somebody's own all end in one promise.
    const result = (async () => work(new SignalOnDemand(controller)))()
    result.then((value) => settle(E.right(value)), fail)
  })
