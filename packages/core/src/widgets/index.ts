import { barChart } from './barChart.js'
import { bullet } from './bullet.js'
import { custom } from './custom.js'
import { funnel } from './funnel.js'
import { geckOMeter } from './geckOMeter.js'
import { highcharts } from './highcharts.js'
import { leaderboard } from './leaderboard.js'
import { lineChart } from './lineChart.js'
import { lineChartLegacy } from './lineChartLegacy.js'
import { list } from './list.js'
import { map } from './map.js'
import { monitoring } from './monitoring.js'
import { number } from './number.js'
import { pieChart } from './pieChart.js'
import { rag } from './rag.js'
import { text } from './text.js'
import type { PayloadCheck } from './widget.js'

/**
 * Holds every kind of widget: its `decode`, `encode` and `encodeWith`.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { widgets } from '@gecko-widgets/core'
 *
 * assert.deepStrictEqual(
 *   widgets.number.encodeWith({ absolute: true })([42, 40, '$']),
 *   E.right({
 *     kind: 'number',
 *     json: { item: [{ value: 42, prefix: '$' }, { value: 40 }], absolute: true },
 *   }),
 * )
 */
export const widgets = {
  number,
  rag,
  text,
  pieChart,
  lineChart,
  lineChartLegacy,
  barChart,
  geckOMeter,
  funnel,
  bullet,
  leaderboard,
  list,
  map,
  monitoring,
  highcharts,
  custom,
}

/** The table of kinds. */
export type Widgets = typeof widgets

/** Names a kind of widget, as its builder is named. */
export type Kind = keyof Widgets

/** What a person gives for a widget of a kind. */
export type InputOf<K extends Kind> = Parameters<Widgets[K]['encode']>[0]

/** What a widget of a kind takes beside settings. */
export type GivenOf<K extends Kind> = Parameters<ReturnType<Widgets[K]['encodeWith']>>[0]

/** What can be said of a widget of a kind where it is defined. */
export type SettingsOf<K extends Kind> = Parameters<Widgets[K]['encodeWith']>[0]

/**
 * Tells whether Geckoboard reads a value as the payload of a kind, whoever made it: for a preview, or a test of a feed.
 *
 * Every documented form passes, numbers in strings among them. What is wrong is an error; what is old, unusual or not
 * read at all (an unknown field, say) is a warning. Each has a path, a code and a message, and none a value from the
 * payload; at most ten of each are told, and `more` counts the rest. Sources: `widgets.md`, "The kinds", and for old
 * forms `wire-format-evidence.md`.
 *
 * @example
 * import assert from 'node:assert'
 * import { checkPayload } from '@gecko-widgets/core'
 *
 * assert.deepStrictEqual(checkPayload('pieChart')({ item: [{ value: '10', colour: 'ff9900' }, { label: 'Rest' }] }), {
 *   kind: 'pieChart',
 *   errors: [
 *     {
 *       path: 'item[1].value',
 *       code: 'required',
 *       message: 'expected a finite number, or one in a string; it is missing',
 *     },
 *   ],
 *   warnings: [
 *     { path: 'item[0].colour', code: 'renamed', message: 'expected color, as colour is now called' },
 *   ],
 *   more: 0,
 * })
 */
export const checkPayload =
  (kind: Kind) =>
  (value: unknown): PayloadCheck =>
    widgets[kind].checkPayload(value)
