import { type Kind, widgets } from '@gecko-widgets/core'
import { inputs } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { conformance } from './conformance/index.js'
import { type Place, places } from './support/places.js'

// An empty column of a database is `null`: where a part may be absent, that says what `undefined` says, or nothing at all.

type Encode = (value: unknown) => E.Either<{ readonly issues: readonly { readonly path: string }[] }, unknown>

/** In any JSON `null` is a value. */
const KINDS = (Object.keys(widgets) as Kind[]).filter((kind) => kind !== 'custom' && kind !== 'highcharts')

/** So it is in the places of a color of RAG, which it hides. */
const COLOR = /^(?:\[\d\]|\.red|\.amber|\.green)(?:\[0\]|\.value)?$/

const takesNull = (kind: Kind, path: string): boolean => kind === 'rag' && COLOR.test(path)

/** The names of all fields of a kind's input. */
const namesOf = (kind: Kind): readonly string[] =>
  Object.keys(conformance[kind].fields)
    .filter((path) => !path.startsWith('settings.'))
    .map((path) => path.slice(path.lastIndexOf('.') + 1))

/** The places where nothing is: fields that are not there, entries that are `undefined`, and the end of a list. */
const emptyPlaces = (kind: Kind, { path, value, with: withOther }: Place): readonly Place[] => {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value))
    return [...value, undefined].flatMap((entry, i) =>
      entry === undefined
        ? [
            {
              path: `${path}[${i}]`,
              value: undefined,
              with: (other) => withOther(Object.assign([...value], { [i]: other })),
            },
          ]
        : [],
    )
  const fields = value as Readonly<Record<string, unknown>>
  return namesOf(kind)
    .filter((name) => fields[name] === undefined)
    .map((name) => ({
      path: `${path}.${name}`,
      value: undefined,
      with: (other) => withOther({ ...fields, [name]: other }),
    }))
}

const pathsOf = (answer: ReturnType<Encode>): readonly string[] =>
  E.isLeft(answer) ? answer.left.issues.map(({ path }) => path) : []

/** Writes `null` for every field and every place that is not there, or leaves out each that is `null`. */
const rewritten = (kind: Kind, value: unknown, how: 'null' | 'absent', path = ''): unknown => {
  if (typeof value !== 'object' || value === null) return value
  const partOf = (part: unknown, at: string): unknown => {
    if (takesNull(kind, at) || (part ?? null) !== null) return rewritten(kind, part, how, at)
    return how === 'null' ? null : undefined
  }
  if (Array.isArray(value)) return value.map((entry, i) => partOf(entry, `${path}[${i}]`))
  const names = [...new Set([...Object.keys(value), ...namesOf(kind)])]
  const parts = names.map((name) => [
    name,
    partOf((value as Record<string, unknown>)[name], `${path}.${name}`),
  ])
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined))
}

describe.each(KINDS)('%s', (kind) => {
  const encode = widgets[kind].encode as Encode

  test('treats null like undefined in each place, or refuses both at the same paths', () => {
    fc.assert(
      fc.property(inputs[kind] as fc.Arbitrary<unknown>, (input) => {
        const all = places(input).flatMap((place) => [place, ...emptyPlaces(kind, place)])
        for (const place of all.filter(({ path }) => !takesNull(kind, path))) {
          const absent = encode(place.with(undefined))
          const isNull = encode(place.with(null))
          if (E.isRight(absent)) expect([place.path, isNull]).toEqual([place.path, absent])
          else {
            expect([place.path, isNull._tag]).toEqual([place.path, 'Left'])
            expect([place.path, pathsOf(isNull)]).toEqual([place.path, pathsOf(absent)])
          }
        }
      }),
      // Each run encodes an input anew for all of its places.
      { numRuns: 60 },
    )
  })

  test('gives the same payload with null in every optional place as without', () => {
    fc.assert(
      fc.property(inputs[kind] as fc.Arbitrary<unknown>, (input) => {
        const without = encode(rewritten(kind, input, 'absent'))
        expect(without._tag).toBe('Right')
        expect(encode(rewritten(kind, input, 'null'))).toEqual(without)
        expect(encode(input)).toEqual(without)
      }),
    )
  })
})

test.each<readonly [Kind, unknown, string]>([
  ['number', { value: null }, 'value'],
  ['number', [null, 1], '[0]'],
  ['rag', { red: [1, null], amber: [null], green: { text: 'x' } }, 'green.value'],
  ['text', [['a', null], { text: null }], '[1].text'],
  ['pieChart', [[1, null, null], null], '[1]'],
  ['lineChart', { series: [{ data: null, name: null }], xAxis: null }, 'series[0].data'],
  ['lineChartLegacy', [null, null, null, null], '[0]'],
  ['barChart', { series: null, yAxis: null }, 'series'],
  ['geckOMeter', { value: 1, min: null, max: 1 }, 'min'],
  ['geckOMeter', [1, [0, null], null], '[2]'],
  ['funnel', { items: [[1, null]], sort: null }, 'items[0][1]'],
  ['bullet', { label: null, axisPoints: [0, 1], current: 1, red: null }, 'label'],
  ['leaderboard', { items: [[null, null, null]], format: null }, 'items[0][0]'],
  ['list', [{ title: { text: null, highlight: null } }], '[0].title.text'],
  ['map', [{ city: { name: null, countryCode: null }, host: null }], '[0].city.name'],
  ['monitoring', { status: null, downTime: null }, 'status'],
  ['highcharts', null, ''],
])('%s refuses null in a required place: %j', (kind, input, path) => {
  expect(pathsOf((widgets[kind].encode as Encode)(input))).toEqual([path])
})

test('null is a value in any JSON, and hides a color of RAG', () => {
  expect(widgets.custom.encode(null)).toEqual(E.right({ kind: 'custom', json: null }))
  expect(widgets.highcharts.encode({ title: null })).toEqual(
    E.right({ kind: 'highcharts', json: { highchart: { title: null } } }),
  )
  const json = { item: [{ value: 1 }, { value: '' }, { value: '' }] }
  expect(widgets.rag.encode([1, null, null])).toEqual(E.right({ kind: 'rag', json }))
  expect(widgets.rag.encode({ red: 1, amber: [null], green: { value: null } })).toEqual(
    E.right({ kind: 'rag', json }),
  )
})
