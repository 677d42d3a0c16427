import type { Spread } from './sampler.js'

/** One line of the table. */
export interface Figure {
  readonly measure: string
  readonly spread: Spread
  /** What the figure counts, in words: the reference's own time, or a unit. */
  readonly of: string
  /** The most that we aim for. */
  readonly goal?: number | undefined
}

/** A line that this machine cannot fill, and why. */
export interface NotRun {
  readonly measure: string
  readonly notRun: string
}

export type Row = Figure | NotRun

/** A section that has been measured. */
export interface Result {
  readonly title: string
  readonly rows: readonly Row[]
}

/** All sections on one Node. */
export interface Run {
  readonly node: string
  readonly results: readonly Result[]
}

const figure = (n: number): string => {
  if (n >= 100) return n.toFixed(0)
  return n.toFixed(n >= 10 ? 1 : 2)
}

/** Writes a time that is given in nanoseconds. */
export const time = (ns: number): string => {
  if (ns >= 1e6) return `${figure(ns / 1e6)} ms`
  return ns >= 1e3 ? `${figure(ns / 1e3)} µs` : `${figure(ns)} ns`
}

/** Judges the figure as it is written. */
const isOver = ({ spread: { median }, goal = Infinity }: Figure): boolean => Number(figure(median)) > goal

const goalOf = ({ goal }: Figure): string => (goal === undefined ? '' : String(goal))

const HEAD = ['', 'figure', 'p10–p90', 'goal', '1 is', '']

const cellsOf = (row: Figure): readonly string[] => [
  row.measure,
  figure(row.spread.median),
  `${figure(row.spread.low)}–${figure(row.spread.high)}`,
  goalOf(row),
  row.of,
  isOver(row) ? 'over the goal' : '',
]

const WIDTHS = [46, 12, 12, 12, 12]

const line = (cells: readonly string[]): string =>
  cells
    .map((cell, i) => (i === 0 ? cell.padEnd(WIDTHS[0] as number) : cell.padStart(WIDTHS[i] ?? 0)))
    .join(' ')
    .trimEnd()

const indented = ([measure, ...cells]: readonly string[]): string => line([`  ${measure}`, ...cells])

/** Prints the head of the table. */
export const printHead = (): void => console.log(line(HEAD))

/** Prints the title of a section. */
export const printTitle = (title: string): void => console.log(`\n${title}`)

/** Prints one line of the table. */
export const printRow = (row: Row): void =>
  console.log('notRun' in row ? `  ${row.measure}: not run: ${row.notRun}` : indented(cellsOf(row)))

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  tableRow(head),
  tableRow(head.map((_, i) => (i === 0 ? '---' : '---:'))),
  ...rows.map(tableRow),
  '',
]

const sectionOf = ({ title, rows }: Result): string => {
  const figures = rows.filter((row): row is Figure => !('notRun' in row))
  const notRun = rows.filter((row): row is NotRun => 'notRun' in row)
  return [
    `### ${title}\n`,
    ...(figures.length === 0 ? [] : table(HEAD, figures.map(cellsOf))),
    ...notRun.map((row) => `- ${row.measure}: not run: ${row.notRun}`),
    ...(notRun.length === 0 ? [] : ['']),
  ].join('\n')
}

/** Writes results as Markdown, under a line that says where and when they were measured. */
export const markdown = (origin: string, results: readonly Result[]): string =>
  [`${origin}\n`, ...results.map(sectionOf)].join('\n')

const cellOf = (row: Row | undefined): string => {
  if (row === undefined || 'notRun' in row) return 'not run'
  return `${figure(row.spread.median)}${isOver(row) ? ' over' : ''}`
}

interface Comparison {
  readonly title: string
  readonly rows: readonly (readonly string[])[]
}

/** The sections with a column for each Node; all have run the same ones. */
const compare = (runs: readonly Run[]): readonly Comparison[] =>
  (runs[0]?.results ?? []).map(({ title, rows }, section) => ({
    title,
    rows: rows.map((row, i) => [
      row.measure,
      'notRun' in row ? '' : goalOf(row),
      ...runs.map(({ results }) => cellOf(results[section]?.rows[i])),
    ]),
  }))

const headOf = (runs: readonly Run[]): readonly string[] => ['', 'goal', ...runs.map(({ node }) => node)]

/** Prints one table of all Nodes. */
export const printNodes = (runs: readonly Run[]): void => {
  console.log(`\n${line(headOf(runs))}`)
  for (const { title, rows } of compare(runs)) {
    printTitle(title)
    for (const row of rows) console.log(indented(row))
  }
}

/** Writes the same as Markdown. */
export const nodesMarkdown = (origin: string, runs: readonly Run[]): string =>
  [
    `${origin}\n`,
    ...compare(runs).map(({ title, rows }) => [`### ${title}\n`, ...table(headOf(runs), rows)].join('\n')),
  ].join('\n')
