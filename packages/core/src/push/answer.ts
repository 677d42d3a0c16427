import type * as E from 'fp-ts/lib/Either.js'
import { type ApiAnswer, readApiAnswer } from '../api/answer.js'
import type { PushAccepted, PushFailure } from './failure.js'
import type { PushTarget } from './request.js'

const ACCEPTED: PushAccepted = { _tag: 'PushAccepted' }

/**
 * Reads an answer of the push API. Only a 2xx with `"success": true` is accepted
 * (`docs/reference/evidence.md#20-push-api`); a redirect is not followed, since it would take the API key elsewhere.
 *
 * The `message` of a failure is Geckoboard's `message` or `error`, else the body: one line of at most 500 characters,
 * without the API key.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { readPushAnswer } from '@gecko-widgets/core/push'
 *
 * const read = readPushAnswer({ apiKey: 'a-key' })
 * assert.deepStrictEqual(
 *   read({ status: 200, headers: {}, body: '{"success":true}' }),
 *   E.right({ _tag: 'PushAccepted' }),
 * )
 * assert.deepStrictEqual(
 *   read({ status: 200, headers: {}, body: '{"success":false,"error":"Api key has wrong format. "}' }),
 *   E.left({ _tag: 'Refused', status: 200, message: 'Api key has wrong format.' }),
 * )
 */
export const readPushAnswer = ({
  apiKey,
}: PushTarget): ((answer: ApiAnswer) => E.Either<PushFailure, PushAccepted>) =>
  readApiAnswer({
    secrets: [apiKey],
    messages: ({ message, error }) => [message, error],
    says: (_, fields) => {
      const success = fields?.['success']
      return typeof success === 'boolean' ? success : undefined
    },
  })(ACCEPTED)
