import * as c from '../codec/index.js'
import { color, nonNegative, text } from './fields.js'
import { quickSlice } from './quick.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'

/** One slice of a pie chart. */
export interface PieChartSlice {
  /** 0 or more. */
  readonly value: number
  readonly label?: string | null | undefined
  /** `RRGGBB` or `RRGGBBAA`, with or without `#`. */
  readonly color?: string | null | undefined
  readonly colour?: c.NowCalled<'color'>
}

/**
 * The slices of a pie chart, one or more: each a value, `[value, label, color]` or in full.
 *
 * @example
 * import assert from 'node:assert'
 * import { type PieChartInput, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const browsers: PieChartInput = [[10, 'Chrome'], [5, 'Firefox', '#FF9900'], { value: 1, label: 'Other' }]
 * assert.deepStrictEqual(
 *   widgets.pieChart.encode(browsers),
 *   E.right({
 *     kind: 'pieChart',
 *     json: {
 *       item: [
 *         { value: 10, label: 'Chrome' },
 *         { value: 5, label: 'Firefox', color: 'ff9900' },
 *         { value: 1, label: 'Other' },
 *       ],
 *     },
 *   }),
 * )
 */
export type PieChartInput = readonly (
  | number
  | readonly [value: number, label?: string | null | undefined, color?: string | null | undefined]
  | PieChartSlice
)[]

const colour = { colour: 'color' }

const slice = c.quick(
  c.shorthand(
    c.struct<PieChartSlice>(
      { value: nonNegative, label: c.optional(text), color: c.optional(color) },
      { renamed: colour, old: colour },
    ),
    { number: 'value', list: ['value', 'label', 'color'] },
  ),
  quickSlice,
)

/** The `pieChart` widget (`docs/reference/widgets.md#piechart`). */
export const pieChart: Widget<'pieChart', PieChartInput, NoSettings, true> = defineWidget({
  kind: 'pieChart',
  codec: c.under('item', c.list(slice, { min: 1 })),
})
