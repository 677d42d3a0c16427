import { bare } from './own.js'

/** A JSON Schema of draft 2020-12. */
export type JsonSchema = boolean | Keywords

/** The keywords of a schema. */
export interface Keywords {
  readonly [keyword: string]: unknown
}

const isKeyword = (schema: JsonSchema): schema is Keywords => typeof schema === 'object'

/** Adds a rule to a schema. */
export const also = (schema: JsonSchema, rule: JsonSchema | undefined): JsonSchema => {
  if (rule === undefined || !isKeyword(schema)) return schema
  if (isKeyword(rule) && !Object.keys(rule).some((keyword) => Object.hasOwn(schema, keyword)))
    return { ...schema, ...rule }
  const { allOf = [], ...rest } = bare(schema)
  return { ...rest, allOf: [...(allOf as readonly JsonSchema[]), rule] }
}

/** Writes the schema of a value of several forms. */
export const anyOf = (...forms: readonly JsonSchema[]): JsonSchema => {
  const possible = forms.filter((form) => form !== false)
  return possible.length === 1 ? (possible[0] as JsonSchema) : { anyOf: possible }
}

/** Writes a schema that takes `null` too, as an optional field does. */
export const nullable = (schema: JsonSchema): JsonSchema =>
  isKeyword(schema) && Object.hasOwn(schema, 'anyOf') && Object.keys(schema).length === 1
    ? anyOf(...(schema['anyOf'] as readonly JsonSchema[]), { type: 'null' })
    : anyOf(schema, { type: 'null' })

/** Writes the schema of an object, which may have other fields too. */
export const objectOf = (
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema => ({ type: 'object', properties, ...(required.length === 0 ? {} : { required }) })

/** Writes a rule that applies only if another one holds. */
export const when = (condition: JsonSchema, rule: JsonSchema, otherwise?: JsonSchema): Keywords => ({
  if: condition,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, never awaited
  then: rule,
  ...(otherwise === undefined ? {} : { else: otherwise }),
})

/** Writes the schema of an object with a value in the field `key`; by default any value. */
export const hasValue = (key: string, value: JsonSchema = { not: { type: 'null' } }): JsonSchema => ({
  type: 'object',
  properties: { [key]: value },
  required: [key],
})
