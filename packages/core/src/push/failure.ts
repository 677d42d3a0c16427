import { type ApiFailure, apiFailureMessage, apiMayPass } from '../api/failure.js'
import { issuesMessage } from '../codec/issue.js'
import type { InvalidWidget } from '../widgets/widget.js'

/** The result of an accepted push. Geckoboard does not report whether the widget can draw it; look at the dashboard. */
export interface PushAccepted {
  readonly _tag: 'PushAccepted'
}

/** A widget key that is empty or contains characters that no key has; nothing was sent. */
export interface InvalidWidgetKey {
  readonly _tag: 'InvalidWidgetKey'
}

/** The reason why a push was not accepted. For `InvalidWidget` and `InvalidWidgetKey`, nothing was sent. */
export type PushFailure = InvalidWidget | InvalidWidgetKey | ApiFailure

/**
 * Checks whether a retry may succeed: after no connection, a timeout, a 408, a 429 or a 5xx.
 *
 * @example
 * import assert from 'node:assert'
 * import { mayPass } from '@gecko-widgets/core/push'
 *
 * assert.strictEqual(mayPass({ _tag: 'RateLimited', retryAfterMs: 1000 }), true)
 * assert.strictEqual(mayPass({ _tag: 'NotFound', message: undefined }), false)
 */
export const mayPass = (failure: PushFailure): boolean =>
  failure._tag !== 'InvalidWidget' && failure._tag !== 'InvalidWidgetKey' && apiMayPass(failure)

const messageOf = apiFailureMessage({
  api: 'push API',
  call: 'the push',
  calls: 'pushes',
  notFound: 'Geckoboard has no widget with this key',
  tooLarge: 'the payload is too large; Geckoboard accepts at most 1 MiB',
})

/**
 * Formats a failed push as one line, without values from the data and without secrets.
 *
 * @example
 * import assert from 'node:assert'
 * import { pushFailureMessage } from '@gecko-widgets/core/push'
 *
 * assert.strictEqual(
 *   pushFailureMessage({ _tag: 'RateLimited', retryAfterMs: 30_000 }),
 *   'Geckoboard is rate limiting pushes; try again in 30 s',
 * )
 */
export const pushFailureMessage = (failure: PushFailure): string => {
  switch (failure._tag) {
    case 'InvalidWidget':
      return `the data is not valid for ${failure.kind}: ${issuesMessage(failure)}`
    case 'InvalidWidgetKey':
      return 'the widget key is not valid: expected letters, digits and hyphens, as shown in the settings of the widget'
    default:
      return messageOf(failure)
  }
}
