import { writeJson } from '../payload/json.js'
import type { Json } from '../payload/payload.js'
import type { FeedFormat } from './format.js'

/** The response to a request, one of a closed list (`docs/reference/http.md#answers`). */
export interface FeedAnswer {
  readonly status: 200 | 204 | 400 | 401 | 405 | 413 | 500 | 504
  readonly headers: Readonly<Record<string, string>>
  /** Empty if the answer has no body. */
  readonly body: string
}

const JSON_TYPE = 'application/json; charset=utf-8'
const XML_TYPE = 'application/xml; charset=utf-8'
/** Without a charset (`docs/reference/http.md#encryption`). */
const ENCRYPTED_TYPE = 'application/json'

/** Makes an answer with a body. The headers are one literal, without a spread, since each request makes one. */
const answer = (status: FeedAnswer['status'], type: string, body: string, bytes: number): FeedAnswer => ({
  status,
  headers: {
    'Content-Type': type,
    'Content-Length': String(bytes),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  },
  body,
})

export const served = (format: FeedFormat, text: string, bytes: number): FeedAnswer =>
  answer(200, format === 'json' ? JSON_TYPE : XML_TYPE, text, bytes)

/** Makes an answer in base64, in which a character is a byte. */
export const servedEncrypted = (base64: string): FeedAnswer =>
  answer(200, ENCRYPTED_TYPE, base64, base64.length)

/** Makes an answer that holds only the name of an error. */
export const failed = (
  status: FeedAnswer['status'],
  error: { readonly [field: string]: Json },
  headers: Readonly<Record<string, string>> = {},
): FeedAnswer => {
  const body = writeJson(error)
  const { headers: common, ...rest } = answer(status, JSON_TYPE, body, body.length)
  return { ...rest, headers: { ...common, ...headers } }
}

/** Makes an answer without a body. */
export const empty = (
  status: FeedAnswer['status'],
  headers: Readonly<Record<string, string>>,
): FeedAnswer => ({
  status,
  headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...headers },
  body: '',
})
