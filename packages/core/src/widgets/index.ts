import type * as E from 'fp-ts/lib/Either.js'
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
import type { InvalidWidget, PayloadCheck } from './widget.js'

/**
 * All kinds of widgets: the data of each, and how it becomes a payload.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import * as t from 'io-ts'
 * import { widgets } from '@gecko-widgets/core'
 *
 * assert.deepStrictEqual(
 *   widgets.number.encodeWith({ absolute: true })([42, 40, '$']),
 *   E.right({
 *     kind: 'number',
 *     json: { item: [{ value: 42, prefix: '$' }, { value: 40 }], absolute: true },
 *   }),
 * )
 *
 * const board = t.type({ users: widgets.number.codec, browsers: widgets.pieChart.codec })
 * assert(board.is({ users: [1280, 1175], browsers: [[10, 'Chrome']] }))
 */
export const widgets = {
  /** Shows a number and how it has changed. Takes `42`, `[42, 40]`, `[42, 40, '€']` or its `NumberFields`. */
  number,
  /** Shows a red, an amber and a green number. Takes `[3, 2, 1]`, each a number, `null` or `[number, text]`, or its `RagFields`. */
  rag,
  /** Shows one message after the other. Takes `'All is well'`, or up to ten of `'a'`, `['a', 'alert']` or a `TextMessage`. */
  text,
  /** Draws the shares of a whole. Takes `[[10, 'Chrome'], [5, 'Firefox', 'ff9900']]`, `[10, 5]` or a list of `PieChartSlice`. */
  pieChart,
  /** Draws lines. Takes `[1, 2, 3]`, or `LineChartFields` with its series and axes. */
  lineChart,
  /** Draws the line of a widget created before February 2015. Takes `[[1, 2, 3], ['Jan', 'Mar'], ['low', 'high'], 'ff9900']`; only the first is required. */
  lineChartLegacy,
  /** Draws one to three series of bars. Takes `[1, 2, 3]`, or `BarChartFields` with its series and axes. */
  barChart,
  /** Draws a gauge. Takes `[23, 10, 30]` (value, min, max), or `GeckOMeterFields`; only `23` if the settings have min and max. */
  geckOMeter,
  /** Draws one to eight steps of a funnel. Takes `{ items: [[100, 'visits'], [25, 'orders']] }`. */
  funnel,
  /** Draws one to four bullet graphs. Takes `{ label: 'Revenue', axisPoints: [0, 500, 1000], current: 620 }`, or a list of `BulletGraph`. */
  bullet,
  /** Shows up to 22 ranked rows. Takes `[['Ann', 42], ['Bob', 40, 1]]`, each label, value and previous rank, or its `LeaderboardFields`. */
  leaderboard,
  /** Shows entries one below the other. Takes `['Release at noon', { title: 'Build', label: { name: 'red' } }]`. */
  list,
  /** Puts points on a map of the world. Takes `[{ latitude: 51.5, longitude: -0.1 }, { city: { name: 'Paris' } }]`. */
  map,
  /** Shows whether a system is up. Takes `'Up'`, `'Down'`, `'Unreported'` or its `MonitoringFields`. */
  monitoring,
  /** Draws a chart of Highcharts. Takes its config, as an object or as a string of JSON or JavaScript. */
  highcharts,
  /** Sends any JSON value unchanged, for a kind without a builder. */
  custom,
}

/** The table of kinds. */
export type Widgets = typeof widgets

/** The name of a kind, which is the name of its builder. */
export type Kind = keyof Widgets

/** The input of a kind. */
export type InputOf<K extends Kind> = Parameters<Widgets[K]['encode']>[0]

/** The input of a kind next to its settings, which may have a part of it. */
export type GivenOf<K extends Kind> = Parameters<ReturnType<Widgets[K]['encodeWith']>>[0]

/** The settings of a kind. */
export type SettingsOf<K extends Kind> = Parameters<Widgets[K]['encodeWith']>[0]

/**
 * Checks whether Geckoboard can read a value as the payload of a kind, whichever program made it. Use it in a
 * preview, or to test a feed. Every documented form passes, also with numbers in strings. An error is wrong; a
 * warning is deprecated, unusual or ignored, such as an unknown field. Neither contains values from the payload. At
 * most ten of each are listed, and `more` counts the others. Sources: `docs/reference/widgets.md#the-kinds`, and for
 * old forms `docs/reference/evidence.md`.
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
 *       message: 'missing; expected a finite number or a numeric string',
 *     },
 *   ],
 *   warnings: [
 *     { path: 'item[0].colour', code: 'renamed', message: 'is now called color' },
 *   ],
 *   more: 0,
 * })
 */
export const checkPayload =
  (kind: Kind) =>
  (value: unknown): PayloadCheck =>
    widgets[kind].checkPayload(value)

/**
 * Returns the input that produces a payload, for a playground or a migration. The result is a `Left` if Geckoboard
 * cannot read the payload as this kind, or if only an older library could send it. A scaled bullet graph gets
 * `autoScale: false`; if rounding has made two points of its axis equal, it is a `Left`.
 *
 * @example
 * import assert from 'node:assert'
 * import { fromPayload } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * assert.deepStrictEqual(
 *   fromPayload('number')({ item: [{ value: '42' }, { value: 40 }], type: 'reverse' }),
 *   E.right({ value: 42, previous: { value: 40 }, reverse: true }),
 * )
 */
export const fromPayload = <K extends Kind>(
  kind: K,
): ((payload: unknown) => E.Either<InvalidWidget, InputOf<K>>) =>
  widgets[kind].fromPayload as (payload: unknown) => E.Either<InvalidWidget, InputOf<K>>
