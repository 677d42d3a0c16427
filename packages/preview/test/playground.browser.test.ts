import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { fromPayload, type InputOf, type Kind, widgets } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { conformance } from '../../core/test/conformance/index.js'
import { loadAssets } from '../src/assets.js'
import { gallery } from '../src/gallery.js'
import { toTypeScript } from '../src/playground/typeScript.js'
import type { Assets } from '../src/server.js'
import { browserTest, launch } from './browser.js'
import { feedOf, startBoard } from './feeds.js'
import { HOSTILE, withText } from './hostile.js'

const root = fileURLToPath(new URL('..', import.meta.url))

let browser: Browser | undefined
let assets: Assets
let folder: string
let site: Server
const served: string[] = []

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
}

const built = (mode: string, outDir: string) =>
  build({
    root: join(root, 'src/page'),
    configFile: join(root, 'vite.config.ts'),
    mode,
    logLevel: 'silent',
    build: { outDir, emptyOutDir: true },
  })

beforeAll(async () => {
  browser = await launch()
  if (browser === undefined) {
    console.log('not run: no browser')
    return
  }
  folder = mkdtempSync(join(tmpdir(), 'playground-'))
  await built('production', join(folder, 'board'))
  assets = loadAssets(join(folder, 'board'))
  await built('site', join(folder, 'site'))
  // Like the documentation: static files, without special headers.
  site = createServer(({ url = '' }, response) => {
    served.push(url)
    const name = url.replace(/^\/docs\/playground\/$/, '/docs/playground/playground.html')
    try {
      const file = readFileSync(join(folder, 'site', name.replace('/docs/playground/', '')))
      response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'text/plain' }).end(file)
    } catch {
      response.writeHead(404).end()
    }
  }).listen(0, '127.0.0.1')
})

const ends: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

afterAll(async () => {
  await browser?.close()
  if (folder !== undefined) rmSync(folder, { recursive: true })
  site?.close()
})

interface Opened {
  readonly page: Page
  readonly requests: string[]
  /** Errors and warnings in the console; there should be none. */
  readonly complaints: string[]
}

type Where = 'board' | 'site'

const urlOf = async (where: Where): Promise<string> => {
  if (where === 'site') return `http://127.0.0.1:${(site.address() as AddressInfo).port}/docs/playground/`
  const board = await startBoard([], assets)
  ends.push(board.stop)
  return `http://127.0.0.1:${board.port}/playground`
}

const open = async (where: Where = 'board', colorScheme: 'dark' | 'light' = 'dark'): Promise<Opened> => {
  const url = await urlOf(where)
  const context = await (browser as Browser).newContext({
    colorScheme,
    viewport: { width: 1366, height: 768 },
  })
  ends.unshift(() => context.close())
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(url)
  await codeOf(page, 'TypeScript').getByText('geckoboard.number(').waitFor()
  return { page, requests, complaints }
}

/** One example of each kind. */
const examples = gallery().filter(({ id, kind }) => id === kind)

const codeOf = (page: Page, name: string) => page.getByRole('group', { name, exact: true })

const payloadOf = (page: Page) => page.getByLabel('Payload', { exact: true })

const paste = async (page: Page, text: string): Promise<void> => {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
  await payloadOf(page).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+V')
}

const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).setLegacyMode().options({ iframes: false }).analyze()).violations.map(
    ({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }),
  )

const inBrowser = browserTest(() => browser, 180_000)

const SIDEWAYS = 'document.documentElement.scrollWidth > innerWidth'

