import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { loadAssets } from '../src/assets.js'
import type { BoardFile } from '../src/boardFile.js'
import type { Assets, Served } from '../src/server.js'
import type { Feed } from '../src/settings.js'
import { browserTest, launch } from './browser.js'
import { startBoard } from './feeds.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A page that shows a board, and a record of what it did. */
export interface Opened {
  readonly page: Page
  readonly board: Served
  /** The requests of the page: method, URL, headers and body. */
  readonly requests: string[]
  /** The URLs that it got responses from. */
  readonly answers: string[]
  /** Errors and warnings in the console; there should be none. */
  readonly complaints: string[]
}

export interface Ways {
  readonly apiKey?: string
  readonly before?: string
  readonly colorScheme?: 'dark' | 'light'
  readonly url?: (board: Served) => string
  /** The file that the board is saved to. */
  readonly file?: BoardFile
  /** The key of the account, and the URL of the push API. */
  readonly push?: readonly [accountKey: string, url: string]
}

/** Boards in a browser, for the tests of one file. */
export interface Pages {
  /** Opens a board, until the end of the test. */
  readonly openBoard: (list: readonly Feed[], ways?: Ways) => Promise<Opened>
  /** What to stop at the end of the test. */
  readonly ends: (() => Promise<void>)[]
  /** A test that is skipped without a browser. */
  readonly inBrowser: (name: string, run: () => Promise<void>) => void
}

/** Starts a browser, and builds the page once. */
export const createPages = (): Pages => {
  let browser: Browser | undefined
  let assets: Assets

  beforeAll(async () => {
    browser = await launch()
    if (browser === undefined) {
      console.log('not run: no browser')
      return
    }
    const outDir = mkdtempSync(join(tmpdir(), 'page-'))
    await build({
      root: join(root, 'src/page'),
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'silent',
      build: { outDir, emptyOutDir: true },
    })
    assets = loadAssets(outDir)
    rmSync(outDir, { recursive: true })
  })

  const ends: (() => Promise<void>)[] = []

  afterEach(async () => {
    for (const end of ends.splice(0)) await end()
  })

  afterAll(async () => {
    await browser?.close()
  })

  const openBoard = async (list: readonly Feed[], ways: Ways = {}): Promise<Opened> => {
    const board = await startBoard(list, assets, ways.apiKey, ways.push, ways.file)
    const context = await (browser as Browser).newContext({
      colorScheme: ways.colorScheme ?? 'dark',
      viewport: { width: 1366, height: 768 },
    })
    let isOver = false
    ends.push(async () => {
      isOver = true
      await context.close()
      await board.stop().catch(() => {})
    })
    if (ways.before !== undefined) await context.addInitScript(ways.before)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const requests: string[] = []
    const answers: string[] = []
    const complaints: string[] = []
    page.on('console', (message) => {
      // Chromium reports that the frame of a text widget runs no script whenever a test looks into it.
      const isSandbox = message.text().startsWith("Blocked script execution in 'about:srcdoc'")
      if (!isOver && !isSandbox && ['error', 'warning'].includes(message.type()))
        complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) =>
      requests.push(
        `${request.method()} ${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`,
      ),
    )
    page.on('response', (response) => answers.push(response.url()))
    await page.goto(ways.url?.(board) ?? board.url)
    return { page, board, requests, answers, complaints }
  }

  return {
    openBoard,
    ends,
    inBrowser: browserTest(() => browser, 300_000),
  }
}

export const tileOf = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true })

export const waitFor = async (is: () => Promise<boolean> | boolean): Promise<void> => {
  for (let i = 0; i < 150; i++) {
    if (await is()) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('waited for 15 seconds')
}

/** Lists what axe finds. */
export const violations = async (page: Page) =>
  // The frames of text widgets are left out, because axe cannot run in them.
  (await new AxeBuilder({ page }).setLegacyMode().options({ iframes: false }).analyze()).violations.map(
    ({ id, nodes }) => ({
      id,
      at: nodes.map(({ html }) => html),
    }),
  )
