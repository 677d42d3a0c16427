import { box, type ContentDrawing } from './drawing.js'
import { lineOf, textOf } from './read.js'

const MOST = 1500

const writtenOf = (value: unknown): string => {
  try {
    return textOf(JSON.stringify(value, null, 2))
      .slice(0, MOST)
      .toWellFormed()
  } catch {
    return ''
  }
}

/** Shows the JSON itself, because only its author knows how it should look. */
export const drawCustom = (payload: unknown): ContentDrawing => {
  const written = writtenOf(payload)
  return {
    form: 'content',
    summary: `Custom JSON: ${lineOf(written, 200)}`,
    root: box('div', 'gw-code', [box('pre', '', [written])]),
  }
}
