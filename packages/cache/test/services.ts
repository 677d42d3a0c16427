// Starts real stores, and processes that share them.
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Redis } from 'ioredis'
import pg from 'pg'
import { build } from 'vite'
import type { Order, Report } from './replica.js'
import { until } from './support.js'

// Debian keeps the programs of the Postgres server out of the path.
const DEBIAN = '/usr/lib/postgresql'
const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : []
const env = { ...process.env, PATH: [process.env['PATH'], ...debian].join(delimiter) }

const isFound = (program: string): boolean => spawnSync(program, ['--version'], { env }).status === 0

export const hasRedis = isFound('redis-server')
if (!hasRedis) console.log('not run: no redis-server')

export const hasPostgres = isFound('initdb') && isFound('postgres')
if (!hasPostgres) console.log('not run: no postgres')

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const folders = new Set<string>()
let compiled: Promise<string> | undefined

const folderIn = (parent: string): string => {
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'gecko-widgets-cache-'))
  folders.add(folder)
  return folder
}

const started = new Set<ChildProcess>()

/** Ends a process, by default as a crash does. */
export const end = async (child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
  if (!started.delete(child) || child.exitCode !== null) return
  const closed = once(child, 'close')
  child.kill(signal)
  await closed
}

/** Ends and removes everything that was started. */
export const cleanUp = async (): Promise<void> => {
  compiled = undefined
  await Promise.all(Array.from(started, (child) => end(child)))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  folders.clear()
}

/** A store that was started. */
export interface Service {
  readonly url: string
  readonly stop: () => Promise<void>
  /** Lets it answer no more, or again, without closing a connection. */
  readonly send: (signal: 'SIGSTOP' | 'SIGCONT') => void
  /** Starts it again after it was stopped, at the same place. */
  readonly restart: () => Promise<void>
  /** Puts something where the entry of a key is. */
  readonly plant: (key: string, entry: string) => Promise<unknown>
  /** Whether there is an entry of a key. */
  readonly has: (key: string) => Promise<boolean>
}

export const startRedis = async (): Promise<Service> => {
  const port = await freePort()
  const folder = folderIn(tmpdir())
  const ask = async <A>(question: (redis: Redis) => Promise<A>): Promise<A> => {
    const redis = new Redis(port, '127.0.0.1', { retryStrategy: () => 50, maxRetriesPerRequest: null })
    redis.on('error', () => undefined)
    return question(redis).finally(() => redis.disconnect())
  }
  let server: ChildProcess
  const restart = async (): Promise<void> => {
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
    server = spawn('redis-server', options, { stdio: 'ignore' })
    started.add(server)
    await ask((redis) => redis.ping())
  }
  await restart()
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => end(server),
    send: (signal) => server.kill(signal),
    restart,
    plant: (key, entry) => ask((redis) => redis.set(`gecko-widgets:${key}`, entry)),
    has: async (key) => (await ask((redis) => redis.exists(`gecko-widgets:${key}`))) === 1,
  }
}

const page = readFileSync(new URL('../../../docs/caching.md', import.meta.url), 'utf8')
/** The tables of the page on caching. */
const TABLES = /^```sql\n([\s\S]*?)^```/m.exec(page)?.[1] ?? ''

// Postgres does not run as root.
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0
const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {}

export const startPostgres = async (): Promise<Service> => {
  const port = await freePort()
  const folder = folderIn(tmpdir())
  if (isRoot) chownSync(folder, NOBODY, NOBODY)
  const options = { ...user, env, cwd: folder }
  const cluster = ['-D', 'data', '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']
  const { status, stderr } = spawnSync('initdb', cluster, { ...options, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)

  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const query = async (sql: string, values: readonly string[] = []): Promise<pg.QueryResult> => {
    const client = new pg.Client(url)
    client.on('error', () => undefined)
    await client.connect()
    return client.query(sql, [...values]).finally(() => client.end())
  }
  let server: ChildProcess
  const restart = async (): Promise<void> => {
    const listening = ['-D', 'data', '-F', '-h', '127.0.0.1', '-p', String(port), '-k', '']
    server = spawn('postgres', listening, { ...options, stdio: 'ignore' })
    started.add(server)
    const isUp = () =>
      query('select 1').then(
        () => true,
        () => false,
      )
    await until(isUp, 'postgres')
  }
  await restart()
  await query(TABLES)
  return {
    url,
    stop: () => end(server, 'SIGQUIT'),
    send: (signal) => server.kill(signal),
    restart,
    plant: (key, entry) => query('insert into bentocache values ($1, $2)', [`gecko-widgets:${key}`, entry]),
    has: async (key) =>
      (await query('select from bentocache where key = $1', [`gecko-widgets:${key}`])).rowCount === 1,
  }
}

/** Compiles the replica with the sources of the packages: Node itself runs no TypeScript. */
const compile = async (): Promise<string> => {
  const folder = folderIn(fileURLToPath(new URL('../node_modules/.cache', import.meta.url)))
  await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: [/^@gecko-widgets\//], resolve: { conditions: ['source'] } },
    build: {
      ssr: fileURLToPath(new URL('replica.ts', import.meta.url)),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'replica.mjs' } },
    },
  })
  return join(folder, 'replica.mjs')
}

/** A process that serves cached widgets. */
export interface Replica {
  /** What it has reported of its data functions and their caches. */
  readonly reports: readonly Report[]
  /** Polls, once or for a while, and resolves with what the polls got; with nothing if the process ends. */
  readonly poll: (order: Order) => Promise<readonly string[]>
  readonly kill: () => Promise<void>
}

const startReplica = async (program: string, url: string): Promise<Replica> => {
  const child = fork(program, [url])
  started.add(child)
  await once(child, 'message')
  const reports: Report[] = []
  child.on('message', (report: Report) => reports.push(report))
  const poll = (order: Order): Promise<readonly string[]> =>
    new Promise((resolve) => {
      const receive = (report: Report): void => {
        if (report.key !== order.plan.key || !('got' in report)) return
        child.off('message', receive)
        resolve(report.got)
      }
      child.on('message', receive)
      child.once('close', () => resolve([]))
      child.send(order)
    })
  return { reports, poll, kill: () => end(child) }
}

/** Starts four processes that share a store. */
export const startReplicas = async (url: string): Promise<readonly Replica[]> => {
  compiled ??= compile()
  const program = await compiled
  return Promise.all(Array.from({ length: 4 }, () => startReplica(program, url)))
}
