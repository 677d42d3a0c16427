import * as c from '../codec/index.js'
import type { Json } from '../payload/payload.js'
import { toText } from '../payload/text.js'
import { bool, finite, text } from './fields.js'

const MOST_LEVELS = 32
/** How many notes are taken with a path; the others are only counted. */
const MOST_NOTES = 10
/** Not less than the bytes of `null` and a comma, and seven times `[]`, which may be the only entry of a list. */
const VALUE_BYTES = 14

interface Walk {
  readonly expected: string
  readonly room: c.Room
  /** The containers around a value, to detect a circular reference. */
  readonly around: unknown[]
  /** The steps to a value, if notes are taken. */
  readonly at: (string | number)[]
  /** The list to note what is not JSON in; without it the walk ends at the first such value. */
  readonly notes: c.Found[] | undefined
}

const leafOf = (value: unknown): c.Codec<string> | c.Codec<number> | c.Codec<boolean> | undefined => {
  if (typeof value === 'string') return text
  if (typeof value === 'number') return finite
  return typeof value === 'boolean' ? bool : undefined
}

/** Notes what is wrong with a value, or ends the walk. */
const refuse = ({ notes, at, room }: Walk, found: readonly c.Found[]): null | undefined => {
  if (notes === undefined) return undefined
  const path = notes.length < MOST_NOTES ? [...at] : []
  for (const issue of found) notes.push({ ...issue, at: path })
  c.takeIssue(room, found.length)
  return null
}

const broken = (walk: Walk, code: c.IssueCode, expected: string): null | undefined =>
  refuse(walk, [c.issue([], code, expected)])

/** Copies a JSON value, or returns `undefined` to end the walk. */
const copy = (value: unknown, walk: Walk): Json | undefined => {
  const { room, around } = walk
  if (c.isFull(room)) return undefined
  const leaf = leafOf(value)
  if (leaf !== undefined) return leaf.read(value, room) ?? refuse(walk, leaf.explain(value, room))
  room.left -= VALUE_BYTES
  if (value === null) return value
  const isList = c.isList(value)
  if (!isList && !(c.isObject(value) && c.isOwnData(value)))
    return refuse(walk, c.mismatch(value, 'not_json', walk.expected))
  if (around.includes(value)) return broken(walk, 'not_json', 'a value that does not contain itself')
  if (around.length === MOST_LEVELS) return broken(walk, 'too_deep', `at most ${MOST_LEVELS} levels`)
  if (isList && value.length > c.MOST_ENTRIES)
    return broken(walk, 'too_many', `at most ${c.inThousands(c.MOST_ENTRIES)} entries`)
  around.push(value)
  const copied = isList ? copyList(value, walk) : copyObject(value, walk)
  around.pop()
  return copied
}

const copyPart = (step: string | number, value: unknown, walk: Walk): Json | undefined => {
  walk.at.push(step)
  const copied = copy(value, walk)
  walk.at.pop()
  return copied
}

const copyList = (value: readonly unknown[], walk: Walk): Json | undefined => {
  const copies: Json[] = []
  const length = value.length
  for (let i = 0; i < length; i++) {
    const copied = copyPart(i, c.at(value, i), walk)
    if (copied === undefined) return undefined
    copies.push(copied)
  }
  return copies
}

const copyObject = (value: Readonly<Record<string, unknown>>, walk: Walk): Json | undefined => {
  const copies: Record<string, Json> = {}
  for (const key of Object.keys(value)) {
    const field = value[key]
    // An own `__proto__`, which JSON.parse can make, would change the copy's prototype.
    if (field === undefined || key === '__proto__') continue
    walk.room.left -= c.textBytes(key)
    const copied = copyPart(key, field, walk)
    if (copied === undefined) return undefined
    c.put(copies, toText(key), copied)
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
  const walk = (room: c.Room, notes?: c.Found[]): Walk => ({ expected, room, around: [], at: [], notes })
  return c.codec({
    name: whole,
    read: (value, room) => copy(value, walk(room)),
    explain: (value, room) => {
      const notes: c.Found[] = []
      copy(value, walk(room, notes))
      return notes
    },
    schema: () => ({ $ref: '#/$defs/json' }),
  })
}
