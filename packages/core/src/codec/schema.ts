/** A JSON Schema of draft 2020-12. */
export type JsonSchema = boolean | Keywords

/** The keywords of a schema. */
export interface Keywords {
  readonly [keyword: string]: unknown
}

const isKeyword = (schema: JsonSchema): schema is Keywords => typeof schema === 'object'

/** Writes a schema that holds a value to one more rule. */
export const also = (schema: JsonSchema, rule: JsonSchema | undefined): JsonSchema => {
  if (rule === undefined || !isKeyword(schema)) return schema
  if (isKeyword(rule) && !Object.keys(rule).some((keyword) => keyword in schema))
    return { ...schema, ...rule }
  const { allOf = [], ...rest } = schema
  return { ...rest, allOf: [...(allOf as readonly JsonSchema[]), rule] }
}

/** Writes a schema of one of several forms. */
export const anyOf = (...forms: readonly JsonSchema[]): JsonSchema => {
  const possible = forms.filter((form) => form !== false)
  return possible.length === 1 ? (possible[0] as JsonSchema) : { anyOf: possible }
}

/** Writes a schema that takes `null` too, which an optional field may be. */
export const nullable = (schema: JsonSchema): JsonSchema =>
  isKeyword(schema) && Array.isArray(schema['anyOf']) && Object.keys(schema).length === 1
    ? anyOf(...schema['anyOf'], { type: 'null' })
    : anyOf(schema, { type: 'null' })

/** Writes the schema of an object that may have other fields too. */
export const objectOf = (
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema => ({ type: 'object', properties, ...(required.length === 0 ? {} : { required }) })

/** Writes a rule that holds only if another one does. */
export const when = (condition: JsonSchema, rule: JsonSchema, otherwise?: JsonSchema): Keywords => ({
  if: condition,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, never awaited
  then: rule,
  ...(otherwise === undefined ? {} : { else: otherwise }),
})

/** Writes the schema of an object that has a value in a field. */
export const hasValue = (key: string, value: JsonSchema = { not: { type: 'null' } }): JsonSchema => ({
  properties: { [key]: value },
  required: [key],
})
