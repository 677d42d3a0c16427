import { readFileSync } from 'node:fs'
import { checkPayload, type Kind, widgets } from '@gecko-widgets/core'
import { inputs } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { conformance } from '../../core/test/conformance/index.js'
import type { WireVector } from '../../core/test/conformance/vector.js'
import type { Box, Drawing } from '../src/draw/drawing.js'
import { isShape } from '../src/draw/drawing.js'
import { draw } from '../src/draw/index.js'
import { toMarkup } from '../src/draw/markup.js'
import { toSvg } from '../src/draw/svg.js'
import { frameDocument } from '../src/draw/text.js'
import { luminance, type Theme, themes } from '../src/draw/theme.js'
import { gallery } from '../src/gallery.js'
import { attributesIn, parseXml, tagsIn, textsOf, xmlProblem } from './support/xml.js'

const kinds = Object.keys(widgets) as Kind[]

/** A picture takes a while: fewer than elsewhere, and as many more when they are asked for. */
const runs = (few: number): number => Number(process.env['FAST_CHECK_RUNS'] ?? few)

const SIZES = [
  { width: 222, height: 190 },
  { width: 60, height: 40 },
]

const FRAME = { width: 250, height: 250, theme: 'dark', title: 'A tile' } as const

/** Takes a drawing as far as it goes without a browser. */
const drawn = (kind: Kind, payload: unknown): Drawing => {
  const drawing = draw(kind, payload, 'light')
  if (drawing.form === 'chart') for (const size of SIZES) expect(drawing.option(size)).toBeTypeOf('object')
  if (drawing.form === 'content') expect(toMarkup(drawing.root)).toContain(drawing.root.tag)
  if (drawing.form === 'pages') expect(drawing.pages.length).toBeGreaterThan(0)
  expect(drawing.summary).not.toBe('')
  return drawing
}

const payloadOf = (kind: Kind, input: unknown): unknown =>
  E.match(
    (invalid) => expect.fail(JSON.stringify(invalid)),
    ({ json }: { readonly json: unknown }) => json,
  )((widgets[kind].encode as (input: unknown) => E.Either<unknown, { readonly json: unknown }>)(input))

describe('a drawing of each kind', () => {
  it.each(kinds)('%s: of every valid input, as an SVG file that XML reads', (kind) => {
    fc.assert(
      fc.property(inputs[kind] as fc.Arbitrary<unknown>, (input) => {
        const drawing = drawn(kind, payloadOf(kind, input))
        const svg = toSvg(drawing, FRAME)
        expect(xmlProblem(svg)).toBeUndefined()
        expect(svg).not.toMatch(/="[^"]*(?:NaN|Infinity|undefined)/)
      }),
      { numRuns: runs(40) },
    )
  })

  it.each(kinds)('%s: of every payload that has no errors, old forms among them', (kind) => {
    const vectors: readonly WireVector[] = conformance[kind].wire
    const valid = vectors.filter(({ errors }) => errors.length === 0)
    expect(valid.length).toBeGreaterThan(0)
    for (const { payload } of valid) {
      expect(checkPayload(kind)(payload).errors).toEqual([])
      expect(xmlProblem(toSvg(drawn(kind, payload), FRAME))).toBeUndefined()
    }
  })

  it.each(kinds)('%s: of anything at all, without throwing', (kind) => {
    const field = fc.constantFrom(
      'item',
      'series',
      'items',
      'points',
      'value',
      'data',
      'point',
      'range',
      'axis',
    )
    const { any } = fc.letrec<{ readonly any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(field, tie('any'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(any, (payload) => {
        const drawing = draw(kind, payload, 'dark')
        expect(drawing.form === 'chart' ? drawing.option({ width: 200, height: 100 }) : drawing).toBeDefined()
      }),
      { numRuns: runs(60) },
    )
  })
})

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)' style="a:b">&{{x}}]]>{a|b}`

const TEXT =
  /^(?:text|label|labels|name|sublabel|title|description|city_name|host|ip|prefix|downTime|responseTime)$/

/** Puts text at each place where a payload has some. */
const withText = (payload: unknown, text: string, key = ''): unknown => {
  if (TEXT.test(key) && typeof payload === 'string') return text
  if (Array.isArray(payload)) return payload.map((entry) => withText(entry, text, key))
  if (typeof payload !== 'object' || payload === null) return payload
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, withText(value, text, key)]))
}

