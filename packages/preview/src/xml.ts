import { XMLParser, XMLValidator } from 'fast-xml-parser'

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json }

/** Fields that are lists in JSON, though they come once in XML. */
const LISTS = new Set(['series', 'data', 'labels', 'items', 'axisx', 'axisy'])

const parser = new XMLParser({
  ignoreDeclaration: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => LISTS.has(name),
})

const isObject = (value: unknown): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listed = (value: Json): readonly Json[] => (Array.isArray(value) ? value : [value as Json])

/** Tells where `item` and `point` are lists: not in a gauge, a bullet graph or a comparative measure. */
const isList = (name: string, parent: { readonly [name: string]: Json }, of: string): boolean =>
  (name === 'item' && !('min' in parent || 'orientation' in parent)) ||
  (name === 'point' && (of === 'axis' || of === 'points'))

const WORDS: Readonly<Record<string, boolean>> = { true: true, false: false }
const FLAGS = new Set(['absolute', 'highlight'])

const modelOf = (value: Json, name: string): Json => {
  if (Array.isArray(value)) return value.map((entry) => modelOf(entry, name))
  if (typeof value === 'string') {
    // The one object that may be empty, which XML writes as it writes an empty text.
    if (name === 'settings' && value === '') return {}
    if (FLAGS.has(name)) return WORDS[value] ?? value
    // The type of a message, which JSON writes as a number.
    return name === 'type' && /^\d$/.test(value) ? Number(value) : value
  }
  if (!isObject(value)) return value
  if (name === 'data' && 'x' in value && 'y' in value) return [value['x'] as Json, value['y'] as Json]
  return Object.fromEntries(
    Object.entries(value).map(([key, of]) => {
      const model = modelOf(of, key)
      return [key, isList(key, value, name) ? listed(model) : model]
    }),
  )
}

/** Reads a payload in XML as the JSON that it stands for, numbers as text; `undefined` where it is none. */
export const fromXml = (text: string): unknown => {
  if (XMLValidator.validate(text) !== true || /<!(?:DOCTYPE|ENTITY)/i.test(text)) return undefined
  const { root } = parser.parse(text) as { readonly root?: Json }
  return root === undefined ? undefined : modelOf(root, 'root')
}
