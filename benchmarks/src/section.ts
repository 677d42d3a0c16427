import { type Figure, type Limits, type Row, time } from './report.js'
import { type Candidate, ratio, sample, spreadOf } from './sampler.js'

/** How long to measure: rounds of slices, and rounds of starting processes. */
export interface Effort {
  readonly rounds: number
  readonly starts: number
}

/** One part of the table; its name on the command line runs it alone. */
export interface Section {
  readonly name: string
  readonly title: string
  readonly rows: (effort: Effort) => Iterable<Row> | AsyncIterable<Row>
}

/** Measures a candidate against a reference, side by side. */
export const versus = (
  measure: string,
  { candidate, reference }: { readonly candidate: Candidate; readonly reference: Candidate },
  { rounds }: Effort,
  limits?: Limits,
): Figure => {
  const samples = sample({ candidate, reference }, rounds)
  return {
    measure,
    spread: ratio(samples.candidate, samples.reference),
    of: time(spreadOf(samples.reference).median),
    limits,
  }
}
