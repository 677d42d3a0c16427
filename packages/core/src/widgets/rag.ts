import { type Codec, KEPT, leaf, mapped, positional, shaped, struct } from './codec.js'
import { bool, finite, orderOf, present, text } from './fields.js'
import { defineWidget, type Widget } from './widget.js'
import { byForm, type Check, numeric, warned, wireList, wireObject, wireOrder, wireText } from './wire.js'

/**
 * The full form of one colour of a `rag` widget.
 *
 * @example
 * import assert from 'node:assert'
 * import { type RagItem, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const overdue: RagItem = { value: 1200, text: 'overdue', prefix: '€' }
 * assert.deepStrictEqual(
 *   widgets.rag.encode([overdue, 800]),
 *   E.right({ kind: 'rag', json: { item: [overdue, { value: 800 }] } }),
 * )
 */
export interface RagItem {
  /** `null` hides this colour and keeps its place. */
  readonly value: number | null
  /** Cut on the board after 40 characters. */
  readonly text?: string | undefined
  /** Shown before the number, such as `$`. */
  readonly prefix?: string | undefined
}

/**
 * One colour: its number, `null` for none, either with a text, or the full form.
 *
 * @example
 * import assert from 'node:assert'
 * import { type RagSlot, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const failing: RagSlot = [3, 'failing builds']
 * const none: RagSlot = null
 * assert.deepStrictEqual(
 *   widgets.rag.encode([failing, none, 12]),
 *   E.right({
 *     kind: 'rag',
 *     json: { item: [{ value: 3, text: 'failing builds' }, { value: '' }, { value: 12 }] },
 *   }),
 * )
 */
export type RagSlot = number | null | readonly [value: number | null, text?: string | undefined] | RagItem

/**
 * The full form of a `rag` widget's input.
 *
 * @example
 * import assert from 'node:assert'
 * import { type RagWidget, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const builds: RagWidget = { red: [3, 'failing'], amber: null, green: { value: 12, text: 'passing' }, reverse: true }
 * assert.deepStrictEqual(
 *   widgets.rag.encode(builds),
 *   E.right({
 *     kind: 'rag',
 *     json: {
 *       item: [{ value: 3, text: 'failing' }, { value: '' }, { value: 12, text: 'passing' }],
 *       type: 'reverse',
 *     },
 *   }),
 * )
 */
export interface RagWidget {
  readonly red: RagSlot
  readonly amber: RagSlot
  readonly green?: RagSlot | undefined
  /** Good is red: reverses the order of the colours. */
  readonly reverse?: boolean | undefined
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
export type RagInput = readonly [red: RagSlot, amber: RagSlot, green?: RagSlot | undefined] | RagWidget

/**
 * What can be said of a `rag` widget where it is defined.
 *
 * @example
 * import assert from 'node:assert'
 * import { type RagSettings, widgets } from '@gecko-widgets/core'
 *
 * const settings: RagSettings = { reverse: true }
 * assert.deepStrictEqual(
 *   widgets.rag.encodeWith(settings)([3, 1, 12]),
 *   widgets.rag.encode({ red: 3, amber: 1, green: 12, reverse: true }),
 * )
 */
export type RagSettings = Pick<RagWidget, 'reverse'>

interface Draft extends RagWidget {
  readonly red: RagItem
  readonly amber: RagItem
  readonly green?: RagItem | undefined
}

const nothing = leaf('null', 'wrong_shape', (value) => (value === null ? value : undefined))

const value = shaped<number | null>({ number: finite, null: nothing })

const bare = mapped(value, (value): RagItem => ({ value }))

const slot: Codec<RagItem> = shaped({
  number: bare,
  null: bare,
  list: positional<RagItem>({ value, text }, ['value']),
  object: struct<RagItem>({ value, text, prefix: text }, ['value']),
})

// Geckoboard hides an empty indicator; leaving it out would shift the colours behind it.
const wireItem = ({ value, text, prefix }: RagItem) => present({ value: value ?? '', text, prefix })

const LONGEST_SHOWN = 40

const wireLabel = warned(wireText, (value) =>
  (value as string).length > LONGEST_SHOWN
    ? [['', 'too_long', `text of at most ${LONGEST_SHOWN} characters; the rest is cut on the board`]]
    : KEPT,
)

const wire: Check = wireObject(
  {
    item: wireList(
      wireObject(
        { value: byForm((value) => value === '', wireText, numeric), text: wireLabel, prefix: wireText },
        [],
      ),
      { min: 2, max: 3 },
    ),
    type: wireOrder,
  },
  ['item'],
)

/** The `rag` widget: red, amber and green numbers (`widgets.md`, "rag"). */
export const rag: Widget<'rag', RagInput, RagSettings, RagInput, true> = defineWidget({
  kind: 'rag',
  input: shaped<Draft>({
    list: positional<Draft>({ red: slot, amber: slot, green: slot }, ['red', 'amber']),
    object: struct<Draft>({ red: slot, amber: slot, green: slot, reverse: bool }, ['red', 'amber']),
  }),
  settings: { reverse: bool },
  payload: ({ red, amber, green, reverse }) =>
    present({
      item: (green === undefined ? [red, amber] : [red, amber, green]).map(wireItem),
      type: orderOf(reverse),
    }),
  wire,
  xml: true,
})
