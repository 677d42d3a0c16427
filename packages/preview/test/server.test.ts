import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Board, Tile } from '../src/board.js'
import type { BoardFile } from '../src/boardFile.js'
import type { Poll } from '../src/history.js'
import { type Assets, type Served, type Show, serve } from '../src/server.js'
import { type Feed, readBoard } from '../src/settings.js'
import { feedOf } from './feeds.js'

const assets: Assets = new Map([
  ['/', { type: 'text/html; charset=utf-8', body: '<!doctype html>' }],
  ['/board.js', { type: 'text/javascript; charset=utf-8', body: 'export {}' }],
])

let polled: (number | undefined)[]
let looks: number
let tiles: readonly Tile[] = []
let polls: readonly Poll[] = []
const set: (readonly Feed[])[] = []
const tileOf = (title: string): Tile => ({
  id: 0,
  feed: feedOf('http://localhost:3000/', { title }),
  polls: 0,
  last: undefined,
  polling: false,
  nextAt: 0,
})
const board: Board = {
  tiles: () => tiles,
  look: () => {
    looks++
  },
  polls: () => polls,
  pollNow: (id) => {
    polled.push(id)
  },
  set: (feeds) => {
    set.push(feeds)
  },
  stop: () => {},
}

const pushed: (readonly [title: string, widgetKey: string])[] = []
const show: Show = {
  board,
  assets,
  pushTile: async ({ feed }, widgetKey) => {
    pushed.push([feed.title, widgetKey])
    return { accepted: true, words: 'Accepted.' }
  },
}

let served: Served
beforeAll(async () => {
  polled = []
  looks = 0
  served = await serve(show, 0)
})
afterAll(() => served.stop())

type Headers = readonly (readonly [name: string, value: string])[]

/** Sends a raw request. */
const send = async (method: string, target: string, headers: Headers) => {
  const socket = connect(served.port, '127.0.0.1')
  await once(socket, 'connect')
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  socket.on('error', () => {})
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  socket.write([`${method} ${target} HTTP/1.1`, ...lines, 'Connection: close', '', ''].join('\r\n'))
  await once(socket, 'close')
  const text = Buffer.concat(chunks).toString('latin1')
  const [head = '', body = ''] = text.split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body }
}

const host = (): readonly [string, string] => ['Host', `127.0.0.1:${served.port}`]
const token = (): readonly [string, string] => ['X-Token', served.token]
const FORBIDDEN = '{"error":"forbidden"}'

test('the page and its files are served, with a strict policy', async () => {
  const { status, head, body } = await send('GET', '/', [host()])
  expect([status, body]).toEqual([200, '<!doctype html>'])
  expect(head).toContain("content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'")
  expect(head).toContain("frame-ancestors 'none'")
  expect(head).toContain('x-frame-options: deny')
  expect(head).not.toContain('access-control')
  expect((await send('GET', '/board.js', [host()])).status).toBe(200)
})

test('the page for a TV is the same, and other queries are not found', async () => {
  expect(await send('GET', '/?tv', [host()])).toMatchObject({ status: 200, body: '<!doctype html>' })
  for (const target of ['/?tv=1', '/?x', '/board.js?tv'])
    expect((await send('GET', target, [host()])).status).toBe(404)
})

test('the page gets the tiles, and counts as someone watching', async () => {
  const { status, body } = await send('GET', '/api/board', [host(), token()])
  expect([status, body, looks]).toEqual([200, '{"tiles":[]}', 1])
})

test('the list of tiles does not include the responses', async () => {
  const answer: Poll['answer'] = {
    _tag: 'Answer',
    status: 200,
    headers: [['x-from', 'the feed']],
    body: 'x'.repeat(1_000_000),
    key: 'sent',
    ms: 3,
  }
  tiles = [{ ...tileOf('users'), polls: 1, last: { n: 1, at: 0, answer } }]
  const { body } = await send('GET', '/api/board', [host(), token()])
  expect(JSON.parse(body)).toMatchObject({ tiles: [{ title: 'users', polls: 1 }] })
  expect(body.length).toBeLessThan(1000)
})

