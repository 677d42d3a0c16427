import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { INTERNAL, INVALID_WIDGET, TIMEOUT } from '../src/answers.js'
import { type Definition, type Log, listen, type Server } from '../src/board.js'
import { FRAMEWORKS } from '../src/frameworks/index.js'
import { hostileProxy, thenable, thenThatThrowsWhenRead } from '../src/hostile.js'
import { until, watchProcess } from '../src/process.js'
import { headOf, latin1, open, readToEnd } from '../src/raw.js'
import { ask, expectAnswer } from '../src/run.js'
import { NUMBER_JSON, NUMBER_XML, SHORT_MS } from '../src/widgets.js'

watchProcess()

/** Longer than a normal answer takes, and than a late result needs to do harm. */
const A_WHILE = 50

const SLOW = { method: 'GET', path: '/slow' }
const REQUEST = latin1(headOf({ method: 'GET', target: '/slow?format=2', headers: [['Host', '127.0.0.1']] }))

/** A promise that the test settles. */
const gate = () => {
  let settle: { readonly resolve: (value: unknown) => void; readonly reject: (reason: unknown) => void } = {
    resolve: () => {},
    reject: () => {},
  }
  const promise = new Promise<unknown>((resolve, reject) => {
    settle = { resolve, reject }
  })
  return { promise, ...settle }
}

type Gate = ReturnType<typeof gate>

const ENDINGS: readonly (readonly [ending: string, end: (gate: Gate) => void])[] = [
  ['resolves', ({ resolve }) => resolve([42, 40])],
  ['rejects', ({ reject }) => reject(new Error('late'))],
  ['rejects with null', ({ reject }) => reject(null)],
]

