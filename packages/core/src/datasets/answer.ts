import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { type ApiAnswer, readApiAnswer } from '../api/answer.js'
import { basicOf, type DatasetTarget } from './authorization.js'
import type { DatasetAccepted, DatasetAnswerFailure } from './failure.js'

const ACCEPTED: DatasetAccepted = { _tag: 'DatasetAccepted', acceptedRows: 0 }

/**
 * Reads the answer to one request (`docs/reference/datasets.md#answers`). It does not count rows: `acceptedRows` is 0, and
 * how many rows were sent is in the request.
 *
 * The `message` of a failure is one line of at most 500 characters, without the API key.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { readDatasetAnswer } from '@gecko-widgets/core/datasets'
 *
 * const read = readDatasetAnswer({ apiKey: 'a-key' })
 * assert(E.isRight(read({ status: 200, headers: {}, body: '{}' })))
 * assert.deepStrictEqual(
 *   read({ status: 404, headers: {}, body: '{"error":{"message":"Dataset not found"}}' }),
 *   E.left({ _tag: 'NotFound', message: 'Dataset not found', acceptedRows: 0 }),
 * )
 */
export const readDatasetAnswer = ({
  apiKey,
}: DatasetTarget): ((answer: ApiAnswer) => E.Either<DatasetAnswerFailure, DatasetAccepted>) => {
  const read = readApiAnswer({
    secrets: [basicOf(apiKey), apiKey],
    messages: ({ error, message }) => [
      (Object(error) as { readonly message?: unknown }).message,
      message,
      error,
    ],
    says: (body, fields) => {
      if (body.trim() === '') return true
      return fields && (fields['error'] ?? null) === null
    },
  })(ACCEPTED)
  return (answer) =>
    pipe(
      read(answer),
      E.mapLeft(
        (failure): DatasetAnswerFailure =>
          failure._tag === 'Refused' && failure.status === 409
            ? { _tag: 'Conflict', message: failure.message, acceptedRows: 0 }
            : { ...failure, acceptedRows: 0 },
      ),
    )
}
