import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createGeckoboard } from '@gecko-widgets/express'
import express from 'express'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startApi } from '../../push/test/api.js'

const KEY = 'a-key-of-this-test'
const PASSWORD = 'open sesame'
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'gecko-widgets-preview-'))

const app = express()
const geckoboard = createGeckoboard({
  apiKey: KEY,
  password: PASSWORD,
  feedFormat: 'json',
  onError: () => {},
})
app.all(
  '/users',
  geckoboard.number(() => [42, 40]),
)
app.all(
  '/secret',
  geckoboard.number({ encrypted: true }, () => 42),
)
app.all(
  '/broken',
  geckoboard.number(() => Number.NaN),
)
const seen: string[] = []
app.all('/titled', (req, res) => {
  seen.push(String(req.headers.authorization))
  res.json({
    item: [
      { value: 1, text: 'a', ['\u001b[31m']: 2 },
      { value: 2, text: 'b' },
    ],
  })
})
app.all('/nothing', (_, res) => void res.json({ error: 'db down' }))
app.all('/old', (_, res) => void res.json({ item: [{ value: 1, colour: 'ff9900' }] }))
app.all('/wrong', (_, res) => void res.json({ status: 'Sideways' }))
const server = createServer(app)
let base: string

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // The program and the page, as they are published.
  for (const config of ['vite.config.ts', 'vite.node.config.ts'])
    await build({
      root: config === 'vite.config.ts' ? join(root, 'src/page') : root,
      configFile: join(root, config),
      logLevel: 'error',
      build: { outDir: config === 'vite.config.ts' ? join(folder, 'page') : folder },
    })
  const imports = { '#package.json': './package.json' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', version: '1.2.3', imports }))
}, 120_000)

