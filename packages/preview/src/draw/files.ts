import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type GalleryEntry, gallery } from '../gallery.js'
import { draw } from './index.js'
import { toSvg } from './svg.js'
import type { ThemeName } from './theme.js'

/** The side of a tile, and the space between two, in pixels. */
const TILE = 250
const GAP = 10

const sideOf = (tiles: number): number => tiles * TILE + (tiles - 1) * GAP

/** A picture of the gallery as a file. */
export interface Picture {
  readonly name: string
  readonly svg: string
}

/** Writes one picture of the gallery. */
export const pictureOf = (entry: GalleryEntry, theme: ThemeName): Picture => ({
  name: `${entry.id}-${theme}.svg`,
  svg: toSvg(draw(entry.kind, entry.payload, theme), {
    width: sideOf(entry.columns),
    height: sideOf(entry.rows),
    theme,
    title: entry.title,
  }),
})

/** All pictures of the gallery, each in both themes. */
export const pictures = (): readonly Picture[] =>
  gallery().flatMap((entry) => [pictureOf(entry, 'dark'), pictureOf(entry, 'light')])

/** Writes each picture of the gallery into a folder, which is made where it is missing, and tells the names. */
export const writeGallery = async (folder: string): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true })
  const all = pictures()
  await Promise.all(all.map(({ name, svg }) => writeFile(join(folder, name), svg)))
  return all.map(({ name }) => name)
}
