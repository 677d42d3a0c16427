import fc from 'fast-check'
import { isNumeric } from '../codec/hint.js'
import type { Json } from '../payload/payload.js'
import type { InputOf, Kind } from '../widgets/index.js'
import type { TextType } from '../widgets/text.js'
import { nastyNumber, nastyText } from './nasty.js'

type Arbitraries = Readonly<Record<string, fc.Arbitrary<unknown>>>
type Generated<A extends Arbitraries> = {
  readonly [K in keyof A]: A[K] extends fc.Arbitrary<infer T> ? T : never
}

const maybe = <A>(of: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> => fc.option(of, { nil: undefined })

/** An object with some fields always, and others present, `undefined` or absent. */
const object = <R extends Arbitraries, O extends Arbitraries>(
  required: R,
  optional: O,
): fc.Arbitrary<Generated<R> & { readonly [K in keyof O]?: Generated<O>[K] | undefined }> =>
  fc.record(
    { ...required, ...Object.fromEntries(Object.entries(optional).map(([key, of]) => [key, maybe(of)])) },
    { requiredKeys: Object.keys(required) },
  ) as never

const some = <A>(of: fc.Arbitrary<A>, maxLength = 6): fc.Arbitrary<A[]> =>
  fc.array(of, { minLength: 1, maxLength })
const oneOf = <A extends string | number>(...words: readonly A[]): fc.Arbitrary<A> =>
  fc.constantFrom(...words)

const flag = fc.boolean()
const positive = nastyNumber.map(Math.abs)
const color = fc.tuple(fc.constantFrom('', '#'), fc.constantFrom(6, 8)).chain(([hash, digits]) =>
  fc
    .string({
      unit: fc.constantFrom(...'0123456789abcdefABCDEF'),
      minLength: digits,
      maxLength: digits,
    })
    .map((text) => hash + text),
)
const formatted = oneOf('decimal', 'percent', 'currency').map((format) =>
  format === 'currency' ? { format, unit: 'EUR' } : { format },
)
const date = fc
  .date({ noInvalidDate: true, min: new Date('1000-01-01'), max: new Date('9999-01-01') })
  .chain((at) => fc.constantFrom(4, 7, 10, 24).map((length) => at.toISOString().slice(0, length)))
const range = fc
  .tuple(nastyNumber, nastyNumber)
  .map(([a, b]): readonly [number, number] => (a <= b ? [a, b] : [b, a]))
const ascending = fc
  .uniqueArray(
    nastyNumber.map((n) => n + 0),
    { minLength: 2, maxLength: 5 },
  )
  .map((points) => points.toSorted((a, b) => a - b))

const item = object({ value: nastyNumber }, { text: nastyText, prefix: nastyText })

const slotValue = fc.option(nastyNumber)
const slot = fc.oneof(
  slotValue,
  fc.tuple(slotValue, maybe(nastyText)),
  object({ value: slotValue }, { text: nastyText, prefix: nastyText }),
)

const textType = fc.constantFrom<TextType>('none', 'alert', 'info', 0, 1, 2)

const plainAxis = object({}, { labels: fc.array(nastyText), type: fc.constant('standard' as const) })
const dateAxis = fc.record({ labels: fc.array(date), type: fc.constant('datetime' as const) })

const line = <P>(point: fc.Arbitrary<P>, x: fc.Arbitrary<string>) =>
  some(
    object({ data: some(point) }, { name: nastyText, incompleteFrom: x, type: oneOf('main', 'secondary') }),
    3,
  )

const legacyAxis = maybe(fc.oneof(nastyText, fc.array(nastyText, { maxLength: 4 })))

const bars = some(object({ data: some(nastyNumber) }, { name: nastyText }), 3)

/** Both ends of a scale, each with or without a text. */
const scale = range.chain(([min, max]) => {
  const end = (n: number) =>
    fc.oneof(
      fc.constant(n),
      maybe(nastyText).map((text) => [n, text] as const),
    )
  return fc.tuple(end(min), end(max))
})

const graph = (orientation: 'horizontal' | 'vertical') =>
  fc
    .tuple(
      object(
        { label: nastyText, axisPoints: ascending, current: fc.oneof(nastyNumber, range) },
        {
          comparative: nastyNumber,
          sublabel: nastyText,
          projected: fc.oneof(nastyNumber, range),
          autoScale: flag,
        },
      ),
      fc.oneof(fc.constant({}), fc.record({ red: range, amber: range, green: range })),
    )
    .map(([graph, bands]) => ({ ...graph, ...bands, orientation }))

const rank = fc.integer({ min: 1 })
const rows = fc.array(
  fc.oneof(
    fc.tuple(nastyText, maybe(nastyNumber), maybe(rank)),
    object({ label: nastyText }, { value: nastyNumber, previousRank: rank }),
  ),
  { maxLength: 22 },
)

const degrees = (most: number): fc.Arbitrary<number> =>
  fc.oneof(fc.constantFrom(0, -0, most, -most), fc.double({ min: -most, max: most, noNaN: true }))
const locator = fc.oneof(
  fc.record({ city: object({ name: nastyText }, { countryCode: nastyText, regionCode: nastyText }) }),
  fc.record({ latitude: degrees(90), longitude: degrees(180) }),
  fc.record({ host: nastyText }),
  fc.record({ ip: fc.ipV4() }),
)
const pointStyle = object({}, { size: fc.integer({ min: 1, max: 10 }), color, cssClass: nastyText })

const status = oneOf('Up', 'Down', 'Unreported')

const key = fc.oneof(fc.constantFrom('a', 'b1', 'größe', 'xml', 'x-y.z'), fc.string({ maxLength: 4 }))
const { json } = fc.letrec<{ readonly json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    nastyText,
    nastyNumber,
    flag,
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 4 }),
  ),
}))

