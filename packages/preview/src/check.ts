import { decrypt, type Issue } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { poll } from './poll.js'
import { type Reading, read, readJson } from './reading.js'
import type { Feed } from './settings.js'
import { fromXml } from './xml.js'

/** What `--check` found of one feed. */
export interface Checked {
  readonly feed: Feed
  readonly reading: Reading
  readonly ms: number
}

const WRONG_PASSWORD = {
  _tag: 'Unread',
  why: 'locked',
  words: 'The password is wrong, or the data is damaged.',
} as const

const NO_PASSWORD = {
  _tag: 'Unread',
  why: 'locked',
  words: 'The answer is encrypted: set GECKOBOARD_PASSWORD.',
} as const

const unlock = (body: string | undefined, password: string | undefined, feed: Feed): Reading => {
  if (password === undefined) return NO_PASSWORD
  const text = decrypt(password)(body ?? '')
  if (E.isLeft(text)) return WRONG_PASSWORD
  const reading = readJson(text.right, { file: feed.kind })
  return reading._tag === 'Read' ? reading : WRONG_PASSWORD
}

/** Polls a feed once, and reads what it answers. */
export const check = async (
  feed: Feed,
  apiKey: string | undefined,
  password: string | undefined,
): Promise<Checked> => {
  const answer = await poll(feed, apiKey)
  const reading = read(answer, { url: feed.url, encrypted: feed.encrypted, file: feed.kind, fromXml })
  const body = answer._tag === 'Answer' ? answer.body : undefined
  return {
    feed,
    reading: reading._tag === 'Locked' ? unlock(body, password, feed) : reading,
    ms: answer.ms,
  }
}

/** Tells a feed that Geckoboard would not draw. */
export const isBad = ({ reading }: Checked): boolean => reading._tag !== 'Read' || reading.errors.length > 0

/** Writes an issue in one line, with the code last. */
const lineOf = ({ path, code, message }: Issue): string =>
  `${path === '' ? '' : `${path}: `}${message} (${code})`

const mark = (checked: Checked): string => {
  if (isBad(checked)) return '✗'
  return checked.reading._tag === 'Read' && checked.reading.warnings.length > 0 ? '!' : '✓'
}

/** Says what was found of a feed, for a person and for the log of a build; nothing of it is data. */
export const report = (checked: Checked): string => {
  const { feed, reading, ms } = checked
  const lines =
    reading._tag === 'Read'
      ? [
          ...reading.errors.map((issue) => `    ✗ ${lineOf(issue)}`),
          ...reading.warnings.map((issue) => `    ! ${lineOf(issue)}`),
          ...(reading.more > 0 ? [`    and ${reading.more} more`] : []),
        ]
      : [`    ${reading._tag === 'Unread' ? reading.words : ''}`]
  const kind = reading._tag === 'Read' ? reading.kind : 'not read'
  return [`${mark(checked)} ${feed.title} (${kind}, ${ms} ms)  ${feed.url}`, ...lines].join('\n')
}
