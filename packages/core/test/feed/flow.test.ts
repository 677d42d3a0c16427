import { decrypt } from '@gecko-widgets/core'
import {
  answerOf,
  type Effects,
  type Feed,
  type FeedAnswer,
  type FeedRequest,
  handle,
  liveEffects,
} from '@gecko-widgets/core/adapter'
import { hostileValue, nastyText } from '@gecko-widgets/core/testing'
import type { AnswerEvent, FeedFailure, GeckoboardOptions } from '@gecko-widgets/core/types'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test, vi } from 'vitest'
import { served } from '../../src/feed/answer.js'
import { feedsOf } from '../support/feeds.js'

const KEY = 'the-secret-key-1234'
const PASSWORD = 'the secret password'

/** The line of the request that a failure names. */
const REQUEST = { method: 'GET', path: '/widgets/users' }

const request = (over: Partial<FeedRequest> = {}): FeedRequest => ({
  method: 'GET',
  path: '/widgets/users',
  query: 'format=2',
  authorization: undefined,
  args: (context) => [context],
  ...over,
})

const basic = (user: string): string => `Basic ${Buffer.from(`${user}:X`).toString('base64')}`

const ask = (feed: Feed, over?: Partial<FeedRequest>): Promise<FeedAnswer> => handle(feed)(request(over))()

const hook = () => {
  const failures: FeedFailure[] = []
  return { failures, onError: (failure: FeedFailure): void => void failures.push(failure) }
}

const collected = (options: GeckoboardOptions = {}) => {
  const { failures, onError } = hook()
  return { failures, feeds: feedsOf({ ...options, onError }) }
}

/** A clock whose timers go off only by hand. */
const stoppedClock = () => {
  const timers: { readonly ms: number; readonly then: () => void; cancelled: boolean }[] = []
  const after: Effects['after'] = (ms, then) => {
    const timer = { ms, then, cancelled: false }
    timers.push(timer)
    return () => {
      timer.cancelled = true
    }
  }
  return { timers, effects: { ...liveEffects, after } }
}

const servedJson = (body: string): FeedAnswer => served('json', body, Buffer.byteLength(body))
const INVALID = answerOf({ _tag: 'InvalidWidget', widget: 'number', issues: [], more: 0 })
const INTERNAL = answerOf({ _tag: 'DataFailed', widget: 'number', cause: undefined })
const TIMED_OUT = answerOf({ _tag: 'TimedOut', widget: 'number' })

const STATUS = [200, 204, 400, 401, 405, 500, 504]

