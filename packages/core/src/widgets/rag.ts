import * as c from '../codec/index.js'
import { bool, finite, prefix, reversed, textWarning } from './fields.js'
import { defineWidget, type Widget } from './widget.js'

/** One color of a RAG widget in full. */
export interface RagItem {
  /** `null` hides this color and keeps its place. */
  readonly value: number | null
  /** The board cuts it after 40 characters. */
  readonly text?: string | null | undefined
  /** Shown before the number, such as `$`. */
  readonly prefix?: string | null | undefined
}

/** One color: its number, or `null` to hide it, with a text if you like, or the full form. */
export type RagSlot =
  | number
  | null
  | readonly [value: number | null, text?: string | null | undefined]
  | RagItem

/** The full form of a RAG widget. */
export interface RagFields {
  readonly red: RagSlot
  readonly amber: RagSlot
  readonly green?: RagSlot | undefined
  /** Reverses the order of the colors, for values where red is good. */
  readonly reverse?: boolean | null | undefined
}

/**
 * Red and amber, or red, amber and green, in this order; or the full form.
 *
 * @example
 * import assert from 'node:assert'
 * import { type RagInput, widgets } from '@gecko-widgets/core'
 *
 * const builds: RagInput = [3, [1, 'flaky'], 12]
 * const inFull: RagInput = { red: 3, amber: { value: 1, text: 'flaky' }, green: 12 }
 * assert.deepStrictEqual(widgets.rag.encode(builds), widgets.rag.encode(inFull))
 */
export type RagInput = readonly [red: RagSlot, amber: RagSlot, green?: RagSlot | undefined] | RagFields

/** The settings of a RAG widget. */
export type RagSettings = Pick<RagFields, 'reverse'>

interface Draft extends RagFields {
  readonly red: RagItem
  readonly amber: RagItem
  readonly green?: RagItem | undefined
}

const LONGEST_SHOWN = 40

const label = textWarning((text) =>
  text.length > LONGEST_SHOWN
    ? [c.warning([], 'too_long', `the board shows ${LONGEST_SHOWN} characters and cuts the rest`)]
    : c.NONE,
)

const nothing = c.leaf<null>({
  name: 'null',
  code: 'wrong_shape',
  read: (value) => (value === null ? value : undefined),
  schema: { type: 'null' },
})

// Geckoboard hides an indicator whose value is empty; leaving it out would shift the colors behind it.
const empty = c.leafOnWire<null>({
  name: 'an empty string',
  code: 'not_text',
  read: (value) => (value === '' ? null : undefined),
  schema: { const: '' },
})

const value = c.codec<number | null>({
  ...c.union<number | null>({ number: finite, null: nothing }),
  encode: (value) => value ?? '',
  wire: c.orOnWire<number | null>(finite.wire, (value) => value === '', empty),
})

const item = c.struct<RagItem>({
  value: c.needed(value, { isOptionalOnWire: true }),
  text: c.optional(label),
  prefix: c.optional(prefix),
})

const slot = c.shorthand(item, { number: 'value', null: 'value', list: ['value', 'text'] })

const reverse = { reverse: c.optional(bool) }

const fields = c.struct<Draft>({ red: slot, amber: slot, green: c.optional(slot), ...reverse })

const sent = c.struct({
  item: c.list(slot, { min: 2, max: 3 }),
  reverse: c.optional(reversed, { wire: 'type' }),
})

const sentOf = (rag: Draft): c.Of<typeof sent> => {
  const green = c.own(rag, 'green')
  const item = green === undefined ? [rag.red, rag.amber] : [rag.red, rag.amber, green]
  return c.present({ item, reverse: c.own(rag, 'reverse') ?? undefined })
}

const draftOf = ({ item: [red, amber, green], ...rest }: c.Of<typeof sent>): Draft =>
  c.present({ red: red as RagItem, amber: amber as RagItem, green, ...rest })

/** The `rag` widget: red, amber and green numbers (`docs/reference/widgets.md#rag`). */
export const rag: Widget<'rag', RagInput, RagSettings, true> = defineWidget({
  kind: 'rag',
  codec: c.writtenAs(c.shorthand(fields, { list: ['red', 'amber', 'green'] }), sent, sentOf, draftOf),
  settings: reverse,
})
