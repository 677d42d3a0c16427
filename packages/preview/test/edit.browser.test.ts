import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest'
import { createBoardFile } from '../src/boardFile.js'
import { readSettings } from '../src/settings.js'
import { type Feeds, startFeeds } from './feeds.js'
import { createPages, tileOf, violations, waitFor } from './pages.js'

const { inBrowser, openBoard } = createPages()

let feeds: Feeds
let path: string
beforeAll(async () => {
  feeds = await startFeeds()
  for (const [i, name] of ['one', 'two', 'three', 'four'].entries())
    feeds.set(`/${name}`, { item: [{ value: i + 1 }] })
})
afterAll(() => feeds.stop())

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'gecko-edit-'))
  path = join(folder, 'geckoboard.json')
})
afterEach(() => rmSync(join(path, '..'), { recursive: true }))

const entryOf = (name: string) => ({ url: feeds.url(`/${name}`), title: name })

/** Opens the board of a file, like the program. */
const openFile = async () => {
  const settings = readSettings(['--config', path], (file) => readFileSync(file, 'utf8'))
  if (E.isLeft(settings) || typeof settings.right === 'string') return expect.fail(JSON.stringify(settings))
  return openBoard(settings.right.feeds, { file: createBoardFile(settings.right.file) })
}

const write = (...widgets: readonly unknown[]): void => writeFileSync(path, JSON.stringify({ widgets }))
const saved = () => JSON.parse(readFileSync(path, 'utf8'))

const titles = (page: Page) => page.locator('.tile h2').allTextContents()

const focused = async (page: Page): Promise<string> =>
  String(
    await page.evaluate(
      "document.activeElement.getAttribute('aria-label') ?? document.activeElement.id ?? document.activeElement.textContent",
    ),
  )

/** Presses Tab until the wanted element has the focus. */
const tabTo = async (page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
  for (let i = 0; i < 60; i++) {
    const text = await page.evaluate('document.activeElement.textContent')
    if ((await focused(page)) === name || text === name) return
    await page.keyboard.press(key)
  }
  throw new Error(`the keyboard does not reach ${name}`)
}

const said = (page: Page, words: string | RegExp) => page.locator('[aria-live]', { hasText: words }).waitFor()

