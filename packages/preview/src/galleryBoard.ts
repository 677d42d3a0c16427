import type { Board, Tile } from './board.js'
import { type GalleryEntry, gallery } from './gallery.js'
import type { Poll } from './history.js'

const DAY_MS = 86_400_000

const pollOf = ({ payload }: GalleryEntry): Poll => ({
  n: 1,
  at: Date.now(),
  answer: {
    _tag: 'Answer',
    status: 200,
    headers: [['Content-Type', 'application/json; charset=utf-8']],
    body: JSON.stringify(payload),
    key: 'none',
    ms: 0,
  },
})

const entryOf = ({ id, title, kind, columns, rows }: GalleryEntry) =>
  ({ url: `https://example.com/widgets/${id}`, title, size: `${columns}x${rows}`, kind }) as const

const tileOf = (entry: GalleryEntry, index: number): Tile => ({
  id: index,
  feed: {
    ...entryOf(entry),
    entry: entryOf(entry),
    encrypted: false,
    method: 'GET',
    format: undefined,
    intervalMs: DAY_MS,
    sendsKey: false,
  },
  polls: 1,
  last: pollOf(entry),
  polling: false,
  nextAt: Number.POSITIVE_INFINITY,
})

/** Creates a board of every kind in its variants. It shows sample data, and polls nothing. */
export const createGalleryBoard = (): Board => {
  const tiles = gallery().map(tileOf)
  const polls = (id: number): readonly Poll[] => {
    const last = tiles[id]?.last
    return last === undefined ? [] : [last]
  }
  return { tiles: () => tiles, polls, look: () => {}, pollNow: () => {}, set: () => {}, stop: () => {} }
}
