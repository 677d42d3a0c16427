/** An answer of `docs/reference/http.md#answers`: every header that is ours, names in lower case, and no other. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The plain text of an encrypted answer. */
export interface Encrypted {
  readonly plain: string
}

/** An answer that is not the widget's: Node, the framework or a parser of the host gives it. */
export interface Elsewhere {
  /** One of these; 0 is a connection that ends without an answer. */
  readonly statuses: readonly number[]
}

/** How Node refuses a request; whether it does depends on its version. */
export const NODE: Elsewhere = { statuses: [0, 400, 417, 431, 501] }

/** What a request is answered with. */
export type Expected = Answer | Encrypted | Elsewhere

export const JSON_TYPE = 'application/json; charset=utf-8'
export const XML_TYPE = 'application/xml; charset=utf-8'
const COMMON = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
const ALLOW = { allow: 'GET, HEAD, POST, OPTIONS' }

const answer = (status: number, type: string, body: string, headers = {}): Answer => ({
  status,
  headers: {
    ...COMMON,
    ...headers,
    'content-type': type,
    'content-length': String(new TextEncoder().encode(body).length),
  },
  body,
})

const failed = (status: number, body: string, headers = {}): Answer =>
  answer(status, JSON_TYPE, body, headers)

export const json = (body: string): Answer => answer(200, JSON_TYPE, body)

export const xml = (content: string): Answer =>
  answer(200, XML_TYPE, `<?xml version="1.0" encoding="UTF-8"?><root>${content}</root>`)

/** U of the catalog. */
export const UNAUTHORIZED = failed(401, '{"error":"unauthorized"}', {
  'www-authenticate': 'Basic realm="geckoboard", charset="UTF-8"',
})

/** B of the catalog, for a widget that has both formats, and for one that has JSON alone. */
export const BAD_FORMAT = failed(400, '{"error":"bad_format","allowed":["json","xml"]}')
export const BAD_FORMAT_JSON_ONLY = failed(400, '{"error":"bad_format","allowed":["json"]}')

/** M of the catalog. */
export const METHOD_NOT_ALLOWED = failed(405, '{"error":"method_not_allowed"}', ALLOW)

/** O of the catalog. */
export const OPTIONS: Answer = { status: 204, headers: { ...COMMON, ...ALLOW }, body: '' }

/** The answer to a body that is longer than an adapter reads. */
export const TOO_LARGE = failed(413, '{"error":"too_large"}')

/** V of the catalog. */
export const INVALID_WIDGET = failed(500, '{"error":"invalid_widget"}')

/** I of the catalog. */
export const INTERNAL = failed(500, '{"error":"internal"}')

/** T of the catalog. */
export const TIMEOUT = failed(504, '{"error":"timeout"}')

/** The same answer to HEAD. */
export const withoutBody = (given: Answer): Answer => ({ ...given, body: '' })

export const withHeader = (given: Answer, name: string, value: string): Answer => ({
  ...given,
  headers: { ...given.headers, [name]: value },
})
