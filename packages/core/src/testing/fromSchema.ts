import fc from 'fast-check'
import { nastyNumber, nastyText } from './nasty.js'

/** The keywords of JSON Schema that are read here: those of a value's forms, without the rules between its parts. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly not?: Schema
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema | false>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

/** Arbitraries that replace those of fields, by name. */
export type Given = Readonly<Record<string, fc.Arbitrary<unknown>>>

type Derive = (schema: Schema) => fc.Arbitrary<unknown>

/** The longest limit of a list that is tested in full; a longer list stays short, since a board does not show it. */
const MOST_SHOWN = 30
const FEW = 5

/** Lists the forms of a value. Next to a `type`, `anyOf` is a rule and not a list of forms. */
const formsOf = (schema: Schema): readonly Schema[] =>
  schema.type === undefined && schema.anyOf ? schema.anyOf.flatMap(formsOf) : [schema]

/** Returns the schema of an optional field's value, without `null`. */
export const present = (schema: Schema): Schema => ({
  anyOf: formsOf(schema).filter(({ type }) => type !== 'null'),
})

const optional = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 5, arbitrary: value }, { weight: 2, arbitrary: fc.constantFrom(undefined, null) })

const numberOf = ({ type, minimum: min = -Number.MAX_VALUE, maximum: max = Number.MAX_VALUE }: Schema) =>
  fc
    .oneof(
      nastyNumber.map((n) => Math.min(max, Math.max(min, n))),
      fc.double({ min, max, noNaN: true }),
    )
    .map((n) => (type === 'integer' ? Math.trunc(n) : n))

const textOf = ({ pattern, not }: Schema): fc.Arbitrary<string> => {
  const text = pattern === undefined ? nastyText : fc.stringMatching(new RegExp(pattern))
  const refused = not?.pattern === undefined ? undefined : new RegExp(not.pattern)
  return refused === undefined ? text : text.filter((text) => !refused.test(text))
}

const listOf = (derive: Derive, { prefixItems, items = {}, minItems = 0, maxItems = FEW }: Schema) => {
  if (prefixItems === undefined) {
    const maxLength = maxItems > MOST_SHOWN ? minItems + FEW : maxItems
    return fc.array(derive(items), { minLength: minItems, maxLength })
  }
  const places = prefixItems.map((place, i) =>
    i < minItems ? derive(place) : optional(derive(present(place))),
  )
  return fc
    .tuple(fc.tuple(...places), fc.integer({ min: minItems, max: places.length }))
    .map(([list, length]) => list.slice(0, length))
}

const objectOf = (derive: Derive, { properties = {}, required = [] }: Schema, given: Given) => {
  const fields = Object.entries(properties).flatMap(([key, schema]) => {
    if (schema === false) return []
    return required.includes(key)
      ? [[key, given[key] ?? derive(schema)]]
      : [[key, optional(given[key] ?? derive(present(schema)))]]
  })
  return fc.record<Record<string, unknown>>(Object.fromEntries(fields), { requiredKeys: [...required] })
}

const KEY = fc.oneof(fc.constantFrom('a', 'b1', 'größe', 'xml', 'x-y.z'), fc.string({ maxLength: 4 }))

/**
 * Derives an arbitrary from a JSON Schema: every form, every field, and every way to leave a field out (`undefined`,
 * `null` or no field).
 */
export const fromSchema = (document: Schema, given: Given = {}): fc.Arbitrary<unknown> => {
  const { whole } = fc.letrec<Record<string, unknown>>((tie) => {
    const formOf = (form: Schema): fc.Arbitrary<unknown> => {
      const { allOf, $ref, enum: values, type, additionalProperties } = form
      // For an object, `allOf` is a rule and not a form.
      if (allOf !== undefined && type !== 'object')
        return formOf(Object.assign({}, form, ...allOf, { allOf: undefined }))
      // A reference next to a type, as in a Highcharts config, is an object of JSON values.
      if (type === 'object' && (additionalProperties !== undefined || $ref !== undefined))
        return fc.dictionary(KEY, tie('json'), { maxKeys: 4 })
      if ($ref !== undefined) return tie('json')
      if (values !== undefined) return fc.constantFrom(...values)
      if (type === 'null') return fc.constant(null)
      if (type === 'boolean') return fc.boolean()
      if (type === 'string') return textOf(form)
      if (type === 'array') return listOf(derive, form)
      if (type === 'object') return objectOf(derive, form, given)
      return typeof type === 'object'
        ? fc.oneof(...type.map((type) => formOf({ ...form, type })))
        : numberOf(form)
    }
    const derive: Derive = (schema) =>
      fc.oneof({ maxDepth: 5, depthSize: 'small' }, ...formsOf(schema).map(formOf))
    const { json = {} } = document.$defs ?? {}
    return { json: derive(json), whole: derive(document) }
  })
  return whole as fc.Arbitrary<unknown>
}
