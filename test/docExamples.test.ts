import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import ts from 'typescript'
import { afterAll, afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Listening, listen } from '../contract/src/board.js'
import { startMetrics } from '../contract/src/otel.js'
import { decrypt, type Kind, widgets } from '../packages/core/src/index.js'
import { writeExamples } from '../scripts/doc-examples.mjs'
import { blocks } from './markdown.js'

// First of all, as in an app: what is loaded before it measures nothing.
const collectMetrics = startMetrics()
const examples = writeExamples(process.cwd())
const runnable = examples.filter(({ runs }) => runs)

test('there are examples', () => {
  expect(runnable.length).toBeGreaterThan(12)
})

test('the compiler is given every example', () => {
  const { config } = ts.readConfigFile('tsconfig.test.json', ts.sys.readFile)
  const { fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd())
  expect(fileNames).toEqual(expect.arrayContaining(examples.map(({ path }) => path)))
})

/** The sections of the pages whose examples are left out, as `scripts/hosts.mjs` names them. */
const fragments = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) =>
    readFileSync(join('docs', file), 'utf8')
      .split(/^## /m)
      .filter((section) => /^```ts fragment$/m.test(section))
      .map((section) => `${basename(file, '.md')}: ${section.split('\n')[0]}`),
  )

test('omitted examples are built with their framework', () => {
  expect(fragments).not.toEqual([])
  const hosts = readFileSync('scripts/hosts.mjs', 'utf8')
  // The page of Next shows the files of examples/next, which `npm run next` builds; `npm run services` runs Prisma's.
  const others = fragments.filter((section) => !/^(?:next|prisma): /.test(section))
  expect(others.filter((section) => !hosts.includes(`'${section}'`))).toEqual([])
})

test.each(runnable)('the example in $from runs: $path', async ({ path }) => {
  await import(/* @vite-ignore */ path)
})

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

afterAll(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

test('the file on the start page serves its two widgets', async () => {
  const port = await freePort()
  vi.stubEnv('PORT', String(port))
  vi.stubEnv('GECKOBOARD_API_KEY', 'a-key')
  const log = vi.spyOn(console, 'log').mockReturnValue()
  await import(/* @vite-ignore */ examples.find(({ from }) => from === 'docs/start.md')?.path ?? '')
  await expect.poll(() => log.mock.lastCall).toEqual([`http://localhost:${port}/widgets/users`])
  const ask = async (widget: string): Promise<unknown> => {
    const headers = { Authorization: `Basic ${btoa('a-key:X')}` }
    return (await fetch(`http://localhost:${port}/widgets/${widget}`, { headers })).json()
  }
  expect(await ask('users')).toEqual({ item: [{ value: 1280 }, { value: 1175 }] })
  expect(await ask('points')).toMatchObject({ items: [{ label: 'Ada' }, { label: 'Grace' }] })
})

test.each(['express', 'koa', 'fetch'])(
  'the whole file of %s serves what its page says',
  async (framework) => {
    const from = `docs/frameworks/${framework}.md`
    const page = readFileSync(from, 'utf8')
    const said = (pattern: RegExp): string => pattern.exec(page)?.[1] ?? expect.fail(String(pattern))
    const port = await freePort()
    vi.stubEnv('PORT', String(port))
    vi.stubEnv('GECKOBOARD_API_KEY', said(/^GECKOBOARD_API_KEY=(\w+)/m))
    vi.stubEnv('GECKOBOARD_PASSWORD', said(/^GECKOBOARD_PASSWORD='(.+?)'/m))
    const log = vi.spyOn(console, 'log').mockReturnValue()
    await import(/* @vite-ignore */ examples.find((example) => example.from === from)?.path ?? '')
    await expect.poll(() => log.mock.lastCall).toEqual([`http://localhost:${port}/widgets/users`])

    const credentials = Buffer.from(said(/^curl -u (\S+)/m)).toString('base64')
    const ask = async (path: string): Promise<string> => {
      const headers = { Authorization: `Basic ${credentials}` }
      return (await fetch(`http://localhost:${port}${path}`, { headers })).text()
    }
    const { pathname } = new URL(said(/^curl .* (http\S+)$/m))
    expect(await ask(pathname)).toBe(said(/^```json\n(.+)\n```/m))
    expect(await ask('/widgets/status')).toBe('{"item":[{"text":"All is well","type":0}]}')
    expect(decrypt('open sesame')(await ask('/widgets/revenue'))).toMatchObject({
      right: '{"item":[{"value":48210,"prefix":"€"}]}',
    })
  },
)

/** The nth example of a page, loaded. */
const pageExample = (from: string, n: number): Promise<Record<string, unknown>> =>
  import(/* @vite-ignore */ examples.filter((example) => example.from === from)[n]?.path ?? '')

const GOOD = { Authorization: `Basic ${btoa('a-key:X')}` }

