import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { decrypt } from '../packages/core/src/index.js'
import { buildExample } from '../scripts/build-example.js'

// The small examples serve the same widgets, each by its framework; the board has tests of its own.

interface Program {
  readonly child: ChildProcess
  readonly url: string
  readonly out: string
  readonly err: () => string
}

const running = new Set<ChildProcess>()
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

const textOf = (stream: NodeJS.ReadableStream): (() => string) => {
  let text = ''
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  return () => text
}

/** Runs a program on a free port. */
const run = (main: string, env: NodeJS.ProcessEnv) => {
  const { GECKOBOARD_API_KEY: _key, GECKOBOARD_PASSWORD: _password, ...inherited } = process.env
  const child = spawn(process.execPath, [main], { env: { ...inherited, PORT: '0', ...env } })
  running.add(child)
  child.once('close', () => running.delete(child))
  return { child, out: textOf(child.stdout), err: textOf(child.stderr) }
}

/** Runs a program until it has said where it listens, and how to ask it. */
const start = async (main: string, env: NodeJS.ProcessEnv = {}): Promise<Program> => {
  const { child, out, err } = run(main, env)
  await expect.poll(() => out() + err(), { timeout: 30_000, interval: 20 }).toContain('openssl')
  return { child, url: /http:\/\/127\.0\.0\.1:\d+/.exec(out())?.[0] ?? '', out: out(), err }
}

const basic = (key: string): string => `Basic ${Buffer.from(`${key}:X`).toString('base64')}`

/** Polls as Geckoboard does. */
const poll = async (url: string, key?: string, init: RequestInit = {}) => {
  const response = await fetch(url, {
    ...init,
    headers: { ...init.headers, ...(key === undefined ? {} : { Authorization: basic(key) }) },
  })
  return [response.status, await response.text()]
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
const KEY = 'demo-key-for-made-up-data'
const USERS = '{"item":[{"value":1280},{"value":1175}]}'
const USERS_XML =
  '<?xml version="1.0" encoding="UTF-8"?><root><item><value>1280</value></item><item><value>1175</value></item></root>'
const BLUE = '{"items":[{"label":"Ada","value":42},{"label":"Grace","value":40}]}'
const REVENUE = '{"item":[{"value":48210,"prefix":"€"}]}'

describe.each(['koa', 'fetch'])('examples/%s', (name) => {
  let main: string
  beforeAll(async () => {
    main = await buildExample(name)
  }, 180_000)

  it('serves GET and POST, in JSON and XML, with the key that it prints', async () => {
    const { url, out, err } = await start(main)
    expect(out).toContain(`'${KEY}:X'`)
    expect(await poll(`${url}/widgets/users?format=2`, KEY)).toEqual([200, USERS])
    expect(await poll(`${url}/widgets/users?format=1`, KEY)).toEqual([200, USERS_XML])
    expect(await poll(`${url}/widgets/users?format=2`, KEY, { method: 'POST' })).toEqual([200, USERS])
    expect(await poll(`${url}/widgets/teams/blue?format=2`, KEY)).toEqual([200, BLUE])
    expect(await poll(`${url}/widgets/teams/nobody?format=2`, KEY)).toEqual([200, '{"items":[]}'])
    // Only the fetch adapter reads a body by itself.
    const form = { method: 'POST', headers: FORM, body: 'format=2' }
    expect(await poll(`${url}/widgets/users`, KEY, form)).toEqual([200, name === 'fetch' ? USERS : USERS_XML])
    expect(err()).toBe('')
  })

  it('responds with 401 without a valid key, and with 404 to an unknown path', async () => {
    const { url } = await start(main)
    const refused = [401, '{"error":"unauthorized"}']
    expect(await poll(`${url}/widgets/users`, 'wrong')).toEqual(refused)
    expect(await poll(`${url}/widgets/users`)).toEqual(refused)
    expect((await poll(`${url}/widgets/nothing`, KEY))[0]).toBe(404)
  })

  it('encrypts with the password, and uses the key and password of the environment', async () => {
    const env = { GECKOBOARD_API_KEY: 'my-key', GECKOBOARD_PASSWORD: 'my password' }
    const { url, out } = await start(main, env)
    expect(out).not.toContain(KEY)
    expect((await poll(`${url}/widgets/revenue`, KEY))[0]).toBe(401)
    const [status, text] = await poll(`${url}/widgets/revenue`, 'my-key')
    expect(status).toBe(200)
    expect(decrypt('my password')(String(text))).toEqual({ _tag: 'Right', right: REVENUE })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s stops it, even if a client keeps its connection',
    async (signal) => {
      const { child, url, err } = await start(main)
      const idle = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined)
      await once(idle, 'connect')
      await poll(`${url}/widgets/users`, KEY)
      child.kill(signal)
      expect(await once(child, 'close')).toEqual([0, null])
      expect(err()).toBe('')
      idle.destroy()
    },
  )

  it('refuses a blank key', async () => {
    const { child, err } = run(main, { GECKOBOARD_API_KEY: ' ' })
    expect((await once(child, 'close'))[0]).toBe(1)
    expect(err()).toContain('blank; expected a key')
  })
})

it('examples/fetch: the handler works on its own, with only a request', async () => {
  vi.stubEnv('GECKOBOARD_API_KEY', KEY)
  const { default: handler } = await import('../examples/fetch/src/handler.js')
  vi.unstubAllEnvs()
  const ask = async (path: string, key: string) => {
    const headers = { Authorization: basic(key) }
    const response = await handler.fetch(new Request(`https://example.com${path}`, { headers }))
    return [response.status, await response.text()]
  }
  expect(await ask('/widgets/users?format=2', KEY)).toEqual([200, USERS])
  expect(await ask('/widgets/status?format=2', KEY)).toEqual([200, expect.stringContaining('All is well')])
  expect(await ask('/widgets/users', 'wrong')).toEqual([401, '{"error":"unauthorized"}'])
  expect(await ask('/', KEY)).toEqual([404, ''])
})
