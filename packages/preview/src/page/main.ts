import type { ThemeName } from '../draw/theme.js'
import { fetchPoll, fetchPolls, fetchTiles, pollNow, push, type Told } from './client.js'
import { el } from './dom.js'
import { createInspector } from './inspector.js'
import { createTile, type Tile } from './tile.js'
import { startTv } from './tv.js'

const ASK_MS = 500
const MOST_SAID = 10

const TROUBLE: Readonly<Record<Exclude<Told, readonly unknown[]>, string>> = {
  stopped: 'The preview has stopped. Start it again, and open the address that it shows.',
  forbidden:
    'This address does not open the board. Use the one that the terminal shows, with all that is behind the #.',
}

const tiles: Tile[] = []
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
  await Promise.all(tiles.map((tile) => tile.refresh()))
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

const show = async (told: Told): Promise<void> => {
  const words = typeof told === 'string' ? TROUBLE[told] : ''
  trouble.hidden = words === ''
  if (trouble.textContent !== words) trouble.textContent = words
  if (typeof told === 'string') return
  await Promise.all(
    told.map((view) => {
      const known = tiles[view.id]
      if (known !== undefined) return known.update(view)
      const tile = createTile(view, host)
      tiles[view.id] = tile
      grid.append(tile.element)
      return tile.update(view)
    }),
  )
  await inspector.update()
}

let asking = false

/** Asks for the state of the feeds while the page is visible. */
const ask = async (): Promise<void> => {
  if (asking || document.hidden) return
  asking = true
  try {
    await show(await fetchTiles())
  } finally {
    asking = false
  }
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
    el('a', { class: 'button', href: 'playground', target: '_blank' }, 'Playground'),
    toggle,
  ),
  el('main', {}, trouble, grid),
  live,
  inspector.element,
)
dress()
startTv(grid)
// Opened or loaded again: somebody wants to see how things are now.
pollSoon()
setInterval(() => void ask(), ASK_MS)
