import { type Codec, codec } from '../codec/codec.js'
import { type Found, issue, NONE } from '../codec/issue.js'
import { list } from '../codec/list.js'
import { mapWire, writtenAs } from '../codec/map.js'
import { onWire, orOld, orOnWire } from '../codec/onWire.js'
import { filled, isList, own, present } from '../codec/own.js'
import { optional } from '../codec/part.js'
import { inEach, refine, settled } from '../codec/refine.js'
import { hasValue, type JsonSchema, when } from '../codec/schema.js'
import { type NowCalled, struct } from '../codec/struct.js'
import { tuple } from '../codec/tuple.js'
import { union } from '../codec/union.js'
import { bool, finite, oneOf, text } from './fields.js'
import { defineWidget, type Widget } from './widget.js'

/** A stretch of the axis; `end` is not below `start`. */
export type BulletRange = readonly [start: number, end: number]

/** The settings of a bullet graph. */
export interface BulletSettings {
  /** One for all graphs. Default: `horizontal`. */
  readonly orientation?: 'horizontal' | 'vertical' | null | undefined
  /** Divides the graph's numbers by a thousand, a million or a billion if its axis reaches them, and says so in the sublabel. Default: `true`. */
  readonly autoScale?: boolean | null | undefined
  /** The second line of the label, such as a unit. */
  readonly sublabel?: string | null | undefined
  readonly auto_scale?: NowCalled<'autoScale'>
}

/** One bullet graph. */
export interface BulletGraph extends BulletSettings {
  /** The name of what is measured. */
  readonly label: string
  /** Two points or more, ascending. */
  readonly axisPoints: readonly number[]
  /** The main bar; a number `n` is `[0, n]`. */
  readonly current: number | BulletRange
  /** The marker. */
  readonly comparative?: number | null | undefined
  /** The bands: all three, or none for thirds of the axis. */
  readonly red?: BulletRange | null | undefined
  readonly amber?: BulletRange | null | undefined
  readonly green?: BulletRange | null | undefined
  /** The lighter bar; a number `n` is `[0, n]`. */
  readonly projected?: number | BulletRange | null | undefined
  readonly axis_points?: NowCalled<'axisPoints'>
}

/**
 * One graph, or a list of one to four.
 *
 * @example
 * import assert from 'node:assert'
 * import { type BulletInput, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const teams: BulletInput = [
 *   { label: 'Shop', axisPoints: [0, 10, 20], current: 12, comparative: 15 },
 *   { label: 'Search', axisPoints: [0, 10, 20], current: 17, comparative: 15 },
 * ]
 * assert(E.isRight(widgets.bullet.encode(teams)))
 */
export type BulletInput = BulletGraph | readonly BulletGraph[]

/** One to four graphs share a widget. */
const GRAPHS = { min: 1, max: 4 }
/** An axis has a start and an end at least. */
const POINTS = { min: 2 }
const COLORS = ['red', 'amber', 'green'] as const

const range = refine(tuple<BulletRange>({ start: finite, end: finite }), ([start, end]) =>
  start <= end ? NONE : [issue([1], 'bad_order', 'an end that is not below start')],
)

const measure = union<number | BulletRange>({
  number: finite as Codec<number | BulletRange>,
  list: range as Codec<number | BulletRange>,
})

const axisPoints = refine(list(finite, POINTS), (points) =>
  inEach(points, (point, i) =>
    i === 0 || point > (points[i - 1] as number)
      ? undefined
      : issue([i], 'bad_order', 'a point above the one before it'),
  ),
)

const orientation = oneOf<'horizontal' | 'vertical'>('horizontal', 'vertical')

const settings = {
  orientation: optional(orientation),
  autoScale: optional(bool),
  sublabel: optional(text),
}

const bandRules = (graph: BulletGraph): readonly Found[] => {
  const missing = COLORS.filter((color) => own(graph, color) === undefined)
  return missing.length === COLORS.length
    ? NONE
    : missing.map((color) =>
        issue([color], 'incomplete', `${color} too: give all of red, amber and green, or none`),
      )
}

const graph = refine(
  struct<BulletGraph>(
    {
      label: text,
      axisPoints,
      current: measure,
      comparative: optional(finite),
      red: optional(range),
      amber: optional(range),
      green: optional(range),
      projected: optional(measure),
      ...settings,
    },
    { renamed: { axis_points: 'axisPoints', auto_scale: 'autoScale' } },
  ),
  bandRules,
  {
    input: when(
      { anyOf: COLORS.map((color) => hasValue(color)) },
      { allOf: COLORS.map((color) => hasValue(color)) },
    ),
  },
)

