import { list } from '../codec/list.js'
import { map } from '../codec/map.js'
import { optional } from '../codec/part.js'
import { struct } from '../codec/struct.js'
import { withForms } from '../codec/union.js'
import { type Axes, axisFields, mergeAxes } from './axes.js'
import { finite, text } from './fields.js'
import { defineWidget, type Widget } from './widget.js'

/** The bars of one color of a bar chart. */
export interface BarChartSeries {
  /** One number or more. */
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

const data = list(finite, { min: 1 })

const series = struct<BarChartSeries>({ data, name: optional(text) })

const fields = struct<BarChartFields>({ series: list(series, { min: 1, max: 3 }), ...axisFields })

/** The `barChart` widget (`docs/reference/widgets.md#barchart`). */
export const barChart: Widget<'barChart', BarChartInput, BarChartSettings, BarChartInput, true> =
  defineWidget({
    kind: 'barChart',
    codec: withForms(fields, { list: map(data, (data) => ({ series: [{ data }] })), object: fields }),
    settings: axisFields,
    merge: mergeAxes,
    xml: true,
  })
