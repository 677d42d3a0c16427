import { encodeJson, type InputOf, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { inputSchema } from '@gecko-widgets/core/schema'
import * as E from 'fp-ts/lib/Either.js'

// Nothing here is about a particular kind. Core's JSON Schema lists the forms of an input at each place, and core's
// encoder shows which of them still make the same payload.

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly properties?: Readonly<Record<string, Schema | false>>
  readonly required?: readonly string[]
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const FORMS = new WeakMap<Schema, readonly Schema[]>()

/** Lists the forms of a value. If a schema has a `type`, its `anyOf` contains rules instead of forms. */
const formsOf = (schema: Schema): readonly Schema[] => {
  const known = FORMS.get(schema)
  if (known !== undefined) return known
  const { anyOf, type } = schema
  const forms = anyOf === undefined || type !== undefined ? [schema] : anyOf.flatMap(formsOf)
  FORMS.set(schema, forms)
  return forms
}

const objectOf = (forms: readonly Schema[]): Schema | undefined =>
  forms.find(({ properties }) => properties !== undefined)

/** Returns the forms of the entries of a list, by position. */
const entriesOf = (forms: readonly Schema[]): ((i: number) => readonly Schema[]) => {
  const items = forms.flatMap(({ items }) => (items === undefined ? [] : formsOf(items)))
  return (i) =>
    items.length > 0
      ? items
      : forms.flatMap(({ prefixItems }) => (prefixItems?.[i] === undefined ? [] : formsOf(prefixItems[i])))
}

/** Other ways to write the value at a place. Values of the same place and name are written the same way. */
interface Ways {
  readonly name: string
  readonly ways: readonly unknown[]
}

type Find = (value: unknown, forms: readonly Schema[]) => readonly Ways[]

/** The longest list whose entries may each be written in a different way. */
const MOST_APART = 8

/** Rebuilds a value from the inside out; `at` is the same for all entries of a long list. */
const rebuilt = (
  value: unknown,
  forms: readonly Schema[],
  change: (value: unknown, forms: readonly Schema[], at: string) => unknown,
  at = '',
): unknown => {
  const part = (part: unknown, of: readonly Schema[], step: string): unknown =>
    of.length === 0 ? part : rebuilt(part, of, change, `${at}/${step}`)
  if (Array.isArray(value)) {
    const entries = entriesOf(forms)
    const step = (i: number): string => (value.length > MOST_APART ? '*' : String(i))
    return change(
      value.map((entry, i) => part(entry, entries(i), step(i))),
      forms,
      at,
    )
  }
  const object = objectOf(forms)?.properties
  if (!isFields(value) || object === undefined) return change(value, forms, at)
  const fields = Object.entries(value).map(([name, field]) => {
    const of = Object.hasOwn(object, name) ? object[name] : undefined
    return [name, of ? part(field, formsOf(of), name) : field]
  })
  return change(Object.fromEntries(fields), forms, at)
}

interface Site {
  readonly at: string
  readonly name: string
}

const depthOf = ({ at }: Site): number => at.split('/').length

/** Lists the places that may be written in another way, the innermost first. */
const sitesIn = (value: unknown, forms: readonly Schema[], find: Find): readonly Site[] => {
  const sites = new Map<string, Site>()
  rebuilt(value, forms, (part, of, at) => {
    for (const { name } of find(part, of)) sites.set(`${at} ${name}`, { at, name })
    return part
  })
  return [...sites.values()].toSorted((a, b) => depthOf(b) - depthOf(a))
}

/** Writes each place in the first way that keeps the payload. */
const improved = (
  value: unknown,
  forms: readonly Schema[],
  find: Find,
  isSame: (value: unknown) => boolean,
): unknown => {
  let best = value
  for (const site of sitesIn(value, forms, find)) {
    let isTried = true
    for (let way = 0; isTried; way++) {
      isTried = false
      const next = rebuilt(best, forms, (part, of, at) => {
        const found = at === site.at ? find(part, of).find(({ name }) => name === site.name) : undefined
        if (found === undefined || way >= found.ways.length) return part
        isTried = true
        return found.ways[way]
      })
      if (!isTried || !isSame(next)) continue
      best = next
      break
    }
  }
  return best
}

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))

