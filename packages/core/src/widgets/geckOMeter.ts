import { type Broken, type Codec, type Fields, KEPT, mapped, positional, shaped, struct } from './codec.js'
import {
  bool,
  defaultsBeside,
  type Formatted,
  filled,
  finite,
  numberFormat,
  orderOf,
  present,
  text,
  unit,
  unitRules,
} from './fields.js'
import { defineWidget, type Widget } from './widget.js'
import {
  type Check,
  formatFields,
  formatted,
  numeric,
  together,
  wireObject,
  wireOrder,
  wireText,
} from './wire.js'

/**
 * An end of the scale, with or without a label.
 *
 * @example
 * import assert from 'node:assert'
 * import { type GaugeEnd, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const goal: GaugeEnd = [5000, 'goal']
 * assert.deepStrictEqual(
 *   widgets.geckOMeter.encode([3200, 0, goal]),
 *   E.right({
 *     kind: 'geckOMeter',
 *     json: { item: 3200, max: { value: 5000, text: 'goal' }, min: { value: 0 } },
 *   }),
 * )
 */
export type GaugeEnd = number | readonly [value: number, text?: string | undefined]

/**
 * What can be said of a `geckOMeter` where it is defined.
 *
 * @example
 * import assert from 'node:assert'
 * import { type GeckOMeterSettings, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const settings: GeckOMeterSettings = { min: 0, max: [5000, 'limit'], format: 'currency', unit: 'EUR', reverse: true }
 * assert.deepStrictEqual(
 *   widgets.geckOMeter.encodeWith(settings)(3200),
 *   E.right({
 *     kind: 'geckOMeter',
 *     json: {
 *       item: 3200,
 *       max: { value: 5000, text: 'limit' },
 *       min: { value: 0 },
 *       format: 'currency',
 *       unit: 'EUR',
 *       type: 'reverse',
 *     },
 *   }),
 * )
 */
export interface GeckOMeterSettings extends Formatted {
  /** The low end of the scale: a number, or `[number, text]`. */
  readonly min?: GaugeEnd | undefined
  /** The high end of the scale: a number, or `[number, text]`; at least `min`. */
  readonly max?: GaugeEnd | undefined
  /** Low is good: reverses the colours. */
  readonly reverse?: boolean | undefined
}

/**
 * The full form of a `geckOMeter`'s input, where the definition may give the scale.
 *
 * @example
 * import assert from 'node:assert'
 * import { type GaugeReading, widgets } from '@gecko-widgets/core'
 *
 * // With the low end in the settings, and the high one in the data.
 * const openBugs: GaugeReading = { value: 23, max: 100, reverse: true }
 * assert.deepStrictEqual(
 *   widgets.geckOMeter.encodeWith({ min: 0 })(openBugs),
 *   widgets.geckOMeter.encode({ ...openBugs, min: 0, max: 100 }),
 * )
 */
export interface GaugeReading extends GeckOMeterSettings {
  /** May lie outside the scale: Geckoboard draws it at the end. */
  readonly value: number
}

/**
 * The full form of a `geckOMeter`'s input.
 *
 * @example
 * import assert from 'node:assert'
 * import { type Gauge, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const conversion: Gauge = { value: 0.07, min: 0, max: [0.1, 'goal'], format: 'percent' }
 * assert.deepStrictEqual(
 *   widgets.geckOMeter.encode(conversion),
 *   E.right({
 *     kind: 'geckOMeter',
 *     json: { item: 0.07, max: { value: 0.1, text: 'goal' }, min: { value: 0 }, format: 'percent' },
 *   }),
 * )
 */
export interface Gauge extends GaugeReading {
  /** The low end of the scale: a number, or `[number, text]`. */
  readonly min: GaugeEnd
  /** The high end of the scale: a number, or `[number, text]`; at least `min`. */
  readonly max: GaugeEnd
}

