import { type DatasetFailure, datasetFailureMessage, isUnclear, mayPass } from '@gecko-widgets/core/datasets'
import { expect, test } from 'vitest'

const issue = { path: '[3].total', code: 'not_whole', message: 'expected a whole number' } as const
const acceptedRows = 500

const CASES: readonly (readonly [DatasetFailure, boolean, boolean, string])[] = [
  [
    { _tag: 'InvalidRows', dataset: 'orders', issues: [issue, issue], more: 3, acceptedRows: 0 },
    false,
    false,
    'the rows are not valid for orders: [3].total: expected a whole number (not_whole), and 4 more',
  ],
  [
    { _tag: 'InvalidRows', dataset: '', issues: [issue], more: 0, acceptedRows: 0 },
    false,
    false,
    'the rows are not valid: [3].total: expected a whole number (not_whole)',
  ],
  [
    { _tag: 'TooManyRows', rows: 1200, most: 500, acceptedRows: 0 },
    false,
    false,
    'replace takes at most 500 rows, not 1200; send fewer, append to a dataset with uniqueBy, or use replace(rows, { inBatches: true })',
  ],
  [
    { _tag: 'Refused', status: 422, message: 'no', acceptedRows },
    false,
    false,
    'Geckoboard refused it (422): no',
  ],
  [
    { _tag: 'Unauthorized', status: 401, message: undefined, acceptedRows },
    false,
    false,
    'Geckoboard does not accept the API key (401)',
  ],
  [
    { _tag: 'NotFound', message: 'Dataset not found', acceptedRows },
    false,
    false,
    'Geckoboard has no dataset with this id (404): Dataset not found',
  ],
  [
    { _tag: 'Conflict', message: 'A dataset exists', acceptedRows },
    false,
    false,
    'a dataset with this id has other fields (409): A dataset exists; to change them, call delete() and then findOrCreate(), which loses all rows',
  ],
  [
    { _tag: 'Conflict', message: undefined, acceptedRows },
    false,
    false,
    'a dataset with this id has other fields (409); to change them, call delete() and then findOrCreate(), which loses all rows',
  ],
  [{ _tag: 'TooLarge', acceptedRows }, false, false, 'the request is too large for Geckoboard (413)'],
  [
    { _tag: 'NotAnAnswer', status: 200, acceptedRows },
    false,
    false,
    "the response is not from Geckoboard's Datasets API (200); check the URL, and any proxy in between",
  ],
  [
    { _tag: 'RateLimited', retryAfterMs: undefined, acceptedRows },
    true,
    false,
    'Geckoboard is rate limiting requests; try again later',
  ],
  [
    { _tag: 'RateLimited', retryAfterMs: 59_001, acceptedRows },
    true,
    false,
    'Geckoboard is rate limiting requests; try again in 60 s',
  ],
  [
    { _tag: 'Unavailable', status: 503, message: 'busy', retryAfterMs: undefined, acceptedRows },
    true,
    true,
    'Geckoboard is having problems (503): busy',
  ],
  [{ _tag: 'TimedOut', acceptedRows }, true, true, 'Geckoboard did not respond in time'],
  [{ _tag: 'Aborted', acceptedRows }, false, false, 'the call was canceled'],
  [
    { _tag: 'InDoubt', cause: { _tag: 'TimedOut' }, acceptedRows },
    false,
    false,
    'it is unclear whether the rows were stored: Geckoboard did not respond in time',
  ],
  [
    { _tag: 'InDoubt', cause: { _tag: 'Unreachable', code: 'ECONNRESET' }, acceptedRows },
    false,
    false,
    'it is unclear whether the rows were stored: Geckoboard cannot be reached (ECONNRESET)',
  ],
]

test.each(CASES)('%j', (failure, passes, unclear, message) => {
  expect([mayPass(failure), isUnclear(failure), datasetFailureMessage(failure)]).toEqual([
    passes,
    unclear,
    message,
  ])
})

test.each<[string | undefined, boolean, boolean]>([
  ['ECONNREFUSED', true, false],
  ['ENOTFOUND', true, false],
  ['EAI_AGAIN', true, false],
  ['EHOSTUNREACH', true, false],
  ['ENETUNREACH', true, false],
  ['UND_ERR_CONNECT_TIMEOUT', true, false],
  ['ECONNRESET', true, true],
  ['EPIPE', true, true],
  ['ETIMEDOUT', true, true],
  ['UND_ERR_SOCKET', true, true],
  ['UND_ERR_HEADERS_TIMEOUT', true, true],
  ['ENETDOWN', true, true],
  ['CERT_HAS_EXPIRED', false, true],
  ['HPE_INVALID_CONSTANT', false, true],
  ['XECONNREFUSED', false, true],
  ['ECONNREFUSEDX', true, true],
  [undefined, false, true],
])('Unreachable by %s', (code, passes, unclear) => {
  const failure: DatasetFailure = { _tag: 'Unreachable', code, acceptedRows }
  expect([mayPass(failure), isUnclear(failure)]).toEqual([passes, unclear])
})
