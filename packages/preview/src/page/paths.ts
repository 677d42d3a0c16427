/** A step of a path as an issue has it: `.label`, `[1]`, `["two words"]`. */
export const step = (key: string | number): string => {
  if (typeof key === 'number') return `[${key}]`
  return /^[A-Za-z_$][\w$]{0,39}$/.test(key)
    ? `.${key}`
    : `[${JSON.stringify(key.slice(0, 40)).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}]`
}

/** Writes a path as an issue has it: the first step without its dot. */
export const written = (path: string): string => (path.startsWith('.') ? path.slice(1) : path)

/** The path of what holds the value at a path; of the payload itself, itself. */
export const parentOf = (path: string): string =>
  path.replace(/(?:\.?[A-Za-z_$][\w$]*|\[(?:\d+|"(?:[^"\\]|\\.)*")\])$/, '')

/** The members of an object or a list; none of anything else. */
export const membersOf = (value: unknown): readonly (readonly [key: string | number, value: unknown])[] => {
  if (Array.isArray(value)) return value.map((member, i) => [i, member] as const)
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

/** Writes a value in at most so many characters, without going into it. */
export const brief = (value: unknown, most = 300): string => {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[… ${value.length}]`
  if (typeof value === 'object' && value !== null)
    return Object.keys(value).length === 0 ? '{}' : `{… ${Object.keys(value).length}}`
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text
}
