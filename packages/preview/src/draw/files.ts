import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
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

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown }).code

/** Makes a folder and those above it. Node's own way never ends below /proc, where nothing can be made. */
const makeFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder)
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(folder)).isDirectory()) return
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error
    await makeFolder(dirname(folder))
    await mkdir(folder)
  }
}

/** Writes each picture of the gallery into a folder, which is made if it is missing, and returns the names. */
export const writeGallery = async (folder: string): Promise<readonly string[]> => {
  await makeFolder(folder)
  const all = pictures()
  await Promise.all(all.map(({ name, svg }) => writeFile(join(folder, name), svg)))
  return all.map(({ name }) => name)
}
