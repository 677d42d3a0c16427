import {
  type Codec,
  type Fields,
  KEPT,
  list,
  mapped,
  type NowCalled,
  positional,
  type Rules,
  ruled,
  shaped,
  struct,
} from './codec.js'
import {
  defaultsBeside,
  type Formatted,
  filled,
  finite,
  numberFormat,
  present,
  text,
  unit,
  unitRules,
} from './fields.js'
import { defineWidget, type Widget } from './widget.js'
import {
  type Check,
  formatFields,
  formatted,
  numeric,
  numericBy,
  wireList,
  wireObject,
  wireText,
} from './wire.js'

/**
 * One row of a `leaderboard`.
 *
 * @example
 * import assert from 'node:assert'
 * import { type LeaderboardItem, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const ada: LeaderboardItem = { label: 'Ada', value: 42, previousRank: 3 }
 * assert.deepStrictEqual(
 *   widgets.leaderboard.encode([ada]),
 *   E.right({ kind: 'leaderboard', json: { items: [{ label: 'Ada', value: 42, previous_rank: 3 }] } }),
 * )
 */
export interface LeaderboardItem {
  /** Who or what is ranked. */
  readonly label: string
  /** Shown beside the label. */
  readonly value?: number | undefined
  /** The rank before, a whole number from 1; draws the arrow up or down. */
  readonly previousRank?: number | undefined
  readonly previous_rank?: NowCalled<'previousRank'>
}

/**
 * One row: `[label, value?, previousRank?]`, or in full.
 *
 * @example
 * import assert from 'node:assert'
 * import { type LeaderboardRow, widgets } from '@gecko-widgets/core'
 *
 * const ada: LeaderboardRow = ['Ada', 42, 3]
 * const inFull: LeaderboardRow = { label: 'Ada', value: 42, previousRank: 3 }
 * assert.deepStrictEqual(widgets.leaderboard.encode([ada]), widgets.leaderboard.encode([inFull]))
 */
export type LeaderboardRow =
  | readonly [label: string, value?: number | undefined, previousRank?: number | undefined]
  | LeaderboardItem

/**
 * What can be said of a `leaderboard` where it is defined.
 *
 * @example
 * import assert from 'node:assert'
 * import { type LeaderboardSettings, widgets } from '@gecko-widgets/core'
 *
 * const inEuros: LeaderboardSettings = { format: 'currency', unit: 'EUR' }
 * assert.deepStrictEqual(
 *   widgets.leaderboard.encodeWith(inEuros)([['Ada', 48_210], ['Grace', 39_990]]),
 *   widgets.leaderboard.encode({ items: [['Ada', 48_210], ['Grace', 39_990]], ...inEuros }),
 * )
 */
export interface LeaderboardSettings extends Formatted {}

/**
 * The full form of a `leaderboard`'s input.
 *
 * @example
 * import assert from 'node:assert'
 * import { type Leaderboard, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const sales: Leaderboard = { items: [['Ada', 48_210, 2], ['Grace', 39_990, 1]], format: 'currency', unit: 'EUR' }
 * assert.deepStrictEqual(
 *   widgets.leaderboard.encode(sales),
 *   E.right({
 *     kind: 'leaderboard',
 *     json: {
 *       items: [
 *         { label: 'Ada', value: 48_210, previous_rank: 2 },
 *         { label: 'Grace', value: 39_990, previous_rank: 1 },
 *       ],
 *       format: 'currency',
 *       unit: 'EUR',
 *     },
 *   }),
 * )
 */
export interface Leaderboard extends LeaderboardSettings {
  /** At most 22, the first on top; the order is kept. */
  readonly items: readonly LeaderboardRow[]
}

/**
 * The rows, or the full form.
 *
 * @example
 * import assert from 'node:assert'
 * import { type LeaderboardInput, widgets } from '@gecko-widgets/core'
 *
 * const points: LeaderboardInput = [['Ada', 42], ['Grace', 40, 1]]
 * const inFull: LeaderboardInput = {
 *   items: [{ label: 'Ada', value: 42 }, { label: 'Grace', value: 40, previousRank: 1 }],
 * }
 * assert.deepStrictEqual(widgets.leaderboard.encode(points), widgets.leaderboard.encode(inFull))
 */
export type LeaderboardInput = readonly LeaderboardRow[] | Leaderboard

interface Draft extends Leaderboard {
  readonly items: readonly LeaderboardItem[]
}

const isRank: Rules<number> = (rank) =>
  Number.isInteger(rank) && rank >= 1 ? KEPT : [['', 'out_of_range', 'a whole number of 1 or more']]

const fields = { label: text, value: finite, previousRank: ruled(finite, isRank) }

const row: Codec<LeaderboardItem> = shaped<LeaderboardItem>({
  list: positional<LeaderboardItem>(fields, ['label']),
  object: struct<LeaderboardItem>(fields, ['label'], { previous_rank: 'previousRank' }),
})

const MOST_ROWS = 22

const items = list(row, { max: MOST_ROWS })

const settings: Fields<LeaderboardSettings> = { format: numberFormat, unit }

const wire: Check = formatted(
  wireObject(
    {
      items: wireList(
        wireObject({ label: wireText, value: numeric, previous_rank: numericBy(isRank) }, ['label']),
        {
          max: MOST_ROWS,
        },
      ),
      ...formatFields,
    },
    ['items'],
  ),
)

/** The `leaderboard` widget (`widgets.md`, "leaderboard"). */
export const leaderboard: Widget<
  'leaderboard',
  LeaderboardInput,
  LeaderboardSettings,
  LeaderboardInput,
  true
> = defineWidget({
  kind: 'leaderboard',
  input: shaped<Draft>({
    list: mapped(items, (items) => ({ items })),
    object: struct<Draft>({ items, ...settings }, ['items']),
  }),
  settings,
  merge: (settings, board) => filled(defaultsBeside(settings, board), board),
  rules: (board) => unitRules(board),
  payload: ({ items, format, unit }) =>
    present({
      items: items.map(({ label, value, previousRank }) =>
        present({ label, value, previous_rank: previousRank }),
      ),
      format,
      unit,
    }),
  wire,
  xml: true,
})
