import type { Kind } from '@gecko-widgets/core'
import type { Tile } from './board.js'
import { type Reading, read } from './reading.js'
import type { Size } from './settings.js'

/** What the page is told of one tile; the key is no part of it. */
export interface TileView {
  readonly index: number
  readonly title: string
  readonly url: string
  readonly size: Size
  readonly method: 'GET' | 'POST'
  readonly format: 'json' | 'xml' | undefined
  readonly encrypted: boolean
  readonly fileKind: Kind | undefined
  readonly polls: number
  readonly polling: boolean
  readonly polledAt: number | undefined
  readonly nextInMs: number
  readonly answer: AnswerView | undefined
  /** Whether this answer and the one before both have a body. */
  readonly compared: boolean
  /** The body of the answer before, where it differs. */
  readonly before: string | undefined
}

/** An answer as the inspector shows it, and what was read in it. */
export interface AnswerView {
  readonly status: number | undefined
  readonly ms: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string | undefined
  readonly reading: Reading
}

/** Reads what a tile was answered, without a password. */
export const readingOf = ({ answer, feed }: Tile): Reading | undefined =>
  answer === undefined
    ? undefined
    : read(answer, { url: feed.url, encrypted: feed.encrypted, file: feed.kind })

const answerView = (tile: Tile): AnswerView | undefined => {
  const { answer } = tile
  const reading = readingOf(tile)
  if (answer === undefined || reading === undefined) return undefined
  return answer._tag === 'Answer'
    ? { status: answer.status, ms: answer.ms, headers: answer.headers, body: answer.body, reading }
    : { status: undefined, ms: answer.ms, headers: [], body: undefined, reading }
}

const bodyOf = (answer: Tile['answer']): string | undefined =>
  answer?._tag === 'Answer' ? answer.body : undefined

/** Tells the page of a tile. */
export const viewOf = (tile: Tile, index: number, now: number): TileView => {
  const { feed, polls, polling, polledAt, nextAt, answer, before } = tile
  const { title, url, size, method, format, encrypted, kind } = feed
  return {
    index,
    title,
    url,
    size,
    method,
    format,
    encrypted,
    fileKind: kind,
    polls,
    polling,
    polledAt,
    nextInMs: Math.max(0, nextAt - now),
    answer: answerView(tile),
    compared: bodyOf(before) !== undefined && bodyOf(answer) !== undefined,
    before: bodyOf(before) === bodyOf(answer) ? undefined : bodyOf(before),
  }
}