afterAll(async () => {
  rmSync(folder, { recursive: true })
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

const start = (argv: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const child = spawn(process.execPath, [join(folder, 'cli.js'), ...argv], {
    cwd: folder,
    env: { PATH: process.env['PATH'], GECKOBOARD_API_KEY: KEY, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill())
  return child
}

const run = async (argv: readonly string[], env?: NodeJS.ProcessEnv) => {
  const child = start(argv, env)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const [code] = await once(child, 'close')
  return { code, out, err }
}

test('--version prints the version of its package', async () => {
  expect(await run(['--version'])).toEqual({ code: 0, out: '1.2.3\n', err: '' })
})

describe('--check', () => {
  test('reports no problems, and exits with 0', async () => {
    const { code, out, err } = await run(['--check', `${base}/users`, `${base}/secret`], {
      GECKOBOARD_PASSWORD: PASSWORD,
    })
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(
      /^✓ users \(number, \d+ ms\) {2}http:.*\/users\n✓ secret \(number, \d+ ms\) {2}http:.*\n$/,
    )
  })

  test('takes the key and the password from a file, unless they are set already', async () => {
    writeFileSync(join(folder, '.env'), `GECKOBOARD_API_KEY=${KEY}\nGECKOBOARD_PASSWORD='${PASSWORD}'\n`)
    const args = ['--env=.env', '--check', `${base}/users`, `${base}/secret`]
    const unset = { GECKOBOARD_API_KEY: undefined }
    expect(await run(args, unset)).toMatchObject({ code: 0, err: '' })
    expect(await run(args, { GECKOBOARD_API_KEY: 'another' })).toMatchObject({ code: 1 })
    rmSync(join(folder, '.env'))
    expect(await run(['--env', folder, '--check', `${base}/users`], unset)).toEqual({
      code: 2,
      out: '',
      err: 'gecko-preview: --env: cannot read the file\n',
    })
  })

  test('lists errors and warnings with their paths, and exits with 1', async () => {
    const { code, out } = await run(['--check', `${base}/old`, `${base}/wrong`])
    expect(code).toBe(1)
    expect(out).toContain('! old (pieChart')
    expect(out).toMatch(/^ {4}! item\[0\]\.colour: .*\(renamed\)$/m)
    expect(out).toMatch(/^ {4}Rules: https:\/\/\S+$/m)
    expect(out).not.toContain('ff9900')
    expect(out).toContain('✗ wrong (monitoring')
    expect(out).toMatch(/^ {4}✗ status: .*\(not_one_of\)$/m)
    expect(out).not.toContain('Sideways')
  })

  test.each([
    ['a wrong key', 'users', { GECKOBOARD_API_KEY: 'another' }, 'The feed refuses the key.'],
    ['no password', 'secret', {}, 'The response is encrypted: set GECKOBOARD_PASSWORD.'],
    [
      'a wrong password',
      'secret',
      { GECKOBOARD_PASSWORD: 'x' },
      'The password is wrong, or the data is damaged.',
    ],
    ['data that is not valid', 'broken', {}, 'the log of the app names the field to fix'],
    ['an unknown path', 'nowhere', {}, 'The app has nothing at this path.'],
  ])('exits with 1 on %s', async (_, path, env, words) => {
    const { code, out } = await run(['--check', `${base}/${path}`], env as Record<string, string>)
    expect([code, out]).toEqual([1, expect.stringContaining(words)])
    for (const secret of [KEY, PASSWORD]) expect(out).not.toContain(secret)
  })

  test('reads geckoboard.json', async () => {
    const file = join(folder, 'geckoboard.json')
    writeFileSync(
      file,
      JSON.stringify({ widgets: [{ url: `${base}/users`, title: 'All users', kind: 'text' }] }),
    )
    const { code, out } = await run(['--check'])
    rmSync(file)
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/^✗ All users \(text[\s\S]*item\[0\]\.text: .*\(required\)/),
    ])
  })

  test('names the kinds that a payload may be, and writes no control character to the terminal', async () => {
    const file = join(folder, 'odd.json')
    writeFileSync(
      file,
      JSON.stringify({ widgets: [{ url: `${base}/titled`, title: 'a\u001b[2J\u202e\n✓ b\u009b' }] }),
    )
    const { code, out } = await run(['--check', '--config', file])
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('! a\\u001b[2J\\u202e\\u000a✓ b\\u009b (number (or rag), '),
    ])
    expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u)
  })

  test('does not send the key to a host that only a file names', async () => {
    const file = join(folder, 'hosts.json')
    // A name of this machine that is not a loopback name.
    const url = `${base.replace('127.0.0.1', '0.0.0.0')}/users`
    writeFileSync(file, JSON.stringify({ widgets: [{ url }] }))
    const { host } = new URL(url)
    const refused = await run(['--check', '--config', file])
    expect([refused.code, refused.out]).toEqual([
      1,
      expect.stringContaining(`Send it with --send-key ${host}.`),
    ])
    expect((await run(['--check', '--config', file, '--send-key', host])).code).toBe(0)
    expect((await run(['--check', url])).code).toBe(0)
  })

  test('--json prints one document, with the same exit code', async () => {
    const paths = ['users', 'old', 'wrong', 'nothing', 'nowhere', 'titled', 'secret']
    const { code, out, err } = await run(['--check', '--json', ...paths.map((path) => `${base}/${path}`)])
    expect([code, err]).toEqual([1, ''])
    expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
    const issue = (path: string, code: string) => ({ path, code, message: expect.any(String) })
    expect(JSON.parse(out)).toEqual({
      feeds: [
        { url: `${base}/users`, kind: 'number', ok: true, errors: [], warnings: [] },
        {
          url: `${base}/old`,
          kind: 'pieChart',
          ok: true,
          errors: [],
          warnings: [issue('item[0].colour', 'renamed')],
        },
        {
          url: `${base}/wrong`,
          kind: 'monitoring',
          ok: false,
          errors: [issue('status', 'not_one_of')],
          warnings: [],
        },
        { url: `${base}/nothing`, kind: null, ok: false, errors: [issue('', 'no_kind')], warnings: [] },
        { url: `${base}/nowhere`, kind: null, ok: false, errors: [issue('', 'not_found')], warnings: [] },
        {
          url: `${base}/titled`,
          kind: 'number',
          ok: true,
          errors: [],
          warnings: [issue('item[0]["\\u001b[31m"]', 'unknown')],
        },
        { url: `${base}/secret`, kind: null, ok: false, errors: [issue('', 'locked')], warnings: [] },
      ],
    })
    expect((await run(['--check', '--json', `${base}/users`])).code).toBe(0)
  })
})

