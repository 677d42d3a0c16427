import type { Answer, NoAnswer } from './poll.js'

/** A poll that has ended. */
export interface Poll {
  /** The number of the poll on its tile, starting at 1. */
  readonly n: number
  readonly at: number
  readonly answer: Answer | NoAnswer
}

/** How many polls of each tile are kept. */
export const MOST_POLLS = 100
/** How many bytes of responses are kept, for all tiles together. */
export const MOST_BYTES = 64 * 1_048_576

/** The polls of a board, for as long as the program runs. */
export interface History {
  /** The polls of a tile that are kept, the oldest first. */
  readonly of: (id: number) => readonly Poll[]
  readonly keep: (id: number, poll: Poll) => void
  readonly forget: (id: number) => void
}

interface Kept extends Poll {
  readonly bytes: number
}

/** Whether a poll got no payload, but a later one may. */
export const isFailure = (answer: Answer | NoAnswer): boolean =>
  answer._tag === 'NoAnswer' || answer.status >= 500

const failureOf = (answer: Answer | NoAnswer): string | number | undefined => {
  if (answer._tag === 'NoAnswer') return answer.why
  return isFailure(answer) ? answer.status : undefined
}

const bytesOf = (answer: Answer | NoAnswer): number =>
  answer._tag === 'NoAnswer'
    ? 0
    : Buffer.byteLength(answer.body ?? '') + Buffer.byteLength(answer.headers.flat().join(''))

/**
 * Creates an empty history. The newest poll of each tile always stays; of the others, the oldest are removed first.
 * While a feed is down, its polls count as one.
 */
export const createHistory = (mostPolls = MOST_POLLS, mostBytes = MOST_BYTES): History => {
  const kept = new Map<number, readonly Kept[]>()
  const bytes = (): number => [...kept.values()].flat().reduce((sum, poll) => sum + poll.bytes, 0)

  const dropOldest = (): boolean => {
    const [oldest] = [...kept]
      .filter(([, { length }]) => length > 1)
      .toSorted(([, [a]], [, [b]]) => (a?.at ?? 0) - (b?.at ?? 0))
    if (oldest === undefined) return false
    kept.set(oldest[0], oldest[1].slice(1))
    return true
  }

  return {
    of: (id) => kept.get(id) ?? [],
    keep: (id, poll) => {
      const before = kept.get(id) ?? []
      const last = before.at(-1)
      const failure = failureOf(poll.answer)
      const isStillDown = last !== undefined && failure !== undefined && failure === failureOf(last.answer)
      const others = isStillDown ? before.slice(0, -1) : before
      kept.set(id, [...others, { ...poll, bytes: bytesOf(poll.answer) }].slice(-mostPolls))
      while (bytes() > mostBytes && dropOldest());
    },
    forget: (id) => {
      kept.delete(id)
    },
  }
}
