import * as O from 'fp-ts/lib/Option.js'

/**
 * What of a request decides its answer; an adapter copies it from the framework's own.
 *
 * @example
 * import assert from 'node:assert'
 * import { authenticate, type FeedRequest } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const poll: FeedRequest<readonly [day: string]> = {
 *   method: 'GET',
 *   query: 'format=json',
 *   authorization: `Basic ${btoa('222efc82e7933138077b1c2554439e15:X')}`,
 *   args: () => ['2026-03-09'],
 * }
 * assert(E.isRight(authenticate('222efc82e7933138077b1c2554439e15')(poll.authorization)))
 */
export interface FeedRequest<Args extends readonly unknown[] = readonly unknown[]> {
  readonly method: string
  /** The raw query string, without `?`. */
  readonly query: string
  /** The Authorization header, or all of them where there are several. */
  readonly authorization: string | readonly string[] | undefined
  /** The body, now or later, where some parser has parsed it; asked for only where nothing else says the format. */
  readonly body?: () => unknown
  /** The arguments of the data function, around the signal that it gets. */
  readonly args: (signal: AbortSignal) => Args
  /** Calls back when the client has gone, at once if it has, until the function that it returns is called. */
  readonly onClose?: (listener: () => void) => () => void
}

/** Stands for a body that is too long to be read; a symbol, which no body can hold. */
export const BODY_TOO_LARGE: unique symbol = Symbol.for('gecko-widgets.bodyTooLarge')

/** Takes the raw query out of a URL or a request's target. */
export const queryOf = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?') + 1) : '')

/**
 * The part of a Node request that core reads; Express's and Koa's `req` have it.
 *
 * @example
 * import assert from 'node:assert'
 * import { fromNodeRequest, type NodeRequest } from '@gecko-widgets/core'
 *
 * const twoKeys: NodeRequest = {
 *   method: 'GET',
 *   url: '/widgets/users',
 *   headers: { authorization: 'Basic YTpY' },
 *   rawHeaders: ['Authorization', 'Basic YTpY', 'Authorization', 'Basic YjpY'],
 * }
 * assert.deepStrictEqual(fromNodeRequest(twoKeys).authorization, ['Basic YTpY', 'Basic YjpY'])
 */
export interface NodeRequest {
  readonly method?: string | undefined
  readonly url?: string | undefined
  readonly headers: { readonly authorization?: string | undefined }
  readonly rawHeaders: readonly string[]
}

const orNone = <A>(read: () => A): A | undefined => O.toUndefined(O.tryCatch(read))

/** Node keeps the first of two Authorization headers and drops the other silently; only `rawHeaders` shows both. */
const authorizationOf = ({ headers, rawHeaders }: NodeRequest): string | readonly string[] | undefined => {
  const sent = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'authorization',
  )
  return sent.length > 1 ? sent : headers.authorization
}

/**
 * Copies what a Node request says; a part that cannot be read is absent.
 *
 * Both Authorization headers are told where there are two, though Node's `headers` keeps the first alone.
 *
 * @example
 * import assert from 'node:assert'
 * import { fromNodeRequest } from '@gecko-widgets/core'
 *
 * const request = { method: 'GET', url: '/widgets/users?format=2', headers: {}, rawHeaders: [] }
 * assert.deepStrictEqual(fromNodeRequest(request), { method: 'GET', query: 'format=2', authorization: undefined })
 */
export const fromNodeRequest = (
  request: NodeRequest,
): Pick<FeedRequest, 'method' | 'query' | 'authorization'> => ({
  method: orNone(() => request.method) ?? '',
  query: orNone(() => queryOf(request.url ?? '')) ?? '',
  authorization: orNone(() => authorizationOf(request)),
})

/**
 * The part of a Node response that tells when the client has gone.
 *
 * @example
 * import assert from 'node:assert'
 * import { type NodeResponse, onNodeClose } from '@gecko-widgets/core'
 *
 * const gone: NodeResponse = { destroyed: true, once: () => undefined, off: () => undefined }
 * let closed = 0
 * onNodeClose(gone)(() => (closed += 1))
 * assert.strictEqual(closed, 1)
 */
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
 * import { onNodeClose } from '@gecko-widgets/core'
 *
 * const response = Object.assign(new EventEmitter(), { destroyed: false })
 * let closed = 0
 * onNodeClose(response)(() => (closed += 1))
 * response.emit('close')
 * assert.strictEqual(closed, 1)
 */
export const onNodeClose =
  (response: NodeResponse): NonNullable<FeedRequest['onClose']> =>
  (listener) => {
    if (response.destroyed) listener()
    else response.once('close', listener)
    return () => response.off('close', listener)
  }
