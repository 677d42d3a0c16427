import { box, type ContentDrawing } from './drawing.js'
import { colorOf, fieldsOf, isOn, lineOf, listOf } from './read.js'
import { luminance } from './theme.js'

// No tile has room for more entries.
const MOST = 60

// The luminance on which black and white are equally readable.
const MIDDLE = 0.179

const badge = (label: unknown) => {
  const { name, color } = fieldsOf(label)
  const text = lineOf(name, 40)
  const hue = colorOf(color)
  if (text === '') return []
  if (hue === undefined) return [box('span', 'gw-badge', [text])]
  return [
    box('span', `gw-badge gw-hued ${luminance(hue) > MIDDLE ? 'gw-bright' : 'gw-dim'}`, [text], {
      color: hue,
    }),
  ]
}

export const drawList = (payload: unknown): ContentDrawing => {
  const all = Array.isArray(payload) ? payload : listOf(fieldsOf(payload)['item'])
  const entries = all.slice(0, MOST).map((entry) => {
    const { title, label, description } = fieldsOf(entry)
    const { text, highlight } = fieldsOf(title)
    return {
      title: lineOf(text, 200),
      isHigh: isOn(highlight),
      badge: badge(label),
      description: lineOf(description, 400),
    }
  })
  // The height of all entries in ems: each has a title with its margin, and perhaps a description in smaller type.
  const lines = entries.reduce((sum, { description }) => sum + (description === '' ? 2.2 : 3.3), 0)
  const listed = entries.slice(0, 8).map(({ title }) => title)
  return {
    form: 'content',
    summary:
      all.length === 0
        ? 'An empty list'
        : `List: ${listed.join(', ')}${all.length > listed.length ? ` and ${all.length - listed.length} more` : ''}`,
    root:
      entries.length === 0
        ? box('div', 'gw-empty', ['Nothing to list'])
        : box(
            'ul',
            'gw-list',
            entries.map(({ title, isHigh, badge, description }) =>
              box('li', isHigh ? 'gw-high' : '', [
                box('div', 'gw-head', [box('span', 'gw-name', [title]), ...badge]),
                ...(description === '' ? [] : [box('div', 'gw-caption', [description])]),
              ]),
            ),
            { vars: { '--lines': Math.round(lines * 10) / 10 } },
          ),
  }
}
