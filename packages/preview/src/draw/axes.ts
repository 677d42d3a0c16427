import type { Size } from './drawing.js'
import { ems, fitted } from './format.js'
import { FONT, type Theme } from './theme.js'

/** The size of a chart's text in a place of such a size. */
export const fontOf = ({ width, height }: Size): number =>
  Math.round(Math.min(20, Math.max(12, Math.min(width / 28, height / 17))))

/** What every chart starts with. */
export const plain = (fontSize: number, theme: Theme) => ({
  animation: false,
  backgroundColor: 'transparent',
  textStyle: { fontFamily: FONT, fontSize, color: theme.text },
})

// Beyond these numbers, the arithmetic of a scale ends.
const GREATEST = 1e100
const LEAST = 1e-15

/** A number as it can be drawn on a scale. */
export const plotted = (n: number): number =>
  Math.abs(n) < LEAST ? 0 : Math.min(GREATEST, Math.max(-GREATEST, n))

interface Entry {
  readonly name: string
  readonly text: string
  readonly width: number
}

const ICON = 1.6

/** A legend in at most two lines above a chart, for series that are named by their index. */
export const legendOf = (
  names: readonly string[],
  { width }: Size,
  fontSize: number,
  theme: Theme,
): { readonly height: number; readonly legend: object } => {
  const named = names.flatMap((name, i): readonly Entry[] => {
    const text = fitted(name, Math.max(5, Math.min(18, width / fontSize - ICON)))
    return text === '' ? [] : [{ name: String(i), text, width: (ems(text) + ICON) * fontSize }]
  })
  if (named.length === 0) return { height: 0, legend: { show: false } }
  let lines = 1
  let used = 0
  const shown = named.filter((entry) => {
    if (used > 0 && used + entry.width > width) {
      lines += 1
      used = 0
    }
    used += entry.width + fontSize
    return lines <= 2
  })
  const lineHeight = Math.round(fontSize * 1.5)
  const texts = new Map(shown.map(({ name, text }) => [name, text]))
  return {
    height: lineHeight * Math.min(2, lines),
    legend: {
      left: 0,
      top: 0,
      padding: 0,
      width,
      itemGap: fontSize * 0.8,
      itemWidth: fontSize * 0.8,
      itemHeight: fontSize * 0.8,
      icon: 'roundRect',
      selectedMode: false,
      textStyle: { color: theme.text, fontSize, lineHeight },
      data: shown.map(({ name }) => name),
      formatter: (name: string) => texts.get(name) ?? '',
    },
  }
}
