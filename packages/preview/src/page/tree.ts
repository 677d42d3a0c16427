import type { Remark } from '../reading.js'
import { el } from './dom.js'
import { brief, membersOf, parentOf, step, written } from './paths.js'

interface Line {
  readonly path: string
  readonly depth: number
  readonly text: string
}

const MOST_LINES = 1500
const DEEPEST = 40

const nameOf = (key: string | number): string => (typeof key === 'number' ? `[${key}] ` : `${key}: `)

/** Writes a payload line by line, what holds others before what it holds. */
const linesOf = (payload: unknown): readonly Line[] => {
  const lines: Line[] = []
  const left: (readonly [path: string, depth: number, name: string, value: unknown])[] = [
    ['', 0, '', payload],
  ]
  for (let next = left.pop(); next !== undefined && lines.length < MOST_LINES; next = left.pop()) {
    const [path, depth, name, value] = next
    const members = depth < DEEPEST ? membersOf(value) : []
    const open = Array.isArray(value) ? `list of ${members.length}` : 'object'
    lines.push({ path: written(path), depth, text: name + (members.length > 0 ? open : brief(value)) })
    for (const [key, member] of members.toReversed())
      left.push([path + step(key), depth + 1, nameOf(key), member])
  }
  return left.length > 0 ? [...lines, { path: '\0', depth: 0, text: '… and more' }] : lines
}

/** Finds the line at which to tell an issue: the one of its path, or of the nearest that holds it. */
const lineFor = (path: string, paths: ReadonlySet<string>): string => {
  if (path === '' || paths.has(path)) return path
  const parent = parentOf(path)
  return parent === path ? '' : lineFor(parent, paths)
}

/** Draws a payload as an indented tree, each issue at its place. */
export const treeOf = (
  payload: unknown,
  errors: readonly Remark[],
  warnings: readonly Remark[],
): HTMLElement => {
  const lines = linesOf(payload)
  const paths = new Set(lines.map(({ path }) => path))
  const marksOf = (issues: readonly Remark[], line: Line, mark: 'error' | 'warning') =>
    issues
      .filter(({ path }) => lineFor(path, paths) === line.path)
      .map(({ path, code, message }) =>
        el('mark', { class: mark }, `${path === line.path ? '' : `${path} `}${code}: ${message}`),
      )
  return el(
    'ol',
    { class: 'tree' },
    ...lines.map((line) => {
      const item = el(
        'li',
        { class: 'line' },
        el('code', {}, line.text),
        ...marksOf(errors, line, 'error'),
        ...marksOf(warnings, line, 'warning'),
      )
      item.style.setProperty('--depth', String(line.depth))
      return item
    }),
  )
}
