import { box, type Drawing, type PagesDrawing, type Size } from '../draw/drawing.js'
import { ems } from '../draw/format.js'
import { pageBox, wordsOf } from '../draw/text.js'
import { FONT, type ThemeName } from '../draw/theme.js'
import { el } from './dom.js'
import { escaped } from './escaped.js'
import { measured } from './measured.js'
import { mount } from './mount.js'

/** The frame of a drawing in a picture. */
export interface Frame extends Size {
  readonly theme: ThemeName
  readonly title: string
}

/** The side of a tile, and the space between two, in pixels. */
const TILE = 250
const GAP = 10

/** The side of a picture that is `tiles` tiles long, in pixels. */
export const sideOf = (tiles: number): number => tiles * TILE + (tiles - 1) * GAP

/** The first message without its HTML, which an SVG cannot contain. */
const message = (drawing: PagesDrawing): Drawing => {
  const words = wordsOf(drawing.pages[0]?.html ?? '')
  const side = Math.sqrt(Math.max(12, ems(words)))
  const text = box('p', 'gw-words', [words], { vars: { '--ems': Math.round(side * 10) / 10 } })
  return { form: 'content', summary: drawing.summary, root: pageBox(drawing, 0, [text]) }
}

/** Writes a drawing as an SVG file, laid out by this browser and framed as a tile with its title. */
export const toSvg = (drawing: Drawing, { width, height, theme, title }: Frame): string => {
  const place = el('div', {})
  const frame = el(
    'div',
    { class: `gw-framed gw-${theme}`, inert: true },
    title === '' ? undefined : el('div', { class: 'gw-title' }, title),
    place,
  )
  frame.style.width = `${width}px`
  frame.style.height = `${height}px`
  document.body.append(frame)
  const unmount = mount(drawing.form === 'pages' ? message(drawing) : drawing, place, { theme })
  try {
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${FONT}" text-rendering="geometricPrecision">`,
      `<title>${escaped(title)}</title><desc>${escaped(drawing.summary)}</desc>`,
      `${measured(frame)}</svg>\n`,
    ].join('')
  } finally {
    unmount()
    frame.remove()
  }
}
