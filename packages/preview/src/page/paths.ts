/** Writes a count with its noun: `1 error`, `2 errors`. */
export const counted = (count: number, name: string): string =>
  `${count.toLocaleString('en')} ${name}${count === 1 ? '' : 's'}`

/** Writes a step of a path as issues do: `.label`, `[1]`, `["two words"]`. */
export const step = (key: string | number): string => {
  if (typeof key === 'number') return `[${key}]`
  return /^[A-Za-z_$][\w$]{0,39}$/.test(key)
    ? `.${key}`
    : `[${JSON.stringify(key.slice(0, 40)).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}]`
}

/** Writes a path as issues do, without the dot of the first step. */
export const written = (path: string): string => (path.startsWith('.') ? path.slice(1) : path)

/** The path of the parent of a value; the payload is its own parent. */
export const parentOf = (path: string): string =>
  path.replace(/(?:\.?[A-Za-z_$][\w$]*|\[(?:\d+|"(?:[^"\\]|\\.)*")\])$/, '')

/** The members of an object or a list; empty for anything else. */
export const membersOf = (value: unknown): readonly (readonly [key: string | number, value: unknown])[] => {
  if (Array.isArray(value)) return value.map((member, i) => [i, member] as const)
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

const textOf = (value: unknown): string | undefined => {
  try {
    return JSON.stringify(value)
  } catch {
    // Too deep for JSON.stringify.
    return undefined
  }
}

/** Writes a value as JSON, or describes it in words if that takes more than `most` characters. */
export const brief = (value: unknown, most = 300): string => {
  const text = textOf(value)
  if (text !== undefined && text.length <= most) return text
  if (Array.isArray(value)) return `a list of ${counted(value.length, 'item')}`
  if (typeof value === 'object' && value !== null)
    return `an object with ${counted(Object.keys(value).length, 'field')}`
  return text === undefined ? 'nothing' : `${text.slice(0, most)}… (${counted(text.length, 'character')})`
}
