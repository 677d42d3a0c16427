import * as c from '../codec/index.js'
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
export type GeckOMeterEnd =
  | number
  | readonly [value: number, text?: string | null | undefined]
  | { readonly value: number; readonly text?: string | null | undefined }

/** The settings of a Geck-O-Meter. */
export interface GeckOMeterSettings extends Formatted {
  /** The low end of the scale: a number, `[number, text]` or `{ value, text }`. */
  readonly min?: GeckOMeterEnd | null | undefined
  /** The high end of the scale: a number, `[number, text]` or `{ value, text }`; at least `min`. */
  readonly max?: GeckOMeterEnd | null | undefined
  /** Low values are good: reverses the colors. */
  readonly reverse?: boolean | null | undefined
}

/** The full form of a Geck-O-Meter whose settings may give the scale. */
export interface GeckOMeterReading extends GeckOMeterSettings {
  /** May be outside the scale; Geckoboard then draws it at the end. */
  readonly value: number
}

/** The full form of a Geck-O-Meter. */
export interface GeckOMeterFields extends GeckOMeterReading {
  /** The low end of the scale: a number, `[number, text]` or `{ value, text }`. */
  readonly min: GeckOMeterEnd
  /** The high end of the scale: a number, `[number, text]` or `{ value, text }`; at least `min`. */
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

/** The input of a Geck-O-Meter next to settings, which may have the scale. */
export type GeckOMeterGiven = number | GeckOMeterReading | GeckOMeterInput

type EndFields = Exclude<GeckOMeterEnd, number | readonly unknown[]>

const end = c.shorthand(c.struct<EndFields>({ value: finite, text: c.optional(text) }), {
  number: 'value',
  list: ['value', 'text'],
}) as c.Codec<GeckOMeterEnd>

const settings = {
  min: c.optional(end, { isOptionalOnWire: false }),
  max: c.optional(end, { isOptionalOnWire: false }),
  ...formatFields,
  reverse: c.optional(reversed, { wire: 'type' }),
}

/** Reads the number of an end that has been read, and so has its full form. */
const numberOf = (end: GeckOMeterEnd): number => (end as EndFields).value

const scaleRules = (gauge: GeckOMeterReading): readonly c.Found[] => {
  const [min, max] = [c.own(gauge, 'min') ?? undefined, c.own(gauge, 'max') ?? undefined]
  if (min !== undefined && max !== undefined)
    return numberOf(min) <= numberOf(max)
      ? c.NONE
      : [c.issue(['max'], 'bad_order', 'a max that is not below min')]
  return (['min', 'max'] as const)
    .filter((key) => (key === 'min' ? min : max) === undefined)
    .map((key) => c.said([key], 'required', 'missing; give it in the data or in the settings'))
}

const fields = c.settled(
  // Optional until the settings are added. Geckoboard documents max before min.
  c.settled(
    c.struct<GeckOMeterFields>({ value: c.needed(finite, { wire: 'item' }), ...settings } as never, {
      first: ['value', 'max'],
    }),
    scaleRules,
    { input: { allOf: [c.hasValue('min'), c.hasValue('max')] } },
  ),
  unitRules,
  unitSchema,
)

/** The `geckOMeter` widget, a gauge (`docs/reference/widgets.md#geckometer`). */
export const geckOMeter: Widget<'geckOMeter', GeckOMeterInput, GeckOMeterSettings, true, GeckOMeterGiven> =
  defineWidget({
    kind: 'geckOMeter',
    codec: c.withForms(fields, {
      // Only with settings, since a value has no scale of its own.
      number: { ...c.map(finite, (value) => ({ value }) as GeckOMeterFields), schema: () => false },
      list: c.map(
        c.tuple<readonly [number, GeckOMeterEnd, GeckOMeterEnd]>({ value: finite, min: end, max: end }),
        ([value, min, max]) => ({ value, min, max }),
      ),
      object: fields,
    }),
    settings,
    merge: (settings, gauge) => c.filled(defaultsBeside(settings, gauge), gauge),
  })
