import {
  type InputOf,
  type InvalidWidget,
  type Kind,
  type Payload,
  type Widgets,
  widgets,
} from '@gecko-widgets/core'
import {
  mayPass,
  type PushAccepted,
  type PushFailure,
  type PushRequest,
  pushRequest,
  readPushAnswer,
} from '@gecko-widgets/core/push'
import type { IssueCode } from '@gecko-widgets/core/types'
import { createDelivery, isSignal, orThrow } from '@gecko-widgets/delivery'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { checkPusherOptions, type PusherOptions } from './options.js'

export { mayPass, type PushAccepted, type PushFailure, pushFailureMessage } from '@gecko-widgets/core/push'
export type { RateLimit } from '@gecko-widgets/delivery'
export type { PusherOptions } from './options.js'

/**
 * The result of a push: accepted, or the failure.
 *
 * @example
 * import assert from 'node:assert'
 * import { type PushResult, pushFailureMessage } from '@gecko-widgets/push'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const told = (result: PushResult): string => (E.isRight(result) ? 'pushed' : pushFailureMessage(result.left))
 * assert.strictEqual(told(E.right({ _tag: 'PushAccepted' })), 'pushed')
 * assert.strictEqual(told(E.left({ _tag: 'TimedOut' })), 'Geckoboard did not respond in time')
 */
export type PushResult = E.Either<PushFailure, PushAccepted>

/**
 * The options of one push.
 *
 * @example
 * import assert from 'node:assert'
 * import { createPusher, type PushOptions } from '@gecko-widgets/push'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const { push } = createPusher({ apiKey: '222efc82e7933138077b1c2554439e15' })
 * const options: PushOptions = { signal: AbortSignal.abort() }
 * assert.deepStrictEqual(await push.number('12345-abc', 1280, options), E.left({ _tag: 'Aborted' }))
 */
export interface PushOptions {
  /** Cancels the push when it fires; the result is then `Aborted`. */
  readonly signal?: AbortSignal | undefined
}

/**
 * One function for each kind, which pushes data to a widget and never rejects.
 *
 * @example
 * import assert from 'node:assert'
 * import type { Push, PushResult } from '@gecko-widgets/push'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * // What takes only the kinds that it needs is tested without Geckoboard.
 * const pushUsers = (push: Pick<Push, 'number'>) => push.number('12345-abc', [1280, 1175])
 * const accepted: PushResult = E.right({ _tag: 'PushAccepted' })
 * assert.deepStrictEqual(await pushUsers({ number: async () => accepted }), accepted)
 */
export type Push = {
  readonly [K in keyof Widgets]: (
    widgetKey: string,
    data: InputOf<K>,
    options?: PushOptions,
  ) => Promise<PushResult>
}

/**
 * The data of one widget, for `pushAll`.
 *
 * @example
 * import { createPusher, type PushItem } from '@gecko-widgets/push'
 *
 * const board: readonly PushItem[] = [
 *   { kind: 'number', widgetKey: '12345-users', data: [1280, 1175] },
 *   { kind: 'text', widgetKey: '12345-status', data: 'All is well' },
 * ]
 * const { pushAll } = createPusher({ apiKey: '222efc82e7933138077b1c2554439e15' })
 * export const pushBoard = () => pushAll(board)
 */
export type PushItem = {
  readonly [K in Kind]: { readonly kind: K; readonly widgetKey: string; readonly data: InputOf<K> }
}[Kind]

/**
 * The functions that `createPusher` returns.
 *
 * @example
 * import assert from 'node:assert'
 * import { createPusher, type Pusher } from '@gecko-widgets/push'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const { push, pushAll }: Pusher = createPusher({ apiKey: '222efc82e7933138077b1c2554439e15' })
 * const invalid = E.left({ _tag: 'InvalidWidgetKey' })
 * assert.deepStrictEqual(await push.number('the users widget', 1280), invalid)
 * assert.deepStrictEqual(await pushAll([{ kind: 'text', widgetKey: '', data: 'All is well' }]), [invalid])
 */
export interface Pusher {
  /** Pushes to one widget: `push.number(widgetKey, 42)`, and so on for each kind. */
  readonly push: Push
  /** Pushes to many widgets; resolves to one result for each, in the same order. */
  readonly pushAll: (items: readonly PushItem[], options?: PushOptions) => Promise<readonly PushResult[]>
}

const KINDS = Object.keys(widgets) as readonly Kind[]

/** An item as an untyped caller may pass it. */
const misuse = (path: string, code: IssueCode, message: string): PushResult =>
  E.left({ _tag: 'InvalidWidget', kind: 'unknown', issues: [{ path, code, message }], more: 0 })

const UNKNOWN_KIND = misuse('kind', 'not_one_of', `expected one of ${KINDS.join(', ')}`)
const NO_SIGNAL = misuse('signal', 'wrong_shape', 'expected the signal of an AbortController')

/**
 * Creates the functions that push data to the widgets of an account: `push.number(widgetKey, data)`, and so on for
 * each kind, and `pushAll` for a board. Each resolves to a `PushResult` and never rejects.
 *
 * Transient failures (no connection, a timeout, a 429, a 5xx) are retried with exponential backoff and full jitter,
 * or after `Retry-After`. Requests beyond `concurrency` and `rateLimit` wait in order; retries go first. During a
 * `Retry-After`, nothing is sent. Invalid options throw one error that names all of them.
 *
 * @example
 * import { createPusher, pushFailureMessage } from '@gecko-widgets/push'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const env = { GECKOBOARD_PUSH_API_KEY: '222efc82e7933138077b1c2554439e15' }
 * const { push } = createPusher({ apiKey: env.GECKOBOARD_PUSH_API_KEY })
 *
 * export const pushUsers = async (): Promise<void> => {
 *   const result = await push.number('12345-f8b2c9d0-5a3e-4c7b-9d1f-2e6a8b0c4d5e', [1280, 1175])
 *   if (E.isLeft(result)) console.error(pushFailureMessage(result.left))
 * }
 */
export const createPusher = (options: PusherOptions): Pusher => {
  const checked = orThrow(checkPusherOptions(options))
  const deliver = createDelivery<PushFailure>(checked, { fail: (ending) => ending })
  const read = readPushAnswer(checked)
  const requestTo = pushRequest(checked)

  const pushTo =
    (kind: Kind) =>
    async (widgetKey: string, data: unknown, options?: PushOptions): Promise<PushResult> => {
      const { signal } = Object(options) as PushOptions
      if (signal !== undefined && !isSignal(signal)) return NO_SIGNAL
      const encode = widgets[kind].encode as (data: unknown) => E.Either<InvalidWidget, Payload>
      const request: E.Either<PushFailure, PushRequest> = pipe(encode(data), E.flatMap(requestTo(widgetKey)))
      return E.isLeft(request)
        ? request
        : deliver({ request: request.right, read, mayRepeat: mayPass }, signal)
    }

  return {
    push: Object.fromEntries(KINDS.map((kind) => [kind, pushTo(kind)])) as unknown as Push,
    pushAll: (items, options) =>
      Promise.all(
        items.map((item) => {
          const { kind, widgetKey, data } = Object(item) as PushItem
          return KINDS.includes(kind) ? pushTo(kind)(widgetKey, data, options) : UNKNOWN_KIND
        }),
      ),
  }
}
