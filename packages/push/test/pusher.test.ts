import { setTimeout as delay } from 'node:timers/promises'
import { inspect } from 'node:util'
import { encodeJson, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { hostileValue, inputs, nastyText } from '@gecko-widgets/core/testing'
import {
  createPusher,
  type Pusher,
  type PusherOptions,
  type PushItem,
  type PushResult,
} from '@gecko-widgets/push'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Api, type Mood, moods, PAGE, says, startApi } from './api.js'

// Vitest fails a run that left a rejection to the process.

const KEY = '222efc82e7933138077b1c2554439e15'
const WIDGET = '12345-f8b2c9d0-5a3e-4c7b-9d1f-2e6a8b0c4d5e'
const ACCEPTED = E.right({ _tag: 'PushAccepted' })

let api: Api
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())
beforeEach(() => {
  // Full jitter goes down to no wait at all.
  vi.spyOn(Math, 'random').mockReturnValue(0)
  return () => vi.restoreAllMocks()
})

const pusher = (options: Partial<PusherOptions> = {}) =>
  createPusher({ apiKey: KEY, url: api.url, timeoutMs: 10_000, retries: 2, ...options })
const push = (options: Partial<PusherOptions> = {}): Promise<PushResult> =>
  pusher(options).push.number(WIDGET, [42, 40])

test('sends what Geckoboard documents', async () => {
  api.play(moods.accepts)
  expect(await push()).toEqual(ACCEPTED)
  const [{ method, path, headers, body } = expect.fail('nothing received')] = api.received
  expect(`${method} ${path}`).toBe(`POST /v1/send/${WIDGET}`)
  expect(body.toString()).toBe(`{"api_key":"${KEY}","data":{"item":[{"value":42},{"value":40}]}}`)
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'content-length': String(body.length) })
  expect(headers.authorization).toBeUndefined()
})

const message = 'api_key and data are required'
const left = (failure: unknown) => E.left(failure)

