import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launch } from '../../../packages/preview/test/browser.js'
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
}

/** Opens the board as a person does: every widget is drawn, the encrypted one once its password is typed. */
const lookAt = async (url: string, tiles: readonly Tile[]): Promise<void> => {
  const browser = await launch()
  if (browser === undefined) return console.log('not run: no browser')
  try {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.goto(url)
    const tileOf = (title: string) => page.getByRole('region', { name: title, exact: true })
    for (const { title, encrypted } of tiles) {
      const tile = tileOf(title)
      if (encrypted) {
        await tile.getByLabel('Password').fill('a password of this test')
        await tile.getByRole('button', { name: 'Unlock' }).click()
      }
      await tile.locator('.picture > *').first().waitFor()
    }
    expect(await page.locator('.tile.good').count()).toBe(tiles.length)
    expect(complaints).toEqual([])
  } finally {
    await browser.close()
  }
}

it('npm start ends with a board that draws every widget', async () => {
  const child = spawn(process.execPath, [`${root}examples/board/dist/main.js`, '--preview'], {
    env: {
      ...process.env,
      PORT: '0',
      GECKOBOARD_API_KEY: 'a-key-of-this-test',
      GECKOBOARD_PASSWORD: 'a password of this test',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk
  })
  const address = /^Open +(http:\/\/127\.0\.0\.1:\d+)\/#([0-9a-f]{32})\nPassword +a password of this test$/m
  // The second time, the database is filled.
  await expect
    .poll(() => out.match(new RegExp(address, 'gm')), { timeout: 90_000, interval: 50 })
    .toHaveLength(2)
  const [, origin, token = ''] = address.exec(out) ?? []
  const board = await fetch(`${origin}/api/board`, { headers: { 'X-Token': token } })
  const { tiles } = (await board.json()) as { readonly tiles: readonly Tile[] }
  await lookAt(`${origin}/#${token}`, tiles)
  child.kill('SIGINT')
  const [code] = await once(child, 'close')
  expect(code).toBe(0)
}, 180_000)
