import type { EChartsCoreOption } from 'echarts/core'
import { fontOf, legendOf, plain, plotted } from './axes.js'
import type { Size } from './drawing.js'
import { ems, fitted, instant, instantOf, type NumberStyle, short } from './format.js'
import { colorAt, type Theme } from './theme.js'

/** A line or the bars of one colour. */
export interface Series {
  readonly name: string
  readonly type: 'line' | 'bar'
  /** One value for each x, none where there is a gap. */
  readonly values: readonly (number | undefined)[]
  /** Paler than the others. */
  readonly secondary?: boolean
  /** The index from which the values are not complete. */
  readonly incompleteFrom?: number | undefined
  readonly color?: string | undefined
  readonly filled?: boolean
  /** Breaks off where a value is missing, instead of passing over it. */
  readonly isBroken?: boolean
  /** Points alone, without a line through them. */
  readonly dots?: boolean
}

/** The x axis: names, or numbers or instants in their right distance. */
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

/** A line is drawn twice where a part of it is not complete: up to that part, and on from there. */
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

/** Names under the x axis: all of them where they fit, long ones cut, else some of them. */
const namesAxis = (names: readonly string[], width: number, font: number, hasBars: boolean) => {
  const band = width / Math.max(1, hasBars ? names.length : names.length - 1)
  const widest = Math.max(0, ...names.slice(0, 500).map(ems)) * font * 1.1
  const isRoomy = band > font * 4.2
  const most = isRoomy ? band / font - 0.5 : Math.max(6, width / font / 4)
  return {
    type: 'category',
    data: names.map((_, i) => String(i)),
    boundaryGap: hasBars,
    axisLabel: {
      ...(isRoomy || widest + font * 0.5 < band ? { interval: 0 } : {}),
      formatter: (i: string) => fitted(names[Number(i)] ?? '', most),
    },
  }
}

type Span = readonly [min: number, max: number]

const spanOf = (values: readonly number[]): Span =>
  values.reduce<Span>(
    ([min, max], n) => [Math.min(min, n), Math.max(max, n)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )

const YEAR = 366 * 24 * 3600 * 1000

const xAxisOf = (x: XValues, width: number, font: number, hasBars: boolean, style: NumberStyle) => {
  if (x.type === 'names') return namesAxis(x.names, width, font, hasBars)
  const [min, max] = spanOf(x.at.map(plotted))
  const write =
    x.type === 'instants' ? instant(min, max) : (n: number) => short(n, { ...style, format: 'decimal' })
  return {
    // A time axis looks for every year of its span.
    type: x.type === 'instants' && max - min < 300 * YEAR ? 'time' : 'value',
    min,
    max: max > min ? max : min + 1,
    splitNumber: Math.max(2, Math.floor(width / (font * 7))),
    axisLabel: {
      formatter: (at: number) => write(at),
      ...(x.type === 'instants' ? { showMinLabel: true, showMaxLabel: false } : {}),
    },
  }
}

/** Whether a scale may leave zero out: where all values are far from it and near each other. */
const isFar = ([min, max]: Span): boolean =>
  min * max > 0 && max - min < 0.5 * Math.max(Math.abs(min), Math.abs(max))

/** Draws lines and bars over a common x axis. */
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
    const values = chart.series.flatMap(({ values }) =>
      values.flatMap((value) => (value === undefined ? [] : [plotted(value)])),
    )
    const plot = size.width - font * 4
    const count = chart.x.type === 'names' ? chart.x.names.length : chart.x.at.length
    return {
      ...plain(font, theme),
      useUTC: true,
      legend,
      grid: {
        left: 2,
        right: hasBars ? 2 : font * 0.6,
        top: height + font * (height > 0 ? 0.9 : 1.1),
        // ECharts measures large labels as smaller ones.
        bottom: Math.max(5, font - 9),
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: withLook(xAxisOf(chart.x, plot, font, hasBars, chart.style), font, theme),
      yAxis: {
        type: 'value',
        scale: !hasBars && values.length > 0 && isFar(spanOf(values)),
        axisLine: { show: false },
        axisTick: { show: false },
        splitNumber: Math.max(2, Math.min(5, Math.round(size.height / 75))),
        axisLabel: {
          color: theme.muted,
          fontSize: font,
          formatter: (n: number) => short(n, chart.style),
        },
        splitLine: { lineStyle: { color: theme.faint, width: 1 } },
      },
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
  axisLabel: { color: theme.muted, fontSize: font, hideOverlap: true, margin: font * 0.6, ...axis.axisLabel },
})

/** The x axis of dates in order, where all of them are dates. */
export const instantsOf = (dates: readonly string[]): readonly number[] | undefined => {
  const at = dates.map(instantOf)
  return at.every((n): n is number => n !== undefined) ? at : undefined
}
