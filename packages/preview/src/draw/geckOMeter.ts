import { fontOf, plain } from './axes.js'
import type { ChartDrawing, Size } from './drawing.js'
import { ems, fitted, full, short, styleOf } from './format.js'
import { fieldsOf, lineOf, numberOf } from './read.js'
import type { Theme } from './theme.js'

const endOf = (end: unknown) => {
  const { value, text } = fieldsOf(end)
  return { value: numberOf(value) ?? 0, text: lineOf(text, 40) }
}

/** The position of a value on the scale, from 0 to 1; a value outside it is at the nearest end. */
const placeOf = (value: number, min: number, max: number): number =>
  max / 2 - min / 2 > 0 ? Math.min(1, Math.max(0, (value / 2 - min / 2) / (max / 2 - min / 2))) : 0

export const drawGeckOMeter = (payload: unknown, theme: Theme): ChartDrawing => {
  const gauge = fieldsOf(payload)
  const value = numberOf(gauge['item']) ?? 0
  const min = endOf(gauge['min'])
  const max = endOf(gauge['max'])
  const style = styleOf(gauge)
  const place = placeOf(value, min.value, max.value)
  const colors = [theme.bad, theme.amber, theme.good]
  const [low, middle, high] = gauge['type'] === 'reverse' ? colors.toReversed() : colors
  const written = full(value, style)
  const endSummary = (end: typeof min) => full(end.value, style) + (end.text === '' ? '' : ` (${end.text})`)
  return {
    form: 'chart',
    summary: `Gauge: ${written} on a scale from ${endSummary(min)} to ${endSummary(max)}`,
    option: (size: Size) => {
      const font = fontOf(size)
      const below = font * 2.9
      const radius = Math.max(20, Math.min(size.width / 2 - 4, size.height - below - font * 0.4))
      const centerX = size.width / 2
      const centerY = Math.max(radius + 2, (size.height - below + radius) / 2)
      const thick = radius * 0.2
      const main = ems(written) > 7 ? short(value, style) : written
      const valueFont = Math.max(font, Math.min(radius * 0.4, (radius * 1.08) / Math.max(1, ems(main))))
      const end = (at: 'left' | 'right', { value, text }: typeof min) => ({
        type: 'text',
        silent: true,
        x: at === 'left' ? Math.max(0, centerX - radius) : Math.min(size.width, centerX + radius),
        y: centerY + font * 0.5,
        style: {
          text:
            fitted(short(value, style), radius / font) +
            (text === '' ? '' : `\n${fitted(text, radius / font)}`),
          align: at,
          fontSize: font,
          lineHeight: font * 1.25,
          fill: theme.muted,
        },
      })
      return {
        ...plain(font, theme),
        graphic: { elements: [end('left', min), end('right', max)] },
        series: [
          {
            type: 'gauge',
            silent: true,
            center: [centerX, centerY],
            radius,
            startAngle: 180,
            endAngle: 0,
            min: 0,
            max: 1,
            splitNumber: 3,
            axisLine: {
              lineStyle: {
                width: thick,
                color: [
                  [1 / 3, low],
                  [2 / 3, middle],
                  [1, high],
                ],
              },
            },
            axisTick: { show: false },
            splitLine: { length: thick, distance: -thick, lineStyle: { color: theme.tile, width: 3 } },
            axisLabel: { show: false },
            // A short tip on the inside of the ring, clear of the number.
            pointer: {
              icon: 'triangle',
              length: thick * 1.4,
              width: thick * 1.15,
              offsetCenter: [0, thick * 1.9 - radius],
              itemStyle: { color: theme.text, borderColor: theme.tile, borderWidth: 3 },
            },
            anchor: { show: false },
            title: { show: false },
            detail: {
              offsetCenter: [0, -valueFont * 0.42],
              fontSize: valueFont,
              fontWeight: 600,
              color: theme.text,
              formatter: () => main,
            },
            data: [{ value: place }],
          },
        ],
      }
    },
  }
}
