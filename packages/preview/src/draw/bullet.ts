import { type Box, box, type ContentDrawing } from './drawing.js'
import { full, short } from './format.js'
import { type Fields, fieldsOf, lineOf, listOf, numberOf } from './read.js'

const MOOD: Readonly<Record<string, string>> = { red: 'gw-bad', amber: 'gw-warn', green: 'gw-good' }

interface Stretch {
  readonly start: number
  readonly end: number
}

const stretchOf = (value: unknown): Stretch | undefined => {
  const { start, end } = fieldsOf(value)
  const from = numberOf(start)
  const to = numberOf(end)
  return from === undefined || to === undefined
    ? undefined
    : { start: Math.min(from, to), end: Math.max(from, to) }
}

/** The bands in drawing order, from an object or a list. */
const bandsOf = (range: unknown): readonly (readonly [color: string, stretch: Stretch])[] => {
  const named = Array.isArray(range)
    ? range.map((band) => [String(fieldsOf(band)['color']), band] as const)
    : Object.entries(fieldsOf(range))
  return named.flatMap(([color, band]) => {
    const stretch = stretchOf(band)
    return stretch === undefined || !Object.hasOwn(MOOD, color) ? [] : [[color, stretch] as const]
  })
}

/** Closes the gap of 1 between bands that are given in whole numbers. */
const closed = (bands: ReturnType<typeof bandsOf>, max: number): ReturnType<typeof bandsOf> =>
  bands.map(([color, { start, end }]) => {
    const next = bands.map(([, other]) => other.start).filter((other) => other > end)
    const nearest = next.length === 0 ? max : Math.min(...next)
    return [color, { start, end: nearest - end <= 1 && nearest <= max ? nearest : end }] as const
  })

/** The class that keeps a number near an end of the axis inside it. */
const endOf = (percent: number): string => {
  if (percent < 5) return 'gw-low'
  return percent > 95 ? 'gw-far' : ''
}

/** Picks at most seven evenly spaced points to label, with both ends if possible. */
const ticksOf = (points: readonly number[]): readonly number[] => {
  const spaces = points.length - 1
  const least = Math.max(1, Math.ceil(spaces / 6))
  const even = [0, 1, 2, 3].map((more) => least + more).find((step) => spaces % step === 0) ?? least
  return points.filter((_, i) => i % even === 0)
}

const graph = (item: Fields, hasSublabels: boolean): { readonly summary: string; readonly drawn: Box } => {
  const label = lineOf(item['label'], 60)
  const sublabel = lineOf(item['sublabel'], 60)
  const points = listOf(fieldsOf(item['axis'])['point']).flatMap((point) => numberOf(point) ?? [])
  const min = Math.min(...points, Number.POSITIVE_INFINITY)
  const max = Math.max(...points, Number.NEGATIVE_INFINITY)
  const span = max / 2 - min / 2
  const percent = (n: number): number =>
    span > 0 ? Math.round(Math.min(1, Math.max(0, (n / 2 - min / 2) / span)) * 10_000) / 100 : 0
  const part = (className: string, { start, end }: Stretch): Box =>
    box('div', className, [], {
      vars: {
        '--start': percent(start),
        '--length': Math.round((percent(end) - percent(start)) * 100) / 100,
      },
    })
  const measure = fieldsOf(item['measure'])
  const current = stretchOf(measure['current'])
  const projected = stretchOf(measure['projected'])
  const marker = numberOf(fieldsOf(item['comparative'])['point'])
  const value = numberOf(fieldsOf(measure['current'])['end'])
  const ticks = ticksOf(points)
  return {
    summary: [
      `${label} ${value === undefined ? '' : full(value)}`.trim(),
      ...(sublabel === '' ? [] : [sublabel]),
      ...(marker === undefined ? [] : [`compared with ${full(marker)}`]),
    ].join(', '),
    drawn: box('div', 'gw-graph', [
      box('div', 'gw-head', [
        box('div', 'gw-name', [label]),
        ...(hasSublabels ? [box('div', 'gw-caption', [sublabel])] : []),
      ]),
      box('div', 'gw-scale', [
        box('div', 'gw-bands', [
          ...closed(bandsOf(item['range']), max).map(([color, stretch]) =>
            part(`gw-band ${MOOD[color]}`, stretch),
          ),
          ...(projected === undefined ? [] : [part('gw-projected', projected)]),
          ...(current === undefined ? [] : [part('gw-current', current)]),
          ...(marker === undefined ? [] : [part('gw-marker', { start: marker, end: marker })]),
        ]),
        box(
          'div',
          'gw-ticks',
          ticks.map((point) =>
            box('span', endOf(percent(point)), [short(point)], {
              vars: { '--start': percent(point) },
            }),
          ),
        ),
      ]),
    ]),
  }
}

export const drawBullet = (payload: unknown): ContentDrawing => {
  const { item, orientation } = fieldsOf(payload)
  const items = listOf(item).slice(0, 4).map(fieldsOf)
  const hasSublabels = items.some(({ sublabel }) => lineOf(sublabel) !== '')
  const graphs = items.map((item) => graph(item, hasSublabels))
  return {
    form: 'content',
    summary: `Bullet graph: ${graphs.map(({ summary }) => summary).join('; ')}`,
    root: box(
      'div',
      `gw-bullet ${orientation === 'vertical' ? 'gw-vertical' : 'gw-horizontal'}`,
      graphs.map(({ drawn }) => drawn),
      { vars: { '--rows': graphs.length } },
    ),
  }
}
