import * as O from 'fp-ts/lib/Option.js'
import { type InvalidWidget, issuesMessage } from '../widgets/issue.js'

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
  /** Geckoboard has trouble of its own (5xx), or waited too long for the request (408). */
  | { readonly _tag: 'Unavailable'; readonly status: number; readonly message: string | undefined }
  /** What answered is not this API: a web page, a redirect, an empty or broken success. */
  | { readonly _tag: 'NotAnAnswer'; readonly status: number }
  /** No answer came: no connection, or one that broke off. */
  | { readonly _tag: 'Unreachable'; readonly cause: unknown }
  /** No answer came in time. */
  | { readonly _tag: 'TimedOut' }
  /** The caller called it off. */
  | { readonly _tag: 'Aborted' }

/**
 * Tells a failure that may pass by itself, and is worth another try: no connection, no answer in time, a 429, a 5xx.
 *
 * @example
 * import assert from 'node:assert'
 * import { mayPass } from '@gecko-widgets/core'
 *
 * assert.strictEqual(mayPass({ _tag: 'RateLimited', retryAfterMs: 1000 }), true)
 * assert.strictEqual(mayPass({ _tag: 'NotFound', message: undefined }), false)
 */
export const mayPass = ({ _tag }: PushFailure): boolean => {
  switch (_tag) {
    case 'RateLimited':
    case 'Unavailable':
    case 'Unreachable':
    case 'TimedOut':
      return true
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

/** The code of a system error, `ECONNREFUSED` say, which may be the cause of a cause; nothing else of it is told. */
const codeOf = (cause: unknown): string => {
  const codes = O.tryCatch((): readonly unknown[] => [Object(cause).code, Object(Object(cause).cause).code])
  const isCode = (code: unknown): boolean => typeof code === 'string' && /^[A-Z][A-Z\d_]*$/.test(code)
  const code = O.isSome(codes) ? codes.value.find(isCode) : undefined
  return code === undefined ? '' : ` (${code})`
}

/**
 * Says a failed push in one line, without a value from the data and without a secret.
 *
 * @example
 * import assert from 'node:assert'
 * import { pushFailureMessage } from '@gecko-widgets/core'
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
      return `Geckoboard cannot be reached${codeOf(failure.cause)}`
    case 'TimedOut':
      return 'Geckoboard did not answer in time'
    case 'Aborted':
      return 'the push was called off'
  }
}
