import * as c from '../codec/index.js'
import type { Json } from '../payload/payload.js'
import { type Axes, axisFields, DATE, dateRule, IS_DATETIME, isDated, legacyLine, mergeAxes } from './axes.js'
import { warnedOfSlips } from './chartSlips.js'
import { finite, oneOf, text } from './fields.js'
import { defineWidget, type Widget } from './widget.js'

/** One point of a line: its y value, or a pair of x and y. */
export type LineChartPoint = number | readonly [x: string | number, y: number]

/** One line of a line chart. */
export interface LineChartSeries {
  /** One or more points. In all series, either all points are plain numbers, or all are pairs `[x, y]`. */
  readonly data: readonly LineChartPoint[]
  /** Shown in the legend. */
  readonly name?: string | null | undefined
  /** The x value from which on the line is drawn as incomplete. */
  readonly incompleteFrom?: string | null | undefined
  /** A `secondary` line is drawn paler. */
  readonly type?: 'main' | 'secondary' | null | undefined
  readonly incomplete_from?: c.NowCalled<'incompleteFrom'>
}

/** The full form of a line chart. */
export interface LineChartFields extends Axes {
  /** One or more lines. */
  readonly series: readonly LineChartSeries[]
}

/**
 * The numbers of one line, or the full form.
 *
 * @example
 * import assert from 'node:assert'
 * import { type LineChartInput, widgets } from '@gecko-widgets/core'
 *
 * const users: LineChartInput = [1175, 1280, 1310]
 * const inFull: LineChartInput = { series: [{ data: [1175, 1280, 1310] }] }
 * assert.deepStrictEqual(widgets.lineChart.encode(users), widgets.lineChart.encode(inFull))
 */
export type LineChartInput = readonly number[] | LineChartFields

/** The settings of a line chart. */
export type LineChartSettings = Axes

type Pair = readonly [x: string | number, y: number]

const x = c.onWire(c.union<string | number>({ string: text, number: finite }), () =>
  c.orOnWire<string | number>(finite.wire, (value) => typeof value === 'string', text.wire),
)

const pairs = c.list(c.tuple<Pair>({ x, y: finite }), { min: 1 })
const numbers = c.list(finite, { min: 1 })

/** At least one point: the first decides whether all of them are numbers or pairs. */
const areInPairs = (value: unknown): boolean => c.isList(value) && c.isList(value[0])

const points = c.onWire(
  c.unionBy<readonly LineChartPoint[]>({
    name: 'a list of numbers or of pairs [x, y]',
    code: 'wrong_shape',
    wanted: ['list'],
    forms: [numbers, pairs],
    choose: (value) => {
      if (!c.isList(value)) return undefined
      return areInPairs(value) ? pairs : numbers
    },
  }),
  () => c.orOnWire<readonly LineChartPoint[]>(numbers.wire, areInPairs, pairs.wire),
)

const series = c.struct<LineChartSeries>({
  data: points,
  name: c.optional(text),
  incompleteFrom: c.optional(text, { wire: 'incomplete_from' }),
  type: c.optional(oneOf<'main' | 'secondary'>('main', 'secondary')),
})

const isPair = (point: LineChartPoint | undefined): point is Pair => c.isList(point)

const dateRules = (line: LineChartSeries): readonly c.Found[] => {
  const from = c.own(line, 'incompleteFrom')
  return [
    ...line.data.flatMap((point, i) => (isPair(point) ? dateRule(point[0], ['data', i, 0]) : c.NONE)),
    ...(typeof from === 'string' ? dateRule(from, ['incompleteFrom']) : c.NONE),
  ]
}

const pointRules = (chart: LineChartFields): readonly c.Found[] => {
  const paired = chart.series.map(({ data }) => isPair(data[0]))
  const axis = c.own(chart, 'xAxis') ?? {}
  return [
    ...c.inEach(paired, (isPaired, i) =>
      isPaired === paired[0]
        ? undefined
        : c.said(
            ['series', i, 'data'],
            'conflict',
            'use plain numbers in all series, or pairs [x, y] in all',
          ),
    ),
    ...(paired.includes(true) && c.own(axis, 'labels') !== undefined
      ? [c.said(['xAxis', 'labels'], 'conflict', 'leave labels out, because the points are pairs [x, y]')]
      : c.NONE),
    ...(isDated(chart)
      ? chart.series.flatMap((line, i) => c.inPart('series', c.inPart(i, dateRules(line))))
      : c.NONE),
  ]
}

const listOf = (items: c.JsonSchema): c.JsonSchema => ({ type: 'array', items })

/** A year on the wire may be a number. */
const YEAR: c.JsonSchema = { type: 'integer', minimum: 1000, maximum: 9999 }

const inEachSeries = (properties: Readonly<Record<string, c.JsonSchema>>): c.JsonSchema => ({
  properties: { series: listOf({ type: 'object', properties }) },
})

/** The same rules as JSON Schema, with the names of the input or of the wire. */
const pointSchema = (xAxis: string, incompleteFrom: string): c.JsonSchema => ({
  anyOf: [
    inEachSeries({ data: listOf({ not: { type: 'array' } }) }),
    {
      allOf: [
        inEachSeries({ data: listOf({ type: 'array' }) }),
        { not: c.hasValue(xAxis, c.hasValue('labels')) },
      ],
    },
  ],
  ...c.when(
    c.hasValue(xAxis, IS_DATETIME),
    inEachSeries({
      data: listOf(c.when({ type: 'array' }, { type: 'array', prefixItems: [DATE] })),
      [incompleteFrom]: { anyOf: [DATE, YEAR, { type: 'null' }] },
    }),
  ),
})

const fields = warnedOfSlips(
  c.settled(c.struct<LineChartFields>({ series: c.list(series, { min: 1 }), ...axisFields }), pointRules, {
    input: pointSchema('xAxis', 'incompleteFrom'),
    wire: pointSchema('x_axis', 'incomplete_from'),
  }),
)

const chart = c.withForms(fields, {
  list: c.map(numbers, (data) => ({ series: [{ data }] })),
  object: fields,
})

interface SentSeries {
  readonly [key: string]: Json
  readonly data: readonly LineChartPoint[]
}

/** A pair has no XML form of its own: `<data><x>…</x><y>…</y></data>` (`docs/reference/widgets.md#xml`). */
const xmlSeries = (series: SentSeries): Json => ({
  ...series,
  data: series.data.map((point) => (isPair(point) ? { x: point[0], y: point[1] } : point)),
})

const xmlModel = (json: Json): Json => {
  const chart = json as { readonly [key: string]: Json; readonly series: readonly SentSeries[] }
  return { ...chart, series: chart.series.map(xmlSeries) }
}

/** The `lineChart` widget, in the form that Geckoboard reads today (`docs/reference/widgets.md#linechart`). */
export const lineChart: Widget<'lineChart', LineChartInput, LineChartSettings, true> = defineWidget({
  kind: 'lineChart',
  codec: c.onWire(chart, (wire) =>
    c.orOld(
      wire,
      c.has('item'),
      c.mapWire(legacyLine.wire, ({ item }): LineChartFields => ({ series: [{ data: item }] })),
      'only widgets created before February 2015 read this form; write { series }',
    ),
  ),
  settings: axisFields,
  merge: mergeAxes,
  xmlModel,
})
