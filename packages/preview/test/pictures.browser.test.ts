import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Kind, widgets } from '@gecko-widgets/core'
import { inputs } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { gallery } from '../src/gallery.js'
import { browserTest, launch } from './browser.js'
import { HOSTILE, withText } from './hostile.js'
import { FONTS, openDrawer } from './pictures.js'
import { attributesIn, parseXml, tagsIn, textsOf, xmlProblem } from './support/xml.js'

const folder = fileURLToPath(new URL('../../../docs/pictures', import.meta.url))
const kinds = Object.keys(widgets) as Kind[]

interface Picture {
  readonly name: string
  readonly svg: string
}

let browser: Browser | undefined
let drawer: Page
let all: readonly Picture[] = []
const temporary = mkdtempSync(join(tmpdir(), 'pictures-'))

/** The only fonts that both programs find. */
const FONTCONFIG = [
  '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
  ...FONTS.map(([, , file]) => `<dir>${dirname(file)}</dir>`),
  `<cachedir>${temporary}</cachedir></fontconfig>`,
].join('')

beforeAll(async () => {
  writeFileSync(join(temporary, 'fonts.conf'), FONTCONFIG)
  process.env['FONTCONFIG_FILE'] = join(temporary, 'fonts.conf')
  browser = await launch()
  if (browser === undefined) {
    console.log('not run: no browser')
    return
  }
  drawer = await openDrawer(browser)
  all = await drawer.evaluate<readonly Picture[]>('preview.pictures()')
  if (process.env['PICTURES'] !== 'write') return
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
  for (const { name, svg } of all) writeFileSync(join(folder, name), svg)
})

afterAll(async () => {
  await browser?.close()
  rmSync(temporary, { recursive: true })
})

const inBrowser = browserTest(() => browser, 300_000)

const drawn = (
  kind: Kind,
  payload: unknown,
  title = 'A tile',
  size = { width: 250, height: 250 },
): Promise<string> =>
  drawer.evaluate<string>(
    `preview.picture(${JSON.stringify(kind)}, ${JSON.stringify(payload)}, ${JSON.stringify({ ...size, theme: 'dark', title })})`,
  )

const TAGS = /^(?:svg|title|desc|rect|text|g|path|clipPath|polyline|polygon|circle|ellipse|line)$/

const NUMBER = /-?\d+(?:\.\d+)?/g

inBrowser(
  'the pictures in the documentation match those of the gallery; npm run pictures updates them',
  async () => {
    expect(readdirSync(folder).toSorted()).toEqual(all.map(({ name }) => name).toSorted())
    for (const { name, svg } of all) {
      const kept = readFileSync(join(folder, name), 'utf8')
      expect(kept.replace(NUMBER, '0'), name).toBe(svg.replace(NUMBER, '0'))
      // Another browser may round differently.
      const numbers = svg.match(NUMBER)?.map(Number) ?? []
      const off = kept.match(NUMBER)?.map((n, i) => Math.abs(Number(n) - (numbers[i] ?? Number.NaN))) ?? []
      expect(Math.max(...off), name).toBeLessThanOrEqual(1)
    }
  },
)

inBrowser('every kind has a picture in plain SVG, with its title', async () => {
  for (const kind of kinds) expect(all.map(({ name }) => name)).toContain(`${kind}-dark.svg`)
  const titles = new Map(gallery().map(({ id, title }) => [id, title]))
  for (const { name, svg } of all) {
    expect(xmlProblem(svg), name).toBeUndefined()
    const xml = parseXml(svg)
    expect(
      tagsIn(xml).filter((tag) => !TAGS.test(tag)),
      name,
    ).toEqual([])
    const title = titles.get(name.replace(/-(?:dark|light)\.svg$/, ''))
    if (title !== undefined) expect(textsOf(xml).filter((text) => text === title)).toHaveLength(2)
    expect(svg, name).not.toMatch(/NaN|undefined|Infinity/)
  }
})

/** The brightness of each pixel from 0 to 255, slightly blurred. */
const pixelsOf = async (image: Buffer) => {
  const { default: sharp } = await import('sharp')
  const { data, info } = await sharp(image)
    .flatten({ background: '#808080' })
    .greyscale()
    .blur(1.5)
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { bright: [...data], width: info.width, height: info.height }
}

const greatest = (numbers: readonly number[]): number => numbers.reduce((most, n) => Math.max(most, n), 0)

const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length

// Out of 256 steps of brightness. A missing word, or one that is off by the height of a letter, differs by 80 or more.
const MOST = 40
const MOST_ON_AVERAGE = 1

