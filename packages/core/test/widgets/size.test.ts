import { encodeJson, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { inputs } from '@gecko-widgets/core/testing'
import { encodeXml } from '@gecko-widgets/core/xml'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { newRoom, type Room } from '../../src/codec/room.js'
import { nastyText } from '../../src/testing/nasty.js'
import { measured } from '../support/cpu.js'

type Encode = (
  value: unknown,
) => E.Either<{ readonly issues: readonly { readonly path: string; readonly code: string }[] }, Payload>

const encodeOf = (kind: Kind): Encode => widgets[kind].encode as Encode

/** How much CPU time an answer may take on a busy machine: most take a few milliseconds, and the slowest half a second. */
const SOON_MS = 4000

/** Answers the codes of a refusal, and that it came soon. */
const refusedSoon = (kind: Kind, value: unknown): readonly string[] => {
  const [encoded, ms] = measured(() => encodeOf(kind)(value))
  expect(ms).toBeLessThan(SOON_MS)
  return E.isLeft(encoded) ? encoded.left.issues.map(({ path, code }) => `${path} ${code}`) : []
}

const long = 'x'.repeat(10_000)
const markup = '&'.repeat(10_000)
const many = <A>(entry: A): readonly A[] => Array.from({ length: 10_000 }, () => entry)
const nested = (depth: number, part: unknown): unknown =>
  Array.from({ length: depth }).reduce<unknown>((part) => [part, part], part)

describe('a payload of gigabytes is refused quickly', () => {
  test.each<[name: string, kind: Kind, value: () => unknown]>([
    ['a list of long strings', 'list', () => many({ title: long, label: { name: long }, description: long })],
    ['a list of long titles', 'list', () => many(long)],
    ['a map of markup', 'map', () => many({ host: markup, cssClass: markup })],
    ['a pie of long labels', 'pieChart', () => many([1, long])],
    ['a pie of long labels in full', 'pieChart', () => many({ value: 1, label: long })],
    ['a chart of as many points as there can be', 'lineChart', () => ({ series: many({ data: many(1.5) }) })],
    ['a chart of long names', 'lineChart', () => ({ series: many({ data: [1], name: long }) })],
    ['a chart of long x values', 'lineChart', () => ({ series: many({ data: many([long, 1]) }) })],
    ['labels of a legacy chart', 'lineChartLegacy', () => [many(1), many(long), many(long)]],
    ['one string, shared', 'custom', () => many(many(long))],
    ['one value in nested lists', 'custom', () => nested(31, 1)],
    ['one empty list in nested lists', 'highcharts', () => ({ series: nested(29, []) })],
    ['long keys', 'custom', () => many({ [long]: 1 })],
    ['a long source', 'highcharts', () => 'x'.repeat(100_000_000)],
  ])('%s', (_, kind, value) => {
    expect(refusedSoon(kind, value())).toEqual([' too_large'])
    expect(widgets[kind].decode(value())).toMatchObject({ left: { issues: [{ code: 'too_large' }] } })
  })

  test('settings count toward the size', () => {
    const labels = many('x'.repeat(50))
    const chart = widgets.barChart.encodeWith({ xAxis: { labels } })
    expect(chart([1])).toMatchObject({ _tag: 'Right' })
    expect(chart({ series: [{ data: many(1.5), name: long }, { data: many(0.25) }] })).toMatchObject({
      _tag: 'Right',
    })
    const more = { xAxis: { labels: many('ä'.repeat(60)) } }
    expect(widgets.barChart.encodeWith(more)([1])).toMatchObject({
      left: { issues: [{ code: 'too_large' }] },
    })
  })
})

describe('and so is one with a mistake at its end, which is reported', () => {
  test.each<[name: string, kind: Kind, value: () => unknown]>([
    ['a NaN in nested lists', 'custom', () => nested(31, Number.NaN)],
    ['nothing but NaN', 'lineChart', () => ({ series: many({ data: many(Number.NaN) }) })],
    ['a mistake in front', 'list', () => [1, ...many({ title: long, description: long }).slice(1)]],
  ])('%s', (_, kind, value) => {
    const codes = refusedSoon(kind, value())
    expect(codes.length).toBeGreaterThan(0)
    for (const code of codes) expect(code).toMatch(/ (?:not_finite|wrong_shape)$/)
  })
})

test('slips are not looked for without end', () => {
  for (const kind of ['text', 'pieChart', 'list'] as const)
    expect(widgets[kind].misspelled(new Array(2 ** 32 - 1))).toEqual([])
})

test('lists in lists are accepted up to 1 MiB', () => {
  const nested = Array.from({ length: 25 }).reduce<unknown>((list) => [list], [])
  const rows = Array.from({ length: 2 }, () => Array(9_500).fill(nested))
  expect(E.isRight(encodeOf('custom')(rows))).toBe(true)
})

test('XML of more than 1 MiB is refused quickly', () => {
  const payload = encodeOf('custom')({ [long]: many(1), b: many({ [long]: 1 }).slice(0, 20) })
  if (E.isLeft(payload)) expect.fail('expected a payload')
  expect(encodeXml(payload.right)).toMatchObject({ left: { _tag: 'XmlTooLarge', kind: 'custom' } })
  const escaped = encodeOf('text')(Array.from({ length: 10 }, () => markup))
  expect(E.isRight(escaped) && E.isRight(encodeXml(escaped.right))).toBe(true)
})

describe.each(Object.keys(widgets) as Kind[])('%s', (kind) => {
  const { read } = widgets[kind].codec as unknown as {
    readonly read: (value: unknown, room: Room) => unknown
  }
  // Some values besides those of a payload: its outermost names, and the bands of bullet graphs.
  const FRAME = 2_000

  const holds = (input: unknown): void => {
    const payload = encodeOf(kind)(input)
    if (E.isLeft(payload)) return
    const room = newRoom()
    read(input, room)
    const taken = newRoom().left - room.left
    const bytes = Buffer.byteLength(encodeJson(payload.right))
    expect(taken + FRAME).toBeGreaterThanOrEqual(bytes)
    // Else what fits would be refused.
    expect(taken).toBeLessThanOrEqual(7 * (bytes + 1))
  }

  test('reading counts at least the size of the payload, and at most seven times that', () => {
    fc.assert(fc.property(inputs[kind] as fc.Arbitrary<unknown>, holds))
  })
})

test('rows count at least the size of the payload, and at most seven times that', () => {
  const number = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, 0.5),
  )
  const row: fc.Arbitrary<unknown> = fc.oneof(
    number,
    fc.tuple(number, nastyText),
    fc.record(
      { value: number, label: nastyText, color: fc.constant('#FF9900') },
      { requiredKeys: ['value'] },
    ),
  )
  fc.assert(
    fc.property(fc.array(row, { minLength: 200, maxLength: 300 }), (rows) => {
      const payload = encodeOf('pieChart')(rows.map((row) => (typeof row === 'number' ? Math.abs(row) : row)))
      if (E.isLeft(payload)) return
      const { read } = widgets.pieChart.codec as unknown as {
        readonly read: (value: unknown, room: Room) => unknown
      }
      const room = newRoom()
      read(rows, room)
      const taken = newRoom().left - room.left
      const bytes = Buffer.byteLength(encodeJson(payload.right))
      expect(taken).toBeGreaterThanOrEqual(bytes - 100)
      expect(taken).toBeLessThanOrEqual(7 * bytes)
    }),
    { numRuns: 50 },
  )
})
