import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises'
import { inspect } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  createDatasets,
  type DatasetResult,
  type DatasetsOptions,
  date,
  mayPass,
  money,
  number,
  optional,
  string,
} from '@gecko-widgets/datasets'
import { createDatasetsServer, type DatasetsServer } from '@gecko-widgets/datasets/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Api, type Mood, moods, PAGE, says, startApi } from '../../push/test/api.js'
import { type Fate, type Gateway, startGateway } from './gateway.js'

// Vitest fails a run that left a rejection to the process.

const KEY = '222efc82e7933138077b1c2554439e15'
const BASIC = 'MjIyZWZjODJlNzkzMzEzODA3N2IxYzI1NTQ0MzllMTU6'
const MANY = { requests: 100_000, intervalMs: 1000 }

let api: Api
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.stop())
beforeEach(() => {
  api.play(moods.accepts)
  // Full jitter goes down to no wait at all.
  vi.spyOn(Math, 'random').mockReturnValue(0)
  return () => vi.restoreAllMocks()
})

const client = (options: Partial<DatasetsOptions> = {}) => {
  const { dataset, ping } = createDatasets({
    apiKey: KEY,
    url: api.url,
    timeoutMs: 10_000,
    retries: 2,
    rateLimit: { requests: 10_000, intervalMs: 100 },
    ...options,
  })
  const fields = { day: date(), total: money('EUR'), shop: optional(string()) }
  return {
    ping,
    dataset,
    plain: dataset('orders', fields),
    unique: dataset('orders.by_day', fields, { uniqueBy: ['day'] }),
  }
}

const rowsOf = (count: number) => Array.from({ length: count }, (_, i) => ({ day: '2026-11-30', total: i }))

const accepted = (acceptedRows: number) => E.right({ _tag: 'DatasetAccepted', acceptedRows })
const left = (failure: object, acceptedRows = 0) => E.left({ ...failure, acceptedRows })
const inDoubt = (cause: object, acceptedRows = 0) => left({ _tag: 'InDoubt', cause }, acceptedRows)

const received = () => api.received.map(({ method, path, body }) => [`${method} ${path}`, body.toString()])
const rowsReceived = () => api.received.map(({ body }) => JSON.parse(body.toString()).data.length)

describe('sends what docs/reference/datasets.md#requests says', () => {
  const schema =
    '"fields":{"day":{"type":"date","name":"Day"},"total":{"type":"money","currency_code":"EUR","name":"Total"},"shop":{"type":"string","name":"Shop","optional":true}}'
  const data = '"data":[{"day":"2026-11-30","total":0,"shop":null}]'

  test.each<[string, (made: ReturnType<typeof client>) => Promise<DatasetResult>, number, string, string]>([
    ['ping', ({ ping }) => ping(), 0, 'GET /', ''],
    ['find or create', ({ plain }) => plain.findOrCreate(), 0, 'PUT /datasets/orders', `{${schema}}`],
    [
      'find or create, with a key',
      ({ unique }) => unique.findOrCreate(),
      0,
      'PUT /datasets/orders.by_day',
      `{${schema},"unique_by":["day"]}`,
    ],
    ['append', ({ plain }) => plain.append(rowsOf(1)), 1, 'POST /datasets/orders/data', `{${data}}`],
    [
      'append, with a field to delete by',
      ({ plain }) => plain.append(rowsOf(1), { deleteBy: 'day' }),
      1,
      'POST /datasets/orders/data',
      `{${data},"delete_by":"day"}`,
    ],
    ['replace', ({ plain }) => plain.replace(rowsOf(1)), 1, 'PUT /datasets/orders/data', `{${data}}`],
    ['replace by nothing', ({ plain }) => plain.replace([]), 0, 'PUT /datasets/orders/data', '{"data":[]}'],
    ['delete', ({ plain }) => plain.delete(), 0, 'DELETE /datasets/orders', ''],
  ])('%s', async (_, call, acceptedRows, line, body) => {
    expect(await call(client())).toEqual(accepted(acceptedRows))
    expect(received()).toEqual([[line, body]])
    const { headers } = api.received[0] ?? expect.fail('nothing received')
    expect(headers.authorization).toBe(`Basic ${BASIC}`)
    expect(headers.accept).toBe('application/json')
    expect(headers['content-type']).toBe(body === '' ? undefined : 'application/json')
  })

  test('an append without rows sends nothing', async () => {
    expect(await client().plain.append([])).toEqual(accepted(0))
    expect(api.received).toEqual([])
  })
})