test('the page can request a poll, and the polls that are kept', async () => {
  const api = (method: string, path: string) => send(method, `/api/${path}`, [host(), token()])
  const answer: Poll['answer'] = {
    _tag: 'Answer',
    status: 200,
    headers: [],
    body: '{"item":[]}',
    key: 'sent',
    ms: 3,
  }
  tiles = [tileOf('users')]
  polls = [
    { n: 4, at: 10, answer: { _tag: 'NoAnswer', why: 'refused', ms: 1 } },
    { n: 5, at: 20, answer },
  ]
  expect((await api('POST', 'tiles/0/poll')).status).toBe(202)
  expect((await api('POST', 'poll')).status).toBe(202)
  expect(polled).toEqual([0, undefined])
  expect(JSON.parse((await api('GET', 'tiles/0/polls')).body)).toEqual([
    { n: 4, at: 10 },
    { n: 5, at: 20, status: 200 },
  ])
  expect(JSON.parse((await api('GET', 'tiles/0/polls/5')).body)).toEqual({ n: 5, at: 20, answer })
  expect(await api('GET', 'tiles/0/polls/6')).toMatchObject({ status: 200, body: 'null' })
  for (const path of ['tiles/1/polls', 'tiles/0/polls/', 'tiles/0/polls/5/x'])
    expect([path, (await api('GET', path)).status]).toEqual([path, 404])
})

