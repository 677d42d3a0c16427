import * as c from '../codec/index.js'
import { finite, text as message, NUMERIC, oneOf } from './fields.js'
import { quickMessages } from './quick.js'
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
 * The type of information, an "i" on gray; the same as `'info'`.
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

/** One message, in which Geckoboard renders a subset of HTML. */
export interface TextMessage {
  readonly text: string
  /** Default: `none`. */
  readonly type?: TextType | null | undefined
}

/**
 * One message, or one to ten of them, each a string, `[text, type]` or in full.
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
const { name, schema } = oneOf<TextType>('none', 'alert', 'info', TEXT_NONE, TEXT_WARN, TEXT_INFO)

const readType = (type: unknown): TypeNumber | undefined =>
  typeof type === 'string'
    ? c.own(NUMBERS, type as keyof typeof NUMBERS)
    : TYPES.find((known) => known === type)

const type = c.leaf<TextType>(
  { name, code: 'not_one_of', read: readType, schema: schema() },
  c.warned(
    c.refineWire(
      c.mapWire(finite.wire, (type) => type as TypeNumber),
      (type) => (TYPES.includes(type) ? c.NONE : [c.issue([], 'not_one_of', `one of ${TYPES.join(', ')}`)]),
      { anyOf: [{ enum: TYPES }, NUMERIC] },
    ),
    (value) =>
      typeof value === 'string'
        ? [c.warning([], 'not_one_of', 'got a string; write the number without quotes')]
        : c.NONE,
  ),
)

const MOST_MESSAGES = 10

const messages = c.list(
  c.shorthand(c.struct<TextMessage>({ text: message, type: c.withDefault(type, TEXT_NONE) }), {
    string: 'text',
    list: ['text', 'type'],
  }),
  { min: 1, max: MOST_MESSAGES },
)

/** The `text` widget: messages, shown one after the other (`docs/reference/widgets.md#text`). */
export const text: Widget<'text', TextInput, NoSettings, true> = defineWidget({
  kind: 'text',
  codec: c.quick(
    c.under('item', c.withForms(messages, { string: c.map(message, (text) => [{ text }]), list: messages })),
    quickMessages(readType, { none: TEXT_NONE, most: MOST_MESSAGES }),
  ),
})
