import { cartesian } from './cartesian.js'
import type { ChartDrawing } from './drawing.js'
import { full } from './format.js'
import { chartOf, seriesSummary } from './lineChart.js'
import type { Theme } from './theme.js'

export const drawBarChart = (payload: unknown, theme: Theme): ChartDrawing => {
  const chart = chartOf(payload, 'bar')
  const [first] = chart.series
  const names = chart.x.type === 'names' ? chart.x.names : []
  const values =
    chart.series.length === 1 && first !== undefined
      ? first.values
          .slice(0, 6)
          .map((value, i) =>
            `${names[i] ?? ''} ${value === undefined ? '' : full(value, chart.style)}`.trim(),
          )
          .join(', ')
      : seriesSummary(chart)
  return { form: 'chart', summary: `Bar chart: ${values}`, option: cartesian(chart, theme) }
}
