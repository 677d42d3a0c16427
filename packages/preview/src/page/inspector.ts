import { type Kind, widgets } from '@gecko-widgets/core'
import { docsOf } from '../docs.js'
import type { Pushed } from '../push.js'
import type { Read } from '../reading.js'
import { curlOf } from './curl.js'
import { diffTexts } from './diff.js'
import { clock, el, icon } from './dom.js'
import { formOf } from './form.js'
import type { Tile } from './tile.js'
import { treeOf } from './tree.js'
import { counted, issueList } from './trouble.js'

const KINDS = Object.keys(widgets) as readonly Kind[]

const BY: Readonly<Record<Read['kindBy'], string>> = {
  person: 'chosen here',
  file: 'as the file of the board says',
  header: 'as the header X-Gecko-Widget says',
  payload: 'recognised from the payload',
}

const MOST_RAW = 50_000

/** Shows what is behind a tile, and follows its polls while it is open. */
export interface Inspector {
  readonly element: HTMLDialogElement
  readonly open: (tile: Tile) => void
  /** Shows what has changed in the tile since. */
  readonly update: () => void
}

const facts = (rows: readonly (readonly [name: string, value: string])[]): HTMLElement =>
  el('dl', { class: 'facts' }, ...rows.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]))

const scroller = (name: string, ...children: readonly Node[]): HTMLElement =>
  el('div', { class: 'scroller', tabindex: 0, role: 'group', 'aria-label': name }, ...children)

const isLockedView = (tile: Tile): boolean => tile.view().answer?.reading._tag === 'Locked'

const statusRows = (tile: Tile): readonly (readonly [string, string])[] => {
  const { answer, method, url, polls, polledAt } = tile.view()
  return [
    ['Request', `${method} ${url}`],
    ['Status', answer === undefined ? 'not polled yet' : String(answer.status ?? 'no answer')],
    ['Time', answer === undefined ? '' : `${answer.ms} ms`],
    ['Polled', polledAt === undefined ? '' : `at ${clock(polledAt)}, ${counted(polls, 'poll')} so far`],
  ]
}

const troubles = (tile: Tile): readonly Node[] => {
  const reading = tile.opened()?.reading
  if (reading === undefined) return [el('p', {}, 'Not polled yet.')]
  if (reading._tag === 'Locked') return [el('p', {}, 'Encrypted: the password is asked for on the tile.')]
  if (reading._tag === 'Unread') return [el('p', { class: 'words' }, reading.words)]
  const { errors, warnings, more, kind } = reading
  return [
    ...(errors.length === 0 ? [] : [el('p', {}, 'Geckoboard would not draw it:')]),
    ...issueList(errors, 'error'),
    ...(warnings.length === 0 ? [] : [el('p', {}, 'Old, unusual, or passed over without a word:')]),
    ...issueList(warnings, 'warning'),
    ...(more > 0 ? [el('p', {}, `and ${more} more`)] : []),
    errors.length + warnings.length === 0
      ? el('p', {}, 'Nothing: Geckoboard draws it, and passes over no part of it.')
      : el(
          'p',
          {},
          'The rules: ',
          el('a', { href: docsOf(kind), target: '_blank', rel: 'noreferrer' }, docsOf(kind)),
        ),
  ]
}

const payload = (tile: Tile): readonly Node[] => {
  const reading = tile.opened()?.reading
  return reading?._tag === 'Read'
    ? [scroller('Payload', treeOf(reading.payload, reading.errors, reading.warnings))]
    : [el('p', {}, 'None.')]
}

const changes = (tile: Tile): readonly Node[] => {
  const { polls, compared } = tile.view()
  const { text, before } = tile.opened() ?? {}
  if (polls < 2) return [el('p', {}, 'There was one poll so far.')]
  if (text === undefined || !compared) return [el('p', {}, 'There is nothing to compare.')]
  const changed = before === undefined ? [] : diffTexts(before, text)
  return changed.length === 0
    ? [el('p', {}, 'Nothing has changed.')]
    : [
        scroller(
          'Changes',
          el(
            'ul',
            { class: 'changes' },
            ...changed.map(({ path, old, now }) =>
              el(
                'li',
                { class: 'change' },
                el('code', {}, path || 'the payload'),
                ': ',
                el('del', {}, old ?? 'nothing'),
                ' → ',
                el('ins', {}, now ?? 'nothing'),
              ),
            ),
          ),
        ),
      ]
}

const headers = (tile: Tile): readonly Node[] => {
  const all = tile.view().answer?.headers ?? []
  return all.length === 0 ? [el('p', {}, 'None.')] : [facts(all)]
}

const raw = (tile: Tile): readonly Node[] => {
  const body = tile.view().answer?.body
  if (body === undefined || body === '') return [el('p', {}, body === '' ? 'Empty.' : 'None, or no UTF-8.')]
  const cut = body.length > MOST_RAW ? `${body.slice(0, MOST_RAW)}… (${body.length} characters)` : body
  return [scroller('Raw body', el('pre', {}, cut))]
}

const curl = (tile: Tile): readonly Node[] => {
  const command = curlOf(tile.view(), isLockedView(tile))
  const done = el('span', { class: 'done', role: 'status' })
  const code = el('pre', { class: 'command' }, command)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(command)
      done.textContent = 'Copied.'
    } catch {
      getSelection()?.selectAllChildren(code)
      done.textContent = 'Selected: copy it with the keyboard.'
    }
  }
  return [
    code,
    el('p', {}, el('button', { type: 'button', click: () => void copy() }, 'Copy as curl'), ' ', done),
  ]
}

const form = (tile: Tile): readonly Node[] => {
  const isXml = /^\s*</.test(tile.view().answer?.body ?? '')
  return [facts(formOf(tile.view(), { isLocked: isLockedView(tile), isXml }))]
}

