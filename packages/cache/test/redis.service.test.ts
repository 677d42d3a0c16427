import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CacheFailure } from '@gecko-widgets/cache'
import { redisDriver } from 'bentocache/drivers/redis'
import { Redis } from 'ioredis'
import { build } from 'vite'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Seen } from './replica.js'
import { delay, polls, until } from './support.js'

const hasRedis = spawnSync('redis-server', ['--version']).status === 0
if (!hasRedis) console.log('not run: no redis-server')

const folder = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
mkdirSync(folder, { recursive: true })
const work = mkdtempSync(join(folder, 'redis-'))
afterAll(() => rmSync(work, { recursive: true }))

/** Compiles the replica with the sources of the packages; Node alone runs no TypeScript. */
const compile = async (): Promise<string> => {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: [/^@gecko-widgets\//], resolve: { conditions: ['source'] } },
    build: {
      ssr: fileURLToPath(new URL('replica.ts', import.meta.url)),
      outDir: work,
      rolldownOptions: { output: { entryFileNames: 'replica.mjs' } },
    },
  })
  return join(work, 'replica.mjs')
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const started = new Set<ChildProcess>()
const connections = new Set<Redis>()

const connect = (port: number): Redis => {
  const connection = new Redis(port, '127.0.0.1', { retryStrategy: () => 50 })
  connection.on('error', () => undefined)
  connections.add(connection)
  return connection
}

const startRedis = async (port: number): Promise<ChildProcess> => {
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', work],
    { stdio: 'ignore' },
  )
  started.add(server)
  const connection = connect(port)
  await until(async () => (await connection.ping()) === 'PONG', 'redis-server')
  return server
}

const kill = async (child: ChildProcess): Promise<void> => {
  started.delete(child)
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
}

describe.runIf(hasRedis)('with a Redis', () => {
  let port = 0
  let server: ChildProcess

  beforeEach(async () => {
    port = await freePort()
    server = await startRedis(port)
  })
  afterEach(async () => {
    for (const connection of connections) connection.disconnect()
    connections.clear()
    await Promise.all(Array.from(started, kill))
  })

  const replicas = async (count: number): Promise<ChildProcess[]> => {
    const program = await compile()
    return Array.from({ length: count }, () => {
      const child = fork(program, [String(port)])
      started.add(child)
      return child
    })
  }

  const ask = async (child: ChildProcess, count: number): Promise<Seen> => {
    child.send(count)
    const [seen] = await once(child, 'message')
    return seen as Seen
  }

  test('four processes at the same time make at most four calls, and one each', async () => {
    const seen = await Promise.all((await replicas(4)).map((child) => ask(child, 50)))
    for (const { calls, makers } of seen) {
      expect(calls).toBeLessThanOrEqual(1)
      expect(makers).toHaveLength(1)
    }
  })

  test('four processes one after another make one call', async () => {
    const children = await replicas(4)
    const seen: Seen[] = []
    for (const child of children) seen.push(await ask(child, 50))
    expect(seen.map(({ calls }) => calls)).toEqual([1, 0, 0, 0])
    expect(seen.flatMap(({ makers }) => makers)).toEqual(Array(4).fill(children[0]?.pid))
  })

  test('a Redis that goes away is not missed, and is used again when it is back', async () => {
    const failures: CacheFailure[] = []
    const store = redisDriver({ connection: connect(port) })
    const data = vi.fn(() => data.mock.calls.length)
    const poll = polls({ store, key: 'users', ttlMs: 20, onError: (failure) => failures.push(failure) }, data)
    expect(await poll()).toBe(1)
    await kill(server)
    await delay(50)
    for (let i = 0; i < 20; i++) expect(await poll()).toBeGreaterThan(0)
    await until(async () => (await poll()) > 2, 'values without a Redis')
    expect(failures.map(({ _tag }) => _tag)).toContain('StoreFailed')

    server = await startRedis(port)
    const other = connect(port)
    await until(async () => {
      await poll()
      return (await other.exists('gecko-widgets:users')) === 1
    }, 'a value in the new Redis')
  })

  test('a Redis that answers no more blocks nobody', async () => {
    const failures: CacheFailure[] = []
    const store = redisDriver({ connection: connect(port) })
    const poll = polls({ store, onError: (failure) => failures.push(failure) }, () => 1)
    server.kill('SIGSTOP')
    expect(await poll()).toBe(1)
    expect(failures).toEqual([{ _tag: 'StoreFailed', cause: expect.any(Error) }])
  })
})
