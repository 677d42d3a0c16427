import { type Codec, codec } from './codec.js'
import { type Found, issue } from './issue.js'
import { nearest } from './nearest.js'
import { isObject } from './own.js'
import { also } from './schema.js'
import type { Struct } from './struct.js'

/** Refuses unknown fields, whose values would be lost. `expected` describes the known ones, for a message. */
export const strict = <A extends object>(
  of: Struct<A>,
  expected: (names: readonly string[]) => string,
): Codec<A> => {
  const names = of.parts.map(({ key }) => key)
  const unknown = (value: object): readonly string[] =>
    Object.keys(value).filter((name) => !names.includes(name))
  const explainName = (name: string): Found => {
    const near = nearest(names, name)
    return issue([name], 'unknown', expected(names) + (near === undefined ? '' : `; did you mean ${near}?`))
  }
  return codec({
    ...of,
    read: (value) => {
      const decoded = of.read(value)
      return decoded === undefined || unknown(value as object).length > 0 ? undefined : decoded
    },
    explain: (value) => {
      // Any other name is unknown: here also a wire spelling.
      const found = of.explain(value).filter(({ code }) => code !== 'renamed')
      return isObject(value) ? [...found, ...unknown(value).map(explainName)] : found
    },
    schema: () => also(of.schema(), { additionalProperties: false }),
  })
}
