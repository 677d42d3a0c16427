import { type Kind, widgets } from '@gecko-widgets/core'
import type { Poll } from '../history.js'
import type { Pushed } from '../push.js'
import type { Read } from '../reading.js'
import type { PollBrief } from '../view.js'
import type { Unfolded } from './code.js'
import { el, icon } from './dom.js'
import { createPollBar } from './pollBar.js'
import { createPushForm } from './pushForm.js'
import { SECTIONS, type Shown } from './sections.js'
import type { Tile } from './tile.js'

const KINDS = Object.keys(widgets) as readonly Kind[]

const BY: Readonly<Record<Read['kindBy'], string>> = {
  person: 'chosen here',
  file: 'set in the board file',
  header: 'set by the X-Gecko-Widget header',
  payload: 'recognized from the payload',
}

/** Shows the details of a tile, and follows its polls while it is open. */
export interface Inspector {
  readonly element: HTMLDialogElement
  readonly open: (tile: Tile) => void
  /** Shows what has changed in the tile. */
  readonly update: () => Promise<void>
}

/** What the inspector needs from the preview. */
export interface Asks {
  readonly poll: (id: number) => void
  readonly fetchPolls: (id: number) => Promise<readonly PollBrief[]>
  readonly fetchPoll: (id: number, n: number) => Promise<Poll | undefined>
  readonly push: (id: number, widgetKey: string) => Promise<Pushed>
}

/** Replaces the content of a section if it has changed, and keeps the focus. */
const fill = (body: HTMLElement, fresh: HTMLElement): void => {
  if (fresh.isEqualNode(body)) return
  const buttons: readonly (Element | null)[] = [...body.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement)
  body.replaceChildren(...fresh.childNodes)
  if (at >= 0) body.querySelectorAll('button')[at]?.focus({ preventScroll: true })
}

const titled = (id: string, name: string, ...parts: readonly Node[]): HTMLElement =>
  el('section', { 'aria-labelledby': id }, el('h3', { id }, name), ...parts)

/** Creates the inspector, closed. */
export const createInspector = ({ poll, fetchPolls, fetchPoll, push }: Asks): Inspector => {
  let tile: Tile | undefined
  // The poll that the user went back to; undefined follows the newest.
  let chosen: number | undefined
  let asked = ''
  let known: readonly PollBrief[] = []
  const unfolded: Unfolded = new Set()

  const title = el('h2', { id: 'inspector-title' })
  const select = el('select', {
    id: 'inspector-kind',
    change: () => void tile?.setKind(KINDS.find((kind) => kind === select.value)).then(update),
  })
  const bar = createPollBar((n) => {
    chosen = n
    void update()
  })
  const bodies = SECTIONS.map(([name, parts]) => ({ name, parts, body: el('div', { class: 'body' }) }))
  const pushForm = createPushForm(push, () => tile)
  const [first, ...others] = bodies.map(({ name, body }, i) => titled(`inspector-${i}`, name, body))
  first?.append(el('p', {}, el('label', { for: 'inspector-kind' }, 'Kind '), select))
  const sections = el(
    'div',
    { class: 'sections', tabindex: 0, role: 'group', 'aria-label': 'Details' },
    first,
    ...others,
    titled('inspector-push', 'Push to Geckoboard', pushForm.element),
  )
  const close = el(
    'button',
    { type: 'button', class: 'small', 'aria-label': 'Close', title: 'Close', click: () => element.close() },
    icon('M5 5l14 14M19 5L5 19'),
  )
  const pollNow = (): void => {
    chosen = undefined
    if (tile !== undefined) poll(tile.view().id)
  }
  const element = el(
    'dialog',
    { class: 'inspector', 'aria-labelledby': 'inspector-title' },
    el('header', {}, title, el('button', { type: 'button', click: pollNow }, 'Poll now'), close),
    bar.element,
    sections,
  )

  const showKind = (of: Tile, { opened: { reading } }: Shown): void => {
    const automatic =
      reading._tag === 'Read' && reading.kindBy !== 'person'
        ? `${reading.kind}, ${BY[reading.kindBy]}`
        : 'from the feed or the payload'
    if (select.options.length === 0)
      select.append(el('option', { value: '' }), ...KINDS.map((kind) => el('option', { value: kind }, kind)))
    if (select.options[0] !== undefined) select.options[0].textContent = automatic
    select.value = of.kind() ?? ''
  }

  const shownOf = async (of: Tile, polls: readonly PollBrief[], at: number): Promise<Shown | undefined> => {
    const { id } = of.view()
    const fetched = [polls[at], polls[at - 1]].map((brief) => brief && fetchPoll(id, brief.n))
    const [now, before] = await Promise.all(fetched)
    if (now === undefined) return undefined
    return {
      view: of.view(),
      poll: now,
      opened: await of.read(now),
      before: before && (await of.read(before)),
      unfolded,
    }
  }

  const update = async (): Promise<void> => {
    if (tile === undefined || !element.open) return
    const of = tile
    const { id, polls } = of.view()
    const reading = of.opened()?.reading._tag
    const now = `${id} ${polls} ${chosen} ${of.kind()} ${reading}`
    if (now === asked) return
    asked = now
    if (known.at(-1)?.n !== polls) known = await fetchPolls(id)
    const list = known
    const index = list.findIndex(({ n }) => n === chosen)
    const shown = await shownOf(of, list, index < 0 ? list.length - 1 : index)
    // A newer update has started.
    if (asked !== now) return
    // The fetch failed, so the next update tries again.
    if (shown === undefined) {
      asked = ''
      return
    }
    bar.show(list, shown.poll.n)
    showKind(of, shown)
    for (const { parts, body } of bodies) fill(body, el('div', { class: 'body' }, ...parts(shown)))
  }

  return {
    element,
    open: (of) => {
      tile = of
      chosen = undefined
      asked = ''
      known = []
      unfolded.clear()
      title.textContent = of.view().title
      for (const { body } of bodies) body.replaceChildren(el('p', {}, 'Not polled yet.'))
      bar.show([], 0)
      pushForm.clear()
      element.showModal()
      sections.scrollTo({ top: 0 })
      void update()
    },
    update,
  }
}
