import { deepStrictEqual } from 'node:assert'
import { type Figure, type Row, time } from './report.js'
import { type Candidate, ratio, type Sampling, sample, spreadOf } from './sampler.js'

/** How long to measure: rounds of slices, and rounds of starting processes. */
export interface Effort extends Sampling {
  readonly starts: number
}

/** One part of the table; its name on the command line runs only that part. */
export interface Section {
  readonly name: string
  readonly title: string
  readonly rows: (effort: Effort) => Iterable<Row> | AsyncIterable<Row>
}

interface Pair {
  readonly candidate: Candidate
  readonly reference: Candidate
}

/** Measures a candidate against a reference, side by side. */
export const versus = (
  measure: string,
  { candidate, reference }: Pair,
  effort: Effort,
  goal?: number,
): Figure => {
  const samples = sample({ candidate, reference }, effort)
  return {
    measure,
    spread: ratio(samples.candidate, samples.reference),
    of: time(spreadOf(samples.reference).median),
    goal,
  }
}

/** The same for a reference that has to make the very same result. */
export const against: typeof versus = (measure, pair, effort, goal) => {
  deepStrictEqual(pair.candidate(), pair.reference())
  return versus(measure, pair, effort, goal)
}
