import { docsOf } from '../docs.js'
import type { Poll } from '../history.js'
import type { TileView } from '../view.js'
import { codeOf, folded, type Unfolded } from './code.js'
import { copyButton } from './copy.js'
import { curlOf } from './curl.js'
import { type Change, diff, diffLines } from './diff.js'
import { clock, el } from './dom.js'
import { type Field, formOf } from './form.js'
import { indentXml } from './indent.js'
import { counted } from './paths.js'
import type { Line } from './tokens.js'
import { treeOf } from './tree.js'
import { issueList } from './trouble.js'
import type { Opened } from './unlock.js'

/** The part of a tile that the inspector shows: one of its polls, and the one before it. */
export interface Shown {
  readonly view: TileView
  readonly poll: Poll
  readonly opened: Opened
  readonly before: Opened | undefined
  readonly unfolded: Unfolded
}

const MOST_LINES = 3000
const MOST_CHARACTERS = 100_000

type Rows = readonly (readonly [name: string, ...value: readonly (Node | string)[]])[]

const facts = (rows: Rows): HTMLElement =>
  el(
    'dl',
    { class: 'facts' },
    ...rows.flatMap(([name, ...value]) => [el('dt', {}, name), el('dd', {}, ...value)]),
  )

const response = ({ view, poll }: Shown): readonly Node[] => {
  const { answer, at } = poll
  const status = answer._tag === 'Answer' ? String(answer.status) : 'no response'
  return [
    facts([
      ['Request', `${view.method} ${view.url}`],
      ['Status', status],
      ['Time', `${answer.ms} ms`],
      ['Polled', `at ${clock(at)}, ${counted(view.polls, 'poll')} so far`],
    ]),
  ]
}

const problems = ({ opened: { reading } }: Shown): readonly Node[] => {
  if (reading._tag === 'Locked') return [el('p', {}, 'Encrypted: enter the password on the tile.')]
  if (reading._tag === 'Unread') return [el('p', { class: 'words' }, reading.words)]
  const { errors, warnings, more, kind } = reading
  return [
    ...(errors.length === 0 ? [] : [el('p', {}, 'Geckoboard would not draw it:')]),
    ...issueList(errors, 'error'),
    ...(warnings.length === 0 ? [] : [el('p', {}, 'Warnings (deprecated, unusual or ignored):')]),
    ...issueList(warnings, 'warning'),
    ...(more > 0 ? [el('p', {}, `and ${more} more`)] : []),
    errors.length + warnings.length === 0
      ? el('p', {}, 'No problems found.')
      : el(
          'p',
          {},
          'Rules: ',
          el('a', { href: docsOf(kind), target: '_blank', rel: 'noreferrer' }, docsOf(kind)),
        ),
  ]
}

const pre = (text: string, most = MOST_CHARACTERS): readonly [element: HTMLElement, lines: number] => {
  const isLong = text.length > most
  const cut = isLong ? `${text.slice(0, most)}\n… and more; Copy gets all of it` : text
  // A line of the page holds about a hundred characters.
  const lines = cut.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 100), 0)
  return [el('pre', {}, cut), lines]
}

const payload = ({ opened: { reading, text }, unfolded }: Shown): readonly Node[] => {
  if (!('payload' in reading)) return [el('p', {}, 'None.')]
  const { payload: value } = reading
  if (reading._tag === 'Read' && reading.form === 'javascript')
    return [copyButton('Copy the payload', () => text ?? ''), folded('payload', ...pre(text ?? ''), unfolded)]
  const { errors, warnings } = reading._tag === 'Read' ? reading : { errors: [], warnings: [] }
  const { element, lines } = treeOf(value, errors, warnings)
  return [
    copyButton('Copy the payload', () => JSON.stringify(value, null, 2)),
    folded('payload', element, lines, unfolded),
  ]
}

