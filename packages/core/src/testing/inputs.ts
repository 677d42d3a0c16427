import fc from 'fast-check'
import { DATE } from '../widgets/axes.js'
import type { BulletGraph } from '../widgets/bullet.js'
import type { Formatted } from '../widgets/fields.js'
import type { GeckOMeterEnd } from '../widgets/geckOMeter.js'
import { type InputOf, type Kind, widgets } from '../widgets/index.js'
import type { MapPoint } from '../widgets/map.js'
import { fromSchema, type Given, present, type Schema } from './fromSchema.js'
import { nastyNumber, nastyText } from './nasty.js'

const schemaOf = (kind: Kind): Schema =>
  widgets[kind].codec['~standard'].jsonSchema.input({ target: 'draft-2020-12' })

const derived = <K extends Kind>(kind: K, given?: Given): fc.Arbitrary<InputOf<K>> =>
  fromSchema(schemaOf(kind), given) as fc.Arbitrary<InputOf<K>>

const isList = (input: unknown): input is readonly unknown[] => Array.isArray(input)

const nothing = fc.constantFrom(undefined, null)

const some = <A>(of: fc.Arbitrary<A>, minLength = 1) => fc.array(of, { minLength, maxLength: 6 })

/** Only a currency has a unit. */
const withUnit = <A extends Formatted>(of: A): A => {
  if (of.format === 'currency') return { ...of, unit: of.unit ?? 'EUR' }
  return typeof of.unit === 'string' ? { ...of, unit: null } : of
}

const date = fc.oneof(
  fc
    .date({ noInvalidDate: true, min: new Date('1000-01-01'), max: new Date('9999-01-01') })
    .chain((at) => fc.constantFrom(4, 7, 10, 24).map((length) => at.toISOString().slice(0, length))),
  // The pattern does not know how many days a month has.
  fromSchema(DATE as Schema).filter((date) => !/^\d{4}-\d\d-(?:29|3[01])/.test(String(date))),
)

/** Derives the full form of a chart, with the given fields of its x axis. */
const chart = <K extends 'lineChart' | 'barChart'>(kind: K, xAxis: Given, series?: Given) => {
  const full = schemaOf(kind).anyOf?.at(-1) as Schema
  const axis = (key: string, given?: Given) =>
    fromSchema(present(full.properties?.[key] as Schema), given) as fc.Arbitrary<Formatted>
  return fromSchema(full, {
    ...series,
    xAxis: axis('xAxis', xAxis),
    yAxis: axis('yAxis').map(withUnit),
  }) as fc.Arbitrary<InputOf<K>>
}

const datetime = fc.constant('datetime')
const standard = { type: fc.constant('standard') }
const dated = { labels: some(date, 0), type: datetime }

const numbers = some(nastyNumber)
const pairs = (x: fc.Arbitrary<unknown>) => some(fc.tuple(x, nastyNumber))

const numberOf = (end: GeckOMeterEnd): number => {
  if (typeof end === 'number') return end
  return 'value' in end ? end.value : end[0]
}
const scale = (min: GeckOMeterEnd, max: GeckOMeterEnd): readonly [GeckOMeterEnd, GeckOMeterEnd] =>
  numberOf(min) <= numberOf(max) ? [min, max] : [max, min]

const range = fc.tuple(nastyNumber, nastyNumber).map(([a, b]) => (a <= b ? [a, b] : [b, a]))
const measure = fc.oneof(nastyNumber, range)
const ascending = fc
  .uniqueArray(
    nastyNumber.map((n) => n + 0),
    { minLength: 2, maxLength: 5 },
  )
  .map((points) => points.toSorted((a, b) => a - b))

/** Keeps all bands, or none. */
const withBands = (graph: BulletGraph): BulletGraph => {
  const { red, amber, green } = graph
  return red
    ? { ...graph, amber: amber ?? red, green: green ?? red }
    : { ...graph, ...(amber && { amber: null }), ...(green && { green: null }) }
}

const inOneOrientation = (graphs: readonly BulletGraph[]): readonly BulletGraph[] =>
  graphs.some(({ orientation }) => orientation === 'vertical')
    ? graphs.map((graph) => ({ ...graph, orientation: 'vertical' }))
    : graphs

const LOCATORS = [['city'], ['latitude', 'longitude'], ['host'], ['ip']]

/** Generates points that each have one locator. */
const point = fc.oneof(
  ...LOCATORS.map((locator) => {
    const { items: point = {} } = schemaOf('map')
    const others = LOCATORS.flat().filter((key) => !locator.includes(key))
    const properties = { ...point.properties }
    for (const key of locator) properties[key] = present(properties[key] as Schema)
    return fromSchema(
      { ...point, properties, required: locator },
      Object.fromEntries(others.map((key) => [key, nothing])),
    ) as fc.Arbitrary<MapPoint>
  }),
)

type Inputs = { readonly [K in Kind]: fc.Arbitrary<InputOf<K>> }

/**
 * Generates valid inputs of each kind, in every form, with nasty text and numbers.
 *
 * @example
 * import fc from 'fast-check'
 * import { inputs, laws } from '@gecko-widgets/core/testing'
 *
 * fc.assert(fc.property(inputs.pieChart, laws.isServed('pieChart')))
 */
export const inputs: Inputs = {
  ...(Object.fromEntries(Object.keys(widgets).map((kind) => [kind, derived(kind as Kind)])) as Inputs),
  // From here on: kinds with rules that their schema cannot express, or that a random value rarely keeps.
  // Not `previous` and `trendline` together.
  number: derived('number').map((input) =>
    typeof input === 'object' && 'value' in input && (input.previous ?? null) !== null && input.trendline
      ? { ...input, trendline: null }
      : input,
  ),
  lineChart: fc.oneof(
    numbers,
    chart('lineChart', standard, { data: numbers }),
    chart('lineChart', dated, { data: numbers, incompleteFrom: date }),
    chart('lineChart', { ...standard, labels: nothing }, { data: pairs(fc.oneof(nastyText, nastyNumber)) }),
    chart('lineChart', { type: datetime, labels: nothing }, { data: pairs(date), incompleteFrom: date }),
  ),
  barChart: fc.oneof(numbers, chart('barChart', standard), chart('barChart', dated)),
  geckOMeter: derived('geckOMeter').map((gauge) => {
    if (isList(gauge)) return [gauge[0], ...scale(gauge[1], gauge[2])] as const
    const [min, max] = scale(gauge.min ?? 0, gauge.max ?? 1)
    return withUnit({ ...gauge, min, max })
  }),
  bullet: derived('bullet', {
    axisPoints: ascending,
    red: range,
    amber: range,
    green: range,
    current: measure,
    projected: measure,
  }).map((input) => (isList(input) ? inOneOrientation(input.map(withBands)) : withBands(input))),
  leaderboard: derived('leaderboard').map((board) => (isList(board) ? board : withUnit(board))),
  map: fc.array(point, { maxLength: 9 }),
}
