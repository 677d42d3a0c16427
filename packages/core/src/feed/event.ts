import type { FeedFailure } from './failure.js'
import type { FeedFormat } from './format.js'

/**
 * The facts of an answer, for metrics.
 *
 * @example
 * import assert from 'node:assert'
 * import { type AnswerEvent, createGeckoboard } from '@gecko-widgets/fetch'
 *
 * const events: AnswerEvent[] = []
 * const geckoboard = createGeckoboard({ onAnswer: (event) => events.push(event) })
 * await geckoboard.number(() => 1280)(new Request('https://example.com/widgets/users?format=json'))
 * const [event] = events
 * assert.deepStrictEqual(event, {
 *   widget: 'number',
 *   request: { method: 'GET', path: '/widgets/users' },
 *   status: 200,
 *   format: 'json',
 *   ms: event?.ms,
 *   bytes: 25,
 * })
 */
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
