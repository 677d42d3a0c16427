import type { Codec, Reading } from './codec.js'
import { map } from './map.js'
import { at, put } from './own.js'
import { isAbsent, type Part } from './part.js'
import type { Struct } from './struct.js'
import { fits, places } from './tuple.js'
import { withForms } from './union.js'

/** The short forms of an object, by type: the field that the value is, or the fields of a list in order. */
export interface Shorthand<A> {
  readonly number?: keyof A & string
  readonly string?: keyof A & string
  readonly null?: keyof A & string
  readonly list?: (keyof A & string) | readonly (keyof A & string)[]
}

/** Reads an object that is written as a list: its fields by position. */
const positional = <A>(parts: readonly Part[]): Reading<A> => ({
  ...places(parts),
  read: (value, room) => {
    if (!fits(parts, value)) return undefined
    const decoded = {}
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] as Part
      const place = at(value, i)
      if (isAbsent(part, place)) continue
      const read = part.of.read(place, room)
      if (read === undefined) return undefined
      room.left -= part.bytes
      put(decoded, part.key, read)
    }
    return decoded as A
  },
})

/** Takes some bytes besides those of the value: its name's, say. */
export const spending = <A>(bytes: number, of: Reading<A>): Reading<A> => ({
  ...of,
  read: (value, room) => {
    room.left -= bytes
    return of.read(value, room)
  },
})

/** Describes an object that people may write in short: as one of its fields, or as a list of several. */
export const shorthand = <A extends object>(of: Struct<A>, short: Shorthand<A>): Codec<A> => {
  const partOf = (key: string): Part => of.parts.find((part) => part.key === key) as Part
  const single = (key: string): Reading<A> => {
    const { of, bytes } = partOf(key)
    return map(spending(bytes, of), (field) => ({ [key]: field }) as A)
  }
  const readingOf = (keys: string | readonly string[]): Reading<A> =>
    typeof keys === 'string' ? single(keys) : positional(keys.map(partOf))
  const forms = Object.entries(short).map(([type, keys]) => [type, readingOf(keys)])
  return withForms(of, { ...Object.fromEntries(forms), object: of })
}
