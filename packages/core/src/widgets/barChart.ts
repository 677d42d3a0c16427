import * as c from '../codec/index.js'
import { type Axes, axisFields, mergeAxes } from './axes.js'
import { warnedOfSlips } from './chartSlips.js'
import { finite, text } from './fields.js'
import { defineWidget, type Widget } from './widget.js'

/** The bars of one color of a bar chart. */
export interface BarChartSeries {
  /** One or more numbers. */
  readonly data: readonly number[]
  /** Shown in the legend. */
  readonly name?: string | null | undefined
}

/** The full form of a bar chart. */
export interface BarChartFields extends Axes {
  /** One to three. */
  readonly series: readonly BarChartSeries[]
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
export type BarChartInput = readonly number[] | BarChartFields

/** The settings of a bar chart. */
export type BarChartSettings = Axes

const data = c.list(finite, { min: 1 })

const series = c.struct<BarChartSeries>({ data, name: c.optional(text) })

const fields = warnedOfSlips(
  c.struct<BarChartFields>({ series: c.list(series, { min: 1, max: 3 }), ...axisFields }),
)

/** The `barChart` widget (`docs/reference/widgets.md#barchart`). */
export const barChart: Widget<'barChart', BarChartInput, BarChartSettings, true> = defineWidget({
  kind: 'barChart',
  codec: c.withForms(fields, { list: c.map(data, (data) => ({ series: [{ data }] })), object: fields }),
  settings: axisFields,
  merge: mergeAxes,
})