describe.each(FRAMEWORKS.map((framework) => [framework.name, framework] as const))('%s', (_, framework) => {
  const { adds: ADDS } = framework
  const servers: Server[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()))
  })

  const start = async (given: Partial<Definition>): Promise<{ server: Server; log: Log }> => {
    const definition: Definition = { options: {}, kind: 'number', data: () => [42, 40], ...given }
    const server = await framework.start({ slow: definition })
    servers.push(server)
    return { server, log: server.log('slow') }
  }

  const askSlow = (server: Server) => ask(server, 'slow', { path: '?format=2' })

  describe('D26 paths without a widget', () => {
    it.each([
      ['undefined', undefined],
      ['null', null],
      ['a function', () => 42],
      ['a symbol', Symbol('42')],
      ['a bigint', 42n],
      ['a text', '42'],
      ['an Error', new Error('42')],
      ['a promise in a list', [Promise.resolve(42)]],
    ])('%s', async (_, value) => {
      const { server, log } = await start({ data: async () => value })
      expectAnswer(await askSlow(server), INVALID_WIDGET, ADDS)
      expect(log.failures).toMatchObject([{ _tag: 'InvalidWidget', widget: 'number' }])
    })
  })

  describe('D27 the client disconnects', () => {
    it.each(
      ENDINGS.flatMap(([ending, end]) =>
        (['ends', 'resets'] as const).map((leaving) => [leaving, ending, end] as const),
      ),
    )('it %s the connection, and the data function %s', async (leaving, _, end) => {
      const data = gate()
      const { server, log } = await start({ data: () => data.promise })
      const socket = await open(server.port)
      socket.write(REQUEST)
      await until(() => log.signals.length === 1, 'the data function runs')
      expect(log.signals[0]?.aborted).toBe(false)
      if (leaving === 'ends') socket.destroy()
      else socket.resetAndDestroy()
      await until(() => log.failures.length > 0, 'the hook is told')
      expect(log.signals[0]?.aborted).toBe(true)
      end(data)
      await delay(A_WHILE)
      expect(log.failures).toEqual([{ _tag: 'ClientClosed', widget: 'number', request: SLOW }])
      expect((await ask(server, 'elsewhere')).status).toBe(404)
    })
  })

  describe('D28 the data function never settles', () => {
    it.each(ENDINGS)('504; that it %s later is dropped', async (_, end) => {
      const data = gate()
      const { server, log } = await start({ data: () => data.promise, settings: { timeoutMs: SHORT_MS } })
      const answer = askSlow(server)
      await until(() => log.signals.length === 1, 'the data function runs')
      expect(log.signals[0]?.aborted).toBe(false)
      expectAnswer(await answer, TIMEOUT, ADDS)
      expect(log.signals[0]?.aborted).toBe(true)
      end(data)
      await delay(A_WHILE)
      expect(log.failures).toEqual([{ _tag: 'TimedOut', widget: 'number', request: SLOW }])
    })

    it('D29 a data function that reads the signal can end early; the answer is the same', async () => {
      const { server, log } = await start({
        data: (signal) =>
          new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
        settings: { timeoutMs: SHORT_MS },
      })
      expectAnswer(await askSlow(server), TIMEOUT, ADDS)
      await delay(A_WHILE)
      expect(log.failures).toEqual([{ _tag: 'TimedOut', widget: 'number', request: SLOW }])
    })

    it('other requests are served in the meantime', async () => {
      let polls = 0
      const { server } = await start({
        data: () => (polls++ === 0 ? new Promise(() => {}) : [42, 40]),
        settings: { timeoutMs: 10 * SHORT_MS },
      })
      const order: string[] = []
      const hanging = askSlow(server).then(({ status }) => order.push(String(status)))
      await until(() => polls === 1, 'the first poll hangs')
      await askSlow(server).then(({ status }) => order.push(String(status)))
      await hanging
      expect(order).toEqual(['200', '504'])
    })

    it('the settings of the definition win over the options', async () => {
      const { server } = await start({
        options: { timeoutMs: 1 },
        settings: { timeoutMs: 5_000 },
        data: () => delay(A_WHILE, [42, 40]),
      })
      expectAnswer(await askSlow(server), NUMBER_JSON, ADDS)
    })
  })

  describe('the signal after a normal answer', () => {
    it('is not aborted when the connection closes', async () => {
      const { server, log } = await start({ data: () => delay(1, [42, 40]) })
      expectAnswer(await askSlow(server), NUMBER_JSON, ADDS)
      await delay(A_WHILE)
      expect(log.signals.map(({ aborted }) => aborted)).toEqual([false])
      expect(log.failures).toEqual([])
    })

    it('is not aborted when the client resets a kept connection', async () => {
      const { server, log } = await start({})
      const socket = await open(server.port)
      socket.write(REQUEST)
      await once(socket, 'data')
      socket.resetAndDestroy()
      await delay(A_WHILE)
      expect(log.signals.map(({ aborted }) => aborted)).toEqual([false])
      expect(log.failures).toEqual([])
    })

    it('is not aborted by the timeout', async () => {
      const { server, log } = await start({ settings: { timeoutMs: SHORT_MS } })
      expectAnswer(await askSlow(server), NUMBER_JSON, ADDS)
      await delay(2 * SHORT_MS)
      expect(log.signals.map(({ aborted }) => aborted)).toEqual([false])
      expect(log.failures).toEqual([])
    })
  })

  describe('D30 thenables', () => {
    const throws = (): never => {
      throw new Error('in then')
    }
    const THENABLES: readonly (readonly [name: string, make: () => object])[] = [
      [
        'resolves twice',
        () =>
          thenable((resolve) => {
            resolve([42, 40])
            resolve([1, 2])
          }),
      ],
      [
        'resolves, then throws',
        () =>
          thenable((resolve) => {
            resolve([42, 40])
            throws()
          }),
      ],
      [
        'resolves, then rejects later',
        () =>
          thenable((resolve, reject) => {
            resolve([42, 40])
            setTimeout(reject, 1, new Error('late'))
          }),
      ],
      [
        'resolves with another thenable',
        () => thenable((resolve) => resolve(thenable((inner) => inner([42, 40])))),
      ],
    ]
    it.each(THENABLES)('one that %s: the first wins', async (_, make) => {
      const { server, log } = await start({ data: make })
      expectAnswer(await askSlow(server), NUMBER_JSON, ADDS)
      await delay(5)
      expect(log.failures).toEqual([])
    })

    const FAILING: typeof THENABLES = [
      [
        'rejects, then resolves',
        () =>
          thenable((resolve, reject) => {
            reject(new Error('first'))
            resolve([42, 40])
          }),
      ],
      ['throws', () => thenable(throws)],
      ['has a then that throws when it is read', thenThatThrowsWhenRead],
      ['is a proxy that throws', hostileProxy],
    ]
    it.each(FAILING)('one that %s: 500', async (_, make) => {
      const { server, log } = await start({ data: make })
      expectAnswer(await askSlow(server), INTERNAL, ADDS)
      expect(log.failures.map(({ _tag }) => _tag)).toEqual(['DataFailed'])
    })

    it('one that never calls back: 504', async () => {
      const { server, log } = await start({
        data: () => thenable(() => {}),
        settings: { timeoutMs: SHORT_MS },
      })
      expectAnswer(await askSlow(server), TIMEOUT, ADDS)
      expect(log.failures.map(({ _tag }) => _tag)).toEqual(['TimedOut'])
    })
  })

  describe('D33 a hook that fails', () => {
    it.each([
      [
        'throws',
        () => {
          throw new Error('a hook')
        },
      ],
      [
        'throws null',
        () => {
          throw null
        },
      ],
      ['rejects', () => Promise.reject(new Error('a hook'))],
      ['rejects with undefined', () => Promise.reject()],
      ['never resolves', () => new Promise(() => {})],
      ['returns a thenable that throws', () => thenThatThrowsWhenRead()],
    ])('one that %s', async (_, hook) => {
      const told: unknown[] = []
      const onError = (failure: unknown): unknown => {
        told.push(failure)
        return hook()
      }
      const given = { options: { onError: onError as () => void } }
      const { server: fails } = await start({ ...given, data: () => Promise.reject(new Error('data')) })
      expectAnswer(await askSlow(fails), INTERNAL, ADDS)
      const { server: hangs } = await start({
        ...given,
        data: () => new Promise(() => {}),
        settings: { timeoutMs: SHORT_MS },
      })
      expectAnswer(await askSlow(hangs), TIMEOUT, ADDS)
      const { server: invalid } = await start({ ...given, data: () => undefined })
      expectAnswer(await askSlow(invalid), INVALID_WIDGET, ADDS)
      expect(told.length).toBe(3)
    })
  })

  it('two requests in one go are answered in their order', async () => {
    let polls = 0
    const { server } = await start({ data: () => (polls++ === 0 ? delay(A_WHILE, [1]) : [2]) })
    const last = headOf({
      method: 'GET',
      target: '/slow?format=2',
      headers: [
        ['Host', '127.0.0.1'],
        ['Connection', 'close'],
      ],
    })
    const socket = await open(server.port)
    const answer = readToEnd(socket)
    socket.write(Buffer.concat([REQUEST, latin1(last)]))
    const bodies = (await answer).bytes.toString().match(/\{"item".*?\]\}/g)
    expect(bodies).toEqual(['{"item":[{"value":1}]}', '{"item":[{"value":2}]}'])
  })

  it('an answer is complete before the connection closes, default format', async () => {
    const { server } = await start({})
    expectAnswer(await ask(server, 'slow'), NUMBER_XML, ADDS)
  })
})

it('a server that listens can be stopped', async () => {
  const { port, stop } = await listen((_, res) => res.end())
  expect((await ask({ port }, '')).status).toBe(200)
  await stop()
  await expect(open(port)).rejects.toThrow('ECONNREFUSED')
})
