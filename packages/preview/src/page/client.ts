import type { Saved } from '../boardFile.js'
import type { Poll } from '../history.js'
import type { Pushed } from '../push.js'
import type { Entry } from '../settings.js'
import type { BoardView, PollBrief } from '../view.js'

/** The board, or the reason for not getting it. */
export type BoardReply = BoardView | 'stopped' | 'forbidden'

const NO_RESPONSE = 'The preview did not respond.'

const headers = (): Readonly<Record<string, string>> => ({ 'X-Token': location.hash.slice(1) })

/** Asks for the board; never rejects. */
export const fetchBoard = async (): Promise<BoardReply> => {
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

/** Fetches a poll and its response, or `undefined` if the preview has dropped it. */
export const fetchPoll = async (id: number, n: number): Promise<Poll | undefined> =>
  (await ask<Poll | null>(`/api/tiles/${id}/polls/${n}`)) ?? undefined

/** Polls one tile, or all of them, at once. */
export const pollNow = async (id?: number): Promise<void> => {
  try {
    await fetch(id === undefined ? '/api/poll' : `/api/tiles/${id}/poll`, {
      method: 'POST',
      headers: headers(),
    })
  } catch {
    // The next fetch of the board shows that the preview has stopped.
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
    // Reported below, like an error status.
  }
  return { accepted: false, words: NO_RESPONSE }
}

/** Replaces the feeds of the board; returns what is wrong with them. Never rejects. */
export const setBoard = async (widgets: readonly Entry[]): Promise<readonly string[]> => {
  try {
    const body = JSON.stringify({ widgets })
    const response = await fetch('/api/board', { method: 'PUT', headers: headers(), body })
    if (response.ok) return ((await response.json()) as { readonly problems: readonly string[] }).problems
  } catch {
    // Reported below, like an error status.
  }
  return [NO_RESPONSE]
}

/** Saves the board to its file; never rejects. */
export const saveBoard = async (how: 'save' | 'replace'): Promise<Saved> => {
  try {
    const response = await fetch(`/api/board/${how}`, { method: 'POST', headers: headers() })
    if (response.ok) return (await response.json()) as Saved
  } catch {
    // Reported below, like an error status.
  }
  return { saved: false, words: NO_RESPONSE, isOther: false }
}
