import { type Axes, axesRenamed, axesRules, axisFields, chartOn, mergeAxes, wireChart } from './axes.js'
import { type Codec, list, mapped, shaped, struct } from './codec.js'
import { finite, present, text } from './fields.js'
import { defineWidget, type Widget } from './widget.js'
import { type Check, numeric, wireList, wireText } from './wire.js'

/**
 * The bars of one colour of a `barChart`.
 *
 * @example
 * import assert from 'node:assert'
 * import { type BarSeries, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const closed: BarSeries = { data: [12, 15, 9], name: 'Bugs closed' }
 * assert.deepStrictEqual(
 *   widgets.barChart.encode({ series: [closed] }),
 *   E.right({ kind: 'barChart', json: { series: [closed] } }),
 * )
 */
export interface BarSeries {
  /** One number or more. */
  readonly data: readonly number[]
  /** Shown in the legend. */
  readonly name?: string | undefined
}

/**
 * The full form of a `barChart`'s input.
 *
 * @example
 * import assert from 'node:assert'
 * import { type BarChart, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const bugs: BarChart = {
 *   series: [
 *     { data: [14, 13, 11], name: 'opened' },
 *     { data: [12, 15, 9], name: 'closed' },
 *   ],
 *   xAxis: { labels: ['2026-01', '2026-02', '2026-03'], type: 'datetime' },
 *   yAxis: { format: 'decimal' },
 * }
 * assert.deepStrictEqual(
 *   widgets.barChart.encode(bugs),
 *   E.right({ kind: 'barChart', json: { series: bugs.series, x_axis: bugs.xAxis, y_axis: bugs.yAxis } }),
 * )
 */
export interface BarChart extends Axes {
  /** One to three. */
  readonly series: readonly BarSeries[]
}

/**
 * The numbers of one series, or the full form.
 *
 * @example
 * import assert from 'node:assert'
 * import { type BarChartInput, widgets } from '@gecko-widgets/core'
 *
 * const closed: BarChartInput = [12, 15, 9]
 * const inFull: BarChartInput = { series: [{ data: [12, 15, 9] }] }
 * assert.deepStrictEqual(widgets.barChart.encode(closed), widgets.barChart.encode(inFull))
 */
export type BarChartInput = readonly number[] | BarChart

/**
 * What can be said of a `barChart` where it is defined.
 *
 * @example
 * import assert from 'node:assert'
 * import { type BarChartSettings, widgets } from '@gecko-widgets/core'
 *
 * const settings: BarChartSettings = {
 *   xAxis: { labels: ['Jan', 'Feb', 'Mar'] },
 *   yAxis: { format: 'currency', unit: 'EUR' },
 * }
 * assert.deepStrictEqual(
 *   widgets.barChart.encodeWith(settings)([48_210, 51_300, 39_990]),
 *   widgets.barChart.encode({ series: [{ data: [48_210, 51_300, 39_990] }], ...settings }),
 * )
 */
export type BarChartSettings = Axes

const MOST_SERIES = 3

const data = list(finite, { min: 1 })

const series: Codec<BarSeries> = struct<BarSeries>({ data, name: text }, ['data'])

const wire: Check = wireChart({ data: wireList(numeric, { min: 1 }), name: wireText }, { max: MOST_SERIES })

/** The `barChart` widget (`widgets.md`, "barChart"). */
export const barChart: Widget<'barChart', BarChartInput, BarChartSettings, BarChartInput, true> =
  defineWidget({
    kind: 'barChart',
    input: shaped<BarChart>({
      list: mapped(data, (data) => ({ series: [{ data }] })),
      object: struct<BarChart>(
        { series: list(series, { min: 1, max: MOST_SERIES }), ...axisFields },
        ['series'],
        axesRenamed,
      ),
    }),
    settings: axisFields,
    merge: mergeAxes,
    rules: axesRules,
    payload: (chart) =>
      chartOn(
        chart,
        chart.series.map(({ data, name }) => present({ data, name })),
      ),
    wire,
    xml: true,
  })
