import { type Codec, codec, isPlainlyWritten, type Reading, wireOf } from './codec.js'
import type { Wanted } from './foreign.js'
import { type Found, type IssueCode, mismatch, NONE } from './issue.js'
import { bare, isList, isObject } from './own.js'
import { anyRoom } from './room.js'
import { anyOf } from './schema.js'

/** The forms of a value, and how to choose one. */
export interface Forms<A, R extends Reading<A>> {
  readonly name: string
  /** The code of the issue if a value has none of the forms. */
  readonly code: IssueCode
  /** What the forms take, for the hint. */
  readonly wanted: readonly Wanted[]
  readonly forms: readonly R[]
  /**
   * Chooses the form of a value before it is read. Trying all of them would report the errors of every form, not only
   * of the one that was meant.
   */
  readonly choose: (value: unknown) => R | undefined
}

/** Whether all that is wrong is that the value is not of the form: a Decimal is an object, but not the one that is meant. */
const isOfNoForm = (found: readonly Found[]): boolean =>
  found.length === 1 && found[0]?.code === 'wrong_shape' && found[0].at.length === 0

/** Reads a value of several forms. */
export const oneOfForms = <A>({ name, code, wanted, forms, choose }: Forms<A, Reading<A>>): Reading<A> => ({
  name,
  read: (value, room) => choose(value)?.read(value, room),
  explain: (value, room) => {
    const found = choose(value)?.explain(value, room)
    return found === undefined || isOfNoForm(found) ? mismatch(value, code, name, wanted) : found
  },
  schema: () => anyOf(...forms.map(({ schema }) => schema())),
  slips: (value) => choose(value)?.slips?.(value) ?? NONE,
})

/** Describes a value of several forms, each of which goes on the wire as itself. */
export const unionBy = <A>(forms: Forms<A, Codec<A>>): Codec<A> => {
  const { choose } = forms
  return codec({
    ...oneOfForms(forms),
    ...(forms.forms.every(isPlainlyWritten) ? {} : { encode: (a) => choose(a)?.encode(a) }),
    wire: wireOf({
      ...oneOfForms({
        ...forms,
        forms: forms.forms.map(({ wire }) => wire),
        choose: (value) => choose(value)?.wire,
      }),
    }),
  })
}

/** The forms of a value, by type. */
export interface ByType<R> {
  readonly number?: R | undefined
  readonly string?: R | undefined
  readonly null?: R | undefined
  readonly list?: R | undefined
  readonly object?: R | undefined
}

/** What the forms take. A form that does not read the empty string takes words. */
const wantedBy = ({ number, string, list, object }: ByType<Reading<unknown>>): readonly Wanted[] => [
  ...(string === undefined
    ? []
    : [string.read('', anyRoom()) === undefined ? ('word' as const) : ('string' as const)]),
  ...(number === undefined ? [] : ['number' as const]),
  ...(list === undefined ? [] : ['list' as const]),
  ...(object === undefined ? [] : ['object' as const]),
]

const byType = <A, R extends Reading<A>>(types: ByType<R>): Forms<A, R> => {
  const { number, string, null: nothing, list, object } = bare(types)
  const forms = Object.values(types).filter((form) => form !== undefined)
  return {
    name: [...new Set(forms.map(({ name }) => name))].join(' or '),
    code: number === undefined ? 'wrong_shape' : 'not_finite',
    wanted: wantedBy(bare(types)),
    forms,
    choose: (value) => {
      if (typeof value === 'number') return number
      if (typeof value === 'string') return string
      if (value === null) return nothing
      if (isList(value)) return list
      return isObject(value) ? object : undefined
    },
  }
}

/** Describes a value of several types, each of which goes on the wire as itself. */
export const union = <A>(types: ByType<Codec<A>>): Codec<A> => unionBy(byType<A, Codec<A>>(types))

/** Describes a value that people may write in short forms, one for each type. On the wire there is only the full form, `of`. */
export const withForms = <A>(of: Codec<A>, types: ByType<Reading<A>>): Codec<A> => {
  const { encode, wire, late } = of
  return codec({ ...oneOfForms(byType(types)), encode, wire, late })
}
