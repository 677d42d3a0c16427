import type { Kind } from '@gecko-widgets/core'
import { draw } from '../draw/index.js'
import type { ThemeName } from '../draw/theme.js'
import { type GalleryEntry, gallery } from '../gallery.js'
import { type Frame, sideOf, toSvg } from './svg.js'

/** A picture as a file. */
export interface Picture {
  readonly name: string
  readonly svg: string
}

const THEMES: readonly ThemeName[] = ['dark', 'light']

/** Draws the payload of a kind as SVG. */
export const picture = (kind: Kind, payload: unknown, frame: Frame): string =>
  toSvg(draw(kind, payload, frame.theme), frame)

/** The rows of the picture of a board, as tiles of the gallery, four columns wide. */
const BOARD = [
  ['number', 'number-money', 'geckOMeter'],
  ['lineChart', 'leaderboard', 'pieChart'],
  ['rag', 'monitoring', 'map'],
]
const COLUMNS = 4
/** The distance from one tile to the next, in pixels. */
const STEP = sideOf(2) - sideOf(1)

const tilePicture = ({ kind, title, payload, columns, rows }: GalleryEntry, theme: ThemeName): string =>
  picture(kind, payload, { width: sideOf(columns), height: sideOf(rows), theme, title })

const board = (all: readonly GalleryEntry[], theme: ThemeName): Picture => {
  const entries = new Map(all.map((entry) => [entry.id, entry]))
  const tiles = BOARD.flatMap((ids, row) => {
    let column = 0
    return ids.map((id) => {
      const entry = entries.get(id) as GalleryEntry
      const place = `<svg x="${column * STEP}" y="${row * STEP}"`
      column += entry.columns
      return tilePicture(entry, theme)
        .replace('<svg', place)
        .replaceAll('"clip-', `"${id}-`)
        .replaceAll('#clip-', `#${id}-`)
    })
  })
  const [width, height] = [sideOf(COLUMNS), sideOf(BOARD.length)]
  return {
    name: `board-${theme}.svg`,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"><title>A board</title>\n${tiles.join('')}</svg>\n`,
  }
}

/** All pictures of the gallery, and one of a board, in both themes. */
export const pictures = (): readonly Picture[] => {
  const all = gallery()
  return THEMES.flatMap((theme) => [
    ...all.map((entry) => ({ name: `${entry.id}-${theme}.svg`, svg: tilePicture(entry, theme) })),
    board(all, theme),
  ])
}
