import type { Kind } from '@gecko-widgets/core'
import type { Remark } from '../reading.js'
import { el } from './dom.js'
import { counted } from './paths.js'
import type { Opened } from './unlock.js'

/** The state of a feed, as a class for the style sheet. */
export type State = 'waiting' | 'good' | 'locked' | 'bad'

/** Finds the state of a feed. A wrong password leaves it locked. */
export const stateOf = (opened: Opened | undefined): State => {
  const reading = opened?.reading
  switch (reading?._tag) {
    case undefined:
      return 'waiting'
    case 'Locked':
      return 'locked'
    case 'Unread':
      return reading.why === 'locked' ? 'locked' : 'bad'
    case 'Read':
      return reading.errors.length === 0 ? 'good' : 'bad'
  }
}

/** Says in one line what is wrong or needed, if anything. */
export const troubleOf = (opened: Pick<Opened, 'reading'> | undefined): string | undefined => {
  const reading = opened?.reading
  switch (reading?._tag) {
    case undefined:
      return undefined
    case 'Locked':
      return 'Encrypted. Only this page keeps the password, until you close it.'
    case 'Unread':
      return reading.words
    case 'Read':
      return reading.errors.length === 0
        ? undefined
        : `Geckoboard would not draw this ${reading.kind}: ${counted(reading.errors.length, 'error')}.`
  }
}

/** The kinds to choose from: all that the payload may be, or `custom` if it looks like none. */
export const choicesOf = (opened: Pick<Opened, 'reading'> | undefined): readonly Kind[] => {
  const reading = opened?.reading
  if (reading?._tag === 'Unread') return 'payload' in reading ? ['custom'] : []
  return reading?._tag === 'Read' && reading.others.length > 0 ? [reading.kind, ...reading.others] : []
}

/** Lists issues with their paths and rules. */
export const issueList = (
  issues: readonly Remark[],
  mark: 'error' | 'warning',
  more = 0,
): readonly HTMLElement[] => {
  if (issues.length === 0) return []
  const items = issues.map(({ path, code, message }) =>
    el(
      'li',
      { class: `issue ${mark}` },
      el('code', { class: 'at' }, path || 'the payload'),
      ` ${message} `,
      el('span', { class: 'code' }, `(${code})`),
    ),
  )
  return [el('ul', { class: 'issues' }, ...items), ...(more > 0 ? [el('p', {}, `and ${more} more`)] : [])]
}
