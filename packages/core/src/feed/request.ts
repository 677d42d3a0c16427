import type { DataContext, Watch } from './race.js'

/** What of a request decides its answer; an adapter copies it from the framework's own. */
export interface FeedRequest<Args extends readonly unknown[] = readonly unknown[]> {
  readonly method: string
  /** What the client asked for, without the query: for logs and metrics, and decides nothing. */
  readonly path: string
  /** The raw query string, without `?`. */
  readonly query: string
  /** The Authorization header, or all of them where there are several. */
  readonly authorization: string | readonly string[] | undefined
  /** The body, now or later, where some parser has parsed it; asked for only where nothing else says the format. */
  readonly body?: () => unknown
  /** The arguments of the data function, with the context that holds its signal. */
  readonly args: (context: DataContext) => Args
  /** Calls back when the client has gone. */
  readonly onClose?: Watch
}

/** Stands for a body that is too long to be read; a symbol, which no body can hold. */
export const BODY_TOO_LARGE: unique symbol = Symbol.for('gecko-widgets.bodyTooLarge')

/** Takes the raw query out of a URL or a request's target. */
export const queryOf = (url: string): string => {
  const mark = url.indexOf('?')
  return mark === -1 ? '' : url.slice(mark + 1)
}

const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i

/**
 * Takes the path out of a URL or a request's target.
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
  /** What `url` was, before a router took its part away. */
  readonly originalUrl?: string | undefined
  readonly headers: { readonly authorization?: string | undefined }
  readonly rawHeaders: readonly string[]
}

/** Reads a part that somebody may have replaced by a trap. */
const read = <A>(part: () => A, otherwise: A): A => {
  try {
    return part()
  } catch {
    return otherwise
  }
}

const LETTER_A = 0x61
const TO_LOWER_CASE = 0x20

/** The first letter decides for most headers; a name that is not a string throws. */
const isAuthorization = (name: string): boolean =>
  (name.charCodeAt(0) | TO_LOWER_CASE) === LETTER_A && name.toLowerCase() === 'authorization'

/** Node keeps the first of two Authorization headers and drops the other silently; only `rawHeaders` shows both. */
const authorizationOf = ({ headers, rawHeaders }: NodeRequest): string | readonly string[] | undefined => {
  const sent: string[] = []
  for (let i = 0; i + 1 < rawHeaders.length; i += 2)
    if (isAuthorization(rawHeaders[i] as string)) sent.push(rawHeaders[i + 1] as string)
  return sent.length > 1 ? sent : headers.authorization
}

/**
 * Copies what a Node request says; a part that cannot be read is absent.
 *
 * If there are two Authorization headers, the result has both, though Node's `headers` keeps only the first.
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

/** The part of a Node response that knows when the client has gone. */
export interface NodeResponse {
  readonly destroyed: boolean
  readonly once: (event: 'close', listener: () => void) => unknown
  readonly off: (event: 'close', listener: () => void) => unknown
}

/**
 * Makes the `onClose` of a Node response: it calls back once when the connection closes, at once where it has closed.
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