describe('the right result, after the right number of attempts', () => {
  test.each<[string, readonly Mood[], unknown, number]>([
    ['success', [moods.accepts], ACCEPTED, 1],
    ['a created success', [says(201, '{"success":true}')], ACCEPTED, 1],
    [
      '200 that says no',
      [says(200, '{"success":false,"error":"Api key has wrong format. "}')],
      left({ _tag: 'Refused', status: 200, message: 'Api key has wrong format.' }),
      1,
    ],
    [
      '400 with message',
      [says(400, JSON.stringify({ message }))],
      left({ _tag: 'Refused', status: 400, message }),
      1,
    ],
    [
      '400 with error',
      [says(400, JSON.stringify({ error: message }))],
      left({ _tag: 'Refused', status: 400, message }),
      1,
    ],
    ['400 with nothing', [says(400, '')], left({ _tag: 'Refused', status: 400, message: undefined }), 1],
    [
      '401',
      [says(401, '{"message":"unauthorized"}')],
      left({ _tag: 'Unauthorized', status: 401, message: 'unauthorized' }),
      1,
    ],
    ['403', [says(403, '')], left({ _tag: 'Unauthorized', status: 403, message: undefined }), 1],
    ['404', [says(404, '{"error":"not found"}')], left({ _tag: 'NotFound', message: 'not found' }), 1],
    ['413', [says(413, PAGE, { 'Content-Type': 'text/html' })], left({ _tag: 'TooLarge' }), 1],
    [
      '422 in plain text',
      [says(422, 'no such thing\n', { 'Content-Type': 'text/plain' })],
      left({ _tag: 'Refused', status: 422, message: 'no such thing' }),
      1,
    ],
    ['429, then success', [says(429, '{}'), moods.accepts], ACCEPTED, 2],
    ['429 for ever', [says(429, '{}')], left({ _tag: 'RateLimited', retryAfterMs: undefined }), 3],
    [
      '429 for an hour',
      [says(429, '{}', { 'Retry-After': '3600' })],
      left({ _tag: 'RateLimited', retryAfterMs: 3_600_000 }),
      1,
    ],
    ['500, then success', [says(500, '{"message":"oops"}'), moods.accepts], ACCEPTED, 2],
    [
      '500 for ever',
      [says(500, '{"message":"oops"}')],
      left({ _tag: 'Unavailable', status: 500, message: 'oops', retryAfterMs: undefined }),
      3,
    ],
    ['a 503 page, a 502 page, then success', [says(503, PAGE), says(502, PAGE), moods.accepts], ACCEPTED, 3],
    ['408, then success', [says(408, ''), moods.accepts], ACCEPTED, 2],
    ['a page', [moods.page], left({ _tag: 'NotAnAnswer', status: 200 }), 1],
    ['a page that says it is JSON', [says(200, PAGE)], left({ _tag: 'NotAnAnswer', status: 200 }), 1],
    [
      'a success of another type',
      [says(200, '{"success":true}', { 'Content-Type': 'text/html' })],
      ACCEPTED,
      1,
    ],
    ['a page that asks for a login', [says(401, PAGE)], left({ _tag: 'NotAnAnswer', status: 401 }), 1],
    ['an empty success', [says(200, '')], left({ _tag: 'NotAnAnswer', status: 200 }), 1],
    ['204', [says(204, '')], left({ _tag: 'NotAnAnswer', status: 204 }), 1],
    [
      'a success in a string',
      [says(200, '{"success":"true"}')],
      left({ _tag: 'NotAnAnswer', status: 200 }),
      1,
    ],
    ['another success', [says(200, '[true]')], left({ _tag: 'NotAnAnswer', status: 200 }), 1],
    [
      'an endless answer',
      [says(200, `{"success":true,"more":"${'x'.repeat(100_000)}"}`)],
      left({ _tag: 'NotAnAnswer', status: 200 }),
      1,
    ],
    [
      'headers that are too long',
      [says(200, '{"success":true}', { 'X-Long': 'x'.repeat(100_000) })],
      left({ _tag: 'Unreachable', code: 'UND_ERR_HEADERS_OVERFLOW' }),
      1,
    ],
    ['a reset, then success', [moods.resets, moods.accepts], ACCEPTED, 2],
    [
      'resets for ever',
      [moods.resets],
      left({ _tag: 'Unreachable', code: expect.stringMatching(/^(?:ECONNRESET|UND_ERR_\w+)$/) }),
      3,
    ],
    ['a truncated answer, then success', [moods.truncates, moods.accepts], ACCEPTED, 2],
    [
      'truncated for ever',
      [moods.truncates],
      left({ _tag: 'Unreachable', code: expect.stringMatching(/^(?:ECONNRESET|UND_ERR_\w+)$/) }),
      3,
    ],
  ])('%s', async (_, playing, expected, tries) => {
    api.play(...playing)
    expect(await push()).toEqual(expected)
    await delay(20)
    expect(api.received.length).toBe(tries)
  })

  test.each(['hangs', 'drips'] as const)('an answer that %s, then success', async (mood) => {
    api.play(moods[mood], moods.accepts)
    expect(await push({ timeoutMs: 1000 })).toEqual(ACCEPTED)
    expect(api.received.length).toBe(2)
  })

  test.each(['hangs', 'drips'] as const)('a response that %s every time', async (mood) => {
    api.play(moods[mood])
    expect(await push({ timeoutMs: 100 })).toEqual(left({ _tag: 'TimedOut' }))
    expect(api.received.length).toBe(3)
  })

  test('no server', async () => {
    const gone = await startApi()
    await gone.stop()
    expect(await push({ url: gone.url })).toEqual(left({ _tag: 'Unreachable', code: 'ECONNREFUSED' }))
  })

  test('retries: 0 makes one attempt', async () => {
    api.play(says(500, ''))
    await push({ retries: 0 })
    expect(api.received.length).toBe(1)
  })
})

