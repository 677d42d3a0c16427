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
  /** Shows a number and how it has changed. Takes `42`, `[42, 40]`, `[42, 40, '€']` or a `NumberWidget`. */
  number,
  /** Shows a red, an amber and a green number. Takes `[3, 2, 1]`, each a number, `null` or `[number, text]`, or a `RagWidget`. */
  rag,
  /** Shows messages in turn. Takes `'All is well'`, or up to ten of `'a'`, `['a', 'alert']` or a `TextMessage`. */
  text,
  /** Draws the shares of a whole. Takes `[[10, 'Chrome'], [5, 'Firefox', 'ff9900']]`, `[10, 5]` or a list of `PieSlice`. */
  pieChart,
  /** Draws lines. Takes `[1, 2, 3]`, or a `LineChart` with its series and axes. */
  lineChart,
  /** Draws the line of a widget made before February 2015. Takes `[[1, 2, 3], ['Jan', 'Mar'], ['low', 'high'], 'ff9900']`, or fewer of them. */
  lineChartLegacy,
  /** Draws one to three series of bars. Takes `[1, 2, 3]`, or a `BarChart` with its series and axes. */
  barChart,
  /** Draws a gauge. Takes `[23, 10, 30]`, the value, min and max, or a `Gauge`; `23` alone where the settings have min and max. */
  geckOMeter,
  /** Draws one to eight steps of a funnel. Takes `{ items: [[100, 'visits'], [25, 'orders']] }`. */
  funnel,
  /** Draws one to four bullet graphs. Takes `{ label: 'Revenue', axisPoints: [0, 500, 1000], current: 620 }`, or a list of `BulletGraph`. */
  bullet,
  /** Shows up to 22 ranked rows. Takes `[['Ann', 42], ['Bob', 40, 1]]`, each label, value and previous rank, or a `Leaderboard`. */
  leaderboard,
  /** Shows entries one below the other. Takes `['Release at noon', { title: 'Build', label: { name: 'red' } }]`. */
  list,
  /** Puts points on a map of the world. Takes `[{ latitude: 51.5, longitude: -0.1 }, { city: { name: 'Paris' } }]`. */
  map,
  /** Shows whether a system is up. Takes `'Up'`, `'Down'`, `'Unreported'` or a `Monitoring`. */
  monitoring,
  /** Draws a chart of Highcharts. Takes its config, as an object or as a string of JSON or JavaScript. */
  highcharts,
  /** Sends any JSON value as it is, for a kind that has no builder. */
  custom,
}

/**
 * The table of kinds.
 *
 * @example
 * import assert from 'node:assert'
 * import { type Widgets, widgets } from '@gecko-widgets/core'
 *
 * // The kinds that can be polled as XML.
 * type XmlKind = { [K in keyof Widgets]: Widgets[K]['xml'] extends true ? K : never }[keyof Widgets]
 * const kinds: readonly XmlKind[] = ['number', 'funnel']
 * assert(kinds.every((kind) => widgets[kind].xml))
 */
export type Widgets = typeof widgets

/**
 * Names a kind of widget, as its builder is named.
 *
 * @example
 * import assert from 'node:assert'
 * import { type Kind, widgets } from '@gecko-widgets/core'
 *
 * const isKind = (name: string): name is Kind => Object.hasOwn(widgets, name)
 * assert(isKind('funnel'))
 * assert(!isKind('waterfall'))
 */
export type Kind = keyof Widgets

/**
 * What a person gives for a widget of a kind.
 *
 * @example
 * import assert from 'node:assert'
 * import type { InputOf } from '@gecko-widgets/core'
 *
 * interface Row {
 *   readonly browser: string
 *   readonly visits: number
 * }
 * const browsers = (rows: readonly Row[]): InputOf<'pieChart'> => rows.map(({ browser, visits }) => [visits, browser])
 * assert.deepStrictEqual(browsers([{ browser: 'Chrome', visits: 10 }]), [[10, 'Chrome']])
 */
export type InputOf<K extends Kind> = Parameters<Widgets[K]['encode']>[0]

/**
 * What a widget of a kind takes beside settings.
 *
 * @example
 * import assert from 'node:assert'
 * import { type GivenOf, widgets } from '@gecko-widgets/core'
 *
 * // The value alone, since the scale is in the settings.
 * const openBugs = (bugs: readonly unknown[]): GivenOf<'geckOMeter'> => bugs.length
 * const encode = widgets.geckOMeter.encodeWith({ min: 0, max: 100 })
 * assert.deepStrictEqual(encode(openBugs(['#7', '#12'])), widgets.geckOMeter.encode([2, 0, 100]))
 */
export type GivenOf<K extends Kind> = Parameters<ReturnType<Widgets[K]['encodeWith']>>[0]

/**
 * What can be said of a widget of a kind where it is defined.
 *
 * @example
 * import assert from 'node:assert'
 * import { type SettingsOf, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const inEuros: SettingsOf<'number'> = { prefix: '€', absolute: true }
 * assert.deepStrictEqual(widgets.number.decodeSettings(inEuros), E.right(inEuros))
 */
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
