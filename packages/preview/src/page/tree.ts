import type { Remark } from '../reading.js'
import { codeOf } from './code.js'
import { el } from './dom.js'
import { brief, membersOf, parentOf, step, written } from './paths.js'
import type { Line, Token } from './tokens.js'

/** A line of a payload. The closing bracket of a list or an object has no path. */
interface PayloadLine extends Line {
  readonly path: string | undefined
}

const MOST_LINES = 3000
const DEEPEST = 64

const tokenOf = (value: unknown): Token => {
  switch (typeof value) {
    case 'string':
      return ['string', brief(value)]
    case 'number':
      return ['number', brief(value)]
    default:
      return ['word', brief(value)]
  }
}

interface Left {
  readonly path: string
  readonly depth: number
  readonly name: string | undefined
  readonly value: unknown
  readonly comma: string
}

const nameTokens = (name: string | undefined): readonly Token[] =>
  name === undefined
    ? []
    : [
        ['key', brief(name)],
        ['quiet', ': '],
      ]

/** Writes a payload as JSON, line by line. */
const linesOf = (payload: unknown): readonly PayloadLine[] => {
  const lines: PayloadLine[] = []
  // A stack of what is left: values, and closing lines that are ready to be added.
  const left: (Left | PayloadLine)[] = [{ path: '', depth: 0, name: undefined, value: payload, comma: '' }]
  for (let next = left.pop(); next !== undefined && lines.length < MOST_LINES; next = left.pop()) {
    if ('tokens' in next) {
      lines.push(next)
      continue
    }
    const { path, depth, name, value, comma } = next
    const members = depth < DEEPEST ? membersOf(value) : []
    const start = { path: written(path), depth }
    if (members.length === 0) {
      lines.push({ ...start, tokens: [...nameTokens(name), tokenOf(value), ['quiet', comma]] })
      continue
    }
    const isList = Array.isArray(value)
    lines.push({ ...start, tokens: [...nameTokens(name), ['quiet', isList ? '[' : '{']] })
    left.push({ path: undefined, depth, tokens: [['quiet', (isList ? ']' : '}') + comma]] })
    for (const [i, [key, member]] of [...members.entries()].toReversed())
      left.push({
        path: path + step(key),
        depth: depth + 1,
        name: isList ? undefined : String(key),
        value: member,
        comma: i < members.length - 1 ? ',' : '',
      })
  }
  return left.length > 0
    ? [...lines, { path: undefined, depth: 0, tokens: [['quiet', '… and more; Copy gets all of it']] }]
    : lines
}

/** Finds the line for an issue: that of its path, or of the nearest ancestor. */
const lineFor = (path: string, paths: ReadonlySet<string | undefined>): string => {
  if (path === '' || paths.has(path)) return path
  const parent = parentOf(path)
  return parent === path ? '' : lineFor(parent, paths)
}

/** Shows a payload as JSON, with each issue at its line. */
export const treeOf = (
  payload: unknown,
  errors: readonly Remark[],
  warnings: readonly Remark[],
): { readonly element: HTMLElement; readonly lines: number } => {
  const lines = linesOf(payload)
  const paths = new Set(lines.map(({ path }) => path))
  const marksOf = (issues: readonly Remark[], line: PayloadLine, mark: 'error' | 'warning') =>
    issues
      .filter(({ path }) => lineFor(path, paths) === line.path)
      .map(({ path, code, message }) =>
        el('mark', { class: mark }, `${path === line.path ? '' : `${path}: `}${message} (${code})`),
      )
  const marked = lines.map((line) => ({
    ...line,
    marks: [...marksOf(errors, line, 'error'), ...marksOf(warnings, line, 'warning')],
  }))
  return { element: codeOf(marked), lines: lines.length }
}