describe('the board', () => {
  test('saves an edited board to its file', async () => {
    const path = join(folder, 'edited.json')
    writeFileSync(path, JSON.stringify({ widgets: [{ url: `${base}/users`, size: '2x1' }] }))
    const child = start(['--config', path, '--no-open'])
    const [chunk] = await once(child.stdout, 'data')
    const [, origin, token] = /(http:\/\/127\.0\.0\.1:\d+)\/#([0-9a-f]{32})/.exec(String(chunk)) ?? []
    const ask = async (method: string, way: string, body?: unknown): Promise<unknown> => {
      const init = { method, headers: { 'X-Token': String(token) } }
      const response = await fetch(
        `${origin}/api/${way}`,
        body === undefined ? init : { ...init, body: JSON.stringify(body) },
      )
      return response.json()
    }
    expect(await ask('GET', 'board')).toMatchObject({ file: { name: 'edited.json', isSaved: true } })
    const widgets = [{ url: `${base}/old` }, { url: `${base}/users`, title: 'Users' }]
    await ask('PUT', 'board', { widgets })
    expect(await ask('GET', 'board')).toMatchObject({ file: { isSaved: false } })
    expect(await ask('POST', 'board/save')).toMatchObject({ saved: true })
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ widgets })
  })

  test('prints its address, serves the page, and stops at once', async () => {
    const api = await startApi()
    onTestFinished(api.stop)
    const child = start([`${base}/users`, '--no-open'], {
      GECKOBOARD_PUSH_URL: api.url,
      GECKOBOARD_PUSH_API_KEY: 'the-account-key',
    })
    const [chunk] = await once(child.stdout, 'data')
    const [, origin, token] = /(http:\/\/127\.0\.0\.1:\d+)\/#([0-9a-f]{32})/.exec(String(chunk)) ?? []
    const page = await fetch(`${origin}/`)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('board.js')])
    expect((await fetch(`${origin}/board.js`)).status).toBe(200)
    const tiles = async (): Promise<string> =>
      (await fetch(`${origin}/api/board`, { headers: { 'X-Token': String(token) } })).text()
    await expect.poll(async () => JSON.parse(await tiles())).toMatchObject({ tiles: [{ polls: 1 }] })
    const text = await tiles()
    expect(JSON.parse(text)).toMatchObject({ tiles: [{ title: 'users', url: `${base}/users` }] })
    expect(text).not.toContain(KEY)
    const pushed = await fetch(`${origin}/api/tiles/0/push`, {
      method: 'POST',
      headers: { 'X-Token': String(token), 'X-Widget-Key': '12345-abc' },
    })
    expect(await pushed.json()).toMatchObject({ accepted: true })
    expect(api.received.map(({ path, body }) => [path, JSON.parse(body.toString()).api_key])).toEqual([
      ['/v1/send/12345-abc', 'the-account-key'],
    ])
    const stopped = Date.now()
    child.kill('SIGINT')
    const [code] = await once(child, 'close')
    // Windows has no such signal, and ends the program at once.
    expect([code, Date.now() - stopped < 5_000]).toEqual([process.platform === 'win32' ? null : 0, true])
  })

  test('P40 reports a port that is taken', async () => {
    const { port } = new URL(base)
    const { code, err } = await run([`${base}/users`, '--no-open', '--port', port])
    expect([code, err]).toEqual([2, `gecko-preview: port ${port} is taken; choose another with --port\n`])
  })
})

describe('the command line', () => {
  test('reports all mistakes together', async () => {
    const { code, out, err } = await run(['file:///etc/passwd', '--interval', '0'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toBe(
      'gecko-preview: --interval: expected a number of seconds, from 1 to 86400\n' +
        'gecko-preview: URL 1: expected a URL of http or https, such as http://localhost:3000/widgets/users\n',
    )
  })

  test('reports wrong options on one line each, without control characters', async () => {
    const { code, err } = await run(['--\u001b[31m', `${base}/users`])
    expect([code, err]).toEqual([2, expect.stringContaining('\\u001b[31m')])
    expect(err.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })

  test('P39 does not start in production', async () => {
    const { code, err } = await run(['--check', `${base}/users`], { NODE_ENV: 'production' })
    expect([code, err]).toEqual([2, expect.stringContaining('NODE_ENV=production')])
  })

  test('--help shows the usage', async () => {
    const { code, out } = await run(['--help'])
    expect([code, out]).toEqual([0, expect.stringContaining('Usage: gecko-preview')])
  })
})
