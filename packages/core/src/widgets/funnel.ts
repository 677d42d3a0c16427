import * as c from '../codec/index.js'
import { bool, nonNegative, oneOf, text } from './fields.js'
import { quickStep } from './quick.js'
import { defineWidget, type Widget } from './widget.js'

/** One step of a funnel. */
export interface FunnelStep {
  /** 0 or more. */
  readonly value: number
  readonly label: string
}

/** The settings of a funnel. */
export interface FunnelSettings {
  /** `reverse` reverses the order of the colors. Default: `standard`. */
  readonly type?: 'standard' | 'reverse' | null | undefined
  /** `hide` hides the percentages. Default: `show`. */
  readonly percentage?: 'show' | 'hide' | null | undefined
  /** Puts the largest step first; equal steps keep their order. Default: `false`. */
  readonly sort?: boolean | null | undefined
}

/**
 * One to eight steps, and how to draw them.
 *
 * @example
 * import assert from 'node:assert'
 * import { encodeJson, type FunnelInput, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const checkout: FunnelInput = {
 *   items: [[1280, 'visits'], [240, 'baskets'], { value: 96, label: 'orders' }],
 *   percentage: 'hide',
 * }
 * assert.deepStrictEqual(
 *   E.map(encodeJson)(widgets.funnel.encode(checkout)),
 *   E.right(
 *     '{"item":[{"value":1280,"label":"visits"},{"value":240,"label":"baskets"},{"value":96,"label":"orders"}],' +
 *       '"type":"standard","percentage":"hide"}',
 *   ),
 * )
 */
export interface FunnelInput extends FunnelSettings {
  /** The steps, each `[value, label]` or in full, top to bottom. */
  readonly items: readonly (readonly [value: number, label: string] | FunnelStep)[]
}

interface Draft extends FunnelInput {
  readonly items: readonly FunnelStep[]
}

const steps = c.list(
  c.quick(
    c.shorthand(c.struct<FunnelStep>({ value: nonNegative, label: text }), { list: ['value', 'label'] }),
    quickStep,
  ),
  { min: 1, max: 8 },
)

const settings = {
  type: c.withDefault(oneOf<'standard' | 'reverse'>('standard', 'reverse'), 'standard'),
  percentage: c.withDefault(oneOf<'show' | 'hide'>('show', 'hide'), 'show'),
  sort: c.optional(bool, { wire: false }),
}

const funnelOf = c.struct<Draft>({ items: c.needed(steps, { wire: 'item' }), ...settings })

const sorted = (funnel: Draft): Draft =>
  c.own(funnel, 'sort') === true
    ? { ...funnel, items: funnel.items.toSorted((a, b) => b.value - a.value) }
    : funnel

/** The `funnel` widget (`docs/reference/widgets.md#funnel`). */
export const funnel: Widget<'funnel', FunnelInput, FunnelSettings, true> = defineWidget({
  kind: 'funnel',
  codec: c.codec({ ...funnelOf, encode: (funnel) => funnelOf.encode(sorted(funnel)) }),
  settings,
})
