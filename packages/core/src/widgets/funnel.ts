import { type Codec, type Fields, list, positional, shaped, struct } from './codec.js'
import { bool, nonNegative, notNegative, oneOf, text } from './fields.js'
import { defineWidget, type Widget } from './widget.js'
import { type Check, numericBy, reads, wireList, wireObject, wireOrder, wireText } from './wire.js'

/**
 * One step of a `funnel`.
 *
 * @example
 * import assert from 'node:assert'
 * import { type FunnelStep, widgets } from '@gecko-widgets/core'
 *
 * const orders: FunnelStep = { value: 96, label: 'orders' }
 * assert.deepStrictEqual(
 *   widgets.funnel.encode({ items: [orders] }),
 *   widgets.funnel.encode({ items: [[96, 'orders']] }),
 * )
 */
export interface FunnelStep {
  /** 0 or more. */
  readonly value: number
  readonly label: string
}

/**
 * What can be said of a `funnel` where it is defined.
 *
 * @example
 * import assert from 'node:assert'
 * import { type FunnelSettings, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const settings: FunnelSettings = { type: 'reverse', percentage: 'hide', sort: true }
 * assert.deepStrictEqual(
 *   widgets.funnel.encodeWith(settings)({ items: [[96, 'orders'], [1280, 'visits']] }),
 *   E.right({
 *     kind: 'funnel',
 *     json: {
 *       item: [{ value: 1280, label: 'visits' }, { value: 96, label: 'orders' }],
 *       type: 'reverse',
 *       percentage: 'hide',
 *     },
 *   }),
 * )
 */
export interface FunnelSettings {
  /** `reverse` reverses the order of the colours; `standard` otherwise. */
  readonly type?: 'standard' | 'reverse' | undefined
  /** `hide` leaves the percentages out; `show` otherwise. */
  readonly percentage?: 'show' | 'hide' | undefined
  /** Orders the steps by value, the greatest first; equal ones keep their order. */
  readonly sort?: boolean | undefined
}

/**
 * One to eight steps, and how they are drawn.
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

const fields = { value: nonNegative, label: text }

const funnelStep: Codec<FunnelStep> = shaped({
  list: positional<FunnelStep>(fields, ['value', 'label']),
  object: struct<FunnelStep>(fields, ['value', 'label']),
})

const settings: Fields<FunnelSettings> = {
  type: oneOf('standard', 'reverse'),
  percentage: oneOf('show', 'hide'),
  sort: bool,
}

const wire: Check = wireObject(
  {
    item: wireList(wireObject({ value: numericBy(notNegative), label: wireText }, ['value', 'label']), {
      min: 1,
      max: 8,
    }),
    type: wireOrder,
    percentage: reads(oneOf('show', 'hide')),
  },
  ['item'],
)

/** The `funnel` widget (`widgets.md`, "funnel"). */
export const funnel: Widget<'funnel', FunnelInput, FunnelSettings, FunnelInput, true> = defineWidget({
  kind: 'funnel',
  input: struct<Draft>({ items: list(funnelStep, { min: 1, max: 8 }), ...settings }, ['items']),
  settings,
  payload: ({ items, type = 'standard', percentage = 'show', sort = false }) => ({
    item: sort ? items.toSorted((a, b) => b.value - a.value) : items,
    type,
    percentage,
  }),
  wire,
  xml: true,
})
