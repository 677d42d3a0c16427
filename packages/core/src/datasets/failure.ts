import {
  type AnswerFailure,
  type ApiFailure,
  apiFailureMessage,
  apiMayPass,
  type TimedOut,
  type Unavailable,
  type Unreachable,
} from '../api/failure.js'
import { type Issue, issuesMessage } from '../codec/issue.js'

/** The result of an accepted call. */
export interface DatasetAccepted extends AcceptedRows {
  readonly _tag: 'DatasetAccepted'
}

/** How many rows Geckoboard has accepted; 0 for a call without rows. */
export interface AcceptedRows {
  readonly acceptedRows: number
}

/** Rows or options of a call that are not valid: the first ten issues, and how many `more` there are. Nothing was sent. */
export interface InvalidRows extends AcceptedRows {
  readonly _tag: 'InvalidRows'
  /** The id of the dataset; empty for `ping`. */
  readonly dataset: string
  readonly issues: readonly Issue[]
  readonly more: number
}

/** More rows than one request takes, for a `replace` that is not `inBatches`. Nothing was sent. */
export interface TooManyRows extends AcceptedRows {
  readonly _tag: 'TooManyRows'
  readonly rows: number
  readonly most: number
}

/** A dataset with this id and other fields exists (409). */
export interface Conflict {
  readonly _tag: 'Conflict'
  readonly message: string | undefined
}

/** An append without `uniqueBy` that got no clear response: its rows may be stored or not. */
export interface InDoubt {
  readonly _tag: 'InDoubt'
  readonly cause: TimedOut | Unreachable | Unavailable
}

/** The reason why a call was not accepted, or only in part; `acceptedRows` rows were accepted before. */
export type DatasetFailure = InvalidRows | TooManyRows | ((ApiFailure | Conflict | InDoubt) & AcceptedRows)

/** The failures that a response can report. */
export type DatasetAnswerFailure = (AnswerFailure | Conflict) & AcceptedRows

/**
 * Checks whether the rows from `acceptedRows` on may be sent again, and may succeed then.
 *
 * @example
 * import assert from 'node:assert'
 * import { mayPass } from '@gecko-widgets/core/datasets'
 *
 * assert.strictEqual(mayPass({ _tag: 'RateLimited', retryAfterMs: 1000, acceptedRows: 500 }), true)
 * assert.strictEqual(mayPass({ _tag: 'InDoubt', cause: { _tag: 'TimedOut' }, acceptedRows: 500 }), false)
 */
export const mayPass = (failure: DatasetFailure): boolean => {
  switch (failure._tag) {
    case 'InvalidRows':
    case 'TooManyRows':
    case 'Conflict':
    case 'InDoubt':
      return false
    default:
      return apiMayPass(failure)
  }
}

/** Errors of a connection that was never established (`docs/reference/datasets.md#trying-again`). */
const NEVER_CONNECTED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/

/**
 * Checks whether the request behind a failure may have been carried out. Only a request that is `repeatable` may then be
 * sent again.
 *
 * @example
 * import assert from 'node:assert'
 * import { isUnclear } from '@gecko-widgets/core/datasets'
 *
 * assert.strictEqual(isUnclear({ _tag: 'Unreachable', code: 'ECONNRESET', acceptedRows: 0 }), true)
 * assert.strictEqual(isUnclear({ _tag: 'Unreachable', code: 'ECONNREFUSED', acceptedRows: 0 }), false)
 */
export const isUnclear = (failure: DatasetFailure): failure is InDoubt['cause'] & AcceptedRows => {
  switch (failure._tag) {
    case 'TimedOut':
    case 'Unavailable':
      return true
    case 'Unreachable':
      return !NEVER_CONNECTED.test(failure.code ?? '')
    default:
      return false
  }
}

const messageOf = apiFailureMessage({
  api: 'Datasets API',
  call: 'the call',
  calls: 'requests',
  notFound: 'Geckoboard has no dataset with this id',
  tooLarge: 'the request is too large for Geckoboard (413)',
})

/**
 * Formats a failed call as one line, without values from the rows and without secrets.
 *
 * @example
 * import assert from 'node:assert'
 * import { datasetFailureMessage } from '@gecko-widgets/core/datasets'
 *
 * assert.strictEqual(
 *   datasetFailureMessage({ _tag: 'InDoubt', cause: { _tag: 'TimedOut' }, acceptedRows: 500 }),
 *   'it is unclear whether the rows were stored: Geckoboard did not respond in time',
 * )
 */
export const datasetFailureMessage = (failure: DatasetFailure): string => {
  switch (failure._tag) {
    case 'InvalidRows':
      return `the rows are not valid${failure.dataset === '' ? '' : ` for ${failure.dataset}`}: ${issuesMessage(failure)}`
    case 'TooManyRows':
      return `replace takes at most ${failure.most} rows, not ${failure.rows}; send fewer, append to a dataset with uniqueBy, or use replace(rows, { inBatches: true })`
    case 'Conflict':
      return `a dataset with this id has other fields (409)${
        failure.message === undefined ? '' : `: ${failure.message}`
      }; to change them, call delete() and then findOrCreate(), which loses all rows`
    case 'InDoubt':
      return `it is unclear whether the rows were stored: ${messageOf(failure.cause)}`
    default:
      return messageOf(failure)
  }
}
