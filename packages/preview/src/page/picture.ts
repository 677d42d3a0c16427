import type { Drawing } from '../draw/drawing.js'
import type { ThemeName } from '../draw/theme.js'
import { el, icon } from './dom.js'
import { mount } from './mount.js'

/** The part of a tile that shows its drawing. */
export interface Picture {
  readonly elements: readonly HTMLElement[]
  readonly show: (drawing: Drawing, theme: ThemeName) => void
  readonly clear: () => void
}

const TURN_MS = 8000
const BACK = 'M15 5l-7 7 7 7'
const ON = 'M9 5l7 7-7 7'

/** Creates the part of a tile for its drawing. Pages of a text widget take turns until the user turns one. */
export const createPicture = (): Picture => {
  let drawing: Drawing | undefined
  let theme: ThemeName = 'dark'
  let page = 0
  let unmount = (): void => {}
  let isTurned = matchMedia('(prefers-reduced-motion: reduce)').matches
  let timer: ReturnType<typeof setInterval> | undefined

  const place = el('div', { class: 'picture gw' })
  const pagesOf = (of: Drawing | undefined): number => (of?.form === 'pages' ? of.pages.length : 0)
  const turn = (by: number): void => {
    if (drawing === undefined) return
    const pages = Math.max(1, pagesOf(drawing))
    page = (page + by + pages) % pages
    unmount()
    unmount = mount(drawing, place, { theme, page })
  }
  const button = (name: string, by: number, d: string): HTMLElement => {
    const click = (): void => {
      isTurned = true
      turn(by)
    }
    return el('button', { type: 'button', class: 'small', 'aria-label': name, click }, icon(d))
  }
  const turns = el(
    'div',
    { class: 'turns', hidden: true },
    button('Previous message', -1, BACK),
    button('Next message', 1, ON),
  )
  // A message stays while someone is reading it.
  const isRead = (): boolean => isTurned || place.matches(':hover, :focus-within')

  return {
    elements: [place, turns],
    show: (next, of) => {
      drawing = next
      theme = of
      turns.hidden = pagesOf(next) < 2
      clearInterval(timer)
      if (!turns.hidden) timer = setInterval(() => isRead() || turn(1), TURN_MS)
      turn(0)
    },
    clear: () => {
      drawing = undefined
      turns.hidden = true
      clearInterval(timer)
      unmount()
      unmount = () => {}
    },
  }
}