describe('the editor', () => {
  inBrowser('edits a board with only the keyboard, saves it, and loads it again', async () => {
    write(entryOf('one'), { ...entryOf('two'), kind: 'number', interval: 60 }, entryOf('three'))
    const { page, complaints } = await openFile()
    await tileOf(page, 'three').getByText('3', { exact: true }).waitFor()

    await tabTo(page, 'Edit')
    await page.keyboard.press('Enter')
    await tabTo(page, 'edit-url')
    await page.keyboard.type('ftp://example.com/four')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('expected a URL of http or https').waitFor()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(feeds.url('/four'))
    await page.keyboard.press('Tab')
    await page.keyboard.type('four')
    await page.keyboard.press('Enter')
    await said(page, 'four was added at the end.')
    await tileOf(page, 'four').getByText('4', { exact: true }).waitFor()
    expect(await focused(page)).toBe('edit-url')

    await tabTo(page, 'Move earlier: four')
    await page.keyboard.press('ArrowLeft')
    await said(page, 'four: position 3 of 4')
    expect(await titles(page)).toEqual(['one', 'two', 'four', 'three'])
    await page.keyboard.press('Home')
    await said(page, 'four: position 1 of 4')
    expect(await titles(page)).toEqual(['four', 'one', 'two', 'three'])
    expect(await focused(page)).toBe('Move earlier: four')
    await page.keyboard.press('Shift+ArrowRight')
    await said(page, 'four: 2 columns, 1 row')
    await page.keyboard.press('Shift+ArrowDown')
    await said(page, 'four: 2 columns, 2 rows')
    await tabTo(page, 'Move later: one')
    await page.keyboard.press('Enter')
    await said(page, 'one: position 3 of 4')
    expect(await focused(page)).toBe('Move later: one')

    await tabTo(page, 'Remove: two', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await said(page, 'two was removed. Undo brings it back.')
    expect(await titles(page)).toEqual(['four', 'one', 'three'])
    expect(await focused(page)).toBe('Move later: one')
    await tabTo(page, 'Undo', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await said(page, 'Undone.')
    expect(await titles(page)).toEqual(['four', 'two', 'one', 'three'])
    await tabTo(page, 'Size: three')
    await page.keyboard.press('ArrowDown')
    await said(page, 'three: 2 columns, 1 row')
    await tabTo(page, 'Remove: one', 'Shift+Tab')
    await page.keyboard.press('Space')
    await said(page, 'one was removed.')

    expect(saved().widgets).toHaveLength(3)
    await tabTo(page, 'Save to geckoboard.json', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Saved to geckoboard.json.').waitFor()
    expect(saved()).toEqual({
      widgets: [
        { ...entryOf('four'), size: '2x2' },
        { ...entryOf('two'), kind: 'number', interval: 60 },
        { ...entryOf('three'), size: '2x1' },
      ],
    })
    expect(complaints).toEqual([])

    const again = await openFile()
    await tileOf(again.page, 'three').getByText('3', { exact: true }).waitFor()
    expect(await titles(again.page)).toEqual(['four', 'two', 'three'])
    const classes = await again.page.evaluate(
      "[...document.querySelectorAll('.tile')].map((tile) => tile.className)",
    )
    expect(classes).toEqual([
      expect.stringContaining('size-2x2'),
      expect.stringContaining('size-1x1'),
      expect.stringContaining('size-2x1'),
    ])
  })

  inBrowser('lets a pointer move and resize tiles; Escape undoes it', async () => {
    write(entryOf('one'), entryOf('two'), entryOf('three'))
    const { page, complaints } = await openFile()
    await tileOf(page, 'three').getByText('3', { exact: true }).waitFor()
    const middle = async (title: string) => {
      const { x, y, width, height } = (await tileOf(page, title).boundingBox()) ?? expect.fail(title)
      return { x: x + width / 2, y: y + height / 2, right: x + width, bottom: y + height, width, height }
    }
    const drag = async (from: readonly [number, number], to: readonly [number, number], drop = true) => {
      await page.mouse.move(...from)
      await page.mouse.down()
      await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 3 })
      await page.mouse.move(...to, { steps: 3 })
      if (!drop) await page.keyboard.press('Escape')
      await page.mouse.up()
    }
    const [one, three] = [await middle('one'), await middle('three')]
    // Nothing can be dragged unless the board is being edited.
    await drag([one.x, one.y], [three.x, three.y])
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('button', { name: 'Move later: one' }).waitFor()
    const [from, to] = [await middle('one'), await middle('three')]
    await drag([from.x, from.y], [to.x, to.y], false)
    expect(await titles(page)).toEqual(['one', 'two', 'three'])
    await drag([from.x, from.y], [to.x, to.y])
    await said(page, 'one: position 3 of 3')
    expect(await titles(page)).toEqual(['two', 'three', 'one'])
    const two = await middle('two')
    await drag([two.right - 8, two.bottom - 8], [two.right + two.width * 0.8, two.bottom + two.height * 0.8])
    await said(page, 'two: 2 columns, 2 rows')
    await waitFor(async () => (await middle('two')).width > two.width * 1.9)
    await page.getByRole('button', { name: 'Save to' }).click()
    await page.getByRole('status').getByText('Saved to geckoboard.json.').waitFor()
    expect(saved()).toEqual({
      widgets: [{ ...entryOf('two'), size: '2x2' }, entryOf('three'), entryOf('one')],
    })
    expect(
      await page.locator('.tile[style*=transform], .tile[data-dragged], .tile[data-target]').count(),
    ).toBe(0)
    expect(complaints).toEqual([])
  })

  inBrowser('replaces a file that has changed only if the user confirms', async () => {
    write(entryOf('one'))
    const { page } = await openFile()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Size: one').selectOption('2x1')
    write(entryOf('two'))
    await page.getByRole('button', { name: 'Save to' }).click()
    await page.getByRole('status').getByText('geckoboard.json has changed since').waitFor()
    expect(saved()).toEqual({ widgets: [entryOf('two')] })
    await page.getByRole('button', { name: 'Replace it' }).click()
    await page.getByRole('status').getByText('Saved to geckoboard.json.').waitFor()
    expect(saved()).toEqual({ widgets: [{ ...entryOf('one'), size: '2x1' }] })
  })

  inBrowser('removes the last tile, and adds another one', async () => {
    write(entryOf('one'))
    const { page, complaints } = await openFile()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('button', { name: 'Remove: one' }).click()
    await waitFor(async () => (await page.locator('.tile').count()) === 0)
    expect(await focused(page)).toBe('edit-url')
    await page.keyboard.type(feeds.url('/two'))
    await page.keyboard.press('Enter')
    await tileOf(page, 'two').getByText('2', { exact: true }).waitFor()
    expect(complaints).toEqual([])
  })

  inBrowser('shows untrusted titles as text', async () => {
    const nasty = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    write({ ...entryOf('one'), title: nasty })
    const { page, complaints } = await openFile()
    await page.getByRole('button', { name: 'Edit' }).click()
    const tile = tileOf(page, nasty)
    await tile.getByRole('button', { name: `Move later: ${nasty}` }).press('Shift+ArrowRight')
    await said(page, `${nasty}: 2 columns, 1 row`)
    await tile.getByRole('button', { name: `Remove: ${nasty}` }).click()
    await said(page, `${nasty} was removed.`)
    expect(await page.locator('script').count()).toBe(1)
    expect(await page.locator('img').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  inBrowser('axe finds nothing, targets are large enough, and nothing is too wide', async () => {
    write(entryOf('one'), { ...entryOf('two'), size: '2x1' }, { ...entryOf('three'), size: '1x2' })
    const { page, complaints, requests, board } = await openFile()
    await tileOf(page, 'three').getByText('3', { exact: true }).waitFor()
    const small = async () =>
      page.evaluate(`[...document.querySelectorAll('button, summary, select, input')]
        .map((of) => [of.getAttribute('aria-label') ?? of.textContent, of.getBoundingClientRect()])
        .filter(([, { width, height }]) => width > 0 && (width < 44 || height < 44))
        .map(([name, { width, height }]) => [name, width, height])`)
    expect(await small()).toEqual([])
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('button', { name: 'Remove: three' }).waitFor()
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.locator(`html.gw-${colorScheme}`).waitFor()
      expect(await violations(page)).toEqual([])
    }
    for (const [width, height] of [
      [320, 568],
      [768, 1024],
      [1280, 800],
      [1920, 1080],
      [3840, 2160],
    ] as const) {
      await page.setViewportSize({ width, height })
      expect([width, await page.evaluate('document.documentElement.scrollWidth > innerWidth')]).toEqual([
        width,
        false,
      ])
      expect([width, await small()]).toEqual([width, []])
    }
    await tileOf(page, 'one').getByRole('button', { name: 'Inspect' }).click()
    await page.getByRole('dialog').getByText('"value": 1').waitFor()
    expect(await small()).toEqual([])
    expect(complaints).toEqual([])
    const elsewhere = requests.filter((request) => !request.includes(` http://127.0.0.1:${board.port}/`))
    expect(elsewhere.filter((request) => !/^GET data:/.test(request))).toEqual([])
  })
})
