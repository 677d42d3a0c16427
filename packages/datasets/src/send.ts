import {
  type DatasetAccepted,
  type DatasetAnswer,
  type DatasetCall,
  type DatasetFailure,
  type DatasetRequest,
  datasetRequests,
  type Fields,
  isUnclear,
  mayPass,
  readDatasetAnswer,
} from '@gecko-widgets/core/datasets'
import type { IssueCode } from '@gecko-widgets/core/types'
import { type CheckedOptions, createDelivery, isSignal } from '@gecko-widgets/delivery'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

/** The result of a call: accepted or the failure, and how many rows were accepted. */
export type DatasetResult = E.Either<DatasetFailure, DatasetAccepted>

/** The options of all calls. */
export interface Options {
  readonly signal?: AbortSignal | undefined
  readonly deleteBy?: string | undefined
  readonly inBatches?: boolean | undefined
}

/** Receives the number of rows that are accepted so far, after each batch. */
type OnAccepted = (acceptedRows: number) => void

const accepted = (acceptedRows: number): DatasetAccepted => ({ _tag: 'DatasetAccepted', acceptedRows })

const badOption = (dataset: string, path: string, code: IssueCode, message: string): DatasetFailure => ({
  _tag: 'InvalidRows',
  dataset,
  issues: [{ path, code, message }],
  more: 0,
  acceptedRows: 0,
})

/** Reads the options of a call; a getter may throw. */
export const readOptions = (dataset: string, given: unknown): E.Either<DatasetFailure, Options> =>
  pipe(
    E.tryCatch(
      () => {
        const { signal, deleteBy, inBatches } = Object(given) as Options
        return { signal, deleteBy, inBatches, isRight: signal === undefined || isSignal(signal) }
      },
      () => badOption(dataset, 'options', 'unreadable', 'expected plain data; a getter or a proxy threw'),
    ),
    E.filterOrElse(
      ({ isRight }) => isRight,
      () => badOption(dataset, 'signal', 'wrong_shape', 'expected the signal of an AbortController'),
    ),
  )

/** Turns a failure after which it is unclear whether the rows were stored into an `InDoubt`. */
const inDoubt =
  ({ repeatable }: DatasetRequest) =>
  (failure: DatasetFailure): DatasetFailure => {
    if (repeatable || !isUnclear(failure)) return failure
    const { acceptedRows, ...cause } = failure
    return { _tag: 'InDoubt', cause, acceptedRows }
  }

/**
 * Creates the caller: it sends the requests of a call one after the other, until the first failure. It never rejects.
 */
export const createSend = (options: CheckedOptions) => {
  const { intervalMs } = options.rateLimit
  const deliver = createDelivery<DatasetFailure>(options, {
    fail: (ending) => ({ ...ending, acceptedRows: 0 }),
  })
  const requestsOf = datasetRequests(options)
  const readAnswer = readDatasetAnswer(options)

  const readFor =
    ({ method }: DatasetRequest) =>
    (answer: DatasetAnswer, earlier: readonly DatasetFailure[]): DatasetResult => {
      const result = readAnswer(answer)
      if (E.isRight(result)) return result
      const { left } = result
      // The first attempt deleted it.
      if (method === 'DELETE' && left._tag === 'NotFound' && earlier.some(isUnclear))
        return E.right(accepted(0))
      // Geckoboard's text does not say how long to wait, and the limit is per minute.
      return left._tag === 'RateLimited'
        ? E.left({ ...left, retryAfterMs: left.retryAfterMs ?? intervalMs })
        : result
    }

  return async <F extends Fields>(
    call: DatasetCall<F>,
    signal?: AbortSignal,
    onAccepted: OnAccepted = () => undefined,
  ): Promise<DatasetResult> => {
    const requests = requestsOf(call)
    if (E.isLeft(requests)) return requests
    let acceptedRows = 0
    for (const request of requests.right) {
      const mayRepeat = (failure: DatasetFailure): boolean =>
        mayPass(failure) && (request.repeatable || !isUnclear(failure))
      const result = await deliver({ request, read: readFor(request), mayRepeat }, signal)
      if (E.isLeft(result)) return E.left({ ...inDoubt(request)(result.left), acceptedRows })
      acceptedRows += request.rows
      onAccepted(acceptedRows)
    }
    return E.right(accepted(acceptedRows))
  }
}
