import { type Chart, cartesian, type Series } from './cartesian.js'
import { box, type Drawing } from './drawing.js'
import { DECIMAL, full } from './format.js'
import { seriesSummary } from './lineChart.js'
import { pie, type Slice, slicesSummary } from './pieChart.js'
import { colorOf, type Fields, fieldsOf, lineOf, listOf, numberOf, textOf } from './read.js'
import type { Theme } from './theme.js'

/** Reads a config that is an object or JSON. Code is never run. */
const configOf = (source: unknown): Fields => {
  if (typeof source !== 'string') return fieldsOf(source)
  try {
    return fieldsOf(JSON.parse(source))
  } catch {
    return {}
  }
}

const BARS = ['bar', 'column', 'columnrange', 'histogram']

const heightOf = (point: unknown): number | undefined => {
  if (Array.isArray(point)) return numberOf(point.at(-1))
  return typeof point === 'object' ? numberOf(fieldsOf(point)['y']) : numberOf(point)
}

const placeOf = (point: unknown): number | undefined =>
  Array.isArray(point) && point.length > 1 ? numberOf(point[0]) : numberOf(fieldsOf(point)['x'])

/** The x values of some series, if all of their points have one. */
const placesOf = (all: readonly Fields[]): readonly number[] | undefined => {
  const places = all.flatMap(({ data }) => listOf(data).map(placeOf))
  return places.every((place) => place !== undefined)
    ? [...new Set(places as number[])].toSorted((a, b) => a - b)
    : undefined
}

const labelOf = (point: unknown): string =>
  Array.isArray(point) ? lineOf(point[0], 40) : lineOf(fieldsOf(point)['name'], 40)

const sourceOf = (payload: unknown): unknown => {
  const { highchart } = fieldsOf(payload)
  return highchart === undefined ? payload : highchart
}

const MOST_SERIES = 20

/** Sketches the series of a config as lines, bars or slices. */
export const drawHighcharts = (payload: unknown, theme: Theme): Drawing => {
  const source = sourceOf(payload)
  const config = configOf(source)
  const title = lineOf(fieldsOf(config['title'])['text'], 80)
  const kind = textOf(fieldsOf(config['chart'])['type'])
  const all = listOf(config['series'])
    .slice(0, MOST_SERIES)
    .map(fieldsOf)
    .filter(({ data }) => listOf(data).some((point) => heightOf(point) !== undefined))
  const typeOf = (series: Fields): string => textOf(series['type']) || kind || 'line'
  const sketch = `Sketch of a Highcharts chart${title === '' ? '' : `, ${title}`}`
  const [first] = all
  if (first === undefined) {
    const length = typeof source === 'string' ? source.length : (JSON.stringify(source) ?? '').length
    const note = `a Highcharts source of ${full(length)} characters; not evaluated here`
    return {
      form: 'content',
      summary: `${title === '' ? '' : `${title}: `}${note}`,
      root: box('div', 'gw-code', [
        box('p', 'gw-note', [note.replace(/^a/, 'A')]),
        box('pre', '', [
          (typeof source === 'string' ? textOf(source) : textOf(JSON.stringify(source, null, 2)))
            .slice(0, 800)
            .toWellFormed(),
        ]),
      ]),
    }
  }
  if (typeOf(first) === 'pie') {
    const slices = listOf(first['data']).map(
      (point): Slice => ({
        label: labelOf(point),
        value: Math.max(0, heightOf(point) ?? 0),
        color: colorOf(fieldsOf(point)['color']),
      }),
    )
    return { form: 'chart', summary: `${sketch}: ${slicesSummary(slices)}`, option: pie(slices, theme) }
  }
  const yAxes = listOf(config['yAxis']).map(fieldsOf)
  // A sketch has two scales: that of the first series, and one on the right for all others.
  const sideOf = (series: Fields): number => Math.min(yAxes.length - 1, numberOf(series['yAxis']) ?? 0)
  const xAxis = fieldsOf(Array.isArray(config['xAxis']) ? config['xAxis'][0] : config['xAxis'])
  const categories = listOf(xAxis['categories'])
  const places = categories.length > 0 ? undefined : placesOf(all)
  const length = places?.length ?? Math.max(...all.map(({ data }) => listOf(data).length))
  const valuesOf = ({ data }: Fields): readonly (number | undefined)[] => {
    if (places === undefined) return Array.from({ length }, (_, i) => heightOf(listOf(data)[i]))
    const heights = new Map(listOf(data).map((point) => [placeOf(point), heightOf(point)]))
    return places.map((place) => heights.get(place))
  }
  const chart: Chart = {
    style: DECIMAL,
    x:
      places === undefined
        ? {
            type: 'names',
            names: Array.from(
              { length },
              (_, i) => lineOf(categories[i], 40) || labelOf(listOf(first['data'])[i]),
            ),
          }
        : { type: textOf(xAxis['type']) === 'datetime' ? 'instants' : 'numbers', at: places },
    series: all.map(
      (series): Series => ({
        name: lineOf(series['name'], 60),
        type: BARS.includes(typeOf(series)) ? 'bar' : 'line',
        values: valuesOf(series),
        isBroken: places === undefined,
        dots: typeOf(series) === 'scatter',
        filled: /^area/.test(typeOf(series)),
        color: colorOf(series['color']),
        onRight: sideOf(series) !== sideOf(first),
      }),
    ),
  }
  return { form: 'chart', summary: `${sketch}: ${seriesSummary(chart)}`, option: cartesian(chart, theme) }
}
