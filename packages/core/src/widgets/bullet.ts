import * as c from '../codec/index.js'
import { bool, finite, oneOf, text } from './fields.js'
import { defineWidget, type Widget } from './widget.js'

/** A stretch of the axis; `end` is at least `start`. */
export type BulletRange = readonly [start: number, end: number]

/** The settings of a bullet graph. */
export interface BulletSettings {
  /** The direction of all graphs. Default: `horizontal`. */
  readonly orientation?: 'horizontal' | 'vertical' | null | undefined
  /**
   * Divides the numbers of the graph by a thousand, a million or a billion if its axis reaches them, and adds the
   * scale to the sublabel. Default: `true`.
   */
  readonly autoScale?: boolean | null | undefined
  /** The second line of the label, such as a unit. */
  readonly sublabel?: string | null | undefined
  readonly auto_scale?: c.NowCalled<'autoScale'>
}

/** One bullet graph. */
export interface BulletGraph extends BulletSettings {
  /** The name of what is measured. */
  readonly label: string
  /** Two or more points, in ascending order. */
  readonly axisPoints: readonly number[]
  /** The main bar; a number `n` means `[0, n]`. */
  readonly current: number | BulletRange
  /** The target marker. */
  readonly comparative?: number | null | undefined
  /** The bands: all three or none. Default: thirds of the axis. */
  readonly red?: BulletRange | null | undefined
  readonly amber?: BulletRange | null | undefined
  readonly green?: BulletRange | null | undefined
  /** The lighter bar; a number `n` means `[0, n]`. */
  readonly projected?: number | BulletRange | null | undefined
  readonly axis_points?: c.NowCalled<'axisPoints'>
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
/** An axis has at least a start and an end. */
const POINTS = { min: 2 }
const COLORS = ['red', 'amber', 'green'] as const

const range = c.refine(c.tuple<BulletRange>({ start: finite, end: finite }), ([start, end]) =>
  start <= end ? c.NONE : [c.issue([1], 'bad_order', 'an end that is not below the start')],
)

const measure = c.union<number | BulletRange>({
  number: finite as c.Codec<number | BulletRange>,
  list: range as c.Codec<number | BulletRange>,
})

const axisPoints = c.refine(c.list(finite, POINTS), (points) =>
  c.inEach(points, (point, i) =>
    i === 0 || point > (points[i - 1] as number)
      ? undefined
      : c.issue([i], 'bad_order', 'a point above the one before it'),
  ),
)

const orientation = oneOf<'horizontal' | 'vertical'>('horizontal', 'vertical')

const settings = {
  orientation: c.optional(orientation),
  autoScale: c.optional(bool),
  sublabel: c.optional(text),
}

const bandRules = (graph: BulletGraph): readonly c.Found[] => {
  const missing = COLORS.filter((color) => c.own(graph, color) === undefined)
  return missing.length === COLORS.length
    ? c.NONE
    : missing.map((color) =>
        c.said([color], 'incomplete', 'missing; give all of red, amber and green, or none'),
      )
}

const graph = c.refine(
  c.struct<BulletGraph>(
    {
      label: text,
      axisPoints,
      current: measure,
      comparative: c.optional(finite),
      red: c.optional(range),
      amber: c.optional(range),
      green: c.optional(range),
      projected: c.optional(measure),
      ...settings,
    },
    { renamed: { axis_points: 'axisPoints', auto_scale: 'autoScale' } },
  ),
  bandRules,
  {
    input: c.when(
      { anyOf: COLORS.map((color) => c.hasValue(color)) },
      { allOf: COLORS.map((color) => c.hasValue(color)) },
    ),
  },
)

const orientationOf = (graph: BulletSettings) => c.own(graph, 'orientation') ?? 'horizontal'

const IS_VERTICAL = c.hasValue('orientation', { const: 'vertical' })

const graphs = c.settled(
  c.list(graph, GRAPHS),
  (all) =>
    c.inEach(all, (graph, i) =>
      orientationOf(graph) === orientationOf(all[0] as BulletGraph)
        ? undefined
        : c.issue([i, 'orientation'], 'conflict', 'one orientation for all graphs'),
    ),
  { input: { anyOf: [{ items: { not: IS_VERTICAL } }, { items: IS_VERTICAL }] } },
)

const isMany = (input: BulletInput): input is readonly BulletGraph[] => c.isList(input)

const input = c.codec<BulletInput>({
  ...c.union<BulletInput>({
    object: graph as c.Codec<BulletInput>,
    list: graphs as unknown as c.Codec<BulletInput>,
  }),
  late: (input) => (isMany(input) ? (graphs.late?.(input) ?? c.NONE) : c.NONE),
})

type Bands<A> = Readonly<Record<(typeof COLORS)[number], A>>

const mapBands = <A, B>({ red, amber, green }: Bands<A>, to: (a: A) => B): Bands<B> => ({
  red: to(red),
  amber: to(amber),
  green: to(green),
})

/** Divides the axis into thirds: of whole numbers if they fit, else contiguous (`docs/reference/widgets.md#bullet-in-full`). */
const thirds = (points: readonly number[]): Bands<BulletRange> => {
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
  // Divided before subtracting: `max - min` of the widest axis is infinite.
  const third = max / 3 - min / 3
  return { red: [min, min + third], amber: [min + third, max - third], green: [max - third, max] }
}

const bandsOf = (graph: BulletGraph): Bands<BulletRange> => {
  const [red, amber, green] = COLORS.map((color) => c.own(graph, color))
  return red && amber && green ? { red, amber, green } : thirds(graph.axisPoints)
}

const SCALES = [
  { divisor: 1e9, word: 'billions' },
  { divisor: 1e6, word: 'millions' },
  { divisor: 1e3, word: 'thousands' },
] as const

const scaleFor = (points: readonly number[]) => {
  const greatest = Math.max(...points.map(Math.abs))
  return SCALES.find(({ divisor }) => greatest >= divisor)
}

const scaleOf = (graph: BulletGraph) =>
  (c.own(graph, 'autoScale') ?? true) ? scaleFor(graph.axisPoints) : undefined

const withWord = (sublabel: string | undefined, word: string): string =>
  sublabel ? `${sublabel} (${word})` : word.charAt(0).toUpperCase() + word.slice(1)

/** Whether a sublabel says that the numbers are scaled. */
const namesScale = (sublabel = ''): boolean =>
  SCALES.some(({ word }) => sublabel === withWord('', word) || sublabel.endsWith(` (${word})`))

/** Below this, every half is a double. */
const HALVES = 2 ** 52

/** Rounds to two decimals as `toFixed` does, in a tenth of the time. */
const rounded = (n: number): number => {
  const cents = n * 100
  const nearest = Math.round(cents)
  // The product is the double nearest to n × 100: it may reach a half that n only comes close to, but never cross it.
  const isClear = Math.abs(cents) < HALVES && Math.abs(cents - nearest) < 0.5
  // `+ 0` turns -0 into 0.
  return (isClear ? nearest / 100 : Number(n.toFixed(2))) + 0
}

const stretchFields = { start: finite, end: finite }
const stretch = c.struct(stretchFields)
type Stretch = c.Of<typeof stretch>

const ascends = ({ start, end }: Stretch): readonly c.Found[] =>
  start <= end ? c.NONE : [c.issue(['end'], 'bad_order', 'an end that is not below the start')]

const band = c.refine(stretch, ascends)

/** A bar from 0 may also go down: a negative `n` is short for `[0, n]`. */
const bar = c.refine(stretch, (bar) => (bar.start === 0 ? c.NONE : ascends(bar)))

/** A list of bands, each with its color: the form of 2012 to 2014. */
const namedBands = c.list(c.refine(c.struct({ color: oneOf(...COLORS), ...stretchFields }), ascends))

const bands = c.onWire(c.struct({ red: band, amber: band, green: band }), (wire) =>
  c.orOld(
    wire,
    c.isList,
    c.mapWire(
      namedBands.wire,
      (bands) => Object.fromEntries(bands.map(({ color, ...band }) => [color, band])) as c.Of<typeof bands>,
    ),
    'no longer documented; write an object { red, amber, green }',
  ),
)

const sentGraph = c.struct({
  label: text,
  sublabel: c.optional(text),
  axis: c.struct({ point: c.list(finite, POINTS) }),
  range: bands,
  measure: c.struct({ current: bar, projected: c.optional(bar) }),
  comparative: c.optional(c.struct({ point: finite })),
})
type SentGraph = c.Of<typeof sentGraph>

const sent = c.struct({
  orientation: c.optional(orientation),
  item: c.onWire(sentGraph as c.Codec<SentGraph | readonly SentGraph[]>, (wire) =>
    c.orOnWire(wire, c.isList, c.list(sentGraph, GRAPHS).wire),
  ),
})
type Sent = c.Of<typeof sent>

const sentGraphOf = (graph: BulletGraph): SentGraph => {
  const { label, axisPoints, current } = graph
  const get = <K extends keyof BulletGraph>(key: K) => c.own(graph, key) ?? undefined
  const [sublabel, comparative, projected] = [get('sublabel'), get('comparative'), get('projected')]
  const scale = scaleOf(graph)
  const scaled = (n: number): number => (scale === undefined ? n : rounded(n / scale.divisor))
  const stretch = ([start, end]: BulletRange) => ({ start: scaled(start), end: scaled(end) })
  const bar = (of: number | BulletRange) => stretch(typeof of === 'number' ? [0, of] : of)
  return c.present({
    label,
    sublabel: scale === undefined ? sublabel : withWord(sublabel, scale.word),
    axis: { point: axisPoints.map(scaled) },
    range: mapBands(bandsOf(graph), stretch),
    measure: c.present({
      current: bar(current),
      projected: projected === undefined ? undefined : bar(projected),
    }),
    comparative: comparative === undefined ? undefined : { point: scaled(comparative) },
  })
}

/** Writes a bar down from 0 as a number, since a range cannot go down. */
const barOf = ({ start, end }: Stretch): number | BulletRange => (end < start ? end : [start, end])

const graphOf = (orientation: Sent['orientation'], sent: SentGraph): BulletGraph => {
  const { label, axis, range, measure } = sent
  const [sublabel, projected] = [c.own(sent, 'sublabel'), c.own(measure, 'projected')]
  const isScaled = namesScale(sublabel) || scaleFor(axis.point) !== undefined
  return c.present({
    label,
    sublabel,
    axisPoints: axis.point,
    current: barOf(measure.current),
    comparative: c.own(sent, 'comparative')?.point,
    ...mapBands(range, ({ start, end }): BulletRange => [start, end]),
    projected: projected && barOf(projected),
    orientation,
    // Not to be scaled again, or at all.
    autoScale: isScaled ? false : undefined,
  })
}

const sentOf = (input: BulletInput): Sent => ({
  orientation: orientationOf(isMany(input) ? (input[0] as BulletGraph) : input),
  item: isMany(input) ? input.map(sentGraphOf) : sentGraphOf(input),
})

const inputOf = (sent: Sent): BulletInput => {
  const orientation = c.own(sent, 'orientation')
  const { item } = sent
  return c.isList(item) ? item.map((graph) => graphOf(orientation, graph)) : graphOf(orientation, item)
}

/** The `bullet` widget: one to four bullet graphs (`docs/reference/widgets.md#bullet-in-full`). */
export const bullet: Widget<'bullet', BulletInput, BulletSettings, true> = defineWidget({
  kind: 'bullet',
  codec: c.writtenAs(input, sent, sentOf, inputOf),
  settings,
  merge: (settings, input): BulletInput =>
    isMany(input) ? input.map((graph) => c.filled(settings, graph)) : c.filled(settings, input),
})
