import { type Codec, codec } from '../codec/codec.js'
import { type Found, issue, NONE } from '../codec/issue.js'
import { list } from '../codec/list.js'
import { map, mapWire } from '../codec/map.js'
import { onWire, orOnWire } from '../codec/onWire.js'
import { filled, isList, own } from '../codec/own.js'
import { optional } from '../codec/part.js'
import { settled } from '../codec/refine.js'
import { hasValue, type JsonSchema, when } from '../codec/schema.js'
import { type NowCalled, struct } from '../codec/struct.js'
import { withForms } from '../codec/union.js'
import { DATE_PATTERN, isDate } from './dates.js'
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
  /** With `datetime`, labels and x values are ISO 8601 dates or times, which may end early (`2026-03`). */
  readonly type?: 'standard' | 'datetime' | null | undefined
}

/** The y axis of a chart of series. */
export interface YAxis extends Formatted {}

/** The axes of a chart of series. */
export interface Axes {
  /** What is written along the x axis. */
  readonly xAxis?: XAxis | null | undefined
  /** How the numbers along the y axis are written. */
  readonly yAxis?: YAxis | null | undefined
  readonly x_axis?: NowCalled<'xAxis'>
  readonly y_axis?: NowCalled<'yAxis'>
}

/** A date, as far as JSON Schema can say. */
export const DATE: JsonSchema = { type: 'string', pattern: DATE_PATTERN }
/** An x axis of dates. */
export const IS_DATETIME = hasValue('type', { const: 'datetime' })

const notADate = (at: Found['at']): Found =>
  issue(at, 'bad_date', 'an ISO 8601 date or time, such as 2026-03 or 2026-03-09T07:30Z')

/** Holds x values to being dates: a year in a number, too, is not one. */
export const dateRule = (x: string | number, at: Found['at']): readonly Found[] =>
  typeof x === 'number' || !isDate(x) ? [notADate(at)] : NONE

/** Whether a chart has dates along its x axis. */
export const isDated = (chart: Axes): boolean => {
  const axis = own(chart, 'xAxis')
  return !!axis && own(axis, 'type') === 'datetime'
}

/** Leaves an axis out of which nothing is said. */
const unlessEmpty = <A extends object>(of: Codec<A>): Codec<A> =>
  codec({ ...of, encode: (a) => (Object.keys(a).length === 0 ? undefined : of.encode(a)) })

const xAxis = settled(
  struct<XAxis>({
    labels: optional(list(text)),
    type: optional(oneOf<'standard' | 'datetime'>('standard', 'datetime')),
  }),
  (axis) =>
    own(axis, 'type') === 'datetime'
      ? (own(axis, 'labels') ?? []).flatMap((label, i) => dateRule(label, ['labels', i]))
      : NONE,
  { input: when(IS_DATETIME, { properties: { labels: { items: DATE } } }) },
)

const yAxis = settled(struct<YAxis>(formatFields), unitRules, unitSchema)

/** The axes among the fields of a chart. */
export const axisFields = {
  xAxis: optional(unlessEmpty(xAxis), { wire: 'x_axis' }),
  yAxis: optional(unlessEmpty(yAxis), { wire: 'y_axis' }),
}

/** Fills the axes of a chart up with those of the settings, field by field. */
export const mergeAxes = <A extends Axes>(settings: Axes, chart: A): A => {
  const y = own(chart, 'yAxis') ?? {}
  return filled(chart, {
    xAxis: filled(own(settings, 'xAxis') ?? {}, own(chart, 'xAxis') ?? {}),
    yAxis: filled(defaultsBeside(own(settings, 'yAxis') ?? {}, y), y),
  })
}

/** The labels along an axis, spread evenly; or one. */
export type LineChartLegacyAxis = string | readonly string[]

const strings = list(text)
const single = mapWire(text.wire, (label): readonly string[] => [label])

/** The labels of an old axis; Geckoboard reads one without a list, too. */
export const legacyLabels: Codec<readonly string[]> = onWire(
  withForms(strings, { string: map(text, (label) => [label]), list: strings }),
  (wire) => orOnWire(single, isList, wire),
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
export const legacyLine = struct<LegacyLine>({
  item: list(finite, { min: 1 }),
  settings: optional(
    struct<NonNullable<LegacyLine['settings']>>(
      { axisx: optional(legacyLabels), axisy: optional(legacyLabels), colour: optional(color) },
      { old: { color: 'colour' } },
    ),
  ),
})
