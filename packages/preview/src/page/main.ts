import type { ThemeName } from '../draw/theme.js'
import type { TileView } from '../view.js'
import { fetchBoard, fetchPoll, fetchPolls, pollNow, push, saveBoard, setBoard, type Told } from './client.js'
import { credits } from './credits.js'
import { el } from './dom.js'
import { createEditor } from './edit.js'
import { createInspector } from './inspector.js'
import { createTile, type Tile } from './tile.js'
import { startTv } from './tv.js'

const ASK_MS = 500
const MOST_SAID = 10

const TROUBLE: Readonly<Record<Extract<Told, string>, string>> = {
  stopped: 'The preview has stopped. Start it again, and open the address that it shows.',
  forbidden:
    'This address does not open the board. Use the one that the terminal shows, with all that is behind the #.',
}

const tiles = new Map<number, Tile>()
// In their order on the board.
let order: readonly Tile[] = []
// In the memory of this page, and nowhere else.
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

/** Puts the tiles in their order, and leaves the focus where it is. */
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

const show = async (told: Told): Promise<void> => {
  const words = typeof told === 'string' ? TROUBLE[told] : ''
  trouble.hidden = words === ''
  if (trouble.textContent !== words) trouble.textContent = words
  if (typeof told === 'string') return
  order = told.tiles.map(tileOf)
  for (const [id, tile] of tiles)
    if (!order.includes(tile)) {
      tile.remove()
      tiles.delete(id)
    }
  place()
  await Promise.all(told.tiles.map((view) => tiles.get(view.id)?.update(view)))
  editor.update(told.file)
  await inspector.update()
}

let asking: Promise<void> | undefined

/** Asks for the state of the feeds while the page is visible. */
const ask = async (): Promise<void> => {
  if (document.hidden) return
  asking ??= fetchBoard()
    .then(show)
    .finally(() => {
      asking = undefined
    })
  await asking
}

/** Asks once more, if the answer to come may be older than what was just changed. */
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
// The address of another preview, pasted over this one.
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
// Opened or loaded again: somebody wants to see how things are now.
pollSoon()
setInterval(() => void ask(), ASK_MS)
