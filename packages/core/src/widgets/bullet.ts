import {
  brokenIn,
  type Codec,
  type Fields,
  isList,
  KEPT,
  list,
  mapped,
  type NowCalled,
  positional,
  ruled,
  shaped,
  struct,
} from './codec.js'
import { bool, filled, finite, oneOf, present, text } from './fields.js'
import { defineWidget, type Widget } from './widget.js'
import {
  byForm,
  type Check,
  numeric,
  old,
  oneOrMany,
  reads,
  together,
  wireList,
  wireObject,
  wireText,
} from './wire.js'

/**
 * A stretch of the axis; `end` is not below `start`.
 *
 * @example
 * import assert from 'node:assert'
 * import { type BulletRange, widgets } from '@gecko-widgets/core'
 *
 * const soFar: BulletRange = [0, 620]
 * const revenue = { label: 'Revenue', axisPoints: [0, 300, 600, 900] }
 * assert.deepStrictEqual(
 *   widgets.bullet.encode({ ...revenue, current: soFar }),
 *   widgets.bullet.encode({ ...revenue, current: 620 }),
 * )
 */
export type BulletRange = readonly [start: number, end: number]

/**
 * What can be said of a `bullet` where it is defined.
 *
 * @example
 * import assert from 'node:assert'
 * import { type BulletSettings, widgets } from '@gecko-widgets/core'
 *
 * const settings: BulletSettings = { orientation: 'vertical', autoScale: false, sublabel: 'EUR' }
 * const revenue = { label: 'Revenue', axisPoints: [0, 3000, 6000, 9000], current: 6200 }
 * assert.deepStrictEqual(
 *   widgets.bullet.encodeWith(settings)(revenue),
 *   widgets.bullet.encode({ ...revenue, ...settings }),
 * )
 */
export interface BulletSettings {
  /** `horizontal` by default; one for all graphs. */
  readonly orientation?: 'horizontal' | 'vertical' | undefined
  /** Divides the graph's numbers by a thousand, a million or a billion where its axis reaches them, and says so in the sublabel; `true` by default. */
  readonly autoScale?: boolean | undefined
  /** The second line of the label, such as a unit. */
  readonly sublabel?: string | undefined
  readonly auto_scale?: NowCalled<'autoScale'>
}

/**
 * One graph of a `bullet`.
 *
 * @example
 * import assert from 'node:assert'
 * import { type BulletGraph, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const revenue: BulletGraph = {
 *   label: 'Revenue',
 *   sublabel: 'EUR',
 *   axisPoints: [0, 3000, 6000, 9000],
 *   current: 6200,
 *   comparative: 7500,
 *   red: [0, 4000],
 *   amber: [4000, 7000],
 *   green: [7000, 9000],
 *   projected: [0, 8400],
 * }
 * assert.deepStrictEqual(
 *   widgets.bullet.encode(revenue),
 *   E.right({
 *     kind: 'bullet',
 *     json: {
 *       orientation: 'horizontal',
 *       item: {
 *         label: 'Revenue',
 *         sublabel: 'EUR (thousands)',
 *         axis: { point: [0, 3, 6, 9] },
 *         range: { red: { start: 0, end: 4 }, amber: { start: 4, end: 7 }, green: { start: 7, end: 9 } },
 *         measure: { current: { start: 0, end: 6.2 }, projected: { start: 0, end: 8.4 } },
 *         comparative: { point: 7.5 },
 *       },
 *     },
 *   }),
 * )
 */
