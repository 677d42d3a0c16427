import { type Codec, codec } from './codec.js'
import { type Found, inPart, NONE } from './issue.js'
import { objectInput } from './objectInput.js'
import { encodeObject, objectOnWire } from './objectOnWire.js'
import { bare, own } from './own.js'
import { type Field, type Optional, type Part, partsOf, type Renamed } from './part.js'

/** The type of an old spelling. No value has it, so using it is a compile error that shows the new spelling. */
export interface NowCalled<Name extends string> {
  readonly nowCalled: Name
}

/**
 * The fields of an object, in the order of the wire, without old spellings. A missing field, or an optional one that is
 * not `Optional`, does not compile.
 */
export type Fields<A> = {
  readonly [K in keyof A as Exclude<A[K], undefined> extends NowCalled<string>
    ? never
    : K]-?: undefined extends A[K] ? Optional<Exclude<A[K], undefined | null>> : Codec<A[K]> | Field<A[K]>
}

/** The options of `struct`. */
export interface StructOptions<A> {
  /** Old spellings that an input may not have; the error names the new one. */
  readonly renamed?: Renamed
  /** Old spellings that Geckoboard still reads on the wire. */
  readonly old?: Renamed
  /** The fields that go on the wire before the others, if the order of the input differs. */
  readonly first?: readonly (keyof A & string)[]
}

/** The codec of an object, with the parts that `shorthand` builds on. */
export interface Struct<A> extends Codec<A> {
  readonly parts: readonly Part[]
}

const lateOf = <A extends object>(parts: readonly Part[]): ((a: A) => readonly Found[]) | undefined => {
  const late = parts.filter(({ of }) => of.late !== undefined)
  return late.length === 0
    ? undefined
    : (a) =>
        late.flatMap(({ key, of }) => {
          const field = own(a, key as keyof A)
          return field === undefined ? NONE : inPart(key, of.late?.(field) ?? NONE)
        })
}

/** A field of any type. */
type AnyField = Codec<unknown> | Field<unknown>

type ValueOf<F> = F extends Field<infer A> ? A : Of<F>

/** The type that a codec reads. */
export type Of<C> = C extends Codec<infer A> ? A : never

/** The type of an object, inferred from its fields. */
export type TypeOf<F> = {
  readonly [K in keyof F as F[K] extends Optional<unknown> ? never : K]: ValueOf<F[K]>
} & { readonly [K in keyof F as F[K] extends Optional<unknown> ? K : never]?: ValueOf<F[K]> | undefined }

interface StructOf {
  /** Infers the type from the fields. */
  <F extends Readonly<Record<string, AnyField>>>(fields: F, options?: StructOptions<F>): Struct<TypeOf<F>>
  /** Checks the fields against a given type. */
  <A extends object>(fields: Fields<A>, options?: StructOptions<A>): Struct<A>
}

/** Describes an object by its fields, in the order of the wire. Other fields are dropped. */
export const struct: StructOf = <A extends object>(
  fields: object,
  options: StructOptions<A> = {},
): Struct<A> => {
  const { renamed = {}, old = {}, first = [] } = bare(options)
  const parts = partsOf(fields)
  const of = codec<A>({
    ...objectInput(parts, renamed),
    encode: encodeObject(parts, first),
    wire: objectOnWire(parts, old),
    late: lateOf(parts),
  })
  return Object.assign(of, { parts })
}
