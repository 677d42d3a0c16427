import * as c from '../codec/index.js'
import { type Axes, isDated } from './axes.js'

/** A chart of series, as far as its x axis is concerned. */
interface Chart extends Axes {
  readonly series: readonly {
    readonly data: readonly (number | readonly [x: string | number, y: number])[]
    readonly incompleteFrom?: string | null | undefined
  }[]
}

type X = string | number

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

const labelsOf = (chart: Chart): readonly string[] | undefined => {
  const axis = c.own(chart, 'xAxis') ?? {}
  return c.own(axis, 'labels') ?? undefined
}

/** Lists the x values of a series, if its points are pairs. */
const xsOf = (data: Chart['series'][number]['data']): readonly X[] =>
  data.flatMap((point) => (typeof point === 'number' ? [] : [point[0]]))

/** Finds the first date that comes before the one in front of it. */
const firstEarlier = (xs: readonly X[]): number =>
  xs.findIndex((x, i) => i > 0 && Date.parse(String(x)) < Date.parse(String(xs[i - 1])))

const EARLIER = 'earlier than the previous date; put dates in order'

const orderSlips = (chart: Chart): readonly c.Found[] => {
  if (!isDated(chart)) return c.NONE
  const label = firstEarlier(labelsOf(chart) ?? [])
  return [
    ...(label === -1 ? c.NONE : [c.warning(['xAxis', 'labels', label], 'bad_order', EARLIER)]),
    ...chart.series.flatMap(({ data }, i) => {
      const point = firstEarlier(xsOf(data))
      return point === -1 ? c.NONE : [c.warning(['series', i, 'data', point, 0], 'bad_order', EARLIER)]
    }),
  ]
}

const lengthSlips = (chart: Chart): readonly c.Found[] => {
  const lengths = chart.series.map(({ data }) => data.length)
  const longest = Math.max(...lengths)
  const labels = labelsOf(chart)?.length
  const isPlain = chart.series.every(({ data }) => typeof data[0] === 'number')
  return [
    ...(!labels || labels === longest
      ? c.NONE
      : [
          c.warning(
            ['xAxis', 'labels'],
            labels < longest ? 'too_few' : 'too_many',
            `${plural(labels, 'label')} for ${plural(longest, 'point')}; give one label for each point`,
          ),
        ]),
    ...lengths.flatMap((length, i) =>
      isPlain && length < longest
        ? [
            c.warning(
              ['series', i, 'data'],
              'too_few',
              `${plural(length, 'point')}, but another series has ${longest}`,
            ),
          ]
        : [],
    ),
  ]
}

const isSameDate = (a: X, b: string): boolean => Date.parse(String(a)) === Date.parse(b)

const incompleteSlips = (chart: Chart): readonly c.Found[] => {
  const labels = labelsOf(chart) ?? []
  const dated = isDated(chart)
  return chart.series.flatMap((series, i) => {
    const from = c.own(series, 'incompleteFrom') ?? undefined
    const isThere = (x: X): boolean => from === String(x) || (dated && isSameDate(x, from as string))
    return from === undefined || [...labels, ...xsOf(series.data)].some(isThere)
      ? []
      : [c.warning(['series', i, 'incompleteFrom'], 'not_one_of', 'not one of the x values of the line')]
  })
}

/** Finds what is probably a slip: Geckoboard draws such a chart, though hardly as it was meant. */
const chartSlips = (chart: Chart): readonly c.Found[] => [
  ...lengthSlips(chart),
  ...orderSlips(chart),
  ...incompleteSlips(chart),
]

/** Warns of slips in the payload of a chart of series. */
export const warnedOfSlips = <A extends Chart>(of: c.Codec<A>): c.Codec<A> =>
  c.onWire(of, (wire) => c.refineWire(wire, chartSlips))