test.each([301, 302, 303, 307, 308])('a redirect with %i does not send the key elsewhere', async (status) => {
  const elsewhere = await startApi()
  api.play(says(status, '', { Location: `${elsewhere.url}/v1/send/${WIDGET}` }))
  expect(await push()).toEqual(left({ _tag: 'NotAnAnswer', status }))
  expect(elsewhere.received).toEqual([])
  await elsewhere.stop()
})

describe('waiting', () => {
  test('Retry-After in seconds is respected', async () => {
    api.play(says(429, '', { 'Retry-After': '1' }), moods.accepts)
    expect(await push()).toEqual(ACCEPTED)
    const [first, second] = api.received.map(({ at }) => at) as [number, number]
    expect(second - first).toBeGreaterThanOrEqual(990)
  })

  test('Retry-After as a date counts from the date of the response', async () => {
    api.play(
      says(429, '', {
        Date: 'Wed, 21 Oct 2015 07:28:00 GMT',
        'Retry-After': 'Wed, 21 Oct 2015 07:28:01 GMT',
      }),
      moods.accepts,
    )
    expect(await push()).toEqual(ACCEPTED)
    const [first, second] = api.received.map(({ at }) => at) as [number, number]
    expect(second - first).toBeGreaterThanOrEqual(990)
  })

  test('the backoff is random below a limit that doubles', async () => {
    vi.mocked(Math.random).mockReturnValue(0.2)
    api.play(says(500, ''))
    await push()
    const at = api.received.map((one) => one.at)
    const [first = 0, second = 0] = at.slice(1).map((time, i) => time - (at[i] ?? 0))
    // A fifth of 500 ms and of 1,000 ms; a busy machine adds to both.
    expect(first).toBeGreaterThanOrEqual(95)
    expect(second).toBeGreaterThanOrEqual(195)
  })

  test('totalTimeoutMs ends it with the last failure', async () => {
    vi.mocked(Math.random).mockReturnValue(0.9)
    api.play(says(503, '{"message":"busy"}'))
    const started = performance.now()
    const result = await push({ retries: 50, totalTimeoutMs: 300 })
    expect(result).toEqual(
      left({ _tag: 'Unavailable', status: 503, message: 'busy', retryAfterMs: undefined }),
    )
    expect(performance.now() - started).toBeGreaterThanOrEqual(290)
    const tries = api.received.length
    await delay(1500)
    expect(api.received.length).toBe(tries)
  })

  test('totalTimeoutMs ends the running attempt', async () => {
    api.play(moods.hangs)
    expect(await push({ totalTimeoutMs: 100 })).toEqual(left({ _tag: 'TimedOut' }))
    expect(api.received.length).toBe(1)
  })
})

