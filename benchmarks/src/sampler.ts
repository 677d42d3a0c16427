/** What is measured: one call. */
export type Candidate = () => unknown

/** Nanoseconds per call of each candidate, one figure for each round. */
export type Samples<Name extends string> = Readonly<Record<Name, readonly number[]>>

/** The middle of many figures, and the range that holds four fifths of them. */
export interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** Reads a time in nanoseconds. */
type Clock = () => number

/**
 * What this process has used of any core, in its own code and in the kernel; the work of other processes does not count.
 * It counts in steps of 1 µs and costs 2 µs to read.
 */
export const cpuTime: Clock = () => {
  const { user, system } = process.cpuUsage()
  return 1e3 * (user + system)
}

/** The time on the wall, which runs on while other processes have the core. */
export const wallTime: Clock = () => Number(process.hrtime.bigint())

/** How long to measure. */
export interface Sampling {
  readonly rounds: number
  /** About how long a candidate runs in a row. */
  readonly sliceMs: number
  readonly clock?: Clock
}

const WARM_UP_ROUNDS = 20
const WARM_UP_MS = 10

const kept = { sum: 0 }

/** Keeps a result from the optimizer. A string is read in one place, so that V8 joins the pieces it may consist of. */
const keep = (result: unknown): void => {
  kept.sum += typeof result === 'string' ? result.charCodeAt(result.length >> 1) : 1
}

const nsPerCall = (candidate: Candidate, calls: number, clock: Clock): number => {
  const start = clock()
  for (let i = 0; i < calls; i++) keep(candidate())
  return (clock() - start) / calls
}

/** Finds how many calls fill a slice; reading the clock after each call would cost more than a small candidate. */
const callsPerSlice = (candidate: Candidate, ms: number, clock: Clock): number => {
  for (let calls = 1; ; calls *= 2) {
    const ns = nsPerCall(candidate, calls, clock)
    if (ns * calls >= 5e5 * ms) return Math.ceil((1e6 * ms) / ns)
  }
}

/** Calls candidates in turn until V8 has compiled them. */
export const warmUp = (candidates: readonly Candidate[]): void => {
  for (let round = 0; round < WARM_UP_ROUNDS; round++)
    for (const candidate of candidates) callsPerSlice(candidate, WARM_UP_MS, cpuTime)
}

/** Every other round runs backwards, so that each candidate follows each of its neighbors equally often. */
const ordered = <A>(all: readonly A[], round: number): readonly A[] =>
  round % 2 === 0 ? all : all.toReversed()

/** Measures candidates in short slices, one slice of each in every round. */
export const sample = <Name extends string>(
  candidates: Readonly<Record<Name, Candidate>>,
  { rounds, sliceMs, clock = cpuTime }: Sampling,
): Samples<Name> => {
  warmUp(Object.values(candidates))
  const entries = Object.entries<Candidate>(candidates).map(([name, candidate]) => ({
    name,
    candidate,
    calls: callsPerSlice(candidate, sliceMs, clock),
    figures: [] as number[],
  }))
  for (let round = 0; round < rounds; round++)
    for (const { candidate, calls, figures } of ordered(entries, round))
      figures.push(nsPerCall(candidate, calls, clock))
  return Object.fromEntries(entries.map(({ name, figures }) => [name, figures])) as unknown as Samples<Name>
}

/** Takes a figure of each of some things in every round; short ones, so that what disturbs one disturbs the next alike. */
export const inTurn = async <A>(
  all: readonly A[],
  rounds: number,
  figureOf: (one: A) => Promise<number>,
): Promise<ReadonlyMap<A, readonly number[]>> => {
  const figures = new Map(all.map((one) => [one, [] as number[]]))
  for (let round = 0; round < rounds; round++)
    for (const one of ordered(all, round)) figures.get(one)?.push(await figureOf(one))
  return figures
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