const SECTIONS: readonly (readonly [name: string, parts: (tile: Tile) => readonly Node[]])[] = [
  ['What is wrong', troubles],
  ['Payload', payload],
  ['Since the poll before', changes],
  ['Headers', headers],
  ['Raw body', raw],
  ['As curl', curl],
  ['In Geckoboard’s form', form],
]

const REACHED = '[tabindex],button'

/** Fills a section anew where it differs; what has the focus there or was scrolled keeps both. */
const show = (body: HTMLElement, fresh: HTMLElement): void => {
  if (fresh.isEqualNode(body)) return
  const { scrollTop: top = 0, scrollLeft: left = 0 } = body.firstElementChild ?? {}
  const at = [...body.querySelectorAll(REACHED)].indexOf(document.activeElement as Element)
  body.replaceChildren(...fresh.childNodes)
  body.firstElementChild?.scrollTo({ top, left })
  if (at >= 0) body.querySelectorAll<HTMLElement>(REACHED)[at]?.focus({ preventScroll: true })
}

/** The part that pushes the payload of a tile to a widget of Geckoboard; it stands through the polls. */
const createPushForm = (
  push: (index: number, widgetKey: string) => Promise<Pushed>,
  tile: () => Tile | undefined,
) => {
  const said = el('p', { role: 'status' })
  const key = el('input', {
    id: 'inspector-widget-key',
    autocomplete: 'off',
    spellcheck: 'false',
    required: true,
    pattern: '[\\w\\-]{1,200}',
    title: 'letters, digits and hyphens',
  })
  const button = el('button', { type: 'submit' }, 'Push this payload')
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const of = tile()
    if (of === undefined) return
    button.disabled = true
    said.textContent = 'Pushing…'
    const { accepted, words } = await push(of.view().index, key.value)
    if (of !== tile()) return
    button.disabled = false
    said.textContent = words
    said.className = accepted ? '' : 'words'
  }
  return {
    element: el(
      'div',
      { class: 'body' },
      el(
        'p',
        {},
        'Sends the payload of the last poll, as it was read, with the API key of the account (GECKOBOARD_PUSH_API_KEY).',
      ),
      el(
        'form',
        { class: 'push', submit: (event) => void submit(event) },
        el('label', { for: 'inspector-widget-key' }, 'Widget key '),
        key,
        button,
      ),
      said,
    ),
    clear: () => {
      key.value = ''
      said.textContent = ''
      button.disabled = false
    },
  }
}

/** Makes the inspector, closed. */
export const createInspector = (
  poll: (index: number) => void,
  push: (index: number, widgetKey: string) => Promise<Pushed>,
): Inspector => {
  let tile: Tile | undefined
  let shown = ''
  const title = el('h2', { id: 'inspector-title' })
  const status = el('div', {})
  const select = el('select', {
    id: 'inspector-kind',
    change: () => void tile?.setKind(KINDS.find((kind) => kind === select.value)).then(update),
  })
  const bodies = SECTIONS.map(([name, parts]) => ({ name, parts, body: el('div', { class: 'body' }) }))
  const sections = el(
    'div',
    { class: 'sections' },
    el(
      'section',
      { 'aria-labelledby': 'inspector-status' },
      el('h3', { id: 'inspector-status' }, 'Answer'),
      status,
      el('p', {}, el('label', { for: 'inspector-kind' }, 'Kind '), select),
    ),
    ...bodies.map(({ name, body }, i) =>
      el('section', { 'aria-labelledby': `inspector-${i}` }, el('h3', { id: `inspector-${i}` }, name), body),
    ),
  )
  const pushForm = createPushForm(push, () => tile)
  sections.append(
    el(
      'section',
      { 'aria-labelledby': 'inspector-push' },
      el('h3', { id: 'inspector-push' }, 'Push to Geckoboard'),
      pushForm.element,
    ),
  )
  const element = el(
    'dialog',
    { class: 'inspector', 'aria-labelledby': 'inspector-title' },
    el(
      'header',
      {},
      title,
      el(
        'button',
        { type: 'button', click: () => tile !== undefined && poll(tile.view().index) },
        'Poll now',
      ),
      el(
        'button',
        {
          type: 'button',
          class: 'small',
          'aria-label': 'Close',
          title: 'Close',
          click: () => element.close(),
        },
        icon('M5 5l14 14M19 5L5 19'),
      ),
    ),
    sections,
  )

  const kinds = (of: Tile): void => {
    const reading = of.opened()?.reading
    const automatic =
      reading?._tag === 'Read' && reading.kindBy !== 'person'
        ? `${reading.kind}, ${BY[reading.kindBy]}`
        : 'as the feed says or as it seems'
    const options =
      select.options.length === 0
        ? [el('option', { value: '' }), ...KINDS.map((kind) => el('option', { value: kind }, kind))]
        : []
    select.append(...options)
    if (select.options[0] !== undefined) select.options[0].textContent = automatic
    select.value = of.kind() ?? ''
  }

  const update = (): void => {
    if (tile === undefined || !element.open) return
    const of = tile
    const now = `${of.view().index} ${of.view().polls} ${of.kind()} ${of.opened()?.reading._tag}`
    if (now === shown) return
    shown = now
    title.textContent = of.view().title
    status.replaceChildren(facts(statusRows(of)))
    kinds(of)
    for (const { parts, body } of bodies) show(body, el('div', { class: 'body' }, ...parts(of)))
  }

  return {
    element,
    open: (of) => {
      tile = of
      shown = ''
      for (const { body } of bodies) body.replaceChildren()
      pushForm.clear()
      element.showModal()
      sections.scrollTo({ top: 0 })
      update()
    },
    update,
  }
}
