import * as t from 'io-ts'
import type { Json } from '../payload/payload.js'
import { type Codec, codec, isList, isObject, MOST_ENTRIES } from './codec.js'
import { bool, finite, text } from './fields.js'
import { type IssueCode, problem, step } from './issue.js'

const MOST_LEVELS = 32
/** A value and the comma behind it take two bytes, and a payload may have 1 MiB: what shares its parts so often that it is longer ends here. */
const MOST_VALUES = 524_288

interface Walk {
  readonly expected: string
  left: number
  /** The containers around a value, to tell a circle. */
  readonly around: unknown[]
  /** Where to note what is no JSON; a walk without it ends at the first such value. */
  readonly notes: { readonly context: t.Context; readonly errors: t.ValidationError[] } | undefined
}

const leafOf = (value: unknown): Codec<Json> | undefined => {
  if (typeof value === 'string') return text
  if (typeof value === 'number') return finite
  return typeof value === 'boolean' ? bool : undefined
}

/** Copies a JSON value; `undefined` where the walk is to end. */
const copy = (value: unknown, path: string, walk: Walk): Json | undefined => {
  const refuse = (why: (context: t.Context) => t.Errors): null | undefined => {
    if (walk.notes === undefined) return undefined
    const { context, errors } = walk.notes
    errors.push(...why(t.appendContext(context, path, t.unknown)))
    return null
  }
  const expected = (code: IssueCode, what: string): null | undefined =>
    refuse((context) => [problem(value, context, code, what)])
  if (walk.left-- <= 0) return undefined
  if (value === null) return value
  const leaf = leafOf(value)
  if (leaf !== undefined) return leaf.read(value) ?? refuse((context) => leaf.explain(value, context))
  if (!isList(value) && !isObject(value)) return expected('not_json', walk.expected)
  if (walk.around.includes(value)) return expected('not_json', 'a value that does not contain itself')
  if (walk.around.length === MOST_LEVELS) return expected('too_deep', `at most ${MOST_LEVELS} levels`)
  if (isList(value) && value.length > MOST_ENTRIES)
    return expected('too_many', `at most ${MOST_ENTRIES.toLocaleString('en')} entries`)
  walk.around.push(value)
  const copied = isList(value) ? copyList(value, path, walk) : copyObject(value, path, walk)
  walk.around.pop()
  return copied
}

const copyList = (value: readonly unknown[], path: string, walk: Walk): Json | undefined => {
  const copies: Json[] = []
  const length = value.length
  for (let i = 0; i < length; i++) {
    const copied = copy(value[i], walk.notes ? `${path}[${i}]` : path, walk)
    if (copied === undefined) return undefined
    copies.push(copied)
  }
  return copies
}

const copyObject = (value: Readonly<Record<string, unknown>>, path: string, walk: Walk): Json | undefined => {
  const copies: Record<string, Json> = {}
  for (const key of Object.keys(value)) {
    const field = value[key]
    // An own `__proto__`, as JSON.parse can make, would change the copy's prototype.
    if (field === undefined || key === '__proto__') continue
    const copied = copy(field, walk.notes ? path + step(key) : path, walk)
    if (copied === undefined) return undefined
    copies[key] = copied
  }
  return copies
}

/** Makes the codec of a JSON value of at most 32 levels, told as `whole`, and its parts as `expected`. */
export const jsonValue = (expected: string, whole = expected): Codec<Json> =>
  codec(
    whole,
    (value) => copy(value, '', { expected, left: MOST_VALUES, around: [], notes: undefined }),
    (value, context) => {
      const errors: t.ValidationError[] = []
      const walk: Walk = { expected, left: MOST_VALUES, around: [], notes: { context, errors } }
      copy(value, '', walk)
      return walk.left < 0
        ? [
            problem(
              value,
              context,
              'too_many',
              `at most ${MOST_VALUES.toLocaleString('en')} values, all parts counted`,
            ),
          ]
        : errors
    },
  )
