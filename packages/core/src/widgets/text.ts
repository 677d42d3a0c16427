import { codec } from '../codec/codec.js'
import { issue, NONE, warning } from '../codec/issue.js'
import { list } from '../codec/list.js'
import { map, mapWire } from '../codec/map.js'
import { under, warned } from '../codec/onWire.js'
import { withDefault } from '../codec/part.js'
import { refineWire } from '../codec/refine.js'
import { shorthand } from '../codec/shorthand.js'
import { struct } from '../codec/struct.js'
import { withForms } from '../codec/union.js'
import { finite, text as message, oneOf } from './fields.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'

/**
 * The type of a plain message, Geckoboard's default; the same as `'none'`.
 *
 * @example
 * import assert from 'node:assert'
 * import { TEXT_NONE, widgets } from '@gecko-widgets/core'
 *
 * assert.deepStrictEqual(widgets.text.encode([['All is well', TEXT_NONE]]), widgets.text.encode('All is well'))
 */
export const TEXT_NONE = 0
/**
 * The type of an alert, an exclamation mark on yellow; the same as `'alert'`.
 *
 * @example
 * import assert from 'node:assert'
 * import { TEXT_WARN, widgets } from '@gecko-widgets/core'
 *
 * assert.deepStrictEqual(
 *   widgets.text.encode([['Disk full', TEXT_WARN]]),
 *   widgets.text.encode([['Disk full', 'alert']]),
 * )
 */
export const TEXT_WARN = 1
/**
 * The type of a piece of information, an "i" on gray; the same as `'info'`.
 *
 * @example
 * import assert from 'node:assert'
 * import { TEXT_INFO, widgets } from '@gecko-widgets/core'
 *
 * assert.deepStrictEqual(
 *   widgets.text.encode([['Release at noon', TEXT_INFO]]),
 *   widgets.text.encode([['Release at noon', 'info']]),
 * )
 */
export const TEXT_INFO = 2

/** The type of a message, as a word or as Geckoboard's number. */
export type TextType = 'none' | 'alert' | 'info' | typeof TEXT_NONE | typeof TEXT_WARN | typeof TEXT_INFO

/** One message; Geckoboard draws a limited part of HTML in it. */
export interface TextMessage {
  readonly text: string
  /** `none` by default. */
  readonly type?: TextType | null | undefined
}

/**
 * One message, or one to ten of them, each alone, with its type, or in full.
 *
 * @example
 * import assert from 'node:assert'
 * import { type TextInput, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const messages: TextInput = ['All is well', ['Disk full', 'alert'], { text: 'Release at noon', type: 'info' }]
 * assert.deepStrictEqual(
 *   widgets.text.encode(messages),
 *   E.right({
 *     kind: 'text',
 *     json: {
 *       item: [
 *         { text: 'All is well', type: 0 },
 *         { text: 'Disk full', type: 1 },
 *         { text: 'Release at noon', type: 2 },
 *       ],
 *     },
 *   }),
 * )
 */
export type TextInput =
  | string
  | readonly (string | readonly [text: string, type?: TextType | null | undefined] | TextMessage)[]

const NUMBERS = { none: TEXT_NONE, alert: TEXT_WARN, info: TEXT_INFO } as const

type TypeNumber = (typeof NUMBERS)[keyof typeof NUMBERS]

const TYPES: readonly TypeNumber[] = Object.values(NUMBERS)

const type = codec<TextType>({
  ...map(oneOf<TextType>('none', 'alert', 'info', ...TYPES), (type) =>
    typeof type === 'string' ? NUMBERS[type] : type,
  ),
  wire: warned(
    refineWire(
      mapWire(finite.wire, (type) => type as TypeNumber),
      (type) => (TYPES.includes(type) ? NONE : [issue([], 'not_one_of', `one of ${TYPES.join(', ')}`)]),
      { enum: TYPES.flatMap((type) => [type, String(type)]) },
    ),
    (value) =>
      typeof value === 'string' ? [warning([], 'not_one_of', 'a number, not one in a string')] : NONE,
  ),
})

const messages = list(
  shorthand(struct<TextMessage>({ text: message, type: withDefault(type, TEXT_NONE) }), {
    string: 'text',
    list: ['text', 'type'],
  }),
  { min: 1, max: 10 },
)

/** The `text` widget: messages, shown in turn (`docs/reference/widgets.md#text`). */
export const text: Widget<'text', TextInput, NoSettings, TextInput, true> = defineWidget({
  kind: 'text',
  codec: under('item', withForms(messages, { string: map(message, (text) => [{ text }]), list: messages })),
  settings: {},
  xml: true,
})