const message = 'words'
const error = JSON.stringify({ error: { message } })
const RESET = { _tag: 'Unreachable', code: expect.stringMatching(/^(?:ECONNRESET|UND_ERR_\w+)$/) }
const unavailable = (status: number, words: string | undefined = message) => ({
  _tag: 'Unavailable',
  status,
  message: words,
  retryAfterMs: undefined,
})

describe('the right result, after the right number of requests', () => {
  // What may be sent twice, and what may not: the result, and how many requests there were.
  test.each<[string, readonly Mood[], readonly [unknown, number], readonly [unknown, number]]>([
    ['success', [says(200, '{}')], [accepted(1), 1], [accepted(1), 1]],
    ['created', [says(201, '{"id":"orders"}')], [accepted(1), 1], [accepted(1), 1]],
    ['an empty success', [says(200, '')], [accepted(1), 1], [accepted(1), 1]],
    ['204', [says(204, '')], [accepted(1), 1], [accepted(1), 1]],
    [
      'a success that says no',
      [says(200, error)],
      [left({ _tag: 'Refused', status: 200, message }), 1],
      [left({ _tag: 'Refused', status: 200, message }), 1],
    ],
    [
      '400',
      [says(400, error)],
      [left({ _tag: 'Refused', status: 400, message }), 1],
      [left({ _tag: 'Refused', status: 400, message }), 1],
    ],
    [
      '401',
      [says(401, error)],
      [left({ _tag: 'Unauthorized', status: 401, message }), 1],
      [left({ _tag: 'Unauthorized', status: 401, message }), 1],
    ],
    [
      '404',
      [says(404, error)],
      [left({ _tag: 'NotFound', message }), 1],
      [left({ _tag: 'NotFound', message }), 1],
    ],
    [
      '409',
      [says(409, error)],
      [left({ _tag: 'Conflict', message }), 1],
      [left({ _tag: 'Conflict', message }), 1],
    ],
    ['413', [says(413, PAGE)], [left({ _tag: 'TooLarge' }), 1], [left({ _tag: 'TooLarge' }), 1]],
    [
      'a page',
      [moods.page],
      [left({ _tag: 'NotAnAnswer', status: 200 }), 1],
      [left({ _tag: 'NotAnAnswer', status: 200 }), 1],
    ],
    [
      'an endless answer',
      [says(200, `{"more":"${'x'.repeat(100_000)}"}`)],
      [left({ _tag: 'NotAnAnswer', status: 200 }), 1],
      [left({ _tag: 'NotAnAnswer', status: 200 }), 1],
    ],
    ['429, then success', [says(429, '{}'), moods.accepts], [accepted(1), 2], [accepted(1), 2]],
    [
      '429 forever',
      [says(429, '{}', { 'Retry-After': '0' })],
      [left({ _tag: 'RateLimited', retryAfterMs: 0 }), 3],
      [left({ _tag: 'RateLimited', retryAfterMs: 0 }), 3],
    ],
    [
      '500, then success',
      [says(500, error), moods.accepts],
      [accepted(1), 2],
      [inDoubt(unavailable(500)), 1],
    ],
    ['503 forever', [says(503, error)], [left(unavailable(503)), 3], [inDoubt(unavailable(503)), 1]],
    [
      '408, then success',
      [says(408, ''), moods.accepts],
      [accepted(1), 2],
      [inDoubt({ ...unavailable(408), message: undefined }), 1],
    ],
    ['a reset, then success', [moods.resets, moods.accepts], [accepted(1), 2], [inDoubt(RESET), 1]],
    ['resets forever', [moods.resets], [left(RESET), 3], [inDoubt(RESET), 1]],
    [
      'a truncated answer, then success',
      [moods.truncates, moods.accepts],
      [accepted(1), 2],
      [inDoubt(RESET), 1],
    ],
    [
      '429, then a reset',
      [says(429, '{}', { 'Retry-After': '0' }), moods.resets, moods.accepts],
      [accepted(1), 3],
      [inDoubt(RESET), 2],
    ],
  ])('%s', async (_, playing, [repeatable, tries], [not, once]) => {
    api.play(...playing)
    expect(await client().unique.append(rowsOf(1))).toEqual(repeatable)
    await delay(10)
    expect(api.received.length).toBe(tries)
    api.play(...playing)
    expect(await client().plain.append(rowsOf(1))).toEqual(not)
    await delay(10)
    expect(api.received.length).toBe(once)
  })

  test.each(['hangs', 'drips'] as const)('an answer that %s', async (mood) => {
    api.play(moods[mood])
    const { plain, unique } = client({ timeoutMs: 100 })
    expect(await unique.append(rowsOf(1))).toEqual(left({ _tag: 'TimedOut' }))
    expect(api.received.length).toBe(3)
    api.play(moods[mood])
    expect(await plain.append(rowsOf(1))).toEqual(inDoubt({ _tag: 'TimedOut' }))
    expect(api.received.length).toBe(1)
  })

  test('a refused connection is clear, and is retried', async () => {
    const gone = await startApi()
    await gone.stop()
    const sends = vi.spyOn(globalThis, 'fetch')
    const { plain } = client({ url: gone.url })
    expect(await plain.append(rowsOf(1))).toEqual(left({ _tag: 'Unreachable', code: 'ECONNREFUSED' }))
    expect(sends).toHaveBeenCalledTimes(3)
  })

  test('all calls except an append without a key are retried', async () => {
    const { ping, plain } = client()
    for (const call of [ping, plain.findOrCreate, () => plain.replace(rowsOf(1)), plain.delete]) {
      api.play(says(503, ''), moods.resets, moods.accepts)
      expect(await call()).toMatchObject({ _tag: 'Right' })
      expect(api.received.length).toBe(3)
    }
  })

  test('a connection that was kept, and breaks, sends no second POST', async () => {
    const other = await startApi()
    const { plain } = client({ url: other.url })
    other.play(moods.accepts, moods.resets)
    expect(await plain.append(rowsOf(1))).toEqual(accepted(1))
    await delay(20)
    expect(await plain.append(rowsOf(1))).toEqual(inDoubt(RESET))
    await delay(50)
    expect(other.received.length).toBe(2)
    expect(new Set(other.received.map(({ socket }) => socket)).size).toBe(1)
    await other.stop()
  })

  test.each([301, 302, 303, 307, 308])(
    'a redirect with %i does not send the key elsewhere',
    async (status) => {
      const elsewhere = await startApi()
      api.play(says(status, '', { Location: `${elsewhere.url}/datasets/orders/data` }))
      expect(await client().plain.append(rowsOf(1))).toEqual(left({ _tag: 'NotAnAnswer', status }))
      expect(elsewhere.received).toEqual([])
      await elsewhere.stop()
    },
  )
})

