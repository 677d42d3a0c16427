import { type Packed, type Span, screens } from './packing.js'

/** The height of the smallest text: as a share of the screen, and in pixels on the board. */
const SMALLEST = 0.02
const TEXT = 13

// On a smaller tile, a drawing has no room for its text.
const LEAST = 200
const GAP = 8
const TURN_MS = 20_000

const spanOf = (tile: Element): Span => {
  const [, columns, rows] = /size-(\d)x(\d)/.exec(tile.className) ?? []
  return { columns: Number(columns ?? 1), rows: Number(rows ?? 1) }
}

const isTyped = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, select, textarea, dialog, [contenteditable]')?.checkVisibility() === true

/**
 * Fills the screen with only the tiles of a board: from the start if the address has `?tv`, or when `f` is pressed,
 * which also turns on full screen. Tiles that do not fit on one screen are shown in turn.
 */
export const startTv = (grid: HTMLElement): void => {
  const root = document.documentElement
  let isOn = new URLSearchParams(location.search).has('tv')
  let page = 0
  let pages = 1
  let turnedAt = performance.now()

  const tiles = (): readonly HTMLElement[] => [...grid.children].filter((tile) => tile instanceof HTMLElement)

  const clear = (): void => {
    root.style.removeProperty('zoom')
    grid.removeAttribute('style')
    for (const tile of tiles()) {
      tile.hidden = false
      tile.style.removeProperty('grid-area')
    }
  }

  const place = ({ columns, rows, cells }: Packed, first: number): void => {
    grid.style.gridTemplate = `repeat(${rows}, minmax(0, 1fr)) / repeat(${columns}, minmax(0, 1fr))`
    for (const [i, tile] of tiles().entries()) {
      const cell = cells[i - first]
      tile.hidden = cell === undefined
      if (cell !== undefined)
        tile.style.gridArea = `${cell.row + 1} / ${cell.column + 1} / span ${cell.rows} / span ${cell.columns}`
    }
  }

  /** The screen with the tile where someone is typing a password. */
  const pageInUse = (all: readonly Packed[]): number | undefined => {
    const used = isTyped(document.activeElement)
      ? tiles().findIndex((tile) => tile.contains(document.activeElement))
      : -1
    let count = 0
    for (const [i, { cells }] of all.entries()) {
      count += cells.length
      if (used >= 0 && used < count) return i
    }
    return undefined
  }

  const layOut = (): void => {
    root.classList.toggle('tv', isOn)
    if (!isOn) {
      clear()
      return
    }
    const zoom = Math.max(1, (innerHeight * SMALLEST) / TEXT)
    const size = { width: innerWidth / zoom - GAP, height: innerHeight / zoom - GAP }
    const all = screens(tiles().map(spanOf), size, LEAST + GAP)
    root.style.setProperty('zoom', String(zoom))
    pages = Math.max(1, all.length)
    page = pageInUse(all) ?? page % pages
    const shown = all[page]
    const first = all.slice(0, page).reduce((sum, { cells }) => sum + cells.length, 0)
    if (shown !== undefined) place(shown, first)
  }

  const turn = (by: number): void => {
    turnedAt = performance.now()
    page = (page + by + pages) % pages
    layOut()
  }

  const set = (next: boolean): void => {
    isOn = next
    layOut()
  }

  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyped(event.target)) return
    if (event.key === 'f') {
      set(!isOn)
      // If the browser refuses, the tiles still fill its window.
      if (isOn) void root.requestFullscreen?.().catch(() => {})
      else if (document.fullscreenElement !== null) void document.exitFullscreen()
    } else if (isOn && event.key === 'Escape') set(false)
    else if (isOn && event.key === 'ArrowRight') turn(1)
    else if (isOn && event.key === 'ArrowLeft') turn(-1)
  })
  document.addEventListener('fullscreenchange', () => {
    if (document.fullscreenElement === null) set(false)
  })
  addEventListener('resize', layOut)
  new MutationObserver(layOut).observe(grid, { childList: true })
  setInterval(() => isOn && pages > 1 && performance.now() - turnedAt >= TURN_MS && turn(1), 1000)
  layOut()
}
