import { at, isList, isPlain } from '../codec/own.js'
import type { Quick } from '../codec/quick.js'
import { numberBytes, type Room, textBytes } from '../codec/room.js'
import { toText } from '../payload/text.js'
import { color, LONGEST_TEXT } from './fields.js'

// Readers that name their fields, for a number and for rows that come by the thousand: they repeat what the kinds
// describe, for speed (`../codec/quick.ts` says why). Each takes less than the description, and reads it the same.

type Row = Readonly<Record<string, unknown>>

const { hasOwn } = Object

/** The part of a quick reader that writes at once. */
export type Direct = Pick<Quick<never>, 'direct'>

/** Whether a value is a row in full, as a literal or a database driver makes it. */
const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !isList(value) && isPlain(value)

const isNumber = (value: unknown): value is number => typeof value === 'number' && value - value === 0

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_TEXT

/** Whether an optional field is absent. */
const isNone = (value: unknown): value is null | undefined => value === undefined || value === null

interface Labelled {
  readonly value: number
  readonly label: string
}

/** The bytes of both names. */
const LABELLED_BYTES = '"value":"label":'.length

/** The bytes of the name of a color. */
const COLOR_BYTES = '"color":'.length

/** A value of 0 or more with its label. */
export const quickStep = {
  read: (row: unknown, room: Room): Labelled | undefined => {
    if (!isRow(row)) return undefined
    const value = hasOwn(row, 'value') ? row['value'] : undefined
    const label = hasOwn(row, 'label') ? row['label'] : undefined
    if (!isNumber(value) || value < 0 || !isText(label)) return undefined
    room.left -= LABELLED_BYTES + numberBytes(value) + textBytes(label)
    return { value: value + 0, label: toText(label) }
  },
}

/** A slice of a pie chart that has a label, as nearly all have. */
export const quickSlice = {
  read: (row: unknown, room: Room): (Labelled & { readonly color?: string }) | undefined => {
    const slice = quickStep.read(row, room)
    // Declined: the description then refuses the old spelling with a hint.
    if (slice === undefined || hasOwn(row as Row, 'colour')) return undefined
    const given = hasOwn(row as Row, 'color') ? (row as Row)['color'] : undefined
    if (isNone(given)) return slice
    const digits = color.read(given, room)
    room.left -= COLOR_BYTES
    return digits === undefined ? undefined : { value: slice.value, label: slice.label, color: digits }
  },
}

/** Messages in full, at most `most`. The kind reads their types, and `none` is its default. */
export const quickMessages = <T>(
  readType: (type: unknown) => T | undefined,
  { none, most }: { readonly none: T; readonly most: number },
): Direct => ({
  direct: (value) => {
    if (!isList(value)) return undefined
    const length = value.length
    if (length < 1 || length > most) return undefined
    const item: object[] = []
    for (let i = 0; i < length; i++) {
      const row = at(value, i)
      if (!isRow(row)) return undefined
      const text = hasOwn(row, 'text') ? row['text'] : undefined
      const given = hasOwn(row, 'type') ? row['type'] : undefined
      const type = isNone(given) ? none : readType(given)
      if (!isText(text) || type === undefined) return undefined
      item.push({ text: toText(text), type })
    }
    return { item }
  },
})

/** A number, or `[number, previous]` with or without a prefix. */
export const quickNumber: Direct = {
  direct: (value) => {
    if (isNumber(value)) return { item: [{ value: value + 0 }] }
    if (!isList(value) || value.length < 2 || value.length > 3) return undefined
    // By index: taking a list apart would run its iterator.
    const first = at(value, 0)
    const second = at(value, 1)
    const third = at(value, 2)
    if (!isNumber(first) || !isNumber(second)) return undefined
    if (value.length === 2) return { item: [{ value: first + 0 }, { value: second + 0 }] }
    return isText(third)
      ? { item: [{ value: first + 0, prefix: toText(third) }, { value: second + 0 }] }
      : undefined
  },
}