describe('delete', () => {
  const missing = says(404, '{"error":{"message":"Dataset not found"}}')
  const notFound = left({ _tag: 'NotFound', message: 'Dataset not found' })
  test.each<[string, readonly Mood[], unknown]>([
    ['the first answer', [missing], notFound],
    ['the answer after a 503', [says(503, ''), missing], accepted(0)],
    ['the answer after a reset', [moods.resets, missing], accepted(0)],
    ['the answer after a 429', [says(429, '', { 'Retry-After': '0' }), missing], notFound],
    [
      'the answer after a 503 and a 429',
      [says(503, ''), says(429, '', { 'Retry-After': '0' }), missing],
      accepted(0),
    ],
  ])('404 as %s', async (_, playing, result) => {
    api.play(...playing)
    expect(await client().plain.delete()).toEqual(result)
  })

  test('404 to a replace after a 503 is not found', async () => {
    api.play(says(503, ''), missing)
    expect(await client().plain.replace([])).toEqual(notFound)
  })
})

describe('batches', () => {
  test('1,200 rows go in three requests, one after the other, in order', async () => {
    let [now, most] = [0, 0]
    api.play((response, one) => {
      most = Math.max(most, ++now)
      setTimeout(() => {
        now--
        moods.accepts(response, one)
      }, 20)
    })
    const { plain } = client()
    expect(await plain.append(rowsOf(1200), { deleteBy: 'day' })).toEqual(accepted(1200))
    expect([most, rowsReceived()]).toEqual([1, [500, 500, 200]])
    const bodies = api.received.map(({ body }) => JSON.parse(body.toString()))
    expect(bodies.map(({ delete_by: field }) => field)).toEqual(['day', 'day', 'day'])
    expect(bodies.flatMap(({ data }) => data.map(({ total }: { total: number }) => total))).toEqual(
      rowsOf(1200).map(({ total }) => total),
    )
  })

  test.each<[string, Mood, unknown]>([
    ['a refusal', says(400, error), left({ _tag: 'Refused', status: 400, message }, 500)],
    ['a reset', moods.resets, inDoubt(RESET, 500)],
    ['a 503', says(503, error), inDoubt(unavailable(503), 500)],
    [
      'a 429 that lasts',
      says(429, '', { 'Retry-After': '0' }),
      left({ _tag: 'RateLimited', retryAfterMs: 0 }, 500),
    ],
  ])('%s in the middle ends the append, and says how many rows were accepted', async (_, mood, result) => {
    api.play(moods.accepts, mood)
    expect(await client({ retries: 0 }).plain.append(rowsOf(1200))).toEqual(result)
    expect(rowsReceived()).toEqual([500, 500])
  })

  test('a transient failure in the middle is retried, if rows have a key', async () => {
    api.play(moods.accepts, says(503, ''), moods.resets, moods.accepts)
    expect(await client().unique.append(rowsOf(1200))).toEqual(accepted(1200))
    expect(rowsReceived()).toEqual([500, 500, 500, 500, 200])
  })

  test('more than 500 rows to replace are refused, and nothing is sent', async () => {
    const { plain } = client()
    expect(await plain.replace(rowsOf(500))).toEqual(accepted(500))
    expect(await plain.replace(rowsOf(501))).toEqual(left({ _tag: 'TooManyRows', rows: 501, most: 500 }))
    expect(rowsReceived()).toEqual([500])
  })

  test('in batches, the first is put and the others are posted', async () => {
    expect(await client().plain.replace(rowsOf(1200), { inBatches: true })).toEqual(accepted(1200))
    expect(received().map(([line]) => line)).toEqual([
      'PUT /datasets/orders/data',
      'POST /datasets/orders/data',
      'POST /datasets/orders/data',
    ])
    expect(rowsReceived()).toEqual([500, 500, 200])
  })

  test('in batches, the PUT is retried and a POST is not', async () => {
    api.play(moods.resets, moods.accepts, moods.resets)
    expect(await client().plain.replace(rowsOf(1200), { inBatches: true })).toEqual(inDoubt(RESET, 500))
    expect(api.received.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'POST'])
  })

  test('50,000 rows go in flat memory', async () => {
    setFlagsFromString('--expose-gc')
    const collect: () => void = runInNewContext('gc')
    const samples: number[] = []
    const sink = createServer((request, response) => {
      request.resume().on('end', () => {
        if (samples.length % 10 === 0) collect()
        samples.push(process.memoryUsage().heapUsed / 1024 / 1024)
        response.end('{}')
      })
    }).listen(0, '127.0.0.1')
    await once(sink, 'listening')
    const url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}`
    const rows = rowsOf(50_000)
    collect()
    const before = process.memoryUsage().heapUsed / 1024 / 1024
    expect(await client({ url, rateLimit: MANY }).plain.append(rows)).toEqual(accepted(50_000))
    sink.close()
    sink.closeAllConnections()
    expect(samples.length).toBe(100)
    // All bodies together are 2.5 MB; what is collected stays within some times that, and does not grow.
    const collected = samples.filter((_, i) => i % 10 === 0)
    expect(Math.max(...collected) - before).toBeLessThan(15)
    expect((collected.at(-1) ?? 0) - (collected[1] ?? 0)).toBeLessThan(3)
  })
})

/** When requests are sent, a moment after their turn; on their way a busy machine makes them closer. */
const sendTimes = (): readonly number[] => {
  const { fetch } = globalThis
  const at: number[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation((...request) => {
    at.push(performance.now())
    return fetch(...request)
  })
  return at
}

describe('limits', () => {
  test('apply to any interval, for all datasets of a client', async () => {
    const at = sendTimes()
    const { plain, unique, ping } = client({ rateLimit: { requests: 5, intervalMs: 400 } })
    const results = await Promise.all([
      ...Array.from({ length: 6 }, () => plain.replace(rowsOf(1))),
      unique.append(rowsOf(2500)),
      ping(),
    ])
    expect(results).toMatchObject(results.map(() => ({ _tag: 'Right' })))
    expect(at.length).toBe(12)
    const gaps = at.slice(5).map((time, i) => time - (at[i] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThan(350)
  })

  test('are 60 requests a minute by default', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const { ping } = createDatasets({ apiKey: KEY, url: api.url })
    const calls = Promise.all(Array.from({ length: 61 }, () => ping()))
    const settled = async (count: number) => {
      while (api.received.length < count) await turn()
      for (let i = 0; i < 50; i++) await turn()
      return api.received.length
    }
    expect(await settled(60)).toBe(60)
    await vi.advanceTimersByTimeAsync(59_000)
    expect(await settled(60)).toBe(60)
    await vi.advanceTimersByTimeAsync(1500)
    expect(await settled(61)).toBe(61)
    expect(await calls).toEqual(Array(61).fill(accepted(0)))
  })

  test('a 429 without Retry-After counts as one of the interval', async () => {
    api.play(says(429, '{}'), moods.accepts)
    const at = sendTimes()
    const { ping } = client({ rateLimit: { requests: 100, intervalMs: 500 } })
    expect(await ping()).toEqual(accepted(0))
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(495)
  })

  test('a 429 with a wait that is too long says how long to wait', async () => {
    api.play(says(429, '{}'))
    const { ping } = client({ rateLimit: { requests: 100, intervalMs: 60_000 }, totalTimeoutMs: 30_000 })
    expect(await ping()).toEqual(left({ _tag: 'RateLimited', retryAfterMs: 60_000 }))
    expect(api.received.length).toBe(1)
  })

  test('while a Retry-After lasts, nothing else is sent', async () => {
    api.play(says(429, '', { 'Retry-After': '1' }), moods.accepts)
    const at = sendTimes()
    const { ping } = client({ concurrency: 1, rateLimit: { requests: 100, intervalMs: 2000 } })
    expect(await Promise.all([ping(), ping(), ping()])).toEqual([accepted(0), accepted(0), accepted(0)])
    expect(at.length).toBe(4)
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(990)
  })

  test('but for no longer than the interval', async () => {
    api.play(says(429, '', { 'Retry-After': '3600' }), moods.accepts)
    const at = sendTimes()
    const { ping } = client({ concurrency: 1, rateLimit: { requests: 100, intervalMs: 300 } })
    expect(await Promise.all([ping(), ping()])).toEqual([
      left({ _tag: 'RateLimited', retryAfterMs: 3_600_000 }),
      accepted(0),
    ])
    expect(at.length).toBe(2)
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(290)
  })

  test('waiting for the first turn is not a timeout', async () => {
    const { ping } = client({ rateLimit: { requests: 1, intervalMs: 900 }, totalTimeoutMs: 700 })
    expect(await Promise.all([ping(), ping(), ping()])).toEqual([accepted(0), accepted(0), accepted(0)])
  })

  test('totalTimeoutMs is for each request, not for each call', async () => {
    api.play((response, one) => setTimeout(() => moods.accepts(response, one), 400))
    const { unique } = client({ totalTimeoutMs: 1200 })
    expect(await unique.append(rowsOf(2000))).toEqual(accepted(2000))
  })

  test('totalTimeoutMs that ends a running request leaves it in doubt, whatever failed before', async () => {
    api.play(says(429, '', { 'Retry-After': '0' }), moods.hangs)
    expect(await client({ totalTimeoutMs: 200 }).plain.append(rowsOf(1))).toEqual(
      inDoubt({ _tag: 'TimedOut' }),
    )
  })

  test('totalTimeoutMs that ends a wait leaves nothing in doubt', async () => {
    vi.mocked(Math.random).mockReturnValue(0.99)
    api.play(says(429, '', { 'Retry-After': '0' }))
    expect(await client({ totalTimeoutMs: 1000 }).plain.append(rowsOf(1))).toEqual(
      left({ _tag: 'RateLimited', retryAfterMs: 0 }),
    )
  })
})

describe('canceling', () => {
  const abortedAfter = (ms: number): AbortSignal => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), ms)
    return controller.signal
  }
  const aborted = (acceptedRows = 0) => left({ _tag: 'Aborted' }, acceptedRows)

  test('before it starts: nothing is sent', async () => {
    const signal = AbortSignal.abort()
    const { ping, plain } = client()
    expect(await ping({ signal })).toEqual(aborted())
    expect(await plain.findOrCreate({ signal })).toEqual(aborted())
    expect(await plain.append(rowsOf(1), { signal })).toEqual(aborted())
    expect(await plain.replace(rowsOf(1), { signal })).toEqual(aborted())
    expect(await plain.delete({ signal })).toEqual(aborted())
    expect(api.received).toEqual([])
  })

  test('between batches: the rows before are counted', async () => {
    const controller = new AbortController()
    api.play(moods.accepts, (response, one) => {
      controller.abort()
      moods.hangs()
      void [response, one]
    })
    expect(await client().plain.append(rowsOf(1200), { signal: controller.signal })).toEqual(aborted(500))
    await delay(20)
    expect(rowsReceived()).toEqual([500, 500])
  })

  test('one signal for many calls causes no warning', async () => {
    api.play(moods.hangs)
    const warnings: string[] = []
    const listen = ({ message }: Error) => void warnings.push(message)
    process.on('warning', listen)
    onTestFinished(() => void process.off('warning', listen))
    const signal = abortedAfter(100)
    const { plain } = client({ concurrency: 50 })
    const results = await Promise.all(Array.from({ length: 40 }, () => plain.append(rowsOf(1), { signal })))
    expect(results).toEqual(Array(40).fill(aborted()))
    await turn()
    expect(warnings).toEqual([])
  })
})

describe('before anything is sent', () => {
  test.each<[string, (made: ReturnType<typeof client>) => Promise<DatasetResult>, object]>([
    [
      'rows that are not valid',
      ({ plain }) => plain.append([...rowsOf(600), { day: '2026-02-30', total: 0.5 }]),
      {
        dataset: 'orders',
        issues: [
          { path: '[600].day', code: 'bad_date' },
          { path: '[600].total', code: 'not_whole' },
        ],
      },
    ],
    [
      'rows to replace that are not valid',
      ({ plain }) => plain.replace([{ day: '2026-02-30', total: 1 }]),
      { issues: [{ path: '[0].day', code: 'bad_date' }] },
    ],
    [
      'a field to delete by that does not exist',
      ({ plain }) => plain.append(rowsOf(1), { deleteBy: 'Day' as 'day' }),
      { issues: [{ path: 'deleteBy', code: 'not_one_of' }] },
    ],
    ...[{}, new AbortController(), null, 'signal'].map(
      (signal): [string, (made: ReturnType<typeof client>) => Promise<DatasetResult>, object] => [
        `the signal ${JSON.stringify(signal)}`,
        ({ plain }) => plain.delete({ signal: signal as never }),
        { dataset: 'orders', issues: [{ path: 'signal', code: 'wrong_shape' }] },
      ],
    ),
    [
      'the signal of a ping',
      ({ ping }) => ping({ signal: 1 as never }),
      { dataset: '', issues: [{ path: 'signal', code: 'wrong_shape' }] },
    ],
    [
      'options that throw',
      ({ plain }) =>
        plain.append(rowsOf(1), {
          get signal(): never {
            throw new Error('secret')
          },
        }),
      { dataset: 'orders', issues: [{ path: 'options', code: 'unreadable' }] },
    ],
  ])('%s: refused', async (_, call, failure) => {
    expect(await call(client())).toMatchObject(E.left({ _tag: 'InvalidRows', acceptedRows: 0, ...failure }))
    expect(api.received).toEqual([])
  })

  test('null options count as none', async () => {
    expect(await client().plain.append(rowsOf(1), null as never)).toEqual(accepted(1))
  })

  test('hostile rows never reject', async () => {
    const { plain } = client({ rateLimit: MANY })
    const trap = new Proxy([], {
      get: () => {
        throw new Error('trap')
      },
    })
    for (const rows of [undefined, null, trap, [trap], 42, Promise.resolve([])])
      expect(await plain.append(rows as never)).toMatchObject({ _tag: 'Left' })
    expect(api.received).toEqual([])
  })

  test('a definition that is not valid throws one error that names everything', () => {
    expect(() =>
      client().dataset('orders', { placedAt: money('eur') }, { uniqueBy: ['day' as never] }),
    ).toThrow(
      new Error(
        [
          'gecko-widgets: the configuration is not valid:',
          '  orders: fields.placedAt: expected an id of lower-case letters, digits and _, starting with a letter or a digit; did you mean placed_at?',
          "  orders: fields.placedAt.currency_code: expected an ISO 4217 currency code, such as 'EUR'",
          '  orders: uniqueBy[0]: expected no field: only a string, a date or a datetime identifies a row',
        ].join('\n'),
      ),
    )
    expect(api.received).toEqual([])
  })

  test.each<[string, unknown, string]>([
    ['apiKey', undefined, 'missing; is the environment variable set?'],
    ['apiKey', `${KEY}:`, 'expected printable ASCII characters without spaces and colons'],
    ['apiKey', ' ', 'expected printable ASCII characters without spaces and colons'],
    ['retries', -1, 'expected a whole number of retries, from 0 to 100'],
    [
      'url',
      'http://api.geckoboard.com',
      'expected an https URL, or an http URL on this machine, without a user or a query',
    ],
    ['apikey', KEY, 'unknown option; did you mean apiKey?'],
  ])('the option %s %j is refused at startup', (option, value, expected) => {
    expect(() => createDatasets({ apiKey: KEY, [option]: value })).toThrow(
      new Error(`gecko-widgets: the configuration is not valid:\n  ${option}: ${expected}`),
    )
  })
})

test('methods work without this', async () => {
  const { append, findOrCreate } = client().plain
  expect([await findOrCreate(), await append(rowsOf(1))]).toEqual([accepted(0), accepted(1)])
})

test('a client, a dataset and a result contain no key', async () => {
  const made = client()
  api.play(says(400, `{"error":{"message":"Basic ${BASIC} of ${KEY}"}}`))
  for (const value of [made, made.plain, await made.plain.append(rowsOf(1))]) {
    const shown = inspect(value, { depth: 20, showHidden: true })
    expect(shown).not.toContain(KEY)
    expect(shown).not.toContain(BASIC)
  }
})

test('the codec of a dataset checks rows without a network', () => {
  const { codec } = client().plain
  expect(codec.is(rowsOf(2))).toBe(true)
  expect(codec.is([{ day: 'today', total: 1 }])).toBe(false)
})

describe('laws', () => {
  let server: DatasetsServer
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway(() => server.url)
  })
  afterAll(() => gateway.close())
  beforeEach(async () => {
    server = await createDatasetsServer({ rateLimit: MANY, mostRows: 100_000 })
    return server.close
  })

  const fates: fc.Arbitrary<readonly Fate[]> = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<Fate>('passes') },
      fc.constantFrom<Fate>('is lost', 'is done, and its answer is lost'),
      fc.record({ status: fc.constantFrom(200, 400, 404, 408, 429, 500, 503) }),
      fc.record({ doneAnd: fc.constantFrom(408, 429, 500, 503).filter((status) => status !== 429) }),
    ),
    { maxLength: 8 },
  )

  const count = fc.constantFrom(1, 499, 500, 501, 1200, 1700)
  const fields = { n: number(), name: string() }
  const rowsFrom = (length: number) => Array.from({ length }, (_, i) => ({ n: i, name: `row ${i}` }))
  let id = 0

  test('a request that is not repeatable is on the wire once, whatever happens to it but a 429', async () => {
    const { dataset } = client({ url: gateway.url, rateLimit: MANY })
    await fc.assert(
      fc.asyncProperty(fates, count, async (fates, count) => {
        const plain = dataset(`plain-${id++}`, fields)
        gateway.play()
        await plain.findOrCreate()
        gateway.play(...fates)
        const result = await plain.append(rowsFrom(count))
        const sent = gateway.passed.map(({ body }) => body)
        const again = sent.filter((body, i) => sent.indexOf(body) < i)
        const limited = fates.filter(
          (fate) => typeof fate === 'object' && 'status' in fate && fate.status === 429,
        )
        expect(again.length).toBeLessThanOrEqual(limited.length)
        if (limited.length === 0) expect(new Set(sent).size).toBe(sent.length)
        if (E.isRight(result)) expect(result.right.acceptedRows).toBe(count)
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['a key', true],
    ['no key', false],
  ])(
    'with %s, the rest of the rows sent after each failure that may pass leaves each row there once',
    async (_, hasKey) => {
      const { dataset } = client({ url: gateway.url, rateLimit: MANY, retries: 1 })
      await fc.assert(
        fc.asyncProperty(
          // What takes rows in and says that it did not, or the other way round, is not Geckoboard.
          fates.map((fates) =>
            fates.filter((fate) => !(typeof fate === 'object' && 'status' in fate && fate.status === 200)),
          ),
          count,
          async (fates, count) => {
            const name = `law-${id++}`
            const orders = dataset(name, fields, hasKey ? { uniqueBy: ['name'] } : {})
            gateway.play()
            await orders.findOrCreate()
            gateway.play(...fates)
            const rows = rowsFrom(count)
            let sent = 0
            let result = await orders.append(rows)
            while (E.isLeft(result) && mayPass(result.left)) {
              sent += result.left.acceptedRows
              result = await orders.append(rows.slice(sent))
            }
            const stored = server.rows(name)?.map(({ n }) => n) ?? []
            // Never twice, and in order.
            expect(stored).toEqual(rows.slice(0, stored.length).map(({ n }) => n))
            sent += E.isLeft(result) ? result.left.acceptedRows : result.right.acceptedRows
            expect(stored.length).toBeGreaterThanOrEqual(sent)
            if (E.isRight(result)) expect(stored.length).toBe(count)
            if (E.isLeft(result) && hasKey) expect(result.left._tag).not.toBe('InDoubt')
          },
        ),
        { numRuns: 60 },
      )
    },
  )
})
