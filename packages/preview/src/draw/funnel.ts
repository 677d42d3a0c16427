import { fontOf, plain } from './axes.js'
import type { ChartDrawing, Size } from './drawing.js'
import { ems, fitted, full, share, short } from './format.js'
import { fieldsOf, lineOf, listOf, numberOf } from './read.js'
import type { Theme, ThemeName } from './theme.js'

/** The colors of the first and the last step; the steps between them are blended. */
const RAMPS: Readonly<Record<ThemeName, readonly [number, number, number][]>> = {
  dark: [
    [88, 183, 243],
    [64, 104, 134],
  ],
  light: [
    [15, 116, 184],
    [151, 196, 226],
  ],
}

const mixed = ([from, to]: readonly (readonly number[])[], place: number): string =>
  `#${[0, 1, 2]
    .map((i) => Math.round((from?.[i] ?? 0) * (1 - place) + (to?.[i] ?? 0) * place))
    .map((n) => n.toString(16).padStart(2, '0'))
    .join('')}`

export const drawFunnel = (payload: unknown, theme: Theme, name: ThemeName): ChartDrawing => {
  const { item, type, percentage } = fieldsOf(payload)
  const steps = listOf(item)
    .slice(0, 8)
    .map((step) => {
      const { value, label } = fieldsOf(step)
      return { value: Math.max(0, numberOf(value) ?? 0), label: lineOf(label, 60) }
    })
  const first = steps[0]?.value ?? 0
  const greatest = Math.max(0, ...steps.map(({ value }) => value))
  const isShared = percentage !== 'hide'
  const shareOf = (value: number): string => (isShared && first > 0 ? share(value, first) : '')
  const colorOf = (i: number): string => {
    const place = steps.length < 2 ? 0 : i / (steps.length - 1)
    return mixed(RAMPS[name], type === 'reverse' ? 1 - place : place)
  }
  return {
    form: 'chart',
    summary: `Funnel: ${steps.map(({ value, label }) => `${label} ${full(value)} ${shareOf(value) === '' ? '' : `(${shareOf(value)})`}`.trim()).join(', ')}`,
    option: (size: Size) => {
      const font = fontOf(size)
      const isNarrow = size.width < 320
      const figures = steps.map(({ value }) => {
        const part = shareOf(value)
        if (part === '') return short(value)
        return isNarrow ? part : `${short(value)}  ${part}`
      })
      const left = Math.min(
        size.width * 0.42,
        Math.max(...steps.map(({ label }) => ems(label))) * font * 1.08 + font,
      )
      const right = Math.max(...figures.map(ems)) * font * 1.12 + font * 0.7
      const widthOf = ({ value }: (typeof steps)[number]): number =>
        greatest === 0 ? 0.004 : Math.max(0.004, value / greatest)
      const bar = {
        type: 'bar',
        stack: 'funnel',
        silent: true,
        barWidth: '78%',
        barMaxWidth: 90,
      }
      const labels = (at: 'left' | 'right', texts: readonly string[], color: string) => ({
        type: 'category',
        position: at,
        inverse: true,
        data: texts.map((_, i) => String(i)),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          interval: 0,
          color,
          fontSize: font,
          margin: at === 'left' ? left : right,
          align: at,
          formatter: (i: string) => texts[Number(i)] ?? '',
        },
      })
      return {
        ...plain(font, theme),
        grid: { left, right, top: 0, bottom: 0, outerBoundsMode: 'none' },
        xAxis: { type: 'value', show: false, min: 0, max: 1 },
        yAxis: [
          labels(
            'left',
            steps.map(({ label }) => fitted(label, (left / font - 0.5) / 1.08)),
            theme.text,
          ),
          labels('right', figures, theme.text),
        ],
        series: [
          // An invisible bar on the left centers each step.
          { ...bar, itemStyle: { color: 'transparent' }, data: steps.map((step) => (1 - widthOf(step)) / 2) },
          {
            ...bar,
            data: steps.map((step, i) => ({
              value: widthOf(step),
              itemStyle: { color: colorOf(i), borderRadius: 4 },
            })),
          },
        ],
      }
    },
  }
}
