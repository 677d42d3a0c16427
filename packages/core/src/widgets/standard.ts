import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec'
import * as E from 'fp-ts/lib/Either.js'
import * as c from '../codec/index.js'
import { isTarget, schemaDocument } from './document.js'

/** The Standard Schema of a value: validation, and its JSON Schema. */
export type StandardProps<A> = StandardSchemaV1.Props<A, A> & StandardJSONSchemaV1.Props<A, A>

type Convert = StandardJSONSchemaV1.Converter['input']

/** Makes a reading usable in every library that takes a Standard Schema. */
export const standard = <A>(of: c.Reading<A>): StandardProps<A> => {
  const convert: Convert = ({ target }) => {
    // The standard asks for an exception here: https://standardschema.dev/json-schema
    if (!isTarget(target))
      throw new Error(`JSON Schema ${target} is not supported; use draft-2020-12 or draft-07`)
    return schemaDocument(of.schema(), target)
  }
  return {
    version: 1,
    vendor: 'gecko-widgets',
    validate: (value) => {
      const decoded = c.decoded(of, value)
      return E.isLeft(decoded)
        ? { issues: decoded.left.map(({ at, message }) => ({ message, path: at })) }
        : { value: decoded.right }
    },
    // The output is the full form, which is an input too.
    jsonSchema: { input: convert, output: convert },
  }
}
