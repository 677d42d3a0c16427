import type { Codec, Reading } from './codec.js'
import { type Found, NONE } from './issue.js'

/** How the parts of a value are explained: in an input, or on the wire. */
export type ExplainPart = (of: Reading<unknown>, value: unknown) => readonly Found[]

/** Reads first: what is read has nothing wrong, and explaining it would double the cost of a refusal. */
export const explainPart: ExplainPart = (of, value) =>
  of.read(value) === undefined ? of.explain(value) : NONE

/** On the wire also what is read may deserve a warning. */
export const checkPart: ExplainPart = (of, value) => of.explain(value)

/** A field of an object or a place in a list: what it holds, and what holds of it beside that. */
export interface Field<A> {
  readonly of: Codec<A>
  readonly isOptional: boolean
  readonly isOptionalOnWire: boolean
  /** Its name on the wire: `true` for its own, `false` if it does not go there. */
  readonly wire: string | boolean
  /** What the wire has if the input leaves it out. */
  readonly otherwise?: A
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
  ...rest,
})

/** A field that may be absent, `undefined` or `null`. */
export const optional = <A>(of: Codec<A>, rest: Rest<A> = {}): Optional<A> => ({
  of,
  isOptional: true,
  isOptionalOnWire: true,
  wire: true,
  ...rest,
})

/** A field that an input may leave out, and the wire always has. */
export const withDefault = <A>(of: Codec<A>, otherwise: A): Optional<A> => optional(of, { otherwise })

/** A field with its names. */
export interface Part extends Omit<Field<unknown>, 'wire'> {
  readonly key: string
  readonly wire: string | undefined
  /** Whether `null` is a value of its own here; elsewhere it is what a nullable column has, and the same as absent. */
  readonly takesNull: boolean
}

const isField = (field: object): field is Field<unknown> => 'isOptional' in field

/** Lists fields with their names. */
export const partsOf = (fields: object): readonly Part[] =>
  Object.entries(fields as Record<string, Codec<unknown> | Field<unknown>>).map(([key, given]) => {
    const field = isField(given) ? given : needed(given)
    return {
      ...field,
      key,
      wire: field.wire === true ? key : field.wire || undefined,
      takesNull: field.of.read(null) !== undefined,
    }
  })

/** Whether a field holds nothing. */
export const isAbsent = ({ isOptional, takesNull }: Part, field: unknown): boolean =>
  isOptional && (field === undefined || (field === null && !takesNull))

/** Explains a part of an input, if it is there. */
export const explainField = (part: Part, field: unknown): readonly Found[] =>
  isAbsent(part, field) ? NONE : explainPart(part.of, field)

/** Writes names as in code, those that may be absent with a `?`. */
export const namesOf = (parts: readonly { readonly key: string; readonly isOptional: boolean }[]): string =>
  parts.map(({ key, isOptional }) => (isOptional ? `${key}?` : key)).join(', ')

/** A field that goes on the wire. */
export interface Sent extends Part {
  readonly wire: string
}

export const isSent = (part: Part): part is Sent => part.wire !== undefined

/** Old spellings of fields, each with the name that is read today. */
export type Renamed = Readonly<Record<string, string>>

/** Reduces a name to what all of its spellings have in common. */
export const fold = (name: string): string => name.replaceAll('_', '').toLowerCase()
