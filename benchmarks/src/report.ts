import type { Spread } from './sampler.js'

/** What we aim for, and what would be a mistake; a measure without an alarm has only the one limit. */
export interface Limits {
  readonly goal: number
  readonly alarm?: number
}

/** One line of the table. */
export interface Figure {
  readonly measure: string
  readonly spread: Spread
  /** What the figure counts, in words: the reference's own time, or a unit. */
  readonly of: string
  readonly limits?: Limits | undefined
}

/** A line that this machine cannot fill, and why. */
export interface NotRun {
  readonly measure: string
  readonly notRun: string
}

export type Row = Figure | NotRun

const figure = (n: number): string => {
  if (n >= 100) return n.toFixed(0)
  return n.toFixed(n >= 10 ? 1 : 2)
}

/** Writes a time that is given in nanoseconds. */
export const time = (ns: number): string => {
  if (ns >= 1e6) return `${figure(ns / 1e6)} ms`
  return ns >= 1e3 ? `${figure(ns / 1e3)} µs` : `${figure(ns)} ns`
}

const verdict = (median: number, { goal, alarm = Infinity }: Limits): string => {
  if (median > alarm) return 'over the alarm'
  return median > goal ? 'over the goal' : ''
}

const limit = (n: number | undefined): string => (n === undefined ? '' : String(n))

const HEAD = ['', 'figure', 'p10–p90', 'goal', 'alarm', '1 is', ''] as const

const cellsOf = ({ measure, spread: { median, low, high }, of, limits }: Figure): readonly string[] => [
  measure,
  figure(median),
  `${figure(low)}–${figure(high)}`,
  limit(limits?.goal),
  limit(limits?.alarm),
  of,
  limits === undefined ? '' : verdict(median, limits),
]

const WIDTHS = [44, 7, 13, 6, 6, 9]

const line = (cells: readonly string[]): string =>
  cells
    .map((cell, i) => (i === 0 ? cell.padEnd(WIDTHS[0] as number) : cell.padStart(WIDTHS[i] ?? 0)))
    .join(' ')
    .trimEnd()

/** Prints the head of the table. */
export const printHead = (): void => console.log(line(HEAD))

/** Prints the title of a section. */
export const printTitle = (title: string): void => console.log(`\n${title}`)

/** Prints one line of the table. */
export const printRow = (row: Row): void => {
  const measure = `  ${row.measure}`
  console.log('notRun' in row ? `${measure}: not run: ${row.notRun}` : line(cellsOf({ ...row, measure })))
}

/** A section that has been measured. */
export interface Result {
  readonly title: string
  readonly rows: readonly Row[]
}

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const tableOf = ({ title, rows }: Result): string => {
  const figures = rows.filter((row): row is Figure => !('notRun' in row))
  const notRun = rows.filter((row): row is NotRun => 'notRun' in row)
  return [
    `### ${title}\n`,
    ...(figures.length === 0
      ? []
      : [
          tableRow(HEAD),
          tableRow(HEAD.map((_, i) => (i === 0 ? '---' : '---:'))),
          ...figures.map((row) => tableRow(cellsOf(row))),
          '',
        ]),
    ...notRun.map((row) => `- ${row.measure}: not run: ${row.notRun}`),
    ...(notRun.length === 0 ? [] : ['']),
  ].join('\n')
}

/** Writes results as Markdown, under a line that says where and when they were measured. */
export const markdown = (origin: string, results: readonly Result[]): string =>
  [`${origin}\n`, ...results.map(tableOf)].join('\n')