describe('an edited board', () => {
  const read = readBoard({
    method: 'GET',
    format: undefined,
    intervalMs: 30_000,
    sendsKey: (url) => url.startsWith('http://localhost'),
  })
  const saves: string[] = []
  const done = (how: string) => async () => {
    saves.push(how)
    return { saved: true, words: 'Saved.', isOther: false }
  }
  const file: BoardFile = {
    name: 'geckoboard.json',
    read,
    isSaved: () => false,
    save: done('save'),
    replace: done('replace'),
  }
  let edited: Served
  beforeAll(async () => {
    edited = await serve({ ...show, file }, 0)
  })
  afterAll(() => edited.stop())

  const ask = async (method: string, path: string, body?: string, headers = { 'X-Token': edited.token }) => {
    const response = await fetch(`http://127.0.0.1:${edited.port}/api/${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
    })
    return [response.status, await response.json()]
  }
  const boardWith = (...widgets: readonly unknown[]): string => JSON.stringify({ widgets })

  test('names the file it is saved to', async () => {
    tiles = []
    expect(await ask('GET', 'board')).toEqual([
      200,
      { tiles: [], file: { name: 'geckoboard.json', isSaved: false } },
    ])
  })

  test('has the feeds that the page sends, and sends no key to other hosts', async () => {
    set.length = 0
    const entries = [
      { url: 'http://localhost:3000/users', title: 'Users', size: '2x1' },
      { url: 'https://example.com/' },
    ]
    expect(await ask('PUT', 'board', boardWith(...entries))).toEqual([200, { problems: [] }])
    expect(set).toEqual([
      [
        expect.objectContaining({ title: 'Users', size: '2x1', sendsKey: true, entry: entries[0] }),
        expect.objectContaining({ url: 'https://example.com/', sendsKey: false, entry: entries[1] }),
      ],
    ])
  })

  test.each([
    ['invalid JSON', '{', 'expected JSON'],
    [
      'another field',
      boardWith({ url: 'http://localhost/', sendsKey: true }),
      'widgets[0].sendsKey: unknown',
    ],
    [
      'a field of a prototype',
      '{"widgets":[{"url":"http://localhost/","__proto__":1}]}',
      '__proto__: unknown',
    ],
    ['another scheme', boardWith({ url: 'file:///etc/passwd' }), 'expected a URL of http or https'],
    ['a user', boardWith({ url: 'http://key:X@localhost/' }), 'expected a URL without a user'],
    ['too many feeds', boardWith(...Array(101).fill({ url: 'http://localhost/' })), 'at most 100 widgets'],
  ])('with %s is refused', async (_, body, problem) => {
    set.length = 0
    expect(await ask('PUT', 'board', body)).toEqual([200, { problems: [expect.stringContaining(problem)] }])
    expect(set).toEqual([])
  })

  test('is refused if it is too large', async () => {
    const body = boardWith({ url: 'http://localhost/', title: 'x'.repeat(300_000) })
    expect(await ask('PUT', 'board', body)).toEqual([413, { error: 'too_large' }])
  })

  test('is saved only when the page says so', async () => {
    saves.length = 0
    const saved = [200, { saved: true, words: 'Saved.', isOther: false }]
    expect(await ask('POST', 'board/save')).toEqual(saved)
    expect(await ask('POST', 'board/replace')).toEqual(saved)
    expect(saves).toEqual(['save', 'replace'])
    for (const [method, path] of [
      ['PUT', 'board'],
      ['POST', 'board/save'],
      ['POST', 'board/replace'],
    ] as const)
      for (const headers of [{}, { 'X-Token': 'x' }, { 'X-Token': edited.token, Origin: 'https://evil.com' }])
        expect(await ask(method, path, boardWith(), headers as never)).toEqual([403, { error: 'forbidden' }])
    expect((await ask('GET', 'board/save'))[0]).toBe(404)
    expect(saves).toHaveLength(2)
  })

  test('needs a file: without one, it cannot be edited', async () => {
    for (const [method, path] of [
      ['PUT', '/api/board'],
      ['POST', '/api/board/save'],
      ['POST', '/api/board/replace'],
    ] as const)
      expect((await send(method, path, [host(), token(), ['Content-Length', '0']])).status).toBe(404)
  })
})

describe('a push', () => {
  const push = (index: string, headers: Headers) =>
    send('POST', `/api/tiles/${index}/push`, [host(), ['X-Widget-Key', '12345-abc'], ...headers])

  test('of a tile returns the result', async () => {
    tiles = [tileOf('users')]
    const { status, body } = await push('0', [token()])
    expect([status, body]).toEqual([200, expect.stringContaining('{"accepted":true,"words":"Accepted."}')])
    expect(pushed).toEqual([['users', '12345-abc']])
  })

  test.each<[string, string, () => Headers, number]>([
    ['no such tile', '1', () => [token()], 404],
    ['no token', '0', () => [], 403],
    ['another origin', '0', () => [token(), ['Origin', 'https://evil.com']], 403],
    ['another site', '0', () => [token(), ['Sec-Fetch-Site', 'cross-site']], 403],
  ])('with %s is refused', async (_, index, headers, status) => {
    tiles = [tileOf('users')]
    pushed.length = 0
    expect((await push(index, headers())).status).toBe(status)
    expect((await send('GET', '/api/tiles/0/push', [host(), token()])).status).toBe(404)
    expect(pushed).toEqual([])
  })
})

describe('P1 to P9 the host', () => {
  test.each([
    ['evil.com'],
    ['127.0.0.1.evil.com'],
    ['localhost:PORT@evil.com'],
    [''],
    ['localhost,evil.com'],
    ['localhost:1'],
    ['localhost'],
    ['0.0.0.0:PORT'],
    ['localhost.:PORT'],
    ['127.1:PORT'],
    ['[::]:PORT'],
  ])('%j is refused', async (name) => {
    const before = looks
    const { status, body } = await send('GET', '/api/board', [
      ['Host', name.replace('PORT', String(served.port))],
      token(),
    ])
    expect([status, status === 403 ? body : FORBIDDEN, looks]).toEqual([
      name === '' ? expect.any(Number) : 403,
      FORBIDDEN,
      before,
    ])
    expect(status).toBeGreaterThanOrEqual(400)
  })

  test('P5 two hosts are refused', async () => {
    const two = [host(), host()]
    expect((await send('GET', '/api/board', [...two, token()])).status).toBeGreaterThanOrEqual(400)
  })

  test.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])('P9 %s is served', async (name) => {
    expect((await send('GET', '/', [['Host', `${name}:${served.port}`]])).status).toBe(200)
  })
})

describe('P10 to P16 other sites', () => {
  test.each<[string, string, Headers]>([
    [
      'a script tag',
      'GET',
      [
        ['Sec-Fetch-Site', 'cross-site'],
        ['Sec-Fetch-Mode', 'no-cors'],
        ['Sec-Fetch-Dest', 'script'],
      ],
    ],
    [
      'an image',
      'GET',
      [
        ['Sec-Fetch-Site', 'same-site'],
        ['Sec-Fetch-Mode', 'no-cors'],
        ['Sec-Fetch-Dest', 'image'],
      ],
    ],
    [
      'a frame',
      'GET',
      [
        ['Sec-Fetch-Site', 'cross-site'],
        ['Sec-Fetch-Mode', 'navigate'],
        ['Sec-Fetch-Dest', 'iframe'],
      ],
    ],
    ['another origin', 'POST', [['Origin', 'https://evil.com']]],
    ['no origin', 'POST', [['Origin', 'null']]],
    ['another address', 'POST', [['Origin', 'http://192.168.0.1']]],
    ['another port', 'POST', [['Origin', 'http://127.0.0.1:1']]],
    [
      'a form',
      'POST',
      [
        ['Origin', 'https://evil.com'],
        ['Content-Type', 'text/plain'],
        ['Sec-Fetch-Site', 'cross-site'],
      ],
    ],
    [
      'a preflight',
      'OPTIONS',
      [
        ['Origin', 'https://evil.com'],
        ['Access-Control-Request-Method', 'POST'],
      ],
    ],
  ])('%s is refused', async (_, method, headers) => {
    const before = [looks, polled.length]
    for (const target of ['/', '/board.js', '/api/board', '/api/tiles/0/poll']) {
      const { status, head, body } = await send(method, target, [host(), token(), ...headers])
      expect([target, status, body]).toEqual([target, 403, FORBIDDEN])
      expect(head).not.toContain('access-control')
    }
    expect([looks, polled.length]).toEqual(before)
  })

  test('a link from another site opens the board', async () => {
    const link: Headers = [
      ['Sec-Fetch-Site', 'cross-site'],
      ['Sec-Fetch-Mode', 'navigate'],
      ['Sec-Fetch-Dest', 'document'],
    ]
    expect((await send('GET', '/', [host(), ...link])).status).toBe(200)
    expect((await send('GET', '/api/board', [host(), ...link])).status).toBe(403)
  })

  test('the page itself may send requests', async () => {
    const own: Headers = [
      ['Origin', `http://127.0.0.1:${served.port}`],
      ['Sec-Fetch-Site', 'same-origin'],
    ]
    expect((await send('GET', '/api/board', [host(), token(), ...own])).status).toBe(200)
  })
})

