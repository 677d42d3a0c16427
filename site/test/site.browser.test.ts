import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../../packages/preview/test/browser.js'

const DIST = join(import.meta.dirname, '../dist')
const PAGES = [
  ...['/', '/documentation', '/start', '/widgets/', '/widgets/number', '/frameworks/express'],
  ...[
    '/recipes/postgres',
    '/geckoboard-errors',
    '/comparison',
    '/api/core',
    '/api/core/number',
    '/changelog',
  ],
]
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

let browser: Browser | undefined
let server: Server
let at: string

/** The file behind an address, as a host of static pages finds it. */
const fileOf = (path: string): string | undefined =>
  [path, `${path}.html`, join(path, 'index.html')]
    .map((name) => join(DIST, name))
    .find((name) => existsSync(name) && statSync(name).isFile())

beforeAll(async () => {
  browser = await launch()
  if (browser === undefined) {
    console.log('not run: no browser')
    return
  }
  execFileSync(process.execPath, ['site/build.mjs'], { stdio: 'pipe' })
  server = createServer(({ url = '/' }, response) => {
    const file = fileOf(decodeURI(new URL(url, 'http://localhost').pathname))
    if (file === undefined) {
      response.writeHead(404).end()
      return
    }
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream')
    response.end(readFileSync(file))
  }).listen(0)
  at = `http://localhost:${await new Promise<number>((resolve) => {
    server.on('listening', () => resolve((server.address() as AddressInfo).port))
  })}`
}, 600_000)

afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
})

const inBrowser = (
  name: string,
  run: (page: Page, problems: string[]) => Promise<void>,
  options = {},
): void =>
  test(name, { timeout: 120_000 }, async (context) => {
    if (browser === undefined) return context.skip()
    const session = await browser.newContext({ reducedMotion: 'reduce', ...options })
    const page = await session.newPage()
    const problems: string[] = []
    page.on('pageerror', ({ message }) => problems.push(message))
    page.on('response', (response) => {
      if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`)
    })
    await run(page, problems)
    await session.close()
    expect(problems).toEqual([])
  })

describe.each(['light', 'dark'])('%s', (colorScheme) => {
  describe.each(PAGES)('%s', (path) => {
    inBrowser(
      'axe finds nothing',
      async (page) => {
        await page.goto(at + path, { waitUntil: 'networkidle' })
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual(
          [],
        )
      },
      { colorScheme },
    )
  })

  inBrowser(
    'a phone shows the landing page without scrolling sideways',
    async (page) => {
      await page.goto(at, { waitUntil: 'networkidle' })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      await page.getByRole('link', { name: 'Get started' }).click()
      await page.waitForURL('**/start*')
    },
    { colorScheme, viewport: { width: 390, height: 844 } },
  )
})

describe('search', () => {
  const found = async (page: Page, words: string): Promise<readonly (string | null)[]> => {
    await page.goto(`${at}/start`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Search' }).first().click()
    await page.getByRole('searchbox').fill(words)
    const box = page.locator('.VPLocalSearchBox')
    await box.locator('a.result, .no-results').first().waitFor()
    const results = box.locator('a.result')
    return results.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  }

  inBrowser('guides come before the reference', async (page) => {
    const [first = ''] = await found(page, 'encrypt')
    expect(first).toMatch(/^\/encryption/)
    expect((await found(page, 'pieChart'))[0]).toMatch(/^\/widgets\//)
  })

  inBrowser('finds nothing of how the project is made', async (page) => {
    for (const words of ['mutation', 'performance'])
      for (const link of await found(page, words)) expect(link).not.toMatch(/^\/(?:mutation|performance)/)
  })
})
