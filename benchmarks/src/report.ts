import type { Spread } from './sampler.js'

/** What we aim for, and what would be a mistake; a measure without an alarm has only the one limit. */
export interface Limits {
  readonly goal: number
  readonly alarm?: number
}

/** One line of the table. */
export interface Row {
  readonly measure: string
  readonly spread: Spread
  /** What the figure counts, in words: the reference's own time, or a unit. */
  readonly of: string
  readonly limits?: Limits
}

const figure = (n: number): string => {
  if (n >= 100) return n.toFixed(0)
  return n.toFixed(n >= 10 ? 1 : 2)
}

const limit = (n: number | undefined): string => (n === undefined ? '' : String(n))

const mark = (median: number, { goal, alarm = Infinity }: Limits): string => {
  if (median > alarm) return 'OVER THE ALARM'
  return median > goal ? 'over the goal' : ''
}

const line = (
  measure: string,
  ratio: string,
  range: string,
  goal: string,
  alarm: string,
  of: string,
  verdict: string,
): string =>
  [
    measure.padEnd(38),
    ratio.padStart(7),
    range.padStart(13),
    goal.padStart(6),
    alarm.padStart(6),
    of.padStart(9),
    ` ${verdict}`,
  ]
    .join(' ')
    .trimEnd()

/** Writes a time that is given in nanoseconds. */
export const time = (ns: number): string => {
  if (ns >= 1e6) return `${figure(ns / 1e6)} ms`
  return ns >= 1e3 ? `${figure(ns / 1e3)} µs` : `${figure(ns)} ns`
}

/** Prints the head of the table. */
export const printHead = (): void => console.log(line('', 'ratio', 'p10–p90', 'goal', 'alarm', '1 is', ''))

/** Prints the title of a section. */
export const printTitle = (title: string): void => console.log(`\n${title}`)

/** Prints one line of the table. */
export const printRow = ({ measure, spread: { median, low, high }, of, limits }: Row): void =>
  console.log(
    line(
      `  ${measure}`,
      figure(median),
      `${figure(low)}–${figure(high)}`,
      limit(limits?.goal),
      limit(limits?.alarm),
      of,
      limits === undefined ? '' : mark(median, limits),
    ),
  )
