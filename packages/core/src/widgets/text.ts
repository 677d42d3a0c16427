import { type Codec, KEPT, list, mapped, positional, type Rules, shaped, struct } from './codec.js'
import { text as message, oneOf } from './fields.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'
import { type Check, numericBy, warned, wireList, wireObject, wireText } from './wire.js'

/**
 * Marks a message as plain text, Geckoboard's default; the same as `'none'`.
 *
 * @example
 * import assert from 'node:assert'
 * import { TEXT_NONE, widgets } from '@gecko-widgets/core'
 *
 * assert.deepStrictEqual(widgets.text.encode([['All is well', TEXT_NONE]]), widgets.text.encode('All is well'))
 */
export const TEXT_NONE = 0
/**
 * Marks a message as an alert, an exclamation mark on yellow; the same as `'alert'`.
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
 * Marks a message as information, an "i" on grey; the same as `'info'`.
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

/**
 * How a message is marked, in words or by Geckoboard's number.
 *
 * @example
 * import assert from 'node:assert'
 * import { type TextType, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const typeOf = (freeGb: number): TextType => (freeGb < 5 ? 'alert' : 'info')
 * assert.deepStrictEqual(
 *   widgets.text.encode([['4 GB free', typeOf(4)]]),
 *   E.right({ kind: 'text', json: { item: [{ text: '4 GB free', type: 1 }] } }),
 * )
 */
export type TextType = 'none' | 'alert' | 'info' | typeof TEXT_NONE | typeof TEXT_WARN | typeof TEXT_INFO

/**
 * One message; Geckoboard draws a limited part of HTML in it.
 *
 * @example
 * import assert from 'node:assert'
 * import { type TextMessage, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const release: TextMessage = { text: 'Release at <b>noon</b>', type: 'info' }
 * assert.deepStrictEqual(
 *   widgets.text.encode([release]),
 *   E.right({ kind: 'text', json: { item: [{ text: 'Release at <b>noon</b>', type: 2 }] } }),
 * )
 */
export interface TextMessage {
  readonly text: string
  /** Marks the message; `none` by default. */
  readonly type?: TextType | undefined
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
  | readonly (string | readonly [text: string, type?: TextType | undefined] | TextMessage)[]

type Draft = readonly TextMessage[]

const NUMBERS = { none: TEXT_NONE, alert: TEXT_WARN, info: TEXT_INFO } as const

const type = mapped(oneOf<TextType>('none', 'alert', 'info', TEXT_NONE, TEXT_WARN, TEXT_INFO), (type) =>
  typeof type === 'string' ? NUMBERS[type] : type,
)

const entry: Codec<TextMessage> = shaped<TextMessage>({
  string: mapped(message, (text) => ({ text })),
  list: positional<TextMessage>({ text: message, type }, ['text']),
  object: struct<TextMessage>({ text: message, type }, ['text']),
})

const TYPES: readonly number[] = Object.values(NUMBERS)

const isType: Rules<number> = (type) =>
  TYPES.includes(type) ? KEPT : [['', 'not_one_of', `one of ${TYPES.join(', ')}`]]

const wireType = warned(numericBy(isType), (value) =>
  typeof value === 'string' ? [['', 'not_one_of', 'a number, not one in a string']] : KEPT,
)

const wire: Check = wireObject(
  { item: wireList(wireObject({ text: wireText, type: wireType }, ['text']), { min: 1, max: 10 }) },
  ['item'],
)

/** The `text` widget: messages, shown in turn (`widgets.md`, "text"). */
export const text: Widget<'text', TextInput, NoSettings, TextInput, true> = defineWidget({
  kind: 'text',
  input: shaped<Draft>({
    string: mapped(message, (text) => [{ text }]),
    list: list(entry, { min: 1, max: 10 }),
  }),
  settings: {},
  payload: (messages) => ({
    item: messages.map(({ text, type = TEXT_NONE }) => ({ text, type })),
  }),
  wire,
  xml: true,
})
