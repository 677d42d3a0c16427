import type { Size } from './drawing.js'
import { ems, fitted } from './format.js'
import { FONT, type Theme } from './theme.js'

/** The font size for a chart of a given size. */
export const fontOf = ({ width, height }: Size): number =>
  Math.round(Math.min(20, Math.max(13, Math.min(width / 26, height / 13))))

/** The options that all charts share. */
export const plain = (fontSize: number, theme: Theme) => ({
  animation: false,
  backgroundColor: 'transparent',
  textStyle: { fontFamily: FONT, fontSize, color: theme.text },
})

// Outside these limits, the arithmetic of a scale breaks down.
const GREATEST = 1e100
const LEAST = 1e-15

/** Limits a number to what a scale can show. */
export const plotted = (n: number): number =>
  Math.abs(n) < LEAST ? 0 : Math.min(GREATEST, Math.max(-GREATEST, n))

interface Entry {
  readonly name: string
  readonly text: string
  readonly width: number
}

// The width of an entry's icon with its margin, and the gap between entries, in ems.
const ICON = 1.3
const GAP = 1.2

const MOST_LINES = 2
const MOST_NAMES = 40

/** Breaks entries into lines of a given width. */
const linesOf = (entries: readonly Entry[], width: number, gap: number): readonly (readonly Entry[])[] => {
  const lines: Entry[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const entry of entries) {
    if (used + entry.width > width) {
      lines.push([])
      used = 0
    }
    lines.at(-1)?.push(entry)
    used += entry.width + gap
  }
  return lines
}

/** Builds a legend of at most two lines above a chart whose series are named by index. */
export const legendOf = (
  names: readonly string[],
  { width }: Size,
  fontSize: number,
  theme: Theme,
): { readonly height: number; readonly legend: readonly object[] } => {
  const entries = names.slice(0, MOST_NAMES).flatMap((name, i): readonly Entry[] => {
    const text = fitted(name, Math.max(5, Math.min(18, width / fontSize - ICON)))
    return text === '' ? [] : [{ name: String(i), text, width: (ems(text) + ICON) * fontSize }]
  })
  const lines = linesOf(entries, width, GAP * fontSize).slice(0, MOST_LINES)
  const texts = new Map(entries.map(({ name, text }) => [name, text]))
  const lineHeight = Math.round(fontSize * 1.5)
  return {
    height: lines.length * lineHeight,
    legend: lines.map((line, i) => ({
      left: 0,
      top: i * lineHeight,
      padding: 0,
      itemGap: fontSize * GAP,
      itemWidth: fontSize * 0.8,
      itemHeight: fontSize * 0.8,
      icon: 'roundRect',
      selectedMode: false,
      textStyle: { color: theme.text, fontSize, lineHeight },
      data: line.map(({ name }) => name),
      formatter: (name: string) => texts.get(name) ?? '',
    })),
  }
}
