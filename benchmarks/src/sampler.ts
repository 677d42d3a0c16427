/** What is measured: one call. */
export type Candidate = () => unknown

/** Nanoseconds per call of each candidate, one figure for each round. */
export type Samples<Name extends string> = Readonly<Record<Name, readonly number[]>>

/** The middle of many figures, and what nine tenths of them lie above and below. */
export interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

// Long enough for the clock; short enough that a burst of a neighbour's work hits a whole round or little of it.
const SLICE_NS = 4e6
const WARM_UP_ROUNDS = 25

const kept = { sum: 0 }

/** Keeps a result from the optimiser. A text is read at one place, so that V8 joins the pieces that it may be made of. */
const keep = (result: unknown): void => {
  kept.sum += typeof result === 'string' ? result.charCodeAt(result.length >> 1) : 1
}

const now = (): number => Number(process.hrtime.bigint())

const nsPerCall = (candidate: Candidate, calls: number): number => {
  const start = now()
  for (let i = 0; i < calls; i++) keep(candidate())
  return (now() - start) / calls
}

const callsPerSlice = (candidate: Candidate): number => {
  const start = now()
  let calls = 0
  while (now() - start < SLICE_NS) {
    keep(candidate())
    calls++
  }
  return calls
}

/** Every other round runs backwards, so that nobody always follows the same neighbour. */
const ordered = <A>(all: readonly A[], round: number): readonly A[] =>
  round % 2 === 0 ? all : all.toReversed()

/** Measures candidates in short slices, one slice of each in every round. */
export const sample = <Name extends string>(
  candidates: Readonly<Record<Name, Candidate>>,
  rounds: number,
): Samples<Name> => {
  const all = Object.entries<Candidate>(candidates)
  for (let round = 0; round < WARM_UP_ROUNDS; round++)
    for (const [, candidate] of all) callsPerSlice(candidate)
  const entries = all.map(([name, candidate]) => ({
    name,
    candidate,
    calls: callsPerSlice(candidate),
    figures: [] as number[],
  }))
  for (let round = 0; round < rounds; round++)
    for (const { candidate, calls, figures } of ordered(entries, round))
      figures.push(nsPerCall(candidate, calls))
  return Object.fromEntries(entries.map(({ name, figures }) => [name, figures])) as unknown as Samples<Name>
}

/** Sums figures up. */
export const spreadOf = (figures: readonly number[]): Spread => {
  const sorted = figures.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
  return { median: at(0.5), low: at(0.1), high: at(0.9) }
}

/** Divides round by round: the two figures of a round met the same noise. */
export const ratio = (figures: readonly number[], reference: readonly number[]): Spread =>
  spreadOf(figures.map((figure, round) => figure / (reference[round] ?? Number.NaN)))