describe('handle', () => {
  test('always sends a documented response, without a secret', async () => {
    const feeds = feedsOf({ apiKey: KEY, password: PASSWORD, onError: () => undefined })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'get', ''),
        fc.oneof(fc.constantFrom('', 'format=1', 'format=2', 'format=json&format=1', 'format=%'), nastyText),
        fc.oneof(
          fc.constant(basic(KEY)),
          fc.constant([basic(KEY), basic(KEY)]),
          nastyText,
          fc.constant(undefined),
        ),
        hostileValue,
        fc.boolean(),
        fc.boolean(),
        async (method, query, authorization, make, encrypted, throws) => {
          const data = (): never => {
            if (throws) throw make()
            return make() as never
          }
          for (const feed of [feeds.custom({ encrypted }, data), feeds.number({ encrypted }, data)]) {
            const answer = await ask(feed, { method, query, authorization, body: make })
            expect(STATUS).toContain(answer.status)
            const said = JSON.stringify(answer)
            expect(said).not.toContain(KEY)
            expect(said).not.toContain(PASSWORD)
            expect(answer.headers['Cache-Control']).toBe('no-store')
            if (method === 'HEAD') expect(answer.body).toBe('')
            else if (answer.status !== 204)
              expect(answer.headers['Content-Length']).toBe(String(Buffer.byteLength(answer.body)))
          }
        },
      ),
    )
  })

  test('the format comes from the definition, the query, the body or the configuration; otherwise it is XML', async () => {
    const type = async (feed: Feed, over: Partial<FeedRequest>) =>
      (await ask(feed, over)).headers['Content-Type']
    const plain = feedsOf({}).number(() => 1)
    const xml = 'application/xml; charset=utf-8'
    const json = 'application/json; charset=utf-8'
    expect(await type(plain, { query: '' })).toBe(xml)
    expect(await type(plain, { query: 'format=' })).toBe(xml)
    expect(await type(plain, { query: 'format=2' })).toBe(json)
    expect(await type(plain, { query: '', method: 'POST', body: () => ({ format: 2 }) })).toBe(json)
    expect(await type(plain, { query: '', method: 'GET', body: () => ({ format: 2 }) })).toBe(xml)
    expect(await type(plain, { query: 'format=1', method: 'POST', body: () => ({ format: 2 }) })).toBe(xml)
    expect(
      await type(
        feedsOf({ feedFormat: 'json' }).number(() => 1),
        { query: '' },
      ),
    ).toBe(json)
    expect(
      await type(
        feedsOf({}).number({ feedFormat: 'json' }, () => 1),
        { query: 'format=1' },
      ),
    ).toBe(json)
  })

  test('a payload without an XML form is JSON if no format was requested', async () => {
    const { feeds, failures } = collected({ feedFormat: 'xml' })
    const answer = await ask(
      feeds.number(() => ({ value: 1, trendline: [1, 2] })),
      { query: '' },
    )
    expect(answer).toEqual(servedJson('{"item":[{"value":1},[1,2]]}'))
    expect(failures).toEqual([])
  })

  test('XML asked of a payload that has none is the request’s mistake, or the definition’s', async () => {
    const { feeds, failures } = collected()
    const data = () => ({ value: 1, trendline: [1, 2] })
    const body = '{"error":"bad_format","allowed":["json"]}'
    expect(await ask(feeds.number(data), { query: 'format=1' })).toMatchObject({ status: 400, body })
    expect(failures).toEqual([])
    expect(await ask(feeds.number({ feedFormat: 'xml' }, data))).toMatchObject({ status: 400, body })
    expect(failures).toEqual([{ _tag: 'NoXmlForm', widget: 'number', request: REQUEST }])
  })

  test('an encrypted widget is never served unencrypted', async () => {
    const runs: number[] = []
    const feed = feedsOf({ password: PASSWORD, feedFormat: 'xml' }).number({ encrypted: true }, () =>
      runs.push(1),
    )
    expect(await ask(feed, { query: 'format=xml' })).toMatchObject({ status: 400 })
    expect(runs).toEqual([])
    const { body, headers } = await ask(feed, { query: '' })
    expect(body).toMatch(/^U2FsdGVkX1[A-Za-z\d+/=]+$/)
    expect(headers['Content-Type']).toBe('application/json')
  })

  test('S22 a payload over 1 MiB is refused, in both formats', async () => {
    const { feeds, failures } = collected()
    const feed = feeds.custom(() => Array.from({ length: 110 }, () => 'ä'.repeat(9_999)))
    const pie = feeds.pieChart(() => Array.from({ length: 10_000 }, () => [1, 'x'.repeat(80)] as const))
    for (const answer of [await ask(feed), await ask(pie, { query: 'format=1' })])
      expect(answer).toMatchObject({ status: 500, body: '{"error":"invalid_widget"}' })
    expect(failures.map(({ _tag }) => _tag)).toEqual(['InvalidWidget', 'PayloadTooLarge'])
  })

  test('E10 an effect that throws is an internal failure, and so is an XML encoder that cannot be loaded', async () => {
    const failures: FeedFailure[] = []
    const fail = (): never => {
      throw new Error(PASSWORD)
    }
    const options = { password: PASSWORD, onError: (failure: FeedFailure) => void failures.push(failure) }
    const feeds = feedsOf(options, { ...liveEffects, salt: fail, loadXml: fail })
    const internal = { status: 500, body: '{"error":"internal"}' }
    expect(await ask(feeds.number({ encrypted: true }, () => 1))).toMatchObject(internal)
    expect(
      await ask(
        feeds.number(() => 1),
        { query: 'format=1' },
      ),
    ).toMatchObject(internal)
    expect(failures.map(({ _tag }) => _tag)).toEqual(['DataFailed', 'XmlUnavailable'])
  })

  test('a timeout and a disconnect end the wait, and a late result is dropped', async () => {
    const signals: AbortSignal[] = []
    const data = (...args: readonly unknown[]): Promise<never> => {
      signals.push((args[0] as { signal: AbortSignal }).signal)
      return new Promise(() => undefined)
    }
    const { feeds, failures } = collected()
    expect(await ask(feeds.number({ timeoutMs: 1 }, data))).toMatchObject({
      status: 504,
      body: '{"error":"timeout"}',
    })
    await ask(feeds.number(data), {
      onClose: (listener) => {
        const timer = setTimeout(listener, 1)
        return () => clearTimeout(timer)
      },
    })
    expect(failures).toEqual([
      { _tag: 'TimedOut', widget: 'number', request: REQUEST },
      { _tag: 'ClientClosed', widget: 'number', request: REQUEST },
    ])
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true])
  })

  test('the signal does not fire after a response', async () => {
    const given: { signal?: AbortSignal; close?: () => void } = {}
    const feed = feedsOf({}).number((context) => {
      given.signal = (context as { signal: AbortSignal }).signal
      return 1
    })
    await ask(feed, {
      onClose: (listener) => {
        given.close = listener
        return () => undefined
      },
    })
    given.close?.()
    expect(given.signal?.aborted).toBe(false)
  })

  test('listens for a disconnect only until there is a response', async () => {
    const listening = new Set<() => void>()
    const onClose: FeedRequest['onClose'] = (listener) => {
      listening.add(listener)
      return () => listening.delete(listener)
    }
    const { feeds } = collected()
    const seen: number[] = []
    await ask(
      feeds.number(() => {
        seen.push(listening.size)
        return 1
      }),
      { onClose },
    )
    await ask(
      feeds.number(() => Promise.reject(new Error('data'))),
      { onClose },
    )
    await ask(
      feeds.number({ timeoutMs: 1 }, () => new Promise<number>(() => undefined)),
      { onClose },
    )
    await ask(
      feeds.number(() => 1),
      {
        onClose: (listener) => {
          listener()
          return onClose(listener)
        },
      },
    )
    expect([seen, listening.size]).toEqual([[1], 0])
  })

  test('describe adds the kind to every response as a header', async () => {
    const described = feedsOf({ describe: true }).rag(() => [1, 2])
    for (const method of ['GET', 'OPTIONS', 'PUT'])
      expect((await ask(described, { method })).headers['X-Gecko-Widget']).toBe('rag')
    const { headers } = await ask(feedsOf({}).rag(() => [1, 2]))
    expect(headers).not.toHaveProperty('X-Gecko-Widget')
  })

  test('method and key are checked first', async () => {
    const { feeds, failures } = collected({ apiKey: KEY })
    const touched: string[] = []
    const over: Partial<FeedRequest> = {
      query: 'format=nonsense',
      body: () => touched.push('body'),
      args: () => [touched.push('args')],
      onClose: () => {
        touched.push('onClose')
        return () => undefined
      },
    }
    const feed = feeds.number(() => touched.push('data'))
    expect(await ask(feed, { ...over, method: 'OPTIONS' })).toEqual(answerOf({ _tag: 'OptionsAsked' }))
    for (const method of ['PUT', 'DELETE', 'get', ''])
      expect(await ask(feed, { ...over, method, authorization: basic(KEY) })).toEqual(
        answerOf({ _tag: 'MethodNotAllowed' }),
      )
    for (const method of ['GET', 'POST'])
      expect(await ask(feed, { ...over, method, authorization: basic('another') })).toEqual(
        answerOf({ _tag: 'Unauthorized' }),
      )
    expect(await ask(feed, { ...over, authorization: basic(KEY) })).toEqual(
      answerOf({ _tag: 'BadFormat', allowed: ['json', 'xml'] }),
    )
    expect([touched, failures]).toEqual([[], []])
  })

  test('HEAD is answered like GET, without the body', async () => {
    const feed = feedsOf({}).number(() => [42, 40])
    const { body, ...get } = await ask(feed)
    expect(await ask(feed, { method: 'HEAD' })).toEqual({ ...get, body: '' })
    expect(body).toBe('{"item":[{"value":42},{"value":40}]}')
  })

  test('a body is read only if nothing else names the format; a body that throws names none', async () => {
    const asked: string[] = []
    const body = (): never => {
      asked.push('body')
      throw new Error('a trap')
    }
    const post = { method: 'POST', query: '', body }
    const feeds = feedsOf({ feedFormat: 'json' })
    const json = feeds.number(() => 1)
    const defined = feeds.number({ feedFormat: 'xml' }, () => 1)
    expect((await ask(json, { ...post, query: 'format=1' })).body).toMatch(/^<\?xml/)
    expect((await ask(defined, post)).body).toMatch(/^<\?xml/)
    expect(asked).toEqual([])
    expect(await ask(json, post)).toMatchObject({ status: 200, body: '{"item":[{"value":1}]}' })
    expect(asked).toEqual(['body'])
    expect(await ask(json, { ...post, body: () => ({ format: 'yaml' }) })).toEqual(
      answerOf({ _tag: 'BadFormat', allowed: ['json', 'xml'] }),
    )
  })

  test('a slow body ends the wait at the timeout or when the client disconnects', async () => {
    const { timers, effects } = stoppedClock()
    const { failures, onError } = hook()
    const runs: string[] = []
    const feed = feedsOf({ onError, timeoutMs: 50 }, effects).number(() => runs.push('data'))
    const slow = { method: 'POST', query: '', body: () => new Promise(() => undefined) }
    const timedOut = ask(feed, slow)
    expect(timers.map(({ ms }) => ms)).toEqual([50])
    timers[0]?.then()
    expect(await timedOut).toEqual(TIMED_OUT)
    const close: (() => void)[] = []
    const closed = ask(feed, { ...slow, onClose: (listener) => () => void close.push(listener) })
    const left = ask(feed, {
      ...slow,
      onClose: (listener) => {
        close.push(listener)
        return () => undefined
      },
    })
    for (const listener of close) listener()
    await left
    timers[1]?.then()
    await closed
    expect(failures.map(({ _tag }) => _tag)).toEqual(['TimedOut', 'ClientClosed', 'TimedOut'])
    expect(runs).toEqual([])
  })

  test('a data function that returns undefined gets a hint about a missing return', async () => {
    const { feeds, failures } = collected()
    expect(await ask(feeds.custom(() => undefined))).toEqual(INVALID)
    const message = 'the data function returned undefined; is a return missing?'
    expect(failures).toEqual([
      {
        _tag: 'InvalidWidget',
        widget: 'custom',
        issues: [{ path: '', code: 'required', message }],
        more: 0,
        request: REQUEST,
      },
    ])
  })

  test('a kind without an XML form only offers JSON, and the data function does not run for XML', async () => {
    const runs: string[] = []
    const feed = feedsOf({ feedFormat: 'xml' }).list(() => {
      runs.push('data')
      return []
    })
    expect(await ask(feed, { query: 'format=xml' })).toEqual(
      answerOf({ _tag: 'BadFormat', allowed: ['json'] }),
    )
    expect(runs).toEqual([])
    expect(await ask(feed, { query: '' })).toEqual(servedJson('[]'))
  })

  test('an encrypted widget only offers JSON', async () => {
    const feed = feedsOf({ password: PASSWORD }).number({ encrypted: true }, () => 1)
    for (const query of ['format=xml', 'format=yaml'])
      expect(await ask(feed, { query })).toEqual(answerOf({ _tag: 'BadFormat', allowed: ['json'] }))
    const { body } = await ask(feed)
    expect(decrypt(PASSWORD)(body)).toEqual(E.right('{"item":[{"value":1}]}'))
  })

  test('invalid data is reported with its issues, and no part of it is in the response', async () => {
    const { feeds, failures } = collected()
    const feed = feeds.lineChart(() => Array.from({ length: 12 }, () => Number.NaN))
    expect(await ask(feed)).toEqual(INVALID)
    const issues = Array.from({ length: 10 }, (_, i) => ({
      path: `[${i}]`,
      code: 'not_finite',
      message: 'got NaN; was something divided by 0?',
    }))
    expect(failures).toEqual([
      { _tag: 'InvalidWidget', widget: 'lineChart', request: REQUEST, issues, more: 2 },
    ])
  })

  test.each<[string, (cause: unknown) => unknown]>([
    [
      'throws',
      (cause) => {
        throw cause
      },
    ],
    ['rejects', (cause) => Promise.reject(cause)],
    [
      'returns a thenable that rejects',
      // biome-ignore lint/suspicious/noThenProperty: a thenable of somebody's own
      (cause) => ({ then: (_: unknown, no: (e: unknown) => void) => no(cause) }),
    ],
  ])('the cause is reported if the data function %s', async (_, data) => {
    const { feeds, failures } = collected()
    const cause = new Error(PASSWORD)
    expect(await ask(feeds.number(() => data(cause) as never))).toEqual(INTERNAL)
    expect(failures).toEqual([{ _tag: 'DataFailed', widget: 'number', request: REQUEST, cause }])
    expect((failures[0] as { cause: unknown }).cause).toBe(cause)
  })

  test('a request that throws is an internal failure', async () => {
    const cause = new Error('a trap')
    const trap = (): never => {
      throw cause
    }
    for (const over of [{ args: trap }, { onClose: trap }] satisfies Partial<FeedRequest>[]) {
      const { feeds, failures } = collected()
      expect(
        await ask(
          feeds.number(() => 1),
          over,
        ),
      ).toEqual(INTERNAL)
      expect(failures).toEqual([{ _tag: 'DataFailed', widget: 'number', request: REQUEST, cause }])
    }
  })

  test('a payload that cannot be encrypted is never sent', async () => {
    const { failures, onError } = hook()
    const effects = { ...liveEffects, salt: () => new Uint8Array(7) }
    const feed = feedsOf({ password: PASSWORD, onError }, effects).number({ encrypted: true }, () => 1)
    expect(await ask(feed)).toEqual(INTERNAL)
    expect(failures).toMatchObject([
      { _tag: 'DataFailed', widget: 'number', request: REQUEST, cause: { code: 'bad_salt' } },
    ])
  })

  test('a failure goes to onError, or otherwise to the effect; errors in the hook are ignored', async () => {
    const reported: FeedFailure[] = []
    const effects = { ...liveEffects, report: (failure: FeedFailure) => void reported.push(failure) }
    const data = () => Number.NaN
    expect(await ask(feedsOf({}, effects).number(data))).toEqual(INVALID)
    expect(reported).toHaveLength(1)
    const hooks = [
      () => undefined,
      () => {
        throw new Error('a hook')
      },
      () => Promise.reject(new Error('a hook')) as never,
    ]
    for (const onError of hooks)
      expect(await ask(feedsOf({ onError }, effects).number(data))).toEqual(INVALID)
    expect(reported).toHaveLength(1)
  })

  describe('a payload of 1 MiB is served, and one byte more is refused', () => {
    const limit = 1_048_576
    /** Texts that make a document of so many bytes, with `frame` bytes around them and `each` around every one. */
    const texts = (bytes: number, frame: number, each: number): readonly string[] => {
      const count = Math.floor((bytes - frame) / (10_000 + each))
      const rest = bytes - frame - count * (10_000 + each) - each
      return [...Array.from({ length: count }, () => 'x'.repeat(10_000)), 'x'.repeat(rest)]
    }

    test.each<[string, string, FeedFailure['_tag'], (bytes: number) => unknown]>([
      ['JSON', 'format=2', 'InvalidWidget', (bytes) => texts(bytes, 1, 3)],
      ['XML', 'format=1', 'PayloadTooLarge', (bytes) => ({ a: texts(bytes, 51, 7) })],
    ])('in %s', async (_, query, tag, data) => {
      const { feeds, failures } = collected()
      const served = await ask(
        feeds.custom(() => data(limit)),
        { query },
      )
      expect([served.status, served.headers['Content-Length']]).toEqual([200, String(limit)])
      expect(
        await ask(
          feeds.custom(() => data(limit + 1)),
          { query },
        ),
      ).toEqual(INVALID)
      expect(failures.map(({ _tag }) => _tag)).toEqual([tag])
    })
  })
})

