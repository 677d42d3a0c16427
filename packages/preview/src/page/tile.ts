import type { Kind } from '@gecko-widgets/core'
import { draw } from '../draw/index.js'
import type { ThemeName } from '../draw/theme.js'
import type { Read } from '../reading.js'
import type { TileView } from '../view.js'
import { clock, el, icon } from './dom.js'
import { type Picture, pictureOf } from './picture.js'
import { type Opened, open } from './unlock.js'

/** What the board gives its tiles. */
export interface Host {
  readonly theme: () => ThemeName
  readonly password: () => string | undefined
  readonly setPassword: (password: string) => void
  readonly poll: (index: number) => void
  readonly inspect: (tile: Tile) => void
  /** Says something to whoever does not see the board. */
  readonly say: (words: string) => void
}

/** One tile of the board. */
export interface Tile {
  readonly element: HTMLElement
  readonly view: () => TileView
  readonly opened: () => Opened | undefined
  readonly kind: () => Kind | undefined
  readonly setKind: (kind: Kind | undefined) => Promise<void>
  readonly update: (view: TileView) => Promise<void>
  /** Reads and draws once more, after the password or the theme has changed. */
  readonly refresh: () => Promise<void>
}

/** The last payload that could be drawn. */
interface Good {
  readonly kind: Kind
  readonly payload: unknown
  readonly at: number
}

export const POLL = 'M20 11a8 8 0 1 0-2.3 6.3M20 5v6h-6'
const INSPECT = 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5'

/** Says how a feed stands, in a word for the style sheet. */
const stateOf = (opened: Opened | undefined): 'waiting' | 'good' | 'locked' | 'bad' => {
  const reading = opened?.reading
  if (reading === undefined) return 'waiting'
  if (reading._tag === 'Locked') return 'locked'
  return reading._tag === 'Read' && reading.errors.length === 0 ? 'good' : 'bad'
}

/** Says in one line what is wrong, where something is. */
const trouble = (opened: Opened | undefined): string | undefined => {
  const reading = opened?.reading
  if (reading?._tag === 'Unread') return reading.words
  if (reading?._tag !== 'Read' || reading.errors.length === 0) return undefined
  const count = reading.errors.length
  return `Geckoboard would not draw this ${reading.kind}: ${count} ${count === 1 ? 'error' : 'errors'}.`
}

/** Lists what is wrong with a payload, each at its path and with its rule. */
export const issueList = (issues: Read['errors'], mark: 'error' | 'warning'): HTMLElement | undefined =>
  issues.length === 0
    ? undefined
    : el(
        'ul',
        { class: `issues ${mark}` },
        ...issues.map(({ path, code, message }) =>
          el(
            'li',
            {},
            el('code', {}, path || 'the payload'),
            ' ',
            el('span', { class: 'code' }, code),
            ` ${message}`,
          ),
        ),
      )

const statusOf = ({ answer, polling, nextInMs }: TileView): string => {
  const next = polling ? 'polling…' : `next in ${Math.ceil(nextInMs / 1000)} s`
  return answer === undefined ? next : [answer.status ?? 'no answer', `${answer.ms} ms`, next].join(' · ')
}

