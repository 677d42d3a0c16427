import type { FeedFormat } from './format.js'

/**
 * What goes back to the client: one of a closed list (`docs/reference/http.md#answers`).
 *
 * @example
 * import assert from 'node:assert'
 * import type { FeedAnswer } from '@gecko-widgets/core'
 *
 * // An adapter of your own: the answer, as AWS Lambda takes it.
 * const toLambda = ({ status, headers, body }: FeedAnswer) => ({ statusCode: status, headers, body })
 * assert.deepStrictEqual(toLambda({ status: 504, headers: {}, body: '{"error":"timeout"}' }), {
 *   statusCode: 504,
 *   headers: {},
 *   body: '{"error":"timeout"}',
 * })
 */
export interface FeedAnswer {
  readonly status: 200 | 204 | 400 | 401 | 405 | 413 | 500 | 504
  readonly headers: Readonly<Record<string, string>>
  /** Empty where the answer has none. */
  readonly body: string
}

const COMMON = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }
const ALLOW = { Allow: 'GET, HEAD, POST, OPTIONS' }
const JSON_TYPE = 'application/json; charset=utf-8'

const answer = (
  status: FeedAnswer['status'],
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): FeedAnswer => ({
  status,
  headers: {
    'Content-Type': type,
    'Content-Length': String(Buffer.byteLength(body)),
    ...COMMON,
    ...headers,
  },
  body,
})

const failed = (
  status: FeedAnswer['status'],
  body: object,
  headers?: Readonly<Record<string, string>>,
): FeedAnswer => answer(status, JSON_TYPE, JSON.stringify(body), headers)

export const served = (format: FeedFormat, text: string): FeedAnswer =>
  answer(200, format === 'json' ? JSON_TYPE : 'application/xml; charset=utf-8', text)

/** The type of an encrypted body has no charset, as in the seed packages. */
export const servedEncrypted = (text: string): FeedAnswer => answer(200, 'application/json', text)

export const badFormat = (allowed: readonly FeedFormat[]): FeedAnswer =>
  failed(400, { error: 'bad_format', allowed })

export const unauthorized: FeedAnswer = failed(
  401,
  { error: 'unauthorized' },
  { 'WWW-Authenticate': 'Basic realm="geckoboard", charset="UTF-8"' },
)

export const methodNotAllowed: FeedAnswer = failed(405, { error: 'method_not_allowed' }, ALLOW)

export const options: FeedAnswer = { status: 204, headers: { ...COMMON, ...ALLOW }, body: '' }

export const tooLarge: FeedAnswer = failed(413, { error: 'too_large' })

export const invalid: FeedAnswer = failed(500, { error: 'invalid_widget' })

export const internal: FeedAnswer = failed(500, { error: 'internal' })

export const timedOut: FeedAnswer = failed(504, { error: 'timeout' })
