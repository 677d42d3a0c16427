import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { bare, own } from '../codec/own.js'
import type { AnswerFailure } from './failure.js'

/** An answer of one of Geckoboard's APIs, as plain data. */
export interface ApiAnswer {
  readonly status: number
  /** The headers, by name in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

type Fields = Readonly<Record<string, unknown>>

/** The differences between the APIs. */
interface Dialect {
  /** Secrets that a response may repeat. */
  readonly secrets: readonly string[]
  /**
   * The fields of a JSON body that may have the message of a failure. If there is none, the body itself is the
   * message.
   */
  readonly messages: (fields: Fields) => readonly unknown[]
  /** Whether a 2xx reports success or failure; `undefined` if the response is not from this API. */
  readonly says: (body: string, fields: Fields | undefined) => boolean | undefined
}

const LONGEST_MESSAGE = 500

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

/** Matches a secret, also with control characters or white space inside. */
const echoOf = (secret: string): RegExp =>
  new RegExp(
    [...secret].map((character) => `\\u{${character.codePointAt(0)?.toString(16)}}`).join('[\\p{C}\\s]*'),
    'gu',
  )

/** Makes one line for a terminal or a log. The response of a service is not trusted and may repeat the API key. */
const toLine = (text: string, secrets: readonly string[]): string => {
  const kept = secrets
    .filter((secret) => secret !== '')
    .reduce((line, secret) => line.replace(echoOf(secret), '[redacted]'), text)
  const line = kept.replace(/[\p{C}\s]+/gu, ' ').trim()
  // Cut by code points, so no half of a surrogate pair is left.
  const characters = [...line]
  return characters.length > LONGEST_MESSAGE ? `${characters.slice(0, LONGEST_MESSAGE).join('')}…` : line
}

/** Reads the fields of a JSON body, if it has any. */
const fieldsOf = (body: string): Fields | undefined => {
  const json = O.toUndefined(O.tryCatch((): unknown => JSON.parse(body)))
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? bare<Fields>({ ...json })
    : undefined
}

/** Recognizes an HTML page by its body, since the `Content-Type` of the APIs' answers is not documented. */
const isPage = ({ body }: ApiAnswer): boolean => /^\s*</.test(body)

// IMF-fixdate, the only form of a date that RFC 9110 allows a sender.
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** Reads Retry-After: seconds, or a date, which counts from the answer's own Date and not from our clock (RFC 9110, 10.2.3). */
const retryAfterOf = ({ headers }: ApiAnswer): number | undefined => {
  const [after = '', date = ''] = [own(headers, 'retry-after'), own(headers, 'date')]
  if (/^\d{1,9}$/.test(after)) return Number(after) * 1000
  const ms = HTTP_DATE.test(after) && HTTP_DATE.test(date) ? Date.parse(after) - Date.parse(date) : Number.NaN
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

/** Reads a response; a success returns `accepted`. */
export const readApiAnswer =
  ({ secrets, messages, says }: Dialect) =>
  <A>(accepted: A) =>
  (answer: ApiAnswer): E.Either<AnswerFailure, A> => {
    const { status, body } = answer
    const page = isPage(answer)
    const fields = fieldsOf(body)
    const said = page ? undefined : [...messages(fields ?? {}), body].find(isText)
    const message = said === undefined ? undefined : toLine(said, secrets)
    // A proxy or a gateway may have sent these, so the body does not have to be the API's.
    const retryAfterMs = retryAfterOf(answer)
    if (status === 429) return E.left({ _tag: 'RateLimited', retryAfterMs })
    if (status === 408 || status >= 500) return E.left({ _tag: 'Unavailable', status, message, retryAfterMs })
    if (status === 413) return E.left({ _tag: 'TooLarge' })
    // A redirect is not followed, because it would send the API key elsewhere.
    if (page || status < 200 || (status >= 300 && status < 400))
      return E.left({ _tag: 'NotAnAnswer', status })
    if (status < 300) {
      const yes = says(body, fields)
      if (yes === true) return E.right(accepted)
      return yes === false
        ? E.left({ _tag: 'Refused', status, message })
        : E.left({ _tag: 'NotAnAnswer', status })
    }
    if (status === 401 || status === 403) return E.left({ _tag: 'Unauthorized', status, message })
    if (status === 404) return E.left({ _tag: 'NotFound', message })
    return E.left({ _tag: 'Refused', status, message })
  }
