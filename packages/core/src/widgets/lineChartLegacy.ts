import * as c from '../codec/index.js'
import { type LineChartLegacyAxis, legacyLabels, legacyLine } from './axes.js'
import { color, finite } from './fields.js'
import { defineWidget, type Widget } from './widget.js'

export type { LineChartLegacyAxis } from './axes.js'

/**
 * The points of the line, one or more; the labels of both axes; the color of the line.
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
  xAxis?: LineChartLegacyAxis | null | undefined,
  yAxis?: LineChartLegacyAxis | null | undefined,
  color?: string | null | undefined,
]

/** The settings of a legacy line chart. */
export interface LineChartLegacySettings {
  /** The labels along the x axis, if the data has none. */
  readonly xAxis?: LineChartLegacyAxis | null | undefined
  /** The labels along the y axis, if the data has none. */
  readonly yAxis?: LineChartLegacyAxis | null | undefined
  /** `RRGGBB` or `RRGGBBAA`, with or without `#`. */
  readonly color?: string | null | undefined
}

const settings = {
  xAxis: c.optional(legacyLabels),
  yAxis: c.optional(legacyLabels),
  color: c.optional(color),
}

type Places = readonly [
  values: readonly number[],
  xAxis?: readonly string[] | undefined,
  yAxis?: readonly string[] | undefined,
  color?: string | undefined,
]

/**
 * The `lineChartLegacy` widget: the line chart that widgets made before February 2015 read, which the Python packages
 * call `line_chart` (`docs/reference/widgets.md#linechartlegacy`).
 */
export const lineChartLegacy: Widget<'lineChartLegacy', LineChartLegacyInput, LineChartLegacySettings, true> =
  defineWidget({
    kind: 'lineChartLegacy',
    codec: c.writtenAs(
      c.tuple<Places>({ values: c.list(finite, { min: 1 }), ...settings }),
      legacyLine,
      ([item, axisx, axisy, colour]) => ({ item, settings: c.present({ axisx, axisy, colour }) }),
      (line): Places => {
        const settings = c.own(line, 'settings') ?? {}
        return [line.item, c.own(settings, 'axisx'), c.own(settings, 'axisy'), c.own(settings, 'colour')]
      },
    ),
    settings,
    merge: (settings, [values, xAxis, yAxis, color]): Places => [
      values,
      xAxis ?? (c.own(settings, 'xAxis') as Places[1]),
      yAxis ?? (c.own(settings, 'yAxis') as Places[2]),
      color ?? c.own(settings, 'color') ?? undefined,
    ],
  })