export interface BulletGraph extends BulletSettings {
  /** The name of what is measured. */
  readonly label: string
  /** Two points or more, ascending. */
  readonly axisPoints: readonly number[]
  /** The main bar; a number `n` is `[0, n]`. */
  readonly current: number | BulletRange
  /** The marker. */
  readonly comparative?: number | undefined
  /** The bands: all three, or none for thirds of the axis. */
  readonly red?: BulletRange | undefined
  readonly amber?: BulletRange | undefined
  readonly green?: BulletRange | undefined
  /** The lighter bar; a number `n` is `[0, n]`. */
  readonly projected?: number | BulletRange | undefined
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

const range: Codec<BulletRange> = ruled(
  mapped(
    positional<{ readonly start: number; readonly end: number }>({ start: finite, end: finite }, [
      'start',
      'end',
    ]),
    ({ start, end }): BulletRange => [start, end],
  ),
  ([start, end]) => (start <= end ? KEPT : [['[1]', 'bad_order', 'an end that is not below start']]),
)

const measure = shaped<number | BulletRange>({ number: finite, list: range })

const axisPoints = ruled(list(finite, { min: 2 }), (points) =>
  brokenIn(points, (point, i) =>
    i === 0 || point > (points[i - 1] as number)
      ? undefined
      : [`[${i}]`, 'bad_order', 'a point above the one before it'],
  ),
)

const COLORS = ['red', 'amber', 'green'] as const

const settings: Fields<BulletSettings> = {
  orientation: oneOf('horizontal', 'vertical'),
  autoScale: bool,
  sublabel: text,
}

const graph: Codec<BulletGraph> = ruled(
  struct<BulletGraph>(
    {
      label: text,
      axisPoints,
      current: measure,
      comparative: finite,
      red: range,
      amber: range,
      green: range,
      projected: measure,
      ...settings,
    },
    ['label', 'axisPoints', 'current'],
    { axis_points: 'axisPoints', auto_scale: 'autoScale' },
  ),
  (graph) =>
    COLORS.every((color) => graph[color] === undefined)
      ? KEPT
      : COLORS.filter((color) => graph[color] === undefined).map((color) => [
          `.${color}`,
          'incomplete',
          `${color} too: give all of red, amber and green, or none`,
        ]),
)

type Bands = Readonly<Record<(typeof COLORS)[number], BulletRange>>

/** Thirds of the axis: the seed's whole numbers where they fit, else contiguous (`widgets.md`, "Bullet, in full"). */
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

const bandsOf = ({ axisPoints, red, amber, green }: BulletGraph): Bands =>
  red && amber && green ? { red, amber, green } : thirds(axisPoints)

interface Scale {
  readonly divisor: number
  readonly word: string
}

const SCALES: readonly Scale[] = [
  { divisor: 1e9, word: 'billions' },
  { divisor: 1e6, word: 'millions' },
  { divisor: 1e3, word: 'thousands' },
]

const scaleOf = ({ axisPoints, autoScale = true }: BulletGraph): Scale | undefined => {
  const greatest = Math.max(...axisPoints.map(Math.abs))
  return autoScale ? SCALES.find(({ divisor }) => greatest >= divisor) : undefined
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

const wireGraph = (graph: BulletGraph) => {
  const { label, axisPoints, current, projected, comparative } = graph
  const scale = scaleOf(graph)
  const scaled = (n: number): number => (scale === undefined ? n : rounded(n / scale.divisor))
  const stretch = ([start, end]: BulletRange) => ({ start: scaled(start), end: scaled(end) })
  const bar = (of: number | BulletRange) => stretch(typeof of === 'number' ? [0, of] : of)
  const { red, amber, green } = bandsOf(graph)
  return present({
    label,
    sublabel: scaledSublabel(graph.sublabel, scale),
    axis: { point: axisPoints.map(scaled) },
    range: { red: stretch(red), amber: stretch(amber), green: stretch(green) },
    measure: present({
      current: bar(current),
      projected: projected === undefined ? undefined : bar(projected),
    }),
    comparative: comparative === undefined ? undefined : { point: scaled(comparative) },
  })
}

const isMany = (input: BulletInput): input is readonly BulletGraph[] => isList(input)

const orientationOf = ({ orientation = 'horizontal' }: BulletSettings) => orientation

type Ends = (start: number, end: number) => boolean

const ascend: Ends = (start, end) => start <= end

const wireEnds = (are: Ends, more: Readonly<Record<string, Check>> = {}): Check =>
  together(
    wireObject({ ...more, start: numeric, end: numeric }, [...Object.keys(more), 'start', 'end']),
    ({ start, end }) =>
      are(Number(start), Number(end)) ? KEPT : [['.end', 'bad_order', 'an end that is not below start']],
  )

const wireBand = wireEnds(ascend)

/** From 0 a bar may also go down, as a negative `n` does that stands for `[0, n]`. */
const wireBar = wireEnds((start, end) => start === 0 || ascend(start, end))

/** Bands as a list, each with its colour: the form of 2012 to 2014. */
const wireBands = old(
  wireList(wireEnds(ascend, { color: reads(oneOf(...COLORS)) })),
  'an object { red, amber, green }, as the bands are now written',
)

const wireBullet = wireObject(
  {
    label: wireText,
    sublabel: wireText,
    axis: wireObject({ point: wireList(numeric, { min: 2 }) }, ['point']),
    range: byForm(isList, wireBands, wireObject({ red: wireBand, amber: wireBand, green: wireBand }, COLORS)),
    measure: wireObject({ current: wireBar, projected: wireBar }, ['current']),
    comparative: wireObject({ point: numeric }, ['point']),
  },
  ['label', 'axis', 'range', 'measure'],
)

const wire: Check = wireObject(
  {
    orientation: reads(oneOf('horizontal', 'vertical')),
    item: oneOrMany(wireBullet, { min: 1, max: 4 }),
  },
  ['item'],
)

/** The `bullet` widget: one to four bullet graphs (`widgets.md`, "Bullet, in full"). */
export const bullet: Widget<'bullet', BulletInput, BulletSettings, BulletInput, true> = defineWidget({
  kind: 'bullet',
  input: shaped<BulletInput>({ object: graph, list: list(graph, { min: 1, max: 4 }) }),
  settings,
  merge: (settings, input): BulletInput =>
    isMany(input) ? input.map((graph) => filled(settings, graph)) : filled(settings, input),
  rules: (input) =>
    isMany(input)
      ? brokenIn(input, (graph, i) =>
          orientationOf(graph) === orientationOf(input[0] as BulletGraph)
            ? undefined
            : [`[${i}].orientation`, 'conflict', 'one orientation for all graphs'],
        )
      : KEPT,
  payload: (input) => ({
    orientation: orientationOf(isMany(input) ? (input[0] as BulletGraph) : input),
    item: isMany(input) ? input.map(wireGraph) : wireGraph(input),
  }),
  wire,
  xml: true,
})
