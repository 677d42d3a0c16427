import type { Drawing } from '../draw/drawing.js'
import type { Size as TileSize } from '../settings.js'
import { el, icon } from './dom.js'
import { type Frame, sideOf, toSvg } from './svg.js'

/** The current content of a tile. */
export interface Shown extends Pick<Frame, 'theme' | 'title'> {
  readonly drawing: Drawing
  readonly size: TileSize
}

const DOWN = 'M12 4v11M7 10.5l5 5 5-5M4 20h16'

// Keeps the picture sharp on a high-resolution screen.
const SCALE = 2

const imageOf = async (svg: string): Promise<HTMLImageElement> => {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  return image
}

const pngOf = async (svg: string): Promise<Blob | null> => {
  const image = await imageOf(svg)
  const canvas = el('canvas', { width: String(image.width * SCALE), height: String(image.height * SCALE) })
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((done) => canvas.toBlob(done, 'image/png'))
}

const nameOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80) || 'tile'

const save = (blob: Blob, name: string): void => {
  const href = URL.createObjectURL(blob)
  el('a', { href, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(href), 10_000)
}

/** Creates the menu that saves the content of a tile as SVG or PNG. */
export const createDownload = (title: string, shown: () => Shown | undefined): HTMLDetailsElement => {
  const choose = (type: 'svg' | 'png') => async (): Promise<void> => {
    menu.open = false
    summary.focus()
    const now = shown()
    if (now === undefined) return
    const [columns, rows] = now.size.split('x').map(Number) as [number, number]
    const svg = toSvg(now.drawing, { ...now, width: sideOf(columns), height: sideOf(rows) })
    const blob = type === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf(svg)
    if (blob !== null) save(blob, `${nameOf(now.title)}.${type}`)
  }
  const leave = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node && menu.contains(relatedTarget))) menu.open = false
  }
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !menu.open) return
    menu.open = false
    summary.focus()
  }
  const summary = el(
    'summary',
    { class: 'small', 'aria-label': `Save as a picture: ${title}`, title: 'Save as a picture' },
    icon(DOWN),
  )
  const menu = el(
    'details',
    {
      class: 'menu',
      focusout: (event) => leave(event as FocusEvent),
      keydown: (event) => key(event as KeyboardEvent),
    },
    summary,
    el(
      'div',
      {},
      el('button', { type: 'button', click: () => void choose('svg')() }, 'SVG'),
      el('button', { type: 'button', click: () => void choose('png')() }, 'PNG'),
    ),
  )
  return menu
}