const changesOf = (before: Opened, now: Opened): readonly Change[] | undefined => {
  if (before.text === undefined || now.text === undefined) return undefined
  if (before.text === now.text) return []
  const [old, fresh] = [before.reading, now.reading]
  const isPayload = (reading: Opened['reading']): reading is typeof reading & { payload: unknown } =>
    'payload' in reading && typeof reading.payload !== 'string'
  return isPayload(old) && isPayload(fresh)
    ? diff(old.payload, fresh.payload)
    : diffLines(before.text, now.text)
}

const changeWords = ({ old, now }: Change): readonly (Node | string)[] => {
  if (old === undefined) return [' added: ', el('ins', {}, now ?? '')]
  if (now === undefined) return [' removed: ', el('del', {}, old)]
  return [': ', el('del', {}, old), ' → ', el('ins', {}, now)]
}

const changeOf = (change: Change): HTMLElement =>
  el('li', { class: 'change' }, el('code', {}, change.path || 'the payload'), ...changeWords(change))

const changes = ({ opened, before, unfolded }: Shown): readonly Node[] => {
  if (before === undefined) return [el('p', {}, 'There is no poll before this one.')]
  const changed = changesOf(before, opened)
  if (changed === undefined) return [el('p', {}, 'There is nothing to compare.')]
  return changed.length === 0
    ? [el('p', {}, 'Nothing has changed.')]
    : [folded('changes', el('ul', { class: 'changes' }, ...changed.map(changeOf)), changed.length, unfolded)]
}

const headers = ({ poll: { answer } }: Shown): readonly Node[] =>
  answer._tag === 'NoAnswer' || answer.headers.length === 0 ? [el('p', {}, 'None.')] : [facts(answer.headers)]

const body = ({ poll: { answer }, opened, unfolded }: Shown): readonly Node[] => {
  if (answer._tag === 'NoAnswer') return [el('p', {}, 'None.')]
  const { body: text } = answer
  const { reading, isEncrypted } = opened
  if (text === undefined) return [el('p', {}, 'It is not UTF-8.')]
  if (text === '') return [el('p', {}, 'Empty.')]
  const copy = copyButton('Copy the body', () => text)
  if (isEncrypted || reading._tag !== 'Read' || reading.form !== 'xml')
    return [copy, folded('body', ...pre(text), unfolded)]
  const lines = indentXml(text, MOST_LINES)
  const rest: readonly Line[] =
    lines.length > MOST_LINES ? [{ depth: 0, tokens: [['quiet', '… and more; Copy gets all of it']] }] : []
  return [
    copy,
    el('p', {}, 'Indented for reading; Copy gets the original.'),
    folded('body', codeOf([...lines.slice(0, MOST_LINES), ...rest]), lines.length, unfolded),
  ]
}

const curl = ({ view, opened }: Shown): readonly Node[] => {
  const command = curlOf(view, opened.isEncrypted)
  return [copyButton('Copy the curl command', () => command), el('pre', { class: 'command' }, command)]
}

const fieldOf = ({ name, value, note }: Field): Rows[number] => [
  name,
  ...(value === undefined
    ? []
    : [el('span', { class: 'value' }, value), ' ', copyButton(`Copy ${name}`, () => value)]),
  ...(note === undefined ? [] : [el('span', { class: 'note' }, note)]),
]

const form = ({ view, opened: { isEncrypted, text } }: Shown): readonly Node[] => {
  const isXml = /^\s*</.test(text ?? '')
  return [facts(formOf(view, { isEncrypted, isXml }).map(fieldOf))]
}

/** The sections of the inspector, the short ones first. */
export const SECTIONS: readonly (readonly [name: string, parts: (shown: Shown) => readonly Node[]])[] = [
  ['Response', response],
  ['Problems', problems],
  ['Changes since the previous poll', changes],
  ['Payload', payload],
  ['Response body', body],
  ['Response headers', headers],
  ['curl', curl],
  ['Geckoboard form', form],
]
