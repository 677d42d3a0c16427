import { encodeJson, type InputOf, type Payload, widgets } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'

/** One kind with one input, as a data function would return it. */
export interface Case {
  readonly name: string
  readonly input: unknown
  readonly decode: (input: unknown) => E.Either<unknown, unknown>
  readonly encode: () => Payload
  /** The payload, ready made. */
  readonly payload: Payload
  /** Its length as JSON text. */
  readonly bytes: number
}

/** Takes what an `Either` holds; a failure here is a mistake of the benchmark. */
export const rightOf = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left))
  return either.right
}

interface Encoder<Input> {
  readonly decode: (input: unknown) => E.Either<unknown, unknown>
  readonly encode: (input: Input) => E.Either<unknown, Payload>
}

const caseOf = <Input>(name: string, widget: Encoder<Input>, input: Input): Case => {
  const encode = () => rightOf(widget.encode(input))
  const payload = encode()
  return { name, input, decode: widget.decode, encode, payload, bytes: encodeJson(payload).length }
}

const COLORS = ['1aa5e1', 'ff9d2e', '3bc44e', 'a55fe0']
const WORDS = ['Direct', 'Organic search', 'Newsletter', 'Referral', 'Paid search', 'Social', 'Partner']

const times = <A>(count: number, make: (i: number) => A): readonly A[] =>
  Array.from({ length: count }, (_, i) => make(i))

const pick = <A>(from: readonly A[], i: number): A => from[i % from.length] as A

/** A row of a person's data. */
export interface Slice {
  readonly value: number
  readonly label?: string
  readonly color?: string
}

/** Slices of a pie: all have a label, three of four a color. */
export const slices = (count: number): readonly Slice[] =>
  times(count, (i) => ({
    value: (i * 37) % 1000,
    label: `${pick(WORDS, i)} ${i}`,
    ...(i % 4 === 3 ? {} : { color: pick(COLORS, i) }),
  }))

/** Points of a line, with one decimal. */
const points = (count: number): readonly number[] =>
  times(count, (i) => Math.round(5000 + 3000 * Math.sin(i / 9)) / 10)

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const year: InputOf<'lineChart'> = { series: [{ data: points(12) }], xAxis: { labels: MONTHS } }

const graph: InputOf<'bullet'> = {
  label: 'Revenue 2026 YTD',
  sublabel: 'U.S. $',
  axisPoints: [0, 200, 400, 600, 800, 1000],
  current: 500,
  comparative: 600,
  projected: [100, 900],
}

const messages: InputOf<'text'> = times(10, (i) => ({
  text: `Deployment ${i} of ${pick(WORDS, i)} went out at 10:${10 + i}`,
  type: pick(['none', 'alert', 'info'] as const, i),
}))

const funnel: InputOf<'funnel'> = {
  items: times(8, (i) => ({ value: 8700 - i * 930, label: `Step ${i + 1}: ${pick(WORDS, i)}` })),
  percentage: 'show',
}

export const number: Case = caseOf('number', widgets.number, [4231.5, 3980.5, '$'])
export const numberInFull: Case = caseOf('number in full', widgets.number, {
  value: 4231.5,
  previous: 3980.5,
  prefix: '$',
})
export const text: Case = caseOf('text 10', widgets.text, messages)
export const pie = (count: number): Case => caseOf(`pie ${count}`, widgets.pieChart, slices(count))
export const line = (count: number): Case =>
  caseOf(`line ${count}`, widgets.lineChart, { series: [{ data: points(count) }] })

export const cases: readonly Case[] = [
  number,
  caseOf('line 12', widgets.lineChart, year),
  caseOf('bullet', widgets.bullet, graph),
  text,
  caseOf('funnel 8', widgets.funnel, funnel),
  pie(10),
  line(1000),
  pie(1000),
]
