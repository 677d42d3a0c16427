import { checkPayload, type Kind } from '@gecko-widgets/core'
import type { Literal } from './javascript.js'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const has = (value: unknown, ...names: readonly string[]): boolean =>
  isFields(value) && names.some((name) => Object.hasOwn(value, name))

/** Fields that Highcharts has in addition to series, and no Geckoboard widget has. */
const BESIDE_SERIES = [
  'title',
  'subtitle',
  'legend',
  'tooltip',
  'credits',
  'colors',
  'exporting',
  'pane',
  'drilldown',
]

/** Whether an object in JavaScript is a Highcharts config, and not JSON with a mistake. */
export const isConfigIn = ({ names, hasBareName }: Literal): boolean =>
  (['highchart', 'chart', 'plotOptions', 'xAxis', 'yAxis'].some((name) => names.includes(name)) ||
    (names.includes('series') && hasBareName)) &&
  !names.includes('x_axis') &&
  !names.includes('y_axis')

const CHART_TYPES = /^(?:line|spline|area|areaspline|column|bar|pie|scatter|bubble|gauge|solidgauge|heatmap)$/

const seriesOf = ({ series }: Fields): readonly Fields[] =>
  Array.isArray(series) ? series.filter(isFields) : []

/** Whether a payload has a field that only a Highcharts config has. */
const isConfig = (payload: Fields): boolean =>
  has(payload, 'highchart', 'plotOptions') ||
  ['chart', 'xAxis', 'yAxis'].some((name) => typeof payload[name] === 'object' && payload[name] !== null) ||
  (has(payload, 'series') && has(payload, ...BESIDE_SERIES)) ||
  seriesOf(payload).some(({ type }) => typeof type === 'string' && CHART_TYPES.test(type))

/** Whether the axes are those of Geckoboard, in the spelling of Highcharts. */
const hasOurAxes = ({ xAxis, yAxis }: Fields): boolean =>
  (isFields(xAxis) && Array.isArray(xAxis['labels'])) || has(yAxis, 'format', 'unit')

/** A line chart and a bar chart have the same fields, except for a few of the line chart. */
const ofSeries = (payload: Fields): readonly Kind[] => {
  const all = seriesOf(payload)
  const isLine = all.some((one) => has(one, 'incomplete_from', 'type') || isPairs(one['data']))
  return isLine || all.length > 3 ? ['lineChart'] : ['lineChart', 'barChart']
}

const isPairs = (data: unknown): boolean => Array.isArray(data) && data.some(Array.isArray)

/** The kinds with entries in `item`, which an empty list cannot distinguish. */
const OF_ITEM: readonly Kind[] = ['number', 'rag', 'text', 'pieChart', 'funnel']