describe('canceling', () => {
  const abortedAfter = (ms: number): AbortSignal => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), ms)
    return controller.signal
  }

  test('before it starts: nothing is sent', async () => {
    api.play(moods.accepts)
    const result = await pusher().push.number(WIDGET, 1, { signal: AbortSignal.abort() })
    expect(result).toEqual(left({ _tag: 'Aborted' }))
    expect(api.received).toEqual([])
  })

  test('while it is running: the connection is closed', async () => {
    api.play(moods.hangs)
    const result = await pusher().push.number(WIDGET, 1, { signal: abortedAfter(100) })
    expect(result).toEqual(left({ _tag: 'Aborted' }))
    await expect.poll(() => api.received[0]?.socket.destroyed).toBe(true)
  })

  test('between two attempts', async () => {
    vi.mocked(Math.random).mockReturnValue(0.99)
    api.play(says(500, ''))
    const result = await pusher().push.number(WIDGET, 1, { signal: abortedAfter(100) })
    expect(result).toEqual(left({ _tag: 'Aborted' }))
    await delay(600)
    expect(api.received.length).toBe(1)
  })

  test('while it waits: the next push goes first', async () => {
    api.play((response) => setTimeout(() => moods.accepts(response, expect.fail as never), 200))
    const { push: one } = pusher({ concurrency: 1 })
    const first = one.number('first', 1)
    const second = one.number('second', 2, { signal: abortedAfter(50) })
    const third = one.number('third', 3)
    expect(await second).toEqual(left({ _tag: 'Aborted' }))
    expect(await Promise.all([first, third])).toEqual([ACCEPTED, ACCEPTED])
    expect(api.received.map(({ path }) => path)).toEqual(['/v1/send/first', '/v1/send/third'])
  })

  test('while it waits: it does not count toward the limit', async () => {
    api.play((response, received) => setTimeout(() => moods.accepts(response, received), 200))
    const { push: one } = pusher({ concurrency: 1, rateLimit: { requests: 2, intervalMs: 3_600_000 } })
    const first = one.number('first', 1)
    const second = one.number('second', 2, { signal: abortedAfter(50) })
    const third = one.number('third', 3)
    expect(await Promise.all([first, second, third])).toEqual([ACCEPTED, left({ _tag: 'Aborted' }), ACCEPTED])
  })

  test('a signal that is not Node’s own works', async () => {
    api.play(moods.hangs)
    const target = Object.assign(Object.create(null), {
      aborted: false,
      addEventListener: (_: string, listener: () => void) => setTimeout(listener, 50),
      removeEventListener: () => undefined,
    })
    expect(await pusher().push.number(WIDGET, 1, { signal: target })).toEqual(left({ _tag: 'Aborted' }))
  })

  test('one signal for many pushes causes no warning', async () => {
    api.play(moods.hangs)
    const warned = vi.fn()
    process.on('warning', warned)
    onTestFinished(() => void process.off('warning', warned))
    const items = Array.from(
      { length: 30 },
      (_, i) => ({ kind: 'number', widgetKey: `w${i}`, data: i }) as const,
    )
    const results = await pusher().pushAll(items, { signal: abortedAfter(200) })
    expect(results).toEqual(Array(30).fill(left({ _tag: 'Aborted' })))
    expect(warned).not.toHaveBeenCalled()
  })

  test('a long-lived signal keeps no reference to the pushes', async () => {
    api.play(moods.accepts)
    const { signal } = new AbortController()
    const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')]
    await pusher().push.number(WIDGET, 1, { signal })
    const count = ({ mock }: { readonly mock: { readonly calls: readonly unknown[] } }) => mock.calls.length
    expect(count(add)).toBeGreaterThan(0)
    expect(count(remove)).toBeGreaterThanOrEqual(count(add))
  })
})

