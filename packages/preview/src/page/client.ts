import type { Pushed } from '../push.js'
import type { TileView } from '../view.js'

/** What the server said: the tiles, or why there are none. */
export type Told = readonly TileView[] | 'stopped' | 'forbidden'

const headers = (): Readonly<Record<string, string>> => ({ 'X-Token': location.hash.slice(1) })

/** Asks for the tiles; never rejects. */
export const fetchTiles = async (): Promise<Told> => {
  try {
    const response = await fetch('/api/tiles', { headers: headers() })
    if (response.status === 403) return 'forbidden'
    return response.ok ? ((await response.json()) as readonly TileView[]) : 'stopped'
  } catch {
    return 'stopped'
  }
}

/** Asks for a poll at once; what comes of it is told with the tiles. */
export const pollNow = async (index: number): Promise<void> => {
  try {
    await fetch(`/api/tiles/${index}/poll`, { method: 'POST', headers: headers() })
  } catch {
    // The tiles will say that nobody answers.
  }
}

/** Pushes the payload of a tile to a widget; never rejects. */
export const push = async (index: number, widgetKey: string): Promise<Pushed> => {
  try {
    const response = await fetch(`/api/tiles/${index}/push`, {
      method: 'POST',
      headers: { ...headers(), 'X-Widget-Key': widgetKey },
    })
    if (response.ok) return (await response.json()) as Pushed
  } catch {
    // Told below, as what is not answered well.
  }
  return { accepted: false, words: 'The preview has not answered.' }
}
