/**
 * A request that Geckoboard refused: any other 4xx, or a 2xx that reports an error. `message` is Geckoboard's own
 * text.
 */
export interface Refused {
  readonly _tag: 'Refused'
  readonly status: number
  readonly message: string | undefined
}

/** An API key that is wrong (401) or lacks permission (403). */
export interface Unauthorized {
  readonly _tag: 'Unauthorized'
  readonly status: number
  readonly message: string | undefined
}

/** Something that Geckoboard does not have (404). */
export interface NotFound {
  readonly _tag: 'NotFound'
  readonly message: string | undefined
}

/** A body that is too large: Geckoboard refused it (413), or it is over a known limit and was not sent. */
export interface TooLarge {
  readonly _tag: 'TooLarge'
}

/** A response that did not come from this API: a web page, a redirect, an invalid success. */
export interface NotAnAnswer {
  readonly _tag: 'NotAnAnswer'
  readonly status: number
}

/** Too many requests (429); `retryAfterMs` is how long to wait, if Geckoboard says so. */
export interface RateLimited {
  readonly _tag: 'RateLimited'
  readonly retryAfterMs: number | undefined
}

/** Geckoboard has problems (5xx) or timed out (408); `retryAfterMs` is how long to wait, if it says so. */
export interface Unavailable {
  readonly _tag: 'Unavailable'
  readonly status: number
  readonly message: string | undefined
  readonly retryAfterMs: number | undefined
}

/** A connection that failed or broke; `code` is the error code, such as `ECONNREFUSED`. */
export interface Unreachable {
  readonly _tag: 'Unreachable'
  readonly code: string | undefined
}

/** No response in time. */
export interface TimedOut {
  readonly _tag: 'TimedOut'
}

/** A request that the caller canceled. */
export interface Aborted {
  readonly _tag: 'Aborted'
}

/** The failures that a response can report. */
export type AnswerFailure =
  | Refused
  | Unauthorized
  | NotFound
  | TooLarge
  | NotAnAnswer
  | RateLimited
  | Unavailable

/** The reason why a request to one of Geckoboard's APIs was not accepted. */
export type ApiFailure = AnswerFailure | Unreachable | TimedOut | Aborted

/** Errors that are usually transient, unlike a bad certificate, a proxy that wants a password or headers that are too long. */
const PASSING =
  /^(?:ECONN\w+|ENET\w+|EHOST\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|UND_ERR_SOCKET|UND_ERR_\w+_TIMEOUT)$/

/** Checks whether the same request may succeed later. */
export const apiMayPass = (failure: ApiFailure): boolean => {
  switch (failure._tag) {
    case 'RateLimited':
    case 'Unavailable':
    case 'TimedOut':
      return true
    case 'Unreachable':
      return PASSING.test(failure.code ?? '')
    case 'TooLarge':
    case 'Refused':
    case 'Unauthorized':
    case 'NotFound':
    case 'NotAnAnswer':
    case 'Aborted':
      return false
  }
}

/** The parts of the messages that differ between the APIs. */
interface Words {
  /** The API, after "Geckoboard's". */
  readonly api: string
  readonly call: string
  readonly calls: string
  readonly notFound: string
  readonly tooLarge: string
}

const told = (message: string | undefined): string => (message === undefined ? '' : `: ${message}`)

/** Formats a failure as one line, with the words of an API. */
export const apiFailureMessage =
  ({ api, call, calls, notFound, tooLarge }: Words) =>
  (failure: ApiFailure): string => {
    switch (failure._tag) {
      case 'TooLarge':
        return tooLarge
      case 'Refused':
        return `Geckoboard refused it (${failure.status})${told(failure.message)}`
      case 'Unauthorized':
        return `Geckoboard does not accept the API key (${failure.status})${told(failure.message)}`
      case 'NotFound':
        return `${notFound} (404)${told(failure.message)}`
      case 'RateLimited':
        return `Geckoboard is rate limiting ${calls}; try again ${
          failure.retryAfterMs === undefined ? 'later' : `in ${Math.ceil(failure.retryAfterMs / 1000)} s`
        }`
      case 'Unavailable':
        return `Geckoboard is having problems (${failure.status})${told(failure.message)}`
      case 'NotAnAnswer':
        return `the response is not from Geckoboard's ${api} (${failure.status}); check the URL, and any proxy in between`
      case 'Unreachable':
        return `Geckoboard cannot be reached${failure.code === undefined ? '' : ` (${failure.code})`}`
      case 'TimedOut':
        return 'Geckoboard did not respond in time'
      case 'Aborted':
        return `${call} was canceled`
    }
  }
