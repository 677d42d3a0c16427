import { type Answer, type NoAnswer, poll } from './poll.js'
import type { Feed } from './settings.js'

/** What the board knows of one feed. */
export interface Tile {
  readonly feed: Feed
  /** Counts the polls that have ended. */
  readonly polls: number
  readonly answer: Answer | NoAnswer | undefined
  /** The answer before it, to tell what changed. */
  readonly before: Answer | NoAnswer | undefined
  readonly polledAt: number | undefined
  readonly polling: boolean
  readonly nextAt: number
}

/** Polls the feeds while somebody looks, and keeps what they answered. */
export interface Board {
  readonly tiles: () => readonly Tile[]
  /** Notes that somebody looks; nobody for a while, and the polls rest. */
  readonly look: () => void
  /** Polls a feed at once; `false` where there is none of this number. */
  readonly pollNow: (index: number) => boolean
  readonly stop: () => void
}

const MOST_AT_ONCE = 6
const LOOKED_MS = 15_000
const TICK_MS = 200
const MOST_BACK_OFF_MS = 60_000

const isFailure = (answer: Answer | NoAnswer): boolean => answer._tag === 'NoAnswer' || answer.status >= 500

/** How long to wait for the next poll: the interval, and after failures in a row longer, up to a minute. */
export const waitFor = (intervalMs: number, failures: number): number =>
  failures === 0
    ? intervalMs
    : Math.max(intervalMs, Math.min(MOST_BACK_OFF_MS, intervalMs * 2 ** Math.min(failures, 10)))

/** Makes the board of some feeds. */
export const createBoard = (feeds: readonly Feed[], apiKey: string | undefined): Board => {
  const tiles: Tile[] = feeds.map((feed) => ({
    feed,
    polls: 0,
    answer: undefined,
    before: undefined,
    polledAt: undefined,
    polling: false,
    nextAt: 0,
  }))
  const failures = feeds.map(() => 0)
  let lookedAt = Date.now()

  const set = (index: number, more: Partial<Tile>): void => {
    tiles[index] = { ...(tiles[index] as Tile), ...more }
  }

  const pollOne = async (index: number): Promise<void> => {
    const { feed, polls, answer: before } = tiles[index] as Tile
    set(index, { polling: true })
    const answer = await poll(feed, apiKey)
    failures[index] = isFailure(answer) ? (failures[index] ?? 0) + 1 : 0
    const polledAt = Date.now()
    const nextAt = polledAt + waitFor(feed.intervalMs, failures[index] ?? 0)
    set(index, { polls: polls + 1, answer, before, polledAt, polling: false, nextAt })
  }

  const tick = (): void => {
    const now = Date.now()
    if (now - lookedAt > LOOKED_MS) return
    const free = MOST_AT_ONCE - tiles.filter(({ polling }) => polling).length
    const due = tiles
      .map((tile, index) => ({ ...tile, index }))
      .filter(({ polling, nextAt }) => !polling && nextAt <= now)
      .toSorted((a, b) => a.nextAt - b.nextAt)
    for (const { index } of due.slice(0, free)) void pollOne(index).then(tick)
  }

  const timer = setInterval(tick, TICK_MS)
  return {
    tiles: () => tiles,
    look: () => {
      lookedAt = Date.now()
    },
    pollNow: (index) => {
      if (tiles[index] === undefined) return false
      set(index, { nextAt: 0 })
      tick()
      return true
    },
    stop: () => clearInterval(timer),
  }
}