/**
 * The value and both ends of the scale; or the full form.
 *
 * @example
 * import assert from 'node:assert'
 * import { type GeckOMeterInput, widgets } from '@gecko-widgets/core'
 *
 * const openBugs: GeckOMeterInput = [23, 0, 100]
 * const inFull: GeckOMeterInput = { value: 23, min: 0, max: 100 }
 * assert.deepStrictEqual(widgets.geckOMeter.encode(openBugs), widgets.geckOMeter.encode(inFull))
 */
export type GeckOMeterInput = readonly [value: number, min: GaugeEnd, max: GaugeEnd] | Gauge

/**
 * What a `geckOMeter` with settings takes: they may give the scale.
 *
 * @example
 * import assert from 'node:assert'
 * import { type GeckOMeterGiven, widgets } from '@gecko-widgets/core'
 *
 * const openBugs: GeckOMeterGiven = 23
 * assert.deepStrictEqual(
 *   widgets.geckOMeter.encodeWith({ min: 0, max: 100 })(openBugs),
 *   widgets.geckOMeter.encode([23, 0, 100]),
 * )
 */
export type GeckOMeterGiven = number | GaugeReading | GeckOMeterInput

const end: Codec<GaugeEnd> = shaped<GaugeEnd>({
  number: finite,
  list: mapped(
    positional<{ readonly value: number; readonly text?: string }>({ value: finite, text }, ['value']),
    ({ value, text }): GaugeEnd => (text === undefined ? value : [value, text]),
  ),
})

const settings: Fields<GeckOMeterSettings> = { min: end, max: end, format: numberFormat, unit, reverse: bool }

const numberOf = (end: GaugeEnd): number => (typeof end === 'number' ? end : end[0])

const wireEnd = (end: GaugeEnd) =>
  typeof end === 'number' ? { value: end } : present({ value: end[0], text: end[1] })

const scaleRules = ({ min, max }: Partial<Gauge>): readonly Broken[] => {
  if (min !== undefined && max !== undefined)
    return numberOf(min) <= numberOf(max) ? KEPT : [['.max', 'bad_order', 'a max that is not below min']]
  return [
    ...(min === undefined ? ([['.min', 'required', 'min, in the data or in the settings']] as const) : KEPT),
    ...(max === undefined ? ([['.max', 'required', 'max, in the data or in the settings']] as const) : KEPT),
  ]
}

const wireValue = (end: unknown): number => Number((end as { readonly value: unknown }).value)

const wireEndOfScale = wireObject({ value: numeric, text: wireText }, ['value'])

const wire: Check = together(
  formatted(
    wireObject(
      {
        item: numeric,
        min: wireEndOfScale,
        max: wireEndOfScale,
        ...formatFields,
        type: wireOrder,
      },
      ['item', 'min', 'max'],
    ),
  ),
  ({ min, max }) => scaleRules({ min: wireValue(min), max: wireValue(max) }),
)

/** The `geckOMeter` widget, a gauge (`widgets.md`, "geckOMeter"). */
export const geckOMeter: Widget<'geckOMeter', GeckOMeterInput, GeckOMeterSettings, GeckOMeterGiven, true> =
  defineWidget({
    kind: 'geckOMeter',
    // Read as a reading; the rules ask for the scale once the settings are in.
    input: shaped<Gauge>({
      number: mapped(finite, (value) => ({ value }) as Gauge),
      list: positional<Gauge>({ value: finite, min: end, max: end }, ['value', 'min', 'max']),
      object: struct<Gauge>({ value: finite, ...settings }, ['value']),
    }),
    settings,
    merge: (settings, gauge) => filled(defaultsBeside(settings, gauge), gauge),
    rules: (gauge) => [...scaleRules(gauge), ...unitRules(gauge)],
    payload: ({ value, min, max, format, unit, reverse }) =>
      present({
        item: value,
        max: wireEnd(max),
        min: wireEnd(min),
        format,
        unit,
        type: orderOf(reverse),
      }),
    wire,
    xml: true,
  })
