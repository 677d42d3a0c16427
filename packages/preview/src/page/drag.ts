import type { Size } from '../settings.js'
import { sizeOf } from './arrange.js'

/** The effects of dragging a tile. */
export interface Drags {
  /** Whether the board is being edited. */
  readonly isOn: () => boolean
  /** Called when the tile is dropped on another one. */
  readonly drop: (on: Element) => void
  /** Called when its corner is dragged to a size. */
  readonly resize: (size: Size) => void
}

/** How far the pointer may move during a click. */
const STILL_PX = 5
const CONTROLS = 'button, select, input, summary, a'

const pixels = (of: string): number => Number.parseFloat(of) || 1

/** The tile under a point, ignoring the dragged one. */
const tileAt = (x: number, y: number, dragged: Element): Element | undefined =>
  document
    .elementsFromPoint(x, y)
    .map((element) => element.closest('.tile'))
    .find((tile) => tile !== null && tile !== dragged) ?? undefined

interface Drag {
  readonly move: (event: PointerEvent) => void
  readonly end: (event: PointerEvent | undefined) => void
}

const moveDrag = (tile: HTMLElement, start: PointerEvent, { drop }: Drags): Drag => {
  let target: Element | undefined
  const aim = (next: Element | undefined): void => {
    target?.removeAttribute('data-target')
    target = next
    target?.setAttribute('data-target', '')
  }
  return {
    move: ({ clientX, clientY }) => {
      const [x, y] = [clientX - start.clientX, clientY - start.clientY]
      if (!('dragged' in tile.dataset) && Math.hypot(x, y) < STILL_PX) return
      tile.dataset['dragged'] = ''
      tile.style.setProperty('transform', `translate(${x}px, ${y}px)`)
      aim(tileAt(clientX, clientY, tile))
    },
    end: (event) => {
      const on = target
      aim(undefined)
      delete tile.dataset['dragged']
      tile.style.removeProperty('transform')
      if (event !== undefined && on !== undefined) drop(on)
    },
  }
}

const sizeDrag = (tile: HTMLElement, { resize }: Drags): Drag => {
  let size: Size | undefined
  return {
    move: ({ clientX, clientY }) => {
      const { left, top } = tile.getBoundingClientRect()
      const { gridTemplateColumns, gridAutoRows, columnGap } = getComputedStyle(tile.parentElement ?? tile)
      const gap = pixels(columnGap)
      size = sizeOf(
        (clientX - left) / (pixels(gridTemplateColumns) + gap),
        (clientY - top) / (pixels(gridAutoRows) + gap),
      )
      tile.dataset['size'] = size
    },
    end: (event) => {
      delete tile.dataset['size']
      if (event !== undefined && size !== undefined) resize(size)
    },
  }
}

/** Lets a pointer move a tile, or resize it by its corner; Escape undoes it. */
export const makeDraggable = (tile: HTMLElement, corner: HTMLElement, drags: Drags): void => {
  const begin = (event: PointerEvent): void => {
    const on = event.target as Element
    const isCorner = corner.contains(on)
    // A finger on the picture scrolls the page.
    const isGrip = event.pointerType === 'mouse' ? on.closest(CONTROLS) === null : on.closest('h2') !== null
    if (!drags.isOn() || event.button !== 0 || !(isCorner || isGrip)) return
    event.preventDefault()
    const drag = isCorner ? sizeDrag(tile, drags) : moveDrag(tile, event, drags)
    const ends = new AbortController()
    const { signal } = ends
    const end = (last: PointerEvent | undefined): void => {
      ends.abort()
      drag.end(last)
    }
    tile.setPointerCapture(event.pointerId)
    tile.addEventListener('pointermove', drag.move, { signal })
    tile.addEventListener('pointerup', end, { signal })
    tile.addEventListener('pointercancel', () => end(undefined), { signal })
    addEventListener('keydown', ({ key }) => key === 'Escape' && end(undefined), { signal })
  }
  tile.addEventListener('pointerdown', begin)
}
