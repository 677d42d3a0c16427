import { type Found, issue, NONE } from '../codec/issue.js'
import { imap, map } from '../codec/map.js'
import { filled, own } from '../codec/own.js'
import { needed, optional } from '../codec/part.js'
import { settled } from '../codec/refine.js'
import { hasValue } from '../codec/schema.js'
import { struct } from '../codec/struct.js'
import { tuple } from '../codec/tuple.js'
import { withForms } from '../codec/union.js'
import {
  defaultsBeside,
  type Formatted,
  finite,
  formatFields,
  reversed,
  text,
  unitRules,
  unitSchema,
} from './fields.js'
import { defineWidget, type Widget } from './widget.js'

/** An end of the scale, with or without a label. */
export type GeckOMeterEnd = number | readonly [value: number, text?: string | null | undefined]

/** The settings of a Geck-O-Meter. */
export interface GeckOMeterSettings extends Formatted {
  /** The low end of the scale: a number, or `[number, text]`. */
  readonly min?: GeckOMeterEnd | null | undefined
  /** The high end of the scale: a number, or `[number, text]`; at least `min`. */
  readonly max?: GeckOMeterEnd | null | undefined
  /** Low is good: reverses the colors. */
  readonly reverse?: boolean | null | undefined
}

/** The full form of a Geck-O-Meter whose settings may give the scale. */
export interface GeckOMeterReading extends GeckOMeterSettings {
  /** May lie outside the scale: Geckoboard draws it at the end. */
  readonly value: number
}

/** The full form of a Geck-O-Meter. */
export interface GeckOMeterFields extends GeckOMeterReading {
  /** The low end of the scale: a number, or `[number, text]`. */
  readonly min: GeckOMeterEnd
  /** The high end of the scale: a number, or `[number, text]`; at least `min`. */
  readonly max: GeckOMeterEnd
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
export type GeckOMeterInput =
  | readonly [value: number, min: GeckOMeterEnd, max: GeckOMeterEnd]
  | GeckOMeterFields

/** What a Geck-O-Meter with settings takes, since they may give the scale. */
export type GeckOMeterGiven = number | GeckOMeterReading | GeckOMeterInput

interface SentEnd {
  readonly value: number
  readonly text?: string | undefined
}

type Pair = readonly [value: number, text?: string | undefined]

const endOf = ([value, text]: Pair): GeckOMeterEnd => (text === undefined ? value : [value, text])

const sentEnd = imap(
  struct<SentEnd>({ value: finite, text: optional(text) }),
  (end) => endOf([end.value, own(end, 'text')]),
  (end: GeckOMeterEnd): SentEnd =>
    typeof end === 'number' ? { value: end } : { value: end[0], text: end[1] ?? undefined },
)

const end = withForms(sentEnd, {
  number: finite,
  list: map(tuple<Pair>({ value: finite, text: optional(text) }), endOf),
})

const settings = {
  min: optional(end, { isOptionalOnWire: false }),
  max: optional(end, { isOptionalOnWire: false }),
  ...formatFields,
  reverse: optional(reversed, { wire: 'type' }),
}

const numberOf = (end: GeckOMeterEnd): number => (typeof end === 'number' ? end : end[0])

const scaleRules = (gauge: GeckOMeterReading): readonly Found[] => {
  const min = own(gauge, 'min') ?? undefined
  const max = own(gauge, 'max') ?? undefined
  if (min !== undefined && max !== undefined)
    return numberOf(min) <= numberOf(max)
      ? NONE
      : [issue(['max'], 'bad_order', 'a max that is not below min')]
  return [
    ...(min === undefined ? [issue(['min'], 'required', 'min, in the data or in the settings')] : NONE),
    ...(max === undefined ? [issue(['max'], 'required', 'max, in the data or in the settings')] : NONE),
  ]
}

const fields = settled(
  // The scale may be missing until the settings are in. Geckoboard documents its max before its min.
  settled(
    struct<GeckOMeterFields>({ value: needed(finite, { wire: 'item' }), ...settings } as never, {
      first: ['value', 'max'],
    }),
    scaleRules,
    { input: { allOf: [hasValue('min'), hasValue('max')] } },
  ),
  unitRules,
  unitSchema,
)

/** The `geckOMeter` widget, a gauge (`docs/reference/widgets.md#geckometer`). */
export const geckOMeter: Widget<'geckOMeter', GeckOMeterInput, GeckOMeterSettings, GeckOMeterGiven, true> =
  defineWidget({
    kind: 'geckOMeter',
    codec: withForms(fields, {
      // Only with settings: a value has no scale of its own.
      number: { ...map(finite, (value) => ({ value }) as GeckOMeterFields), schema: () => false },
      list: map(
        tuple<readonly [number, GeckOMeterEnd, GeckOMeterEnd]>({ value: finite, min: end, max: end }),
        ([value, min, max]) => ({ value, min, max }),
      ),
      object: fields,
    }),
    settings,
    merge: (settings, gauge) => filled(defaultsBeside(settings, gauge), gauge),
    xml: true,
  })
