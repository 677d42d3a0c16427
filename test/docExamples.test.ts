import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import ts from 'typescript'
import { afterAll, expect, test, vi } from 'vitest'
import { decrypt } from '../packages/core/src/index.js'
import { writeExamples } from '../scripts/doc-examples.mjs'

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

test('the file on the page of the start serves its two widgets', async () => {
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
    vi.stubEnv('GECKOBOARD_API_KEY', said(/^export GECKOBOARD_API_KEY=(\w+)/m))
    vi.stubEnv('GECKOBOARD_PASSWORD', said(/^export GECKOBOARD_PASSWORD='(.+?)'/m))
    const log = vi.spyOn(console, 'log').mockReturnValue()
    await import(/* @vite-ignore */ examples.find((example) => example.from === from)?.path ?? '')
    await expect.poll(() => log.mock.lastCall).toEqual([`http://localhost:${port}/widgets/users`])

    const credentials = Buffer.from(said(/^curl -u '(.+?)'/m)).toString('base64')
    const ask = async (path: string): Promise<string> => {
      const headers = { Authorization: `Basic ${credentials}` }
      return (await fetch(`http://localhost:${port}${path}`, { headers })).text()
    }
    const { pathname } = new URL(said(/^curl .* '(http.+?)'$/m))
    expect(await ask(pathname)).toBe(said(/^```json\n(.+)\n```/m))
    expect(await ask('/widgets/status')).toBe('{"item":[{"text":"All is well","type":0}]}')
    expect(decrypt('open sesame')(await ask('/widgets/revenue'))).toMatchObject({
      right: '{"item":[{"value":48210,"prefix":"€"}]}',
    })
  },
)
