/** The way a language writes strings, names and the end of a list on several lines. */
export interface Style {
  readonly text: (text: string) => string
  readonly name: (name: string) => string
  /** What follows the last part of a list or an object on several lines. */
  readonly last: '' | ','
  /** The longest line, unless a string needs more. */
  readonly width: number
}

type Fields = Readonly<Record<string, unknown>>

const isParts = (value: unknown): value is Fields | readonly unknown[] =>
  typeof value === 'object' && value !== null

const isList = (value: Fields | readonly unknown[]): value is readonly unknown[] => Array.isArray(value)

const named = (value: Fields): readonly (readonly [name: string, part: unknown])[] =>
  Object.entries(value).filter(([, part]) => part !== undefined)

/** Writes a value on one line. */
const inLine = (value: unknown, style: Style): string => {
  if (typeof value === 'string') return style.text(value)
  if (!isParts(value)) return String(value)
  if (isList(value)) return `[${value.map((part) => inLine(part, style)).join(', ')}]`
  const fields = named(value).map(([name, part]) => `${style.name(name)}: ${inLine(part, style)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

/** Breaks words into lines, with as many on each as fit. */
const filled = (words: readonly string[], room: number): readonly string[] => {
  const lines: string[] = []
  for (const word of words) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + word.length + 2 < room)
      lines[lines.length - 1] = `${line}, ${word}`
    else lines.push(word)
  }
  return lines
}

/** Writes a value in lines of the style's width; the first one has only `room` characters. */
export const layout = (value: unknown, style: Style, room = style.width, indent = ''): string => {
  const line = inLine(value, style)
  if (!isParts(value) || line.length <= room || line.length === 2) return line
  const deeper = `${indent}  `
  const left = style.width - deeper.length - 1
  const written = (name: string, part: unknown): string =>
    name + layout(part, style, left - name.length, deeper)
  const [open, parts, close] = isList(value)
    ? ['[', value.map((part) => written('', part)), ']']
    : ['{', named(value).map(([name, part]) => written(`${style.name(name)}: `, part)), '}']
  const isFilled = isList(value) && value.every((part) => typeof part === 'number')
  const lines = isFilled ? filled(parts, left) : parts
  return `${open}\n${deeper}${lines.join(`,\n${deeper}`)}${style.last}\n${indent}${close}`
}

const quoted = (text: string): string => JSON.stringify(text)

/** Writes JSON in a readable form. */
export const layoutJson = (json: unknown): string =>
  layout(json, { text: quoted, name: quoted, last: '', width: 60 })
