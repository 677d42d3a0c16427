import * as c from '../codec/index.js'
import { bool, finite, longText, NOT_NUMERIC, oneOf, prefix, reversed, text } from './fields.js'
import { quickNumber } from './quick.js'
import { defineWidget, type Widget } from './widget.js'

/** A number with its label and prefix. */
export interface NumberItem {
  /** A finite number; with `type: 'time_duration'`, milliseconds. */
  readonly value: number
  /** A label, shown only if you give no `previous` number. */
  readonly text?: string | null | undefined
  /** Shown before the number (`$`, `€`), or after it if it is `%`. */
  readonly prefix?: string | null | undefined
}

/** The full form of a number widget. */
export interface NumberFields extends NumberItem {
  /** The number to compare with; the widget shows the change. Cannot be used with `trendline`. */
  readonly previous?: number | NumberItem | null | undefined
  /** The points of a sparkline, two or more. Cannot be used with `previous`, and has no XML form. */
  readonly trendline?: readonly number[] | null | undefined
  /** Shows the change as a number instead of a percentage. */
  readonly absolute?: boolean | null | undefined
  /** Swaps green and red, for numbers that should go down. */
  readonly reverse?: boolean | null | undefined
  /** Shows the value, in milliseconds, as a duration. */
  readonly type?: 'time_duration' | null | undefined
}

/**
 * A number, with an earlier value and a prefix if you like, or the full form.
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

const label = { text: c.optional(text), prefix: c.optional(prefix) }

const item = c.shorthand(c.struct<NumberItem>({ value: finite, ...label }), { number: 'value' })

const trendline = c.list(finite, { min: 2 })

const change = { absolute: c.optional(bool), reverse: c.optional(bool) }

const settings = { ...label, ...change, type: c.optional(oneOf<'time_duration'>('time_duration')) }

const fields = c.refine(
  c.struct<Draft>({
    value: finite,
    ...label,
    previous: c.optional(item),
    trendline: c.optional(trendline),
    ...settings,
  }),
  (number) =>
    c.own(number, 'previous') !== undefined && c.own(number, 'trendline') !== undefined
      ? [c.said(['trendline'], 'conflict', 'use either previous or trendline, not both')]
      : c.NONE,
  { input: { not: { allOf: [c.hasValue('previous'), c.hasValue('trendline')] } } },
)

type Places = readonly [value: NumberItem, previous?: NumberItem | undefined, prefix?: string | undefined]

const draftOf = ([value, previous, prefix]: Places): Draft =>
  c.present({
    value: value.value,
    text: c.own(value, 'text'),
    prefix: prefix ?? c.own(value, 'prefix'),
    previous,
  }) as Draft

const withPrevious = c.map(
  c.tuple<Places>({ value: item, previous: c.optional(item), prefix: label.prefix }),
  draftOf,
)

const withPrefix = c.map(
  c.tuple<readonly [NumberItem, string]>({
    value: item,
    prefix: c.codec({ ...prefix, schema: () => c.also(text.schema(), NOT_NUMERIC) }),
  }),
  ([value, prefix]) => draftOf([value, undefined, prefix]),
)

const entries = c.oneOfForms<Draft>({
  name: withPrevious.name,
  code: 'wrong_shape',
  wanted: ['list'],
  forms: [withPrevious, withPrefix],
  // A string in second place is a prefix. A numeric one is not: it is a count that a database driver returned as a
  // string, and the error then says so.
  choose: (value) =>
    c.isList(value) && value.length === 2 && typeof value[1] === 'string' && !c.isNumeric(value[1])
      ? withPrefix
      : withPrevious,
})

const sentFields = { ...label, type: c.optional(oneOf('time_duration', 'text')) }

/** A value of type `text`, which Geckoboard shows unchanged. */
const textItem = c.struct({ value: longText, ...label, type: oneOf('text') })

const first = c.onWire(c.struct({ value: finite, ...sentFields }), (wire) =>
  c.orOnWire(
    wire,
    (value) =>
      c.isObject(value) && c.own(value, 'type') === 'text' && typeof c.own(value, 'value') === 'string',
    textItem.wire as c.Wire<unknown> as typeof wire,
  ),
)

/** The number to compare with, or a sparkline. */
const second = c.onWire(first as c.Codec<NumberItem | readonly number[]>, (wire) =>
  c.orOnWire(wire, c.isList, trendline.wire),
)

const sent = c.struct({
  item: c.tuple<readonly [c.Of<typeof first>, c.Of<typeof second>?]>({ first, second: c.optional(second) }),
  absolute: change.absolute,
  reverse: c.optional(reversed, { wire: 'type' }),
})

type Sent = c.Of<typeof sent>

const sentOf = (number: Draft): Sent => {
  const get = <K extends keyof Draft>(key: K) => c.own(number, key) ?? undefined
  const { value } = number
  const first = c.present({ value, text: get('text'), prefix: get('prefix'), type: get('type') })
  const second = get('previous') ?? get('trendline')
  const item: Sent['item'] = second === undefined ? [first] : [first, second]
  return c.present({ item, absolute: get('absolute'), reverse: get('reverse') })
}

const numberOf = ({ item: [first, second], ...rest }: Sent): Draft =>
  c.present({
    ...(first as Draft),
    ...(c.isList(second) ? { trendline: second } : { previous: second }),
    ...rest,
  })

/** The `number` widget: one number, with a comparison or a sparkline (`docs/reference/widgets.md#number`). */
export const number: Widget<'number', NumberInput, NumberSettings, true> = defineWidget({
  kind: 'number',
  codec: c.quick(
    c.writtenAs(
      c.withForms(fields, { number: c.map(finite, (value) => ({ value })), list: entries, object: fields }),
      sent,
      sentOf,
      numberOf,
    ),
    quickNumber,
  ),
  settings,
})
