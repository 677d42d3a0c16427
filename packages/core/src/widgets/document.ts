import type * as c from '../codec/index.js'
import { own } from '../codec/own.js'
import { writeJson } from '../payload/json.js'
import type { Json } from '../payload/payload.js'
import { JSON_DEFINITIONS } from './jsonValue.js'

/** A draft of JSON Schema. */
export type SchemaTarget = 'draft-2020-12' | 'draft-07'

const REFERENCE = '#/$defs/'

const oldWords: Readonly<Record<string, string>> = { prefixItems: 'items', $defs: 'definitions' }

/** Rewrites a schema for draft 7, in which `prefixItems` and `$defs` have other names. */
const inDraft7 = (schema: unknown): unknown => {
  if (typeof schema === 'string') return schema.replace(REFERENCE, '#/definitions/')
  if (Array.isArray(schema)) return schema.map(inDraft7)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [own(oldWords, keyword) ?? keyword, inDraft7(value)]),
  )
}

const IDENTIFIERS: Readonly<Record<SchemaTarget, string>> = {
  'draft-2020-12': 'https://json-schema.org/draft/2020-12/schema',
  'draft-07': 'http://json-schema.org/draft-07/schema#',
}

/** Checks whether a draft is supported. */
export const isTarget = (target: string): target is SchemaTarget => Object.hasOwn(IDENTIFIERS, target)

/** Copies a schema into a document, since tools that resolve references change what they are given. */
export const schemaDocument = (schema: c.JsonSchema, target: SchemaTarget): Record<string, unknown> => {
  const document = {
    ...Object(schema),
    ...(writeJson(schema as Json).includes(REFERENCE) ? { $defs: JSON_DEFINITIONS } : {}),
  }
  return {
    $schema: IDENTIFIERS[target],
    ...(target === 'draft-07' ? Object(inDraft7(document)) : JSON.parse(writeJson(document as Json))),
  }
}
