import { wireLegacyLine } from './axes.js'
import { type Codec, list, mapped, positional, shaped } from './codec.js'
import { color, finite, present, text } from './fields.js'
import { defineWidget, type Widget } from './widget.js'

/**
 * The labels along an axis, spread evenly; or one.
 *
 * @example
 * import assert from 'node:assert'
 * import { type LegacyAxis, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const months: LegacyAxis = ['Jan', 'Mar']
 * assert.deepStrictEqual(
 *   widgets.lineChartLegacy.encode([[1175, 1280, 1310], months]),
 *   E.right({
 *     kind: 'lineChartLegacy',
 *     json: { item: [1175, 1280, 1310], settings: { axisx: ['Jan', 'Mar'] } },
 *   }),
 * )
 */
export type LegacyAxis = string | readonly string[]

/**
 * The points of the line, one or more; the labels of both axes; the colour of the line.
 *
 * @example
 * import assert from 'node:assert'
 * import { type LineChartLegacyInput, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const users: LineChartLegacyInput = [[1175, 1280, 1310], ['Jan', 'Mar'], ['low', 'high'], 'ff9900']
 * assert.deepStrictEqual(
 *   widgets.lineChartLegacy.encode(users),
 *   E.right({
 *     kind: 'lineChartLegacy',
 *     json: {
 *       item: [1175, 1280, 1310],
 *       settings: { axisx: ['Jan', 'Mar'], axisy: ['low', 'high'], colour: 'ff9900' },
 *     },
 *   }),
 * )
 */
export type LineChartLegacyInput = readonly [
  values: readonly number[],
  xAxis?: LegacyAxis | undefined,
  yAxis?: LegacyAxis | undefined,
  color?: string | undefined,
]

/**
 * What can be said of a `lineChartLegacy` where it is defined.
 *
 * @example
 * import assert from 'node:assert'
 * import { type LineChartLegacySettings, widgets } from '@gecko-widgets/core'
 *
 * const settings: LineChartLegacySettings = { xAxis: ['Jan', 'Mar'], yAxis: ['low', 'high'], color: 'ff9900' }
 * assert.deepStrictEqual(
 *   widgets.lineChartLegacy.encodeWith(settings)([[1175, 1280, 1310]]),
 *   widgets.lineChartLegacy.encode([[1175, 1280, 1310], ['Jan', 'Mar'], ['low', 'high'], 'ff9900']),
 * )
 */
export interface LineChartLegacySettings {
  /** The labels along the x axis, where the data has none. */
  readonly xAxis?: LegacyAxis | undefined
  /** The labels along the y axis, where the data has none. */
  readonly yAxis?: LegacyAxis | undefined
  /** `RRGGBB` or `RRGGBBAA`, with or without `#`. */
  readonly color?: string | undefined
}

interface Chart extends LineChartLegacySettings {
  readonly values: readonly number[]
}

const axis: Codec<LegacyAxis> = shaped<LegacyAxis>({
  string: mapped(text, (label) => [label]),
  list: list(text),
})

const labels = { xAxis: axis, yAxis: axis, color }

const merge = (
  settings: LineChartLegacySettings,
  [values, xAxis, yAxis, color]: LineChartLegacyInput,
): LineChartLegacyInput => [values, xAxis ?? settings.xAxis, yAxis ?? settings.yAxis, color ?? settings.color]

/**
 * The `lineChartLegacy` widget: the line chart that widgets made before February 2015 read, and the seed packages
 * call `line_chart` (`widgets.md`, "lineChartLegacy").
 */
export const lineChartLegacy: Widget<
  'lineChartLegacy',
  LineChartLegacyInput,
  LineChartLegacySettings,
  LineChartLegacyInput,
  true
> = defineWidget({
  kind: 'lineChartLegacy',
  input: mapped(
    positional<Chart>({ values: list(finite, { min: 1 }), ...labels }, ['values']),
    ({ values, xAxis, yAxis, color }): LineChartLegacyInput => [values, xAxis, yAxis, color],
  ),
  settings: labels,
  merge,
  payload: ([item, axisx, axisy, colour]) => ({
    item,
    settings: present({ axisx, axisy, colour }),
  }),
  wire: wireLegacyLine,
  xml: true,
})