const TAGS =
  /^(?:svg|title|desc|rect|text|tspan|g|path|defs|clipPath|foreignObject|div|span|p|ol|ul|li|pre|style|polyline|polygon|circle|ellipse|line)$/

describe('text of the data', () => {
  it.each(gallery().map((entry) => [entry.id, entry] as const))('%s: is never markup', (_, entry) => {
    const payload = withText(entry.payload, HOSTILE)
    const svg = toSvg(draw(entry.kind, payload, 'dark'), { ...FRAME, title: HOSTILE })
    const xml = parseXml(svg)
    expect(tagsIn(xml).filter((tag) => !TAGS.test(tag))).toEqual([])
    expect(attributesIn(xml).filter((name) => /^on/i.test(name))).toEqual([])
    expect(textsOf(xml).some((text) => text.includes('<script>alert(1)'))).toBe(true)
  })

  it.each(['__proto__', 'constructor', 'toString'])('%s: is a text like any other', (name) => {
    for (const { kind, payload } of gallery())
      toSvg(draw(kind, withText(payload, name), 'dark'), { ...FRAME, title: name })
    for (const key in {}) expect.fail(`every object has ${key} now`)
  })

  it('does not choose classes, roles or properties', () => {
    const attributes = ({ class: className, role, color, children }: Box): readonly unknown[] => [
      className,
      role,
      color,
      ...children.flatMap((child) => (typeof child === 'string' || isShape(child) ? [] : attributes(child))),
    ]
    for (const { kind, payload } of gallery()) {
      const drawing = draw(kind, withText(payload, HOSTILE), 'dark')
      if (drawing.form === 'content') expect(JSON.stringify(attributes(drawing.root))).not.toContain('script')
    }
  })

  it('takes a colour only in digits', () => {
    const list = (color: string) =>
      draw('list', [{ title: { text: 'a' }, label: { name: 'b', color } }], 'dark')
    expect(JSON.stringify(list('#FF2015'))).toContain('"color":"#ff2015"')
    expect(JSON.stringify(list('red;background:url(x)'))).not.toContain('url')
  })

  it('evaluates nothing: the source of a chart is told by its length', () => {
    const source = '{ series: [{ data: [1] }], f: function () { throw 1 } }'
    const { summary } = draw('highcharts', { highchart: source }, 'dark')
    expect(summary).toBe(`a Highcharts source of ${source.length} characters; not evaluated here`)
  })

  it('of a message goes into a document with a policy of its own, before the message', () => {
    const html = '<b>hi</b><script>alert(1)</script>'
    const text = frameDocument(html, 'dark')
    expect(text.indexOf('Content-Security-Policy')).toBeLessThan(text.indexOf(html))
    expect(text).toContain(`default-src 'none'`)
    expect(text).not.toMatch(/script-src|allow-/)
  })
})

