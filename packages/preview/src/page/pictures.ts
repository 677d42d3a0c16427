import type { Kind } from '@gecko-widgets/core'
import { draw } from '../draw/index.js'
import type { ThemeName } from '../draw/theme.js'
import { gallery } from '../gallery.js'
import { type Frame, sideOf, toSvg } from './svg.js'

/** A picture as a file. */
export interface Picture {
  readonly name: string
  readonly svg: string
}

const THEMES: readonly ThemeName[] = ['dark', 'light']

/** Writes the payload of a kind as a picture. */
export const picture = (kind: Kind, payload: unknown, frame: Frame): string =>
  toSvg(draw(kind, payload, frame.theme), frame)

/** All pictures of the gallery, each in both themes. */
export const pictures = (): readonly Picture[] =>
  gallery().flatMap(({ id, kind, title, payload, columns, rows }) =>
    THEMES.map((theme) => ({
      name: `${id}-${theme}.svg`,
      svg: picture(kind, payload, { width: sideOf(columns), height: sideOf(rows), theme, title }),
    })),
  )
