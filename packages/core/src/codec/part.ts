import type { Codec, Reading } from './codec.js'
import { type Found, inPart, NONE } from './issue.js'
import { anyRoom, type Room } from './room.js'

/** A way to explain a part of a value: as input or on the wire. */
export type ExplainPart = (of: Reading<unknown>, value: unknown, room: Room) => readonly Found[]

/**
 * Explains a part of an input. It reads first: a part that can be read is valid, and explaining all of them would
 * double the cost of a refusal.
 */
export const explainPart: ExplainPart = (of, value, room) =>
  of.read(value, room) === undefined ? of.explain(value, room) : NONE

/** Explains a part on the wire, where a part that can be read may still deserve a warning. */
export const checkPart: ExplainPart = (of, value, room) => of.explain(value, room)

/** A field of an object, or a place in a list. */
export interface Field<A> {
  readonly of: Codec<A>
  readonly isOptional: boolean
  readonly isOptionalOnWire: boolean
  /** Its name on the wire: `true` for the same name, `false` if it does not go there. */
  readonly wire: string | boolean
  /** The value on the wire if the input leaves it out. */
  readonly otherwise: A | undefined
}

/** A field that may be absent. */
export interface Optional<A> extends Field<A> {
  readonly isOptional: true
}

type Rest<A> = Partial<Pick<Field<A>, 'isOptionalOnWire' | 'wire' | 'otherwise'>>

/** A field that is needed. */
export const needed = <A>(of: Codec<A>, rest: Rest<A> = {}): Field<A> => ({
  of,
  isOptional: false,
  isOptionalOnWire: false,
  wire: true,
  otherwise: undefined,
  ...rest,
})

/** A field that may be absent, `undefined` or `null`. */
export const optional = <A>(of: Codec<A>, rest: Rest<A> = {}): Optional<A> => ({
  of,
  isOptional: true,
  isOptionalOnWire: true,
  wire: true,
  otherwise: undefined,
  ...rest,
})

/** A field that an input may leave out but the wire always has. */
export const withDefault = <A>(of: Codec<A>, otherwise: A): Optional<A> => optional(of, { otherwise })

/** A field with its names. */
export interface Part extends Omit<Field<unknown>, 'wire'> {
  readonly key: string
  readonly wire: string | undefined
  /**
   * Whether `null` is a value of its own here. In other optional fields it is the same as absent, as nullable columns
   * have it.
   */
  readonly takesNull: boolean
  /** The bytes of its name on the wire, with quotes, a colon and a comma. */
  readonly bytes: number
}

const isField = (field: object): field is Field<unknown> => Object.hasOwn(field, 'isOptional')

/** Lists fields with their names. */
export const partsOf = (fields: object): readonly Part[] =>
  Object.entries(fields as Record<string, Codec<unknown> | Field<unknown>>).map(([key, given]) => {
    const field = isField(given) ? given : needed(given)
    return {
      ...field,
      key,
      wire: field.wire === true ? key : field.wire || undefined,
      takesNull: field.of.read(null, anyRoom()) !== undefined,
      bytes: (field.wire === true ? key : field.wire || key).length + 4,
    }
  })

/** Whether an optional field is absent. */
export const isAbsent = ({ isOptional, takesNull }: Part, field: unknown): boolean =>
  isOptional && (field === undefined || (field === null && !takesNull))

/** Finds the slips in a part of an input. */
export const slipsIn = ({ of }: Part, step: string | number, field: unknown): readonly Found[] =>
  field === undefined || field === null ? NONE : inPart(step, of.slips?.(field) ?? NONE)

/** Explains a part of an input, if it is there. */
export const explainField = (part: Part, field: unknown, room: Room): readonly Found[] =>
  isAbsent(part, field) ? NONE : explainPart(part.of, field, room)

/** Lists names as in code, optional ones with a `?`. */
export const namesOf = (parts: readonly { readonly key: string; readonly isOptional: boolean }[]): string =>
  parts.map(({ key, isOptional }) => (isOptional ? `${key}?` : key)).join(', ')

/** A field that goes on the wire. */
export interface Sent extends Part {
  readonly wire: string
}

export const isSent = (part: Part): part is Sent => part.wire !== undefined

/** Old spellings of fields, each with today's name. */
export type Renamed = Readonly<Record<string, string>>