/**
 * Finds what may be left out because it is the default: words, groups of lists such as the bands of a bullet graph, and
 * absent places at the end of a list. Flags stay: `autoScale: false` keeps a scaled graph from being scaled again.
 */
const findDefaults: Find = (value, forms) => {
  if (Array.isArray(value)) {
    const end = value.findLastIndex((entry) => entry !== undefined) + 1
    return end === value.length ? [] : [{ name: String(end), ways: [value.slice(0, end)] }]
  }
  const { properties = {}, required = [] } = objectOf(forms) ?? {}
  if (!isFields(value)) return []
  const groups = new Map<string, string[]>()
  for (const [name, field] of Object.entries(value)) {
    const of = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (!of || required.includes(name)) continue
    const isWord = formsOf(of).some((form) => form.enum?.includes(field))
    if (!isWord && !Array.isArray(field)) continue
    const group = isWord ? name : JSON.stringify(of)
    groups.set(group, [...(groups.get(group) ?? []), name])
  }
  return [...groups.values()].map((names) => ({
    name: JSON.stringify(names.map((name) => [name, value[name]])),
    ways: [without(value, names)],
  }))
}

/** Finds numbers that also have a word. */
const findWords: Find = (value, forms) => {
  if (typeof value !== 'number') return []
  const ways = forms.flatMap((form) =>
    form.enum?.includes(value) ? form.enum.filter((word) => typeof word === 'string') : [],
  )
  return ways.length === 0 ? [] : [{ name: String(value), ways }]
}

const isOf = (value: unknown, form: Schema): boolean => {
  const { type, items, prefixItems = [], minItems = 0 } = form
  if (form.enum !== undefined) return form.enum.includes(value)
  if (!Array.isArray(value)) return type === (value === null ? 'null' : typeof value)
  return (
    type === 'array' &&
    value.length >= minItems &&
    (items !== undefined || value.length <= prefixItems.length)
  )
}

/** Lists the values inside a value with only one part, the innermost first. */
const soleIn = (value: unknown): readonly unknown[] => {
  const parts = isFields(value) || Array.isArray(value) ? Object.values(value) : []
  return parts.length === 1 ? [...soleIn(parts[0]), parts[0]] : []
}

const MOST_PLACES = 4

const ordersOf = (parts: readonly unknown[]): readonly (readonly unknown[])[] =>
  parts.length <= 1
    ? [parts]
    : parts.flatMap((part, i) => ordersOf(parts.toSpliced(i, 1)).map((others) => [part, ...others]))

/** Finds values that have a shorter form: one of their parts, or a list of these. */
const findForms: Find = (value, forms) => {
  if (forms.length < 2) return []
  if (Array.isArray(value)) {
    if (value.length > 2) return []
    const ways = [...soleIn(value), ...value].filter((part) => forms.some((form) => isOf(part, form)))
    return [{ name: `[${value.length}]`, ways }]
  }
  if (!isFields(value)) return []
  const parts = Object.values(value)
  // The types of core accept objects in a list by position in fewer places than its schemas do.
  const lists = parts.length > MOST_PLACES || parts.some(isFields) ? [] : ordersOf(parts)
  return [
    {
      name: Object.keys(value).join(),
      ways: [...soleIn(value), ...lists].filter((way) => forms.some((form) => isOf(way, form))),
    },
  ]
}

/** Whether a string is one of the words that the input of a kind may be. */
export const isWord = (kind: Kind, value: string): boolean =>
  formsOf(inputSchema(kind) as Schema).some((form) => form.enum?.includes(value))

type Encode = (input: unknown) => E.Either<unknown, Payload>

/** Finds the shortest input that makes the payload of an input. */
export const shortest = <K extends Kind>(kind: K, input: InputOf<K>): unknown => {
  const encode = widgets[kind].encode as Encode
  const written = (value: unknown): string | undefined => {
    const payload = encode(value)
    return E.isLeft(payload) ? undefined : encodeJson(payload.right)
  }
  const payload = written(input)
  const isSame = (value: unknown): boolean => payload !== undefined && written(value) === payload
  const forms = formsOf(inputSchema(kind) as Schema)
  return [findDefaults, findWords, findForms].reduce<unknown>(
    (value, find) => improved(value, forms, find, isSame),
    input,
  )
}