/** Parses JSON that was put into a string. */
const unquoted = (value: unknown): unknown => {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** Takes entries out of an object: its numbered fields, as in PHP, or the list in its only field. */
const entriesInFields = (fields: Fields): readonly unknown[] => {
  const named = Object.entries(fields)
  const numbered = named.filter(([name]) => /^\d+$/.test(name))
  if (numbered.length > 0) return numbered.map(([, entry]) => entry)
  const [only, ...others] = named.filter(([name]) => !name.startsWith('@') && name !== '$id')
  return others.length === 0 && Array.isArray(only?.[1]) && only[1].some(isFields) ? only[1] : [fields]
}

/** The most wrappers to remove, because a payload may have any number of them. */
const MOST_WRAPPERS = 4

/** Removes what some serializers put around entries: a string, a list or an object. */
const entriesIn = (item: unknown, wrappers = MOST_WRAPPERS): readonly unknown[] => {
  const value = unquoted(item)
  if (isFields(value)) return entriesInFields(value)
  if (!Array.isArray(value)) return [value]
  const entries = value.map(unquoted)
  const [first, ...others] = entries
  return wrappers > 0 && others.length === 0 && first !== undefined && !isEntry(first)
    ? entriesIn(first, wrappers - 1)
    : entries
}

/** Whether a value looks like an entry, and not like a wrapper. */
const isEntry = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  !Object.values(value).some((part) => Array.isArray(part) || isFields(part))

/** Finds the kind of the entries of `item` by the fields that only one kind has. */
const ofEntries = (entries: readonly unknown[], isTyped: boolean): readonly Kind[] => {
  const objects = entries.filter(isFields)
  const some = (...names: readonly string[]): boolean => objects.some((entry) => has(entry, ...names))
  if (some('axis', 'range', 'measure', 'comparative', 'sublabel')) return ['bullet']
  if (some('title', 'description') || objects.some(({ label }) => has(label, 'name'))) return ['list']
  if (some('color', 'colour')) return ['pieChart']
  if (some('label')) return isTyped ? ['funnel'] : ['pieChart', 'funnel']
  if (objects.some(({ type }) => type === 'time_duration' || type === 'text')) return ['number']
  if (objects.some((entry) => has(entry, 'type') && !has(entry, 'value'))) return ['text']
  if (Array.isArray(entries[1]) && entries.length === 2) return ['number']
  if (objects.length === 0 && entries.length > 0)
    return entries.some(Array.isArray) ? ['number'] : ['lineChartLegacy']
  if (some('text') && !some('value', 'prefix') && !isTyped) return ['text']
  return ofValues(entries, isTyped || some('text', 'prefix'))
}

/** Finds the kind of values by how many there are. A pie has no texts, prefixes or type. */
const ofValues = (entries: readonly unknown[], isNoPie: boolean): readonly Kind[] => {
  const objects = entries.filter(isFields)
  switch (entries.length) {
    case 0:
      return OF_ITEM
    case 1:
      return ['number']
    case 2:
      // A color may be hidden, or lack its value.
      if (objects.some((entry) => entry['value'] === '' || (has(entry, 'text') && !has(entry, 'value'))))
        return ['rag', 'number']
      return objects.every(({ text }) => (text ?? '') !== '') && objects.length === 2
        ? ['number', 'rag']
        : ['number']
    case 3:
      return isNoPie ? ['rag'] : ['rag', 'pieChart']
  }
  return isNoPie ? ['rag', 'number'] : ['pieChart']
}

const ofItem = (payload: Fields): readonly Kind[] => {
  const { item } = payload
  const [first, ...others] = entriesIn(item)
  if (others.length > 0 || Array.isArray(item) || isFields(first))
    return ofEntries(entriesIn(item), has(payload, 'type'))
  return Number.isFinite(Number.parseFloat(String(item))) ? ['geckOMeter', ...OF_ITEM] : OF_ITEM
}

/** Fields of an API's error, or next to its data. */
const ERRORS = [
  'error',
  'errors',
  'message',
  'detail',
  'exception',
  'trace',
  'timestamp',
  'fault',
  'title',
  'traceId',
  'data',
  'code',
]

/** Finds the kinds that a payload may be meant as by their distinctive fields, the likeliest first. */
const meant = (payload: unknown): readonly Kind[] => {
  if (Array.isArray(payload)) return ['list']
  if (!isFields(payload)) return []
  if (has(payload, 'points')) return ['map']
  if (has(payload, 'items')) return ['leaderboard']
  if (has(payload, 'x_axis', 'y_axis')) return ofSeries(payload)
  if (isConfig(payload) && !hasOurAxes(payload)) return ['highcharts']
  if (has(payload, 'series')) return ofSeries(payload)
  if (has(payload, 'settings')) return ['lineChartLegacy']
  if (has(payload, 'min', 'max')) return ['geckOMeter']
  if (has(payload, 'percentage')) return ['funnel']
  if (has(payload, 'orientation')) return ['bullet']
  if (has(payload, 'absolute')) return ['number']
  if (has(payload, 'item')) return ofItem(payload)
  if (has(payload, 'downTime', 'responseTime')) return ['monitoring']
  const { status } = payload
  const isState = typeof status === 'string' && /^(?:up|down|unreported)$/i.test(status)
  return isState || (status !== undefined && !has(payload, ...ERRORS)) ? ['monitoring'] : []
}

/**
 * Recognizes a payload: returns the kinds that it may be, the likeliest first, or an empty list. If some kinds read it
 * without a remark, only these are returned.
 */
export const recognize = (payload: unknown): readonly Kind[] => {
  const checks = meant(payload).map((kind) => ({ ...checkPayload(kind)(payload), kind }))
  const isRead = ({ errors }: (typeof checks)[number]): boolean => errors.length === 0
  const faultless = checks.filter((check) => isRead(check) && check.warnings.length === 0)
  const [likeliest] = checks
  const read = likeliest !== undefined && isRead(likeliest) ? checks.filter(isRead) : checks
  return (faultless.length > 0 ? faultless : read).map(({ kind }) => kind)
}

/** Fields that APIs put around a payload. */
const AROUND = ['data', 'd', 'root', 'widget', 'payload', 'result', 'response', 'body', 'json']

/** Describes a value that does not look like any kind, and says what to serve instead. */
export const insteadOf = (payload: unknown): string => {
  if (typeof payload === 'string')
    return unquoted(payload) === payload
      ? 'The response is a string. A widget is an object or a list.'
      : 'The response is JSON inside a JSON string: it was encoded twice. Encode it once.'
  if (!isFields(payload))
    return `The response is ${payload === null ? 'null' : `a ${typeof payload}`}. A widget is an object or a list.`
  if (has(payload, 'api_key') && has(payload, 'data'))
    return 'The response is the body of a push. Serve only what is in data, without the key.'
  const around = AROUND.find((name) => isFields(payload[name]) && meant(payload[name]).length > 0)
  if (around !== undefined)
    return `The response has the widget in ${around} (${meant(payload[around])[0]}). Serve only that.`
  if (has(payload, 'value', 'text', 'label'))
    return 'The response is an entry without a widget around it. Serve it in a list: {"item": [{"value": 42}]}.'
  return has(payload, ...ERRORS)
    ? 'The response is an error message, not a widget.'
    : 'The response does not look like any kind of widget: it has none of their fields.'
}
