import { setTimeout as delay } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { createGeckoboard } from '@gecko-widgets/koa'
import Router from '@koa/router'
import type { Middleware } from 'koa'
import compress from 'koa-compress'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { INVALID_WIDGET, UNAUTHORIZED, withHeader, withoutBody } from '../src/answers.js'
import { GOOD } from '../src/authorization.js'
import { type Listening, listen } from '../src/board.js'
import { VERSIONS } from '../src/frameworks/koa.js'
import { watchProcess } from '../src/process.js'
import { headerOf } from '../src/raw.js'
import { ask, expectAnswer } from '../src/run.js'
import { KEY, NUMBER_JSON, NUMBER_XML } from '../src/widgets.js'

watchProcess()

describe.each(VERSIONS.map(({ name, Koa }) => [name, Koa] as const))('%s', (_, Koa) => {
  const servers: Listening[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()))
  })

  const serve = async (...middlewares: readonly Middleware[]): Promise<Listening> => {
    const app = new Koa()
    for (const middleware of middlewares) app.use(middleware)
    const server = await listen(app.callback())
    servers.push(server)
    return server
  }

  const geckoboard = createGeckoboard({ apiKey: KEY })
  const number = geckoboard.number(() => [42, 40])
  const json = { path: '?format=2', headers: GOOD }

  it('D13 and D14 the router decides what path is a widget', async () => {
    const router = new Router({ prefix: '/widgets' })
    router.all('/:name/number', number)
    const server = await serve(router.routes() as Middleware, (ctx) => {
      ctx.body = 'the host'
    })
    expectAnswer(await ask(server, 'widgets/a/number', json), NUMBER_JSON, [])
    expectAnswer(await ask(server, 'widgets/a/number/', { headers: GOOD }), NUMBER_XML, [])
    expect((await ask(server, 'widgets/a/number/x', json)).body.toString()).toBe('the host')
  })

  it('D1 a route for GET also answers HEAD', async () => {
    const router = new Router()
    router.get('/number', number)
    const server = await serve(router.routes() as Middleware)
    expectAnswer(await ask(server, 'number', { method: 'HEAD', headers: GOOD }), withoutBody(NUMBER_XML), [])
    expect((await ask(server, 'number', { method: 'POST', headers: GOOD })).status).toBe(404)
  })

  it('middleware after a widget is not reached', async () => {
    const behind = vi.fn()
    const server = await serve(number, behind)
    expectAnswer(await ask(server, 'number', json), NUMBER_JSON, [])
    expectAnswer(await ask(server, 'number'), UNAUTHORIZED, [])
    expect(behind).not.toHaveBeenCalled()
  })

  it('the data function has the context, with its params and state', async () => {
    const router = new Router()
    const seen: unknown[] = []
    router.all(
      '/:name',
      async (ctx, next) => {
        ctx.state['user'] = 'ada'
        await next()
      },
      geckoboard.number((ctx) => {
        seen.push(ctx.state['user'], ctx['params'].name)
        return 42
      }) as never,
    )
    const server = await serve(router.routes() as Middleware)
    expect((await ask(server, 'sales', json)).status).toBe(200)
    expect(seen).toEqual(['ada', 'sales'])
  })

  describe('D35 what the host sets', () => {
    const SETTINGS: readonly (readonly [name: string, before: Middleware])[] = [
      [
        'headers of its own, which are also ours',
        (ctx, next) => {
          ctx.set({
            'Cache-Control': 'public, max-age=3600',
            'Content-Type': 'text/html',
            'X-Content-Type-Options': 'off',
            'Content-Length': '3',
          })
          return next()
        },
      ],
      [
        'a status of its own',
        (ctx, next) => {
          ctx.status = 418
          return next()
        },
      ],
      [
        'a body of its own, before',
        (ctx, next) => {
          ctx.body = { a: 1 }
          return next()
        },
      ],
      [
        'a type of its own',
        (ctx, next) => {
          ctx.type = 'png'
          return next()
        },
      ],
    ]
    it.each(SETTINGS)('%s', async (_, before) => {
      const invalid = createGeckoboard({ onError: () => {} }).number(async () => Number.NaN)
      const server = await serve(before, (ctx, next) =>
        (ctx.path === '/invalid' ? invalid : number)(ctx, next),
      )
      expectAnswer(await ask(server, 'number', json), NUMBER_JSON, [])
      expectAnswer(await ask(server, 'number', { headers: GOOD }), NUMBER_XML, [])
      expectAnswer(await ask(server, 'number'), UNAUTHORIZED, [])
      expectAnswer(await ask(server, 'invalid'), INVALID_WIDGET, [])
      expectAnswer(
        await ask(server, 'number', { method: 'HEAD', headers: GOOD }),
        withoutBody(NUMBER_XML),
        [],
      )
    })

    it('other headers of the app stay', async () => {
      const server = await serve((ctx, next) => {
        ctx.set('X-Request-Id', '42')
        return next()
      }, number)
      expectAnswer(await ask(server, 'number', json), withHeader(NUMBER_JSON, 'x-request-id', '42'), [])
    })
  })

  it('D36 compression in front: the body is whole', async () => {
    const server = await serve(compress({ threshold: 0, br: false }), number)
    const answer = await ask(server, 'number', { ...json, headers: [...GOOD, ['Accept-Encoding', 'gzip']] })
    expect(headerOf(answer, 'content-encoding')).toBe('gzip')
    expect(gunzipSync(answer.body).toString()).toBe(NUMBER_JSON.body)
  })

  it('D31 a data function that sends a response itself: one response, and no crash', async () => {
    const own = createGeckoboard({ onError: () => {} }).number(async ({ res }) => {
      res.end('by itself')
      await delay(1)
      return 42
    })
    const server = await serve(own)
    const answer = await ask(server, 'number')
    expect(answer.bytes.toString().match(/HTTP\/1\.1/g)).toHaveLength(1)
    expect(answer.bytes.toString()).toContain('by itself')
    expect((await ask(server, 'number')).body.toString()).toContain('by itself')
  })
})
