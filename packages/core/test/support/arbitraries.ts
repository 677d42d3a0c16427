import type { InputOf, Kind } from '@gecko-widgets/core'
import fc from 'fast-check'

const FRAGMENTS = [
  'Q&A; R&D',
  '&lt;b&gt;',
  ']]>',
  '-->',
  '<!DOCTYPE x [<!ENTITY y "z">]>',
  '<script>',
  '"',
  "'",
  '\u0000',
  '\u000b',
  '\u001f',
  '\u007f',
  '\u0085',
  '\ufffe',
  '\uffff',
  '\ud800',
  '\udfff',
  '\udc00\ud800',
  '\r',
  '\r\n',
  '\n',
  '\t',
  ' ',
  '\ufeff',
  '\u2028',
  '\u202e',
  '👩‍👩‍👧',
  'e\u0301',
  '__proto__',
  '%'.repeat(30),
  'é'.repeat(9),
]

/** Text that breaks encoders: markup, control characters, lone surrogates, every kind of line break. */
export const nastyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...FRAGMENTS),
      fc.string({ maxLength: 5 }),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    {
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''))

/** Finite numbers, the awkward ones often. */
export const nastyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, -0, 5e-324, 1e-7, 1e21, Number.MAX_VALUE, -Number.MAX_VALUE, 0.1 + 0.2, 2 ** 53 + 2),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

const positive = nastyNumber.map(Math.abs)
const color = fc
  .tuple(
    fc.constantFrom('', '#'),
    fc
      .constantFrom(6, 8)
      .chain((n) =>
        fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), minLength: n, maxLength: n }),
      ),
  )
  .map(([hash, digits]) => hash + digits)
const maybe = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> =>
  fc.option(arbitrary, { nil: undefined })
const money = fc.constantFrom(
  {},
  { format: 'decimal' as const },
  { format: 'percent' as const },
  { format: 'currency' as const, unit: 'EUR' },
)
const date = fc
  .date({ noInvalidDate: true, min: new Date('1000-01-01'), max: new Date('9999-01-01') })
  .chain((at) => fc.constantFrom(4, 7, 10, 24).map((length) => at.toISOString().slice(0, length)))
const item = fc.record(
  { value: nastyNumber, text: maybe(nastyText), prefix: maybe(nastyText) },
  { requiredKeys: ['value'] },
)
const slot = fc.oneof(
  nastyNumber,
  fc.constant(null),
  fc.tuple(fc.option(nastyNumber), nastyText),
  fc.record(
    { value: fc.option(nastyNumber), text: maybe(nastyText), prefix: maybe(nastyText) },
    { requiredKeys: ['value'] },
  ),
)
const textType = fc.constantFrom('none', 'alert', 'info', 0, 1, 2)
const range = fc
  .tuple(nastyNumber, nastyNumber)
  .map(([a, b]): readonly [number, number] => (a <= b ? [a, b] : [b, a]))
const graph = fc
  .record(
    {
      label: nastyText,
      axisPoints: fc
        .uniqueArray(
          nastyNumber.map((n) => n + 0),
          { minLength: 2, maxLength: 5 },
        )
        .map((points) => points.toSorted((a, b) => a - b)),
      current: fc.oneof(nastyNumber, range),
      comparative: maybe(nastyNumber),
      sublabel: maybe(nastyText),
      projected: maybe(fc.oneof(nastyNumber, range)),
      autoScale: maybe(fc.boolean()),
    },
    { requiredKeys: ['label', 'axisPoints', 'current'] },
  )
  .chain((graph) =>
    fc.oneof(
      fc.constant(graph),
      fc.record({ red: range, amber: range, green: range }).map((bands) => ({ ...graph, ...bands })),
    ),
  )
const series = <A>(point: fc.Arbitrary<A>) =>
  fc.array(
    fc.record(
      {
        data: fc.array(point, { minLength: 1, maxLength: 6 }),
        name: maybe(nastyText),
        type: maybe(fc.constantFrom('main', 'secondary')),
      },
      { requiredKeys: ['data'] },
    ),
    { minLength: 1, maxLength: 3 },
  )
const axis = maybe(fc.oneof(nastyText, fc.array(nastyText, { maxLength: 4 })))
const end = fc.oneof(fc.constant(1), fc.tuple(fc.constant(1), maybe(nastyText)))

