import type { Board, Tile } from './board.js'
import { type GalleryEntry, gallery } from './gallery.js'

const DAY_MS = 86_400_000

const tileOf = ({ id, kind, title, payload, columns, rows }: GalleryEntry): Tile => ({
  feed: {
    url: `https://example.com/widgets/${id}`,
    title,
    size: `${columns}x${rows}`,
    kind,
    encrypted: false,
    method: 'GET',
    format: undefined,
    intervalMs: DAY_MS,
    sendsKey: false,
  },
  polls: 1,
  answer: {
    _tag: 'Answer',
    status: 200,
    headers: [['Content-Type', 'application/json; charset=utf-8']],
    body: JSON.stringify(payload),
    key: 'none',
    ms: 0,
  },
  before: undefined,
  polledAt: undefined,
  polling: false,
  nextAt: Number.MAX_SAFE_INTEGER,
})

/** Makes a board of every kind in its variants, from sample data: nothing is polled. */
export const createGalleryBoard = (): Board => {
  const tiles = gallery().map(tileOf)
  return { tiles: () => tiles, look: () => {}, pollNow: () => false, stop: () => {} }
}
