import type { Kind } from '@gecko-widgets/core'
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
import type { Conformance } from './vector.js'

/** The vectors of every kind; a kind without any does not compile. */
export const conformance: { readonly [K in Kind]: Conformance<K> } = {
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