describe('a payload', () => {
  inBrowser('is drawn, checked and written as code when it is pasted', async () => {
    const { page, complaints } = await open()
    const cases: readonly (readonly [payload: unknown, drawn: string, code: string])[] = [
      [{ item: [{ value: 4711 }, { value: 4700 }] }, '4,711', 'geckoboard.number(async () => [4711, 4700])'],
      [{ items: [{ label: 'Ada', value: 42 }] }, 'Ada', "geckoboard.leaderboard(async () => [['Ada', 42]])"],
      [[{ title: { text: 'Deploy' } }], 'Deploy', "geckoboard.list(async () => ['Deploy'])"],
      [{ status: 'Up' }, 'Up', "geckoboard.monitoring(async () => 'Up' as const)"],
      [
        {
          item: [
            { value: 10, label: 'Yes' },
            { value: 5, label: 'No' },
          ],
        },
        'Yes',
        "geckoboard.pieChart(async () => [[10, 'Yes'], [5, 'No']])",
      ],
    ]
    for (const [payload, drawn, code] of cases) {
      await paste(page, JSON.stringify(payload))
      await codeOf(page, 'TypeScript').getByText(code, { exact: true }).waitFor()
      await page.locator('.picture').getByText(drawn).first().waitFor()
      await page.getByRole('status').getByText('no problems found').waitFor()
      expect(JSON.parse(String(await codeOf(page, 'JSON').textContent()))).toEqual(payload)
    }
    await page.getByRole('button', { name: 'Copy the TypeScript' }).click()
    await page.getByText('Copied').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(cases.at(-1)?.[2])
    expect(complaints).toEqual([])
  })

  inBrowser('has its mistakes shown at their paths, and its kind asked for if it is ambiguous', async () => {
    const { page, complaints } = await open()
    await paste(page, '{"item":[{"value":"many","label":"Yes"},{"label":"No","colour":"ff0000"}]}')
    await page.locator('.tile').getByText('Geckoboard would not draw this pieChart: 2 errors.').waitFor()
    expect(await page.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/^item\[0\]\.value/),
      expect.stringMatching(/^item\[1\]\.value/),
      expect.stringMatching(/^item\[1\]\.colour.*is now called color/),
    ])
    expect(await page.getByRole('button', { name: /^Copy/ }).count()).toBe(0)
    await paste(page, '{"item":[{"value":3,"text":"this"},{"value":2,"text":"that"}]}')
    await page.getByText('Looks like number (or rag): choose').waitFor()
    await page.getByRole('button', { name: 'rag', exact: true }).click()
    await codeOf(page, 'TypeScript')
      .getByText("geckoboard.rag(async () => [[3, 'this'], [2, 'that']])")
      .waitFor()
    await paste(page, '{"item":[{"value":1},]}')
    await page.locator('.tile').getByText('unexpected ] after a comma (line 1, column 22)').waitFor()
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.locator('.tile').getByText('Paste a payload, drop a file').waitFor()
    expect(complaints).toEqual([])
  })

  inBrowser('can be opened from a file, or dropped', async () => {
    const { page, complaints } = await open()
    const xml = '<root><item><value>815</value></item></root>'
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.xml', mimeType: 'text/xml', buffer: Buffer.from(xml) })
    await codeOf(page, 'TypeScript').getByText('geckoboard.number(async () => 815)').waitFor()
    expect(await payloadOf(page).inputValue()).toBe(xml)
    const drop = (bytes: readonly number[]) =>
      page.evaluate(`{
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([new Uint8Array(${JSON.stringify(bytes)})], 'dropped.json'))
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
      }`)
    await drop([...Buffer.from('{"status":"Down"}')])
    await codeOf(page, 'TypeScript').getByText('geckoboard.monitoring(').waitFor()
    await drop([0x22, 0xff, 0xfe, 0x22])
    await page.locator('.tile').getByText('dropped.json is not UTF-8.').waitFor()
    expect(complaints).toEqual([])
  })

  inBrowser('gets the same code as in Node, for every vector', async () => {
    const { page, complaints } = await open()
    for (const kind of Object.keys(widgets) as Kind[]) {
      const payloads = [
        ...conformance[kind].accepted.map(({ json }) => json),
        ...conformance[kind].wire.filter(({ errors }) => errors.length === 0).map(({ payload }) => payload),
      ].filter((payload) => JSON.stringify(payload).length < 20_000)
      // Choosing a kind reads the payload at once.
      const shown =
        await page.evaluate(`(${JSON.stringify(payloads.map((payload) => JSON.stringify(payload)))}).map((text) => {
        document.querySelector('textarea').value = text
        const select = document.querySelector('#kind')
        select.value = '${kind}'
        select.dispatchEvent(new Event('change'))
        return [document.querySelector('.code-block .text').textContent, document.querySelector('.picture').childElementCount]
      })`)
      expect(shown, kind).toEqual(
        payloads.map((payload) => {
          const input = fromPayload(kind)(payload)
          return [E.isRight(input) ? toTypeScript(kind, input.right as InputOf<Kind>) : '', 1]
        }),
      )
    }
    expect(complaints).toEqual([])
  })
})

