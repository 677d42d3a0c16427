// One app, as the variant in the arguments says; the parent asks it what CPU time it has used.
import { createServer, type RequestListener } from 'node:http'
import * as onExpress from '@gecko-widgets/express'
import * as onKoa from '@gecko-widgets/koa'
import express, { type RequestHandler } from 'express'
import { fastify } from 'fastify'
import Koa, { type Middleware } from 'koa'
import { hasKey, lineOf, numberOf } from './by-hand.js'
import { API_KEY, AXES, BODY, PASSWORD, POINTS, VALUE, type Variant } from './variants.js'

const options = { apiKey: API_KEY, password: PASSWORD, feedFormat: 'json' } as const
const { number, lineChartLegacy } = onExpress.createGeckoboard(options)
const { number: koaNumber } = onKoa.createGeckoboard(options)

const numbers = async () => VALUE
const line = async () => [POINTS, ...AXES] as const

const CHALLENGE = 'Basic realm="widgets"'

const byExpress = (handler: RequestHandler): RequestListener => express().all('/widget', handler)

const checkedByExpress = (payloadOf: () => Promise<unknown>): RequestListener =>
  byExpress(async (req, res) => {
    if (!hasKey(req.headers.authorization)) res.status(401).set('WWW-Authenticate', CHALLENGE).end()
    else res.set('Cache-Control', 'no-store').json(await payloadOf())
  })

const byKoa = (middleware: Middleware): RequestListener => new Koa().use(middleware).callback()

const byFastify = async (): Promise<RequestListener> => {
  const app = fastify()
  app.get('/widget', async (request, reply) => {
    if (!hasKey(request.headers.authorization))
      return reply.code(401).header('WWW-Authenticate', CHALLENGE).send()
    return reply.header('Cache-Control', 'no-store').send(numberOf(await numbers()))
  })
  await app.ready()
  return app.routing
}

const listeners: Readonly<Record<Variant, () => RequestListener | Promise<RequestListener>>> = {
  'node constant': () => (_req, res) => {
    res.end(BODY)
  },
  'express constant': () =>
    byExpress((_req, res) => {
      res.end(BODY)
    }),
  'express unchecked': () =>
    byExpress((_req, res) => {
      res.json({ item: VALUE.map((value) => ({ value })) })
    }),
  'express by hand': () => checkedByExpress(async () => numberOf(await numbers())),
  'express library': () => byExpress(number(numbers)),
  'express encrypted': () => byExpress(number({ encrypted: true }, numbers)),
  'express line by hand': () => checkedByExpress(async () => lineOf(await line())),
  'express line': () => byExpress(lineChartLegacy(line)),
  'fastify by hand': byFastify,
  'koa constant': () =>
    byKoa((ctx) => {
      ctx.body = BODY
    }),
  'koa unchecked': () =>
    byKoa((ctx) => {
      ctx.body = { item: VALUE.map((value) => ({ value })) }
    }),
  'koa by hand': () =>
    byKoa(async (ctx) => {
      if (!hasKey(ctx.headers.authorization)) ctx.throw(401, { headers: { 'WWW-Authenticate': CHALLENGE } })
      ctx.set('Cache-Control', 'no-store')
      ctx.body = numberOf(await numbers())
    }),
  'koa library': () => byKoa(koaNumber(numbers)),
  'koa encrypted': () => byKoa(koaNumber({ encrypted: true }, numbers)),
}

const server = createServer(await listeners[process.argv[2] as Variant]())
// A server waits for its turn longer than the 5 s after which Node closes a connection.
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.(server.address()))

process.on('message', () => process.send?.(process.cpuUsage()))
process.on('disconnect', () => process.exit())
