import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { promisify } from 'node:util'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { buildExample } from '../../../scripts/build-example.js'

const run = promisify(execFile)
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined

let main: string
beforeAll(async () => {
  main = await buildExample('board')
}, 180_000)

interface Program {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  readonly code: Promise<number | null>
}

const running = new Set<ChildProcess>()

const start = (env: NodeJS.ProcessEnv): Program => {
  const { GECKOBOARD_API_KEY: _key, GECKOBOARD_PASSWORD: _password, ...inherited } = process.env
  const child = spawn(process.execPath, [main], { env: { ...inherited, PORT: '0', ...env } })
  running.add(child)
  const read = (stream: NodeJS.ReadableStream | null): (() => string) => {
    let text = ''
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
    return () => text
  }
  const code = once(child, 'close').then(([code]) => {
    running.delete(child)
    return code as number | null
  })
  return { child, out: read(child.stdout), err: read(child.stderr), code }
}

afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

const LAST_LINE = /Password .*\n[\s\S]*Password .*\n/

const listening = async (program: Program): Promise<Program> => {
  await expect.poll(program.out, { timeout: 45_000, interval: 20 }).toMatch(LAST_LINE)
  return program
}

/** Stops a program as Ctrl-C does, and tells its exit code. */
const stop = async ({ child, code }: Program, signal: NodeJS.Signals): Promise<number | null> => {
  const sent = performance.now()
  child.kill(signal)
  const exit = await code
  expect(performance.now() - sent).toBeLessThan(5_000)
  return exit
}

interface Entry {
  readonly title: string
  readonly kind: string
  readonly encrypted: boolean
  readonly url: string
  readonly line: string
}

const ENTRY = /^(.+) \((\w+)(, encrypted)?\)\n {2}(http:\S+)\n {2}(curl .+)$/gm

const entriesOf = (out: string): readonly Entry[] =>
  [...out.matchAll(ENTRY)].map(([, title = '', kind = '', encrypted, url = '', line = '']) => ({
    title,
    kind,
    encrypted: encrypted !== undefined,
    url,
    line,
  }))

const originOf = (out: string): string => /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0] ?? expect.fail(out)

const shell = async (line: string): Promise<string> => {
  const { stdout } = await run('sh', ['-c', line], { env: { ...process.env, NO_PROXY: '*', no_proxy: '*' } })
  return stdout
}

/** Runs printed lines as a person would who pastes them; each must print a payload. */
const paste = async (entries: readonly Entry[]): Promise<void> => {
  if (!has('curl')) return console.log('not run: no curl')
  for (const { encrypted, line, title } of entries) {
    if (encrypted && !has('openssl')) console.log('not run: no openssl')
    else expect(JSON.parse(await shell(line)), title).toBeTypeOf('object')
  }
}

it('prints each widget with a line that works as it stands; Ctrl-C stops it', async () => {
  const program = await listening(start({}))
  const out = program.out()
  const entries = entriesOf(out)
  expect(entries).toHaveLength(Number(/^(\d+) widgets/m.exec(out)?.[1]))
  expect(entries.length).toBeGreaterThanOrEqual(10)
  expect(entries.filter(({ encrypted }) => encrypted)).toHaveLength(1)
  expect(out).not.toContain(':0/')

  for (const { url, line } of entries) {
    const [, credentials = '', asked = ''] = /^curl (?:-sS )?-u '([^']+)' '([^']+)'/.exec(line) ?? []
    expect(asked).toBe(`${url}?format=2`)
    const headers = { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }
    const answer = await fetch(asked, { headers })
    expect([answer.status, answer.headers.get('content-type')], asked).toEqual([
      200,
      expect.stringMatching(/^application\/json/),
    ])
    expect((await fetch(url)).status, url).toBe(401)
  }
  await paste(entries)
  const lines = out.trim().split('\n')
  const opening = [`Open      ${originOf(out)}/`, 'Password  demo-password-for-made-up-data']
  expect([lines.slice(0, 2), lines.slice(-2)]).toEqual([opening, opening])
  const page = await fetch(`${originOf(out)}/datasets/orders.by_day`)
  expect(await page.text()).toMatch(/<h1>orders\.by_day<\/h1>[\s\S]+<td>Europe<\/td>/)
  // `fetch` has kept its connections; one more sends half a request and stays.
  const half = connect(Number(new URL(originOf(out)).port), '127.0.0.1').on('error', () => undefined)
  await once(half, 'connect')
  half.write('GET /widgets/users HTTP/1.1\r\n')
  expect(await stop(program, 'SIGINT')).toBe(0)
  expect(program.err()).toBe('')
  half.destroy()
})

it('prints lines that work for any key and password; SIGTERM stops it, and a second one does not disturb', async () => {
  const program = await listening(
    start({
      GECKOBOARD_API_KEY: `it's "$HOME" \\ \`key\` %41&!`,
      GECKOBOARD_PASSWORD: `it's a "pass" wörd $(true) \\`,
    }),
  )
  await paste(entriesOf(program.out()))
  // Held while both are sent: else it may have ended before the second one comes.
  program.child.kill('SIGSTOP')
  program.child.kill('SIGINT')
  const stopped = stop(program, 'SIGTERM')
  program.child.kill('SIGCONT')
  expect(await stopped).toBe(0)
  expect(program.err()).toBe('')
})

it('stops at once while the database opens', async () => {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as AddressInfo
  free.close()
  await once(free, 'close')

  const program = start({ PORT: String(port) })
  const isListening = async (): Promise<boolean> => {
    const socket = connect(port, '127.0.0.1')
    const connected = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    return connected
  }
  await expect.poll(isListening, { timeout: 45_000, interval: 20 }).toBe(true)
  expect(await stop(program, 'SIGINT')).toBe(0)
  expect(program.err()).toBe('')
})

it('says in one line that a port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const program = start({ PORT: String(port) })
  expect(await program.code).toBe(1)
  expect(program.err()).toBe(`Port ${port} is taken: set PORT to another one, or to 0 for any that is free\n`)
  expect(program.out()).toBe('')
  other.close()
})

it('says in one line that PORT is no port', async () => {
  const program = start({ PORT: 'abc' })
  expect(await program.code).toBe(1)
  expect(program.err()).toBe('PORT: expected a whole number from 0 (any free port) to 65535, not "abc"\n')
})

it('refuses a key that is blank', async () => {
  const program = start({ GECKOBOARD_API_KEY: ' ' })
  expect(await program.code).toBe(1)
  expect(program.err()).toContain('blank; expected a key')
  expect(program.err()).not.toMatch(/^\s+at /m)
})