/**
 * Generates valid inputs of each kind, in every shape that they have, with nasty text and numbers.
 *
 * @example
 * import fc from 'fast-check'
 * import { inputs, laws } from '@gecko-widgets/core/testing'
 *
 * fc.assert(fc.property(inputs.pieChart, laws.isServed('pieChart')))
 */
export const inputs: { readonly [K in Kind]: fc.Arbitrary<InputOf<K>> } = {
  number: fc.oneof(
    nastyNumber,
    fc.tuple(nastyNumber),
    fc.tuple(item, maybe(fc.oneof(nastyNumber, item))),
    fc.tuple(nastyNumber, maybe(nastyNumber), maybe(nastyText)),
    fc.tuple(
      nastyNumber,
      nastyText.filter((text) => !isNumeric(text)),
    ),
    fc
      .tuple(
        object(
          { value: nastyNumber },
          {
            text: nastyText,
            prefix: nastyText,
            absolute: flag,
            reverse: flag,
            type: fc.constant('time_duration' as const),
          },
        ),
        fc.oneof(
          object({}, { previous: fc.oneof(nastyNumber, item) }),
          fc.record({ trendline: fc.array(nastyNumber, { minLength: 2, maxLength: 9 }) }),
        ),
      )
      .map(([number, beside]) => ({ ...number, ...beside })),
  ),
  rag: fc.oneof(
    fc.tuple(slot, slot),
    fc.tuple(slot, slot, maybe(slot)),
    object({ red: slot, amber: slot }, { green: slot, reverse: flag }),
  ),
  text: fc.oneof(
    nastyText,
    some(
      fc.oneof(
        nastyText,
        fc.tuple(nastyText, maybe(textType)),
        object({ text: nastyText }, { type: textType }),
      ),
      10,
    ),
  ),
  pieChart: some(
    fc.oneof(
      positive,
      fc.tuple(positive, maybe(nastyText), maybe(color)),
      object({ value: positive }, { label: nastyText, color }),
    ),
    9,
  ),
  lineChart: fc.oneof(
    some(nastyNumber),
    object({ series: line(nastyNumber, nastyText) }, { xAxis: plainAxis, yAxis: formatted }),
    object({ series: line(nastyNumber, date), xAxis: dateAxis }, { yAxis: formatted }),
    object(
      { series: line(fc.tuple(fc.oneof(nastyText, nastyNumber), nastyNumber), nastyText) },
      { xAxis: fc.constant({ type: 'standard' as const }), yAxis: formatted },
    ),
    fc.record({
      series: line(fc.tuple(date, nastyNumber), date),
      xAxis: fc.constant({ type: 'datetime' as const }),
    }),
  ),
  lineChartLegacy: fc.tuple(some(nastyNumber), legacyAxis, legacyAxis, maybe(color)),
  barChart: fc.oneof(
    some(nastyNumber),
    object({ series: bars }, { xAxis: fc.oneof(plainAxis, dateAxis), yAxis: formatted }),
  ),
  geckOMeter: fc
    .tuple(nastyNumber, scale, fc.oneof(fc.constant({}), formatted), maybe(flag))
    .chain(([value, [min, max], format, reverse]) =>
      fc.constantFrom([value, min, max] as const, { value, min, max, ...format, reverse }),
    ),
  funnel: object(
    {
      items: some(
        fc.oneof(fc.tuple(positive, nastyText), fc.record({ value: positive, label: nastyText })),
        8,
      ),
    },
    { type: oneOf('standard', 'reverse'), percentage: oneOf('show', 'hide'), sort: flag },
  ),
  bullet: oneOf('horizontal', 'vertical').chain((orientation) =>
    fc.oneof(graph(orientation), some(graph(orientation), 4)),
  ),
  leaderboard: fc.oneof(
    rows,
    fc.tuple(rows, fc.oneof(fc.constant({}), formatted)).map(([items, format]) => ({ items, ...format })),
  ),
  list: fc.array(
    fc.oneof(
      nastyText,
      object(
        { title: fc.oneof(nastyText, object({ text: nastyText }, { highlight: flag })) },
        { label: object({ name: nastyText }, { color }), description: nastyText },
      ),
    ),
    { maxLength: 9 },
  ),
  map: fc.array(
    fc.tuple(locator, pointStyle).map(([locator, style]) => ({ ...locator, ...style })),
    { maxLength: 9 },
  ),
  monitoring: fc.oneof(status, object({ status }, { downTime: nastyText, responseTime: nastyText })),
  highcharts: fc.oneof(nastyText, fc.dictionary(key, json, { maxKeys: 4 })),
  custom: json,
}
