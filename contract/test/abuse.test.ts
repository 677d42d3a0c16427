import { setTimeout as delay } from 'node:timers/promises'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UNAUTHORIZED } from '../src/answers.js'
import { basic, GOOD } from '../src/authorization.js'
import type { Server } from '../src/board.js'
import { FRAMEWORKS } from '../src/frameworks/index.js'
import { until, watchProcess } from '../src/process.js'
import { headOf, latin1, open, readToEnd } from '../src/raw.js'
import { ask, expectAnswer } from '../src/run.js'
import { KEY, NUMBER_XML, OLD_KEY, PASSWORD, SECRET, SHORT_MS, WIDGETS } from '../src/widgets.js'

watchProcess()

describe.each(FRAMEWORKS.map((framework) => [framework.name, framework] as const))('%s', (_, framework) => {
  const { adds: ADDS } = framework
  let server: Server
  beforeAll(async () => {
    server = await framework.start({
      ...WIDGETS,
      slow: { ...WIDGETS.number, data: () => delay(SHORT_MS, [42, 40]) },
      'tells-its-secrets': {
        ...WIDGETS.encrypted,
        data: () => {
          throw Object.assign(new Error(`${KEY} ${OLD_KEY} ${PASSWORD}`), {
            status: 400,
            expose: true,
            headers: { 'X-Key': KEY },
          })
        },
      },
    })
  })
  afterAll(() => server.stop())

  it('A1 50 connections without a key: the data function runs 0 times', async () => {
    const before = server.log('number').signals.length
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(server, 'number')))
    for (const answer of answers) expectAnswer(answer, UNAUTHORIZED, ADDS)
    expect(server.log('number').signals.length).toBe(before)
  })

  it('D27 300 connections that are reset somewhere in a request', async () => {
    const request = latin1(
      `${headOf({
        method: 'POST',
        target: '/extended/slow?format=2',
        headers: [
          ['Host', '127.0.0.1'],
          ...GOOD,
          ['Content-Type', 'application/x-www-form-urlencoded'],
          ['Content-Length', '8'],
        ],
      })}format=2`,
    )
    const reset = async (index: number): Promise<void> => {
      const socket = await open(server.port)
      const ended = readToEnd(socket)
      // Every place in a request: none of it, some of it, all of it.
      socket.write(request.subarray(0, Math.ceil((request.length * (index % 60)) / 59)))
      if (index % 3 > 0) await delay(index % 20)
      socket.resetAndDestroy()
      await ended
    }
    for (let wave = 0; wave < 6; wave++)
      await Promise.all(Array.from({ length: 50 }, (_, i) => reset(wave * 50 + i)))
    const { signals, failures } = server.log('slow')
    await until(() => signals.length > 0, 'some request came whole')
    await delay(4 * SHORT_MS)
    expect(new Set(failures.map(({ _tag }) => _tag))).toEqual(new Set(['ClientClosed']))
    // Whoever was told of is aborted, and nobody else.
    expect(signals.filter(({ aborted }) => aborted)).toHaveLength(failures.length)
    expectAnswer(await ask(server, 'number', { headers: GOOD }), NUMBER_XML, ADDS)
  })

  const WIDGET_NAMES = [
    ...Object.keys(WIDGETS).filter((name) => !name.startsWith('hangs') && !name.startsWith('large')),
    ...['tells-its-secrets', 'fails', 'invalid', 'tells-its-secrets'],
  ]
  const token = (text: string): string => Buffer.from(text).toString('base64')
  const keyIn = fc.constantFrom(KEY, OLD_KEY, PASSWORD, 'bad', '')
  const printable = fc.string({ maxLength: 20 })
  const credentials = fc.oneof(
    fc.tuple(keyIn, printable).map(([user, password]) => basic(user, password)),
    keyIn.map((key) => `Basic ${key}`),
    keyIn.map((key) => `Bearer ${token(key)}`),
    keyIn.map((key) => `basic ${token(key)}`),
    fc.base64String({ maxLength: 40 }).map((text) => `Basic ${text}`),
    printable,
  )
  const headerName = fc.constantFrom(
    'Authorization',
    'Cookie',
    'X-Api-Key',
    'Accept',
    'If-None-Match',
    'Range',
  )
  const query = fc.oneof(
    fc.constantFrom('', '?', '?format=1', '?format=2', '?format=', '?format=yaml', '?format=1&format=2'),
    fc.webQueryParameters().map((text) => `?${text}`),
    keyIn.map((key) => `?format=${encodeURIComponent(key)}`),
    keyIn.map((key) => `?api_key=${encodeURIComponent(key)}`),
  )
  const requests = fc.record({
    widget: fc.constantFrom(...WIDGET_NAMES),
    parser: fc.constantFrom('', '', 'extended', 'simple', 'text', 'raw', 'left-getter', 'left-proxy'),
    method: fc.constantFrom(
      'GET',
      'GET',
      'POST',
      'POST',
      'HEAD',
      'OPTIONS',
      'PUT',
      'DELETE',
      'TRACE',
      'PROPFIND',
    ),
    path: query,
    headers: fc.array(
      fc.tuple(
        headerName,
        credentials.map((value) => value.replace(/[^\x20-\x7e]/g, '')),
      ),
      {
        maxLength: 3,
      },
    ),
    good: fc.constantFrom(true, true, false),
    body: fc.option(
      fc.oneof(
        keyIn.map((key) => `format=${encodeURIComponent(key)}`),
        fc.webQueryParameters(),
      ),
      { nil: undefined },
    ),
  })

  it('no answer holds a key or the password, and each has a status of the closed list', async () => {
    const statuses = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(requests, async ({ widget, parser, good, headers, body, ...request }) => {
        const sent = [
          ...(good ? GOOD : []),
          ...headers,
          ...(body === undefined ? [] : [['Content-Type', 'application/x-www-form-urlencoded'] as const]),
        ]
        const answer = await ask(server, widget, { ...request, headers: sent, body }, parser)
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        expect([200, 204, 400, 401, 405, 500, 504]).toContain(answer.status)
        const bytes = answer.bytes.toString('latin1')
        for (const secret of [KEY, OLD_KEY, Buffer.from(PASSWORD).toString('latin1'), SECRET]) {
          expect(bytes).not.toContain(secret)
          expect(bytes).not.toContain(token(secret).slice(0, -3))
          expect(bytes).not.toContain(encodeURIComponent(secret))
        }
      }),
    )
    // The requests reach every room of the house, not the door alone.
    expect([...statuses.keys()].sort()).toEqual([200, 204, 400, 401, 405, 500])
  })
})
