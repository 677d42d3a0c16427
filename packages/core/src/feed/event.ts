import type { FeedFailure } from './failure.js'
import type { FeedFormat } from './format.js'
import type { RequestLine } from './request.js'

/** The facts about one answer, for metrics. */
export interface AnswerEvent {
  /** The kind. */
  readonly widget: string
  readonly request: RequestLine
  readonly status: number
  /** The format of the answer; absent if the request failed before one was decided. */
  readonly format?: FeedFormat
  /** How long the answer took, in milliseconds. */
  readonly ms: number
  /** The length of the answer's body, in bytes. */
  readonly bytes: number
  /** The `_tag` of the failure, if there is one. */
  readonly failure?: FeedFailure['_tag']
}
