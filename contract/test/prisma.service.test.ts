import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, type Service, startPostgres } from '../src/services.js'

// The recipe for Prisma, whose client is generated: the files and the commands of its page.

const VERSION = '7.10.0'
const page = readFileSync('docs/recipes/prisma.md', 'utf8')
// Here the packages of the workspace resolve.
const folder = join(process.cwd(), 'contract/.prisma')

const ORDERS = `
  create table orders (id int primary key, total numeric not null, created_at timestamp not null);
  insert into orders values
    (1, 12.50, now() at time zone 'utc'),
    (2, 7.25, now() at time zone 'utc'),
    (3, 30, now() at time zone 'utc' - interval '1 day'),
    (4, 99, now() at time zone 'utc' - interval '5 days')`

let postgres: Service
let server: ChildProcess | undefined

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  for (const [, file = '', code = ''] of page.matchAll(/^```\w+.*\n\/\/ (\S+)\n([\s\S]*?)^```/gm)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), code)
  }
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  const packages = ['prisma', '@prisma/client', '@prisma/adapter-pg'].map((name) => `${name}@${VERSION}`)
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages, 'tsx@4.23.15']
  execFileSync('npm', install, { cwd: folder, stdio: 'pipe' })
  // Generating needs no engine of migrations, which Prisma would download first.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath }
  execFileSync('npx', ['prisma', 'generate'], { cwd: folder, stdio: 'pipe', env })
  postgres = await startPostgres(ORDERS)
}, 400_000)

afterAll(async () => {
  server?.kill()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('Prisma: revenue of today and of yesterday', async () => {
  expect(page).toContain('npx tsx --env-file=.env server.ts')
  const port = await freePort()
  server = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', 'server.ts'], {
    cwd: folder,
    stdio: 'inherit',
    env: {
      ...process.env,
      TZ: 'UTC',
      PORT: String(port),
      GECKOBOARD_API_KEY: 'a-key',
      DATABASE_URL: `postgres://postgres@127.0.0.1:${postgres.port}/postgres`,
    },
  })
  const headers = { Authorization: `Basic ${btoa('a-key:X')}` }
  const ask = () => fetch(`http://127.0.0.1:${port}/widgets/revenue`, { headers })
  await expect.poll(() => ask().catch(() => undefined), { timeout: 50_000, interval: 500 }).toBeDefined()
  expect(await (await ask()).json()).toEqual({ item: [{ value: 19.75, prefix: '€' }, { value: 30 }] })
  const closed = once(server, 'close')
  server.kill()
  await closed
})
