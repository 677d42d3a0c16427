import { type Codec, codec, type Wire } from './codec.js'
import { type Found, NONE } from './issue.js'
import { also, type JsonSchema } from './schema.js'

/** Finds the broken rules of a value that has the right shape, with paths of the full form. */
export type Rules<A> = (a: A) => readonly Found[]

type IsShape = (found: Found) => boolean

const breaksShape: IsShape = ({ warns }) => !warns

const ruledWire = <A>(
  wire: Wire<A>,
  rules: Rules<A>,
  schema: JsonSchema | undefined,
  isWrong: IsShape,
): Wire<A> => ({
  ...wire,
  explain: (value) => {
    const found = wire.explain(value)
    const decoded = found.some(isWrong) ? undefined : wire.read(value)
    return decoded === undefined
      ? found
      : [...found, ...rules(decoded).map((issue) => ({ ...issue, at: wire.at(issue.at) }))]
  },
  schema: () => also(wire.schema(), schema),
})

/** Holds what is read on the wire to rules, if nothing else is wrong with it. */
export const refineWire = <A>(wire: Wire<A>, rules: Rules<A>, schema?: JsonSchema): Wire<A> =>
  ruledWire(wire, rules, schema, breaksShape)

/** The rules of a value: for a person's input and, in other words, for the wire, as JSON Schema says them too. */
export interface Refinement {
  readonly input?: JsonSchema
  readonly wire?: JsonSchema
}

/** Holds a value to rules between its parts. */
export const refine = <A>(
  of: Codec<A>,
  rules: Rules<A>,
  { input, wire = input }: Refinement = {},
): Codec<A> =>
  codec({
    ...of,
    read: (value) => {
      const decoded = of.read(value)
      // What Geckoboard only ignores is refused in an input: it would be lost.
      return decoded === undefined || rules(decoded).length > 0 ? undefined : decoded
    },
    explain: (value) => {
      const decoded = of.read(value)
      return decoded === undefined ? of.explain(value) : rules(decoded)
    },
    schema: () => also(of.schema(), input),
    wire: refineWire(of.wire, rules, wire),
  })

/** Holds a value to rules between parts that the settings of a widget may add to: in an input once they are in, on the wire at once. */
export const settled = <A>(
  of: Codec<A>,
  rules: Rules<A>,
  { input, wire = input }: Refinement = {},
): Codec<A> =>
  codec({
    ...of,
    schema: () => also(of.schema(), input),
    wire: ruledWire(
      of.wire,
      (a) => rules(a).map((issue) => ({ ...issue, isLate: true })),
      wire,
      (found) => breaksShape(found) && !found.isLate,
    ),
    late: of.late === undefined ? rules : (a) => [...(of.late?.(a) ?? NONE), ...rules(a)],
  })

/** Finds the broken rules of a list's entries, each in its place. */
export const inEach = <A>(
  entries: readonly A[],
  rule: (entry: A, i: number) => Found | undefined,
): readonly Found[] => {
  const found = entries.map(rule).filter((issue) => issue !== undefined)
  return found.length === 0 ? NONE : found
}
