import type { ThemeName } from '../draw/theme.js'
import type { TileView } from '../view.js'
import {
  type BoardReply,
  fetchBoard,
  fetchPoll,
  fetchPolls,
  pollNow,
  push,
  saveBoard,
  setBoard,
} from './client.js'
import { credits } from './credits.js'
import { el } from './dom.js'
import { createEditor } from './edit.js'
import { createInspector } from './inspector.js'
import { createTile, type Tile } from './tile.js'
import { startTv } from './tv.js'

const ASK_MS = 500
const MOST_SAID = 10

const TROUBLE: Readonly<Record<Extract<BoardReply, string>, string>> = {
  stopped: 'The preview has stopped. Start it again, and open the address that it shows.',
  forbidden:
    'This address does not open the board. Use the one shown in the terminal, including everything after the #.',
}

const tiles = new Map<number, Tile>()
// In board order.
let order: readonly Tile[] = []
// Kept only in the memory of this page.
let password: string | undefined

const light = matchMedia('(prefers-color-scheme: light)')
let chosen: ThemeName | undefined
const theme = (): ThemeName => chosen ?? (light.matches ? 'light' : 'dark')

const live = el('div', { class: 'unseen', 'aria-live': 'polite' })
const trouble = el('p', { class: 'trouble', role: 'alert', hidden: true })
const grid = el('div', { class: 'grid' })
const toggle = el('button', { type: 'button' })

const refresh = async (): Promise<void> => {
  await Promise.all(order.map((tile) => tile.refresh()))
  await inspector.update()
}

const dress = (): void => {
  document.documentElement.classList.remove('gw-dark', 'gw-light')
  document.documentElement.classList.add(`gw-${theme()}`)
  toggle.textContent = theme() === 'dark' ? 'Light' : 'Dark'
}

const pollSoon = (id?: number): void => {
  void pollNow(id).then(ask)
}

const inspector = createInspector({ poll: pollSoon, fetchPolls, fetchPoll, push })

const host = {
  theme,
  password: () => password,
  setPassword: (typed: string) => {
    password = typed
    void refresh()
  },
  poll: pollSoon,
  fetchPoll,
  inspect: inspector.open,
  say: (words: string) => {
    live.append(el('p', {}, words))
    if (live.childElementCount > MOST_SAID) live.firstElementChild?.remove()
  },
}

const editor = createEditor({
  tiles: () => order,
  set: async (entries) => {
    const problems = await setBoard(entries)
    await askAgain()
    return problems
  },
  save: async (how) => {
    const saved = await saveBoard(how)
    await askAgain()
    return saved
  },
  say: host.say,
})

/** Puts the tiles in order, and keeps the focus. */
const place = (): void => {
  const focused = document.activeElement
  for (const [i, { element }] of order.entries())
    if (grid.children[i] !== element) grid.insertBefore(element, grid.children[i] ?? null)
  if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus()
}

const tileOf = (view: TileView): Tile => {
  const tile = tiles.get(view.id) ?? createTile(view, host)
  tiles.set(view.id, tile)
  return tile
}

const show = async (reply: BoardReply): Promise<void> => {
  const words = typeof reply === 'string' ? TROUBLE[reply] : ''
  trouble.hidden = words === ''
  if (trouble.textContent !== words) trouble.textContent = words
  if (typeof reply === 'string') return
  order = reply.tiles.map(tileOf)
  for (const [id, tile] of tiles)
    if (!order.includes(tile)) {
      tile.remove()
      tiles.delete(id)
    }
  place()
  await Promise.all(reply.tiles.map((view) => tiles.get(view.id)?.update(view)))
  editor.update(reply.file)
  await inspector.update()
}

let asking: Promise<void> | undefined

/** Fetches the state of the feeds, unless the page is hidden. */
const ask = async (): Promise<void> => {
  if (document.hidden) return
  asking ??= fetchBoard()
    .then(show)
    .finally(() => {
      asking = undefined
    })
  await asking
}

/** Fetches once more after a change, because a fetch in progress may return the state before it. */
const askAgain = async (): Promise<void> => {
  await asking
  await ask()
}

toggle.addEventListener('click', () => {
  chosen = theme() === 'dark' ? 'light' : 'dark'
  dress()
  void refresh()
})
light.addEventListener('change', () => {
  dress()
  void refresh()
})
// Someone pasted the address of another preview over this one.
addEventListener('hashchange', () => location.reload())
document.addEventListener('visibilitychange', () => void ask())

document.body.append(
  el(
    'header',
    { class: 'top' },
    el('h1', {}, 'Geckoboard preview'),
    el(
      'button',
      {
        type: 'button',
        click: () => pollSoon(),
      },
      'Poll all now',
    ),
    editor.toggle,
    el('a', { class: 'button', href: 'playground', target: '_blank' }, 'Playground'),
    toggle,
  ),
  el('main', {}, trouble, editor.panel, grid),
  credits(),
  live,
  inspector.element,
)
dress()
startTv(grid)
// Anyone who opens or reloads the page wants the current data.
pollSoon()
setInterval(() => void ask(), ASK_MS)
