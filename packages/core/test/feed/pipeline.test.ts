import {
  checkOptions,
  createBuilders,
  type Effects,
  type Feed,
  type FeedAnswer,
  type FeedFailure,
  type FeedRequest,
  type GeckoboardOptions,
  handle,
  liveEffects,
} from '@gecko-widgets/core'
import { hostileValue, nastyText } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

const KEY = 'the-secret-key-1234'
const PASSWORD = 'the secret password'

const feedsOf = (options: GeckoboardOptions, effects: Effects = liveEffects) => {
  const config = checkOptions(options)
  if (E.isLeft(config)) throw new Error('expected a configuration')
  return createBuilders<readonly unknown[], Feed>({
    config: config.right,
    effects,
    lift: E.getOrElseW((error) => {
      throw new Error(JSON.stringify(error))
    }),
  })
}

const request = (over: Partial<FeedRequest> = {}): FeedRequest => ({
  method: 'GET',
  query: 'format=2',
  authorization: undefined,
  args: (signal) => [{ signal }],
  ...over,
})

const basic = (user: string): string => `Basic ${Buffer.from(`${user}:X`).toString('base64')}`

const ask = (feed: Feed, over?: Partial<FeedRequest>): Promise<FeedAnswer> => handle(feed)(request(over))()

const collected = (options: GeckoboardOptions = {}) => {
  const failures: FeedFailure[] = []
  return { failures, feeds: feedsOf({ ...options, onError: (failure) => void failures.push(failure) }) }
}

const STATUS = [200, 204, 400, 401, 405, 500, 504]

describe('handle', () => {
  test('answers from the closed list, whatever the request and the result, without a secret', async () => {
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

  test('the format comes from the definition, the query, the body, the configuration, and is XML else', async () => {
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
    expect(
      await type(
        feedsOf({}).number(() => ({ value: 1, trendline: [1, 2] })),
        { query: '' },
      ),
    ).toBe(json)
  })

  test('XML asked of a payload that has none is the request’s mistake, or the definition’s', async () => {
    const { feeds, failures } = collected()
    const data = () => ({ value: 1, trendline: [1, 2] })
    const body = '{"error":"bad_format","allowed":["json"]}'
    expect(await ask(feeds.number(data), { query: 'format=1' })).toMatchObject({ status: 400, body })
    expect(failures).toEqual([])
    expect(await ask(feeds.number({ feedFormat: 'xml' }, data))).toMatchObject({ status: 400, body })
    expect(failures).toEqual([{ _tag: 'NoXmlForm', widget: 'number' }])
  })

  test('an encrypted widget never answers in the clear', async () => {
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
    expect(failures.map(({ _tag }) => _tag)).toEqual(['PayloadTooLarge', 'PayloadTooLarge'])
  })

  test('E10 an effect that throws is an internal failure', async () => {
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
    expect(failures.map(({ _tag }) => _tag)).toEqual(['DataFailed', 'DataFailed'])
  })

  test('time and client are watched, and what comes late is dropped', async () => {
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
    await ask(feeds.number(data), { onClose: (listener) => void setTimeout(listener, 1) })
    expect(failures).toEqual([
      { _tag: 'TimedOut', widget: 'number' },
      { _tag: 'ClientClosed', widget: 'number' },
    ])
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true])
  })

  test('the signal stays quiet after an answer', async () => {
    const given: { signal?: AbortSignal; close?: () => void } = {}
    const feed = feedsOf({}).number((context) => {
      given.signal = (context as { signal: AbortSignal }).signal
      return 1
    })
    await ask(feed, {
      onClose: (listener) => {
        given.close = listener
      },
    })
    given.close?.()
    expect(given.signal?.aborted).toBe(false)
  })

  test('describe names the kind in a header', async () => {
    const { headers } = await ask(feedsOf({ describe: true }).rag(() => [1, 2]))
    expect(headers['X-Gecko-Widget']).toBe('rag')
  })
})
