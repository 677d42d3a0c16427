import * as c from '../codec/index.js'
import { bool, colorWith, text } from './fields.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'

/** The title of an entry. */
export interface ListTitle {
  readonly text: string
  /** Highlights the title. */
  readonly highlight?: boolean | null | undefined
}

/** The badge of an entry. */
export interface ListLabel {
  readonly name: string
  /** `RRGGBB` or `RRGGBBAA`, with or without `#`. */
  readonly color?: string | null | undefined
  readonly colour?: c.NowCalled<'color'>
}

/** One entry of a list. */
export interface ListItem {
  readonly title: string | ListTitle
  /** The badge next to the title. */
  readonly label?: ListLabel | null | undefined
  /** A line below the title. */
  readonly description?: string | null | undefined
}

/**
 * The entries, each a title or in full; the list may be empty.
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

const title = c.shorthand(c.struct<ListTitle>({ text, highlight: c.optional(bool) }), { string: 'text' })

// Only this kind has the `#` of a color on the wire.
const label = c.struct<ListLabel>(
  { name: c.needed(text, { isOptionalOnWire: true }), color: c.optional(colorWith('#')) },
  { renamed: { colour: 'color' } },
)

const item = c.struct<Draft>({ title, label: c.optional(label), description: c.optional(text) })

/** The bytes that a title in short gets around it. */
const TITLE_BYTES = '"title":{"text":},'.length

const items = c.list(
  c.withForms(item, {
    string: c.map(c.spending(TITLE_BYTES, text), (text) => ({ title: { text } })),
    object: item,
  }),
)

/** The `list` widget, whose payload is a list and has no XML form (`docs/reference/widgets.md#list`). */
export const list: Widget<'list', ListInput, NoSettings, false> = defineWidget({
  kind: 'list',
  codec: c.onWire(items, (wire) =>
    c.orOld(
      wire,
      c.has('item'),
      c.under('item', items).wire,
      'no longer documented; write the list itself, without item',
    ),
  ),
  xml: false,
})
