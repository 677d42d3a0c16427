import { checkPayload, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { inputs } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { insteadOf, recognize } from '../src/recognize.js'
import { type Broken, brokenOf, DISTINCT, isOfAnother } from './broken.js'

const entries = (count: number, entry: object): readonly object[] =>
  Array.from({ length: count }, () => entry)

/** Payloads and the kinds that they may be, the likeliest first. */
const RECOGNIZED: readonly (readonly [kinds: string, payload: unknown])[] = [
  ['number', { item: [{ value: 42 }] }],
  ['number', { item: [{ value: 42 }, { value: 40 }] }],
  ['number', { item: [{ value: 42, text: 'Users' }, { value: 40 }] }],
  [
    'number',
    {
      item: [
        { value: 42, text: '' },
        { value: 40, text: '' },
      ],
    },
  ],
  ['number', { item: [{ value: 42, text: 'Users' }, ['1', '2']] }],
  ['number', { item: [{ value: 42, type: 'time_duration' }] }],
  ['number', { item: [{ value: 'n/a', text: 'Users' }] }],
  [
    'number',
    {
      item: [
        { value: 1, text: 'a' },
        { value: 2, text: 'b' },
      ],
      absolute: true,
    },
  ],
  ['number or rag', { item: entries(2, { value: 1, text: 'a' }) }],
  ['rag', { item: entries(3, { value: 1, text: 'a' }) }],
  [
    'rag',
    {
      item: [
        { value: 1, text: 'a' },
        { value: '', text: '' },
      ],
    },
  ],
  ['rag or number', { item: entries(4, { value: 1, text: 'a' }) }],
  ['rag or pieChart', { item: entries(3, { value: 1 }) }],
  ['rag', { item: entries(3, { value: 1 }), type: 'reverse' }],
  ['text', { item: [{ text: 'All is well', type: 0 }] }],
  ['text', { item: [{ text: 'a' }, { text: 'b' }] }],
  ['text', { item: [{ text: 'a', type: 'warn' }] }],
  ['pieChart', { item: entries(4, { value: 1 }) }],
  ['pieChart', { item: [{ value: 1, label: 'a', color: 'ff9900' }] }],
  ['pieChart', { item: [{ value: 1, label: 'a', colour: 'ff9900' }] }],
  ['pieChart', { item: entries(9, { value: 1, label: 'a' }) }],
  ['pieChart or funnel', { item: entries(8, { value: 1, label: 'a' }) }],
  ['funnel', { item: entries(2, { value: 1, label: 'a' }), type: 'standard' }],
  ['funnel', { item: entries(2, { value: 1, label: 'a' }), percentage: 'hide' }],
  ['lineChart or barChart', { series: [{ data: [1, 2, 3] }] }],
  ['lineChart or barChart', { series: [{ data: [1, null] }], x_axis: { labels: ['a', 'b'] } }],
  ['lineChart or barChart', { series: [{ data: [1, 2] }], xAxis: { labels: ['a', 'b'] } }],
  ['lineChart', { series: [{ data: [['a', 1]] }] }],
  ['lineChart', { series: [{ data: [1], incomplete_from: 'b' }] }],
  ['lineChart', { series: entries(4, { data: [1] }) }],
  ['lineChartLegacy', { item: ['1', '2'], settings: { axisx: ['a'], colour: 'ff9900' } }],
  ['lineChartLegacy', { item: [1, 2, 3] }],
  ['geckOMeter', { item: 23, min: { value: 10 }, max: { value: 30 } }],
  ['bullet', { orientation: 'horizontal', item: null }],
  ['bullet', { item: { label: 'a', axis: { point: [0, 1] } } }],
  ['leaderboard', { items: [{ label: 'Ada', value: 3 }] }],
  ['leaderboard', { items: [{ label: 1 }] }],
  ['list', [{ title: { text: 'Deploy' } }]],
  ['list', []],
  ['map', { points: { point: [{ latitude: 0, longitude: 0 }] } }],
  ['map', { points: [] }],
  ['monitoring', { status: 'Up', downTime: 'never', responseTime: '12 ms' }],
  ['monitoring', { status: 'Sideways' }],
  ['monitoring', { status: 'UP', message: 'well' }],
  ['highcharts', { highchart: '{ chart: {} }' }],
  ['highcharts', { chart: { type: 'line' }, series: [{ data: [1] }] }],
  ['highcharts', { series: [{ data: [1] }], xAxis: { categories: ['a'] } }],
  ['highcharts', { series: [{ data: [1] }], title: { text: 'Visits' } }],
  ['highcharts', { series: [{ type: 'pie', data: [1] }] }],
  // What serializers and double encoding put around entries.
  ['rag', { item: { item: entries(3, { value: 1, text: 'a' }) } }],
  ['rag', { item: JSON.stringify(entries(3, { value: 1, text: 'a' })) }],
]

/** Values that are not a widget, and what they are. */
const NONE: readonly (readonly [payload: unknown, words: string])[] = [
  [null, 'null'],
  [42, 'a number'],
  [true, 'a boolean'],
  ['Up', 'a string'],
  ['{"item":[{"value":3}]}', 'encoded twice'],
  [{}, 'not look like any kind of widget'],
  [{ anything: 'else' }, 'not look like any kind of widget'],
  [{ error: 'db down' }, 'an error message'],
  [{ status: 500, error: 'Internal Server Error', path: '/users' }, 'an error message'],
  [{ type: 'about:blank', title: 'Not found', status: 404, detail: '' }, 'an error message'],
  [{ api_key: 'k', data: { item: [{ value: 3 }] } }, 'the body of a push'],
  [{ data: { item: [{ value: 3 }] } }, 'in data (number)'],
  [{ status: 'success', data: { items: [] } }, 'in data (leaderboard)'],
  [{ root: { status: 'Up' } }, 'in root (monitoring)'],
  [{ value: 3, text: 'Users' }, 'an entry without a widget'],
]

/** How many of a hundred broken payloads are recognized as their kind. New vectors may cost each kind one or two. */
const MEASURED: Readonly<Record<string, number>> = {
  number: 99,
  rag: 96,
  text: 98,
  pieChart: 99,
  lineChart: 100,
  lineChartLegacy: 99,
  barChart: 100,
  geckOMeter: 100,
  funnel: 100,
  bullet: 100,
  leaderboard: 99,
  list: 100,
  map: 100,
  monitoring: 100,
}

/** Kinds with the same shape. */
const shapeOf = (kind: Kind | undefined): string => (kind === 'barChart' ? 'lineChart' : String(kind))

const SAMPLE = 700

const sampled = (all: readonly Broken[]): readonly Broken[] =>
  all.filter((_, i) => i % Math.ceil(all.length / SAMPLE) === 0)

describe('recognition', () => {
  test.each(RECOGNIZED)('%s: %j', (kinds, payload) => {
    expect(recognize(payload).join(' or ')).toBe(kinds)
  })

  test.each(NONE)('%j is not a widget', (payload, words) => {
    expect(recognize(payload)).toEqual([])
    expect(insteadOf(payload)).toContain(words)
  })

  test('recognizes a valid payload as a kind that reads it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DISTINCT, 'highcharts' as const).chain((kind) =>
          (inputs[kind] as fc.Arbitrary<unknown>).map((input) => {
            const encode = widgets[kind].encode as (value: unknown) => E.Either<unknown, Payload>
            return E.getOrElseW(() => expect.fail('expected a payload'))(encode(input)).json
          }),
        ),
        (payload) => {
          const [kind] = recognize(payload)
          expect(kind === undefined ? undefined : checkPayload(kind)(payload).errors).toEqual([])
        },
      ),
    )
  })

  test('recognizes a payload that is broken at one place, without taking it for another kind', () => {
    const all = new Map(DISTINCT.map((kind) => [kind, sampled(brokenOf(kind))]))
    const sources = new Map<string, Set<string>>()
    for (const [kind, payloads] of all)
      for (const { payload } of payloads) {
        const text = JSON.stringify(payload)
        sources.set(text, (sources.get(text) ?? new Set()).add(shapeOf(kind)))
      }
    const table = Object.fromEntries(
      Array.from(all, ([kind, payloads]) => {
        // Some are so broken that a payload of another kind leaves the same remains.
        const own = payloads.filter(({ payload }) => sources.get(JSON.stringify(payload))?.size === 1)
        const rest = own.filter(({ payload }) => !isOfAnother(payload))
        const right = rest.filter(({ payload, kinds }) =>
          kinds.map(shapeOf).includes(shapeOf(recognize(payload)[0])),
        )
        const ticks = rest.filter(({ payload }) => {
          const [as] = recognize(payload)
          if (as === undefined) return false
          const { errors, warnings } = checkPayload(as)(payload)
          return errors.length + warnings.length === 0
        })
        const counts = {
          broken: payloads.length,
          'same as of another kind': payloads.length - own.length,
          'faultless as another kind': own.length - rest.length,
          recognized: right.length,
          'of 100': Math.floor((100 * right.length) / rest.length),
          ticks: ticks.length,
        }
        return [kind, counts] as const
      }),
    )
    console.table(table)
    for (const kind of DISTINCT) {
      expect(table[kind]?.['of 100'], kind).toBeGreaterThanOrEqual(Math.max(95, (MEASURED[kind] ?? 0) - 2))
      expect(table[kind]?.ticks, kind).toBe(0)
    }
  })
})