const orientationOf = (graph: BulletSettings) => own(graph, 'orientation') ?? 'horizontal'

const ONE_ORIENTATION: JsonSchema = {
  anyOf: [
    { items: { not: hasValue('orientation', { const: 'vertical' }) } },
    { items: hasValue('orientation', { const: 'vertical' }) },
  ],
}

const graphs = settled(
  list(graph, GRAPHS),
  (all) =>
    inEach(all, (graph, i) =>
      orientationOf(graph) === orientationOf(all[0] as BulletGraph)
        ? undefined
        : issue([i, 'orientation'], 'conflict', 'one orientation for all graphs'),
    ),
  { input: ONE_ORIENTATION },
)

const isMany = (input: BulletInput): input is readonly BulletGraph[] => isList(input)

const input = codec<BulletInput>({
  ...union<BulletInput>({
    object: graph as Codec<BulletInput>,
    list: graphs as unknown as Codec<BulletInput>,
  }),
  late: (input) => (isMany(input) ? (graphs.late?.(input) ?? NONE) : NONE),
})

type Bands = Readonly<Record<(typeof COLORS)[number], BulletRange>>

/** Thirds of the axis: whole numbers where they fit, else contiguous (`docs/reference/widgets.md#bullet-in-full`). */
const thirds = (points: readonly number[]): Bands => {
  const min = points[0] as number
  const max = points[points.length - 1] as number
  if (points.every(Number.isSafeInteger) && max - min >= 3) {
    const third = Math.floor((max - min) / 3)
    return {
      red: [min, min + third - 1],
      amber: [min + third, max - third - 1],
      green: [max - third, max],
    }
  }
  // Divided before it is subtracted, so that the widest axis has a finite third.
  const third = max / 3 - min / 3
  return { red: [min, min + third], amber: [min + third, max - third], green: [max - third, max] }
}

const bandsOf = (graph: BulletGraph): Bands => {
  const [red, amber, green] = COLORS.map((color) => own(graph, color))
  return red && amber && green ? { red, amber, green } : thirds(graph.axisPoints)
}

interface Scale {
  readonly divisor: number
  readonly word: string
}

const SCALES: readonly Scale[] = [
  { divisor: 1e9, word: 'billions' },
  { divisor: 1e6, word: 'millions' },
  { divisor: 1e3, word: 'thousands' },
]

const scaleOf = (graph: BulletGraph): Scale | undefined => {
  const greatest = Math.max(...graph.axisPoints.map(Math.abs))
  return (own(graph, 'autoScale') ?? true) ? SCALES.find(({ divisor }) => greatest >= divisor) : undefined
}

const scaledSublabel = (sublabel: string | undefined, scale: Scale | undefined): string | undefined => {
  if (scale === undefined) return sublabel
  return sublabel === undefined || sublabel === ''
    ? scale.word.charAt(0).toUpperCase() + scale.word.slice(1)
    : `${sublabel} (${scale.word})`
}

/** Below this there is a double for each half. */
const HALVES = 2 ** 52

/** Rounds to two decimals, as `toFixed` does, which takes ten times as long. */
const rounded = (n: number): number => {
  const cents = n * 100
  const nearest = Math.round(cents)
  // The product is the double nearest to n × 100: it may meet a half that n is just beside, but never cross it.
  const isClear = Math.abs(cents) < HALVES && Math.abs(cents - nearest) < 0.5
  // `+ 0` makes 0 of -0.
  return (isClear ? nearest / 100 : Number(n.toFixed(2))) + 0
}

interface Stretch {
  readonly start: number
  readonly end: number
}

type SentBands = Readonly<Record<(typeof COLORS)[number], Stretch>>

interface SentGraph {
  readonly label: string
  readonly sublabel?: string | undefined
  readonly axis: { readonly point: readonly number[] }
  readonly range: SentBands
  readonly measure: { readonly current: Stretch; readonly projected?: Stretch | undefined }
  readonly comparative?: { readonly point: number } | undefined
}

interface Sent {
  readonly orientation?: 'horizontal' | 'vertical' | undefined
  readonly item: SentGraph | readonly SentGraph[]
}

const stretch = struct<Stretch>({ start: finite, end: finite })

const ascends = ({ start, end }: Stretch): readonly Found[] =>
  start <= end ? NONE : [issue(['end'], 'bad_order', 'an end that is not below start')]

