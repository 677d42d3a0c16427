// Runs in a built app: `npm run next` makes it, and names it in NEXT_APP.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { METHODS, type RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { decrypt, type Kind } from '@gecko-widgets/core'
import { createGeckoboard, type RouteHandlers } from '@gecko-widgets/next'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INTERNAL } from '../src/answers.js'
import { basic, GOOD } from '../src/authorization.js'
import { type Definitions, type Framework, type Listening, listen, type Server, serve } from '../src/board.js'
import { CASES } from '../src/cases/index.js'
import { THROWN } from '../src/hostile.js'
import { until, watchProcess } from '../src/process.js'
import { headOf, latin1, open } from '../src/raw.js'
import { applies, ask, expectAnswer, runCase, titleOf } from '../src/run.js'
import { KEY, NUMBER_XML, PASSWORD, SECRET, WIDGETS } from '../src/widgets.js'

watchProcess()

const dir = String(process.env['NEXT_APP'])
const ADDS = ['vary', 'transfer-encoding', 'content-encoding']

type Handler = RouteHandlers<Request, { readonly params: Promise<unknown> }>

const apps = new Map<string, ReadonlyMap<string, Handler>>()

/** What the route `contract/[...path]` of the app calls: a server's number, then what every other framework serves. */
const answer = async (
  request: Request,
  context: { readonly params: Promise<{ readonly path: string[] }> },
) => {
  const [server = '', ...path] = (await context.params).path
  const handlers = path.length > 2 ? undefined : apps.get(server)?.get(path.at(-1) ?? '')
  return handlers === undefined
    ? new Response(null, { status: 404 })
    : handlers[request.method === 'POST' ? 'POST' : 'GET'](request, context)
}

let next: RequestListener
let built: Listening
beforeAll(async () => {
  Object.assign(globalThis, { contract: answer })
  Object.assign(process.env, { GECKOBOARD_API_KEY: KEY, GECKOBOARD_PASSWORD: PASSWORD })
  const create = createRequire(join(dir, 'package.json'))('next')
  const app = create({ dev: false, dir })
  await app.prepare()
  next = app.getRequestHandler()
  built = await listen(next)
})
afterAll(() => built.stop())

const NEXT: Framework = {
  name: String(process.env['NEXT_NAME']),
  adds: ADDS,
  readsBodies: true,
  // Next answers all other methods by itself.
  keeps: METHODS.filter((method) => !['GET', 'HEAD', 'POST'].includes(method)),
  decides: {
    // A handler has the headers as Node has joined them, and Node keeps the first of two.
    'A28 two headers, good and bad': NUMBER_XML,
    'A28 two headers, good and good': NUMBER_XML,
    'A28 two headers, good and empty': NUMBER_XML,
    'A28 two headers in other letters': NUMBER_XML,
    // Next redirects what it does not find to be normal.
    'A34 the credentials in the target': { statuses: [308] },
    'D12 the absolute form of the target': { statuses: [308] },
    'D12 the absolute form, without a query': { statuses: [308] },
    'D12 the absolute form, with a bad format': { statuses: [308] },
  },
  start: (definitions: Definitions, options) =>
    serve<Handler>(
      createGeckoboard,
      ({ widgets }) => {
        const server = String(apps.size)
        apps.set(server, new Map(widgets))
        return (request, response) => {
          request.url = request.url?.replace(/^(https?:\/\/[^/]*)?\//, `$1/contract/${server}/`)
          next(request, response)
        }
      },
      definitions,
      options,
    ),
}

describe('the contract', () => {
  let server: Server
  beforeAll(async () => {
    server = await NEXT.start(WIDGETS)
  })
  afterAll(() => server.stop())
  for (const given of CASES.filter(applies(NEXT))) it(titleOf(given), () => runCase(server, NEXT, given))
})

describe('what a data function throws', () => {
  const VALUES = THROWN.map(([id, name, make], index) => ({
    title: `${id} ${name}`,
    value: make(),
    widget: `t${index}`,
  }))
  let server: Server
  beforeAll(async () => {
    server = await NEXT.start(
      Object.fromEntries(
        VALUES.map(({ widget, value }) => [
          widget,
          { options: { apiKey: KEY }, kind: 'number' as Kind, data: () => Promise.reject(value) },
        ]),
      ),
    )
  })
  afterAll(() => server.stop())

  it.each(VALUES.map((given) => [given.title, given] as const))('%s', async (_, { value, widget }) => {
    const got = await ask(server, widget, { headers: GOOD })
    expectAnswer(got, INTERNAL, ADDS)
    expect(got.bytes.toString('latin1')).not.toContain(SECRET)
    const [failure, ...more] = server.log(widget).failures
    expect(failure?._tag === 'DataFailed' && Object.is(failure.cause, value)).toBe(true)
    expect(more).toEqual([])
  })
})

it('D27 a client that leaves is told of, and the data function with it', async () => {
  const server = await NEXT.start({
    slow: { options: {}, kind: 'number', data: () => new Promise(() => {}) },
  })
  const { signals, failures } = server.log('slow')
  const socket = await open(server.port)
  socket.write(latin1(headOf({ method: 'GET', target: '/slow', headers: [['Host', '127.0.0.1']] })))
  await until(() => signals.length === 1, 'the data function runs')
  socket.destroy()
  await until(() => failures.length > 0, 'the hook is told')
  expect(signals[0]?.aborted).toBe(true)
  expect(failures).toMatchObject([{ _tag: 'ClientClosed', widget: 'number' }])
  await server.stop()
})

describe('the routes of the app, as they were built', () => {
  const runs = String(process.env['RUNS_FILE'])
  const poll = async (path: string, init?: RequestInit) => {
    const response = await fetch(`http://127.0.0.1:${built.port}/${path}`, init)
    return { status: response.status, text: await response.text() }
  }
  const keyed = { headers: { Authorization: basic(KEY) } }
  afterAll(() => rmSync(runs, { force: true }))

  it('no data function has run while the app was built', () => {
    expect(existsSync(runs)).toBe(false)
  })

  it('each poll gets a fresh answer, by GET and by POST', async () => {
    const answers = [await poll('public'), await poll('public', { method: 'POST' }), await poll('public')]
    expect(answers.map(({ text }) => text)).toEqual([1, 2, 3].map((n) => `{"item":[{"value":${n}}]}`))
    expect(readFileSync(runs, 'utf8')).toBe('public\n'.repeat(3))
  })

  it('the key of the run time counts, which was not there when the app was built', async () => {
    expect(await poll('keyed')).toEqual({ status: 401, text: '{"error":"unauthorized"}' })
    expect(await poll('keyed', keyed)).toEqual({
      status: 200,
      text: '{"item":[{"value":42},{"value":40}],"absolute":true}',
    })
  })

  it('a dynamic segment gives its params and the request, encrypted', async () => {
    const { status, text } = await poll('teams/blue%20one', keyed)
    expect(status).toBe(200)
    expect(decrypt(PASSWORD)(text)).toMatchObject({
      right: JSON.stringify({
        item: ['blue one', '/teams/blue%20one', 'false'].map((text) => ({ text, type: 0 })),
      }),
    })
  })

  it('Next answers OPTIONS and other methods by itself, without the data function', async () => {
    const before = readFileSync(runs, 'utf8')
    expect((await poll('keyed', { method: 'OPTIONS' })).status).toBe(204)
    expect((await poll('keyed', { method: 'PUT', ...keyed })).status).toBe(405)
    expect(readFileSync(runs, 'utf8')).toBe(before)
  })
})
