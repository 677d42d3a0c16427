// One app, as the variant in the arguments says; the parent asks it what CPU time it has used.
import * as onExpress from '@gecko-widgets/express'
import * as onKoa from '@gecko-widgets/koa'
import express, { type RequestHandler } from 'express'
import Koa, { type Middleware } from 'koa'
import { API_KEY, BODY, PASSWORD, POINTS, VALUE, type Variant } from './variants.js'

const options = { apiKey: API_KEY, password: PASSWORD, feedFormat: 'json' } as const
const { number, lineChartLegacy } = onExpress.createGeckoboard(options)
const { number: koaNumber } = onKoa.createGeckoboard(options)

const AXES = [['Jan', 'Dec'], ['low', 'high'], 'ff9900'] as const

const byExpress = (handler: RequestHandler) =>
  express()
    .all('/widget', handler)
    .listen(0, '127.0.0.1', () => process.send?.(server.address()))

const byKoa = (middleware: Middleware) =>
  new Koa().use(middleware).listen(0, '127.0.0.1', () => process.send?.(server.address()))

const servers = {
  'express constant': () =>
    byExpress((_req, res) => {
      res.end(BODY)
    }),
  'express by hand': () =>
    byExpress((_req, res) => {
      res.json({ item: VALUE.map((value) => ({ value })) })
    }),
  'express library': () => byExpress(number(() => VALUE)),
  'express encrypted': () => byExpress(number({ encrypted: true }, () => VALUE)),
  'express line by hand': () =>
    byExpress((_req, res) => {
      const [axisx, axisy, colour] = AXES
      res.json({ item: POINTS, settings: { axisx, axisy, colour } })
    }),
  'express line': () => byExpress(lineChartLegacy(() => [POINTS, ...AXES])),
  'koa constant': () =>
    byKoa((ctx) => {
      ctx.body = BODY
    }),
  'koa library': () => byKoa(koaNumber(() => VALUE)),
  'koa encrypted': () => byKoa(koaNumber({ encrypted: true }, () => VALUE)),
} satisfies Readonly<Record<Variant, unknown>>

const server = servers[process.argv[2] as Variant]()
// A server waits for its turn longer than the 5 s after which Node closes a connection.
server.keepAliveTimeout = 60_000

process.on('message', () => process.send?.(process.cpuUsage()))
process.on('disconnect', () => process.exit())