describe('many pushes', () => {
  const items = (count: number): readonly PushItem[] =>
    Array.from({ length: count }, (_, i) => ({ kind: 'number', widgetKey: `widget-${i}`, data: i }))

  test('at most `concurrency` are running, over kept connections', async () => {
    let [now, most] = [0, 0]
    api.play((response, received) => {
      most = Math.max(most, ++now)
      setTimeout(() => {
        now--
        moods.accepts(response, received)
      }, 5)
    })
    const results = await pusher({ concurrency: 3 }).pushAll(items(60))
    expect(results).toEqual(Array(60).fill(ACCEPTED))
    expect(most).toBe(3)
    expect(new Set(api.received.map(({ socket }) => socket)).size).toBeLessThan(15)
  })

  test('one result for each, in the order of the items', async () => {
    api.play((response, { path }) => {
      const mood = path.endsWith('-1') ? says(404, '{"message":"gone"}') : moods.accepts
      mood(response, expect.fail as never)
    })
    const { pushAll } = pusher()
    expect(
      await pushAll([
        { kind: 'number', widgetKey: 'widget-0', data: 1 },
        { kind: 'text', widgetKey: 'widget-1', data: 'All is well' },
        { kind: 'geckOMeter', widgetKey: 'widget-2', data: [1, Number.NaN, 2] },
        { kind: 'clock' as 'number', widgetKey: 'widget-3', data: 1 },
        { kind: 'list', widgetKey: 'widget-4', data: ['a'] },
        null as never,
      ]),
    ).toMatchObject([
      ACCEPTED,
      left({ _tag: 'NotFound', message: 'gone' }),
      left({ _tag: 'InvalidWidget', kind: 'geckOMeter', issues: [{ path: '[1]', code: 'not_finite' }] }),
      left({ _tag: 'InvalidWidget', issues: [{ path: 'kind', code: 'not_one_of' }] }),
      ACCEPTED,
      left({ _tag: 'InvalidWidget', issues: [{ path: 'kind', code: 'not_one_of' }] }),
    ])
    expect(await pushAll([])).toEqual([])
  })

  /** When requests are sent, a moment after their turn; on their way a busy machine makes them closer. */
  const sendTimes = (): readonly number[] => {
    const { fetch } = globalThis
    const at: number[] = []
    vi.spyOn(globalThis, 'fetch').mockImplementation((...request) => {
      at.push(Date.now())
      return fetch(...request)
    })
    return at
  }

  /** How long after any request the one comes that is `limit` later. */
  const shortest = (at: readonly number[], limit: number): number =>
    Math.min(...at.slice(limit).map((time, i) => time - (at[i] ?? 0)))

  test('1,000 pushes respect a limit of 100 per second', async () => {
    api.play(moods.accepts)
    const at = sendTimes()
    const limited = pusher({ concurrency: 50, rateLimit: { requests: 100, intervalMs: 1000 } })
    expect(await limited.pushAll(items(1000))).toEqual(Array(1000).fill(ACCEPTED))
    expect([at.length, api.received.length]).toEqual([1000, 1000])
    expect(shortest(at, 100)).toBeGreaterThan(900)
  })

  test('the limit applies to any period of a second, not only to full seconds', async () => {
    api.play(moods.accepts)
    const at = sendTimes()
    const limited = pusher({ concurrency: 50, rateLimit: { requests: 20, intervalMs: 1000 } })
    await limited.pushAll(items(10))
    await delay(900)
    await limited.pushAll(items(40))
    expect(shortest(at, 20)).toBeGreaterThan(900)
  })

  test('retries count toward the limit', async () => {
    api.play(says(500, ''), says(500, ''), moods.accepts)
    const at = sendTimes()
    const limited = pusher({ rateLimit: { requests: 1, intervalMs: 300 } })
    expect(await limited.push.number(WIDGET, 1)).toEqual(ACCEPTED)
    expect([at.length, shortest(at, 1) > 250]).toEqual([3, true])
  })

  test('a retry goes before waiting pushes', async () => {
    api.play(says(503, ''), moods.accepts)
    const { pushAll } = pusher({ concurrency: 1 })
    await pushAll(items(50))
    const paths = api.received.map(({ path }) => path)
    expect(paths.lastIndexOf('/v1/send/widget-0')).toBeLessThan(50)
  })

  test('while a Retry-After lasts, nothing is sent for any widget', async () => {
    api.play(says(429, '', { 'Retry-After': '1' }), moods.accepts)
    const at = sendTimes()
    const { pushAll } = pusher({ concurrency: 1 })
    expect(await pushAll(items(20))).toEqual(Array(20).fill(ACCEPTED))
    expect(at.length).toBe(21)
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(990)
  })

  test('a Retry-After that is too long ends all pushes at once', async () => {
    api.play(says(429, '', { 'Retry-After': '3600' }))
    const results = await pusher({ concurrency: 1 }).pushAll(items(20))
    for (const result of results)
      expect(result).toEqual(left({ _tag: 'RateLimited', retryAfterMs: expect.any(Number) }))
    expect(api.received.length).toBe(1)
  })

  test('but no longer than the interval of the limit', async () => {
    api.play(says(429, '', { 'Retry-After': '999999999' }), moods.accepts)
    const at = sendTimes()
    const { pushAll } = pusher({ concurrency: 1, rateLimit: { requests: 100, intervalMs: 300 } })
    const [first, ...others] = await pushAll(items(3))
    expect(first).toEqual(left({ _tag: 'RateLimited', retryAfterMs: 999_999_999_000 }))
    expect(others).toEqual([ACCEPTED, ACCEPTED])
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(290)
  })

  test('waiting for the limit is not a timeout', async () => {
    api.play(moods.accepts)
    const limited = pusher({ rateLimit: { requests: 1, intervalMs: 400 }, totalTimeoutMs: 200 })
    expect(await limited.pushAll(items(3))).toEqual([ACCEPTED, ACCEPTED, ACCEPTED])
  })
})