describe('the data function', () => {
  test('gets the arguments of the request, and a signal', async () => {
    const given: unknown[] = []
    const feed = feedsOf({}).number((...args) => given.push(...args))
    await ask(feed, { args: ({ signal }) => ['request', signal] })
    expect(given).toEqual(['request', expect.any(AbortSignal)])
  })

  test('has the timeout of its definition, and the timer stops when it settles', async () => {
    const clock = stoppedClock()
    const feeds = feedsOf({ timeoutMs: 7, onError: () => undefined }, clock.effects)
    await ask(feeds.number(() => 1))
    await ask(feeds.number({ timeoutMs: 5 }, () => Promise.reject(new Error('no data'))))
    expect(clock.timers.map(({ ms, cancelled }) => [ms, cancelled])).toEqual([
      [7, true],
      [5, true],
    ])
  })

  test.each<[string, () => number]>([
    ['returns', () => 1],
    [
      'throws',
      () => {
        throw new Error('too late')
      },
    ],
  ])('that is late gets its signal, and whatever it then %s is dropped', async (_, end) => {
    const { failures, onError } = hook()
    const clock = stoppedClock()
    const signals: AbortSignal[] = []
    const feed = feedsOf({ onError }, clock.effects).number(async (signal) => {
      signals.push(signal as AbortSignal)
      clock.timers.at(-1)?.then()
      return end()
    })
    expect(await ask(feed, { args: ({ signal }) => [signal] })).toEqual(TIMED_OUT)
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
    expect(failures).toEqual([{ _tag: 'TimedOut', widget: 'number', request: REQUEST }])
  })

  test('is not called if the client has already disconnected', async () => {
    const { failures, onError } = hook()
    const clock = stoppedClock()
    const calls: string[] = []
    const feed = feedsOf({ onError }, clock.effects).number(() => calls.push('data'))
    expect(
      await ask(feed, {
        onClose: (listener) => {
          listener()
          return () => undefined
        },
      }),
    ).toEqual(INTERNAL)
    expect(calls).toEqual([])
    expect(failures).toEqual([{ _tag: 'ClientClosed', widget: 'number', request: REQUEST }])
    expect(clock.timers.map(({ cancelled }) => cancelled)).toEqual([true])
  })

  test('reports a disconnect once', async () => {
    const { failures, onError } = hook()
    const clock = stoppedClock()
    const closing: (() => void)[] = []
    const feed = feedsOf({ onError }, clock.effects).number(async () => {
      for (const close of [...closing, ...closing]) close()
      clock.timers.at(-1)?.then()
      return 1
    })
    expect(
      await ask(feed, {
        onClose: (listener) => {
          closing.push(listener)
          return () => undefined
        },
      }),
    ).toEqual(INTERNAL)
    expect(failures).toEqual([{ _tag: 'ClientClosed', widget: 'number', request: REQUEST }])
  })
})