const band = refine(stretch, ascends)

/** From 0 a bar may also go down, as a negative `n` does that is short for `[0, n]`. */
const bar = refine(stretch, (bar) => (bar.start === 0 ? NONE : ascends(bar)))

/** A band of a list names its color: the form of 2012 to 2014. */
interface NamedBand extends Stretch {
  readonly color: (typeof COLORS)[number]
}

const namedBands = list(
  refine(struct<NamedBand>({ color: oneOf(...COLORS), start: finite, end: finite }), ascends),
)

const bands = onWire(struct<SentBands>({ red: band, amber: band, green: band }), (wire) =>
  orOld(
    wire,
    isList,
    mapWire(
      namedBands.wire,
      (bands) => Object.fromEntries(bands.map(({ color, ...band }) => [color, band])) as unknown as SentBands,
    ),
    'an object { red, amber, green }, as the bands are now written',
  ),
)

const sentGraph = struct<SentGraph>({
  label: text,
  sublabel: optional(text),
  axis: struct<SentGraph['axis']>({ point: list(finite, POINTS) }),
  range: bands,
  measure: struct<SentGraph['measure']>({ current: bar, projected: optional(bar) }),
  comparative: optional(struct<{ readonly point: number }>({ point: finite })),
})

const sent = struct<Sent>({
  orientation: optional(orientation),
  item: onWire(sentGraph as Codec<Sent['item']>, (wire) =>
    orOnWire<Sent['item']>(wire, isList, list(sentGraph, GRAPHS).wire),
  ),
})

const sentGraphOf = (graph: BulletGraph): SentGraph => {
  const { label, axisPoints, current } = graph
  const comparative = own(graph, 'comparative') ?? undefined
  const projected = own(graph, 'projected') ?? undefined
  const scale = scaleOf(graph)
  const scaled = (n: number): number => (scale === undefined ? n : rounded(n / scale.divisor))
  const stretch = ([start, end]: BulletRange) => ({ start: scaled(start), end: scaled(end) })
  const bar = (of: number | BulletRange) => stretch(typeof of === 'number' ? [0, of] : of)
  const { red, amber, green } = bandsOf(graph)
  return present({
    label,
    sublabel: scaledSublabel(own(graph, 'sublabel') ?? undefined, scale),
    axis: { point: axisPoints.map(scaled) },
    range: { red: stretch(red), amber: stretch(amber), green: stretch(green) },
    measure: present({
      current: bar(current),
      projected: projected === undefined ? undefined : bar(projected),
    }),
    comparative: comparative === undefined ? undefined : { point: scaled(comparative) },
  })
}

const rangeOf = ({ start, end }: Stretch): BulletRange => [start, end]

/** A bar down from 0 has no range, only a number. */
const barOf = ({ start, end }: Stretch): number | BulletRange => (end < start ? end : [start, end])

const graphOf = (orientation: Sent['orientation'], sent: SentGraph): BulletGraph => {
  const { label, axis, range, measure } = sent
  const projected = own(measure, 'projected')
  return present({
    label,
    sublabel: own(sent, 'sublabel'),
    axisPoints: axis.point,
    current: barOf(measure.current),
    comparative: own(sent, 'comparative')?.point,
    red: rangeOf(range.red),
    amber: rangeOf(range.amber),
    green: rangeOf(range.green),
    projected: projected && barOf(projected),
    orientation,
    // What is on the wire has been scaled.
    autoScale: false,
  })
}

const sentOf = (input: BulletInput): Sent => ({
  orientation: orientationOf(isMany(input) ? (input[0] as BulletGraph) : input),
  item: isMany(input) ? input.map(sentGraphOf) : sentGraphOf(input),
})

const inputOf = (sent: Sent): BulletInput => {
  const orientation = own(sent, 'orientation')
  const { item } = sent
  return 'length' in item ? item.map((graph) => graphOf(orientation, graph)) : graphOf(orientation, item)
}

/** The `bullet` widget: one to four bullet graphs (`docs/reference/widgets.md#bullet-in-full`). */
export const bullet: Widget<'bullet', BulletInput, BulletSettings, BulletInput, true> = defineWidget({
  kind: 'bullet',
  codec: writtenAs(input, sent, sentOf, inputOf),
  settings,
  merge: (settings, input): BulletInput =>
    isMany(input) ? input.map((graph) => filled(settings, graph)) : filled(settings, input),
  xml: true,
})
