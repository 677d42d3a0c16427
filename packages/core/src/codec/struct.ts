import * as t from 'io-ts'
import { type Codec, codec, isPlainlyWritten, type Reading } from './codec.js'
import { type Found, inPart, issue, mismatch, NONE } from './issue.js'
import { objectOnWire } from './objectOnWire.js'
import { isObject, own, put } from './own.js'
import {
  explainField,
  type Field,
  fold,
  isAbsent,
  isSent,
  namesOf,
  type Optional,
  type Part,
  partsOf,
  type Renamed,
} from './part.js'
import { type JsonSchema, nullable, objectOf } from './schema.js'

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

/** Names on the wire that are another spelling of the field, which people copy from payloads; a name such as `item` may be a field of somebody's own. */
const spelledOtherwise = (parts: readonly Part[]): Renamed =>
  Object.fromEntries(
    parts.flatMap(({ key, wire = key }) =>
      wire !== key && fold(wire).endsWith(fold(key)) ? [[wire, key]] : [],
    ),
  )

const schemaOf = (parts: readonly Part[], refused: readonly string[]): JsonSchema =>
  objectOf(
    {
      ...Object.fromEntries(
        parts.map(({ key, of, isOptional, takesNull }) => [
          key,
          isOptional && !takesNull ? nullable(of.schema()) : of.schema(),
        ]),
      ),
      ...Object.fromEntries(refused.map((key) => [key, false])),
    },
    parts.filter(({ isOptional }) => !isOptional).map(({ key }) => key),
  )

const inputOf = <A>(parts: readonly Part[], renamed: Renamed): Reading<A> => {
  const old = Object.keys(renamed)
  const name = parts.length === 0 ? 'an object' : `an object { ${namesOf(parts)} }`
  return {
    name,
    read: (value) => {
      if (!isObject(value)) return undefined
      const decoded = {}
      for (let i = 0; i < parts.length; i++) {
        const part = parts[i] as Part
        const field = own(value, part.key)
        if (isAbsent(part, field)) continue
        const read = part.of.read(field)
        if (read === undefined) return undefined
        put(decoded, part.key, read)
      }
      for (const key of old) if (own(value, key) !== undefined) return undefined
      return decoded as A
    },
    explain: (value) => {
      if (!isObject(value)) return mismatch(value, 'wrong_shape', name)
      return [
        ...parts.flatMap((part) => inPart(part.key, explainField(part, own(value, part.key)))),
        ...old
          .filter((key) => own(value, key) !== undefined)
          .map((key) => issue([key], 'renamed', `${renamed[key]}, as ${key} is now called`)),
      ]
    },
    schema: () => schemaOf(parts, old),
  }
}

const encodeOf = <A extends object>(
  parts: readonly Part[],
  first: readonly string[],
): ((a: A) => unknown) => {
  if (
    parts.every(
      ({ of, key, wire, otherwise }) => wire === key && otherwise === undefined && isPlainlyWritten(of),
    )
  )
    return t.identity
  const isFirst = ({ key }: Part): boolean => first.includes(key)
  const sent = [...parts.filter(isFirst), ...parts.filter((part) => !isFirst(part))].filter(isSent)
  return (a) => {
    const written = {}
    for (const { key, wire, of, otherwise } of sent) {
      const given: unknown = own(a, key as keyof A)
      // Not `??`: a color that RAG hides is \`null\`.
      const field = given === undefined ? otherwise : given
      const encoded = field === undefined ? undefined : of.encode(field)
      if (encoded !== undefined) put(written, wire, encoded)
    }
    return written
  }
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

/** Describes an object: the fields that are known, in the order of the wire; others never reach what is read. */
export const struct = <A extends object>(
  fields: Fields<A>,
  { renamed = {}, old = {}, first = [] }: StructOptions<A> = {},
): Struct<A> => {
  const parts = partsOf(fields)
  const of = codec<A>({
    ...inputOf(parts, { ...renamed, ...spelledOtherwise(parts) }),
    encode: encodeOf(parts, first),
    wire: objectOnWire(parts, old),
    late: lateOf(parts),
  })
  return Object.assign(of, { parts })
}