describe('the page', () => {
  inBrowser(
    'draws an example of each kind, in both themes, at the width of a desktop and a phone; axe finds nothing',
    async () => {
      const { page, complaints } = await open()
      expect(examples.map(({ kind }) => kind)).toEqual(Object.keys(widgets))
      for (const { id, kind } of examples) {
        await page.getByLabel('Example', { exact: true }).selectOption(id)
        await codeOf(page, 'TypeScript').getByText(`geckoboard.${kind}(`).waitFor()
        expect(await page.locator('.picture').locator(':scope > *').count(), id).toBe(1)
      }
      for (const [id, width] of [
        ['bullet', 1366],
        ['text', 375],
      ] as const) {
        await page.setViewportSize({ width, height: 800 })
        await page.getByLabel('Example', { exact: true }).selectOption(id)
        expect(await page.evaluate(SIDEWAYS)).toBe(false)
        expect(await violations(page)).toEqual([])
        await page.getByRole('button', { name: /^(?:Light|Dark)$/ }).click()
        expect(await violations(page)).toEqual([])
      }
      await paste(page, '{"item":[{"value":"x"}]}')
      await page.getByRole('listitem').first().waitFor()
      expect(await violations(page)).toEqual([])
      expect(complaints).toEqual([])
    },
  )

  inBrowser('is reached from the board', async () => {
    const board = await startBoard([feedOf('http://127.0.0.1:1/')], assets)
    ends.push(board.stop)
    const context = await (browser as Browser).newContext()
    ends.unshift(() => context.close())
    const page = await context.newPage()
    await page.goto(board.url)
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'Playground' }).click(),
    ])
    await codeOf(opened, 'TypeScript').waitFor()
    expect(opened.url()).toBe(`http://127.0.0.1:${board.port}/playground`)
  })

  inBrowser(
    'in the documentation loads nothing but its own files, under its own content policy',
    async () => {
      const { page, requests, complaints } = await open('site', 'light')
      const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
      expect(policy).toMatch(/^default-src 'self'; /)
      expect(policy).not.toMatch(/unsafe|https?:|\*/)
      for (const { id } of examples) await page.getByLabel('Example', { exact: true }).selectOption(id)
      await paste(page, JSON.stringify({ item: [{ text: 'one' }, { text: 'two' }] }))
      await page.locator('iframe').contentFrame().getByText('one').waitFor()
      const home = new URL(page.url())
      expect(await page.getByRole('link', { name: 'Documentation' }).getAttribute('href')).toBe('../')
      for (const url of requests)
        expect(url.startsWith('data:') || url.startsWith(`${home.origin}/docs/playground/`), url).toBe(true)
      const names = requests
        .map((url) => url.replace(/^.*\//, ''))
        .filter((name) => !name.startsWith('data:'))
      expect(names).not.toContain('board.js')
      // The policy blocks this, whatever runs here.
      const refused = `new Promise((done) => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => done(effectiveDirective))
      fetch('https://example.com/').catch(() => {})
    })`
      expect(complaints).toEqual([])
      expect(await page.evaluate(refused)).toBe('connect-src')
    },
  )
})

describe('untrusted payloads', () => {
  for (const where of ['board', 'site'] as const)
    inBrowser(
      `run nothing and load nothing, ${where === 'board' ? 'on the preview' : 'in the documentation'}`,
      async () => {
        const { page, requests, complaints } = await open(where)
        for (const { kind, payload } of examples) {
          await page.getByLabel('Kind', { exact: true }).selectOption(kind)
          await payloadOf(page).fill(JSON.stringify(withText(payload, HOSTILE)))
          await page.waitForTimeout(200)
          expect(await page.locator('script').count(), kind).toBe(1)
          expect(await page.locator('img').count(), kind).toBe(0)
        }
        await page.getByLabel('Kind', { exact: true }).selectOption('text')
        const outside = `http://127.0.0.1:${(site.address() as AddressInfo).port}/outside`
        const html = `<b>bold</b><img src="${outside}"><script>alert(1)</script><a href="${outside}" target="_top">away</a><iframe src="${outside}"></iframe><meta http-equiv="refresh" content="0;url=${outside}"><style>@import "${outside}"</style></div></body>`
        await payloadOf(page).fill(JSON.stringify({ item: [{ text: html }] }))
        const frame = page.locator('iframe')
        await frame.contentFrame().getByText('bold').waitFor()
        expect(await frame.getAttribute('sandbox')).toBe('')
        const url = page.url()
        await frame.contentFrame().getByText('away').click()
        await page.waitForTimeout(500)
        expect(page.url()).toBe(url)
        await payloadOf(page).fill('{ series: [(() => { document.title = "run" })()], chart: {} }')
        await codeOf(page, 'TypeScript').getByText('geckoboard.text').waitFor({ state: 'detached' })
        expect(await page.title()).toBe('Geckoboard payload playground')
        expect(served).not.toContain('/outside')
        const origin = new URL(url).origin
        // A browser may report a request that it blocks.
        expect(
          requests.filter((url) => ![origin, 'data:', outside].some((start) => url.startsWith(start))),
        ).toEqual([])
        const sandbox =
          /Blocked script execution in 'about:srcdoc'|violates the following Content Security Policy|Refused to execute the redirect|Unsafe attempt to initiate navigation/
        expect(complaints.filter((words) => !sandbox.test(words))).toEqual([])
      },
    )
})
