import { type Codec, codec } from './codec.js'
import { said } from './issue.js'
import { isObject } from './own.js'
import { also } from './schema.js'
import type { Struct } from './struct.js'

/** Refuses unknown fields, whose values would be lost. `problem` says that a name is unknown, among those that exist. */
export const strict = <A extends object>(
  of: Struct<A>,
  problem: (name: string, names: readonly string[]) => string,
): Codec<A> => {
  const names = of.parts.map(({ key }) => key)
  const unknown = (value: object): readonly string[] =>
    Object.keys(value).filter((name) => !names.includes(name))
  return codec({
    ...of,
    read: (value, room) => {
      const decoded = of.read(value, room)
      return decoded === undefined || unknown(value as object).length > 0 ? undefined : decoded
    },
    explain: (value, room) => {
      // Any other name is unknown: here also a wire spelling.
      const found = of.explain(value, room).filter(({ code }) => code !== 'renamed')
      if (!isObject(value)) return found
      return [...found, ...unknown(value).map((name) => said([name], 'unknown', problem(name, names)))]
    },
    schema: () => also(of.schema(), { additionalProperties: false }),
  })
}
