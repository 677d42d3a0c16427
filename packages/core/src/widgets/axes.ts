import { type Broken, KEPT, list, type NowCalled, type Rules, struct } from './codec.js'
import {
  defaultsBeside,
  type Formatted,
  filled,
  isDate,
  numberFormat,
  oneOf,
  present,
  text,
  unit,
  unitRules,
} from './fields.js'
import {
  type Check,
  formatFields,
  formatted,
  numeric,
  oneOrMany,
  reads,
  together,
  wireColor,
  wireList,
  wireObject,
  wireText,
} from './wire.js'

/**
 * The x axis of a chart of series.
 *
 * @example
 * import assert from 'node:assert'
 * import { widgets, type XAxis } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const quarter: XAxis = { labels: ['2026-01', '2026-02', '2026-03'], type: 'datetime' }
 * assert.deepStrictEqual(
 *   widgets.barChart.encode({ series: [{ data: [12, 15, 9] }], xAxis: quarter }),
 *   E.right({ kind: 'barChart', json: { series: [{ data: [12, 15, 9] }], x_axis: quarter } }),
 * )
 */
export interface XAxis {
  /** One label for each point; only where points are plain numbers. */
  readonly labels?: readonly string[] | undefined
  /** With `datetime`, labels and x values are ISO 8601 dates or times, which may end early (`2026-03`). */
  readonly type?: 'standard' | 'datetime' | undefined
}

/**
 * The y axis of a chart of series.
 *
 * @example
 * import assert from 'node:assert'
 * import { widgets, type YAxis } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const euros: YAxis = { format: 'currency', unit: 'EUR' }
 * assert.deepStrictEqual(
 *   widgets.lineChart.encode({ series: [{ data: [48_210, 51_300] }], yAxis: euros }),
 *   E.right({ kind: 'lineChart', json: { series: [{ data: [48_210, 51_300] }], y_axis: euros } }),
 * )
 */
export interface YAxis extends Formatted {}

/** The axes of a chart of series. */
export interface Axes {
  /** The labels along the x axis, and whether they are dates. */
  readonly xAxis?: XAxis | undefined
  /** How the numbers of the y axis are written. */
  readonly yAxis?: YAxis | undefined
  /** Now called `xAxis`. */
  readonly x_axis?: NowCalled<'xAxis'>
  /** Now called `yAxis`. */
  readonly y_axis?: NowCalled<'yAxis'>
}

const axisType = oneOf('standard', 'datetime')

export const axisFields = {
  xAxis: struct<XAxis>({ labels: list(text), type: axisType }, []),
  yAxis: struct<YAxis>({ format: numberFormat, unit }, []),
}

/** The spellings of Geckoboard's payload and of the seed packages. */
export const axesRenamed = { x_axis: 'xAxis', y_axis: 'yAxis' }

/** Fills axes up field by field, so that a default type goes with the data's own labels. */
export const mergeAxes = <A extends Axes>({ xAxis = {}, yAxis = {} }: Axes, given: A): A =>
  filled(given, {
    xAxis: filled(xAxis, given.xAxis ?? {}),
    yAxis: filled(defaultsBeside(yAxis, given.yAxis ?? {}), given.yAxis ?? {}),
  })

const NOT_A_DATE = 'an ISO 8601 date or time, such as 2026-03 or 2026-03-09T07:30Z'

/** Finds what is no date, by its path; a number is none either. */
export const dateRules = (
  found: readonly (readonly [path: string, x: string | number])[],
): readonly Broken[] =>
  found.filter(([, x]) => typeof x === 'number' || !isDate(x)).map(([path]) => [path, 'bad_date', NOT_A_DATE])

export const axesRules = ({ xAxis, yAxis }: Axes): readonly Broken[] => [
  ...(xAxis?.type === 'datetime'
    ? dateRules((xAxis.labels ?? []).map((label, i) => [`.xAxis.labels[${i}]`, label]))
    : KEPT),
  ...(yAxis === undefined ? KEPT : unitRules(yAxis, '.yAxis')),
]

/** The names on the wire of the fields that have rules, where they differ. */
const WIRE_NAMES = { xAxis: 'x_axis', incompleteFrom: 'incomplete_from' }

const onWire = (path: string): string =>
  Object.entries(WIRE_NAMES).reduce((path, [name, wire]) => path.replace(`.${name}`, `.${wire}`), path)

interface WireChart {
  readonly series: readonly { readonly incomplete_from?: string | null }[]
  readonly x_axis?: { readonly [K in keyof XAxis]: XAxis[K] | null } | null
}

/** Reads a payload by the names of the input, so that the rules of the input hold for it too. */
const chartOf = ({ series, x_axis }: WireChart) => ({
  series: series.map(({ incomplete_from, ...rest }) => ({
    ...rest,
    incompleteFrom: incomplete_from ?? undefined,
  })),
  xAxis: { labels: x_axis?.labels ?? undefined, type: x_axis?.type ?? undefined },
})

/** Checks the payload of a chart of series; `rules` are those of the input, told with the names of the wire. */
export const wireChart = <A extends Axes>(
  series: Readonly<Record<string, Check>>,
  limits: { readonly max?: number },
  rules: Rules<A> = () => KEPT,
): Check =>
  together(
    wireObject(
      {
        series: wireList(wireObject(series, ['data']), { min: 1, ...limits }),
        x_axis: wireObject({ labels: wireList(wireText), type: reads(axisType) }, []),
        y_axis: formatted(wireObject(formatFields, [])),
      },
      ['series'],
    ),
    (chart) => {
      const read = chartOf(chart as unknown as WireChart)
      return [...axesRules(read), ...rules(read as unknown as A)].map(
        ([path, code, expected]): Broken => [onWire(path), code, expected],
      )
    },
  )

const wireLabels = oneOrMany(wireText)

/** Checks the payload of a line chart in the form that widgets made before February 2015 read. */
export const wireLegacyLine: Check = wireObject(
  {
    item: wireList(numeric, { min: 1 }),
    settings: wireObject({ axisx: wireLabels, axisy: wireLabels, colour: wireColor('bare') }, [], {
      color: 'colour',
    }),
  },
  ['item'],
)

/** An axis as it goes on the wire; one without any field stays away. */
const wireAxis = (axis: XAxis | YAxis = {}) => {
  const fields = present(axis)
  return Object.keys(fields).length === 0 ? undefined : fields
}

/** The payload of a chart: its series, as they go on the wire, and the axes. */
export const chartOn = (axes: Axes, series: readonly object[]) =>
  present({ series, x_axis: wireAxis(axes.xAxis), y_axis: wireAxis(axes.yAxis) })
