import {
  type Codec,
  chosen,
  isList,
  isObject,
  KEPT,
  list,
  mapped,
  positional,
  shaped,
  struct,
} from './codec.js'
import { bool, finite, oneOf, orderOf, present, text } from './fields.js'
import { isNumeric } from './issue.js'
import { defineWidget, type Widget } from './widget.js'
import {
  byForm,
  type Check,
  numeric,
  reads,
  wireFlag,
  wireList,
  wireObject,
  wireOrder,
  wirePositions,
  wireText,
} from './wire.js'

/**
 * A value of the `number` widget with its label and its currency sign.
 *
 * @example
 * import assert from 'node:assert'
 * import { type NumberItem, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const lastMonth: NumberItem = { value: 39_990, text: 'last month', prefix: '€' }
 * assert.deepStrictEqual(
 *   widgets.number.encode([48_210, lastMonth]),
 *   E.right({ kind: 'number', json: { item: [{ value: 48_210 }, lastMonth] } }),
 * )
 */
export interface NumberItem {
  /** A finite number; with `type: 'time_duration'`, milliseconds. */
  readonly value: number
  /** A label, shown where there is nothing to compare with. */
  readonly text?: string | undefined
  /** Shown before the number (`$`, `€`); `%` is shown behind it. */
  readonly prefix?: string | undefined
}

/**
 * The full form of a `number` widget's input.
 *
 * @example
 * import assert from 'node:assert'
 * import { type NumberWidget, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const outage: NumberWidget = {
 *   value: 480_000,
 *   text: 'Longest outage',
 *   type: 'time_duration',
 *   previous: 1_200_000,
 *   absolute: true,
 *   reverse: true,
 * }
 * assert.deepStrictEqual(
 *   widgets.number.encode(outage),
 *   E.right({
 *     kind: 'number',
 *     json: {
 *       item: [{ value: 480_000, text: 'Longest outage', type: 'time_duration' }, { value: 1_200_000 }],
 *       absolute: true,
 *       type: 'reverse',
 *     },
 *   }),
 * )
 */
export interface NumberWidget extends NumberItem {
  /** What to compare with; the widget shows the change. Excludes `trendline`. */
  readonly previous?: number | NumberItem | undefined
  /** The points of a sparkline, two or more. Excludes `previous`, and has no XML form. */
  readonly trendline?: readonly number[] | undefined
  /** Shows the change as a number, not in per cent. */
  readonly absolute?: boolean | undefined
  /** Up is bad: swaps green and red. */
  readonly reverse?: boolean | undefined
  /** Shows the value, in milliseconds, as a duration. */
  readonly type?: 'time_duration' | undefined
}

/**
 * A number, alone or with the previous one and a prefix; or the full form.
 *
 * @example
 * import assert from 'node:assert'
 * import { type NumberInput, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const users: NumberInput = { value: 1280, trendline: [1175, 1210, 1280] }
 * assert.deepStrictEqual(
 *   widgets.number.encode(users),
 *   E.right({ kind: 'number', json: { item: [{ value: 1280 }, [1175, 1210, 1280]] } }),
 * )
 * const revenue: NumberInput = [48_210, 39_990, '€']
 * const inFull: NumberInput = { value: 48_210, previous: 39_990, prefix: '€' }
 * assert.deepStrictEqual(widgets.number.encode(revenue), widgets.number.encode(inFull))
 */
export type NumberInput =
  | number
  | readonly [value: number | NumberItem, previous?: number | NumberItem | undefined]
  | readonly [value: number, previous: number | undefined, prefix: string | undefined]
  | readonly [value: number, prefix: string]
  | NumberWidget

/**
 * What can be said of a `number` widget where it is defined.
 *
 * @example
 * import assert from 'node:assert'
 * import { type NumberSettings, widgets } from '@gecko-widgets/core'
 *
 * const settings: NumberSettings = { text: 'Open bugs', absolute: true, reverse: true }
 * assert.deepStrictEqual(
 *   widgets.number.encodeWith(settings)([23, 31]),
 *   widgets.number.encode({ value: 23, previous: 31, ...settings }),
 * )
 */
export type NumberSettings = Pick<NumberWidget, 'text' | 'prefix' | 'absolute' | 'reverse' | 'type'>

interface Draft extends NumberWidget {
  readonly previous?: NumberItem | undefined
}

const item: Codec<NumberItem> = shaped({
  number: mapped(finite, (value) => ({ value })),
  object: struct<NumberItem>({ value: finite, text, prefix: text }, ['value']),
})

interface Pair {
  readonly value: NumberItem
  readonly previous?: NumberItem | undefined
  readonly prefix?: string | undefined
}

const draftOf = ({ value: { value, text, prefix: own }, previous, prefix = own }: Pair): Draft =>
  present({ value, text, prefix, previous })

const withPrevious = mapped(
  positional<Pair>({ value: item, previous: item, prefix: text }, ['value']),
  draftOf,
)
const withPrefix = mapped(positional<Pair>({ value: item, prefix: text }, ['value']), draftOf)

const entries = chosen(withPrevious.name, 'wrong_shape', (value) =>
  // `[value, prefix]` is told from `[value, previous]` by its second entry; a numeric string is a count that a
  // database driver gives as text, and no prefix.
  isList(value) && value.length === 2 && typeof value[1] === 'string' && !isNumeric(value[1])
    ? withPrefix
    : withPrevious,
)

const type = oneOf('time_duration')

const wireWords = { text: wireText, prefix: wireText, type: reads(oneOf('time_duration', 'text')) }

const wireItem = byForm(
  // Such a value is shown as it is.
  (value) => isObject(value) && value['type'] === 'text' && typeof value['value'] === 'string',
  wireObject({ value: wireText, ...wireWords }, ['value']),
  wireObject({ value: numeric, ...wireWords }, ['value']),
)

/** The first entry is the number; the second one to compare with, or a sparkline. */
const wire: Check = wireObject(
  {
    item: wirePositions([wireItem, byForm(isList, wireList(numeric, { min: 2 }), wireItem)], 1),
    absolute: wireFlag,
    type: wireOrder,
  },
  ['item'],
)

/** The `number` widget: one number, with a comparison or a sparkline (`widgets.md`, "number"). */
export const number: Widget<'number', NumberInput, NumberSettings, NumberInput, true> = defineWidget({
  kind: 'number',
  input: shaped<Draft>({
    number: mapped(finite, (value) => ({ value })),
    list: entries,
    object: struct<Draft>(
      {
        value: finite,
        text,
        prefix: text,
        previous: item,
        trendline: list(finite, { min: 2 }),
        absolute: bool,
        reverse: bool,
        type,
      },
      ['value'],
    ),
  }),
  settings: { text, prefix: text, absolute: bool, reverse: bool, type },
  rules: ({ previous, trendline }) =>
    previous !== undefined && trendline !== undefined
      ? [['.trendline', 'conflict', 'either previous or trendline, not both']]
      : KEPT,
  payload: ({ value, text, prefix, type, previous, trendline, absolute, reverse }) => {
    const first = present({ value, text, prefix, type })
    const second = previous ?? trendline
    return present({
      item: second === undefined ? [first] : [first, second],
      absolute,
      type: orderOf(reverse),
    })
  },
  wire,
  xml: true,
})
