import { type Broken, KEPT, list, struct } from './codec.js'
import {
  defaultsBeside,
  type Formatted,
  isDate,
  numberFormat,
  oneOf,
  present,
  text,
  unit,
  unitRules,
} from './fields.js'

/** The x axis of a chart of series. */
export interface XAxis {
  /** One label for each point; only where points are plain numbers. */
  readonly labels?: readonly string[] | undefined
  /** With `datetime`, labels and x values are ISO 8601 dates or times, which may end early (`2026-03`). */
  readonly type?: 'standard' | 'datetime' | undefined
}

/** The y axis of a chart of series. */
export interface YAxis extends Formatted {}

/** The axes of a chart of series. */
export interface Axes {
  readonly xAxis?: XAxis | undefined
  readonly yAxis?: YAxis | undefined
}

export const axisFields = {
  xAxis: struct<XAxis>({ labels: list(text), type: oneOf('standard', 'datetime') }, []),
  yAxis: struct<YAxis>({ format: numberFormat, unit }, []),
}

/** The spellings of Geckoboard's payload and of the seed packages. */
export const axesRenamed = { x_axis: 'xAxis', y_axis: 'yAxis' }

/** Fills axes up field by field, so that a default type goes with the data's own labels. */
export const mergeAxes = <A extends Axes>(defaults: Axes, given: A): A => ({
  ...given,
  ...present({
    xAxis: defaults.xAxis === undefined ? given.xAxis : { ...defaults.xAxis, ...given.xAxis },
    yAxis:
      defaults.yAxis === undefined
        ? given.yAxis
        : { ...defaultsBeside(defaults.yAxis, given.yAxis ?? {}), ...given.yAxis },
  }),
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

const whereAny = <A extends object>(fields: A): A | undefined =>
  Object.keys(fields).length === 0 ? undefined : fields

/** The axes as they go on the wire; one without any field stays away. */
export const wireAxes = ({ xAxis, yAxis }: Axes) =>
  present({ x_axis: whereAny(present({ ...xAxis })), y_axis: whereAny(present({ ...yAxis })) })
