/** Reads untrusted payloads: a field of the wrong type counts as missing. */

export type Fields = Readonly<Record<string, unknown>>

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

/** A list; a single value counts as a list of one. */
export const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value
  return value === undefined || value === null ? [] : [value]
}

/** A number, or a numeric string. */
export const numberOf = (value: unknown): number | undefined => {
  const n = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof n === 'number' && Number.isFinite(n) ? n + 0 : undefined
}

// Characters that XML cannot contain and a screen cannot show.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find
const UNSHOWN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Text that is safe to show and to write; empty if there is none. */
export const textOf = (value: unknown): string => {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string'
    ? text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNSHOWN, '\ufffd')
    : ''
}

/** Text on one line, of at most `most` characters. */
export const lineOf = (value: unknown, most = 80): string => {
  const line = textOf(value)
    .slice(0, most * 8)
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .trim()
  const characters = Array.from(line)
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line
}

/** A flag, which old clients send as a string. */
export const isOn = (value: unknown): boolean => value === true || value === 'true'

/** A color as `#rrggbb`, without its transparency. */
export const colorOf = (value: unknown): string | undefined => {
  const digits = typeof value === 'string' ? /^#?([\da-f]{6})(?:[\da-f]{2})?$/i.exec(value)?.[1] : undefined
  return digits === undefined ? undefined : `#${digits.toLowerCase()}`
}