/** Payloads of each kind, with their summaries. */
const SUMMARIES: { readonly [K in Kind]?: readonly (readonly [payload: unknown, summary: string])[] } = {
  number: [
    [{ item: [{ value: 1284, text: 'Signups' }, { value: 1117 }] }, 'Signups: 1,284, up by 15% from 1,117'],
    [{ item: [{ value: 3, prefix: '€' }, [1, 2, 3]] }, '€3, with a line of 3 points'],
    [{ item: [{ value: '5' }, { value: 5 }] }, '5, unchanged from 5'],
    [{ item: [{ value: 4_920_000, type: 'time_duration' }] }, '1h 22m'],
    [{ item: [{ value: 'n/a', type: 'text' }] }, 'n/a'],
  ],
  rag: [
    [
      { item: [{ value: 3, text: 'Late' }, { value: '' }, { value: 16 }] },
      'red 3 (Late), amber none, green 16',
    ],
    [{ item: [{ value: 3 }, { value: 5 }, { value: 9 }], type: 'reverse' }, 'green 3, amber 5, red 9'],
  ],
  text: [[{ item: [{ text: '<b>Down</b>', type: 1 }, { text: 'Up' }] }, 'alert: Down; Up']],
  pieChart: [
    [
      {
        item: [
          { value: '10', label: 'Chrome' },
          { value: 5, label: 'Firefox' },
        ],
      },
      'Pie chart: Chrome 10, Firefox 5',
    ],
  ],
  lineChart: [
    [
      {
        series: [{ name: 'Net', data: [1, 2, 3] }],
        x_axis: { labels: ['a', 'b', 'c'] },
        y_axis: { format: 'percent' },
      },
      'Line chart: Net at 300%, from a to c',
    ],
  ],
  lineChartLegacy: [
    [
      { item: [1, 2], settings: { axisx: ['Jan', 'Mar'] } },
      'Line chart of 2 points, the last 2, from Jan to Mar',
    ],
  ],
  barChart: [[{ series: [{ data: [4, 7] }], x_axis: { labels: ['a', 'b'] } }, 'Bar chart: a 4, b 7']],
  geckOMeter: [
    [
      { item: 12, min: { value: 0 }, max: { value: 20, text: 'target' }, format: 'currency', unit: 'EUR' },
      'Gauge: €12 on a scale from €0 to €20 (target)',
    ],
  ],
  funnel: [
    [
      {
        item: [
          { value: 100, label: 'Visits' },
          { value: 25, label: 'Orders' },
        ],
      },
      'Funnel: Visits 100 (100%), Orders 25 (25%)',
    ],
  ],
  bullet: [
    [
      {
        item: {
          label: 'Revenue',
          axis: { point: ['0', '50', '100'] },
          range: [{ color: 'red', start: 0, end: 50 }],
          measure: { current: { start: 0, end: '62' } },
          comparative: { point: 70 },
        },
      },
      'Bullet graph: Revenue 62, compared with 70',
    ],
  ],
  leaderboard: [
    [
      { items: [{ label: 'Ann', value: 9, previous_rank: 2 }, { label: 'Ben' }] },
      'Leaderboard: 1. Ann 9 (up 1), 2. Ben',
    ],
  ],
  list: [[[{ title: { text: 'Deploy' } }, { title: { text: 'Review' } }], 'List: Deploy, Review']],
  map: [
    [
      {
        points: {
          point: [
            { city: { city_name: 'Manchester', country_code: 'GB' } },
            { latitude: 51.5, longitude: 0 },
          ],
        },
      },
      'Map of 2 points, 1 at coordinates: 51.5°, 0.0°, not drawn here, placed by Geckoboard: Manchester, GB',
    ],
  ],
  monitoring: [[{ status: 'DOWN', downTime: 'never' }, 'Down; last down: NOW; response time: –']],
  highcharts: [
    [
      { highchart: '{"title":{"text":"Rain"},"series":[{"name":"mm","data":[[1,4],{"y":7}]}]}' },
      'Sketch of a Highcharts chart, Rain: mm at 7',
    ],
  ],
  custom: [[{ item: 23 }, 'Custom JSON: { "item": 23 }']],
}

describe('a summary names the data', () => {
  it.each(kinds.flatMap((kind) => (SUMMARIES[kind] ?? []).map((summary) => [kind, ...summary] as const)))(
    '%s',
    (kind, payload, summary) => {
      expect(draw(kind, payload, 'dark').summary).toBe(summary)
    },
  )
})

const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

describe.each(Object.entries(themes))('the %s theme', (name, theme: Theme) => {
  it.each(['text', 'muted', 'good', 'warn', 'bad', 'accent'] as const)('can be read: %s', (color) => {
    expect(contrast(theme[color], theme.tile)).toBeGreaterThanOrEqual(4.5)
  })

  it('has slices that stand out', () => {
    for (const color of theme.palette) expect(contrast(color, theme.tile)).toBeGreaterThanOrEqual(2.8)
  })

  it('is the same in the style sheet', () => {
    const css = readFileSync(new URL('../src/page/draw.css', import.meta.url), 'utf8')
    const rule = new RegExp(`\\.gw-${name} \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
    const properties = [...rule.matchAll(/--(\w+): (#\w+);/g)].map(([, key, value]) => [key, value])
    const { palette, land, ...colors } = theme
    expect(Object.fromEntries(properties)).toEqual(colors)
  })
})