describe('onAnswer', () => {
  const answered = () => {
    const events: AnswerEvent[] = []
    let ms = 100
    const effects = { ...liveEffects, now: () => (ms += 7) }
    const options = { onAnswer: (event: AnswerEvent) => void events.push(event), onError: () => undefined }
    return { events, feedsBy: (more: GeckoboardOptions = {}) => feedsOf({ ...options, ...more }, effects) }
  }
  const told = { widget: 'number', request: { method: 'GET', path: '/widgets/users' }, ms: 7 }

  test.each([
    ['json', 'format=2', 33],
    ['xml', 'format=1', 93],
  ] as const)('gets the facts about a response in %s', async (format, query, bytes) => {
    const { events, feedsBy } = answered()
    const { body } = await ask(
      feedsBy().text(() => 'ä'),
      { query },
    )
    expect(events).toEqual([{ ...told, widget: 'text', status: 200, format, bytes }])
    expect(Buffer.byteLength(body)).toBe(bytes)
  })

  test('has the format JSON if a payload without an XML form is served by default', async () => {
    const { events, feedsBy } = answered()
    await ask(
      feedsBy().number(() => ({ value: 1, trendline: [1, 2] })),
      { query: '' },
    )
    expect(events).toEqual([{ ...told, status: 200, format: 'json', bytes: 28 }])
  })

  test('counts no bytes for HEAD', async () => {
    const { events, feedsBy } = answered()
    await ask(
      feedsBy().number(() => 1),
      { method: 'HEAD' },
    )
    expect(events).toEqual([
      { ...told, request: { ...told.request, method: 'HEAD' }, status: 200, format: 'json', bytes: 0 },
    ])
  })

  test.each<[string, Partial<FeedRequest>, Partial<AnswerEvent>]>([
    ['another method', { method: 'PUT' }, { status: 405, bytes: 30 }],
    ['OPTIONS', { method: 'OPTIONS' }, { status: 204, bytes: 0 }],
    ['no key', { authorization: undefined }, { status: 401, bytes: 24 }],
    ['a format that is none', { query: 'format=yaml' }, { status: 400, bytes: 47 }],
  ])('has no format and no failure for %s', async (_, over, facts) => {
    const { events, feedsBy } = answered()
    await ask(
      feedsBy({ apiKey: KEY }).number(() => 1),
      { authorization: basic(KEY), ...over },
    )
    const request = { ...told.request, method: over.method ?? 'GET' }
    expect(events).toEqual([{ ...told, request, ...facts }])
  })

  test('names the failure behind a response, and the chosen format', async () => {
    const { events, feedsBy } = answered()
    const feeds = feedsBy()
    await ask(feeds.number(() => Number.NaN))
    await ask(feeds.number(() => Promise.reject(new Error('no data'))))
    await ask(feeds.number({ timeoutMs: 1 }, () => new Promise<number>(() => undefined)))
    await ask(feeds.number({ feedFormat: 'xml' }, () => ({ value: 1, trendline: [1, 2] })))
    await ask(
      feeds.number(() => ({ value: 1, trendline: [1, 2] })),
      { query: 'format=1' },
    )
    expect(events.map(({ status, format, failure }) => [status, format, failure])).toEqual([
      [500, 'json', 'InvalidWidget'],
      [500, 'json', 'DataFailed'],
      [504, 'json', 'TimedOut'],
      [400, 'xml', 'NoXmlForm'],
      [400, 'xml', undefined],
    ])
  })

  test('cannot change the response, and runs after onError', async () => {
    const order: string[] = []
    const options = (onAnswer: () => void): GeckoboardOptions => ({
      onError: () => void order.push('onError'),
      onAnswer,
    })
    const hooks: (() => never)[] = [
      () => {
        order.push('onAnswer')
        throw new Error('a hook')
      },
      () => Promise.reject(new Error('a hook')) as never,
    ]
    for (const onAnswer of hooks)
      expect(await ask(feedsOf(options(onAnswer)).number(() => Number.NaN))).toEqual(INVALID)
    expect(order).toEqual(['onError', 'onAnswer', 'onError'])
  })

  test('the clock is not read without onAnswer', async () => {
    const now = vi.fn(() => 0)
    await ask(feedsOf({}, { ...liveEffects, now }).number(() => 1))
    expect(now).not.toHaveBeenCalled()
  })
})