/** Valid data of every shape, for each kind; a kind without any does not compile. */
export const inputs: { readonly [K in Kind]: fc.Arbitrary<InputOf<K>> } = {
  number: fc.oneof(
    nastyNumber,
    fc.tuple(nastyNumber),
    fc.tuple(item, fc.oneof(nastyNumber, item, fc.constant(undefined))),
    fc.tuple(nastyNumber, maybe(nastyNumber), maybe(nastyText)),
    fc.tuple(nastyNumber, nastyText),
    fc.record(
      {
        value: nastyNumber,
        text: maybe(nastyText),
        prefix: maybe(nastyText),
        previous: maybe(fc.oneof(nastyNumber, item)),
        absolute: maybe(fc.boolean()),
        reverse: maybe(fc.boolean()),
        type: maybe(fc.constant('time_duration' as const)),
      },
      { requiredKeys: ['value'] },
    ),
    fc.record({ value: nastyNumber, trendline: fc.array(nastyNumber, { minLength: 2, maxLength: 9 }) }),
  ),
  rag: fc.oneof(
    fc.tuple(slot, slot),
    fc.tuple(slot, slot, maybe(slot)),
    fc.record(
      { red: slot, amber: slot, green: maybe(slot), reverse: maybe(fc.boolean()) },
      { requiredKeys: ['red', 'amber'] },
    ),
  ),
  text: fc.oneof(
    nastyText,
    fc.array(
      fc.oneof(
        nastyText,
        fc.tuple(nastyText, maybe(textType)),
        fc.record({ text: nastyText, type: maybe(textType) }, { requiredKeys: ['text'] }),
      ),
      { minLength: 1, maxLength: 10 },
    ),
  ) as fc.Arbitrary<InputOf<'text'>>,
  pieChart: fc.array(
    fc.oneof(
      positive,
      fc.tuple(positive, maybe(nastyText), maybe(color)),
      fc.record(
        { value: positive, label: maybe(nastyText), color: maybe(color) },
        { requiredKeys: ['value'] },
      ),
    ),
    { minLength: 1, maxLength: 9 },
  ),
  lineChart: fc.oneof(
    fc.array(nastyNumber, { minLength: 1 }),
    fc.record(
      {
        series: series(nastyNumber),
        xAxis: maybe(fc.record({ labels: maybe(fc.array(nastyText)) })),
        yAxis: maybe(money),
      },
      { requiredKeys: ['series'] },
    ),
    fc.record(
      { series: series(fc.tuple(fc.oneof(nastyText, nastyNumber), nastyNumber)), yAxis: maybe(money) },
      { requiredKeys: ['series'] },
    ),
    fc.record({
      series: series(fc.tuple(date, nastyNumber)),
      xAxis: fc.constant({ type: 'datetime' as const }),
    }),
  ) as fc.Arbitrary<InputOf<'lineChart'>>,
  lineChartLegacy: fc.tuple(fc.array(nastyNumber, { minLength: 1 }), axis, axis, maybe(color)),
  geckOMeter: fc.oneof(
    fc.tuple(nastyNumber, fc.constantFrom(0, -1, 1), end),
    fc
      .tuple(
        fc.record(
          { value: nastyNumber, min: fc.constant(0), max: end, reverse: maybe(fc.boolean()) },
          { requiredKeys: ['value', 'min', 'max'] },
        ),
        money,
      )
      .map(([a, b]) => ({ ...a, ...b })),
  ) as fc.Arbitrary<InputOf<'geckOMeter'>>,
  funnel: fc.record(
    {
      items: fc.array(
        fc.oneof(fc.tuple(positive, nastyText), fc.record({ value: positive, label: nastyText })),
        { minLength: 1, maxLength: 8 },
      ),
      type: maybe(fc.constantFrom('standard', 'reverse')),
      percentage: maybe(fc.constantFrom('show', 'hide')),
      sort: maybe(fc.boolean()),
    },
    { requiredKeys: ['items'] },
  ) as fc.Arbitrary<InputOf<'funnel'>>,
  bullet: fc.oneof(graph, fc.array(graph, { minLength: 1, maxLength: 4 })),
  custom: fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      nastyText,
      nastyNumber,
      fc.boolean(),
      fc.constant(null),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('json'), { maxLength: 4 }),
    object: fc.dictionary(
      fc.oneof(fc.constantFrom('a', 'b1', 'größe', 'xml', 'x-y.z'), fc.string({ maxLength: 4 })),
      tie('json'),
      { maxKeys: 4 },
    ),
  })).json,
}

const trap = (): never => {
  throw new Error('a trap')
}

/** Makes values that no data function should return, and some do; a function, since even to look at some of them throws. */
export const hostileValue: fc.Arbitrary<() => unknown> = fc.oneof(
  fc
    .anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
      withBoxedValues: true,
    })
    .map((value) => () => value),
  fc.array(fc.anything({ withBigInt: true }), { maxLength: 4 }).map((value) => () => value),
  fc.constantFrom<() => unknown>(
    () => undefined,
    () => Symbol('s'),
    () => trap,
    () => Promise.resolve(1),
    () => new Error('e'),
    () => Number.NaN,
    () =>
      new Proxy(
        {},
        { get: trap, ownKeys: trap, getOwnPropertyDescriptor: trap, getPrototypeOf: trap, has: trap },
      ),
    () => new Proxy([], { get: trap }),
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {})
      revoke()
      return proxy
    },
    () => {
      const { proxy, revoke } = Proxy.revocable([], {})
      revoke()
      return proxy
    },
    () => ({
      get value() {
        return trap()
      },
    }),
    () => ({
      value: 1,
      get text() {
        return Math.random() > 0.5 ? 'x' : 1
      },
    }),
    () => {
      let n = 1
      return new Proxy([1, 2], {
        get: (list, key, self) => (key === 'length' ? ++n : Reflect.get(list, key, self)),
      })
    },
    () => {
      const circle: unknown[] = []
      circle.push(circle, { circle })
      return circle
    },
    () => Array.from({ length: 20_000 }).reduce<unknown>((inner) => [inner], 1),
    () => JSON.parse('{"__proto__":{"value":1},"value":1}'),
    () => Object.create({ value: 1, series: [1], items: [1], label: 'x' }),
    () => ({ value: 1, toJSON: trap, toString: trap }),
    () => Object.freeze([Object.freeze({ value: 1 })]),
  ),
)
