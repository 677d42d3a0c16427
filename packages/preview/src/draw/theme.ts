/** Dark, as on a wall display, or light. */
export type ThemeName = 'dark' | 'light'

/** The colors of a theme, under the same names as in draw.css. */
export interface Theme {
  readonly tile: string
  readonly text: string
  readonly muted: string
  readonly faint: string
  readonly land: string
  readonly good: string
  readonly warn: string
  readonly bad: string
  /** Amber for surfaces, never for text. */
  readonly amber: string
  readonly accent: string
  /** Colors of slices and series, which also differ in brightness. */
  readonly palette: readonly string[]
}

export const themes: Readonly<Record<ThemeName, Theme>> = {
  dark: {
    tile: '#1f2a33',
    text: '#f4f7f9',
    muted: '#adbbc6',
    faint: '#3b4a56',
    land: '#3b4a56',
    good: '#4fd18b',
    warn: '#f8bd45',
    bad: '#ff7d75',
    amber: '#f8bd45',
    accent: '#58b7f3',
    palette: ['#58b7f3', '#f8a94c', '#4fcfa7', '#f08cc0', '#f4e072', '#a79cf2', '#f1785c', '#93a9b8'],
  },
  light: {
    tile: '#ffffff',
    text: '#17222b',
    muted: '#566470',
    faint: '#dbe2e8',
    land: '#cdd6dd',
    good: '#0d7a43',
    warn: '#9a6400',
    bad: '#c5302c',
    amber: '#f0a81c',
    accent: '#0f74b8',
    palette: ['#0f74b8', '#d9730d', '#0b8a68', '#b83b87', '#a68a00', '#6a57c9', '#b9432a', '#6d7f8c'],
  },
}

/** Fonts with the same letter widths. Every system has one of them, so a picture looks the same everywhere. */
export const FONT = "Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif"

/** The color of the n-th slice or series. */
export const colorAt = (theme: Theme, i: number): string => theme.palette[i % theme.palette.length] as string

const channel = (hex: string): number => {
  const c = Number.parseInt(hex, 16) / 255
  return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}

/** The relative luminance of a color `#rrggbb`, as WCAG defines it. */
export const luminance = (color: string): number =>
  0.2126 * channel(color.slice(1, 3)) +
  0.7152 * channel(color.slice(3, 5)) +
  0.0722 * channel(color.slice(5, 7))
