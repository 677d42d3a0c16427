import { type Axes, axesRenamed, axesRules, axisFields, chartOn, mergeAxes, wireChart } from './axes.js'
import { type Codec, list, mapped, shaped, struct } from './codec.js'
import { finite, present, text } from './fields.js'
import { defineWidget, type Widget } from './widget.js'
import { type Check, numeric, wireList, wireText } from './wire.js'

/** The bars of one colour of a `barChart`. */
export interface BarSeries {
  /** One number or more. */
  readonly data: readonly number[]
  /** Shown in the legend. */
  readonly name?: string | undefined
}

/** The full form of a `barChart`'s input. */
export interface BarChart extends Axes {
  /** One to three. */
  readonly series: readonly BarSeries[]
}

/** The numbers of one series, or the full form. */
export type BarChartInput = readonly number[] | BarChart

/** What can be said of a `barChart` where it is defined. */
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
