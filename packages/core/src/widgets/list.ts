import { type Codec, list as listOf, mapped, type NowCalled, shaped, struct } from './codec.js'
import { bool, color, present, text } from './fields.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'
import { byForm, type Check, has, old, wireColor, wireFlag, wireList, wireObject, wireText } from './wire.js'

/**
 * The title of an entry, where it is more than its text.
 *
 * @example
 * import assert from 'node:assert'
 * import { type ListTitle, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const title: ListTitle = { text: 'Checkout is down', highlight: true }
 * assert.deepStrictEqual(widgets.list.encode([{ title }]), E.right({ kind: 'list', json: [{ title }] }))
 */
export interface ListTitle {
  readonly text: string
  /** Makes the title stand out. */
  readonly highlight?: boolean | undefined
}

/**
 * The badge of an entry.
 *
 * @example
 * import assert from 'node:assert'
 * import { type ListLabel, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const late: ListLabel = { name: 'late', color: 'ff9900' }
 * assert.deepStrictEqual(
 *   widgets.list.encode([{ title: 'Release', label: late }]),
 *   E.right({
 *     kind: 'list',
 *     json: [{ title: { text: 'Release' }, label: { name: 'late', color: '#ff9900' } }],
 *   }),
 * )
 */
export interface ListLabel {
  readonly name: string
  /** `RRGGBB` or `RRGGBBAA`, with or without `#`. */
  readonly color?: string | undefined
  readonly colour?: NowCalled<'color'>
}

/**
 * The full form of one entry of a `list`.
 *
 * @example
 * import assert from 'node:assert'
 * import { type ListItem, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const outage: ListItem = {
 *   title: { text: 'Checkout is down', highlight: true },
 *   label: { name: 'P1', color: '#ff2015' },
 *   description: 'Since 07:30; Grace is on it',
 * }
 * assert.deepStrictEqual(widgets.list.encode([outage]), E.right({ kind: 'list', json: [outage] }))
 */
export interface ListItem {
  /** The title, alone or with its highlight. */
  readonly title: string | ListTitle
  /** The badge beside the title. */
  readonly label?: ListLabel | undefined
  /** What else there is to say of the entry. */
  readonly description?: string | undefined
}

/**
 * The entries, each a title alone or in full; none is a list with nothing to show.
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

interface Item extends ListItem {
  readonly title: ListTitle
}

const bare = mapped(text, (text): ListTitle => ({ text }))

const title: Codec<ListTitle> = shaped({
  string: bare,
  object: struct<ListTitle>({ text, highlight: bool }, ['text']),
})

// Only here a colour goes on the wire with `#`.
const label: Codec<ListLabel> = struct<ListLabel>(
  { name: text, color: mapped(color, (digits) => `#${digits}`) },
  ['name'],
  { colour: 'color' },
)

const item: Codec<Item> = shaped<Item>({
  string: mapped(bare, (title) => ({ title })),
  object: struct<Item>({ title, label, description: text }, ['title']),
})

const wireItems = wireList(
  wireObject(
    {
      title: wireObject({ text: wireText, highlight: wireFlag }, ['text']),
      label: wireObject({ name: wireText, color: wireColor('hash') }, []),
      description: wireText,
    },
    ['title'],
  ),
)

const wire: Check = byForm(
  has('item'),
  old(wireObject({ item: wireItems }, ['item']), 'a list at the top, without item'),
  wireItems,
)

/** The `list` widget, whose payload is a list and has no XML form (`widgets.md`, "list"). */
export const list: Widget<'list', ListInput, NoSettings, ListInput, false> = defineWidget({
  kind: 'list',
  input: listOf(item),
  settings: {},
  payload: (items) => items.map(({ title, label, description }) => present({ title, label, description })),
  wire,
  xml: false,
})
