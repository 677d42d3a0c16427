import type { Kind } from '@gecko-widgets/core'
import { draw } from '../draw/index.js'
import type { ThemeName } from '../draw/theme.js'
import type { Poll } from '../history.js'
import type { TileView } from '../view.js'
import { clock, el, icon } from './dom.js'
import { createDownload } from './download.js'
import { counted } from './paths.js'
import { createPicture } from './picture.js'
import { choicesOf, issueList, stateOf, troubleOf } from './trouble.js'
import { type Opened, open } from './unlock.js'

/** What a tile needs from the board. */
export interface Host {
  readonly theme: () => ThemeName
  readonly password: () => string | undefined
  readonly setPassword: (password: string) => void
  readonly poll: (id: number) => void
  readonly fetchPoll: (id: number, n: number) => Promise<Poll | undefined>
  readonly inspect: (tile: Tile) => void
  /** Announces something to screen readers. */
  readonly say: (words: string) => void
}

/** One tile of the board. */
export interface Tile {
  readonly element: HTMLElement
  readonly view: () => TileView
  readonly opened: () => Opened | undefined
  /** Reads one of its polls, with the password and the kind that the user chose. */
  readonly read: (poll: Poll) => Promise<Opened>
  readonly kind: () => Kind | undefined
  readonly setKind: (kind: Kind | undefined) => Promise<void>
  readonly update: (view: TileView) => Promise<void>
  /** Reads and draws again, after a change of the password or the theme. */
  readonly refresh: () => Promise<void>
  readonly remove: () => void
}

/** The last payload that could be drawn. */
interface Good {
  readonly kind: Kind
  readonly payload: unknown
  readonly text: string | undefined
  readonly at: number
}

const POLL = 'M20 11a8 8 0 1 0-2.3 6.3M20 5v6h-6'
const INSPECT = 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5'

/** Formats a countdown: `9 s`, `9:05`. */
const countdown = (seconds: number): string =>
  seconds < 100 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

const nextOf = ({ polling, nextInMs }: TileView): string => {
  if (polling) return 'polling…'
  return nextInMs === undefined ? 'sample data' : `next in ${countdown(Math.ceil(nextInMs / 1000))}`
}

const statusOf = (view: TileView, poll: Poll | undefined): string => {
  if (poll === undefined) return nextOf(view)
  const { answer } = poll
  const status = answer._tag === 'Answer' ? answer.status : 'no response'
  return [status, `${answer.ms} ms`, nextOf(view)].join(' · ')
}

const NO_ISSUES = { errors: [], warnings: [], more: 0 } as const

/** How many readings are kept: that of the newest poll, and two that the inspector compares. */
const MOST_READINGS = 3

