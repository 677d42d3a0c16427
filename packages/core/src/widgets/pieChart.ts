import { type Codec, list, mapped, type NowCalled, positional, shaped, struct } from './codec.js'
import { color, nonNegative, notNegative, text } from './fields.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'
import { type Check, numericBy, wireColor, wireList, wireObject, wireText } from './wire.js'

/**
 * One slice of a `pieChart`.
 *
 * @example
 * import assert from 'node:assert'
 * import { type PieSlice, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const firefox: PieSlice = { value: 5, label: 'Firefox', color: 'ff9900' }
 * assert.deepStrictEqual(
 *   widgets.pieChart.encode([firefox]),
 *   E.right({ kind: 'pieChart', json: { item: [firefox] } }),
 * )
 */
export interface PieSlice {
  /** 0 or more; a chart of zeros is drawn empty. */
  readonly value: number
  /** The name of the slice. */
  readonly label?: string | undefined
  /** `RRGGBB` or `RRGGBBAA`, with or without `#`; Geckoboard picks one where it is absent. */
  readonly color?: string | undefined
  readonly colour?: NowCalled<'color'>
}

/**
 * The slices, one or more: each a number, `[value, label?, color?]`, or in full.
 *
 * @example
 * import assert from 'node:assert'
 * import { type PieInput, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const browsers: PieInput = [[10, 'Chrome'], { value: 5, label: 'Firefox', color: '#FF9900' }, 2]
 * assert.deepStrictEqual(
 *   widgets.pieChart.encode(browsers),
 *   E.right({
 *     kind: 'pieChart',
 *     json: {
 *       item: [{ value: 10, label: 'Chrome' }, { value: 5, label: 'Firefox', color: 'ff9900' }, { value: 2 }],
 *     },
 *   }),
 * )
 */
export type PieInput = readonly (
  | number
  | readonly [value: number, label?: string | undefined, color?: string | undefined]
  | PieSlice
)[]

type Draft = readonly PieSlice[]

const fields = { value: nonNegative, label: text, color }

const slice: Codec<PieSlice> = shaped<PieSlice>({
  number: mapped(nonNegative, (value) => ({ value })),
  list: positional<PieSlice>(fields, ['value']),
  object: struct<PieSlice>(fields, ['value'], { colour: 'color' }),
})

const wire: Check = wireObject(
  {
    item: wireList(
      wireObject({ value: numericBy(notNegative), label: wireText, color: wireColor('bare') }, ['value'], {
        colour: 'color',
      }),
      { min: 1 },
    ),
  },
  ['item'],
)

/** The `pieChart` widget (`widgets.md`, "pieChart"). */
export const pieChart: Widget<'pieChart', PieInput, NoSettings, PieInput, true> = defineWidget({
  kind: 'pieChart',
  input: list(slice, { min: 1 }),
  settings: {},
  payload: (item: Draft) => ({ item }),
  wire,
  xml: true,
})