/** Makes a tile. */
export const createTile = (first: TileView, host: Host): Tile => {
  let view = first
  let opened: Opened | undefined
  let kind: Kind | undefined
  let good: Good | undefined
  let picture: Picture | undefined
  let reads = 0
  let seen = -1
  let drawn = ''
  let told: string | undefined

  const id = `tile-${first.index}`
  const place = el('div', { class: 'picture gw' })
  const stale = el('p', { class: 'stale', hidden: true })
  const wrong = el('div', {
    class: 'wrong',
    hidden: true,
    role: 'group',
    'aria-label': `What is wrong: ${first.title}`,
  })
  const status = el('span', { class: 'status' })
  const hints = el('span', { class: 'hints' })
  const element = el(
    'section',
    { class: `tile size-${first.size} waiting`, 'aria-labelledby': `${id}-title` },
    el(
      'header',
      {},
      el('span', { class: 'lamp', 'aria-hidden': 'true' }),
      el('h2', { id: `${id}-title`, title: first.title }, first.title),
      el(
        'button',
        {
          type: 'button',
          class: 'small',
          'aria-label': `Poll now: ${first.title}`,
          title: 'Poll now',
          click: () => host.poll(first.index),
        },
        icon(POLL),
      ),
      el(
        'button',
        {
          type: 'button',
          class: 'small',
          'aria-label': `Inspect: ${first.title}`,
          title: 'Inspect',
          click: () => host.inspect(tile),
        },
        icon(INSPECT),
      ),
    ),
    place,
    wrong,
    stale,
    el('footer', {}, status, hints),
  )

  const show = (next: Picture | undefined): void => {
    picture?.remove()
    picture = next
    place.replaceChildren(...(next === undefined ? [] : [next.element]))
    next?.mount()
  }

  /** Draws the last payload that could be drawn, where it or its look has changed. */
  const paint = (): void => {
    const now = good === undefined ? '' : `${host.theme()} ${good.kind} ${good.at} ${JSON.stringify(kind)}`
    if (now === drawn) return
    drawn = now
    show(
      good === undefined ? undefined : pictureOf(draw(good.kind, good.payload, host.theme()), host.theme()),
    )
  }

  const password = el('input', {
    type: 'password',
    autocomplete: 'off',
    'aria-label': `Password of the board, for ${first.title}`,
    placeholder: 'Password',
  })
  const form = el(
    'form',
    {
      class: 'unlock',
      submit: (event) => {
        event.preventDefault()
        if (password.value !== '') host.setPassword(password.value)
        password.value = ''
      },
    },
    password,
    el('button', { type: 'submit' }, 'Unlock'),
  )

  /** Shows what is wrong, or asks for the password. */
  const judge = (): void => {
    const reading = opened?.reading
    const words = trouble(opened)
    const isLocked = reading?._tag === 'Locked' || (reading?._tag === 'Unread' && reading.why === 'locked')
    const errors = reading?._tag === 'Read' ? reading : undefined
    wrong.hidden = words === undefined && !isLocked
    // Once only: whoever types a password is not disturbed by the next poll.
    if (!isLocked || form.parentElement !== wrong) wrong.replaceChildren()
    const parts = [
      words === undefined
        ? el(
            'p',
            {},
            isLocked ? 'Encrypted. The password is kept in this page alone, until it is closed.' : '',
          )
        : el('p', { class: 'words' }, words),
      errors === undefined ? undefined : issueList(errors.errors, 'error'),
      errors !== undefined && errors.more > 0 ? el('p', {}, `and ${errors.more} more`) : undefined,
    ].filter((part) => part !== undefined)
    if (isLocked && form.parentElement === wrong) wrong.firstElementChild?.replaceWith(...parts)
    else wrong.replaceChildren(...parts, ...(isLocked ? [form] : []))
    wrong.toggleAttribute('tabindex', false)
    if (errors !== undefined) wrong.tabIndex = 0
    const isStale = good !== undefined && stateOf(opened) !== 'good'
    stale.hidden = !isStale
    stale.textContent = isStale ? `stale since ${clock(good?.at ?? 0)}` : ''
    const warnings = reading?._tag === 'Read' ? reading.warnings.length : 0
    hints.textContent = warnings === 0 ? '' : `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`
    element.className = `tile size-${view.size} ${stateOf(opened)}${isStale ? ' is-stale' : ''}${good === undefined ? ' is-empty' : ''}`
    if (words !== told && (words !== undefined || stateOf(opened) === 'good'))
      host.say(`${view.title}: ${words ?? 'well again'}`)
    told = words
  }

  const refresh = async (): Promise<void> => {
    reads += 1
    const [read, of] = [reads, view]
    const next = await open(of, { password: host.password(), kind })
    if (read !== reads) return
    opened = next
    const reading = next?.reading
    if (reading?._tag === 'Read' && reading.errors.length === 0)
      good = { kind: reading.kind, payload: reading.payload, at: of.polledAt ?? 0 }
    paint()
    judge()
  }

  const tile: Tile = {
    element,
    view: () => view,
    opened: () => opened,
    kind: () => kind,
    setKind: (next) => {
      kind = next
      // A picture of another kind is no last good one of this.
      good = undefined
      return refresh()
    },
    update: async (next) => {
      view = next
      status.textContent = statusOf(view)
      if (view.polls === seen) return
      seen = view.polls
      await refresh()
    },
    refresh,
  }
  return tile
}
