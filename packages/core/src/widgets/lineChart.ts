import type { Json } from '../payload/payload.js'
import {
  type Axes,
  axesRenamed,
  axesRules,
  axisFields,
  chartOn,
  dateRules,
  mergeAxes,
  wireChart,
  wireLegacyLine,
} from './axes.js'
import {
  type Broken,
  brokenIn,
  type Codec,
  chosen,
  isList,
  KEPT,
  list,
  mapped,
  type NowCalled,
  positional,
  shaped,
  struct,
} from './codec.js'
import { finite, oneOf, present, text } from './fields.js'
import { defineWidget, type Widget } from './widget.js'
import { byForm, type Check, has, numeric, old, reads, wireList, wirePositions, wireText } from './wire.js'

/**
 * A point of a line: its y value alone, or with its x value.
 *
 * @example
 * import assert from 'node:assert'
 * import { type LinePoint, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const points: readonly LinePoint[] = [['2026-01', 1175], ['2026-02', 1280]]
 * assert.deepStrictEqual(
 *   widgets.lineChart.encode({ series: [{ data: points }], xAxis: { type: 'datetime' } }),
 *   E.right({ kind: 'lineChart', json: { series: [{ data: points }], x_axis: { type: 'datetime' } } }),
 * )
 */
export type LinePoint = number | readonly [x: string | number, y: number]

/**
 * One line of a `lineChart`.
 *
 * @example
 * import assert from 'node:assert'
 * import { type LineSeries, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const users: LineSeries = {
 *   data: [['2026-01', 1175], ['2026-02', 1280], ['2026-03', 610]],
 *   name: 'Users',
 *   incompleteFrom: '2026-03',
 *   type: 'main',
 * }
 * const { incompleteFrom, ...asItIs } = users
 * assert.deepStrictEqual(
 *   widgets.lineChart.encode({ series: [users] }),
 *   E.right({ kind: 'lineChart', json: { series: [{ ...asItIs, incomplete_from: incompleteFrom }] } }),
 * )
 */
export interface LineSeries {
  /** One point or more; all of them, in all series, plain numbers, or all of them pairs `[x, y]`. */
  readonly data: readonly LinePoint[]
  /** Shown in the legend. */
  readonly name?: string | undefined
  /** The x value from which the line is drawn as incomplete. */
  readonly incompleteFrom?: string | undefined
  /** A `secondary` line is drawn paler. */
  readonly type?: 'main' | 'secondary' | undefined
  readonly incomplete_from?: NowCalled<'incompleteFrom'>
}

/**
 * The full form of a `lineChart`'s input.
 *
 * @example
 * import assert from 'node:assert'
 * import { type LineChart, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const revenue: LineChart = {
 *   series: [
 *     { data: [48_210, 51_300, 39_990], name: '2026' },
 *     { data: [40_100, 42_700, 44_050], name: '2025', type: 'secondary' },
 *   ],
 *   xAxis: { labels: ['Jan', 'Feb', 'Mar'] },
 *   yAxis: { format: 'currency', unit: 'EUR' },
 * }
 * assert.deepStrictEqual(
 *   widgets.lineChart.encode(revenue),
 *   E.right({ kind: 'lineChart', json: { series: revenue.series, x_axis: revenue.xAxis, y_axis: revenue.yAxis } }),
 * )
 */
