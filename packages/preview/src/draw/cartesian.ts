import type { EChartsCoreOption } from 'echarts/core'
import { fontOf, legendOf, plain, plotted } from './axes.js'
import type { Size } from './drawing.js'
import { ems, fitted, instant, instantOf, type NumberStyle, short } from './format.js'
import { colorAt, type Theme } from './theme.js'

/** A line, or a set of bars in one color. */
export interface Series {
  readonly name: string
  readonly type: 'line' | 'bar'
  /** One value for each x; `undefined` is a gap. */
  readonly values: readonly (number | undefined)[]
  /** Paler than the others. */
  readonly secondary?: boolean
  /** The index of the first incomplete value. */
  readonly incompleteFrom?: number | undefined
  readonly color?: string | undefined
  readonly filled?: boolean
  /** Breaks the line at a missing value instead of bridging it. */
  readonly isBroken?: boolean
  /** Draws points without a line. */
  readonly dots?: boolean
  /** Uses the scale on the right. */
  readonly onRight?: boolean
}

/** The x axis: evenly spaced names, or numbers or instants spaced to scale. */
export type XValues =
  | { readonly type: 'names'; readonly names: readonly string[] }
  | { readonly type: 'numbers' | 'instants'; readonly at: readonly number[] }

export interface Chart {
  readonly series: readonly Series[]
  readonly x: XValues
  readonly style: NumberStyle
}

type Point = readonly [number, number | null]

const pointsOf = ({ values }: Series, x: XValues): readonly Point[] =>
  values.map((value, i) => [
    x.type === 'names' ? i : plotted(x.at[i] ?? i),
    value === undefined ? null : plotted(value),
  ])

const LINE_WIDTH = 2.5

const widthOf = ({ dots, secondary }: Series): number => {
  if (dots) return 0
  return secondary ? 1.75 : LINE_WIDTH
}

const lineOf = (points: readonly Point[], series: Series, i: number, color: string, dashed: boolean) => ({
  name: String(i),
  type: 'line',
  yAxisIndex: series.onRight ? 1 : 0,
  data: points,
  silent: true,
  sampling: 'lttb',
  connectNulls: series.isBroken !== true,
  showSymbol: series.dots === true || series.values.filter((value) => value !== undefined).length <= 2,
  symbol: 'circle',
  symbolSize: series.dots === true ? 7 : 9,
  lineStyle: {
    color,
    width: widthOf(series),
    type: dashed ? [5, 5] : 'solid',
    opacity: series.secondary ? 0.55 : 1,
    join: 'round',
    cap: 'round',
  },
  itemStyle: { color, opacity: series.secondary ? 0.55 : 1 },
  ...(series.filled ? { areaStyle: { color, opacity: dashed ? 0.07 : 0.14 } } : {}),
  z: series.secondary ? 2 : 3,
})

/** Draws a line with incomplete values as two: a solid line up to them, and a dashed one from there. */
const linesOf = (series: Series, i: number, color: string, x: XValues): readonly object[] => {
  const points = pointsOf(series, x)
  const from = series.incompleteFrom
  if (from === undefined || from >= points.length) return [lineOf(points, series, i, color, false)]
  const complete = points.slice(0, from)
  const rest = points.slice(Math.max(0, from - 1))
  return complete.length === 0
    ? [lineOf(rest, series, i, color, true)]
    : [lineOf(complete, series, i, color, false), lineOf(rest, series, i, color, true)]
}

const barsOf = (
  series: Series,
  i: number,
  color: string,
  chart: Chart,
  band: number,
  font: number,
  theme: Theme,
): object => {
  const bars = chart.series.filter(({ type }) => type === 'bar').length
  const texts = series.values.map((value) => (value === undefined ? '' : short(value, chart.style)))
  const fits = Math.max(0, ...texts.map(ems)) * font < (band * 0.8) / bars
  return {
    name: String(i),
    type: 'bar',
    yAxisIndex: series.onRight ? 1 : 0,
    silent: true,
    data: pointsOf(series, chart.x).map(([x, y]) =>
      y === null
        ? [x, null]
        : {
            value: [x, y],
            itemStyle: { borderRadius: y < 0 ? [0, 0, 3, 3] : [3, 3, 0, 0] },
            label: { position: y < 0 ? 'bottom' : 'top' },
          },
    ),
    itemStyle: { color },
    barMaxWidth: 72,
    barMinHeight: 1,
    barCategoryGap: '28%',
    barGap: '12%',
    label: {
      show: fits,
      fontSize: font,
      distance: 3,
      color: theme.text,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => texts[dataIndex] ?? '',
    },
  }
}

/** An x axis, and how far its last label extends beyond it. */
interface XAxis {
  readonly axis: { readonly axisLabel: object }
  readonly beyond: number
}

const halfOf = (text: string, font: number): number => (ems(text) * font * 1.05) / 2

/** Returns n to show every n-th label: from `least` to less than twice that, with the last label if possible. */
const stepOf = (count: number, least: number): number => {
  const steps = Array.from({ length: least }, (_, i) => least + i)
  return steps.find((step) => (count - 1) % step === 0) ?? least
}