describe('P17 the token', () => {
  test.each<[string, () => Headers]>([
    ['none', () => []],
    ['empty', () => [['X-Token', '']]],
    ['another', () => [['X-Token', '0'.repeat(32)]]],
    ['the beginning', () => [['X-Token', served.token.slice(0, -1)]]],
    ['in capitals', () => [['X-Token', `${served.token.toUpperCase()}x`]]],
    ['twice', () => [token(), token()]],
    ['in the query', () => []],
  ])('%s is refused', async (name, headers) => {
    const target = name === 'in the query' ? `/api/board?token=${served.token}` : '/api/board'
    expect((await send('GET', target, [host(), ...headers()])).status).toBe(403)
  })

  test('is different after each start', async () => {
    const other = await serve(show, 0)
    expect(other.token).not.toBe(served.token)
    expect(other.url).toBe(`http://127.0.0.1:${other.port}/#${other.token}`)
    await other.stop()
  })
})

test('P18 a socket is not upgraded', async () => {
  const { status } = await send('GET', '/', [
    host(),
    ['Upgrade', 'websocket'],
    ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
    ['Sec-WebSocket-Version', '13'],
  ])
  expect([426, 403, 200]).toContain(status)
})

describe('P19 to P28 paths', () => {
  test.each([
    '/../../etc/passwd',
    '/%2e%2e%2f%2e%2e%2fetc/passwd',
    '/..\\..\\etc\\passwd',
    '//evil.com/x',
    '/board.js%00',
    '/board.js?raw??',
    '/?url=http://169.254.169.254/',
    'http://169.254.169.254/',
    '/index.html',
    '/api/../board.js',
    '/constructor',
    '/__proto__',
  ])('%s is not found', async (target) => {
    expect((await send('GET', target, [host(), token()])).status).toBe(404)
  })

  test.each([
    ['GET', '/api/tiles/0/poll'],
    ['POST', '/api/board'],
    ['POST', '/api/tiles/1/poll'],
    ['POST', '/api/tiles/999/poll'],
    ['POST', '/api/tiles/-1/poll'],
    ['POST', '/api/tiles/0/poll?url=http://169.254.169.254/'],
    ['DELETE', '/api/board'],
    ['GET', '/api/'],
    ['POST', '/'],
  ])('P28 %s %s is not found', async (method, target) => {
    expect((await send(method, target, [host(), token()])).status).toBe(404)
  })
})

test('P40 serving on a port that is taken rejects', async () => {
  await expect(serve(show, served.port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
