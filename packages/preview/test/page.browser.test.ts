import { encrypt, type Kind, widgets } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { moods, says, startApi } from '../../push/test/api.js'
import { gallery } from '../src/gallery.js'
import type { Size } from '../src/settings.js'
import { type Feeds, feedOf, startFeeds } from './feeds.js'
import { createPages, tileOf, violations, waitFor } from './pages.js'
import { parseXml, textsOf, xmlProblem } from './support/xml.js'

const { inBrowser, openBoard, ends } = createPages()

let feeds: Feeds
beforeAll(async () => {
  feeds = await startFeeds()
})
afterAll(() => feeds.stop())

const payloadOf = (value: unknown): string => JSON.stringify(value)

const sealed = (password: string, value: unknown, salt = Buffer.alloc(8, 5)): { readonly body: string } => {
  const text = encrypt({ password, salt })(payloadOf(value))
  if (E.isLeft(text)) throw new Error(text.left.message)
  return { body: text.right }
}

describe('the board', () => {
  inBrowser('draws every kind in both themes, and axe finds nothing', async () => {
    const entries = gallery()
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(Object.keys(widgets)))
    const list = entries.map(({ id, kind, title, payload, columns, rows }) => {
      feeds.set(`/${id}`, { body: payloadOf(payload), headers: { 'X-Gecko-Widget': kind } })
      return feedOf(feeds.url(`/${id}`), { title: `${title} (${id})`, size: `${columns}x${rows}` as Size })
    })
    const { page, complaints, requests, board } = await openBoard(list)
    await waitFor(async () => (await page.locator('.tile.good').count()) === entries.length)
    for (const { id, title } of entries) {
      const picture = tileOf(page, `${title} (${id})`).locator('.picture')
      const drawn = picture.locator(':scope > *')
      await waitFor(async () => (await drawn.count()) === 1)
    }
    const empty = `[...document.querySelectorAll('.picture')].filter((picture) =>
      picture.querySelector('text, path, iframe[srcdoc]') === null && picture.textContent.trim() === '').length`
    expect(await page.evaluate(empty)).toBe(0)
    const sideways = 'document.documentElement.scrollWidth > innerWidth'
    expect(await page.evaluate(sideways)).toBe(false)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Light' }).click()
    await waitFor(async () => (await page.locator('html.gw-light').count()) === 1)
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(sideways)).toBe(false)
    expect(complaints).toEqual([])
    expect(
      requests.filter(
        (request) => !request.includes(` http://127.0.0.1:${board.port}/`) && !/^GET data:/.test(request),
      ),
    ).toEqual([])
  })

  inBrowser('says which key is wrong', async () => {
    feeds.set('/users', { status: 401, body: '{"error":"unauthorized"}' })
    const { page, complaints } = await openBoard([feedOf(feeds.url('/users'))], { apiKey: 'wrong' })
    await tileOf(page, 'users').getByText('The feed refuses the key. Does GECKOBOARD_API_KEY').waitFor()
    const sent = feeds.requests.filter(({ path }) => path === '/users').at(-1)
    expect(sent?.key).toBe(`Basic ${Buffer.from('wrong:X').toString('base64')}`)
    expect(complaints).toEqual([])
  })

  inBrowser('shows the errors of a broken payload at their paths, on the tile and in the tree', async () => {
    feeds.set('/pie', {
      item: [
        { value: 'many', label: 'Yes' },
        { label: 'No', colour: 'ff0000' },
      ],
    })
    const { page, complaints } = await openBoard([feedOf(feeds.url('/pie'), { kind: 'pieChart' })])
    const tile = tileOf(page, 'pie')
    await tile.getByText('Geckoboard would not draw this pieChart: 2 errors.').waitFor()
    const issues = await tile.getByRole('listitem').allTextContents()
    expect(issues[0]).toMatch(/^item\[0\]\.value got .*\(not_finite\)$/)
    expect(issues[1]).toMatch(/^item\[1\]\.value missing; expected a finite number.*\(required\)$/)
    await tile.getByText('1 warning').waitFor()
    await tile.getByRole('button', { name: 'Inspect' }).click()
    const dialog = page.getByRole('dialog', { name: 'pie' })
    await dialog.locator('.code-lines').waitFor()
    const lines = await dialog.locator('.code-lines .line').allTextContents()
    expect(lines.find((line) => line.startsWith('"value": "many"'))).toContain('not_finite')
    expect(lines.find((line) => line.includes('item[1].value: missing'))).toMatch(/^\{.*required/)
    expect(lines.find((line) => line.startsWith('"colour": "ff0000"'))).toContain('renamed')
    expect(await dialog.getByRole('link').getAttribute('href')).toMatch(/^https:\/\//)
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  inBrowser('keeps the last picture of a feed that fails, marks it as stale, and recovers', async () => {
    feeds.set('/orders', { item: [{ value: 4711 }] })
    const { page, complaints } = await openBoard([feedOf(feeds.url('/orders'), { intervalMs: 1000 })])
    const tile = tileOf(page, 'orders')
    await tile.getByText('4,711').waitFor()
    feeds.set('/orders', { status: 500, body: '{"error":"internal"}' })
    await tile.getByText(/^stale since \d\d:\d\d:\d\d$/).waitFor()
    await tile.getByText('The data function failed').waitFor()
    await tile.getByText('4,711').waitFor()
    await page.locator('[aria-live]', { hasText: 'orders: The data function failed' }).waitFor()
    feeds.set('/orders', { item: [{ value: 4712 }] })
    await tile.getByText('4,712').waitFor()
    await waitFor(async () => !(await tile.getByText('stale since').isVisible()))
    await page.locator('[aria-live]', { hasText: 'orders: working again' }).waitFor()
    expect(complaints).toEqual([])
  })

  inBrowser('polls at once on request, and counts down to the next poll', async () => {
    feeds.set('/now', { item: [{ value: 1 }] })
    const { page } = await openBoard([feedOf(feeds.url('/now'))])
    const tile = tileOf(page, 'now')
    await tile.getByText(/200 · \d+ ms · next in [89]:\d\d|10:00/).waitFor()
    feeds.set('/now', { item: [{ value: 2 }] })
    await tile.getByRole('button', { name: 'Poll now: now' }).click()
    await tile.getByText('2', { exact: true }).waitFor()
    feeds.set('/now', { item: [{ value: 3 }] })
    await page.getByRole('button', { name: 'Poll all now' }).click()
    await tile.getByText('3', { exact: true }).waitFor()
  })

  inBrowser('polls when the page is reloaded', async () => {
    feeds.set('/again', { item: [{ value: 1 }] })
    const { page } = await openBoard([feedOf(feeds.url('/again'))])
    const tile = tileOf(page, 'again')
    await tile.getByText('1', { exact: true }).waitFor()
    const count = () => feeds.requests.filter(({ path }) => path === '/again').length
    expect(count()).toBe(1)
    feeds.set('/again', { item: [{ value: 2 }] })
    await page.reload()
    await tile.getByText('2', { exact: true }).waitFor()
    expect(count()).toBe(2)
  })

  inBrowser('shows a restarted app soon, whatever the interval of its feed', async () => {
    const app = await startFeeds()
    app.set('/app', { item: [{ value: 1 }] })
    const { page } = await openBoard([feedOf(app.url('/app'))])
    const tile = tileOf(page, 'app')
    await tile.getByText('1', { exact: true }).waitFor()
    await app.stop()
    await tile.getByRole('button', { name: 'Poll now' }).click()
    await tile.getByText('Nothing listens at this address').waitFor()
    await new Promise((done) => setTimeout(done, 3000))
    const again = await startFeeds(Number(new URL(app.url('/')).port))
    ends.push(again.stop)
    again.set('/app', { item: [{ value: 2 }] })
    const started = performance.now()
    await tile.getByText('2', { exact: true }).waitFor()
    // The board polls within two seconds; a busy browser takes longer to draw.
    expect(performance.now() - started).toBeLessThan(5000)
  })

  inBrowser('saves a tile as SVG and as PNG with the keyboard', async () => {
    feeds.set('/signups', { item: [{ value: 4711, text: 'Typing <gjpqy>' }, { value: 4000 }] })
    const { page, complaints } = await openBoard([feedOf(feeds.url('/signups'), { size: '2x1' })])
    const tile = tileOf(page, 'signups')
    await tile.getByText('4,711').waitFor()
    const saved = async (type: string): Promise<Buffer> => {
      await tile.getByLabel('Save as a picture: signups').focus()
      await page.keyboard.press('Enter')
      expect(await violations(page)).toEqual([])
      const download = page.waitForEvent('download')
      await tile.getByRole('button', { name: type }).focus()
      await page.keyboard.press('Enter')
      expect((await download).suggestedFilename()).toBe(`signups.${type.toLowerCase()}`)
      const chunks: Buffer[] = []
      for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    }
    const svg = (await saved('SVG')).toString()
    expect(xmlProblem(svg)).toBeUndefined()
    expect(textsOf(parseXml(svg))).toEqual(expect.arrayContaining(['signups', '4,711', 'from 4,000']))
    expect(svg).not.toMatch(/foreignObject|<style|http(?!:\/\/www\.w3\.org\/2000\/svg")/)
    const { default: sharp } = await import('sharp')
    const png = sharp(await saved('PNG'))
    expect(await png.metadata()).toMatchObject({ format: 'png', width: 1020, height: 500 })
    // The tile and the letters on it, instead of a single color.
    expect((await png.stats()).channels[0]?.stdev).toBeGreaterThan(10)
    await tile.getByLabel('Save as a picture: signups').press('Enter')
    await page.keyboard.press('Escape')
    expect(await tile.getByRole('button', { name: 'SVG' }).isVisible()).toBe(false)
    expect(complaints).toEqual([])
  })

  inBrowser('lets the user choose a kind, and undo the choice', async () => {
    feeds.set('/which', {
      item: [
        { value: 3, text: 'red' },
        { value: 2, text: 'amber' },
        { value: 1, text: 'green' },
      ],
    })
    const { page, complaints } = await openBoard([feedOf(feeds.url('/which'))])
    const tile = tileOf(page, 'which')
    await tile.locator('.gw-rag').waitFor()
    await tile.getByRole('button', { name: 'Inspect' }).click()
    const select = page.getByRole('dialog').getByLabel('Kind')
    expect(await select.locator('option').first().textContent()).toBe('rag, recognized from the payload')
    await select.selectOption('list' satisfies Kind)
    await tile.getByText('Geckoboard would not draw this list').waitFor()
    await select.selectOption('custom' satisfies Kind)
    await tile.locator('.gw-code').waitFor()
    await select.selectOption('')
    await tile.locator('.gw-rag').waitFor()
    expect(complaints).toEqual([])
  })

  inBrowser('asks for the kind of an ambiguous payload, and offers custom for an unknown one', async () => {
    feeds.set('/doubt', {
      item: [
        { value: 3, text: 'this' },
        { value: 2, text: 'that' },
      ],
    })
    feeds.set('/none', { error: 'db down' })
    const { page, complaints } = await openBoard([feedOf(feeds.url('/doubt')), feedOf(feeds.url('/none'))])
    const tile = tileOf(page, 'doubt')
    await tile.getByText('Looks like number (or rag): choose').waitFor()
    expect(await violations(page)).toEqual([])
    await tile.getByRole('button', { name: 'doubt is a rag' }).click()
    await tile.locator('.gw-rag').waitFor()
    await waitFor(async () => !(await tile.getByText('Looks like').isVisible()))
    const none = tileOf(page, 'none')
    await none.getByText('The response is an error message').waitFor()
    await none.getByRole('button', { name: 'none is a custom' }).click()
    await none.locator('.gw-code').waitFor()
    expect(complaints).toEqual([])
  })

  inBrowser('shows a Highcharts config in JavaScript without running it', async () => {
    feeds.set('/script', {
      body: '{ chart: { events: { load() { document.title = "run" } } }, series: [(() => { document.title = "run" })()], }',
    })
    const { page, complaints } = await openBoard([feedOf(feeds.url('/script'))])
    await tileOf(page, 'script').getByText('not evaluated here').waitFor()
    expect(await page.title()).not.toBe('run')
    expect(complaints).toEqual([])
  })

  inBrowser('does not open without its token, and says when the preview has stopped', async () => {
    const { page, board } = await openBoard([feedOf(feeds.url('/now'))], {
      url: ({ port }) => `http://127.0.0.1:${port}/#guess`,
    })
    await page.getByText('This address does not open the board').waitFor()
    // Pasting it over the other address changes only the part after the #.
    await page.evaluate(`location.href = ${JSON.stringify(board.url)}`)
    await tileOf(page, 'now').waitFor()
    await waitFor(async () => !(await page.getByRole('alert').isVisible()))
    await board.stop()
    await page.getByText('The preview has stopped').waitFor()
  })
})

/** The color of the pixel in the middle of an element. */
const colorAt = async (page: Page, selector: string): Promise<readonly number[]> => {
  const { default: sharp } = await import('sharp')
  const { data, info } = await sharp(await page.locator(selector).first().screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3
  return [...data.subarray(middle, middle + 3)]
}

describe('if the system chooses the colors', () => {
  inBrowser('red, amber and green stay', async () => {
    const rag = [1, 2, 3].map((value) => ({ value, text: 'Projects' }))
    feeds.set('/rag', { body: payloadOf({ item: rag }), headers: { 'X-Gecko-Widget': 'rag' } })
    const { page } = await openBoard([feedOf(feeds.url('/rag'))])
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
    await tileOf(page, 'rag').getByText('Projects').first().waitFor()
    const colors = { bad: [255, 125, 117], warn: [248, 189, 69], good: [79, 209, 139] }
    for (const [mood, color] of Object.entries(colors))
      expect(await colorAt(page, `.gw-${mood} > .gw-lamp`), mood).toEqual(color)
  })
})

/** Finds what is wrong on a screen: text that is too small, empty space, or other elements. Runs in the page. */
const TV_FAULTS = `(() => {
  const least = innerHeight * 0.02 - 0.1
  const faults = []
  const shown = [...document.querySelectorAll('.tile')].filter((tile) => tile.checkVisibility())
  const boxes = shown.map((tile) => tile.getBoundingClientRect())
  const filled = boxes.reduce((sum, { width, height }) => sum + width * height, 0) / (innerWidth * innerHeight)
  if (filled < 0.9) faults.push('the tiles fill ' + filled)
  for (const { left, top, right, bottom } of boxes)
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) faults.push('a tile is cut')
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    if (node.data.trim() === '' || !element.checkVisibility() || element.closest('.unseen, h1') !== null) continue
    const size = parseFloat(getComputedStyle(element).fontSize) * element.currentCSSZoom
    if (size < least) faults.push(element.className + ' ' + node.data + ' at ' + size)
    if (element.closest('.tile') === null) faults.push('outside of the tiles: ' + node.data)
  }
  for (const button of document.querySelectorAll('button, summary, footer'))
    if (button.checkVisibility()) faults.push('visible: ' + button.outerHTML)
  return { faults, titles: shown.map((tile) => tile.querySelector('h2').textContent) }
})()`

interface TvScreen {
  readonly faults: readonly string[]
  readonly titles: readonly string[]
}

describe('on a TV', () => {
  const gallerySet = () => {
    for (const { id, kind, payload } of gallery())
      feeds.set(`/${id}`, { body: payloadOf(payload), headers: { 'X-Gecko-Widget': kind } })
    return gallery().map(({ id, columns, rows }) =>
      feedOf(feeds.url(`/${id}`), { title: id, size: `${columns}x${rows}` as Size }),
    )
  }

  /** The text sizes of messages, which have their own documents. */
  const messageSizes = (page: Page): Promise<readonly number[]> =>
    Promise.all(
      page
        .frames()
        .filter((frame) => frame !== page.mainFrame())
        .map(async (frame) => {
          const box = await (await frame.frameElement()).boundingBox()
          if (box === null) return Number.POSITIVE_INFINITY
          const [size, width] = await frame.evaluate<[number, number]>(
            '[parseFloat(getComputedStyle(document.body.firstElementChild).fontSize), innerWidth]',
          )
          return (size * box.width) / width
        }),
    )

  for (const [width, height] of [
    [1920, 1080],
    [3840, 2160],
  ] as const)
    inBrowser(
      `every kind fills a screen of ${width} by ${height}, with text of at least 2% of its height`,
      async () => {
        const list = gallerySet()
        const { page, complaints } = await openBoard(list, {
          url: ({ url }) => url.replace('/#', '/?tv#'),
        })
        await page.setViewportSize({ width, height })
        await waitFor(async () => (await page.locator('.tile.good').count()) === list.length)
        const seen: string[] = []
        while (!seen.includes(list.at(-1)?.title ?? '')) {
          // Resized tiles are drawn again.
          await waitFor(async () => (await page.evaluate<TvScreen>(TV_FAULTS)).faults.length === 0).catch(
            () => {},
          )
          const { faults, titles } = await page.evaluate<TvScreen>(TV_FAULTS)
          expect(faults).toEqual([])
          expect(Math.min(...(await messageSizes(page)))).toBeGreaterThanOrEqual(height * 0.02)
          seen.push(...titles)
          await page.keyboard.press('ArrowRight')
        }
        expect(seen).toEqual(list.map(({ title }) => title))
        expect(complaints).toEqual([])
      },
    )

  for (const colorScheme of ['dark', 'light'] as const)
    inBrowser(`axe finds nothing, ${colorScheme}`, async () => {
      feeds.set('/dead', { status: 500, body: '{"error":"internal"}' })
      const list = [feedOf(feeds.url('/dead')), ...gallerySet().slice(0, 12)]
      const { page } = await openBoard(list, { colorScheme, url: ({ url }) => url.replace('/#', '/?tv#') })
      await waitFor(async () => (await page.locator('.tile.good').count()) === list.length - 1)
      expect((await page.evaluate<TvScreen>(TV_FAULTS)).faults).toEqual([])
      expect(await violations(page)).toEqual([])
    })

  inBrowser('f fills the screen and restores the board, but can be typed in a password', async () => {
    feeds.set('/users', { item: [{ value: 4711 }] })
    feeds.set('/locked', sealed('off', { item: [{ value: 815 }] }))
    const { page } = await openBoard([feedOf(feeds.url('/users')), feedOf(feeds.url('/locked'))])
    await tileOf(page, 'users').getByText('4,711').waitFor()
    await page.keyboard.press('f')
    await waitFor(async () =>
      (await page.evaluate<TvScreen>(TV_FAULTS)).faults.every((fault) => /Unlock/.test(fault)),
    )
    expect(await page.evaluate('document.fullscreenElement === document.documentElement')).toBe(true)
    const field = tileOf(page, 'locked').getByLabel('Password')
    await field.click()
    await page.keyboard.type('off')
    await page.keyboard.press('Enter')
    await tileOf(page, 'locked').getByText('815').waitFor()
    await page.keyboard.press('f')
    await page.getByRole('button', { name: 'Poll all now' }).waitFor()
    expect(await tileOf(page, 'users').getAttribute('style')).toBe('')
  })
})

describe('encryption', () => {
  inBrowser('opens a text on several lines, and warns about its form', async () => {
    const { body } = sealed('open sesame', { item: [{ value: 815, text: 'Visits by country' }] })
    feeds.set('/lines', { body: `${body.replace(/.{64}(?=.)/g, '$&\n')}\n` })
    const { page, complaints } = await openBoard([feedOf(feeds.url('/lines'))])
    const tile = tileOf(page, 'lines')
    await tile.getByLabel('Password').fill('open sesame')
    await tile.getByRole('button', { name: 'Unlock' }).click()
    await tile.getByText('815').waitFor()
    await tile.getByText('2 warnings').waitFor()
    expect(complaints).toEqual([])
  })

  inBrowser('uses the password only in the browser', async () => {
    feeds.set('/secret', sealed('open sesame', { item: [{ value: 815, text: 'Visits' }] }))
    feeds.set('/hidden', sealed('open sesame', { status: 'Up' }))
    const { page, requests, complaints } = await openBoard([
      feedOf(feeds.url('/secret'), { encrypted: true, intervalMs: 1000 }),
      feedOf(feeds.url('/hidden')),
    ])
    const tile = tileOf(page, 'secret')
    await tile.getByText('Encrypted. Only this page keeps the password').waitFor()
    expect(await violations(page)).toEqual([])
    const field = tile.getByLabel('Password')
    await field.fill('open simsim')
    await tile.getByRole('button', { name: 'Unlock' }).click()
    await tile.getByText('password wrong or data damaged').waitFor()
    await field.fill('open sesame')
    // Further polls do not change what was typed.
    const polls = feeds.requests.length
    await waitFor(() => feeds.requests.length > polls + 2)
    expect(await field.inputValue()).toBe('open sesame')
    await field.press('Enter')
    await tile.getByText('815', { exact: true }).waitFor()
    await tileOf(page, 'hidden').getByText('Up').waitFor()
    feeds.set(
      '/secret',
      sealed('open sesame', { item: [{ value: 816, text: 'Visits' }] }, Buffer.alloc(8, 9)),
    )
    await tile.getByText('816', { exact: true }).waitFor()
    await tile.getByRole('button', { name: 'Inspect' }).click()
    const dialog = page.getByRole('dialog', { name: 'secret' })
    await dialog.getByText('"value": 816').waitFor()
    await dialog
      .getByText('openssl enc -d -aes-256-cbc -md md5 -base64 -A -pass env:GECKOBOARD_PASSWORD')
      .waitFor()
    await dialog.getByText('The password is the value of GECKOBOARD_PASSWORD').waitFor()
    expect(await violations(page)).toEqual([])
    const kept =
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, document.documentElement.outerHTML])'
    for (const text of [...requests, ...complaints, String(await page.evaluate(kept))]) {
      expect(text).not.toContain('sesame')
      expect(text).not.toContain('simsim')
    }
    expect(complaints).toEqual([])
    await page.reload()
    await tile.getByText('Encrypted.').waitFor()
  })

  inBrowser('says why if the browser has no cryptography', async () => {
    feeds.set('/secret', sealed('open sesame', { item: [{ value: 815 }] }))
    const { page } = await openBoard([feedOf(feeds.url('/secret'))], {
      before: "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })",
    })
    const tile = tileOf(page, 'secret')
    await tile.getByText('This page cannot decrypt').waitFor()
    expect(await tile.getByLabel('Password').isVisible()).toBe(false)
  })
})

const NASTY = '<img src=x onerror="alert(1)"><script>alert(2)</script>'

describe('untrusted data', () => {
  inBrowser('in labels and titles is drawn as text', async () => {
    feeds.set('/list', [{ title: { text: NASTY }, label: { name: NASTY }, description: NASTY }])
    feeds.set('/bars', { series: [{ data: [1, 2] }], x_axis: { labels: [NASTY, 'b'] } })
    feeds.set('/odd', { item: [{ value: NASTY, [NASTY]: 1 }] })
    feeds.set('/page', { status: 502, headers: { 'X-Nasty': NASTY }, body: NASTY })
    const list = ['/list', '/bars', '/odd', '/page'].map((path) =>
      feedOf(feeds.url(path), { title: `${NASTY}${path}` }),
    )
    const { page, requests, complaints } = await openBoard(list)
    for (const path of ['/list', '/bars', '/odd', '/page']) {
      const tile = tileOf(page, `${NASTY}${path}`)
      await waitFor(async () => !(await tile.getAttribute('class'))?.includes('waiting'))
      await tile.getByRole('button', { name: 'Inspect' }).click()
      await page.getByRole('dialog').getByText(NASTY).first().waitFor()
      expect(await page.locator('script').count()).toBe(1)
      expect(await page.locator('img[src="x"]').count()).toBe(0)
      await page.keyboard.press('Escape')
    }
    expect(requests.filter((request) => /127\.0\.0\.1:\d+\/x /.test(request))).toEqual([])
    expect(complaints).toEqual([])
  })

  inBrowser('in the HTML of a text widget stays in an empty sandbox', async () => {
    const outside = feeds.url('/outside')
    feeds.set('/text', {
      item: [
        {
          text: `${NASTY}<b>bold</b><style>b{color:red}</style><img src="${outside}"><a href="${outside}" target="_top">away</a><form action="${outside}"><button>send</button></form></div></body><iframe src="${outside}"></iframe><meta http-equiv="refresh" content="0;url=${outside}">`,
        },
      ],
    })
    const { page, answers, board } = await openBoard([feedOf(feeds.url('/text'), { kind: 'text' })])
    const frame = tileOf(page, 'text').locator('iframe')
    await frame.waitFor()
    expect(await frame.getAttribute('sandbox')).toBe('')
    const inside = frame.contentFrame()
    await inside.getByText('bold').waitFor()
    await inside.getByText('away').click()
    await inside
      .getByText('send')
      .click({ timeout: 2000 })
      .catch(() => {})
    await new Promise((done) => setTimeout(done, 1500))
    expect(page.url()).toBe(board.url)
    await tileOf(page, 'text').waitFor()
    expect(answers.filter((url) => /\/(?:outside|x)$/.test(url))).toEqual([])
    expect(feeds.requests.filter(({ path }) => path === '/outside')).toEqual([])
  })
})

describe('the inspector', () => {
  inBrowser(
    'shows the response, what changed, a curl command, and the values to enter in the form',
    async () => {
      feeds.set('/sales', {
        body: payloadOf({ item: [{ value: 41, text: 'Sales' }] }),
        headers: { 'X-Gecko-Widget': 'number' },
      })
      const { page, complaints } = await openBoard(
        [feedOf(feeds.url("/sales?of=it's"), { method: 'POST', format: 'json', title: 'Sales' })],
        { apiKey: 'the-key' },
      )
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      const tile = tileOf(page, 'Sales')
      await tile.getByText('41', { exact: true }).waitFor()
      await tile.getByRole('button', { name: 'Inspect' }).click()
      const dialog = page.getByRole('dialog', { name: 'Sales' })
      const part = (name: string) => dialog.getByRole('region', { name, exact: true })
      await part('Response').getByText('1 poll so far').waitFor()
      expect(await part('Response').textContent()).toMatch(/POST http:.*\/sales.*200.*\d+ ms/)
      expect(await dialog.getByLabel('Kind').locator('option').first().textContent()).toBe(
        'number, set by the X-Gecko-Widget header',
      )
      expect(await part('Response headers').textContent()).toContain('x-gecko-widgetnumber')
      expect(await part('Response body').textContent()).toContain('{"item":[{"value":41,"text":"Sales"}]}')
      expect(await part('Payload').locator('.line').allTextContents()).toEqual([
        ...['{', '"item": [', '{', '"value": 41,', '"text": "Sales"', '}', ']', '}'],
      ])
      expect(await part('Changes since the previous poll').textContent()).toContain('no poll before')
      expect(await part('Problems').textContent()).toContain('No problems found.')
      feeds.set('/sales', { item: [{ value: 43, text: 'Sales' }] })
      await dialog.getByRole('button', { name: 'Poll now' }).click()
      await part('Changes since the previous poll').getByText('item[0].value: 41 → 43').waitFor()
      const copied = async (section: string, name: string): Promise<unknown> => {
        await part(section).getByRole('button', { name, exact: true }).click()
        await part(section).getByText('Copied', { exact: true }).first().waitFor()
        return page.evaluate('navigator.clipboard.readText()')
      }
      const command = `curl --silent --show-error -u "$GECKOBOARD_API_KEY:X" -d format=2 '${feeds.url('/sales?of=it')}%27s'`
      expect(await part('curl').locator('pre').textContent()).toBe(command)
      expect(await copied('curl', 'Copy the curl command')).toBe(command)
      expect(await copied('Response body', 'Copy the body')).toBe('{"item":[{"value":43,"text":"Sales"}]}')
      expect(JSON.parse(String(await copied('Payload', 'Copy the payload')))).toEqual({
        item: [{ value: 43, text: 'Sales' }],
      })
      for (const [field, value] of [
        ['URL data feed', feeds.url("/sales?of=it's")],
        ['Feed format', 'JSON'],
        ['Request type', 'POST'],
        ['Encryption', 'Off'],
      ] as const)
        expect(await copied('Geckoboard form', `Copy ${field}`)).toBe(value)
      expect(await part('Geckoboard form').textContent()).toMatch(
        /URL data feedhttp.*API keyThe value of GECKOBOARD_API_KEY.*Reload time/,
      )
      expect(await page.content()).not.toContain('the-key')
      expect(await violations(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
      await page.locator('html.gw-light').waitFor()
      expect(await violations(page)).toEqual([])
      expect(complaints).toEqual([])
    },
  )

  inBrowser('indents XML, and copies the original', async () => {
    const xml = '<?xml version="1.0"?><root><item><value>7</value><text>&lt;Up&gt;</text></item></root>'
    feeds.set('/xml', { body: xml, headers: { 'Content-Type': 'application/xml' } })
    const { page, complaints } = await openBoard([feedOf(feeds.url('/xml'))])
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await tileOf(page, 'xml').getByText('7', { exact: true }).waitFor()
    await tileOf(page, 'xml').getByRole('button', { name: 'Inspect' }).click()
    const body = page.getByRole('dialog').getByRole('region', { name: 'Response body' })
    await body.getByText('<value>7</value>').waitFor()
    expect(await body.locator('.line').allTextContents()).toEqual([
      '<?xml version="1.0"?>',
      ...['<root>', '<item>', '<value>7</value>', '<text>&lt;Up&gt;</text>', '</item>', '</root>'],
    ])
    await body.getByRole('button', { name: 'Copy the body' }).click()
    await body.getByText('Copied', { exact: true }).waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(xml)
    expect(complaints).toEqual([])
  })

  inBrowser('goes back to every poll of the session with the keyboard, even after a reload', async () => {
    const { page, complaints } = await openBoard([feedOf(feeds.url('/history'))])
    const tile = tileOf(page, 'history')
    const dialog = page.getByRole('dialog', { name: 'history' })
    const payload = dialog.getByRole('region', { name: 'Payload', exact: true })
    const pollOnce = async (value: number) => {
      feeds.set('/history', { item: [{ value }] })
      await tile.getByRole('button', { name: 'Poll now' }).click()
      await tile.getByText(String(value), { exact: true }).waitFor()
    }
    for (const value of [11, 12, 13]) await pollOnce(value)
    await tile.getByRole('button', { name: 'Inspect' }).click()
    await payload.getByText('"value": 13').waitFor()
    const slider = dialog.getByRole('slider', { name: 'Poll' })
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^(\d) of \1, \d\d:\d\d:\d\d, 200$/)
    await slider.press('ArrowLeft')
    await payload.getByText('"value": 12').waitFor()
    await dialog
      .getByRole('region', { name: 'Changes since the previous poll' })
      .getByText('item[0].value: 11 → 12')
      .waitFor()
    // A new poll does not replace it.
    const polls = feeds.requests.length
    await page.evaluate(
      "fetch('/api/poll', { method: 'POST', headers: { 'X-Token': location.hash.slice(1) } })",
    )
    await waitFor(() => feeds.requests.length > polls)
    await dialog.getByText(/^\d of 5,/).waitFor({ timeout: 5000 })
    expect(await payload.textContent()).toContain('"value": 12')
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Newest' }).click()
    await payload.getByText('"value": 13').waitFor()
    await page.reload()
    await tile.getByText('13', { exact: true }).waitFor()
    await tile.getByRole('button', { name: 'Inspect' }).click()
    await slider.press('Home')
    await dialog.getByText('There is no poll before this one.').waitFor()
    expect(complaints).toEqual([])
  })

  const SCREENS = [
    [320, 568],
    [768, 1024],
    [1280, 800],
    [1920, 1080],
    [3840, 2160],
  ] as const

  inBrowser('shows everything by scrolling down, whatever the screen and the payload', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => ({
      title: { text: `Row ${i} ${'of a long list '.repeat(i % 5)}` },
      label: { name: 'x'.repeat(i % 90) },
    }))
    feeds.set('/long', rows)
    const { page } = await openBoard([feedOf(feeds.url('/long'))])
    await tileOf(page, 'long').getByText('Row 0').waitFor()
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height })
      await tileOf(page, 'long').getByRole('button', { name: 'Inspect' }).click()
      const dialog = page.getByRole('dialog', { name: 'long' })
      await dialog.getByText('"Row 0 "', { exact: true }).waitFor()
      for (const whole of [false, true]) {
        if (whole)
          for (const name of ['Payload', 'Response body'])
            await dialog
              .getByRole('region', { name, exact: true })
              .getByRole('button', { name: /^Show all/ })
              .click()
        const found = (await page.evaluate(`(() => {
          const column = document.querySelector('.sections')
          const frame = column.getBoundingClientRect()
          const isInside = ({ left, right }) => left >= frame.left - 1 && right <= frame.right + 1
          const outside = [...column.querySelectorAll(':not(option)')].filter((of) => !isInside(of.getBoundingClientRect()))
          const scrolling = [...column.querySelectorAll('*')].filter((of) =>
            /auto|scroll/.test(getComputedStyle(of).overflowY) && of.scrollHeight > of.clientHeight + 1)
          const tops = [...column.querySelectorAll('section')].map((of) => of.getBoundingClientRect().top)
          column.scrollTo({ top: column.scrollHeight })
          const last = column.querySelector('section:last-child').getBoundingClientRect()
          const reached = last.bottom <= frame.bottom + 1
          column.scrollTo({ top: 0 })
          return {
            outside: outside.map((of) => of.outerHTML.slice(0, 100)),
            scrolling: scrolling.length,
            sections: tops.length,
            isOneColumn: tops.every((top, i) => i === 0 || top > tops[i - 1]),
            reached,
            isWide: document.documentElement.scrollWidth > innerWidth,
          }
        })()`)) as Record<string, unknown>
        expect({ width, whole, ...found }).toEqual({
          ...{ width, whole, outside: [], scrolling: 0, sections: 9, isOneColumn: true },
          ...{ reached: true, isWide: false },
        })
      }
      await page.keyboard.press('Escape')
    }
  })

  inBrowser('pushes the payload to a widget, and shows the result', async () => {
    const api = await startApi()
    ends.push(api.stop)
    feeds.set('/sales', { item: [{ value: 41 }] })
    feeds.set('/secret', sealed('open sesame', { status: 'Up' }))
    const list = [feedOf(feeds.url('/sales'), { title: 'Sales' }), feedOf(feeds.url('/secret'))]
    const { page, requests, complaints } = await openBoard(list, {
      apiKey: 'the-key',
      push: ['the-account-key', api.url],
    })
    const open = async (title: string) => {
      await tileOf(page, title).getByRole('button', { name: 'Inspect' }).click()
      return page.getByRole('dialog', { name: title }).getByRole('region', { name: 'Push to Geckoboard' })
    }
    await tileOf(page, 'Sales').getByText('41', { exact: true }).waitFor()
    const part = await open('Sales')
    const button = part.getByRole('button', { name: 'Push this payload' })
    await button.click()
    await part.getByLabel('Widget key').fill('no key')
    await button.click()
    expect(api.received).toEqual([])

    await part.getByLabel('Widget key').fill('12345-abc')
    await button.click()
    await part.getByText('Accepted.').waitFor()
    expect(api.received.map(({ path, body }) => [path, body.toString()])).toEqual([
      ['/v1/send/12345-abc', '{"api_key":"the-account-key","data":{"item":[{"value":41}]}}'],
    ])
    api.play(says(400, '{"message":"<b>no</b>"}'), moods.accepts)
    await part.getByLabel('Widget key').press('Enter')
    await part.getByText('Geckoboard refused it (400): <b>no</b>').waitFor()
    // The result stays when the tile is polled again.
    feeds.set('/sales', { item: [{ value: 42 }] })
    await page.getByRole('dialog').getByRole('button', { name: 'Poll now' }).click()
    await page.getByRole('region', { name: 'Payload', exact: true }).getByText('"value": 42').waitFor()
    expect(await part.getByLabel('Widget key').inputValue()).toBe('12345-abc')
    expect(await part.textContent()).toContain('refused it')
    expect(await violations(page)).toEqual([])

    await page.keyboard.press('Escape')
    const locked = await open('secret')
    expect(await locked.getByLabel('Widget key').inputValue()).toBe('')
    await locked.getByLabel('Widget key').fill('12345-abc')
    await locked.getByRole('button', { name: 'Push this payload' }).click()
    await locked.getByText('An encrypted payload is not pushed').waitFor()
    for (const key of ['the-key', 'the-account-key']) expect(requests.join('\n')).not.toContain(key)
    expect(complaints).toEqual([])
  })

  inBrowser('is reachable with the keyboard, and returns the focus when it closes', async () => {
    feeds.set('/a', { item: [{ value: 1 }] })
    feeds.set('/b', sealed('open sesame', { status: 'Up' }))
    feeds.set('/c', { item: [{ value: 'x' }] })
    feeds.set('/d', { item: [{ text: 'one' }, { text: 'two' }] })
    const { page } = await openBoard([
      feedOf(feeds.url('/a')),
      feedOf(feeds.url('/b')),
      feedOf(feeds.url('/c'), { kind: 'pieChart' }),
      feedOf(feeds.url('/d'), { kind: 'text' }),
    ])
    await tileOf(page, 'd').locator('iframe').waitFor()
    await tileOf(page, 'c').getByRole('listitem').waitFor()
    const focused = async (): Promise<string> =>
      String(
        await page.evaluate(
          '(document.activeElement.getAttribute("aria-label") ?? document.activeElement.getAttribute("title") ?? document.activeElement.textContent)',
        ),
      )
    const reached: string[] = []
    for (let i = 0; i < 24; i++) {
      await page.keyboard.press('Tab')
      reached.push(await focused())
    }
    for (const name of [
      'Poll all now',
      'Light',
      'Poll now: a',
      'Inspect: a',
      'Password of the board, for b',
      'Unlock',
      'What is wrong: c',
      'Next message',
      'Inspect: d',
    ])
      expect(reached).toContain(name)
    await tileOf(page, 'b').getByLabel('Password').focus()
    await page.keyboard.type('open sesame')
    await page.keyboard.press('Enter')
    await tileOf(page, 'b').getByText('Up', { exact: true }).waitFor()
    await waitFor(async () => (await focused()) === 'Inspect: b')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'b' }).waitFor()
    const within: string[] = []
    for (let i = 0; i < 16; i++) {
      await page.keyboard.press('Tab')
      within.push(await focused())
    }
    for (const name of [
      'Poll now',
      'Close',
      'Details',
      'Copy the payload',
      'Copy the body',
      'Push this payload',
    ])
      expect([...within, await focused()]).toContain(name)
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await focused()).toBe('Inspect: b')
  })
})
