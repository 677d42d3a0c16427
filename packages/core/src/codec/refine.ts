import { type Codec, codec, type Reading, type Wire } from './codec.js'
import { type Found, NONE } from './issue.js'
import { bare } from './own.js'
import { also, type JsonSchema } from './schema.js'

/** A function that finds the broken rules of a value of the right shape, with paths in the full form. */
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
  explain: (value, room) => {
    const found = wire.explain(value, room)
    const decoded = found.some(isWrong) ? undefined : wire.read(value, room)
    return decoded === undefined
      ? found
      : [...found, ...rules(decoded).map((issue) => ({ ...issue, at: wire.at(issue.at) }))]
  },
  schema: () => also(wire.schema(), schema),
})

/** Adds rules between the parts of a value on the wire; they are checked if nothing else is wrong. */
export const refineWire = <A>(wire: Wire<A>, rules: Rules<A>, schema?: JsonSchema): Wire<A> =>
  ruledWire(wire, rules, schema, breaksShape)

/** The same rules as JSON Schema, for the input and, by default the same, for the wire. */
export interface Refinement {
  readonly input?: JsonSchema
  readonly wire?: JsonSchema
}

/** Holds what is read of an input to rules. */
export const refineReading = <A>(of: Reading<A>, rules: Rules<A>): Reading<A> => ({
  ...of,
  read: (value, room) => {
    const decoded = of.read(value, room)
    // A warning on the wire is an error in an input: Geckoboard would ignore what the user gave.
    return decoded === undefined || rules(decoded).length > 0 ? undefined : decoded
  },
  explain: (value, room) => {
    const decoded = of.read(value, room)
    // A value that can be read may be explained too: an instance whose optional fields are getters.
    const found = of.explain(value, room)
    return decoded === undefined || found.length > 0 ? found : rules(decoded)
  },
})

/** Adds rules between the parts of a value. */
export const refine = <A>(of: Codec<A>, rules: Rules<A>, schemas: Refinement = {}): Codec<A> => {
  const { input, wire = input } = bare(schemas)
  return codec({
    ...of,
    ...refineReading(of, rules),
    schema: () => also(of.schema(), input),
    wire: refineWire(of.wire, rules, wire),
  })
}

/**
 * Adds rules between parts of which some may come from the widget's settings. In an input they wait for the settings
 * (`late`), since the data need not be complete before. On the wire there are no settings, and they apply at once.
 */
export const settled = <A>(of: Codec<A>, rules: Rules<A>, schemas: Refinement = {}): Codec<A> => {
  const { input, wire = input } = bare(schemas)
  return codec({
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
}

/** Checks a rule on each entry of a list. */
export const inEach = <A>(
  entries: readonly A[],
  rule: (entry: A, i: number) => Found | undefined,
): readonly Found[] => {
  const found = entries.map(rule).filter((issue) => issue !== undefined)
  return found.length === 0 ? NONE : found
}
