import { box, type ContentDrawing } from './drawing.js'
import { full, styleOf } from './format.js'
import { arrow } from './number.js'
import { fieldsOf, lineOf, listOf, numberOf } from './read.js'

/** How many places a row has moved; positive is up. */
const moveOf = (previous: number | undefined, rank: number): number =>
  previous === undefined || !Number.isInteger(previous) ? 0 : previous - rank

const moveBox = (move: number) =>
  move === 0
    ? box('span', 'gw-move', [])
    : box('span', `gw-move ${move > 0 ? 'gw-good' : 'gw-bad'}`, [
        arrow(Math.sign(move)),
        String(Math.min(999, Math.abs(move))),
      ])

const moveSummary = (move: number): string => {
  if (move === 0) return ''
  return move > 0 ? ` (up ${move})` : ` (down ${-move})`
}

export const drawLeaderboard = (payload: unknown): ContentDrawing => {
  const board = fieldsOf(payload)
  const style = styleOf(board)
  const rows = listOf(board['items'])
    .slice(0, 22)
    .map((item, i) => {
      const { label, value, previous_rank } = fieldsOf(item)
      const n = numberOf(value)
      return {
        label: lineOf(label, 120),
        value: n === undefined ? '' : full(n, style),
        move: moveOf(numberOf(previous_rank), i + 1),
      }
    })
  return {
    form: 'content',
    summary:
      rows.length === 0
        ? 'An empty leaderboard'
        : `Leaderboard: ${rows.map(({ label, value, move }, i) => `${i + 1}. ${label} ${value}`.trim() + moveSummary(move)).join(', ')}`,
    root:
      rows.length === 0
        ? box('div', 'gw-empty', ['Nothing to rank'])
        : box(
            'ol',
            [
              'gw-leaderboard',
              rows.some(({ move }) => move !== 0) ? 'gw-moving' : '',
              rows.length > 8 ? 'gw-many' : '',
              rows.every(({ value }) => value === '') ? 'gw-bare' : '',
            ]
              .filter((name) => name !== '')
              .join(' '),
            rows.map(({ label, value, move }, i) =>
              box('li', i === 0 ? 'gw-first' : '', [
                box('span', 'gw-rank', [String(i + 1)]),
                moveBox(move),
                box('span', 'gw-name', [label]),
                box('span', 'gw-figure', [value]),
              ]),
            ),
            {
              vars: { '--rows': Math.max(1, rows.length), '--half': Math.max(1, Math.ceil(rows.length / 2)) },
            },
          ),
  }
}
