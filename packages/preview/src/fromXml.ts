import type { Kind } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { parseXml, type XmlElement, type XmlProblem } from './xml.js'

type Json = string | number | boolean | readonly Json[] | Fields
type Fields = { readonly [name: string]: Json }

/** Fields that are lists in JSON even if they occur once. */
const LISTS = new Set(['series', 'data', 'labels', 'items', 'axisx', 'axisy'])

/** Entries of lists; a single entry without content means an empty list. */
const ENTRIES = new Set(['item', 'items', 'point', 'series'])

/** Fields that are objects in JSON. In XML, an empty object looks like an empty string. */
const OBJECTS = new Set(
  'root settings x_axis y_axis axis range measure current projected comparative min max city'.split(' '),
)

/** Numbers, flags and words: white space around them is layout. Around other text, it is content. */
const TRIMMED = new Set(
  (
    'value item data y point start end size latitude longitude previous_rank absolute highlight type format unit ' +
    'status orientation percentage color colour host ip country_code region_code'
  ).split(' '),
)

const FLAGS = new Set(['absolute', 'highlight'])

/** Attributes of XML itself, and those that serializers use to mark a missing value. */
const IGNORED = /^(?:xml(?:ns)?(?::|$)|xsi:|nil$)/

const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== 'string'

const isObject = (value: Json): value is Fields => typeof value === 'object' && !Array.isArray(value)

/** Removes XML white space from both ends. */
const stripped = (text: string): string => {
  const isSpace = (at: number): boolean => ' \t\r\n'.includes(text.charAt(at))
  let [start, end] = [0, text.length]
  while (start < end && isSpace(start)) start++
  while (start < end && isSpace(end - 1)) end--
  return text.slice(start, end)
}

const leafOf = (name: string, text: string): Json => {
  const trimmed = stripped(text)
  if (trimmed === '' && OBJECTS.has(name)) return {}
  if (trimmed === '' && name === 'points') return { point: [] }
  if (!TRIMMED.has(name)) return text
  if (FLAGS.has(name) && /^(?:true|false)$/.test(trimmed)) return trimmed === 'true'
  // The type of a message is a number in JSON.
  return name === 'type' && /^\d$/.test(trimmed) ? Number(trimmed) : trimmed
}

/** Whether a field is a list: not `item` in a gauge or a bullet graph, and not `point` in a comparative measure. */
const isList = (name: string, of: string, beside: ReadonlyMap<string, unknown>): boolean =>
  LISTS.has(name) ||
  (name === 'item' && !['min', 'max', 'orientation'].some((field) => beside.has(field))) ||
  (name === 'point' && (of === 'axis' || of === 'points'))

const fieldOf = (
  of: string,
  name: string,
  entries: readonly Json[],
  beside: ReadonlyMap<string, unknown>,
): Json => {
  if (!isList(name, of, beside)) return entries.length === 1 ? (entries[0] as Json) : entries
  return entries.length === 1 && entries[0] === '' && ENTRIES.has(name) ? [] : entries
}

/** Reads an element as JSON. Attributes, and text between elements, get names that no widget has. */
const modelOf = ({ name, attributes, children }: XmlElement): Json => {
  const elements = children.filter(isElement)
  const text = children.filter((child) => !isElement(child)).join('')
  const own = stripped(text)
  const hasText = own !== ''
  const marks = hasText ? [] : Object.keys(attributes).filter((attribute) => !IGNORED.test(attribute))
  if (elements.length === 0 && (marks.length === 0 || !(OBJECTS.has(name) || ENTRIES.has(name))))
    return leafOf(name, text)

  const fields = new Map<string, Json[]>()
  for (const element of elements) {
    const model = modelOf(element)
    const known = fields.get(element.name)
    if (known === undefined) fields.set(element.name, [model])
    else known.push(model)
  }
  const model: Fields = Object.fromEntries([
    ...Array.from(fields, ([field, entries]) => [field, fieldOf(name, field, entries, fields)] as const),
    ...marks.map((attribute) => [`@${attribute}`, attributes[attribute] as string] as const),
    ...(hasText && elements.length > 0 ? [['#text', own] as const] : []),
  ])
  return name === 'data' && 'x' in model && 'y' in model ? [model['x'] as Json, model['y'] as Json] : model
}

/** A payload from XML, with the declared encoding if it is not UTF-8. */
export interface FromXml {
  readonly payload: unknown
  readonly encoding: string | undefined
}

const WIDE = /^(?:utf-?(?:16|32)|ucs|iso-10646-ucs)/i

// biome-ignore lint/suspicious/noControlCharactersInRegex: the characters of ASCII
const BEYOND_ASCII = /[^\x00-\x7f]/

/** Checks the declared encoding of a document that arrived as UTF-8. */
const encodingProblem = (encoding: string, text: string): XmlProblem | undefined =>
  WIDE.test(encoding) || BEYOND_ASCII.test(text)
    ? {
        why: 'encoding',
        words: `The XML declaration says ${encoding}, but the response is UTF-8. Declare UTF-8, or no encoding.`,
      }
    : undefined

/** Reads a payload in XML as JSON, with numbers as strings. */
export const fromXml = (text: string): E.Either<XmlProblem, FromXml> => {
  const parsed = parseXml(text)
  if (E.isLeft(parsed)) return parsed
  const { root, encoding } = parsed.right
  const isRight =
    /^utf-?8$/i.test(encoding ?? 'utf-8') ||
    (/^(?:us-)?ascii$/i.test(encoding ?? '') && !BEYOND_ASCII.test(text))
  const other = isRight ? undefined : encoding
  const found = other === undefined ? undefined : encodingProblem(other, text)
  return found === undefined ? E.right({ payload: modelOf(root), encoding: other }) : E.left(found)
}

/** Reads a payload from XML as a given kind, because an empty list leaves no trace in XML. */
export const asKind = (kind: Kind, payload: unknown): unknown => {
  if (!isObject(payload as Json)) return payload
  const fields = payload as Fields
  if (kind === 'leaderboard' && !('items' in fields)) return { ...fields, items: [] }
  if (kind === 'map' && !('points' in fields)) return { ...fields, points: { point: [] } }
  const { item } = fields
  return kind === 'geckOMeter' && Array.isArray(item) && item.length === 1
    ? { ...fields, item: item[0] as Json }
    : payload
}