/** Labels the x axis with names: all of them, shortened to fit, or every n-th if there are too many. */
const namesAxis = (names: readonly string[], width: number, font: number, hasBars: boolean): XAxis => {
  const band = width / Math.max(1, hasBars ? names.length : names.length - 1)
  const widest = Math.max(0, ...names.slice(0, 500).map(ems))
  const isRoomy = band > font * 4.2
  // For lines, half of the first and half of the last label are outside the axis.
  const room = hasBars ? band : (width + font * 2) / names.length
  const most = isRoomy ? room / font - 0.4 : Math.max(6, width / font / 4)
  const needed = (Math.min(widest, most) + 0.4) * font
  const step = isRoomy ? 1 : stepOf(names.length, Math.max(1, Math.ceil(needed / band)))
  const last = (names.length - 1) % step === 0 ? fitted(names.at(-1) ?? '', most) : ''
  return {
    beyond: Math.max(0, halfOf(last, font) - (hasBars ? band / 2 : 0)),
    axis: {
      type: 'category',
      data: names.map((_, i) => String(i)),
      boundaryGap: hasBars,
      axisLabel: {
        interval: step - 1,
        formatter: (i: string) => fitted(names[Number(i)] ?? '', most),
      },
    } as XAxis['axis'],
  }
}

type Span = readonly [min: number, max: number]

const spanOf = (values: readonly number[]): Span =>
  values.reduce<Span>(
    ([min, max], n) => [Math.min(min, n), Math.max(max, n)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )

const YEAR = 366 * 24 * 3600 * 1000

const xAxisOf = (x: XValues, width: number, font: number, hasBars: boolean, style: NumberStyle): XAxis => {
  if (x.type === 'names') return namesAxis(x.names, width, font, hasBars)
  const [min, max] = spanOf(x.at.map(plotted))
  const write =
    x.type === 'instants' ? instant(min, max) : (n: number) => short(n, { ...style, format: 'decimal' })
  return {
    beyond: halfOf(write(max), font),
    axis: {
      // A time axis steps through every year of its span, which takes too long for a very long one.
      type: x.type === 'instants' && max - min < 300 * YEAR ? 'time' : 'value',
      min,
      max: max > min ? max : min + 1,
      splitNumber: Math.max(2, Math.floor(width / (font * 7))),
      axisLabel: {
        formatter: (at: number) => write(at),
        ...(x.type === 'instants' ? { showMinLabel: true } : {}),
      },
    } as XAxis['axis'],
  }
}

/** Whether a scale may leave out zero, because all values are far from it and close together. */
const isFar = ([min, max]: Span): boolean =>
  min * max > 0 && max - min < 0.5 * Math.max(Math.abs(min), Math.abs(max))

/** A scale on the left or right. If there are two, a scale with a single series has an axis line in its color. */
const yAxisOf = (chart: Chart, isRight: boolean, isOfTwo: boolean, size: Size, theme: Theme) => {
  const own = chart.series.flatMap((series, i) =>
    (series.onRight ?? false) === isRight ? [{ ...series, hue: series.color ?? colorAt(theme, i) }] : [],
  )
  const values = own.flatMap(({ values }) =>
    values.flatMap((value) => (value === undefined ? [] : [plotted(value)])),
  )
  const hasBars = own.some(({ type }) => type === 'bar')
  return {
    type: 'value',
    position: isRight ? 'right' : 'left',
    scale: !hasBars && values.length > 0 && isFar(spanOf(values)),
    axisLine: { show: isOfTwo, lineStyle: { color: own.length === 1 ? own[0]?.hue : theme.faint, width: 3 } },
    axisTick: { show: false },
    alignTicks: isRight,
    splitNumber: Math.max(2, Math.min(5, Math.round(size.height / 75))),
    axisLabel: {
      color: theme.muted,
      fontSize: fontOf(size),
      formatter: (n: number) => short(n, chart.style),
    },
    splitLine: { show: !isRight, lineStyle: { color: theme.faint, width: 1 } },
  }
}

/** Draws lines and bars on a shared x axis. */
export const cartesian =
  (chart: Chart, theme: Theme) =>
  (size: Size): EChartsCoreOption => {
    const font = fontOf(size)
    const hasBars = chart.series.some(({ type }) => type === 'bar')
    const { legend, height } = legendOf(
      chart.series.length > 1 || chart.series.some(({ type }) => type === 'line')
        ? chart.series.map(({ name }) => name)
        : [],
      size,
      font,
      theme,
    )
    const sides = chart.series.some(({ onRight }) => onRight) ? [false, true] : [false]
    const plot = size.width - font * 4
    const count = chart.x.type === 'names' ? chart.x.names.length : chart.x.at.length
    const bounds = {
      left: 2,
      right: 2,
      top: height + font * (height > 0 ? 0.9 : 1.1),
      // ECharts underestimates the size of large labels.
      bottom: Math.max(5, font - 9),
    }
    const { axis, beyond } = xAxisOf(chart.x, plot, font, hasBars, chart.style)
    return {
      ...plain(font, theme),
      useUTC: true,
      legend,
      grid: {
        ...bounds,
        right: Math.max(2, beyond),
        outerBoundsMode: 'auto',
        outerBounds: bounds,
        outerBoundsContain: 'axisLabel',
      },
      xAxis: withLook(axis, font, theme),
      yAxis: sides.map((isRight) => yAxisOf(chart, isRight, sides.length > 1, size, theme)),
      series: chart.series.flatMap((series, i) => {
        const color = series.color ?? colorAt(theme, i)
        return series.type === 'bar'
          ? [barsOf(series, i, color, chart, plot / Math.max(1, count), font, theme)]
          : linesOf(series, i, color, chart.x)
      }),
    }
  }

const withLook = <A extends { readonly axisLabel: object }>(axis: A, font: number, theme: Theme) => ({
  ...axis,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: theme.faint, width: 1 }, onZero: false },
  splitLine: { show: false },
  axisLabel: { color: theme.muted, fontSize: font, hideOverlap: true, margin: font * 0.7, ...axis.axisLabel },
})

/** The instants of dates, or `undefined` if any of them is not a date. */
export const instantsOf = (dates: readonly string[]): readonly number[] | undefined => {
  const at = dates.map(instantOf)
  return at.every((n): n is number => n !== undefined) ? at : undefined
}
