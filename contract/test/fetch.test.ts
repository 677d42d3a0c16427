import { setTimeout as delay } from 'node:timers/promises'
import { createGeckoboard } from '@gecko-widgets/fetch'
import { describe, expect, it, vi } from 'vitest'
import { basic } from '../src/authorization.js'
import { watchProcess } from '../src/process.js'
import { KEY } from '../src/widgets.js'

watchProcess()

const URL_OF_WIDGET = 'https://example.com/widgets/users'
const JSON_BODY = '{"item":[{"value":42},{"value":40}]}'
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
const users = createGeckoboard().number(() => [42, 40])

/** A body that comes in chunks and tells how many were taken, and whether it was cancelled. */
const streamed = (chunks: readonly string[]) => {
  const seen = { taken: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const chunk = chunks[seen.taken++]
        if (chunk === undefined) controller.close()
        else controller.enqueue(new TextEncoder().encode(chunk))
      },
      cancel: () => {
        seen.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { body, seen }
}

const post = (
  body: string | ReadableStream,
  headers: Readonly<Record<string, string>> = FORM,
  url = URL_OF_WIDGET,
): Request => new Request(url, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

describe('a body', () => {
  it('F17 in chunks is read whole, characters split among them too', async () => {
    const euro = new TextEncoder().encode('€')
    const bytes = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('a='))
        controller.enqueue(euro.subarray(0, 1))
        controller.enqueue(euro.subarray(1))
        controller.enqueue(new TextEncoder().encode('&form'))
        controller.enqueue(new TextEncoder().encode('at=2'))
        controller.close()
      },
    })
    expect(await (await users(post(bytes))).text()).toBe(JSON_BODY)
  })

  it('F25 that does not end is left early', async () => {
    const { body, seen } = streamed(Array.from({ length: 100_000 }, () => 'x'.repeat(1_000)))
    const response = await users(post(body))
    expect([response.status, await response.text()]).toEqual([413, '{"error":"too_large"}'])
    expect(seen).toEqual({ taken: 5, cancelled: true })
  })

  it.each([
    ['the query says the format', `${URL_OF_WIDGET}?format=2`, FORM, 200],
    ['it is neither a form nor JSON', URL_OF_WIDGET, { 'Content-Type': 'text/plain' }, 200],
  ])('is not read where %s', async (_, url, headers, status) => {
    const { body, seen } = streamed(['format=1'])
    const response = await users(post(body, headers, url))
    expect([response.status, seen.taken]).toEqual([status, 0])
  })

  it('is not read without a key', async () => {
    const { body, seen } = streamed(['format=2'])
    const response = await createGeckoboard({ apiKey: KEY }).number(() => 42)(post(body))
    expect([response.status, seen.taken]).toEqual([401, 0])
  })

  it.each([
    ['read already', async (request: Request) => void (await request.text())],
    ['being read', async (request: Request) => void request.body?.getReader()],
  ])('F23 that is %s has no format', async (_, take) => {
    const request = post('format=2')
    await take(request)
    const response = await users(request)
    expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8')
  })

  it('F23 that breaks has no format', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.error(new Error('the connection broke')),
    })
    expect((await users(post(body))).headers.get('content-type')).toBe('application/xml; charset=utf-8')
  })

  it.each(['application/json', 'APPLICATION/JSON; charset=utf-8', ' application/json ;x'])(
    'F21 of the type %s is JSON',
    async (type) => {
      const response = await users(post('{"format":2}', { 'Content-Type': type }))
      expect(await response.text()).toBe(JSON_BODY)
    },
  )
})

describe('a handler', () => {
  it('works on its own, with only the request', async () => {
    const { number } = createGeckoboard({ apiKey: KEY })
    const handler = number(() => [42, 40])
    const response = await handler(
      new Request(`${URL_OF_WIDGET}?format=json`, { headers: { Authorization: basic(KEY) } }),
    )
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store',
      'content-length': '36',
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
    })
    expect(await response.text()).toBe(JSON_BODY)
  })

  it('gives the request and the signal to the data function', async () => {
    const data = vi.fn((_request: Request, _context: { readonly signal: AbortSignal }) => 42)
    const request = new Request(URL_OF_WIDGET)
    await createGeckoboard().number(data)(request)
    expect(data.mock.calls[0]?.[0]).toBe(request)
    expect(data.mock.calls[0]?.[1].signal).toBeInstanceOf(AbortSignal)
  })

  it('D27 aborts the data function when the client disconnects', async () => {
    const controller = new AbortController()
    const told: unknown[] = []
    let gone: AbortSignal | undefined
    const handler = createGeckoboard({ onError: ({ _tag }) => told.push(_tag) }).number((_, { signal }) => {
      gone = signal
      return new Promise<number>(() => {})
    })
    const answer = handler(new Request(URL_OF_WIDGET, { signal: controller.signal }))
    await delay(5)
    controller.abort()
    await answer
    expect([gone?.aborted, told]).toEqual([true, ['ClientClosed']])
  })

  it('D1 HEAD and OPTIONS have no body', async () => {
    const head = await users(new Request(URL_OF_WIDGET, { method: 'HEAD' }))
    expect([head.status, head.headers.get('content-length'), head.body]).toEqual([200, '111', null])
    const options = await users(new Request(URL_OF_WIDGET, { method: 'OPTIONS' }))
    expect([options.status, options.body]).toEqual([204, null])
  })
})
