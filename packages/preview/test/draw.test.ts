import { readFileSync } from 'node:fs'
import { checkPayload, type Kind, widgets } from '@gecko-widgets/core'
import { inputs } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { conformance } from '../../core/test/conformance/index.js'
import type { WireVector } from '../../core/test/conformance/vector.js'
import { init } from '../src/draw/charts.js'
import type { Box, Drawing, Size } from '../src/draw/drawing.js'
import { isShape } from '../src/draw/drawing.js'
import { draw } from '../src/draw/index.js'
import { frameDocument } from '../src/draw/text.js'
import { luminance, type Theme, themes } from '../src/draw/theme.js'
import { gallery } from '../src/gallery.js'
import { HOSTILE, withText } from './hostile.js'
import { xmlProblem } from './support/xml.js'

const kinds = Object.keys(widgets) as Kind[]

/** Pictures are slow to draw, so there are fewer runs than elsewhere, unless more are requested. */
const runs = (few: number): number => Number(process.env['FAST_CHECK_RUNS'] ?? few)

const SIZES = [
  { width: 222, height: 190 },
  { width: 60, height: 40 },
]

const chartOf = (drawing: Drawing, size: Size): string => {
  if (drawing.form !== 'chart') return ''
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption(drawing.option(size))
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

/** All elements of some content. */
const boxesOf = (content: Box): readonly Box[] => [
  content,
  ...content.children.flatMap((child) => (typeof child === 'string' || isShape(child) ? [] : boxesOf(child))),
]

/** Checks a drawing as far as possible without a browser. */
const expectDrawn = (kind: Kind, payload: unknown): void => {
  const drawing = draw(kind, payload, 'light')
  if (drawing.form === 'chart')
    for (const size of SIZES) {
      const svg = chartOf(drawing, size)
      expect(xmlProblem(svg)).toBeUndefined()
      expect(svg).not.toMatch(/="[^"]*(?:NaN|Infinity|undefined)/)
    }
  if (drawing.form === 'content')
    for (const { vars = {} } of boxesOf(drawing.root))
      for (const n of Object.values(vars)) expect(n).toSatisfy(Number.isFinite)
  if (drawing.form === 'pages') expect(drawing.pages.length).toBeGreaterThan(0)
  expect(drawing.summary).not.toBe('')
}

const payloadOf = (kind: Kind, input: unknown): unknown =>
  E.match(
    (invalid) => expect.fail(JSON.stringify(invalid)),
    ({ json }: { readonly json: unknown }) => json,
  )((widgets[kind].encode as (input: unknown) => E.Either<unknown, { readonly json: unknown }>)(input))

describe('a drawing of each kind', () => {
  it.each(kinds)('%s: works for every valid input', (kind) => {
    fc.assert(
      fc.property(inputs[kind] as fc.Arbitrary<unknown>, (input) =>
        expectDrawn(kind, payloadOf(kind, input)),
      ),
      { numRuns: runs(40) },
    )
  })

  it.each(kinds)('%s: works for every payload without errors, including old forms', (kind) => {
    const vectors: readonly WireVector[] = conformance[kind].wire
    const valid = vectors.filter(({ errors }) => errors.length === 0)
    expect(valid.length).toBeGreaterThan(0)
    for (const { payload } of valid) {
      expect(checkPayload(kind)(payload).errors).toEqual([])
      expectDrawn(kind, payload)
    }
  })

  it.each(kinds)('%s: never throws, whatever the payload', (kind) => {
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

describe('text from the data', () => {
  it.each(['__proto__', 'constructor', 'toString'])('%s: is treated like any other', (name) => {
    for (const { kind, payload } of gallery())
      for (const size of SIZES) chartOf(draw(kind, withText(payload, name), 'dark'), size)
    for (const key in {}) expect.fail(`every object has ${key} now`)
  })

  it('does not choose classes, roles or properties', () => {
    const attributes = (root: Box): readonly unknown[] =>
      boxesOf(root).map(({ class: className, role, color }) => [className, role, color])
    for (const { kind, payload } of gallery()) {
      const drawing = draw(kind, withText(payload, HOSTILE), 'dark')
      if (drawing.form === 'content') expect(JSON.stringify(attributes(drawing.root))).not.toContain('script')
    }
  })

  it('is a color only if it is hexadecimal', () => {
    const list = (color: string) =>
      draw('list', [{ title: { text: 'a' }, label: { name: 'b', color } }], 'dark')
    expect(JSON.stringify(list('#FF2015'))).toContain('"color":"#ff2015"')
    expect(JSON.stringify(list('red;background:url(x)'))).not.toContain('url')
  })

  it('is never evaluated: the summary of a chart in JavaScript gives its length', () => {
    const source = '{ series: [{ data: [1] }], f: function () { throw 1 } }'
    const { summary } = draw('highcharts', { highchart: source }, 'dark')
    expect(summary).toBe(`a Highcharts source of ${source.length} characters; not evaluated here`)
  })

  it('of a message goes into a document with its own policy, which comes before the message', () => {
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
            { city: { city_name: 'Nowhere', country_code: 'GB' } },
          ],
        },
      },
      'Map of 3 points, 2 drawn: Manchester, GB; 51.5°, 0.0°, not drawn here, placed by Geckoboard: Nowhere, GB',
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

describe('a Highcharts config with two scales', () => {
  const optionOf = (config: object) => {
    const drawing = draw('highcharts', { highchart: config }, 'dark')
    if (drawing.form !== 'chart') throw new Error(drawing.form)
    return drawing.option({ width: 480, height: 200 })
  }
  const rain = { type: 'column', name: 'Rain', data: [49, 176] }
  const warmth = { name: 'Temperature', data: [7, 27] }

  it('has one scale on each side', () => {
    const option = optionOf({ yAxis: [{}, { opposite: true }], series: [rain, { ...warmth, yAxis: 1 }] })
    expect(option['yAxis']).toMatchObject([{ position: 'left' }, { position: 'right' }])
    expect(option['series']).toMatchObject([{ yAxisIndex: 0 }, { yAxisIndex: 1 }])
  })

  it('has one scale if no series uses the second', () => {
    expect(optionOf({ yAxis: [{}, {}], series: [rain, warmth] })['yAxis']).toHaveLength(1)
    expect(optionOf({ yAxis: {}, series: [rain, { ...warmth, yAxis: 7 }] })['yAxis']).toHaveLength(1)
  })
})

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
  it.each(['text', 'muted', 'good', 'warn', 'bad', 'accent'] as const)('is readable: %s', (color) => {
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
