import { type Codec, codec, isPlainlyWritten, type Reading, type Wire } from './codec.js'
import { type Found, inPart, issue, mismatch, NONE } from './issue.js'
import { explainLength } from './list.js'
import { at, isList } from './own.js'
import { explainField, type Field, isAbsent, namesOf, type Part, partsOf, slipsIn } from './part.js'
import type { Room } from './room.js'
import { type JsonSchema, nullable } from './schema.js'

const neededIn = (parts: readonly Part[]): number => parts.filter(({ isOptional }) => !isOptional).length

const nameOf = (parts: readonly Part[]): string => `a list [${namesOf(parts)}]`

/** Whether a value is a list with at most the known places. */
export const fits = (parts: readonly Part[], value: unknown): value is readonly unknown[] =>
  isList(value) && value.length <= parts.length

/** Reads a list by position. An absent place is `undefined` and not left out, so the others keep theirs. */
const readPlaces = (parts: readonly Part[], value: unknown, room: Room): readonly unknown[] | undefined => {
  if (!fits(parts, value)) return undefined
  const decoded: unknown[] = []
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as Part
    const place = at(value, i)
    if (isAbsent(part, place)) {
      decoded.push(undefined)
      continue
    }
    const read = part.of.read(place, room)
    if (read === undefined) return undefined
    room.left -= part.bytes
    decoded.push(read)
  }
  return decoded
}

const schemaOf = (places: readonly JsonSchema[], least: number): JsonSchema => ({
  type: 'array',
  prefixItems: places,
  minItems: least,
  maxItems: places.length,
})

/** Explains a list by position; places at the end may be optional. */
export const places = (parts: readonly Part[]): Omit<Reading<unknown>, 'read'> => {
  const name = nameOf(parts)
  const needed = neededIn(parts)
  return {
    name,
    explain: (value, room): readonly Found[] => {
      if (!isList(value)) return mismatch(value, 'wrong_shape', name, ['list'])
      const length = value.length
      if (length < needed) return [issue([], 'too_few', name)]
      if (length > parts.length) return [issue([], 'too_many', name)]
      return parts.flatMap((part, i) => inPart(i, explainField(part, at(value, i), room)))
    },
    slips: (value) => (isList(value) ? parts.flatMap((part, i) => slipsIn(part, i, at(value, i))) : NONE),
    schema: () =>
      schemaOf(
        parts.map(({ of, isOptional, takesNull }) =>
          isOptional && !takesNull ? nullable(of.schema()) : of.schema(),
        ),
        needed,
      ),
  }
}

const placesOnWire = <A>(parts: readonly Part[]): Wire<A> => {
  const limits = { min: neededIn(parts), max: parts.length }
  const name = 'a list, each entry a value'
  return {
    name,
    read: (value, room) =>
      isList(value) ? (value.map((place, i) => parts[i]?.of.wire.read(place, room)) as A) : undefined,
    explain: (value, room) => {
      const wrong = explainLength(value, name, limits)
      if (wrong.length > 0) return wrong
      return (value as readonly unknown[]).flatMap((place, i) =>
        inPart(i, (parts[i] as Part).of.wire.explain(place, room)),
      )
    },
    schema: () =>
      schemaOf(
        parts.map(({ of }) => of.wire.schema()),
        limits.min,
      ),
    at: ([i, ...rest]) => (i === undefined ? [] : [i, ...(parts[Number(i)] as Part).of.wire.at(rest)]),
  }
}

/** Describes a list by position. The places have names, for the messages, and those at the end may be optional. */
export const tuple = <A extends readonly unknown[]>(
  fields: Readonly<Record<string, Codec<A[number]> | Field<A[number]>>>,
): Codec<A> => {
  const parts = partsOf(fields)
  return codec<A>({
    ...places(parts),
    read: (value, room) => readPlaces(parts, value, room) as A | undefined,
    ...(parts.every(({ of }) => isPlainlyWritten(of))
      ? {}
      : {
          encode: (all) =>
            all.map((place, i) => (place === undefined ? place : (parts[i] as Part).of.encode(place))),
        }),
    wire: placesOnWire(parts),
  })
}
