import { cached } from '@gecko-widgets/cache'
import type { NumberInput } from '@gecko-widgets/core'
import * as express from '@gecko-widgets/express'
import * as fetching from '@gecko-widgets/fetch'
import * as koa from '@gecko-widgets/koa'
import * as next from '@gecko-widgets/next'
import { memoryDriver } from 'bentocache/drivers/memory'
import { redisDriver } from 'bentocache/drivers/redis'
import type { Request as ExpressRequest } from 'express'
import type { Context } from 'koa'
import { describe, expect, it } from 'vitest'
import type { Framework } from '../src/board.js'
import { FRAMEWORKS } from '../src/frameworks/index.js'
import { until, watchProcess } from '../src/process.js'
import { headOf, latin1, open } from '../src/raw.js'
import { ask, expectAnswer } from '../src/run.js'
import { NUMBER_XML } from '../src/widgets.js'

watchProcess()

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Serves a cached number, and tells how often its data function ran and with which signals. */
const start = async (framework: Framework, work: () => Promise<unknown>) => {
  const signals: AbortSignal[] = []
  const users = cached({ key: 'users', ttlMs: 3_600_000 })(async (_, { signal }) => {
    signals.push(signal)
    await work()
    return [42, 40]
  })
  const data = (signal: AbortSignal): unknown => users(undefined, { signal })
  const server = await framework.start({ users: { options: {}, kind: 'number', data } })
  return { server, signals }
}

describe.each(FRAMEWORKS.map((framework) => [framework.name, framework] as const))('%s', (_, framework) => {
  it('200 polls at the same time of a query of 200 ms make one call', async () => {
    const { server, signals } = await start(framework, () => delay(200))
    const answers = await Promise.all(Array.from({ length: 200 }, () => ask(server, 'users')))
    for (const answer of answers) expectAnswer(answer, NUMBER_XML, framework.adds)
    expect(signals).toHaveLength(1)
    await server.stop()
  })

  it('a board that disconnects leaves the call to the others', async () => {
    let answer = (): void => undefined
    const opened = new Promise<void>((resolve) => {
      answer = resolve
    })
    const { server, signals } = await start(framework, () => opened)
    const socket = await open(server.port)
    socket.on('error', () => undefined)
    socket.write(latin1(headOf({ method: 'GET', target: '/users', headers: [['Host', '127.0.0.1']] })))
    await until(() => signals.length === 1, 'the call')
    socket.resetAndDestroy()
    await until(() => server.log('users').failures.length === 1, 'the board has gone')
    const other = ask(server, 'users')
    answer()
    expectAnswer(await other, NUMBER_XML, framework.adds)
    expect(signals.map(({ aborted }) => aborted)).toEqual([false])
    await server.stop()
  })
})

const users = { key: 'users', ttlMs: 60_000 }
const rows = [{ v: 1, l: 'a', c: 'ff9900' }]

it('every adapter takes a cached data function, typed by the kind and by the key', () => {
  const byExpress = express.createGeckoboard()
  const byKoa = koa.createGeckoboard()
  const byFetch = fetching.createGeckoboard()
  const byNext = next.createGeckoboard()
  const teamOf = async (_: Request, { params }: { readonly params: Promise<{ team: string }> }) =>
    `users ${(await params).team}`
  const handlers = [
    byExpress.number(cached(users)(() => 42)),
    byExpress.number(cached(users)(async () => [42, 40])),
    byExpress.number(cached(users)(async (_, { signal }) => [42, signal.aborted ? 1 : 2, '$'])),
    byExpress.number(
      { absolute: true },
      cached(users)(async () => ({ value: 1, prefix: undefined }) satisfies NumberInput),
    ),
    byExpress.rag(cached(users)(() => [1, [null, 'none'], { value: 2 }])),
    byExpress.text(cached(users)(() => rows.map((r) => [r.l, 'alert']))),
    byExpress.pieChart(cached(users)(async () => rows.map((r) => [r.v, r.l, r.c]))),
    byExpress.lineChart(cached(users)(() => ({ series: [{ data: rows.map((r) => [r.l, r.v]) }] }))),
    byExpress.geckOMeter(
      { min: 0, max: 2 },
      cached(users)(() => 1),
    ),
    byExpress.monitoring(cached(users)(() => ({ status: 'Up' }))),
    byExpress.number(
      cached({ ...users, key: (req: ExpressRequest) => `users ${req.path}` })(async (req) => [
        req.path.length,
        40,
      ]),
    ),
    byKoa.number(cached(users)(async () => [42, 40])),
    byKoa.number(cached({ ...users, key: (ctx: Context) => `users ${ctx.path}` })((ctx) => ctx.path.length)),
    byFetch.number(cached(users)(async () => [42, 40])),
    byFetch.number(cached({ ...users, key: (request: Request) => request.url })(({ url }) => url.length)),
    byNext.number(cached(users)(async () => [42, 40])).GET,
    byNext.pieChart(cached(users)(async () => rows.map((r) => [r.v, r.l, r.c]))).GET,
    byNext.number(
      cached({ ...users, key: teamOf })(async (_, { params, signal }) => [
        (await params).team.length,
        signal.aborted ? 1 : 2,
      ]),
    ).GET,
  ]
  for (const handler of handlers) expect(handler).toBeTypeOf('function')
  cached({ ...users, store: redisDriver({ connection: { lazyConnect: true } }) })

  // @ts-expect-error the memory of one process is no store
  cached({ ...users, store: memoryDriver() })
  // @ts-expect-error with a fixed key there is no request to read
  cached(users)(async (req) => req.url.length)
  // @ts-expect-error nor where its type is written down
  cached(users)(async (req: ExpressRequest) => req.url.length)
  // @ts-expect-error the result is no number
  byExpress.number(cached(users)(() => '42'))
  // @ts-expect-error the request of another framework
  byExpress.number(cached({ ...users, key: (ctx: Context) => ctx.path })(() => 42))
})
