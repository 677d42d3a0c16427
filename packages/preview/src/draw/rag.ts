import { box, type ContentDrawing } from './drawing.js'
import { ems, full, prefixed, short } from './format.js'
import { fieldsOf, lineOf, listOf, numberOf } from './read.js'

const COLORS = [
  ['red', 'gw-bad'],
  ['amber', 'gw-warn'],
  ['green', 'gw-good'],
] as const

const LONGEST = 7

/** The length at which Geckoboard cuts off a label. */
const MOST_TEXT = 40

export const drawRag = (payload: unknown): ContentDrawing => {
  const { item, type, prefix } = fieldsOf(payload)
  const items = listOf(item).slice(0, COLORS.length).map(fieldsOf)
  const colors = type === 'reverse' ? COLORS.slice(0, Math.max(2, items.length)).toReversed() : COLORS
  const rows = items.map((fields, i) => {
    const value = fields['value'] === '' ? undefined : numberOf(fields['value'])
    const sign = lineOf(fields['prefix'] ?? prefix, 12)
    const [color, mood] = colors[i] ?? COLORS[0]
    const write = (n: number) => prefixed(full(n).length > LONGEST ? short(n) : full(n), sign)
    return {
      color,
      mood,
      value,
      text: lineOf(fields['text'], MOST_TEXT),
      short: value === undefined ? '' : write(value),
      full: value === undefined ? 'none' : prefixed(full(value), sign),
    }
  })
  const greatest = Math.max(0, ...rows.map(({ value }) => Math.abs(value ?? 0)))
  const widest = Math.max(2, ...rows.map(({ short }) => ems(short)))
  return {
    form: 'content',
    summary: rows
      .map(({ color, text, full }) => (text === '' ? `${color} ${full}` : `${color} ${full} (${text})`))
      .join(', '),
    root: box(
      'ul',
      'gw-rag',
      rows.map(({ mood, value, text, short }) =>
        box('li', value === undefined ? `${mood} gw-hidden` : mood, [
          box('div', 'gw-lamp', []),
          box('div', 'gw-value', [short]),
          box('div', 'gw-text', [
            box('div', 'gw-caption', [text]),
            box('div', 'gw-track', [
              box('div', 'gw-bar', [], {
                vars: {
                  '--length': greatest === 0 ? 0 : Math.round((Math.abs(value ?? 0) / greatest) * 1000) / 10,
                },
              }),
            ]),
          ]),
        ]),
      ),
      { vars: { '--ems': Math.round(widest * 10) / 10, '--rows': rows.length } },
    ),
  }
}
