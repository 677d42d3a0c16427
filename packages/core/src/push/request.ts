import * as E from 'fp-ts/lib/Either.js'
import type { TooLarge } from '../api/failure.js'
import { own } from '../codec/own.js'
import { encodeJson, isTooLarge } from '../payload/json.js'
import type { Payload } from '../payload/payload.js'
import type { InvalidWidgetKey } from './failure.js'

/** The account to push to. */
export interface PushTarget {
  /** The API key of the account. */
  readonly apiKey: string
  /** The URL of the API. Default: `https://push.geckoboard.com`. */
  readonly url?: string | undefined
}

/** A request to the push API, as plain data. */
export interface PushRequest {
  readonly method: 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** JSON that contains the API key; do not log it. */
  readonly body: string
}

/** Known keys are digits, a hyphen and a UUID, but the format is not documented: any characters that a URL takes unescaped. */
const WIDGET_KEY = /^[\w-]{1,200}$/

const PUSH_URL = 'https://push.geckoboard.com'

/**
 * Makes the request that pushes a payload to a widget, whose key is in its settings
 * (`docs/reference/evidence.md#20-push-api`). An invalid key and a body over 1 MiB (1,048,576 bytes of UTF-8) are a
 * `Left`.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { widgets } from '@gecko-widgets/core'
 * import { pushRequest } from '@gecko-widgets/core/push'
 *
 * const request = pipe(widgets.number.encode([42, 40]), E.flatMap(pushRequest({ apiKey: 'a-key' })('12345-abc')))
 * assert.deepStrictEqual(
 *   request,
 *   E.right({
 *     method: 'POST',
 *     url: 'https://push.geckoboard.com/v1/send/12345-abc',
 *     headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
 *     body: '{"api_key":"a-key","data":{"item":[{"value":42},{"value":40}]}}',
 *   }),
 * )
 */
export const pushRequest =
  (target: PushTarget) =>
  (widgetKey: string) =>
  (payload: Payload): E.Either<InvalidWidgetKey | TooLarge, PushRequest> => {
    if (typeof widgetKey !== 'string' || !WIDGET_KEY.test(widgetKey))
      return E.left({ _tag: 'InvalidWidgetKey' })
    const { apiKey } = target
    const url = own(target, 'url') ?? PUSH_URL
    const body = `{"api_key":${JSON.stringify(apiKey)},"data":${encodeJson(payload)}}`
    return isTooLarge(body)
      ? E.left({ _tag: 'TooLarge' })
      : E.right({
          method: 'POST',
          url: `${url.replace(/\/+$/, '')}/v1/send/${widgetKey}`,
          headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
          body,
        })
  }
