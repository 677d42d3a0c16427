import type { InputOf, Kind } from '@gecko-widgets/core'
import { plain } from '../plain.js'
import { layout, type Style } from './layout.js'
import { isWord, shortest } from './shortest.js'

/** Writes a string with the quotes that need fewer escapes. Invisible characters are escaped. */
const quoted = (text: string): string => {
  const json = plain(JSON.stringify(text))
  if (text.includes("'") && !text.includes('"')) return json
  const escaped = json.slice(1, -1).replace(/\\(.)|'/gs, (found, after) => {
    if (found === "'") return "\\'"
    return after === '"' ? after : found
  })
  return `'${escaped}'`
}

/** Writes text of several lines as a template, which keeps the lines. */
const template = (text: string): string =>
  `\`${text
    .replace(/[\\`]|\$(?=\{)/g, '\\$&')
    .split(/([\n\t])/)
    .map((part, i) => (i % 2 === 0 ? plain(part) : part))
    .join('')}\``

const STYLE: Style = {
  text: quoted,
  name: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)),
  last: ',',
  width: 100,
}

const inString = (kind: Kind, text: string): string => {
  if (text.includes('\n')) return template(text)
  // TypeScript widens the literal that an async function returns to `string`.
  return isWord(kind, text) ? `${quoted(text)} as const` : quoted(text)
}

const expression = (kind: Kind, value: unknown, room: number): string => {
  if (typeof value === 'string') return inString(kind, value)
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? `(${layout(value, STYLE, room - 2)})` : layout(value, STYLE, room)
}

/** Writes the call of a kind's builder with the shortest input that makes the same payload as `input`. */
export const toTypeScript = <K extends Kind>(kind: K, input: InputOf<K>): string => {
  const start = `geckoboard.${kind}(async () => `
  return `${start}${expression(kind, shortest(kind, input), STYLE.width - start.length - 1)})`
}