describe('a misspelled field', () => {
  const misspelled = () => ({ value: 1, previos: 2 })
  const issue = { path: 'previos', code: 'unknown', message: 'ignored; did you mean previous?' }

  test('is ignored and reported once for each definition', async () => {
    const onWarning = vi.fn()
    const feeds = feedsOf({ onWarning })
    const one = handle(feeds.number(misspelled))
    const answers = [await one(request())(), await one(request())(), await ask(feeds.number(misspelled))]
    for (const answer of answers) expect(answer).toEqual(servedJson('{"item":[{"value":1}]}'))
    const warning = { widget: 'number', request: REQUEST, issue }
    expect(onWarning.mock.calls).toEqual([[warning], [warning]])
  })

  test('is looked for in the first valid data', async () => {
    const onWarning = vi.fn()
    const { feeds } = collected({ onWarning })
    const data = vi.fn<() => unknown>(misspelled).mockReturnValueOnce('x').mockReturnValueOnce({ value: 1 })
    const answer = handle(feeds.number(data as () => number))
    for (const status of [500, 200, 200]) expect(await answer(request())()).toMatchObject({ status })
    expect(onWarning).not.toHaveBeenCalled()
  })

  test('is one line in the log without onWarning; errors in the hook are ignored', async () => {
    const printed = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const onWarning = (): never => {
      throw new Error('a trap')
    }
    for (const feeds of [feedsOf({}), feedsOf({ onWarning })])
      expect(await ask(feeds.number(misspelled))).toMatchObject({ status: 200 })
    expect(printed.mock.calls).toEqual([
      ['GET /widgets/users number: previos: ignored; did you mean previous? (unknown)'],
    ])
    printed.mockRestore()
  })
})