export interface LineChart extends Axes {
  /** One line or more. */
  readonly series: readonly LineSeries[]
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
export type LineChartInput = readonly number[] | LineChart

/**
 * What can be said of a `lineChart` where it is defined.
 *
 * @example
 * import assert from 'node:assert'
 * import { type LineChartSettings, widgets } from '@gecko-widgets/core'
 *
 * const settings: LineChartSettings = {
 *   xAxis: { labels: ['2026-01', '2026-02'], type: 'datetime' },
 *   yAxis: { format: 'percent' },
 * }
 * assert.deepStrictEqual(
 *   widgets.lineChart.encodeWith(settings)([0.05, 0.07]),
 *   widgets.lineChart.encode({ series: [{ data: [0.05, 0.07] }], ...settings }),
 * )
 */
export type LineChartSettings = Axes

interface Point {
  readonly x: string | number
  readonly y: number
}

const pair: Codec<LinePoint> = mapped(
  positional<Point>({ x: shaped<string | number>({ string: text, number: finite }), y: finite }, ['x', 'y']),
  ({ x, y }) => [x, y] as const,
)

const pairs = list(pair)
const numbers: Codec<readonly LinePoint[]> = list(finite, { min: 1 })
/** The first point tells how all of them are written, so there is one where they are pairs. */
const areInPairs = (value: unknown): boolean => isList(value) && isList(value[0])

const points = chosen('a list of numbers or of pairs [x, y]', 'wrong_shape', (value) => {
  if (!isList(value)) return undefined
  return areInPairs(value) ? pairs : numbers
})

const series: Codec<LineSeries> = struct<LineSeries>(
  { data: points, name: text, incompleteFrom: text, type: oneOf('main', 'secondary') },
  ['data'],
  { incomplete_from: 'incompleteFrom' },
)

const isPair = (point: LinePoint | undefined): point is readonly [x: string | number, y: number] =>
  isList(point)

const isPaired = ({ data }: LineSeries): boolean => isPair(data[0])

const datesOf = ({ data, incompleteFrom }: LineSeries, i: number) => [
  ...data.flatMap((point, j) => (isPair(point) ? [[`.series[${i}].data[${j}][0]`, point[0]] as const] : [])),
  ...(incompleteFrom === undefined ? [] : [[`.series[${i}].incompleteFrom`, incompleteFrom] as const]),
]

const pointRules = ({ series, xAxis }: LineChart): readonly Broken[] => {
  const paired = series.map(isPaired)
  return [
    ...brokenIn(paired, (isPaired, i) =>
      isPaired === paired[0]
        ? undefined
        : [`.series[${i}].data`, 'conflict', 'plain numbers in all series, or pairs [x, y] in all'],
    ),
    ...(paired.includes(true) && xAxis?.labels !== undefined
      ? ([['.xAxis.labels', 'conflict', 'no labels, since the points are pairs [x, y]']] as const)
      : KEPT),
    ...(xAxis?.type === 'datetime' ? dateRules(series.flatMap(datesOf)) : KEPT),
  ]
}

const wireSeries = ({ data, name, incompleteFrom, type }: LineSeries) =>
  present({ data, name, incomplete_from: incompleteFrom, type })

interface WireSeries {
  readonly [key: string]: Json
  readonly data: readonly (number | readonly [x: string | number, y: number])[]
}

/** A pair has no XML form of its own: `<data><x>…</x><y>…</y></data>` (`widgets.md`, "XML"). */
const xmlSeries = (series: WireSeries): Json => ({
  ...series,
  data: series.data.map((point) => (typeof point === 'number' ? point : { x: point[0], y: point[1] })),
})

const xmlModel = (json: Json): Json => {
  const chart = json as { readonly [key: string]: Json; readonly series: readonly WireSeries[] }
  return { ...chart, series: chart.series.map(xmlSeries) }
}

const wirePair: Check = wirePositions([byForm((x) => typeof x === 'string', wireText, numeric), numeric])

const wirePoints: Check = byForm(areInPairs, wireList(wirePair), wireList(numeric, { min: 1 }))

const wire: Check = byForm(
  has('item'),
  old(wireLegacyLine, 'the form { series }; only widgets made before February 2015 read this one'),
  wireChart(
    {
      data: wirePoints,
      name: wireText,
      incomplete_from: wireText,
      type: reads(oneOf('main', 'secondary')),
    },
    {},
    pointRules,
  ),
)

/** The `lineChart` widget, in the form that Geckoboard reads today (`widgets.md`, "lineChart"). */
export const lineChart: Widget<'lineChart', LineChartInput, LineChartSettings, LineChartInput, true> =
  defineWidget({
    kind: 'lineChart',
    input: shaped<LineChart>({
      list: mapped(numbers, (data) => ({ series: [{ data }] })),
      object: struct<LineChart>({ series: list(series, { min: 1 }), ...axisFields }, ['series'], axesRenamed),
    }),
    settings: axisFields,
    merge: mergeAxes,
    rules: (chart) => [...axesRules(chart), ...pointRules(chart)],
    payload: (chart) => chartOn(chart, chart.series.map(wireSeries)),
    wire,
    xml: true,
    xmlModel,
  })
