import { list as listOf } from '../codec/list.js'
import { map } from '../codec/map.js'
import { has, onWire, orOld, under } from '../codec/onWire.js'
import { needed, optional } from '../codec/part.js'
import { shorthand } from '../codec/shorthand.js'
import { type NowCalled, struct } from '../codec/struct.js'
import { withForms } from '../codec/union.js'
import { bool, colorWith, text } from './fields.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'

/** The title of an entry. */
export interface ListTitle {
  readonly text: string
  /** Makes the title stand out. */
  readonly highlight?: boolean | null | undefined
}

/** The badge of an entry. */
export interface ListLabel {
  readonly name: string
  /** `RRGGBB` or `RRGGBBAA`, with or without `#`. */
  readonly color?: string | null | undefined
  readonly colour?: NowCalled<'color'>
}

/** One entry of a list. */
export interface ListItem {
  readonly title: string | ListTitle
  /** The badge beside the title. */
  readonly label?: ListLabel | null | undefined
  /** A line below the title. */
  readonly description?: string | null | undefined
}

/**
 * The entries, each a title or in full; an empty list has nothing to show.
 *
 * @example
 * import assert from 'node:assert'
 * import { type ListInput, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const today: ListInput = ['Deploy', { title: 'Review', label: { name: 'late' }, description: 'of the checkout' }]
 * assert.deepStrictEqual(
 *   widgets.list.encode(today),
 *   E.right({
 *     kind: 'list',
 *     json: [
 *       { title: { text: 'Deploy' } },
 *       { title: { text: 'Review' }, label: { name: 'late' }, description: 'of the checkout' },
 *     ],
 *   }),
 * )
 */
export type ListInput = readonly (string | ListItem)[]

interface Draft extends ListItem {
  readonly title: ListTitle
}

const title = shorthand(struct<ListTitle>({ text, highlight: optional(bool) }), { string: 'text' })

// Only here a color goes on the wire with `#`.
const label = struct<ListLabel>(
  { name: needed(text, { isOptionalOnWire: true }), color: optional(colorWith('#')) },
  { renamed: { colour: 'color' } },
)

const item = struct<Draft>({ title, label: optional(label), description: optional(text) })

const items = listOf(withForms(item, { string: map(text, (text) => ({ title: { text } })), object: item }))

/** The `list` widget, whose payload is a list and has no XML form (`docs/reference/widgets.md#list`). */
export const list: Widget<'list', ListInput, NoSettings, ListInput, false> = defineWidget({
  kind: 'list',
  codec: onWire(items, (wire) =>
    orOld(wire, has('item'), under('item', items).wire, 'a list at the top, without item'),
  ),
  settings: {},
  xml: false,
})