test.each(Object.keys(widgets) as Kind[])(
  'the widget on the page of %s serves the payload there',
  async (kind) => {
    const from = `docs/widgets/${kind}.md`
    const page = readFileSync(from, 'utf8')
    const shown = (language: string): string | undefined => blocks(page, language)[0]
    const { app } = await pageExample(from, 0)
    const server = await listen(app as RequestListener)
    onTestFinished(() => server.stop())
    const path = /app\.all\('(.*?)'/.exec(page)?.[1]
    const poll = (query: string): Promise<Response> =>
      fetch(`http://localhost:${server.port}${path}?${query}`, { headers: GOOD })

    expect(await (await poll('format=2')).json()).toEqual(JSON.parse(shown('json') ?? ''))
    const asXml = await poll('format=1')
    expect(asXml.status).toBe(widgets[kind].xml ? 200 : 400)
    if (widgets[kind].xml) expect(await asXml.text()).toBe(shown('xml')?.trim().replace(/>\s+</g, '><'))
    else expect(shown('xml')).toBeUndefined()
  },
)

describe('the page of metrics', () => {
  let server: Listening
  const poll = async (path: string, headers: Readonly<Record<string, string>> = GOOD): Promise<Response> =>
    fetch(`http://localhost:${server.port}${path}`, { headers })
  /** A good answer, a failure and a stranger. */
  const pollAll = async (): Promise<readonly number[]> => [
    (await poll('/widgets/users')).status,
    (await poll('/widgets/users')).status,
    (await poll('/widgets/growth')).status,
    (await poll('/widgets/users', {})).status,
  ]
  beforeEach(() => {
    vi.spyOn(console, 'error').mockReturnValue()
  })
  afterEach(() => server.stop())

  test('feeds the instruments of OpenTelemetry', async () => {
    const { app } = await pageExample('docs/metrics.md', 0)
    server = await listen(app as RequestListener)
    expect(await pollAll()).toEqual([200, 200, 500, 401])
    const attributes = (status: number) => ({
      'geckoboard.widget': 'number',
      'http.request.method': 'GET',
      'http.response.status_code': status,
    })
    const measured = await collectMetrics()
    for (const name of ['geckoboard.answer.duration', 'geckoboard.answer.size'])
      expect(measured.filter((one) => one.name === name)).toEqual([
        { name, attributes: attributes(200), count: 2 },
        { name, attributes: { ...attributes(500), 'error.type': 'InvalidWidget' }, count: 1 },
        { name, attributes: attributes(401), count: 1 },
      ])
  })

  test('feeds a histogram of Prometheus', async () => {
    const { app } = await pageExample('docs/metrics.md', 1)
    server = await listen(app as RequestListener)
    expect(await pollAll()).toEqual([200, 200, 500, 401])
    const text = await (await poll('/metrics')).text()
    const counts = [...text.matchAll(/^geckoboard_answer_seconds_count\{(.*)\} (\d+)$/gm)]
    expect(counts.map(([, labels, count]) => [labels, count])).toEqual([
      ['widget="number",status="200",failure=""', '2'],
      ['widget="number",status="500",failure="InvalidWidget"', '1'],
      ['widget="number",status="401",failure=""', '1'],
    ])
  })
})

test("the adapter on the page of adapters serves Node's own http", async () => {
  const { server } = (await pageExample('docs/adapters.md', 0)) as { server: Server }
  server.listen(0)
  await once(server, 'listening')
  const at = `http://localhost:${(server.address() as AddressInfo).port}`
  const ask = async (method: string, query = '', headers: Readonly<Record<string, string>> = GOOD) => {
    const response = await fetch(`${at}/widgets/users${query}`, { method, headers })
    const { status } = response
    const [type, length] = ['content-type', 'content-length'].map((name) => response.headers.get(name))
    return { status, type, length, body: await response.text() }
  }
  const json = '{"item":[{"value":1280},{"value":1175}]}'
  const type = 'application/json; charset=utf-8'
  const served = { status: 200, type, length: '40', body: json }
  expect(await ask('GET')).toEqual(served)
  expect(await ask('POST')).toEqual(served)
  expect(await ask('HEAD')).toEqual({ ...served, body: '' })
  expect((await ask('GET', '?format=1')).body).toMatch(/^<\?xml .*<value>1175<\/value>/)
  expect(await ask('GET', '', {})).toMatchObject({ status: 401, body: '{"error":"unauthorized"}' })
  expect(await ask('GET', '?format=3')).toMatchObject({
    status: 400,
    body: '{"error":"bad_format","allowed":["json","xml"]}',
  })
  expect(await ask('PUT')).toMatchObject({ status: 405, body: '{"error":"method_not_allowed"}' })
  expect(await ask('OPTIONS')).toMatchObject({ status: 204, body: '' })
  server.closeAllConnections()
  server.close()
})
