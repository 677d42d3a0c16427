import { createHistory, isFailure, type Poll } from './history.js'
import { poll } from './poll.js'
import { type Feed, isLoopback } from './settings.js'

/** The state of one feed on the board. */
export interface Tile {
  readonly id: number
  readonly feed: Feed
  /** The number of finished polls. */
  readonly polls: number
  /** The newest poll. */
  readonly last: Poll | undefined
  readonly polling: boolean
  readonly nextAt: number
}

/** Polls the feeds while someone is watching, and keeps their responses. */
export interface Board {
  readonly tiles: () => readonly Tile[]
  /** The polls of a tile that are kept, the oldest first. */
  readonly polls: (id: number) => readonly Poll[]
  /** Notes that someone is watching; if nobody is for a while, polling pauses. */
  readonly look: () => void
  /** Polls a feed, or all of them, at once. */
  readonly pollNow: (id?: number) => void
  /** Replaces the feeds. A tile whose request is unchanged keeps its polls. */
  readonly set: (feeds: readonly Feed[]) => void
  readonly stop: () => void
}

const MOST_AT_ONCE = 6
const LOOKED_MS = 15_000
const TICK_MS = 100
const DOWN_MS = 1000
const MOST_BACK_OFF_MS = 60_000

/**
 * How long to wait for the next poll: the interval. After failures the wait grows to a minute, except for feeds on
 * this machine: there the app is in development, and a second is enough.
 */
export const waitFor = ({ url, intervalMs }: Pick<Feed, 'url' | 'intervalMs'>, failures: number): number => {
  if (failures === 0) return intervalMs
  return isLoopback(url)
    ? Math.min(DOWN_MS, intervalMs)
    : Math.max(intervalMs, Math.min(MOST_BACK_OFF_MS, intervalMs * 2 ** Math.min(failures, 10)))
}

const requestOf = ({ url, method, format }: Feed): string => JSON.stringify([url, method, format])

/** Creates a board of feeds, which does not poll until someone is watching. */
export const createBoard = (feeds: readonly Feed[], apiKey: string | undefined): Board => {
  const history = createHistory()
  const failures = new Map<number, number>()
  let ids = 0
  const tileOf = (feed: Feed): Tile => ({
    id: ids++,
    feed,
    polls: 0,
    last: undefined,
    polling: false,
    nextAt: 0,
  })
  let tiles = feeds.map(tileOf)
  let lookedAt = Number.NEGATIVE_INFINITY

  const change = (id: number, more: Partial<Tile>): void => {
    tiles = tiles.map((tile) => (tile.id === id ? { ...tile, ...more } : tile))
  }

  const pollOne = async ({ id, feed, polls }: Tile): Promise<void> => {
    change(id, { polling: true })
    const answer = await poll(feed, apiKey)
    if (tiles.every((tile) => tile.id !== id)) return
    const failed = isFailure(answer) ? (failures.get(id) ?? 0) + 1 : 0
    failures.set(id, failed)
    const last = { n: polls + 1, at: Date.now(), answer }
    history.keep(id, last)
    change(id, { polls: last.n, last, polling: false, nextAt: last.at + waitFor(feed, failed) })
  }

  const tick = (): void => {
    const now = Date.now()
    if (now - lookedAt > LOOKED_MS) return
    const free = MOST_AT_ONCE - tiles.filter(({ polling }) => polling).length
    const due = tiles
      .filter(({ polling, nextAt }) => !polling && nextAt <= now)
      .toSorted((a, b) => a.nextAt - b.nextAt)
    for (const tile of due.slice(0, free)) void pollOne(tile).then(tick)
  }

  const timer = setInterval(tick, TICK_MS)
  return {
    tiles: () => tiles,
    polls: history.of,
    look: () => {
      lookedAt = Date.now()
    },
    pollNow: (id) => {
      tiles = tiles.map((tile) => (id === undefined || tile.id === id ? { ...tile, nextAt: 0 } : tile))
      tick()
    },
    set: (feeds) => {
      const left = [...tiles]
      tiles = feeds.map((feed) => {
        const at = left.findIndex((tile) => requestOf(tile.feed) === requestOf(feed))
        const [known] = at < 0 ? [] : left.splice(at, 1)
        return known === undefined ? tileOf(feed) : { ...known, feed }
      })
      for (const { id } of left) history.forget(id)
      tick()
    },
    stop: () => clearInterval(timer),
  }
}
