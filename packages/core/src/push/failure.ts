import { issuesMessage } from '../codec/issue.js'
import type { InvalidWidget } from '../widgets/widget.js'

/** Geckoboard took the push. It does not say whether the widget can draw it: look at the dashboard. */
export interface PushAccepted {
  readonly _tag: 'PushAccepted'
}

/** The key of the widget is empty, or holds what no key holds; nothing was sent. */
export interface InvalidWidgetKey {
  readonly _tag: 'InvalidWidgetKey'
}

/** The body is over 1 MiB, and was not sent; or Geckoboard answered 413. */
export interface TooLarge {
  readonly _tag: 'TooLarge'
}

/** Says why a push was not accepted; a `message` is Geckoboard's own. */
export type PushFailure =
  /** The data is not valid for the kind; nothing was sent. */
  | InvalidWidget
  | InvalidWidgetKey
  | TooLarge
  /** Geckoboard refused it: a 4xx that is none of the others, or a 200 that says `"success": false`. */
  | { readonly _tag: 'Refused'; readonly status: number; readonly message: string | undefined }
  /** The API key is not right (401), or may not do this (403). */
  | { readonly _tag: 'Unauthorized'; readonly status: number; readonly message: string | undefined }
  /** There is no widget of this key (404). */
  | { readonly _tag: 'NotFound'; readonly message: string | undefined }
  /** Too many pushes (429); where Geckoboard says how long to wait, in milliseconds. */
  | { readonly _tag: 'RateLimited'; readonly retryAfterMs: number | undefined }
  /** Geckoboard has trouble of its own (5xx), or waited too long for the request (408); where it says how long to wait, in milliseconds. */
  | {
      readonly _tag: 'Unavailable'
      readonly status: number
      readonly message: string | undefined
      readonly retryAfterMs: number | undefined
    }
  /** What answered is not this API: a web page, a redirect, an empty or broken success. */
  | { readonly _tag: 'NotAnAnswer'; readonly status: number }
  /** No answer came: no connection, or one that broke off; `code` is the system's or the client's word for it, such as `ECONNREFUSED`. */
  | { readonly _tag: 'Unreachable'; readonly code: string | undefined }
  /** No answer came in time. */
  | { readonly _tag: 'TimedOut' }
  /** The caller called it off. */
  | { readonly _tag: 'Aborted' }

/** What ends by itself: not a certificate, a proxy that wants a password, or an address that is none. */
const PASSING = /^(?:ECONN\w+|ENET\w+|EHOST\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|UND_ERR_\w+)$/

/**
 * Tells a failure that may pass by itself, and is worth another try: no connection, no answer in time, a 429, a 5xx.
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
 * Says a failed push in one line, without a value from the data and without a secret.
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
