import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { bare, own } from '../codec/own.js'
import type { PushAccepted, PushFailure } from './failure.js'
import type { PushTarget } from './request.js'

/** An answer to a push, as plain data. */
export interface PushAnswer {
  readonly status: number
  /** The headers, by name in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

const LONGEST_MESSAGE = 500

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

/** Makes one line for a terminal or a log. What a service answers is not trusted, and may echo the API key. */
const toLine = (text: string, { apiKey }: PushTarget): string => {
  const kept = apiKey === '' ? text : text.replaceAll(apiKey, '[redacted]')
  const line = kept.replace(/[\p{C}\s]+/gu, ' ').trim()
  // Cut by code points, so no half of a surrogate pair is left.
  const characters = [...line]
  return characters.length > LONGEST_MESSAGE ? `${characters.slice(0, LONGEST_MESSAGE).join('')}…` : line
}

type Fields = Readonly<Record<string, unknown>>

/** Reads the fields of a JSON body, if it has any. */
const fieldsOf = (body: string): Fields => {
  const json = O.toUndefined(O.tryCatch((): unknown => JSON.parse(body)))
  return bare<Fields>(typeof json === 'object' && json !== null ? { ...json } : {})
}

/** Recognizes an HTML page by its body, since the `Content-Type` of this API's answers is not documented. */
const isPage = ({ body }: PushAnswer): boolean => /^\s*</.test(body)

// IMF-fixdate, the only form of a date that RFC 9110 allows a sender.
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** Reads Retry-After: seconds, or a date, which counts from the answer's own Date and not from our clock (RFC 9110, 10.2.3). */
const retryAfterOf = ({ headers }: PushAnswer): number | undefined => {
  const [after = '', date = ''] = [own(headers, 'retry-after'), own(headers, 'date')]
  if (/^\d{1,9}$/.test(after)) return Number(after) * 1000
  const ms = HTTP_DATE.test(after) && HTTP_DATE.test(date) ? Date.parse(after) - Date.parse(date) : Number.NaN
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

const messageOf = (target: PushTarget, { body }: PushAnswer, fields: Fields): string | undefined => {
  const said = [fields['message'], fields['error'], body]
  const message = said.find(isText)
  return message === undefined ? undefined : toLine(message, target)
}

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
export const readPushAnswer =
  (target: PushTarget) =>
  (answer: PushAnswer): E.Either<PushFailure, PushAccepted> => {
    const { status } = answer
    const page = isPage(answer)
    const fields = fieldsOf(answer.body)
    const message = page ? undefined : messageOf(target, answer, fields)
    // A proxy or a gateway may have sent these, so the body is not required to be the API's.
    const retryAfterMs = retryAfterOf(answer)
    if (status === 429) return E.left({ _tag: 'RateLimited', retryAfterMs })
    if (status === 408 || status >= 500) return E.left({ _tag: 'Unavailable', status, message, retryAfterMs })
    if (status === 413) return E.left({ _tag: 'TooLarge' })
    if (page || status < 200 || (status >= 300 && status < 400))
      return E.left({ _tag: 'NotAnAnswer', status })
    if (status < 300) {
      if (fields['success'] === true) return E.right({ _tag: 'PushAccepted' })
      return fields['success'] === false
        ? E.left({ _tag: 'Refused', status, message })
        : E.left({ _tag: 'NotAnAnswer', status })
    }
    if (status === 401 || status === 403) return E.left({ _tag: 'Unauthorized', status, message })
    if (status === 404) return E.left({ _tag: 'NotFound', message })
    return E.left({ _tag: 'Refused', status, message })
  }