describe('the XML encoder', () => {
  test('is loaded for the first response in XML, once for each widget', async () => {
    const loadXml = vi.fn(liveEffects.loadXml)
    const feed = feedsOf({}, { ...liveEffects, loadXml }).number(() => 1)
    await ask(feed)
    expect(loadXml).not.toHaveBeenCalled()
    const bodies = [await ask(feed, { query: 'format=1' }), await ask(feed, { query: 'format=1' })]
    expect(bodies.map(({ status }) => status)).toEqual([200, 200])
    expect(loadXml).toHaveBeenCalledTimes(1)
  })

  test('that cannot be loaded has its own failure, and is loaded again for the next response', async () => {
    const { failures, onError } = hook()
    const cause = new Error("Cannot find module 'xmlbuilder2'")
    const loadXml = vi.fn(liveEffects.loadXml).mockRejectedValueOnce(cause)
    const feed = feedsOf({ onError }, { ...liveEffects, loadXml }).number(() => 1)
    expect(await ask(feed, { query: 'format=1' })).toEqual(
      answerOf({ _tag: 'XmlUnavailable', widget: 'number', cause }),
    )
    expect(failures).toEqual([{ _tag: 'XmlUnavailable', widget: 'number', request: REQUEST, cause }])
    expect(await ask(feed, { query: 'format=1' })).toMatchObject({ status: 200 })
  })

  test('is not needed for JSON', async () => {
    const loadXml = () => Promise.reject(new Error("Cannot find module 'xmlbuilder2'"))
    const feed = feedsOf({}, { ...liveEffects, loadXml }).number(() => 1)
    expect(await ask(feed, { query: 'format=2' })).toMatchObject({ status: 200 })
  })
})

test('a wait that cannot be watched stops its clock', async () => {
  const clock = stoppedClock()
  const trap = (): never => {
    throw new Error('a trap')
  }
  const feed = feedsOf({ onError: () => undefined }, clock.effects).number(() => 1)
  expect(await ask(feed, { onClose: trap })).toEqual(INTERNAL)
  expect(clock.timers.map(({ cancelled }) => cancelled)).toEqual([true])
})
