import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { createGeckoboard } from '@gecko-widgets/express'
import compression from 'compression'
import type { ErrorRequestHandler, Express, Request, RequestHandler } from 'express'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { INVALID_WIDGET, UNAUTHORIZED, withoutBody } from '../src/answers.js'
import { basic, GOOD } from '../src/authorization.js'
import { type Listening, listen } from '../src/board.js'
import { VERSIONS } from '../src/frameworks/express.js'
import { until, watchProcess } from '../src/process.js'
import { headerOf, headOf, latin1, open, readToEnd } from '../src/raw.js'
import { ask, expectAnswer } from '../src/run.js'
import { KEY, NUMBER_JSON, NUMBER_XML } from '../src/widgets.js'

watchProcess()

const ADDS = ['x-powered-by']
/** Answers what a parser threw; Express prints it else. */
const refuse: ErrorRequestHandler = (_error, _req, res, _next) => {
  res.status(400).end()
}

const keyed = (key: string) => ({ headers: [['Authorization', basic(key)]] as const })

describe.each(VERSIONS.map(({ name, express }) => [name, express] as const))('%s', (_, express) => {
  const servers: Listening[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()))
  })

  const serve = async (prepare: (app: Express) => void): Promise<Listening> => {
    const app = express()
    prepare(app)
    const server = await listen(app)
    servers.push(server)
    return server
  }

  const geckoboard = createGeckoboard({ apiKey: KEY })
  const number = geckoboard.number(() => [42, 40])

  describe('D13 and D14 the host decides what path is a widget', () => {
    it('D13 a path below a widget in a router goes on to the host', async () => {
      const router = express.Router()
      router.all('/number', number)
      const server = await serve((app) =>
        app.use('/widgets', router).use((_, res) => {
          res.status(404).send('the host')
        }),
      )
      expectAnswer(await ask(server, 'widgets/number', { headers: GOOD }), NUMBER_XML, ADDS)
      const below = await ask(server, 'widgets/number/x', { headers: GOOD })
      expect([below.status, below.body.toString()]).toEqual([404, 'the host'])
    })

    it('mounted in a router in a router, the query is read', async () => {
      const server = await serve((app) =>
        app.use('/a', express.Router().use('/:b', express.Router({ mergeParams: true }).all('/c', number))),
      )
      expectAnswer(await ask(server, 'a/b/c', { path: '?format=2', headers: GOOD }), NUMBER_JSON, ADDS)
    })

    it('D12 the absolute form, mounted in a router', async () => {
      const server = await serve((app) => app.use('/a', express.Router().all('/b', number)))
      const answer = await ask(server, 'a/b', {
        path: '?format=2',
        headers: GOOD,
        authority: 'http://127.0.0.1',
      })
      expectAnswer(answer, NUMBER_JSON, ADDS)
    })

    it('D14 not strict, any case', async () => {
      const server = await serve((app) => app.all('/number', number))
      expectAnswer(await ask(server, 'number/', { headers: GOOD }), NUMBER_XML, ADDS)
      expectAnswer(await ask(server, 'NUMBER', { headers: GOOD }), NUMBER_XML, ADDS)
    })

    it('D14 strict, one case', async () => {
      const server = await serve((app) =>
        app.enable('strict routing').enable('case sensitive routing').all('/number', number),
      )
      expectAnswer(await ask(server, 'number', { headers: GOOD }), NUMBER_XML, ADDS)
      expect((await ask(server, 'number/', { headers: GOOD })).status).toBe(404)
      expect((await ask(server, 'NUMBER', { headers: GOOD })).status).toBe(404)
    })

    it('D1 a route for GET also answers HEAD', async () => {
      const server = await serve((app) => app.get('/number', number))
      const head = await ask(server, 'number', { method: 'HEAD', headers: GOOD })
      expectAnswer(head, withoutBody(NUMBER_XML), ADDS)
      expect((await ask(server, 'number', { method: 'POST', headers: GOOD })).status).toBe(404)
    })
  })

  it('D27 the data function does not run for a client that has already disconnected', async () => {
    const signals: AbortSignal[] = []
    const slow = createGeckoboard({ onError: () => {} }).number((_, { signal }) => {
      signals.push(signal)
      return new Promise<number>(() => {})
    })
    let arrived = (): void => {}
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const server = await serve((app) =>
      app.all(
        '/slow',
        async (_, res, next) => {
          arrived()
          await once(res, 'close')
          next()
        },
        slow,
      ),
    )
    const socket = await open(server.port)
    socket.write(latin1(headOf({ method: 'GET', target: '/slow', headers: [['Host', '127.0.0.1']] })))
    await arrival
    socket.destroy()
    await delay(200)
    expect(signals.filter(({ aborted }) => !aborted)).toEqual([])
  })

  it('D34 two geckoboards with keys of their own', async () => {
    const other = createGeckoboard({ apiKey: 'another-key', feedFormat: 'json', timeoutMs: 1_000 })
    const mine = vi.fn(() => [1] as const)
    const theirs = vi.fn(() => [2] as const)
    const server = await serve((app) =>
      app.all('/mine', geckoboard.number(mine)).all('/theirs', other.number(theirs)),
    )
    const answers = await Promise.all([
      ask(server, 'mine', keyed(KEY)),
      ask(server, 'theirs', keyed('another-key')),
    ])
    expect(answers.map(({ body }) => body.toString())).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?><root><item><value>1</value></item></root>',
      '{"item":[{"value":2}]}',
    ])
    expectAnswer(await ask(server, 'mine', keyed('another-key')), UNAUTHORIZED, ADDS)
    expectAnswer(await ask(server, 'theirs', keyed(KEY)), UNAUTHORIZED, ADDS)
    expect([mine.mock.calls.length, theirs.mock.calls.length]).toEqual([1, 1])
  })

  it('D34 one widget mounted twice, and asked at once', async () => {
    let polls = 0
    const counting = geckoboard.number(async () => {
      polls++
      await delay(5)
      return polls
    })
    const server = await serve((app) => app.all('/a', counting).all('/b', counting))
    const answers = await Promise.all(
      ['a', 'b', 'a', 'b'].map((path) => ask(server, path, { headers: GOOD })),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(polls).toBe(4)
  })

  describe('D35 what the host sets', () => {
    const SETTINGS: readonly (readonly [name: string, prepare: (app: Express) => unknown])[] = [
      ['json spaces', (app) => app.set('json spaces', 4)],
      ['a weak etag', (app) => app.set('etag', 'weak')],
      ['a strong etag', (app) => app.set('etag', 'strong')],
      ['an etag of its own', (app) => app.set('etag', () => '"an-etag"')],
      ['a replacer', (app) => app.set('json replacer', () => 'replaced')],
      ['json escape', (app) => app.enable('json escape')],
      ['no query parser', (app) => app.set('query parser', false)],
      ['the extended query parser', (app) => app.set('query parser', 'extended')],
      [
        'a query parser that throws',
        (app) =>
          app.set('query parser', () => {
            throw new Error('a query parser')
          }),
      ],
      ['trust proxy', (app) => app.enable('trust proxy')],
      [
        'headers of its own, which are also ours',
        (app) =>
          app.use((_, res, next) => {
            res.set({
              'Cache-Control': 'public, max-age=3600',
              'Content-Type': 'text/html',
              'X-Content-Type-Options': 'off',
              'Content-Length': '3',
            })
            next()
          }),
      ],
      [
        'a status of its own',
        (app) =>
          app.use((_, res, next) => {
            res.status(418)
            next()
          }),
      ],
    ]
    // Express 4 asks the query parser before any route; what it throws there is the host's own.
    const applies = (name: string): boolean =>
      name !== 'a query parser that throws' || express === VERSIONS[0]?.express

    it.each(SETTINGS.filter(([name]) => applies(name)))('%s', async (_, prepare) => {
      const server = await serve((app) => {
        prepare(app)
        app.all('/number', number).all(
          '/invalid',
          createGeckoboard({ onError: () => {} }).number(async () => Number.NaN),
        )
      })
      const asked = { path: '?format=2', headers: GOOD }
      expectAnswer(await ask(server, 'number', asked), NUMBER_JSON, ADDS)
      expectAnswer(await ask(server, 'number', asked), NUMBER_JSON, ADDS)
      expectAnswer(await ask(server, 'number', { headers: GOOD }), NUMBER_XML, ADDS)
      expectAnswer(await ask(server, 'number'), UNAUTHORIZED, ADDS)
      expectAnswer(await ask(server, 'invalid'), INVALID_WIDGET, ADDS)
    })

    it('other headers of the app stay', async () => {
      const server = await serve((app) =>
        app
          .disable('x-powered-by')
          .use((_, res, next) => {
            res.set('X-Request-Id', '42')
            next()
          })
          .all('/number', number),
      )
      const answer = await ask(server, 'number', { path: '?format=2', headers: GOOD })
      expectAnswer(answer, { ...NUMBER_JSON, headers: { ...NUMBER_JSON.headers, 'x-request-id': '42' } }, [])
    })
  })

  describe('D36 compression in front', () => {
    const compressed = () => serve((app) => app.use(compression({ threshold: 0 })).all('/number', number))
    const gzip = ['Accept-Encoding', 'gzip'] as const

    it.each([
      ['JSON', '?format=2', NUMBER_JSON.body],
      ['XML', '?format=1', NUMBER_XML.body],
    ])('the body is whole, %s', async (_, path, body) => {
      const answer = await ask(await compressed(), 'number', {
        path,
        headers: [...GOOD, gzip],
        version: '1.0',
      })
      expect(answer.status).toBe(200)
      expect(headerOf(answer, 'content-encoding')).toBe('gzip')
      expect(headerOf(answer, 'content-length')).toBeUndefined()
      expect(headerOf(answer, 'cache-control')).toBe('no-store')
      expect(headerOf(answer, 'x-content-type-options')).toBe('nosniff')
      expect(headerOf(answer, 'etag')).toBeUndefined()
      expect(gunzipSync(answer.body).toString()).toBe(body)
    })

    it('a failure is whole', async () => {
      const answer = await ask(await compressed(), 'number', { headers: [gzip], version: '1.0' })
      expect(answer.status).toBe(401)
      expect(gunzipSync(answer.body).toString()).toBe(UNAUTHORIZED.body)
    })

    it('without gzip nothing changes', async () => {
      const answer = await ask(await compressed(), 'number', { path: '?format=2', headers: GOOD })
      expectAnswer(
        answer,
        { ...NUMBER_JSON, headers: { ...NUMBER_JSON.headers, vary: 'Accept-Encoding' } },
        ADDS,
      )
    })
  })

  describe('D31 a data function that sends a response itself', () => {
    const resOf = (req: Request) => {
      if (req.res === undefined) throw new Error('Express gives every request its response')
      return req.res
    }
    const WAYS: readonly (readonly [name: string, answer: (req: Request) => unknown])[] = [
      ['send', (req) => resOf(req).status(202).send('mine')],
      ['json', (req) => resOf(req).status(202).json('mine')],
      ['end', (req) => resOf(req).writeHead(202).end('mine')],
    ]
    const ENDS: readonly (readonly [name: string, end: () => Promise<number>])[] = [
      ['returns', async () => 42],
      ['returns later', () => delay(20, 42)],
      ['throws', () => Promise.reject(new Error('after the answer'))],
      ['returns nothing', async () => undefined as unknown as number],
    ]
    it.each(
      WAYS.flatMap(([way, answer]) => ENDS.map(([ending, end]) => [way, ending, answer, end] as const)),
    )('%s, then it %s: one answer, and the next request is served', async (_way, _ending, answer, end) => {
      const open = createGeckoboard({ onError: () => {} })
      const server = await serve((app) =>
        app.all('/number', number).all(
          '/mine',
          open.number((req) => {
            answer(req)
            return end()
          }),
        ),
      )
      const given = await ask(server, 'mine')
      expect(given.status).toBe(202)
      expect(given.bytes.toString('latin1').match(/HTTP\/1\.1/g)).toHaveLength(1)
      expect(given.body.toString()).toContain('mine')
      await delay(30)
      expectAnswer(await ask(server, 'number', { headers: GOOD }), NUMBER_XML, ADDS)
    })
  })

  describe('a response that the host has broken', () => {
    // What throws while the answer is written must not end the process: nobody awaits a request handler of Express 4.
    const BROKEN: readonly (readonly [name: string, handler: RequestHandler])[] = [
      [
        'writeHead throws',
        (_, res, next) => {
          res.writeHead = () => {
            throw new Error('a hook on the response')
          }
          next()
        },
      ],
      [
        'end throws',
        (_, res, next) => {
          res.end = () => {
            throw new Error('a hook on the response')
          }
          next()
        },
      ],
      [
        'its status message is none',
        (_, res, next) => {
          res.statusMessage = 'two\r\nlines'
          next()
        },
      ],
    ]
    it.each(BROKEN)('D31 %s: the connection ends, and the process lives', async (_, handler) => {
      const reached = vi.fn()
      const server = await serve((app) =>
        app
          .all('/number', number)
          .use(handler)
          .all(
            '/broken',
            createGeckoboard().number(() => {
              reached()
              return 42
            }),
          ),
      )
      const socket = await open(server.port)
      const answer = readToEnd(socket)
      socket.write(latin1(headOf({ method: 'GET', target: '/broken', headers: [['Host', '127.0.0.1']] })))
      expect((await answer).status).toBe(0)
      expect(reached).toHaveBeenCalledTimes(1)
      expectAnswer(await ask(server, 'number', { headers: GOOD }), NUMBER_XML, ADDS)
    })
  })

  describe('F26 a body that never ends', () => {
    const post = (length: number, body: string) =>
      latin1(
        headOf({
          method: 'POST',
          target: '/number?format=2',
          headers: [
            ['Host', '127.0.0.1'],
            ...GOOD,
            ['Content-Type', 'application/x-www-form-urlencoded'],
            ['Content-Length', String(length)],
            ['Connection', 'close'],
          ],
        }) + body,
      )

    it('without a parser, the response is immediate', async () => {
      const server = await serve((app) => app.all('/number', number))
      const socket = await open(server.port)
      const answer = readToEnd(socket)
      socket.write(post(1_000, 'format=1'))
      expectAnswer(await answer, NUMBER_JSON, ADDS)
    })

    it('with a parser, the client disconnects and the data function does not run', async () => {
      const data = vi.fn(() => 42)
      const arrived = vi.fn()
      const server = await serve((app) =>
        app
          .use((_, __, next) => {
            arrived()
            next()
          })
          .use(express.urlencoded({ extended: false }))
          .all('/number', geckoboard.number(data))
          .all('/other', number)
          .use(refuse),
      )
      const socket = await open(server.port)
      const answer = readToEnd(socket)
      socket.write(post(1_000, 'format=1'))
      await until(() => arrived.mock.calls.length === 1, 'the request arrives')
      socket.destroy()
      await answer
      expectAnswer(await ask(server, 'other', { headers: GOOD }), NUMBER_XML, ADDS)
      expect(data).not.toHaveBeenCalled()
    })

    it('a Content-Length that is too short: the rest is no request that is served', async () => {
      const data = vi.fn(() => [42, 40] as const)
      const server = await serve((app) => app.all('/number', geckoboard.number(data)))
      const socket = await open(server.port)
      const answer = readToEnd(socket)
      socket.write(post(3, 'format=1'))
      expect((await answer).status).toBe(200)
      expect(data).toHaveBeenCalledTimes(1)
    })
  })
})
