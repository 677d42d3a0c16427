import type { EChartsCoreOption } from 'echarts/core'
import { fontOf, plain } from './axes.js'
import type { ChartDrawing, Size } from './drawing.js'
import { fitted, full, share } from './format.js'
import { colorOf, fieldsOf, lineOf, listOf, numberOf } from './read.js'
import { colorAt, type Theme } from './theme.js'

export interface Slice {
  readonly label: string
  readonly value: number
  readonly color?: string | undefined
}

/** Draws the shares of a whole, with a legend where slices have names. */
export const pie =
  (slices: readonly Slice[], theme: Theme) =>
  (size: Size): EChartsCoreOption => {
    const font = fontOf(size)
    // Only the proportions are drawn; halves keep the sum of the greatest numbers finite.
    const greatest = Math.max(...slices.map(({ value }) => value), 0)
    const parts = slices.map(({ value }) => (greatest === 0 ? 0 : value / greatest))
    const whole = parts.reduce((sum, part) => sum + part, 0)
    const isNamed = slices.some(({ label }) => label !== '')
    const isWide = size.width > size.height * 1.25
    const lineHeight = font * 1.5
    const room = isWide ? size.height * 0.9 : size.height * 0.42
    const most = Math.max(1, Math.min(isWide ? 9 : 5, Math.floor(room / lineHeight)))
    const shown = slices.length > most ? most - 1 : slices.length
    const rows = isNamed ? Math.min(slices.length, most) : 0
    const side = isWide
      ? Math.min(size.height, rows === 0 ? size.width : size.width * 0.52)
      : Math.min(size.width, size.height - (rows === 0 ? 0 : rows * lineHeight + font * 0.8))
    const radius = Math.max(10, side / 2 - 3)
    const beside = isWide && rows > 0
    const legendLeft = beside ? side + font * 1.2 : Math.max(0, size.width / 2 - font * 7)
    const room4text = (size.width - legendLeft) / font - 1.6
    const textOf = (i: number): string =>
      i >= shown && slices.length > most
        ? `${slices.length - shown} more`
        : fitted(`${share(parts[i] as number, whole)}  ${slices[i]?.label ?? ''}`, room4text)
    return {
      ...plain(font, theme),
      legend:
        rows === 0
          ? { show: false }
          : {
              orient: 'vertical',
              left: legendLeft,
              ...(beside ? { top: 'middle' } : { bottom: 0 }),
              padding: 0,
              itemGap: font * 0.5,
              itemWidth: font * 0.8,
              itemHeight: font * 0.8,
              icon: 'roundRect',
              selectedMode: false,
              textStyle: { color: theme.text, fontSize: font },
              data: Array.from({ length: rows }, (_, i) => ({
                name: String(i),
                ...(i >= shown ? { itemStyle: { opacity: 0 } } : {}),
              })),
              formatter: (name: string) => textOf(Number(name)),
            },
      series: [
        {
          type: 'pie',
          silent: true,
          center: [beside ? side / 2 : size.width / 2, beside ? size.height / 2 : side / 2],
          radius: [radius * 0.56, radius],
          startAngle: 90,
          stillShowZeroSum: false,
          label: { show: false },
          labelLine: { show: false },
          itemStyle: { borderColor: theme.tile, borderWidth: slices.length > 1 ? 2 : 0 },
          data: slices.map(({ color }, i) => ({
            name: String(i),
            value: parts[i],
            itemStyle: { color: color ?? colorAt(theme, i) },
          })),
        },
        ...(whole === 0
          ? [
              {
                type: 'pie',
                silent: true,
                center: [beside ? side / 2 : size.width / 2, beside ? size.height / 2 : side / 2],
                radius: [radius * 0.56, radius],
                label: { show: false },
                data: [{ name: '', value: 1, itemStyle: { color: theme.faint } }],
              },
            ]
          : []),
      ],
    }
  }

export const toldSlices = (slices: readonly Slice[]): string =>
  slices
    .slice(0, 8)
    .map(({ label, value }) => `${label} ${full(value)}`.trim())
    .join(', ') + (slices.length > 8 ? ` and ${slices.length - 8} more` : '')

export const drawPieChart = (payload: unknown, theme: Theme): ChartDrawing => {
  const slices = listOf(fieldsOf(payload)['item']).map((item): Slice => {
    const { value, label, color, colour } = fieldsOf(item)
    return {
      label: lineOf(label, 60),
      value: Math.max(0, numberOf(value) ?? 0),
      color: colorOf(color) ?? colorOf(colour),
    }
  })
  return { form: 'chart', summary: `Pie chart: ${toldSlices(slices)}`, option: pie(slices, theme) }
}
