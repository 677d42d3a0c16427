import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { poll } from '../src/poll.js'
import type { Feed } from '../src/settings.js'
import { feedOf } from './feeds.js'

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(async () => {
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/widget`
}

/** Responds with raw bytes. */
const serveBytes = async (bytes: string): Promise<string> => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(bytes))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(async () => {
    server.close()
    await once(server, 'close')
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/widget`
}

const asked = async (more: Partial<Feed>, apiKey?: string, path = '') => {
  let seen: { request: IncomingMessage; body: string } | undefined
  const url = await serve(async (request, response) => {
    seen = { request, body: (await buffer(request)).toString() }
    response.end('{}')
  })
  await poll(feedOf(url + path, more), apiKey)
  return seen ?? expect.fail('nothing was asked')
}

describe('a poll', () => {
  test('sends the key as the user name of Basic authentication, with the password X', async () => {
    const { request } = await asked({}, 'a-key')
    expect(request.headers.authorization).toBe(`Basic ${Buffer.from('a-key:X').toString('base64')}`)
    expect([request.method, request.url]).toEqual(['GET', '/widget'])
  })

  test('sends no credentials without a key, or to a feed that must not get it', async () => {
    expect((await asked({})).request.headers.authorization).toBeUndefined()
    expect((await asked({ sendsKey: false }, 'a-key')).request.headers.authorization).toBeUndefined()
  })

  test('says whether it sent the key', async () => {
    const url = await serve((_, response) => response.end('{}'))
    expect(await poll(feedOf(url), 'a-key')).toMatchObject({ key: 'sent' })
    expect(await poll(feedOf(url, { sendsKey: false }), 'a-key')).toMatchObject({ key: 'withheld' })
    expect(await poll(feedOf(url), undefined)).toMatchObject({ key: 'none' })
  })

  test('requests a format in the query, next to other parameters', async () => {
    expect((await asked({ format: 'xml' }, undefined, '?team=a')).request.url).toBe('/widget?team=a&format=1')
    expect((await asked({ format: 'json' })).request.url).toBe('/widget?format=2')
  })

  test('requests a format in a form with POST', async () => {
    const { request, body } = await asked({ method: 'POST', format: 'json' })
    expect([request.method, request.url, body]).toEqual(['POST', '/widget', 'format=2'])
    expect(request.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/)
    expect((await asked({ method: 'POST' })).body).toBe('')
  })

  test('returns status, headers and body', async () => {
    const url = await serve((_, response) => response.writeHead(401, { 'X-A': 'b' }).end('é'))
    const answer = await poll(feedOf(url), undefined)
    expect(answer).toMatchObject({ _tag: 'Answer', status: 401, body: 'é' })
    expect(answer._tag === 'Answer' && answer.headers).toContainEqual(['x-a', 'b'])
  })
})

describe('P30 a redirect', () => {
  test.each([301, 302, 303, 307, 308])(
    '%i is not followed, and the key goes nowhere else',
    async (status) => {
      const hits: string[] = []
      const other = await serve((request, response) => {
        hits.push(String(request.headers.authorization))
        response.end()
      })
      const url = await serve((_, response) => response.writeHead(status, { Location: other }).end())
      expect(await poll(feedOf(url), 'a-key')).toMatchObject({ _tag: 'Answer', status })
      expect(hits).toEqual([])
    },
  )
})

describe('P31 a feed that takes too long', () => {
  test.each<[string, RequestListener]>([
    ['never answers', () => {}],
    ['never ends', (_, response) => void response.write('{')],
    [
      'drips',
      (_, response) => {
        const timer = setInterval(() => response.write(' '), 10)
        response.on('close', () => clearInterval(timer))
      },
    ],
  ])('%s', async (_, listener) => {
    const url = await serve(listener)
    expect(await poll(feedOf(url), undefined, 200)).toMatchObject({ _tag: 'NoAnswer', why: 'timeout' })
  })
})

describe('P32 a body over 1 MiB', () => {
  test('is refused, even if compression hides 50 MB in 50 kB', async () => {
    const packed = gzipSync(Buffer.alloc(50_000_000, 32))
    const url = await serve((_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(packed),
    )
    expect(await poll(feedOf(url), undefined)).toMatchObject({ why: 'too_large' })
  })

  test('is refused if it never ends', async () => {
    const url = await serve((_, response) => {
      const write = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 32)));
      }
      response.on('drain', write)
      write()
    })
    expect(await poll(feedOf(url), undefined)).toMatchObject({ why: 'too_large' })
  })

  test('is read if it is exactly 1 MiB', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(1_048_576)))
    expect(await poll(feedOf(url), undefined)).toMatchObject({ _tag: 'Answer', status: 200 })
  })
})

describe('P33 and P34 broken responses', () => {
  test.each([
    ['latin1', '{"a":"é"}', undefined],
    ['utf16le', '{"a":"é"}', 'UTF-16'],
    ['utf16le', '\ufeff{"a":"é"}', 'UTF-16'],
    ['utf16le', '<root>é</root>', 'UTF-16'],
    ['latin1', '<?xml version="1.0" encoding="ISO-8859-1"?><root>é</root>', 'ISO-8859-1'],
  ] as const)('a body that is not UTF-8, but %s: %s', async (encoding, text, charset) => {
    const url = await serve((_, response) => response.end(Buffer.from(text, encoding)))
    expect(await poll(feedOf(url), undefined)).toMatchObject({ _tag: 'Answer', body: undefined, charset })
  })

  test('a byte order mark is kept', async () => {
    const url = await serve((_, response) => response.end('\ufeff{}'))
    expect(await poll(feedOf(url), undefined)).toMatchObject({ body: '\ufeff{}' })
  })

  test.each([
    ['a short body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}'],
    ['no HTTP', 'hello\r\n\r\n'],
    ['nothing', ''],
    ['a bad chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['20 kB of headers', `HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n{}`],
  ])('%s', async (_, bytes) => {
    expect(await poll(feedOf(await serveBytes(bytes)), undefined)).toMatchObject({
      _tag: 'NoAnswer',
      why: expect.stringMatching(/^(?:reset|broken)$/),
    })
  })

  test('invalid gzip', async () => {
    const url = await serve((_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('garbage'),
    )
    expect(await poll(feedOf(url), undefined)).toMatchObject({ _tag: 'NoAnswer', why: 'broken' })
  })

  test('a closed port, and an unknown host', async () => {
    const url = await serve(() => {})
    await stops.pop()?.()
    expect(await poll(feedOf(url), undefined)).toMatchObject({ why: 'refused' })
    expect(await poll(feedOf('http://nowhere.invalid/'), undefined)).toMatchObject({ why: 'not_found' })
  })

  test('https to a server without TLS', async () => {
    const url = await serve((_, response) => response.end('{}'))
    expect(await poll(feedOf(url.replace('http:', 'https:')), undefined)).toMatchObject({
      _tag: 'NoAnswer',
      why: 'no_tls',
    })
  })
})
