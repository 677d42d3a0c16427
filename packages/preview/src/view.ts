import type { Kind } from '@gecko-widgets/core'
import type { Tile } from './board.js'
import type { Poll } from './history.js'
import type { Entry, Size } from './settings.js'

/** One tile, as sent to the page; it never includes the key. */
export interface TileView {
  readonly id: number
  /** The feed as an entry of the board file, whether saved or not. */
  readonly entry: Entry
  readonly title: string
  readonly url: string
  readonly size: Size
  readonly method: 'GET' | 'POST'
  readonly format: 'json' | 'xml' | undefined
  readonly encrypted: boolean
  readonly fileKind: Kind | undefined
  /** The number of finished polls. */
  readonly polls: number
  readonly polling: boolean
  /** Milliseconds until the next poll; `undefined` if there is none. */
  readonly nextInMs: number | undefined
}

/** Describes a tile to the page. */
export const viewOf = ({ id, feed, polls, polling, nextAt }: Tile, now: number): TileView => {
  const { entry, title, url, size, method, format, encrypted, kind } = feed
  return {
    id,
    entry,
    title,
    url,
    size,
    method,
    format,
    encrypted,
    fileKind: kind,
    polls,
    polling,
    nextInMs: Number.isFinite(nextAt) ? Math.max(0, nextAt - now) : undefined,
  }
}

/** The board, as sent to the page: the tiles in order, and the file to save to if the board can be edited. */
export interface BoardView {
  readonly tiles: readonly TileView[]
  readonly file: { readonly name: string; readonly isSaved: boolean } | undefined
}

/** A poll in a list, without its response. */
export interface PollBrief {
  readonly n: number
  readonly at: number
  /** The status, or `undefined` without a response. */
  readonly status: number | undefined
}

/** Describes a poll to the page, without its response. */
export const briefOf = ({ n, at, answer }: Poll): PollBrief => ({
  n,
  at,
  status: answer._tag === 'Answer' ? answer.status : undefined,
})
