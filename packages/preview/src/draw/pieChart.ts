import type { EChartsCoreOption } from 'echarts/core'
import { fontOf, plain } from './axes.js'
import type { ChartDrawing, Size } from './drawing.js'
import { ems, fitted, full, share } from './format.js'
import { colorOf, fieldsOf, lineOf, listOf, numberOf } from './read.js'
import { colorAt, type Theme } from './theme.js'

export interface Slice {
  readonly label: string
  readonly value: number
  readonly color?: string | undefined
}

/** Pads a share of one digit to align it with those of two. */
const inLine = (share: string): string => (share.length === 2 ? `\u2007${share}` : share)

/** Draws the shares of a whole, with a legend if the slices have names. */
export const pie =
  (slices: readonly Slice[], theme: Theme) =>
  (size: Size): EChartsCoreOption => {
    const isWide = size.width > size.height * 1.25
    // Beside a small pie, the names need all the room there is.
    const isSmall = size.width < 360
    const font = Math.round(fontOf(size) * (isWide && !isSmall ? 1.15 : 1))
    // Only proportions are drawn; dividing by the greatest value keeps the sum finite.
    const greatest = Math.max(...slices.map(({ value }) => value), 0)
    const parts = slices.map(({ value }) => (greatest === 0 ? 0 : value / greatest))
    const whole = parts.reduce((sum, part) => sum + part, 0)
    const isNamed = slices.some(({ label }) => label !== '')
    const lineHeight = font * 1.5
    const room = isWide ? size.height * 0.9 : size.height * 0.42
    const most = Math.max(1, Math.min(isWide ? 9 : 5, Math.floor(room / lineHeight)))
    const shown = slices.length > most ? most - 1 : slices.length
    const rows = isNamed ? Math.min(slices.length, most) : 0
    const side = isWide
      ? Math.min(size.height, rows === 0 ? size.width : size.width * (isSmall ? 0.46 : 0.52))
      : Math.min(size.width, size.height - (rows === 0 ? 0 : rows * lineHeight + font * 0.8))
    const radius = Math.max(10, side / 2 - 3)
    const beside = isWide && rows > 0
    const gap = font * 1.4
    const icon = font * 1.6
    const room4text = (beside ? size.width - side - gap - icon : size.width - icon) / font / 1.1
    const texts = Array.from({ length: rows }, (_, i) =>
      i >= shown
        ? `${slices.length - shown} more`
        : fitted(`${inLine(share(parts[i] as number, whole, 1))}  ${slices[i]?.label ?? ''}`, room4text),
    )
    const legendWidth = Math.max(0, ...texts.map(ems)) * font * 1.1 + icon
    const spare = Math.max(0, size.width - (beside ? side + gap : 0) - legendWidth) / 2
    const legendLeft = spare + (beside ? side + gap : 0)
    const center = beside ? [spare + side / 2, size.height / 2] : [size.width / 2, side / 2]
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
              formatter: (name: string) => texts[Number(name)] ?? '',
            },
      series: [
        {
          type: 'pie',
          silent: true,
          center,
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
                center,
                radius: [radius * 0.56, radius],
                label: { show: false },
                data: [{ name: '', value: 1, itemStyle: { color: theme.faint } }],
              },
            ]
          : []),
      ],
    }
  }

export const slicesSummary = (slices: readonly Slice[]): string =>
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
  return { form: 'chart', summary: `Pie chart: ${slicesSummary(slices)}`, option: pie(slices, theme) }
}
