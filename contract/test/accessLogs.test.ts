import { Writable } from 'node:stream'
import { createGeckoboard as forExpress } from '@gecko-widgets/express'
import { createGeckoboard as forFetch } from '@gecko-widgets/fetch'
import { createGeckoboard as forKoa } from '@gecko-widgets/koa'
import { getRequestListener } from '@hono/node-server'
import express, { type RequestHandler } from 'express'
import { Hono } from 'hono'
import { logger } from 'hono/logger'
import Koa from 'koa'
import koaLogger from 'koa-logger'
import morgan from 'morgan'
import { type Options, pinoHttp } from 'pino-http'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { UNAUTHORIZED } from '../src/answers.js'
import { basic, GOOD } from '../src/authorization.js'
import { type Listening, listen } from '../src/board.js'
import { until, watchProcess } from '../src/process.js'
import { ask, expectAnswer } from '../src/run.js'
import { KEY, NUMBER_JSON } from '../src/widgets.js'

// docs/access-logs.md: what prints the key, and what keeps it out.

watchProcess()

const servers: Listening[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
})

/** Keeps what a logger writes. */
const memory = () => {
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  return { lines, stream }
}

const data = (): [number, number] => [42, 40]

/** What is logged of two polls of a widget: one with the key, and one with a key that is mistyped. */
const logOf = async (
  server: Listening,
  lines: readonly string[],
  { linesPerPoll = 1 } = {},
): Promise<string> => {
  servers.push(server)
  expectAnswer(await ask(server, 'users', { path: '?format=2', headers: GOOD }), NUMBER_JSON, [])
  expectAnswer(
    await ask(server, 'users', { headers: [['Authorization', basic(`${KEY}x`)]] }),
    UNAUTHORIZED,
    [],
  )
  await until(() => lines.length >= 2 * linesPerPoll, 'both polls are logged')
  return lines.join('')
}

const onExpress = async (log: RequestHandler): Promise<Listening> => {
  const app = express().disable('x-powered-by').use(log)
  app.all('/users', forExpress({ apiKey: KEY }).number(data))
  return listen(app)
}

const IN_BASE64 = Buffer.from(`${KEY}:X`).toString('base64')

describe('morgan', () => {
  it.each(['combined', 'common', 'short'])('prints the key in the format %s', async (format) => {
    const { lines, stream } = memory()
    expect(await logOf(await onExpress(morgan(format, { stream })), lines)).toContain(KEY)
  })

  it.each(['tiny', 'dev'])('does not in the format %s', async (format) => {
    const { lines, stream } = memory()
    expect(await logOf(await onExpress(morgan(format, { stream })), lines)).not.toContain(KEY)
  })

  it('does not in a format without the user', async () => {
    const { lines, stream } = memory()
    const format =
      ':remote-addr - - [:date[clf]] ":method :url HTTP/:http-version" :status :res[content-length] ":referrer" ":user-agent"'
    const log = await logOf(await onExpress(morgan(format, { stream })), lines)
    expect(log).not.toContain(KEY)
    expect(log).toMatch(/"GET \/users\?format=2 HTTP\/1\.1" 200 36 /)
  })

  // The last of morgan's, since a token is the whole process's.
  describe('with a token that says nothing', () => {
    beforeAll(() => {
      morgan.token('remote-user', () => undefined)
    })

    it.each(['combined', 'common', 'short'])('does not in the format %s', async (format) => {
      const { lines, stream } = memory()
      const log = await logOf(await onExpress(morgan(format, { stream })), lines)
      expect(log).not.toContain(KEY)
      expect(log).toMatch(/GET \/users\?format=2/)
    })
  })
})

describe('pino-http', () => {
  const withPino = (options: Options, stream: Writable) =>
    onExpress(pinoHttp(options, stream) as RequestHandler)

  it('prints the header, which is the key in base64', async () => {
    const { lines, stream } = memory()
    expect(await logOf(await withPino({}, stream), lines)).toContain(IN_BASE64)
  })

  it('does not if the header is redacted', async () => {
    const { lines, stream } = memory()
    const log = await logOf(await withPino({ redact: ['req.headers.authorization'] }, stream), lines)
    expect(log).not.toContain(IN_BASE64)
    expect(log).not.toContain(KEY)
    expect(log).toContain('"authorization":"[Redacted]"')
  })
})

// They write a line when a request comes, and another when it is answered.
describe('loggers of only method and path', () => {
  it('koa-logger', async () => {
    const { lines, stream } = memory()
    const app = new Koa().use(koaLogger((text) => void stream.write(text)))
    app.use(forKoa({ apiKey: KEY }).number(data))
    const log = await logOf(await listen(app.callback()), lines, { linesPerPoll: 2 })
    expect(log).not.toContain(KEY)
    expect(log).not.toContain(IN_BASE64)
  })

  it('hono/logger', async () => {
    const { lines, stream } = memory()
    const app = new Hono().use(logger((text) => void stream.write(text)))
    const users = forFetch({ apiKey: KEY }).number(data)
    app.all('/users', (c) => users(c.req.raw))
    const log = await logOf(await listen(getRequestListener(app.fetch)), lines, { linesPerPoll: 2 })
    expect(log).not.toContain(KEY)
    expect(log).not.toContain(IN_BASE64)
  })
})
