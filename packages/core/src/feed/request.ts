import type { DataContext, Watch } from './race.js'

/** The method and the path of a request, for logs and metrics. */
export interface RequestLine {
  readonly method: string
  /** The path, without the query. */
  readonly path: string
}

/** The part of a request that decides the answer, which an adapter copies from the framework's own. */
export interface FeedRequest<Args extends readonly unknown[] = readonly unknown[]> extends RequestLine {
  /** The raw query string, without `?`. */
  readonly query: string
  /** The Authorization header, or a list if there are several. */
  readonly authorization: string | readonly string[] | undefined
  /** Returns the parsed body, or a promise of it; called only if nothing else names the format. */
  readonly body?: () => unknown
  /** Makes the arguments of the data function. */
  readonly args: (context: DataContext) => Args
  /** Calls back when the client disconnects. */
  readonly onClose?: Watch
}

/** The result of `body` if it is too long to be read; a symbol, since a parsed body cannot be one. */
export const BODY_TOO_LARGE: unique symbol = Symbol.for('gecko-widgets.bodyTooLarge')

/** Returns the raw query of a URL or a request target. */
export const queryOf = (url: string): string => {
  const mark = url.indexOf('?')
  return mark === -1 ? '' : url.slice(mark + 1)
}

const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i

/**
 * Returns the path of a URL or a request target.
 *
 * @example
 * import assert from 'node:assert'
 * import { pathOf } from '@gecko-widgets/core/adapter'
 *
 * assert.strictEqual(pathOf('https://example.com/widgets/users?format=2'), '/widgets/users')
 * assert.strictEqual(pathOf('/widgets/users?format=2'), '/widgets/users')
 */
export const pathOf = (url: string): string => {
  const target = url.startsWith('/') ? url : url.replace(ORIGIN, '')
  const end = target.search(/[?#]/)
  return end === -1 ? target : target.slice(0, end)
}

/** The part of a Node request that core reads; Express's and Koa's `req` have it. */
export interface NodeRequest {
  readonly method?: string | undefined
  readonly url?: string | undefined
  /** The `url` before a router removed its prefix. */
  readonly originalUrl?: string | undefined
  readonly headers: { readonly authorization?: string | undefined }
  /** The names and values of all headers, in turn; absent if the host does not show them. */
  readonly rawHeaders?: readonly string[] | undefined
}

/** Reads a part of a request; middleware may have replaced it with a getter that throws. */
const read = <A>(part: () => A, otherwise: A): A => {
  try {
    return part()
  } catch {
    return otherwise
  }
}

const LETTER_A = 0x61
const TO_LOWER_CASE = 0x20

/** Checks the first letter first, which rules out most headers without a new string. */
const isAuthorization = (name: string): boolean =>
  (name.charCodeAt(0) | TO_LOWER_CASE) === LETTER_A && name.toLowerCase() === 'authorization'

/** Node drops the second of two Authorization headers silently; only `rawHeaders` has both. */
const authorizationOf = ({
  headers,
  rawHeaders = [],
}: NodeRequest): string | readonly string[] | undefined => {
  const sent: string[] = []
  for (let i = 0; i + 1 < rawHeaders.length; i += 2)
    if (isAuthorization(rawHeaders[i] as string)) sent.push(rawHeaders[i + 1] as string)
  return sent.length > 1 ? sent : headers.authorization
}

/**
 * Copies a Node request; a part that cannot be read is left out. If there are two Authorization headers, the result has
 * both, though Node's `headers` keeps only the first.
 *
 * @example
 * import assert from 'node:assert'
 * import { fromNodeRequest } from '@gecko-widgets/core/adapter'
 *
 * const request = { method: 'GET', url: '/widgets/users?format=2', headers: {}, rawHeaders: [] }
 * const { method, path, query } = fromNodeRequest(request)
 * assert.deepStrictEqual([method, path, query], ['GET', '/widgets/users', 'format=2'])
 */
export const fromNodeRequest = (
  request: NodeRequest,
): Pick<FeedRequest, 'method' | 'path' | 'query' | 'authorization'> => ({
  method: read(() => request.method, '') ?? '',
  path: read(() => pathOf(request.originalUrl ?? request.url ?? ''), ''),
  query: read(() => queryOf(request.url ?? ''), ''),
  authorization: read(() => authorizationOf(request), undefined),
})

/** The part of a Node response that shows when the client disconnects. */
export interface NodeResponse {
  readonly destroyed: boolean
  readonly once: (event: 'close', listener: () => void) => unknown
  readonly off: (event: 'close', listener: () => void) => unknown
}

/**
 * Makes the `onClose` of a Node response: it calls back when the connection closes, or at once if it has.
 *
 * @example
 * import assert from 'node:assert'
 * import { EventEmitter } from 'node:events'
 * import { onNodeClose } from '@gecko-widgets/core/adapter'
 *
 * const response = Object.assign(new EventEmitter(), { destroyed: false })
 * let closed = 0
 * onNodeClose(response)(() => (closed += 1))
 * response.emit('close')
 * assert.strictEqual(closed, 1)
 */
export const onNodeClose =
  (response: NodeResponse): Watch =>
  (listener) => {
    if (response.destroyed) listener()
    else response.once('close', listener)
    return () => response.off('close', listener)
  }
