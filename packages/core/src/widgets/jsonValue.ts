import * as c from '../codec/index.js'
import type { Json } from '../payload/payload.js'
import { bool, finite, text } from './fields.js'

const MOST_LEVELS = 32
/**
 * The most values of a payload: each takes two bytes with its comma, and 1 MiB is the limit. An object that refers to
 * the same parts many times over would otherwise take forever to copy.
 */
const MOST_VALUES = 524_288

interface Walk {
  readonly expected: string
  left: number
  /** The containers around a value, to detect a circular reference. */
  readonly around: unknown[]
  /** The list to note what is not JSON in; without it the walk ends at the first such value. */
  readonly notes: c.Found[] | undefined
}

const leafOf = (value: unknown): c.Codec<string> | c.Codec<number> | c.Codec<boolean> | undefined => {
  if (typeof value === 'string') return text
  if (typeof value === 'number') return finite
  return typeof value === 'boolean' ? bool : undefined
}

/** Copies a JSON value, or returns `undefined` to end the walk. */
const copy = (value: unknown, at: c.Path, walk: Walk): Json | undefined => {
  const refuse = (why: () => readonly c.Found[]): null | undefined => {
    if (walk.notes === undefined) return undefined
    walk.notes.push(...why().map((found) => ({ ...found, at })))
    return null
  }
  const broken = (code: c.IssueCode, expected: string): null | undefined =>
    refuse(() => [c.issue([], code, expected)])
  if (walk.left-- <= 0) return undefined
  if (value === null) return value
  const leaf = leafOf(value)
  if (leaf !== undefined) return leaf.read(value) ?? refuse(() => leaf.explain(value))
  if (!c.isList(value) && !(c.isObject(value) && c.isOwnData(value)))
    return refuse(() => c.mismatch(value, 'not_json', walk.expected))
  if (walk.around.includes(value)) return broken('not_json', 'a value that does not contain itself')
  if (walk.around.length === MOST_LEVELS) return broken('too_deep', `at most ${MOST_LEVELS} levels`)
  if (c.isList(value) && value.length > c.MOST_ENTRIES)
    return broken('too_many', `at most ${c.MOST_ENTRIES.toLocaleString('en')} entries`)
  walk.around.push(value)
  const copied = c.isList(value) ? copyList(value, at, walk) : copyObject(value, at, walk)
  walk.around.pop()
  return copied
}

/** Extends the path to a part, which only a walk with notes needs. */
const stepTo = (key: string | number, at: c.Path, { notes }: Walk): c.Path => (notes ? [...at, key] : at)

const copyList = (value: readonly unknown[], at: c.Path, walk: Walk): Json | undefined => {
  const copies: Json[] = []
  const length = value.length
  for (let i = 0; i < length; i++) {
    const copied = copy(c.at(value, i), stepTo(i, at, walk), walk)
    if (copied === undefined) return undefined
    copies.push(copied)
  }
  return copies
}

const copyObject = (value: Readonly<Record<string, unknown>>, at: c.Path, walk: Walk): Json | undefined => {
  const copies: Record<string, Json> = {}
  for (const key of Object.keys(value)) {
    const field = value[key]
    // An own `__proto__`, which JSON.parse can make, would change the copy's prototype.
    if (field === undefined || key === '__proto__') continue
    const copied = copy(field, stepTo(key, at, walk), walk)
    if (copied === undefined) return undefined
    c.put(copies, key, copied)
  }
  return copies
}

/** The JSON Schema of any JSON value, to which the schema of `jsonValue` refers. */
export const JSON_DEFINITIONS = {
  json: {
    anyOf: [
      text.schema(),
      { type: 'number' },
      { type: 'boolean' },
      { type: 'null' },
      { type: 'array', items: { $ref: '#/$defs/json' }, maxItems: c.MOST_ENTRIES },
      { type: 'object', additionalProperties: { $ref: '#/$defs/json' } },
    ],
  },
} as const satisfies Readonly<Record<string, c.JsonSchema>>

/** Describes a JSON value of at most 32 levels, called `whole` in messages, and its parts `expected`. */
export const jsonValue = (expected: string, whole = expected): c.Codec<Json> => {
  const walk = (notes?: c.Found[]): Walk => ({ expected, left: MOST_VALUES, around: [], notes })
  return c.codec({
    name: whole,
    read: (value) => copy(value, [], walk()),
    explain: (value) => {
      const notes: c.Found[] = []
      const noting = walk(notes)
      copy(value, [], noting)
      return noting.left < 0
        ? [c.issue([], 'too_many', `at most ${MOST_VALUES.toLocaleString('en')} values, all parts counted`)]
        : notes
    },
    schema: () => ({ $ref: '#/$defs/json' }),
  })
}
