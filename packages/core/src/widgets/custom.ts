import * as t from 'io-ts'
import type { Json } from '../payload/payload.js'
import { type Codec, codec, isList, isObject, MOST_ENTRIES } from './codec.js'
import { bool, finite, text } from './fields.js'
import { type IssueCode, problem, step } from './issue.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'

const MOST_LEVELS = 32
/** Every value takes a byte or more, and a payload may have 1 MiB: what refers to itself many times ends here. */
const MOST_VALUES = 1_048_576

interface Walk {
  left: number
  readonly errors: t.ValidationError[]
  readonly context: t.Context
}

const leafOf = (value: unknown): Codec<Json> | undefined => {
  if (typeof value === 'string') return text
  if (typeof value === 'number' || typeof value === 'bigint') return finite
  return typeof value === 'boolean' ? bool : undefined
}

/** Copies a JSON value, noting what is none; the copy counts only where nothing was noted. */
const copy = (value: unknown, path: string, depth: number, walk: Walk): Json => {
  const note = (code: IssueCode, expected: string): null => {
    walk.errors.push(problem(value, t.appendContext(walk.context, path, t.unknown), code, expected))
    return null
  }
  if (value === null) return value
  const leaf = leafOf(value)
  if (leaf !== undefined) {
    const read = leaf.read(value)
    if (read === undefined)
      walk.errors.push(...leaf.explain(value, t.appendContext(walk.context, path, t.unknown)))
    return read ?? null
  }
  if (!isList(value) && !isObject(value)) return note('not_json', 'a JSON value')
  if (depth === MOST_LEVELS) return note('too_deep', `at most ${MOST_LEVELS} levels; is it circular?`)
  if (isList(value)) {
    const length = value.length
    if (length > MOST_ENTRIES) return note('too_many', `at most ${MOST_ENTRIES} entries`)
    const entries: Json[] = []
    for (let i = 0; i < length && walk.left-- > 0; i++)
      entries.push(copy(value[i], `${path}[${i}]`, depth + 1, walk))
    return entries
  }
  const fields: Record<string, Json> = {}
  for (const key of Object.keys(value)) {
    if (walk.left-- <= 0) break
    const field = value[key]
    // An own `__proto__`, as JSON.parse can make, would change the copy's prototype.
    if (field !== undefined && key !== '__proto__')
      fields[key] = copy(field, path + step(key), depth + 1, walk)
  }
  return fields
}

const walkOf = (context: t.Context): Walk => ({ left: MOST_VALUES, errors: [], context })

const json: Codec<Json> = codec(
  'a JSON value',
  (value) => {
    const walk = walkOf([])
    const copied = copy(value, '', 0, walk)
    return walk.errors.length === 0 && walk.left > 0 ? copied : undefined
  },
  (value, context) => {
    const walk = walkOf(context)
    copy(value, '', 0, walk)
    return walk.left > 0
      ? walk.errors
      : [problem(value, context, 'too_many', `at most ${MOST_VALUES} values; is it circular?`)]
  },
)

/**
 * The `custom` widget: any JSON value, as it is, for a kind that has no builder of its own (`widgets.md`, "custom").
 * It has an XML form where it has no nested list and every key is an XML name.
 */
export const custom: Widget<'custom', unknown, NoSettings, unknown, true> = defineWidget({
  kind: 'custom',
  input: json,
  settings: {},
  payload: (value) => value,
  xml: true,
})
