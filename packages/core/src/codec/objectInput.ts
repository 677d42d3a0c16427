import type { Reading } from './codec.js'
import { foreign, plainFrom } from './foreign.js'
import { type Found, inPart, mismatch, NONE, said, warning } from './issue.js'
import { fold, slipFor } from './nearest.js'
import { isObject, isPlain, member, own, put } from './own.js'
import { explainField, isAbsent, namesOf, type Part, type Renamed, slipsIn } from './part.js'
import { type JsonSchema, nullable, objectOf } from './schema.js'

/**
 * Finds wire names that are spellings of their field (`incomplete_from`): people copy them from payloads. Other wire
 * names, such as `item`, may be a field of the user's own rows.
 */
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

/** Whether a value holds its data elsewhere than in the fields of `parts`, as a Decimal of a database does. */
const isForeign = (parts: readonly Part[], value: object): boolean =>
  !parts.some(({ key }) => Object.hasOwn(value, key)) && foreign(value) !== undefined

/** Lists the parts that are inherited or getters of a class, which are not read. */
const hiddenIn = (parts: readonly Part[], value: object): readonly Part[] => {
  if (isPlain(value)) return []
  const hidden = parts.filter(({ key }) => !Object.hasOwn(value, key) && member(value, key) !== undefined)
  const needed = hidden.filter(({ isOptional }) => !isOptional)
  return needed.length > 0 ? needed : hidden.slice(0, 1)
}

const explainHidden = (value: object): readonly Found[] => [
  said([], 'required', `got a getter or an inherited field; pass ${plainFrom(value)}`),
]

/** Finds names that are probably slips for an optional field which is absent, and getters, which are not read. */
const slipsAmong = (parts: readonly Part[], value: Readonly<Record<string, unknown>>): readonly Found[] => {
  const names = parts.map(({ key }) => key)
  const absent = names.filter((name) => own(value, name) === undefined)
  return [
    ...Object.keys(value)
      .filter((name) => !names.includes(name))
      .flatMap((name) => {
        const meant = slipFor(name, absent)
        return meant === undefined ? [] : [warning([name], 'unknown', `ignored; did you mean ${meant}?`)]
      }),
    ...hiddenIn(parts, value).map(({ key }) =>
      warning([key], 'unknown', `ignored, because it is a getter or inherited; pass ${plainFrom(value)}`),
    ),
  ]
}

/**
 * Describes an object as a person writes it. Unknown fields are dropped, but an old spelling is an error that names the
 * new one: its value would be lost.
 */
export const objectInput = <A>(parts: readonly Part[], oldSpellings: Renamed): Reading<A> => {
  const renamed: Renamed = { ...oldSpellings, ...spelledOtherwise(parts) }
  const old = Object.keys(renamed)
  const name = parts.length === 0 ? 'an object' : `an object { ${namesOf(parts)} }`
  return {
    name,
    read: (value, room) => {
      if (!isObject(value)) return undefined
      const decoded = {}
      for (let i = 0; i < parts.length; i++) {
        const part = parts[i] as Part
        const field = own(value, part.key)
        if (isAbsent(part, field)) continue
        const read = part.of.read(field, room)
        if (read === undefined) return undefined
        room.left -= part.bytes
        put(decoded, part.key, read)
      }
      for (const key of old) if (own(value, key) !== undefined) return undefined
      return decoded as A
    },
    explain: (value, room) => {
      if (!isObject(value) || isForeign(parts, value)) return mismatch(value, 'wrong_shape', name, ['object'])
      const hidden = hiddenIn(parts, value)
      return [
        ...parts.flatMap((part) =>
          inPart(
            part.key,
            hidden.includes(part) ? explainHidden(value) : explainField(part, own(value, part.key), room),
          ),
        ),
        ...old
          .filter((key) => own(value, key) !== undefined)
          .map((key) => said([key], 'renamed', `is now called ${renamed[key]}`)),
      ]
    },
    schema: () => schemaOf(parts, old),
    slips: (value) =>
      isObject(value)
        ? [
            ...slipsAmong(parts, value),
            ...parts.flatMap((part) => slipsIn(part, part.key, own(value, part.key))),
          ]
        : NONE,
  }
}
