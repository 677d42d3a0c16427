import { join } from 'node:path'
import { fromPayload, type InputOf, type Json, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { inputs, nastyText } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { errorsOf, servicesOf } from '../../../test/types.js'
import { conformance } from '../../core/test/conformance/index.js'
import { gallery } from '../src/gallery.js'
import { toTypeScript } from '../src/playground/typeScript.js'

const kinds = Object.keys(widgets) as Kind[]

type Encode = (input: unknown) => E.Either<unknown, Payload>

const jsonOf = (kind: Kind, input: unknown): Json => {
  const payload = (widgets[kind].encode as Encode)(input)
  return E.isRight(payload) ? payload.right.json : expect.fail(`no ${kind}: ${JSON.stringify(payload.left)}`)
}

/** Writes the TypeScript of a payload; returns `undefined` if no input makes it. */
const writtenOf = (kind: Kind, payload: unknown): string | undefined => {
  const input = fromPayload(kind)(payload)
  return E.isRight(input) ? toTypeScript(kind, input.right as InputOf<Kind>) : undefined
}

const builders = Object.fromEntries(
  kinds.map((kind) => [kind, async (data: () => Promise<unknown>) => jsonOf(kind, await data())]),
)

/** Runs the code with builders that return the payload. */
const run = (code: string): Promise<Json> =>
  new Function('geckoboard', `return ${code.replace(/ as const\)$/, ')')}`)(builders)

/** Payloads from this library, which come back unchanged, and from other programs. */
const payloadsOf = (kind: Kind) => ({
  ours: [
    ...conformance[kind].accepted.map(({ json }) => json),
    ...gallery().flatMap((entry) =>
      entry.kind === kind && !entry.id.endsWith('-old') ? [entry.payload] : [],
    ),
  ],
  others: conformance[kind].wire.filter(({ errors }) => errors.length === 0).map(({ payload }) => payload),
})

/** A bullet graph has no input if two points of its axis are equal after rounding. */
const hasEqualPoints = (payload: unknown): boolean =>
  [(payload as { item: object }).item].flat().some((graph) => {
    const { axis } = graph as { readonly axis: { readonly point: readonly unknown[] } }
    return new Set(axis.point).size < axis.point.length
  })

describe.each(kinds)('%s', (kind) => {
  test('each vector is written as a call of its own builder, which gives the same payload', async () => {
    const { ours, others } = payloadsOf(kind)
    let written = 0
    for (const payload of ours) {
      const code = writtenOf(kind, payload)
      if (code === undefined) {
        expect(kind === 'bullet' && hasEqualPoints(payload), JSON.stringify(payload)).toBe(true)
        continue
      }
      written++
      expect(code).toMatch(new RegExp(`^geckoboard\\.${kind}\\(async \\(\\) => `))
      expect(await run(code)).toEqual(payload)
    }
    expect(written).toBeGreaterThan(0)
    for (const payload of others) {
      const input = fromPayload(kind)(payload)
      if (E.isLeft(input)) continue
      const code = toTypeScript(kind, input.right as InputOf<Kind>)
      expect(JSON.stringify(await run(code))).toBe(JSON.stringify(jsonOf(kind, input.right)))
    }
  })

  test('every input is written as one that gives the same payload', async () => {
    await fc.assert(
      fc.asyncProperty(inputs[kind] as fc.Arbitrary<InputOf<Kind>>, async (input) => {
        const code = toTypeScript(kind, input)
        expect(JSON.stringify(await run(code))).toBe(JSON.stringify(jsonOf(kind, input)))
      }),
      { numRuns: 50 },
    )
  })
})

test('every vector compiles, with the types of the builders', () => {
  const codes = kinds.flatMap((kind) => {
    const { ours, others } = payloadsOf(kind)
    // The start of a long list is enough to check its types.
    return [...ours, ...others].flatMap((payload) => writtenOf(kind, payload) ?? [])
  })
  const short = codes.filter(({ length }) => length < 20_000)
  expect(short.length).toBeGreaterThan(300)
  const file = join(import.meta.dirname, 'written.ts')
  const source = [
    "import type { Builders } from '@gecko-widgets/core/adapter'",
    'declare const geckoboard: Builders<[], unknown>',
    ...short,
  ].join('\n')
  const service = servicesOf({ files: [], virtual: { [file]: source } })(true)
  expect(errorsOf(service, file)).toEqual([])
})

test.each<[Kind, unknown, string]>([
  ['number', { item: [{ value: 1280 }] }, '1280'],
  ['number', { item: [{ value: '1280' }, { value: 1175 }] }, '[1280, 1175]'],
  ['number', { item: [{ value: 48210, prefix: '€' }, { value: 39990 }] }, "[48210, 39990, '€']"],
  ['number', { item: [{ value: 3, prefix: '%' }] }, "[3, '%']"],
  [
    'number',
    { item: [{ value: 31 }, { value: 27 }], type: 'reverse' },
    '({ value: 31, previous: 27, reverse: true })',
  ],
  ['rag', { item: [{ value: 3 }, { value: '' }, { value: 1, text: 'late' }] }, "[3, null, [1, 'late']]"],
  ['text', { item: [{ text: 'All is well', type: 0 }] }, "'All is well'"],
  ['text', { item: [{ text: 'a' }, { text: 'b', type: 1 }] }, "['a', ['b', 'alert']]"],
  [
    'pieChart',
    { item: [{ value: 10, label: 'Yes', colour: 'FF9900' }, { value: 5 }] },
    "[[10, 'Yes', 'ff9900'], 5]",
  ],
  ['lineChart', { series: [{ data: [1, 2, 3] }] }, '[1, 2, 3]'],
  ['lineChart', { item: [1, 2, 3] }, '[1, 2, 3]'],
  ['lineChartLegacy', { item: [1, 2], settings: { axisx: ['Jan'] } }, "[[1, 2], 'Jan']"],
  ['barChart', { series: [{ data: [1, 2] }] }, '[1, 2]'],
  ['geckOMeter', { item: 23, max: { value: 100, text: 'all' }, min: { value: 0 } }, "[23, 0, [100, 'all']]"],
  [
    'funnel',
    { item: [{ value: 9, label: 'a' }], type: 'standard', percentage: 'hide' },
    "({ items: [[9, 'a']], percentage: 'hide' })",
  ],
  [
    'leaderboard',
    { items: [{ label: 'Ada', value: 42, previous_rank: 2 }, { label: 'Bo' }] },
    "[['Ada', 42, 2], ['Bo']]",
  ],
  [
    'list',
    [{ title: { text: 'Deploy' } }, { title: { text: 'Test', highlight: true } }],
    "['Deploy', { title: { text: 'Test', highlight: true } }]",
  ],
  ['map', { points: { point: [{ city: { city_name: 'Oslo' } }] } }, "[{ city: { name: 'Oslo' } }]"],
  ['monitoring', { status: 'up' }, "'Up' as const"],
  ['highcharts', { highchart: { series: [{ data: [1] }] } }, '({ series: [{ data: [1] }] })'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text to escape
  ['highcharts', '{\n  a: `${b}\\n`\n}', '`{\n  a: \\`\\${b}\\\\n\\`\n}`'],
  ['custom', { 'a-b': 1, c: [] }, "({ 'a-b': 1, c: [] })"],
])('the %s %j is written in the shortest form', (kind, payload, expected) => {
  expect(writtenOf(kind, payload)).toBe(`geckoboard.${kind}(async () => ${expected})`)
})

test('a scaled bullet graph is not scaled again, and others have no autoScale', () => {
  const graph = { label: 'Revenue', axisPoints: [0, 500, 1000], current: 620, sublabel: 'EUR' }
  expect(writtenOf('bullet', jsonOf('bullet', graph))).toBe(
    `geckoboard.bullet(async () => ({
  label: 'Revenue',
  axisPoints: [0, 0.5, 1],
  current: 0.62,
  red: [0, 0.33],
  amber: [0.33, 0.67],
  green: [0.67, 1],
  autoScale: false,
  sublabel: 'EUR (thousands)',
}))`,
  )
  expect(
    writtenOf('bullet', jsonOf('bullet', { ...graph, label: 'A', axisPoints: [0, 500], current: 12 })),
  ).toBe(
    "geckoboard.bullet(async () => ({ label: 'A', axisPoints: [0, 500], current: 12, sublabel: 'EUR' }))",
  )
})

test('untrusted strings become strings without invisible characters', async () => {
  const hostile = fc.oneof(
    nastyText,
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          "'",
          '"',
          '`',
          '\\',
          '${',
          '</script>',
          '\u2028',
          '\u2029',
          '\n',
          '\ud800',
          '*/',
          '\u202e',
          '\0',
        ),
      )
      .map((all) => all.join('')),
  )
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      for (const kind of ['text', 'highcharts', 'custom'] as const) {
        const input = kind === 'custom' ? { [text]: text } : text
        const code = toTypeScript(kind, input)
        expect(JSON.stringify(await run(code))).toBe(JSON.stringify(jsonOf(kind, input)))
        expect(code).not.toMatch(/(?!\u200c|\u200d|\n|\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      }
    }),
    { numRuns: 500 },
  )
})

test('long lists take lines of up to 100 characters', () => {
  const trendline = Array.from({ length: 60 }, (_, i) => 1000 + i)
  const items = Array.from({ length: 5 }, (_, i) => ({ label: `Person ${i}`.repeat(6), value: i }))
  for (const code of [
    toTypeScript('number', { value: 1, trendline }),
    toTypeScript('leaderboard', { items, format: 'currency', unit: 'EUR' }),
  ]) {
    const lines = code.split('\n')
    expect(lines.length).toBeGreaterThan(4)
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100)
    expect(code).not.toMatch(/[^,([{]\n\s*[\])}]/)
  }
})
