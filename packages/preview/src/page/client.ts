import type { Saved } from '../boardFile.js'
import type { Poll } from '../history.js'
import type { Pushed } from '../push.js'
import type { Entry } from '../settings.js'
import type { BoardView, PollBrief } from '../view.js'

/** What the server said: the board, or why there is none. */
export type Told = BoardView | 'stopped' | 'forbidden'

const NOT_ANSWERED = 'The preview has not answered.'

const headers = (): Readonly<Record<string, string>> => ({ 'X-Token': location.hash.slice(1) })

/** Asks for the board; never rejects. */
export const fetchBoard = async (): Promise<Told> => {
  try {
    const response = await fetch('/api/board', { headers: headers() })
    if (response.status === 403) return 'forbidden'
    return response.ok ? ((await response.json()) as BoardView) : 'stopped'
  } catch {
    return 'stopped'
  }
}

const ask = async <A>(path: string): Promise<A | undefined> => {
  try {
    const response = await fetch(path, { headers: headers() })
    return response.ok ? ((await response.json()) as A) : undefined
  } catch {
    return undefined
  }
}

/** Lists the polls of a tile that are kept, the oldest first. */
export const fetchPolls = async (id: number): Promise<readonly PollBrief[]> =>
  (await ask<readonly PollBrief[]>(`/api/tiles/${id}/polls`)) ?? []

/** Fetches a poll with what came back; `undefined` if it is not kept any more. */
export const fetchPoll = async (id: number, n: number): Promise<Poll | undefined> =>
  (await ask<Poll | null>(`/api/tiles/${id}/polls/${n}`)) ?? undefined

/** Asks for a poll of a tile, or of all tiles, at once. */
export const pollNow = async (id?: number): Promise<void> => {
  try {
    await fetch(id === undefined ? '/api/poll' : `/api/tiles/${id}/poll`, {
      method: 'POST',
      headers: headers(),
    })
  } catch {
    // Fetching the tiles will show that nothing answers.
  }
}

/** Pushes the payload of a tile to a widget; never rejects. */
export const push = async (id: number, widgetKey: string): Promise<Pushed> => {
  try {
    const response = await fetch(`/api/tiles/${id}/push`, {
      method: 'POST',
      headers: { ...headers(), 'X-Widget-Key': widgetKey },
    })
    if (response.ok) return (await response.json()) as Pushed
  } catch {
    // Told below, as what is not answered well.
  }
  return { accepted: false, words: NOT_ANSWERED }
}

/** Shows a board of other feeds; returns what is wrong with them. Never rejects. */
export const setBoard = async (widgets: readonly Entry[]): Promise<readonly string[]> => {
  try {
    const body = JSON.stringify({ widgets })
    const response = await fetch('/api/board', { method: 'PUT', headers: headers(), body })
    if (response.ok) return ((await response.json()) as { readonly problems: readonly string[] }).problems
  } catch {
    // Reported below, as what is not answered well.
  }
  return [NOT_ANSWERED]
}

/** Saves the board to its file; never rejects. */
export const saveBoard = async (how: 'save' | 'replace'): Promise<Saved> => {
  try {
    const response = await fetch(`/api/board/${how}`, { method: 'POST', headers: headers() })
    if (response.ok) return (await response.json()) as Saved
  } catch {
    // Reported below, as what is not answered well.
  }
  return { saved: false, words: NOT_ANSWERED, isOther: false }
}
