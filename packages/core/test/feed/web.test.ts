import { type Feed, fromWebRequest, handle, isWebRequest, toWebResponse } from '@gecko-widgets/core/adapter'
import { describe, expect, test, vi } from 'vitest'
import { BODY_TOO_LARGE } from '../../src/feed/request.js'
import { feedsOf } from '../support/feeds.js'

const URL = 'https://example.com/widgets/users'
const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'

const post = (body: string | ReadableStream | null, type: string | undefined = FORM): Request =>
  new Request(URL, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: type === undefined ? {} : { 'Content-Type': type },
  } as RequestInit)

const bodyOf = (request: Request): unknown => fromWebRequest(request).body?.()

describe('fromWebRequest', () => {
  test.each([
    [URL, ''],
    [`${URL}?`, ''],
    [`${URL}?format=2`, 'format=2'],
    [`${URL}?a=b?c&format=%32`, 'a=b?c&format=%32'],
  ])('copies the raw query of %s, and its path', (url, query) => {
    const path = '/widgets/users'
    expect(fromWebRequest(new Request(url))).toMatchObject({ method: 'GET', path, query })
  })

  test('copies the header; several become one that matches no key', () => {
    const authorizationOf = (...values: readonly string[]) =>
      fromWebRequest(new Request(URL, { headers: values.map((value) => ['Authorization', value]) }))
        .authorization
    expect(authorizationOf()).toBeUndefined()
    expect(authorizationOf('Basic a')).toBe('Basic a')
    expect(authorizationOf('Basic a', 'Basic b')).toBe('Basic a, Basic b')
  })

  test.each([
    ['a form', FORM, 'format=2&a=b', { format: ['2'] }],
    ['a form with a charset', `${FORM}; charset=utf-8`, 'format=1&format=2', { format: ['1', '2'] }],
    ['a form without a format', FORM, 'a=b', { format: [] }],
    ['JSON', JSON_TYPE, '{"format":2}', { format: 2 }],
    ['JSON, its type in capitals and with spaces', ' APPLICATION/JSON ;x', '{"format":2}', { format: 2 }],
    ['text of another type', 'text/plain', 'format=2', undefined],
    ['an empty form', FORM, '', { format: [] }],
  ])('reads %s', async (_, type, body, read) => {
    expect(await bodyOf(post(body, type))).toEqual(read)
  })

  test('reads no body without a body or a type', async () => {
    expect(await bodyOf(new Request(URL))).toBeUndefined()
    expect(await bodyOf(post(null))).toBeUndefined()
    const untyped = post('format=2')
    untyped.headers.delete('Content-Type')
    expect(await bodyOf(untyped)).toBeUndefined()
  })

  test('rejects a body that is not JSON', async () => {
    await expect(bodyOf(post('{', JSON_TYPE))).rejects.toThrow(SyntaxError)
  })

  test('reads 4 KiB, in bytes, and not one byte more', async () => {
    expect(await bodyOf(post('é'.repeat(2_048)))).toEqual({ format: [] })
    expect(await bodyOf(post(`${'é'.repeat(2_048)}x`))).toBe(BODY_TOO_LARGE)
  })

  test('stops reading a body that does not end', async () => {
    const cancel = vi.fn()
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1_000)),
      cancel,
    })
    expect(await bodyOf(post(endless))).toBe(BODY_TOO_LARGE)
    expect(cancel).toHaveBeenCalledOnce()
  })

  test('joins characters that arrive in parts', async () => {
    const parts = [...new TextEncoder().encode('{"format":"€"}')].map((byte) => Uint8Array.of(byte))
    const body = new ReadableStream({
      pull: (controller) => {
        const part = parts.shift()
        if (part === undefined) controller.close()
        else controller.enqueue(part)
      },
    })
    expect(await bodyOf(post(body, JSON_TYPE))).toEqual({ format: '€' })
  })

  test('reports a disconnect, at once if it has already happened', () => {
    const controller = new AbortController()
    const { onClose } = fromWebRequest(new Request(URL, { signal: controller.signal }))
    const before = vi.fn()
    const after = vi.fn()
    onClose?.(before)
    expect(before).not.toHaveBeenCalled()
    controller.abort()
    onClose?.(after)
    expect([before.mock.calls.length, after.mock.calls.length]).toEqual([1, 1])
  })

  test.each([
    ['answers, if the signal fires when the body ends, as with Nitro 3.0', 'ends', 200],
    ['does not, if the body breaks off', 'breaks off', 500],
  ])('%s', async (_, end, status) => {
    const client = new AbortController()
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('format=2')),
      pull: (controller) => {
        if (end === 'ends') controller.close()
        else controller.error(new Error('aborted'))
        client.abort()
      },
    })
    const request = new Request(post(body), { signal: client.signal })
    const data = vi.fn(() => 42)
    const feed = feedsOf({ onError: () => undefined }).number(data) as unknown as Feed
    const answer = await handle(feed)({ ...fromWebRequest(request), args: () => [] })()
    expect([answer.status, data.mock.calls.length]).toEqual([status, status === 200 ? 1 : 0])
  })

  test('stops listening when told to', () => {
    const controller = new AbortController()
    const { onClose } = fromWebRequest(new Request(URL, { signal: controller.signal }))
    const listener = vi.fn()
    onClose?.(listener)()
    controller.abort()
    expect(listener).not.toHaveBeenCalled()
  })
})

test.each<[string, unknown]>([
  ['a Node request', { method: 'GET', url: '/', headers: {} }],
  ["Hono's context", { req: { raw: new Request(URL) } }],
  ["h3's event, whose url is an object", { url: { href: URL }, headers: new Headers() }],
  ['nothing', undefined],
  ['null', null],
])('%s is not a web Request', (_, value) => {
  expect(isWebRequest(value)).toBe(false)
  expect(isWebRequest(new Request(URL))).toBe(true)
})

describe('toWebResponse', () => {
  test('copies status, headers and body', async () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': '2' }
    const response = toWebResponse({ status: 401, headers, body: '{}' })
    expect([response.status, await response.text()]).toEqual([401, '{}'])
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-length': '2',
      'content-type': 'application/json',
    })
  })

  test('has no body and no default type if the response has none', () => {
    const response = toWebResponse({ status: 204, headers: {}, body: '' })
    expect([response.body, [...response.headers]]).toEqual([null, []])
  })
})

describe('handle, over a body that is read', () => {
  const feed = feedsOf({}).number(() => 42) as unknown as Feed
  const answer = async (request: Request) => handle(feed)({ ...fromWebRequest(request), args: () => [] })()

  test('answers 413 to a body that is too long, and does not run the data function', async () => {
    const data = vi.fn(() => 42)
    const counting = feedsOf({}).number(data) as unknown as Feed
    const { status, body } = await handle(counting)({
      ...fromWebRequest(post('x'.repeat(5_000))),
      args: () => [],
    })()
    expect([status, body, data.mock.calls.length]).toEqual([413, '{"error":"too_large"}', 0])
  })

  test.each([
    ['a form', post('format=2'), 'application/json; charset=utf-8'],
    ['invalid JSON', post('{', JSON_TYPE), 'application/xml; charset=utf-8'],
    ['a GET', new Request(URL), 'application/xml; charset=utf-8'],
  ])('uses the format of %s', async (_, request, type) => {
    expect((await answer(request)).headers['Content-Type']).toBe(type)
  })
})
