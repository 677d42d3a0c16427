import { fontOf, plain, plotted } from './axes.js'
import { type Chart, cartesian, instantsOf, type Series, type XValues } from './cartesian.js'
import type { ChartDrawing, Size } from './drawing.js'
import { DECIMAL, ems, fitted, full, instant, styleOf } from './format.js'
import { colorOf, type Fields, fieldsOf, lineOf, listOf, numberOf, textOf } from './read.js'
import { colorAt, type Theme } from './theme.js'

const nameOf = (series: Fields): string => lineOf(series['name'], 60)

const isPair = (point: unknown): point is readonly unknown[] => Array.isArray(point)

const keyOf = (x: unknown): string => textOf(x).slice(0, 200)

/** The x values of all series: those of [x, y] pairs as they first occur, or else the labels. */
const xKeys = (series: readonly Fields[], axis: Fields): readonly string[] => {
  const pairs = series.flatMap(({ data }) => listOf(data).filter(isPair))
  if (pairs.length > 0) return [...new Set(pairs.map(([x]) => keyOf(x)))]
  const labels = listOf(axis['labels']).map(keyOf)
  const length = series.reduce((most, { data }) => Math.max(most, listOf(data).length), 0)
  return Array.from({ length }, (_, i) => labels[i] ?? '')
}

const axisOf = (keys: readonly string[], isTime: boolean, isPaired: boolean): XValues => {
  const at = isTime && keys.length > 0 ? instantsOf(keys) : undefined
  if (at !== undefined) return { type: 'instants', at }
  const numbers = isPaired ? keys.map(numberOf) : []
  return numbers.length > 1 && numbers.every((n) => n !== undefined)
    ? { type: 'numbers', at: numbers }
    : { type: 'names', names: keys.map((key) => lineOf(key, 40)) }
}

const valuesOf = (data: readonly unknown[], keys: readonly string[]): readonly (number | undefined)[] => {
  if (!data.some(isPair)) return keys.map((_, i) => numberOf(data[i]))
  const byKey = new Map(data.filter(isPair).map(([x, y]) => [keyOf(x), numberOf(y)]))
  return keys.map((key) => byKey.get(key))
}

const pick = <A>(values: readonly A[], order: readonly number[]): readonly A[] =>
  order.map((i) => values[i] as A)

/** The order of the columns from left to right: by instant or number, or as given. */
const orderOf = (x: XValues, count: number): readonly number[] => {
  const columns = Array.from({ length: count }, (_, i) => i)
  return x.type === 'names' ? columns : columns.toSorted((a, b) => (x.at[a] as number) - (x.at[b] as number))
}

const indexFrom = (from: string, keys: readonly string[], isTime: boolean): number | undefined => {
  const exact = keys.indexOf(from)
  const instants = isTime && exact < 0 ? instantsOf([from, ...keys]) : undefined
  const later = instants?.slice(1).findIndex((at) => at >= (instants[0] as number)) ?? -1
  const index = Math.max(exact, later)
  return index < 0 ? undefined : index
}

/** Turns the x values into names, because bars are evenly spaced even over time. */
const named = (x: XValues, keys: readonly string[]): XValues => {
  if (x.type === 'names') return x
  const write = instant(x.at[0] ?? 0, x.at.at(-1) ?? 0)
  return {
    type: 'names',
    names: x.type === 'instants' ? x.at.map(write) : keys.map((key) => lineOf(key, 40)),
  }
}

/** Reads the payload of a line or bar chart. */
export const chartOf = (payload: unknown, type: Series['type']): Chart => {
  const { series, x_axis, y_axis } = fieldsOf(payload)
  const all = listOf(series).map(fieldsOf)
  const axis = fieldsOf(x_axis)
  const isTime = axis['type'] === 'datetime'
  const found = xKeys(all, axis)
  const unordered = axisOf(
    found,
    isTime,
    all.some(({ data }) => listOf(data).some(isPair)),
  )
  const order = orderOf(unordered, found.length)
  const keys = pick(found, order)
  const x: XValues = unordered.type === 'names' ? unordered : { ...unordered, at: pick(unordered.at, order) }
  return {
    x: type === 'bar' ? named(x, keys) : x,
    style: styleOf(fieldsOf(y_axis)),
    series: all.map((one): Series => {
      const from = textOf(one['incomplete_from'])
      return {
        name: nameOf(one),
        type,
        values: pick(valuesOf(listOf(one['data']), found), order),
        secondary: one['type'] === 'secondary',
        incompleteFrom: from === '' ? undefined : indexFrom(from, keys, isTime),
        filled: type === 'line' && all.length === 1,
      }
    }),
  }
}