describe('before anything is sent', () => {
  beforeEach(() => api.play(moods.accepts))

  test('invalid data is refused, with its place', async () => {
    const result = await pusher().push.funnel(WIDGET, { items: [[-1, 'visits']] })
    expect(result).toMatchObject(
      left({
        _tag: 'InvalidWidget',
        kind: 'funnel',
        issues: [{ path: 'items[0][0]', code: 'out_of_range' }],
      }),
    )
    expect(api.received).toEqual([])
  })

  test.each(['', ' ', '..', 'a/b', 'a?b', 'a#b', 'ä', `${WIDGET}\n`, 'x'.repeat(201), undefined, 42, null])(
    'the widget key %j is refused',
    async (widgetKey) => {
      const result = await pusher().push.number(widgetKey as string, 1)
      expect(result).toEqual(left({ _tag: 'InvalidWidgetKey' }))
      expect(api.received).toEqual([])
    },
  )

  test.each([{}, new AbortController(), null, 'signal'])('the signal %j is refused', async (signal) => {
    const result = await pusher().push.number(WIDGET, 1, { signal: signal as never })
    expect(result).toMatchObject(left({ _tag: 'InvalidWidget', issues: [{ path: 'signal' }] }))
    expect(api.received).toEqual([])
  })

  test('null options count as none', async () => {
    expect(await pusher().push.number(WIDGET, 1, null as never)).toEqual(ACCEPTED)
  })

  test('a body of 1 MiB is sent, and one byte more is not', async () => {
    const room = 1_048_576 - `{"api_key":"${KEY}","data":{"highchart":""}}`.length
    const source = `${'é'.repeat(Math.floor(room / 2))}${room % 2 === 1 ? '!' : ''}`
    const { push: one } = pusher()
    expect(await one.highcharts(WIDGET, source)).toEqual(ACCEPTED)
    expect(api.received[0]?.body.length).toBe(1_048_576)
    expect(await one.highcharts(WIDGET, `${source}!`)).toEqual(left({ _tag: 'TooLarge' }))
    expect(api.received.length).toBe(1)
  })
})

