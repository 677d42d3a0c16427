import {
  type BulletInput,
  encodeJson,
  type FunnelInput,
  type InvalidWidget,
  type LineChartInput,
  type Payload,
  type PieChartSlice,
  type TextInput,
  type Widget,
  widgets,
} from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'

/** One kind with one input, as a data function would return it. */
export interface Case {
  readonly name: string
  readonly input: unknown
  readonly decode: (input: unknown) => E.Either<InvalidWidget, unknown>
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

type Encoder<Input> = Pick<Widget<string, Input, unknown>, 'decode' | 'encode'>

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

/** Slices of a pie: all have a label, three of four a colour. */
export const slices = (count: number): readonly PieChartSlice[] =>
  times(count, (i) => ({
    value: (i * 37) % 1000,
    label: `${pick(WORDS, i)} ${i}`,
    ...(i % 4 === 3 ? {} : { color: pick(COLORS, i) }),
  }))

/** Points of a line, with one decimal. */
const points = (count: number): readonly number[] =>
  times(count, (i) => Math.round(5000 + 3000 * Math.sin(i / 9)) / 10)

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const year: LineChartInput = { series: [{ data: points(12) }], xAxis: { labels: MONTHS } }

const graph: BulletInput = {
  label: 'Revenue 2026 YTD',
  sublabel: 'U.S. $',
  axisPoints: [0, 200, 400, 600, 800, 1000],
  current: 500,
  comparative: 600,
  projected: [100, 900],
}

const messages: TextInput = times(10, (i) => ({
  text: `Deployment ${i} of ${pick(WORDS, i)} went out at 10:${10 + i}`,
  type: pick(['none', 'alert', 'info'] as const, i),
}))

const funnel: FunnelInput = {
  items: times(8, (i) => ({ value: 8700 - i * 930, label: `Step ${i + 1}: ${pick(WORDS, i)}` })),
  percentage: 'show',
}

export const pie = (count: number): Case => caseOf(`pie ${count}`, widgets.pieChart, slices(count))
export const line = (count: number): Case =>
  caseOf(`line ${count}`, widgets.lineChart, { series: [{ data: points(count) }] })

export const cases: readonly Case[] = [
  caseOf('number', widgets.number, [4231.5, 3980.5, '$']),
  caseOf('line 12', widgets.lineChart, year),
  caseOf('bullet', widgets.bullet, graph),
  caseOf('text 10', widgets.text, messages),
  caseOf('funnel 8', widgets.funnel, funnel),
  pie(10),
  line(1000),
  pie(1000),
]