/** Lists the series with their last values. */
export const seriesSummary = ({ series, style }: Chart): string =>
  series
    .slice(0, 5)
    .map(({ name, values }, i) => {
      const known = values.filter((value) => value !== undefined)
      const last = known.at(-1)
      return `${name === '' ? `series ${i + 1}` : name} ${last === undefined ? 'without values' : `at ${full(last, style)}`}`
    })
    .join(', ') + (series.length > 5 ? ` and ${series.length - 5} more` : '')

const spanSummary = ({ x }: Chart): string => {
  if (x.type !== 'names') return ''
  const names = x.names.filter((name) => name !== '')
  return names.length < 2 ? '' : `, from ${names[0]} to ${names.at(-1)}`
}

/** Draws the payload from before 2015, whose labels are evenly spaced whatever the number of points. */
const drawLegacy = (payload: unknown, theme: Theme): ChartDrawing => {
  const { item, settings } = fieldsOf(payload)
  const { axisx, axisy, colour, color } = fieldsOf(settings)
  const values = listOf(item).map((value) => numberOf(value) ?? 0)
  const x = listOf(axisx).map((label) => lineOf(label, 24))
  const y = listOf(axisy).map((label) => lineOf(label, 24))
  const hue = colorOf(colour) ?? colorOf(color) ?? colorAt(theme, 0)
  const last = values.at(-1) ?? 0
  return {
    form: 'chart',
    summary: `Line chart of ${values.length} points, the last ${full(last)}${x.length > 1 ? `, from ${x[0]} to ${x.at(-1)}` : ''}`,
    option: (size: Size) => {
      const font = fontOf(size)
      const bounds = { left: 2, right: 2, top: font, bottom: 5 }
      const label = (names: readonly string[], most: number) => ({
        axisTick: { show: false },
        axisLine: { show: false },
        splitLine: { show: false },
        axisLabel: {
          color: theme.muted,
          fontSize: font,
          hideOverlap: true,
          formatter: (i: string) => fitted(names[Number(i)] ?? '', most),
        },
      })
      const spread = (names: readonly string[], most: number) => ({
        type: 'category',
        data: names.map((_, i) => String(i)),
        boundaryGap: names.length < 2,
        show: names.length > 0,
        ...label(names, most),
      })
      return {
        ...plain(font, theme),
        grid: {
          ...bounds,
          right: Math.max(2, (ems(fitted(x.at(-1) ?? '', 9)) * font) / 2),
          outerBoundsMode: 'auto',
          outerBounds: bounds,
          outerBoundsContain: 'axisLabel',
        },
        xAxis: [
          { type: 'value', min: 0, max: Math.max(1, values.length - 1), show: false },
          { ...spread(x, 9), position: 'bottom' },
        ],
        yAxis: [
          {
            type: 'value',
            scale: true,
            splitNumber: 4,
            axisLine: { show: false },
            axisTick: { show: false },
            axisLabel: {
              show: y.length === 0,
              color: theme.muted,
              fontSize: font,
              formatter: (n: number) => full(n, DECIMAL),
            },
            splitLine: { lineStyle: { color: theme.faint } },
          },
          { ...spread(y, Math.min(8, (size.width * 0.3) / font)), position: 'left' },
        ],
        series: [
          {
            type: 'line',
            silent: true,
            data: values.map((value, i) => [i, plotted(value)]),
            showSymbol: values.length <= 2,
            symbol: 'circle',
            symbolSize: 7,
            lineStyle: { color: hue, width: 2.5, join: 'round', cap: 'round' },
            itemStyle: { color: hue },
            areaStyle: { color: hue, opacity: 0.14, origin: 'start' },
          },
        ],
      }
    },
  }
}

export const drawLineChart = (payload: unknown, theme: Theme): ChartDrawing => {
  if (fieldsOf(payload)['item'] !== undefined) return drawLegacy(payload, theme)
  const chart = chartOf(payload, 'line')
  return {
    form: 'chart',
    summary: `Line chart: ${seriesSummary(chart)}${spanSummary(chart)}`,
    option: cartesian(chart, theme),
  }
}

export const drawLineChartLegacy = drawLegacy
