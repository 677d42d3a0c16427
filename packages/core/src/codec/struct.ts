import { type Codec, codec } from './codec.js'
import { type Found, inPart, NONE } from './issue.js'
import { objectInput } from './objectInput.js'
import { encodeObject, objectOnWire } from './objectOnWire.js'
import { own } from './own.js'
import { type Field, type Optional, type Part, partsOf, type Renamed } from './part.js'

/** The type of an old spelling: no value has it, and a compile error names the new spelling. */
export interface NowCalled<Name extends string> {
  readonly nowCalled: Name
}

/** The fields of an object, in the order in which they go on the wire; an old spelling is not among them. */
export type Fields<A> = {
  readonly [K in keyof A as Exclude<A[K], undefined> extends NowCalled<string>
    ? never
    : K]-?: undefined extends A[K] ? Optional<Exclude<A[K], undefined | null>> : Codec<A[K]> | Field<A[K]>
}

/** What there is to say of an object beside its fields. */
export interface StructOptions<A> {
  /** In an input: an error that names the new spelling, since the value would be lost. */
  readonly renamed?: Renamed
  /** On the wire: Geckoboard still reads them. */
  readonly old?: Renamed
  /** The fields that go on the wire before the others, if people think of them in another order. */
  readonly first?: readonly (keyof A & string)[]
}

/** The codec of an object, and its parts for those who build on it. */
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

/** The type of an object that has certain fields. */
export type TypeOf<F> = {
  readonly [K in keyof F as F[K] extends Optional<unknown> ? never : K]: ValueOf<F[K]>
} & { readonly [K in keyof F as F[K] extends Optional<unknown> ? K : never]?: ValueOf<F[K]> | undefined }

interface StructOf {
  /** Infers the type from the fields. */
  <F extends Readonly<Record<string, AnyField>>>(fields: F, options?: StructOptions<F>): Struct<TypeOf<F>>
  /** Holds the fields to a type: none is missing, and an optional one is optional. */
  <A extends object>(fields: Fields<A>, options?: StructOptions<A>): Struct<A>
}

/** Describes an object: the fields that are known, in the order of the wire; others never reach what is read. */
export const struct: StructOf = <A extends object>(
  fields: object,
  { renamed = {}, old = {}, first = [] }: StructOptions<A> = {},
): Struct<A> => {
  const parts = partsOf(fields)
  const of = codec<A>({
    ...objectInput(parts, renamed),
    encode: encodeObject(parts, first),
    wire: objectOnWire(parts, old),
    late: lateOf(parts),
  })
  return Object.assign(of, { parts })
}
