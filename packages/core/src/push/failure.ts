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

/** A body over 1 MiB, which was not sent, or one that Geckoboard refused with 413. */
export interface TooLarge {
  readonly _tag: 'TooLarge'
}

/** The reason why a push was not accepted; a `message` is Geckoboard's own. */
export type PushFailure =
  /** The data is not valid for the kind; nothing was sent. */
  | InvalidWidget
  | InvalidWidgetKey
  | TooLarge
  /** Geckoboard refused it: any other 4xx, or a 2xx with `"success": false`. */
  | { readonly _tag: 'Refused'; readonly status: number; readonly message: string | undefined }
  /** The API key is wrong (401) or not allowed to push (403). */
  | { readonly _tag: 'Unauthorized'; readonly status: number; readonly message: string | undefined }
  /** There is no widget with this key (404). */
  | { readonly _tag: 'NotFound'; readonly message: string | undefined }
  /** Too many pushes (429), and how many milliseconds to wait, if Geckoboard says so. */
  | { readonly _tag: 'RateLimited'; readonly retryAfterMs: number | undefined }
  /** Geckoboard has problems (5xx) or timed out (408), and how many milliseconds to wait, if it says so. */
  | {
      readonly _tag: 'Unavailable'
      readonly status: number
      readonly message: string | undefined
      readonly retryAfterMs: number | undefined
    }
  /** The answer is not this API's: a web page, a redirect, an empty or broken success. */
  | { readonly _tag: 'NotAnAnswer'; readonly status: number }
  /** The connection failed or broke; `code` is the system's or the client's, such as `ECONNREFUSED`. */
  | { readonly _tag: 'Unreachable'; readonly code: string | undefined }
  /** No answer came in time. */
  | { readonly _tag: 'TimedOut' }
  /** The caller cancelled it. */
  | { readonly _tag: 'Aborted' }

/** Errors that are usually transient, unlike a bad certificate, a proxy that wants a password or an invalid address. */
const PASSING = /^(?:ECONN\w+|ENET\w+|EHOST\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|UND_ERR_\w+)$/

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
export const mayPass = (failure: PushFailure): boolean => {
  switch (failure._tag) {
    case 'RateLimited':
    case 'Unavailable':
    case 'TimedOut':
      return true
    case 'Unreachable':
      return PASSING.test(failure.code ?? '')
    case 'InvalidWidget':
    case 'InvalidWidgetKey':
    case 'TooLarge':
    case 'Refused':
    case 'Unauthorized':
    case 'NotFound':
    case 'NotAnAnswer':
    case 'Aborted':
      return false
  }
}

const told = (message: string | undefined): string => (message === undefined ? '' : `: ${message}`)

/**
 * Writes a failed push in one line, without values from the data and without secrets.
 *
 * @example
 * import assert from 'node:assert'
 * import { pushFailureMessage } from '@gecko-widgets/core/push'
 *
 * assert.strictEqual(
 *   pushFailureMessage({ _tag: 'RateLimited', retryAfterMs: 30_000 }),
 *   'Geckoboard takes no more pushes for now; try again in 30 s',
 * )
 */
export const pushFailureMessage = (failure: PushFailure): string => {
  switch (failure._tag) {
    case 'InvalidWidget':
      return `the data is not valid for ${failure.kind}: ${issuesMessage(failure)}`
    case 'InvalidWidgetKey':
      return 'the widget key is not valid: expected letters, digits and hyphens, as the settings of the widget show it'
    case 'TooLarge':
      return 'the payload is too large: Geckoboard takes 1 MiB at most'
    case 'Refused':
      return `Geckoboard refused it (${failure.status})${told(failure.message)}`
    case 'Unauthorized':
      return `Geckoboard does not take the API key (${failure.status})${told(failure.message)}`
    case 'NotFound':
      return `Geckoboard knows no widget of this key (404)${told(failure.message)}`
    case 'RateLimited':
      return `Geckoboard takes no more pushes for now; try again ${
        failure.retryAfterMs === undefined ? 'later' : `in ${Math.ceil(failure.retryAfterMs / 1000)} s`
      }`
    case 'Unavailable':
      return `Geckoboard has trouble of its own (${failure.status})${told(failure.message)}`
    case 'NotAnAnswer':
      return `what answered is not Geckoboard's push API (${failure.status}); is the address right, and no proxy in between?`
    case 'Unreachable':
      return `Geckoboard cannot be reached${failure.code === undefined ? '' : ` (${failure.code})`}`
    case 'TimedOut':
      return 'Geckoboard did not answer in time'
    case 'Aborted':
      return 'the push was called off'
  }
}
