import type { FeedFailure } from './failure.js'
import type { FeedFormat } from './format.js'

/** The facts of an answer, for metrics. */
export interface AnswerEvent {
  /** The kind. */
  readonly widget: string
  readonly request: {
    readonly method: string
    /** The path, without the query. */
    readonly path: string
  }
  readonly status: number
  /** The format of the answer; absent where none was decided. */
  readonly format?: FeedFormat
  /** How long the answer took, in milliseconds. */
  readonly ms: number
  /** The length of the answer's body. */
  readonly bytes: number
  /** The `_tag` of the failure, where the answer keeps one back. */
  readonly failure?: FeedFailure['_tag']
}