/** Creates a tile. */
export const createTile = (first: TileView, host: Host): Tile => {
  let view = first
  let poll: Poll | undefined
  let opened: Opened | undefined
  let kind: Kind | undefined
  let good: Good | undefined
  let reads = 0
  let drawn = ''
  let isUndrawn = false
  let announced: string | undefined

  const id = `tile-${first.id}`
  const picture = createPicture()
  const stale = el('p', { class: 'stale', hidden: true })
  const button = (name: string, d: string, click: () => void): HTMLElement =>
    el(
      'button',
      { type: 'button', class: 'small', 'aria-label': `${name}: ${first.title}`, title: name, click },
      icon(d),
    )
  const inspect = button('Inspect', INSPECT, () => host.inspect(tile))
  const download = createDownload(first.title, () =>
    good === undefined
      ? undefined
      : {
          drawing: draw(good.kind, good.payload, host.theme()),
          theme: host.theme(),
          title: first.title,
          size: view.size,
        },
  )
  const status = el('span', { class: 'status' })
  const hints = el('span', { class: 'hints' })
  const password = el('input', {
    type: 'password',
    autocomplete: 'off',
    'aria-label': `Password of the board, for ${first.title}`,
    placeholder: 'Password',
  })
  const submit = (event: Event): void => {
    event.preventDefault()
    if (password.value !== '') host.setPassword(password.value)
    password.value = ''
  }
  const lock = el(
    'div',
    { hidden: true },
    el('form', { class: 'unlock', submit }, password, el('button', { type: 'submit' }, 'Unlock')),
  )
  const words = el('p', { class: 'words' })
  const issues = el('div', {})
  const wrong = el(
    'div',
    { class: 'wrong', hidden: true, role: 'group', 'aria-label': `What is wrong: ${first.title}` },
    words,
    issues,
    lock,
  )

  const choice = el('p', { class: 'choice', hidden: true })

  const element = el(
    'section',
    { class: `tile size-${first.size} waiting`, 'aria-labelledby': `${id}-title` },
    el(
      'header',
      {},
      el('span', { class: 'lamp', 'aria-hidden': 'true' }),
      el('h2', { id: `${id}-title`, title: first.title }, first.title),
      button('Poll now', POLL, () => host.poll(first.id)),
      download,
      inspect,
    ),
    ...picture.elements,
    wrong,
    choice,
    stale,
    el('footer', {}, status, hints),
  )

  /** Draws the last good payload, if it or the theme has changed. */
  const paint = (): void => {
    const now = good === undefined ? '' : `${host.theme()} ${good.kind} ${good.text}`
    if (now === drawn) return
    drawn = now
    isUndrawn = false
    try {
      if (good === undefined) picture.clear()
      else picture.show(draw(good.kind, good.payload, host.theme()), host.theme())
    } catch {
      // If one picture fails, the others still appear.
      isUndrawn = true
      picture.clear()
    }
  }

  /** Asks what the payload is, if it may be several kinds. */
  const ask = (): void => {
    const kinds = choicesOf(opened)
    const now = kinds.join()
    if (choice.dataset['kinds'] === now) return
    choice.dataset['kinds'] = now
    choice.hidden = kinds.length === 0
    const [likeliest, ...others] = kinds
    const click = (chosen: Kind) => () => {
      // The button is removed with the question.
      inspect.focus()
      void tile.setKind(chosen)
    }
    choice.replaceChildren(
      others.length === 0 ? 'Choose: ' : `Looks like ${likeliest} (or ${others.join(', ')}): choose `,
      ...kinds.map((of) =>
        el(
          'button',
          { type: 'button', class: 'small', 'aria-label': `${first.title} is a ${of}`, click: click(of) },
          of,
        ),
      ),
    )
  }

  /** Shows what is wrong, or asks for the password. */
  const judge = (): void => {
    const state = stateOf(opened)
    const trouble = troubleOf(opened) ?? (isUndrawn ? 'The preview cannot draw this.' : undefined)
    const reading = opened?.reading
    const { errors, warnings, more } = reading?._tag === 'Read' ? reading : NO_ISSUES
    const isLocked = state === 'locked'
    wrong.hidden = trouble === undefined
    words.textContent = trouble ?? ''
    issues.replaceChildren(...issueList(errors, 'error', more))
    // Keeps the keyboard focus on an element that is visible.
    if (!isLocked && lock.contains(document.activeElement)) inspect.focus()
    lock.hidden = !isLocked
    if (errors.length > 0) wrong.tabIndex = 0
    else wrong.removeAttribute('tabindex')
    const isStale = good !== undefined && state !== 'good'
    stale.hidden = !isStale
    stale.textContent = isStale ? `stale since ${clock(good?.at ?? 0)}` : ''
    download.hidden = good === undefined
    hints.textContent = warnings.length === 0 ? '' : counted(warnings.length, 'warning')
    element.className = `tile size-${view.size} ${state}${isStale ? ' is-stale' : ''}${good === undefined ? ' is-empty' : ''}`
    if (trouble !== announced) host.say(`${view.title}: ${trouble ?? 'working again'}`)
    announced = trouble
  }

  const refresh = async (): Promise<void> => {
    reads += 1
    const [count, of] = [reads, poll]
    if (of === undefined) return
    const next = await tile.read(of)
    if (count !== reads) return
    opened = next
    const { reading, text } = next
    if (reading._tag === 'Read' && reading.errors.length === 0)
      good = { kind: reading.kind, payload: reading.payload, text, at: of.at }
    paint()
    judge()
    ask()
  }

  // Each poll is read only once, even if its tile is drawn again, because 1 MiB of XML takes a while.
  const readings = new Map<string, Promise<Opened>>()
  const read = (of: Poll): Promise<Opened> => {
    const password = host.password()
    const { fileKind, encrypted } = view
    const key = JSON.stringify([of.n, password, kind, fileKind, encrypted])
    const known = readings.get(key) ?? open(view, of, { password, kind })
    readings.set(key, known)
    const [oldest] = readings.keys()
    if (readings.size > MOST_READINGS && oldest !== undefined) readings.delete(oldest)
    return known
  }

  const tile: Tile = {
    element,
    view: () => view,
    opened: () => opened,
    read,
    kind: () => kind,
    setKind: (next) => {
      kind = next
      // The last good picture was of another kind.
      good = undefined
      return refresh()
    },
    update: async (next) => {
      const isResized = next.size !== view.size
      view = next
      if (isResized) judge()
      const fresh = view.polls === (poll?.n ?? 0) ? undefined : await host.fetchPoll(view.id, view.polls)
      if (fresh !== undefined) poll = fresh
      status.textContent = statusOf(view, poll)
      if (fresh !== undefined) await refresh()
    },
    refresh,
    remove: () => {
      picture.clear()
      element.remove()
    },
  }
  return tile
}
