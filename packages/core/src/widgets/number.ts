import { type Codec, codec } from '../codec/codec.js'
import { isNumeric } from '../codec/hint.js'
import { type Found, issue, NONE } from '../codec/issue.js'
import { list } from '../codec/list.js'
import { map, writtenAs } from '../codec/map.js'
import { onWire, orOnWire } from '../codec/onWire.js'
import { isList, isObject, own, present } from '../codec/own.js'
import { optional } from '../codec/part.js'
import { refine } from '../codec/refine.js'
import { also, hasValue } from '../codec/schema.js'
import { shorthand } from '../codec/shorthand.js'
import { struct } from '../codec/struct.js'
import { tuple } from '../codec/tuple.js'
import { oneOfForms, withForms } from '../codec/union.js'
import { bool, finite, longText, NOT_NUMERIC, oneOf, reversed, text } from './fields.js'
import { defineWidget, type Widget } from './widget.js'

/** A number with its label and its currency sign. */
export interface NumberItem {
  /** A finite number; with `type: 'time_duration'`, milliseconds. */
  readonly value: number
  /** A label, shown if there is nothing to compare with. */
  readonly text?: string | null | undefined
  /** Shown before the number (`$`, `€`); `%` is shown behind it. */
  readonly prefix?: string | null | undefined
}

/** The full form of a number widget. */
export interface NumberFields extends NumberItem {
  /** What to compare with; the widget shows the change. Excludes `trendline`. */
  readonly previous?: number | NumberItem | null | undefined
  /** The points of a sparkline, two or more. Excludes `previous`, and has no XML form. */
  readonly trendline?: readonly number[] | null | undefined
  /** Shows the change as a number, not in percent. */
  readonly absolute?: boolean | null | undefined
  /** Up is bad: swaps green and red. */
  readonly reverse?: boolean | null | undefined
  /** Shows the value, in milliseconds, as a duration. */
  readonly type?: 'time_duration' | null | undefined
}

/**
 * A number, with the previous one and a prefix if there are any; or the full form.
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
  | readonly [value: number | NumberItem, previous?: number | NumberItem | null | undefined]
  | readonly [value: number, previous: number | null | undefined, prefix: string | null | undefined]
  | readonly [value: number, prefix: string]
  | NumberFields

/** The settings of a number widget. */
export type NumberSettings = Pick<NumberFields, 'text' | 'prefix' | 'absolute' | 'reverse' | 'type'>

interface Draft extends NumberFields {
  readonly previous?: NumberItem | undefined
  readonly trendline?: readonly number[] | undefined
}

const itemFields = { value: finite, text: optional(text), prefix: optional(text) }

const item = shorthand(struct<NumberItem>(itemFields), { number: 'value' })

const trendline = list(finite, { min: 2 })

const settings = {
  text: itemFields.text,
  prefix: itemFields.prefix,
  absolute: optional(bool),
  reverse: optional(bool),
  type: optional(oneOf<'time_duration'>('time_duration')),
}

type Places = readonly [value: NumberItem, previous?: NumberItem | undefined, prefix?: string | undefined]

const draftOf = ([value, previous, prefix]: Places): Draft =>
  present({ ...value, prefix: prefix ?? own(value, 'prefix') ?? undefined, previous })

const withPrevious = map(
  tuple<Places>({ value: item, previous: optional(item), prefix: optional(text) }),
  draftOf,
)

// `[value, prefix]` is told from `[value, previous]` by its second entry; a numeric string is a count that a database
// driver gives as a string, and not a prefix.
const prefix = codec({ ...text, schema: () => also(text.schema(), NOT_NUMERIC) })

const withPrefix = map(tuple<readonly [NumberItem, string?]>({ value: item, prefix }), ([value, prefix]) =>
  draftOf([value, undefined, prefix]),
)

const hasPrefixOnly = (value: unknown): boolean =>
  isList(value) && value.length === 2 && typeof value[1] === 'string' && !isNumeric(value[1])

const entries = oneOfForms<Draft>({
  name: withPrevious.name,
  code: 'wrong_shape',
  forms: [withPrevious, withPrefix],
  choose: (value) => (hasPrefixOnly(value) ? withPrefix : withPrevious),
})

const conflictRule = (number: Draft): readonly Found[] =>
  own(number, 'previous') !== undefined && own(number, 'trendline') !== undefined
    ? [issue(['trendline'], 'conflict', 'either previous or trendline, not both')]
    : NONE

const fields = refine(
  struct<Draft>({ ...itemFields, previous: optional(item), trendline: optional(trendline), ...settings }),
  conflictRule,
  { input: { not: { allOf: [hasValue('previous'), hasValue('trendline')] } } },
)

interface SentItem extends NumberItem {
  readonly type?: 'time_duration' | 'text' | null | undefined
}

const sentFields = { ...itemFields, type: optional(oneOf<'time_duration' | 'text'>('time_duration', 'text')) }

// Geckoboard shows a value of type `text` as it is.
const isText = (value: unknown): boolean =>
  isObject(value) && own(value, 'type') === 'text' && typeof own(value, 'value') === 'string'

const textItem = struct<Omit<SentItem, 'value'> & { readonly value: string }>({
  ...sentFields,
  value: longText,
})

const sentItem = onWire(struct<SentItem>(sentFields), (wire) =>
  orOnWire(wire, isText, textItem.wire as unknown as typeof wire),
)

type Second = NumberItem | readonly number[]

const second = onWire(sentItem as Codec<Second>, (wire) => orOnWire<Second>(wire, isList, trendline.wire))

interface Sent extends Pick<NumberFields, 'absolute' | 'reverse'> {
  /** The number, and the one to compare with or a sparkline. */
  readonly item: readonly [SentItem, Second?]
}

const sent = struct<Sent>({
  item: tuple<Sent['item']>({ number: sentItem, second: optional(second) }),
  absolute: optional(bool),
  reverse: optional(reversed, { wire: 'type' }),
})

const sentOf = (number: Draft): Sent => {
  const { value } = number
  const first = present({
    value,
    text: own(number, 'text'),
    prefix: own(number, 'prefix'),
    type: own(number, 'type'),
  })
  const second = own(number, 'previous') ?? own(number, 'trendline')
  const item: Sent['item'] = second === undefined ? [first] : [first, second]
  return present({
    item,
    absolute: own(number, 'absolute'),
    reverse: own(number, 'reverse'),
  })
}

const numberOf = ({ item: [first, second], ...rest }: Sent): Draft =>
  present({
    ...(first as Draft),
    ...(isList(second) ? { trendline: second } : { previous: second }),
    ...rest,
  })

/** The `number` widget: one number, with a comparison or a sparkline (`docs/reference/widgets.md#number`). */
export const number: Widget<'number', NumberInput, NumberSettings, NumberInput, true> = defineWidget({
  kind: 'number',
  codec: writtenAs(
    withForms(fields, { number: map(finite, (value) => ({ value })), list: entries, object: fields }),
    sent,
    sentOf,
    numberOf,
  ),
  settings,
  xml: true,
})