inBrowser('librsvg and a browser draw every picture the same way, and none is blank', async () => {
  const page = await (browser as Browser).newPage({ viewport: { width: 1100, height: 900 } })
  const far: string[] = []
  for (const { name, svg } of all) {
    const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
    await page.setContent(
      `<body style="margin:0;background:#808080"><img style="display:block" src="${source}">`,
    )
    const seen = await pixelsOf(await page.locator('img').screenshot())
    const written = await pixelsOf(Buffer.from(svg))
    expect([written.width, written.height], name).toEqual([seen.width, seen.height])
    const off = seen.bright.map((bright, i) => Math.abs(bright - (written.bright[i] as number)))
    if (greatest(off) > MOST || meanOf(off) > MOST_ON_AVERAGE)
      far.push(`${name}: ${greatest(off)} at most, ${meanOf(off).toFixed(2)} on average`)
    // Below the title there is more than an empty tile.
    const below = written.bright.slice(written.width * 40)
    const tile = below[3] as number
    expect(below.filter((bright) => Math.abs(bright - tile) > 30).length, `${name} is blank`).toBeGreaterThan(
      50,
    )
  }
  expect(far).toEqual([])
})

const days = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(2026, 0, 1) + i * 86_400_000).toISOString().slice(0, 10),
  )

const series = (labels: readonly string[], more: object = {}) => ({
  series: [{ name: 'Orders', data: labels.map((_, i) => ((i * 37) % 50) + 3) }],
  x_axis: { labels, ...more },
})

const AXES: readonly (readonly [Kind, unknown])[] = [
  ['lineChart', series(['First quarter', 'Second quarter', 'Third quarter', 'Fourth quarter'])],
  ['lineChart', series(['Beginning of the year', 'End of the year'])],
  ...[2, 7, 30, 365, 2000].map((count) => ['lineChart', series(days(count), { type: 'datetime' })] as const),
  [
    'lineChart',
    {
      series: [
        {
          data: [
            [1.25, 1],
            [7.5, 4],
            [12_345, 9],
          ],
        },
      ],
    },
  ],
  [
    'lineChartLegacy',
    {
      item: [3, 5, 4],
      settings: { axisx: ['Yesterday', 'Tomorrow afternoon'], axisy: ['very cold indeed', 'warm'] },
    },
  ],
  ['barChart', series(['Alexandria', 'Bartholomew', 'Constantinople', 'Dar es Salaam', 'Edinburgh'])],
  ['barChart', series(days(30), { type: 'datetime' })],
]

/** The leftmost and the rightmost pixel of a text in a picture. */
const reachOf = ([, x, anchor = 'start', width]: RegExpMatchArray): readonly [number, number] => {
  const left = Number(x) - { start: 0, middle: Number(width) / 2, end: Number(width) }[anchor as 'start']
  return [left, left + Number(width)]
}

inBrowser('no text of a chart is cut at the edge of its tile', async () => {
  const charts = gallery().flatMap(({ kind, payload }) => [[kind, payload] as const])
  for (const [width, height] of [
    [190, 180],
    [250, 250],
    [510, 250],
    [510, 510],
  ] as const)
    for (const [kind, payload] of [...AXES, ...charts]) {
      const svg = await drawn(kind, payload, '', { width, height })
      const texts = [
        ...svg.matchAll(
          /<text x="([^"]*)" y="[^"]*"(?: text-anchor="(\w+)")?[^>]*textLength="([^"]*)"[^>]*>/g,
        ),
      ]
      for (const text of texts) {
        const [left, right] = reachOf(text)
        expect([left >= 13, right <= width - 13], `${kind} ${width}: ${text[0]}`).toEqual([true, true])
      }
    }
})

inBrowser('text from the data never becomes markup', async () => {
  for (const { kind, payload } of gallery()) {
    const xml = parseXml(await drawn(kind, withText(payload, HOSTILE), HOSTILE))
    expect(tagsIn(xml).filter((tag) => !TAGS.test(tag))).toEqual([])
    expect(attributesIn(xml).filter((name) => /^on/i.test(name))).toEqual([])
    expect(textsOf(xml).some((text) => text.includes('<script>alert(1)'))).toBe(true)
  }
})

inBrowser('every valid input becomes a picture that is well-formed XML', async () => {
  for (const kind of kinds) {
    const encode = widgets[kind].encode as (input: unknown) => E.Either<unknown, { readonly json: unknown }>
    for (const input of fc.sample(inputs[kind] as fc.Arbitrary<unknown>, { numRuns: 15, seed: 7 })) {
      const payload = encode(input)
      if (E.isLeft(payload)) throw new Error(JSON.stringify(payload.left))
      const svg = await drawn(kind, payload.right.json)
      expect(xmlProblem(svg), JSON.stringify(input)).toBeUndefined()
      expect(svg).not.toMatch(/="[^"]*(?:NaN|Infinity|undefined)/)
    }
  }
})
