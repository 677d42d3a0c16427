import { NAME_RE } from 'xmlchars/xml/1.0/ed4.js'
import { emptyFrame, frameEnd, frameStart } from './frame.js'
import type { Json } from './payload.js'
import { toText } from './text.js'

interface Tags {
  readonly open: string
  readonly close: string
  readonly empty: string
  /** Of the start tag and the end tag. */
  readonly length: number
}

/**
 * Whether every XML parser reads a name. XML 1.0 has more names since its fifth edition, such as `€`, which expat still
 * refuses. Without a colon, since a document here has no namespaces.
 */
const isName = (name: string): boolean => NAME_RE.test(name) && !name.includes(':')

/** How many tags are cached: enough for all kinds. Only the keys of `custom` payloads can exceed it. */
const MOST_TAGS = 500
/** Twice the depth that any kind accepts; a payload made by hand must not exhaust the stack. */
const DEEPEST = 64

const tagsByName = new Map<string, Tags>()

// Written by hand, which is safe since the name has been checked: xmlbuilder2 reads options from Object.prototype here.
const render = (name: string): Tags => ({
  open: `<${name}>`,
  close: `</${name}>`,
  empty: `<${name}/>`,
  length: 2 * name.length + '<></>'.length,
})

const tagsOf = (name: string): Tags | undefined => {
  const known = tagsByName.get(name)
  if (known !== undefined) return known
  if (!isName(name)) return undefined
  const tags = render(name)
  if (tagsByName.size >= MOST_TAGS) tagsByName.clear()
  tagsByName.set(name, tags)
  return tags
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const MARKUP = /[&<>]/

const escaped = (text: string): string =>
  MARKUP.test(text) ? text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character) : text

const isList: (json: Json) => json is readonly Json[] = Array.isArray

/** How many UTF-16 units a document may still have. A list repeats its key, and a long key makes a long document. */
export interface Length {
  left: number
}

/** Writes the content of an element, or returns `undefined` if the value has no XML form or is too long. */
const content = (json: Json, length: Length, depth: number): string | undefined => {
  if (typeof json === 'string') return escaped(toText(json))
  if (json === null) return ''
  if (typeof json !== 'object') return String(json)
  if (depth >= DEEPEST || isList(json)) return undefined
  let xml = ''
  for (const key of Object.keys(json)) {
    const tags = tagsOf(key)
    const value = json[key] as Json
    if (tags === undefined) return undefined
    if (isList(value)) {
      // A list has no element of its own: the key's element is repeated for each entry.
      for (const entry of value) {
        const written = element(tags, entry, length, depth)
        if (written === undefined) return undefined
        xml += written
      }
    } else {
      const written = element(tags, value, length, depth)
      if (written === undefined) return undefined
      xml += written
    }
  }
  return xml
}

const element = (tags: Tags, json: Json, length: Length, depth: number): string | undefined => {
  const inner = content(json, length, depth + 1)
  if (inner === undefined) return undefined
  const isLeaf = typeof json !== 'object' || json === null
  // The content of other elements has been counted.
  length.left -= tags.length + (isLeaf ? inner.length : 0)
  if (length.left < 0) return undefined
  return inner === '' && typeof json !== 'string' ? tags.empty : tags.open + inner + tags.close
}

/**
 * Writes a value as an XML document (`docs/reference/widgets.md#xml`), or returns `undefined` if it has no XML form, or if
 * `length` is not enough.
 */
export const writeXml = (
  json: Json,
  length: Length = { left: Number.POSITIVE_INFINITY },
): string | undefined => {
  const inner = content(json, length, 0)
  if (inner === undefined) return undefined
  return inner === '' && typeof json !== 'string' ? emptyFrame : frameStart + inner + frameEnd
}
