// The global one is missing in Jest's jsdom environment.
import { TextDecoder } from 'node:util'
import type { FeedAnswer } from './answer.js'
import { BODY_TOO_LARGE, type FeedRequest, pathOf, queryOf } from './request.js'

/** The longest body that is read to look for a `format` in it (`docs/reference/http.md#request`). */
const MOST_BODY_BYTES = 4096

type Parse = (text: string) => unknown

const PARSERS: ReadonlyMap<string | undefined, Parse> = new Map<string | undefined, Parse>([
  ['application/x-www-form-urlencoded', (text) => ({ format: new URLSearchParams(text).getAll('format') })],
  ['application/json', JSON.parse],
])

const parserFor = ({ headers }: Request): Parse | undefined =>
  PARSERS.get(headers.get('content-type')?.split(';')[0]?.trim().toLowerCase())

/**
 * Reads a body as text. A body of more than `mostBytes` is `undefined`, and the rest of it is never read.
 *
 * @example
 * import assert from 'node:assert'
 * import { readText } from '@gecko-widgets/core/push'
 *
 * assert.strictEqual(await readText(4096, new Response('{"success":true}').body), '{"success":true}')
 * assert.strictEqual(await readText(4, new Response('{"success":true}').body), undefined)
 */
export const readText = async (
  mostBytes: number,
  body: ReadableStream<Uint8Array> | null,
): Promise<string | undefined> => {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  // Leaving the loop early cancels the stream.
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > mostBytes) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/**
 * Checks whether a value has what core reads of a web `Request`, whichever class it is of.
 *
 * @example
 * import assert from 'node:assert'
 * import { isWebRequest } from '@gecko-widgets/core/adapter'
 *
 * assert(isWebRequest(new Request('https://example.com/widgets/users')))
 * assert(!isWebRequest({ url: '/widgets/users', headers: { host: 'example.com' } }))
 */
export const isWebRequest = (value: unknown): value is Request => {
  const { url, headers } = (value ?? {}) as { readonly url?: unknown; readonly headers?: Partial<Headers> }
  return typeof url === 'string' && typeof headers?.get === 'function'
}

/**
 * Copies a web `Request`. The body, a form or JSON of at most 4 KiB, is read only if nothing else names the format.
 *
 * @example
 * import assert from 'node:assert'
 * import { fromWebRequest } from '@gecko-widgets/core/adapter'
 *
 * const { method, query } = fromWebRequest(new Request('https://example.com/widgets/users?format=2'))
 * assert.deepStrictEqual([method, query], ['GET', 'format=2'])
 */
export const fromWebRequest = (
  request: Request,
): Required<Pick<FeedRequest, 'method' | 'path' | 'query' | 'authorization' | 'body' | 'onClose'>> => {
  let isRead = false
  let reading: ReturnType<typeof readText> | undefined
  return {
    method: request.method,
    path: pathOf(request.url),
    query: queryOf(request.url),
    // Several headers are joined with commas, and then match no credential.
    authorization: request.headers.get('authorization') ?? undefined,
    body: async () => {
      const parse = parserFor(request)
      if (parse === undefined || request.body === null) return undefined
      reading = readText(MOST_BODY_BYTES, request.body)
      const text = await reading
      isRead = true
      return text === undefined ? BODY_TOO_LARGE : parse(text)
    },
    onClose: (listener) => {
      const { signal } = request
      // Nitro 3.0 aborts the signal as soon as the body has been read to its end, though the client waits. If the client
      // does leave while the body is read, reading it fails.
      const closed = (): void => {
        if (reading === undefined || isRead) listener()
        else reading.catch(listener)
      }
      if (!signal.aborted) signal.addEventListener('abort', closed, { once: true })
      else if (!isRead) closed()
      // A server may keep the signal, and the request with it, while anything listens.
      return () => signal.removeEventListener('abort', closed)
    },
  }
}

/**
 * Turns an answer into a web `Response`.
 *
 * @example
 * import assert from 'node:assert'
 * import { toWebResponse } from '@gecko-widgets/core/adapter'
 *
 * const response = toWebResponse({ status: 200, headers: { 'Content-Type': 'application/json' }, body: '{}' })
 * assert.strictEqual(await response.text(), '{}')
 */
export const toWebResponse = ({ status, headers, body }: FeedAnswer): Response =>
  new Response(body === '' ? null : body, { status, headers })
