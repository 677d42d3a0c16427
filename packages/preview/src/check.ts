import { decrypt } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { docsOf } from './docs.js'
import { plain } from './plain.js'
import { poll } from './poll.js'
import { type Kinds, type Locked, type Read, type Reading, type Remark, read, readOpened } from './reading.js'
import type { Feed } from './settings.js'
import { type Unread, unread } from './unread.js'

/** The result of `--check` for one feed. */
export interface Checked {
  readonly feed: Feed
  readonly reading: Read | Unread
  readonly ms: number
}

const unlock = (locked: Locked, password: string | undefined, kinds: Kinds): Reading => {
  if (password === undefined) return unread('locked', 'The response is encrypted: set GECKOBOARD_PASSWORD.')
  const text = decrypt(password)(locked.ciphertext)
  return readOpened(E.isLeft(text) ? '' : text.right, locked, kinds)
}

/** Polls a feed once and reads the response. */
export const check = async (
  feed: Feed,
  apiKey: string | undefined,
  password: string | undefined,
): Promise<Checked> => {
  const answer = await poll(feed, apiKey)
  const { url, encrypted, kind: file } = feed
  const reading = read(answer, { url, encrypted, file })
  const opened = reading._tag === 'Locked' ? unlock(reading, password, { file }) : reading
  return { feed, reading: opened as Read | Unread, ms: answer.ms }
}

/** Whether Geckoboard would fail to draw a feed. */
export const isBad = ({ reading }: Checked): boolean => reading._tag === 'Unread' || reading.errors.length > 0

const markOf = (checked: Checked): string => {
  if (isBad(checked)) return '✗'
  return checked.reading._tag === 'Read' && checked.reading.warnings.length > 0 ? '!' : '✓'
}

/** Names the kind of a payload, with other possible kinds. */
export const kindIn = ({ kind, others }: Read): string =>
  others.length === 0 ? kind : `${kind} (or ${others.join(', ')})`

/** Formats a remark as one line, with the code last. */
const lineOf =
  (mark: string) =>
  ({ path, code, message }: Remark): string =>
    `    ${mark} ${path === '' ? '' : `${path}: `}${message} (${code})`

const detailsOf = ({ reading }: Checked): readonly string[] => {
  if (reading._tag === 'Unread') return [`    ${reading.words}`]
  const { errors, warnings, more, kind } = reading
  const issues = [...errors.map(lineOf('✗')), ...warnings.map(lineOf('!'))]
  return [
    ...issues,
    ...(more > 0 ? [`    and ${more} more`] : []),
    ...(issues.length > 0 ? [`    Rules: ${docsOf(kind)}`] : []),
  ]
}

/** Says what was found in a feed, for a person or a build log, without any data. */
export const report = (checked: Checked): string => {
  const { feed, reading, ms } = checked
  const kind = reading._tag === 'Read' ? kindIn(reading) : 'not read'
  const head = `${markOf(checked)} ${feed.title} (${kind}, ${ms} ms)  ${feed.url}`
  return [head, ...detailsOf(checked)].map(plain).join('\n')
}

const foundIn = (reading: Checked['reading']) =>
  reading._tag === 'Read'
    ? {
        errors: reading.errors,
        warnings: reading.warnings,
        ...(reading.more > 0 ? { more: reading.more } : {}),
      }
    : { errors: [{ path: '', code: reading.why, message: reading.words }], warnings: [] }

/** Formats the same for a program, as one JSON document. */
export const jsonReport = (all: readonly Checked[]): string => {
  const feeds = all.map((checked) => ({
    url: checked.feed.url,
    kind: checked.reading._tag === 'Read' ? checked.reading.kind : null,
    ok: !isBad(checked),
    ...foundIn(checked.reading),
  }))
  return JSON.stringify({ feeds }, null, 2).split('\n').map(plain).join('\n')
}