describe('laws', () => {
  const kinds = Object.keys(inputs) as Kind[]

  test.each(kinds)(
    '%s: what Geckoboard reads is the payload that a feed serves, byte for byte',
    async (kind) => {
      api.play(moods.accepts)
      const { push: one } = pusher()
      await fc.assert(
        fc.asyncProperty(inputs[kind] as fc.Arbitrary<never>, async (input) => {
          const payload = widgets[kind].encode(input) as E.Either<unknown, Payload>
          const sent = await (one[kind] as typeof one.custom)(WIDGET, input)
          expect(sent).toEqual(ACCEPTED)
          const { body, headers } = api.received.at(-1) ?? expect.fail('nothing received')
          const text = E.isRight(payload) ? encodeJson(payload.right) : expect.fail('no payload')
          expect(body.toString()).toBe(`{"api_key":"${KEY}","data":${text}}`)
          expect(Number(headers['content-length'])).toBe(body.length)
          expect(JSON.parse(body.toString())).toEqual({ api_key: KEY, data: JSON.parse(text) })
        }),
        { numRuns: 30 },
      )
    },
  )

  test('any text survives', async () => {
    api.play(moods.accepts)
    const { push: one } = pusher()
    await fc.assert(
      fc.asyncProperty(nastyText, async (text) => {
        const payload = widgets.custom.encode(text)
        expect(await one.custom(WIDGET, text)).toEqual(ACCEPTED)
        const { body } = api.received.at(-1) ?? expect.fail('nothing received')
        expect(JSON.parse(body.toString()).data).toBe(E.isRight(payload) && payload.right.json)
      }),
      { numRuns: 100 },
    )
  })

  test('hostile data never rejects', async () => {
    api.play(moods.accepts)
    const { push: one } = pusher()
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...kinds), hostileValue, async (kind, value) => {
        const result = await (one[kind] as (key: string, data: unknown) => Promise<PushResult>)(WIDGET, value)
        expect(['Left', 'Right']).toContain(result._tag)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['no HTTP', () => 'OK\r\n\r\n'],
    ['what it was sent', (sent: string) => sent],
    ['a length that is none', (sent: string) => `HTTP/1.1 200 OK\r\nContent-Length: ${sent}\r\n\r\n`],
    ['two lengths', () => 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    [
      'a chunk that is none',
      (sent: string) => `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${sent}\r\n`,
    ],
  ])('a socket that answers %s gives one result without the key', async (_, answer) => {
    api.play((response, { body }) => response.socket?.end(answer(body.toString())))
    const result = await push({ retries: 0 })
    expect(result).toMatchObject(left({ _tag: 'Unreachable' }))
    expect(inspect(result, { depth: 10, showHidden: true })).not.toContain(KEY)
  })

  test('any response gives one result, without the key', async () => {
    const { push: one } = pusher({ retries: 0, timeoutMs: 500 })
    const header = fc.constantFrom('Content-Type', 'Retry-After', 'Date', 'Location', 'Content-Encoding')
    const answer = fc.record({
      status: fc.oneof(fc.integer({ min: 200, max: 599 }), fc.constantFrom(200, 400, 429)),
      headers: fc.dictionary(
        header,
        fc.string({ maxLength: 20 }).map((text) => text.replace(/[^ -~]/g, '')),
      ),
      body: fc.oneof(
        fc.constant(`{"message":"the api_key ${KEY} is not known"}`),
        fc.json(),
        fc.string(),
        fc.constantFrom('{"success":true}', `{"error":"${KEY}"}`, `${KEY}\u001b[2J`),
      ),
    })
    await fc.assert(
      fc.asyncProperty(answer, async ({ status, headers, body }) => {
        api.play(says(status, body, headers))
        const result = await one.number(WIDGET, 1)
        if (E.isRight(result)) expect(status < 300 && JSON.parse(body).success).toBe(true)
        expect(inspect(result, { depth: 10 })).not.toContain(KEY)
        const said = E.isLeft(result) && 'message' in result.left ? (result.left.message ?? '') : ''
        expect([...said].filter((character) => character < ' ')).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

describe('options', () => {
  const whole = (unit: string, least: number, most: number) =>
    `expected a whole number of ${unit}, from ${least} to ${most}`
  const url = 'expected an https URL, or an http URL on this machine, without a user or a query'
  const apiKey = 'expected printable ASCII characters without spaces'

  test.each<[string, unknown, string]>([
    ['apiKey', undefined, 'missing; is the environment variable set?'],
    ['apiKey', '', apiKey],
    ['apiKey', `${KEY}\n`, apiKey],
    ['apiKey', 42, apiKey],
    ['timeoutMs', 0, whole('milliseconds', 1, 2 ** 31 - 1)],
    ['totalTimeoutMs', Number.NaN, whole('milliseconds', 1, 2 ** 31 - 1)],
    ['retries', -1, whole('retries', 0, 100)],
    ['concurrency', 1.5, whole('requests', 1, 10_000)],
    ['rateLimit', 100, 'expected { requests, intervalMs }: options: expected a plain object'],
    ['rateLimit', null, 'expected { requests, intervalMs }: options: expected a plain object'],
    [
      'rateLimit',
      { requests: 0, intervalMs: 1 },
      `expected { requests, intervalMs }: requests: ${whole('requests', 1, 1_000_000)}`,
    ],
    [
      'rateLimit',
      { requests: 1, intervalMs: 1, burst: 1 },
      'expected { requests, intervalMs }: burst: unknown option; expected one of requests, intervalMs',
    ],
    [
      'rateLimit',
      { requests: 1 },
      `expected { requests, intervalMs }: intervalMs: ${whole('milliseconds', 1, 2 ** 31 - 1)}`,
    ],
    ['url', 'push.geckoboard.com', url],
    ['url', 'http://push.geckoboard.com', url],
    ['url', 'https://a:b@push.geckoboard.com', url],
    ...['?a', '?', '#', ' ', '/ ', '\n'].map((end): [string, unknown, string] => [
      'url',
      `https://push.geckoboard.com${end}`,
      url,
    ]),
    [
      'rate',
      1,
      'unknown option; expected one of apiKey, timeoutMs, totalTimeoutMs, retries, concurrency, rateLimit, url',
    ],
  ])('%s %j is refused at startup', (option, value, expected) => {
    const options = { apiKey: KEY, [option]: value } as PusherOptions
    expect(() => createPusher(options)).toThrow(
      new Error(`gecko-widgets: the configuration is not valid:\n  ${option}: ${expected}`),
    )
  })

  test('all problems are reported together, and valid options have none', () => {
    expect(() => createPusher({ timeoutMs: 0, retries: 'a' } as never)).toThrow(
      /apiKey: .+\n {2}timeoutMs: .+\n {2}retries: /,
    )
    expect(() => createPusher(undefined as never)).toThrow('options: expected a plain object')
    expect(() =>
      createPusher({ apiKey: KEY, url: 'https://gateway.example/geckoboard/', retries: undefined }),
    ).not.toThrow()
  })

  test('a pusher shows no key', () => {
    expect(inspect(createPusher({ apiKey: KEY }), { depth: 10, showHidden: true })).not.toContain(KEY)
  })
})

/** What the compiler takes and refuses; it is never called. */
export const compiles = ({ push, pushAll }: Pusher, rows: readonly { label: string; value: number }[]) => {
  const { signal } = new AbortController()
  return [
    push.number(WIDGET, [42, 40]),
    push.pieChart(
      WIDGET,
      rows.map(({ value, label }) => [value, label]),
    ),
    push.geckOMeter(WIDGET, { value: 1, min: 0, max: 2 }, { signal }),
    pushAll([{ kind: 'text', widgetKey: WIDGET, data: 'a' }], { signal: undefined }),
    pushAll(rows.map(({ label, value }): PushItem => ({ kind: 'number', widgetKey: label, data: value }))),
    // @ts-expect-error a number is no text
    push.number(WIDGET, '42'),
    // @ts-expect-error a field that there is not
    push.number(WIDGET, { value: 42, absolut: true }),
    // @ts-expect-error the data is not awaited
    push.number(WIDGET, Promise.resolve(42)),
    // @ts-expect-error there is no such kind
    push.clock(WIDGET, 1),
    // @ts-expect-error the data of another kind
    pushAll([{ kind: 'text', widgetKey: WIDGET, data: 42 }]),
    // @ts-expect-error there is no such option
    createPusher({ apiKey: KEY, retry: 1 }),
    // @ts-expect-error there is no key
    createPusher({}),
  ]
}
