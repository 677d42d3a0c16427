import type { Kind } from '@gecko-widgets/core'
import { drawBarChart } from './barChart.js'
import { drawBullet } from './bullet.js'
import { drawCustom } from './custom.js'
import type { Drawing } from './drawing.js'
import { drawFunnel } from './funnel.js'
import { drawGeckOMeter } from './geckOMeter.js'
import { drawHighcharts } from './highcharts.js'
import { drawLeaderboard } from './leaderboard.js'
import { drawLineChart, drawLineChartLegacy } from './lineChart.js'
import { drawList } from './list.js'
import { drawMap } from './map.js'
import { drawMonitoring } from './monitoring.js'
import { drawNumber } from './number.js'
import { drawPieChart } from './pieChart.js'
import { drawRag } from './rag.js'
import { lineOf } from './read.js'
import { drawText } from './text.js'
import { type Theme, type ThemeName, themes } from './theme.js'

// Nobody listens to a longer summary.
const LONGEST = 800

type Draw = (payload: unknown, theme: Theme, name: ThemeName) => Drawing

const table: { readonly [K in Kind]: Draw } = {
  number: drawNumber,
  rag: drawRag,
  text: drawText,
  pieChart: drawPieChart,
  lineChart: drawLineChart,
  lineChartLegacy: drawLineChartLegacy,
  barChart: drawBarChart,
  geckOMeter: drawGeckOMeter,
  funnel: drawFunnel,
  bullet: drawBullet,
  leaderboard: drawLeaderboard,
  list: drawList,
  map: drawMap,
  monitoring: drawMonitoring,
  highcharts: drawHighcharts,
  custom: drawCustom,
}

/** Draws the payload of a kind. Never throws; draws what it can of an invalid payload. */
export const draw = (kind: Kind, payload: unknown, theme: ThemeName): Drawing => {
  const drawing = table[kind](payload, themes[theme], theme)
  return { ...drawing, summary: lineOf(drawing.summary, LONGEST) || 'Nothing to show' }
}
