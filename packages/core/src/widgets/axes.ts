import * as c from '../codec/index.js'
import { DATE_PATTERN, isDate, isSqlDate } from './dates.js'
import {
  color,
  defaultsBeside,
  type Formatted,
  finite,
  formatFields,
  oneOf,
  text,
  unitRules,
  unitSchema,
} from './fields.js'

/** The x axis of a chart of series. */
export interface XAxis {
  /** One label for each point; only if the points are plain numbers. */
  readonly labels?: readonly string[] | null | undefined
  /** With `datetime`, labels and x values are ISO 8601 dates or times, which may be shortened (`2026-03`). */
  readonly type?: 'standard' | 'datetime' | null | undefined
}

/** The y axis of a chart of series. */
export interface YAxis extends Formatted {}

/** The axes of a chart of series. */
export interface Axes {
  /** The labels along the x axis. */
  readonly xAxis?: XAxis | null | undefined
  /** The format of the numbers along the y axis. */
  readonly yAxis?: YAxis | null | undefined
  readonly x_axis?: c.NowCalled<'xAxis'>
  readonly y_axis?: c.NowCalled<'yAxis'>
}

/** The JSON Schema of a date; it cannot check whether the day exists. */
export const DATE: c.JsonSchema = { type: 'string', pattern: DATE_PATTERN }
/** The JSON Schema of an x axis of dates. */
export const IS_DATETIME = c.hasValue('type', { const: 'datetime' })

const A_DATE = 'an ISO 8601 date or time, such as 2026-03 or 2026-03-09T07:30Z'

/** Checks that an x value is a date. A year as a number is not one. */
export const dateRule = (x: string | number, at: c.Found['at']): readonly c.Found[] => {
  if (typeof x === 'number') return [c.said(at, 'bad_date', `got a number; expected ${A_DATE}, in a string`)]
  if (isDate(x)) return c.NONE
  return [
    isSqlDate(x)
      ? c.said(at, 'bad_date', 'got a date as SQL writes it; convert it with new Date(x).toISOString()')
      : c.issue(at, 'bad_date', A_DATE),
  ]
}

/** Whether a chart has dates along its x axis. */
export const isDated = (chart: Axes): boolean => {
  const axis = c.own(chart, 'xAxis')
  return !!axis && c.own(axis, 'type') === 'datetime'
}

/** Leaves out an axis without fields. */
const unlessEmpty = <A extends object>(of: c.Codec<A>): c.Codec<A> =>
  c.codec({ ...of, encode: (a) => (Object.keys(a).length === 0 ? undefined : of.encode(a)) })

const xAxis = c.settled(
  c.struct<XAxis>({
    labels: c.optional(c.list(text)),
    type: c.optional(oneOf<'standard' | 'datetime'>('standard', 'datetime')),
  }),
  (axis) =>
    c.own(axis, 'type') === 'datetime'
      ? (c.own(axis, 'labels') ?? []).flatMap((label, i) => dateRule(label, ['labels', i]))
      : c.NONE,
  { input: c.when(IS_DATETIME, { properties: { labels: c.nullable({ type: 'array', items: DATE }) } }) },
)

const yAxis = c.settled(c.struct<YAxis>(formatFields), unitRules, unitSchema)

/** The axes among the fields of a chart. */
export const axisFields = {
  xAxis: c.optional(unlessEmpty(xAxis), { wire: 'x_axis' }),
  yAxis: c.optional(unlessEmpty(yAxis), { wire: 'y_axis' }),
}

/** Adds the axes of the settings to those of a chart, field by field. */
export const mergeAxes = <A extends Axes>(settings: Axes, chart: A): A => {
  const y = c.own(chart, 'yAxis') ?? {}
  return c.filled(chart, {
    xAxis: c.filled(c.own(settings, 'xAxis') ?? {}, c.own(chart, 'xAxis') ?? {}),
    yAxis: c.filled(defaultsBeside(c.own(settings, 'yAxis') ?? {}, y), y),
  })
}

/** The labels along an axis, spread evenly, or only one. */
export type LineChartLegacyAxis = string | readonly string[]

const strings = c.list(text)
const single = c.mapWire(text.wire, (label): readonly string[] => [label])

/** The labels of an old axis. Geckoboard also reads one label without a list. */
export const legacyLabels: c.Codec<readonly string[]> = c.onWire(
  c.withForms(strings, { string: c.map(text, (label) => [label]), list: strings }),
  (wire) => c.orOnWire(single, c.isList, wire),
)

interface LegacyLine {
  readonly item: readonly number[]
  readonly settings?: {
    readonly axisx?: readonly string[] | undefined
    readonly axisy?: readonly string[] | undefined
    readonly colour?: string | undefined
  }
}

/** The payload of a line chart made before February 2015. */
export const legacyLine = c.struct<LegacyLine>({
  item: c.list(finite, { min: 1 }),
  settings: c.optional(
    c.struct<NonNullable<LegacyLine['settings']>>(
      { axisx: c.optional(legacyLabels), axisy: c.optional(legacyLabels), colour: c.optional(color) },
      { old: { color: 'colour' } },
    ),
  ),
})
