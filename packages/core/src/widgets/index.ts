import { bullet } from './bullet.js'
import { custom } from './custom.js'
import { funnel } from './funnel.js'
import { geckOMeter } from './geckOMeter.js'
import { lineChart } from './lineChart.js'
import { lineChartLegacy } from './lineChartLegacy.js'
import { number } from './number.js'
import { pieChart } from './pieChart.js'
import { rag } from './rag.js'
import { text } from './text.js'

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
  geckOMeter,
  funnel,
  bullet,
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
