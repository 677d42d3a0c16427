import type { Reading } from './codec.js'
import { inPart, issue, mismatch } from './issue.js'
import { isObject, own, put } from './own.js'
import { explainField, fold, isAbsent, namesOf, type Part, type Renamed } from './part.js'
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
