import { box, type Content, type ContentDrawing, type Shape } from './drawing.js'
import { duration, ems, full, prefixed, share, short } from './format.js'
import { type Fields, fieldsOf, isOn, lineOf, listOf, numberOf } from './read.js'

interface Item {
  readonly value: number
  readonly prefix: string
  readonly text: string
  readonly isDuration: boolean
  /** The value itself, if it is not a number. */
  readonly words: string | undefined
}

const itemOf = (item: Fields): Item => {
  const value = numberOf(item['value'])
  return {
    value: value ?? 0,
    prefix: lineOf(item['prefix'], 12),
    text: lineOf(item['text'], 120),
    isDuration: item['type'] === 'time_duration',
    words: value === undefined || item['type'] === 'text' ? lineOf(item['value'], 60) : undefined,
  }
}

// A tile has room for this many characters; longer numbers are shortened.
const LONGEST = 9

const written = ({ value, prefix, isDuration, words }: Item): string => {
  if (words !== undefined) return words
  if (isDuration) return prefixed(duration(value), prefix)
  const long = full(value)
  return prefixed(long.length > LONGEST ? short(value) : long, prefix)
}

const inFull = (item: Item): string =>
  item.words !== undefined || item.isDuration ? written(item) : prefixed(full(item.value), item.prefix)

const ARROWS = ['M6 11L0 1L12 1Z', 'M1 5L11 5L11 7L1 7Z', 'M6 1L12 11L0 11Z'] as const

/** Draws an arrow up or down, or a bar for no change. */
export const arrow = (direction: number): Shape => ({
  class: 'gw-arrow',
  view: { width: 12, height: 12 },
  paths: [
    {
      class: 'gw-fill',
      d: ARROWS[Math.sign(direction) + 1] ?? '',
    },
  ],
})

interface Change {
  readonly direction: number
  readonly text: string
}

const changeOf = (now: Item, before: Item, absolute: boolean): Change => {
  const difference = now.value - before.value
  const direction = Math.sign(difference)
  const isPercent = !absolute && before.value !== 0
  const item = { ...now, value: Math.abs(difference) }
  return {
    direction,
    text: isPercent ? share(Math.abs(difference / 2), Math.abs(before.value / 2)) : written(item),
  }
}

const mood = (direction: number, reverse: boolean): string => {
  if (direction === 0) return 'gw-same'
  return direction > 0 !== reverse ? 'gw-good' : 'gw-bad'
}

const WORDS = ['down', 'unchanged', 'up'] as const

const wordOf = (direction: number): string => WORDS[direction + 1] ?? 'unchanged'

const SPARK = { width: 100, height: 30 }

const hundredth = (n: number): number => Math.round(n * 100) / 100

/** Draws a line through numbers. */
const sparkline = (numbers: readonly number[]): Shape => {
  const min = Math.min(...numbers) / 2
  const span = Math.max(...numbers) / 2 - min
  const points = numbers.map((n, i) => {
    const x = numbers.length < 2 ? 0 : (i / (numbers.length - 1)) * SPARK.width
    const y = span === 0 ? SPARK.height / 2 : (1 - (n / 2 - min) / span) * (SPARK.height - 4) + 2
    return `${hundredth(x)} ${hundredth(y)}`
  })
  const line = `M${points.join('L')}`
  return {
    class: 'gw-spark',
    view: SPARK,
    stretched: true,
    paths: [
      { class: 'gw-area', d: `${line}L${SPARK.width} ${SPARK.height}L0 ${SPARK.height}Z` },
      { class: 'gw-line', d: line },
    ],
  }
}

const LEAST_POINTS = 2

// More points than a tile has pixels would add nothing.
const MOST_POINTS = 1000

export const drawNumber = (payload: unknown): ContentDrawing => {
  const { item, absolute, type } = fieldsOf(payload)
  const [first, second] = listOf(item)
  const now = itemOf(fieldsOf(first))
  const points = Array.isArray(second) ? second.slice(-MOST_POINTS).map((n) => numberOf(n) ?? 0) : []
  const secondFields = fieldsOf(second)
  const hasBefore = numberOf(secondFields['value']) !== undefined && now.words === undefined
  const spoken = inFull(now)
  const main = written(now)
  const value = box('div', 'gw-value', [main], {
    vars: { '--ems': Math.max(1.6, Math.round(ems(main) * 10) / 10) },
  })
  const caption = now.text === '' ? [] : [box('div', 'gw-caption', [now.text])]
  const labelled = now.text === '' ? spoken : `${now.text}: ${spoken}`
  if (hasBefore) {
    const before = { ...itemOf(secondFields), isDuration: now.isDuration }
    const reverse = type === 'reverse'
    const change = changeOf(now, before, isOn(absolute))
    const against = inFull({ ...before, prefix: before.prefix === '' ? now.prefix : before.prefix })
    return {
      form: 'content',
      summary: `${labelled}, ${wordOf(change.direction)} ${change.direction === 0 ? '' : `by ${change.text} `}from ${against}`,
      root: box('div', 'gw-number', [
        value,
        box('div', `gw-change ${mood(change.direction, reverse)}`, [
          arrow(change.direction),
          box('span', '', [change.text]),
        ]),
        box('div', 'gw-caption', [
          before.text === '' ? `from ${against}` : `from ${against} · ${before.text}`,
        ]),
      ]),
    }
  }
  const spark: readonly Content[] = points.length >= LEAST_POINTS ? [sparkline(points)] : []
  return {
    form: 'content',
    summary: points.length >= LEAST_POINTS ? `${labelled}, with a line of ${points.length} points` : labelled,
    root: box('div', spark.length > 0 ? 'gw-number gw-sparked' : 'gw-number', [value, ...caption, ...spark]),
  }
}
