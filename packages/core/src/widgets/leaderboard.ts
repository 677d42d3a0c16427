import * as c from '../codec/index.js'
import {
  defaultsBeside,
  type Formatted,
  finite,
  formatFields,
  text,
  unitRules,
  unitSchema,
  within,
} from './fields.js'
import { defineWidget, type Widget } from './widget.js'

/** One row of a leaderboard. */
export interface LeaderboardRow {
  /** Who or what is ranked. */
  readonly label: string
  /** Shown next to the label. */
  readonly value?: number | null | undefined
  /** The previous rank, a whole number from 1. The widget shows an arrow if it has changed. */
  readonly previousRank?: number | null | undefined
  readonly previous_rank?: c.NowCalled<'previousRank'>
}

/** The settings of a leaderboard. */
export interface LeaderboardSettings extends Formatted {}

type Rows = readonly (
  | readonly [label: string, value?: number | null | undefined, previousRank?: number | null | undefined]
  | LeaderboardRow
)[]

/** The full form of a leaderboard. */
export interface LeaderboardFields extends LeaderboardSettings {
  /** At most 22, from the top. */
  readonly items: Rows
}

/**
 * The rows, each `[label, value, previousRank]` or in full; or the full form.
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
export type LeaderboardInput = Rows | LeaderboardFields

interface Draft extends LeaderboardFields {
  readonly items: readonly LeaderboardRow[]
}

const rank = within({ min: 1, isWhole: true })

const items = c.list(
  c.shorthand(
    c.struct<LeaderboardRow>({
      label: text,
      value: c.optional(finite),
      previousRank: c.optional(rank, { wire: 'previous_rank' }),
    }),
    { list: ['label', 'value', 'previousRank'] },
  ),
  { max: 22 },
)

const board = c.settled(c.struct<Draft>({ items, ...formatFields }), unitRules, unitSchema)

/** The `leaderboard` widget (`docs/reference/widgets.md#leaderboard`). */
export const leaderboard: Widget<'leaderboard', LeaderboardInput, LeaderboardSettings, true> = defineWidget({
  kind: 'leaderboard',
  codec: c.withForms(board, { list: c.map(items, (items) => ({ items })), object: board }),
  settings: formatFields,
  merge: (settings, board) => c.filled(defaultsBeside(settings, board), board),
})
