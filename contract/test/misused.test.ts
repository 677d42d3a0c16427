// A host may call a handler with objects of another framework: it then gets one readable error, and lives on.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGeckoboard as createExpress } from '@gecko-widgets/express'
import { createGeckoboard as createFetch } from '@gecko-widgets/fetch'
import { createGeckoboard as createKoa } from '@gecko-widgets/koa'
import { createGeckoboard as createNext } from '@gecko-widgets/next'
import type { ErrorRequestHandler } from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { listen } from '../src/board.js'
import { VERSIONS } from '../src/frameworks/express.js'
import { watchProcess } from '../src/process.js'

watchProcess()

// What a person writes who does not use TypeScript, or whose framework calls handlers without it.
type Any = (...args: readonly unknown[]) => unknown

const express = createExpress().number(() => 42) as unknown as Any
const koa = createKoa().number(() => 42) as unknown as Any
const fetched = createFetch().number(() => 42) as unknown as Any
const next = createNext().number(() => 42).GET as unknown as Any

const answers: ErrorRequestHandler = (error, _req, res, _next) => {
  res.status(500).send(String(error))
}

describe('a widget for Express, in Fastify', () => {
  const app = fastify()
  app.all('/wrong', (request, reply) => express(request, reply))
  app.all('/next', (request, reply) => express(request, reply, (error: unknown) => void reply.send(error)))
  app.all('/right', (request, reply) => {
    express(request.raw, reply.raw)
    return reply.hijack()
  })
  app.all('/half', (request, reply) => {
    express(request, reply.raw)
    return reply.hijack()
  })
  const ask = (url: string) => app.inject({ url: `${url}?format=json` })

  it.each(['/wrong', '/next'])("%s gets Fastify's error, which says how to fix it", async (url) => {
    const { statusCode, body } = await ask(url)
    expect(statusCode).toBe(500)
    expect(JSON.parse(body).message).toMatch(
      /^gecko-widgets: this is not an Express \(or Node\) response\..*request\.raw and reply\.raw$/,
    )
  })

  it.each(['/right', '/half'])('%s is served', async (url) => {
    expect((await ask(url)).body).toBe('{"item":[{"value":42}]}')
  })
})

describe.each(VERSIONS.map(({ name, express }) => [name, express] as const))('%s', (_, createApp) => {
  it.each<[string, Any, RegExp]>([
    ['a widget for Koa', koa, /this is not a Koa context\. With Express/],
    ['a widget for fetch', fetched, /this is not a Request/],
  ])('answers for %s', async (_, handler, message) => {
    const app = createApp()
    app.all('/', (req, res, next) => handler(req, res, next))
    app.use(answers)
    const server = await listen(app)
    const response = await fetch(`http://127.0.0.1:${server.port}/`)
    expect([response.status, await response.text()]).toEqual([500, expect.stringMatching(message)])
    await server.stop()
  })
})

it('Hono answers for a widget that got its context', async () => {
  const app = new Hono()
  app.all('/', (c) => fetched(c) as Promise<Response>)
  app.onError((error) => new Response(error.message, { status: 500 }))
  const response = await app.request('/')
  expect([response.status, await response.text()]).toEqual([
    500,
    expect.stringContaining('c.req.raw in Hono'),
  ])
})

it('a route of Next rejects what the Pages Router gives', async () => {
  const { port, stop } = await listen((req, res) => {
    Promise.resolve(next(req, res)).catch((error: Error) => res.writeHead(500).end(error.message))
  })
  const response = await fetch(`http://127.0.0.1:${port}/`)
  expect([response.status, await response.text()]).toEqual([
    500,
    expect.stringContaining('a route.ts in app'),
  ])
  await stop()
})

it('without `next`, a widget for Express throws', () => {
  for (const res of [undefined, null, {}, { send: () => undefined }])
    expect(() => express({}, res)).toThrow(/^gecko-widgets: this is not an Express/)
})

it.each<[string, Any]>([
  ['express', express],
  ['koa', koa],
  ['fetch', fetched],
  ['next', next],
])('the page of %s names the error', async (framework, handler) => {
  const error = await (async () => handler({}, {}))().catch((thrown: Error) => thrown.message)
  const [first] = String(error).split('. ')
  const page = readFileSync(join(process.cwd(), `docs/frameworks/${framework}.md`), 'utf8')
  expect(page).toContain(`in the log: \`${first}\` |`)
})
