import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildExample } from '../../../scripts/build-example.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const preview = `${root}packages/preview`

beforeAll(async () => {
  await buildExample('board')
  for (const config of ['vite.config.ts', 'vite.node.config.ts']) {
    const vite = `${root}node_modules/vite/bin/vite.js`
    const { status, stderr } = spawnSync(process.execPath, [vite, 'build', '--config', config], {
      cwd: preview,
      encoding: 'utf8',
    })
    expect([status, status === 0 ? '' : stderr]).toEqual([0, ''])
  }
}, 180_000)

const children = new Set<ReturnType<typeof spawn>>()
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

interface Tile {
  readonly title: string
  readonly encrypted: boolean
  readonly answer?: { readonly reading: { readonly _tag: string; readonly errors?: readonly unknown[] } }
}

it('npm start ends with a board that draws every widget', async () => {
  const child = spawn(process.execPath, [`${root}examples/board/dist/main.js`, '--preview'], {
    env: { ...process.env, PORT: '0', GECKOBOARD_API_KEY: 'a-key-of-this-test' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk
  })
  const address = /The board is at (http:\/\/127\.0\.0\.1:\d+)\/#([0-9a-f]{32})/
  await expect.poll(() => out, { timeout: 45_000, interval: 50 }).toMatch(address)
  const [, origin, token = ''] = address.exec(out) ?? []
  const tiles = async (): Promise<readonly Tile[]> =>
    (await fetch(`${origin}/api/tiles`, { headers: { 'X-Token': token } })).json() as Promise<Tile[]>
  await expect
    .poll(async () => (await tiles()).every(({ answer }) => answer !== undefined), {
      timeout: 30_000,
      interval: 200,
    })
    .toBe(true)
  for (const { title, encrypted, answer } of await tiles())
    expect([title, answer?.reading._tag, answer?.reading.errors ?? []]).toEqual([
      title,
      encrypted ? 'Locked' : 'Read',
      [],
    ])
  child.kill('SIGINT')
  const [code] = await once(child, 'close')
  expect(code).toBe(0)
})
