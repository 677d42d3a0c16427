import { create } from 'xmlbuilder2'
import type { Json } from './payload.js'
import { toText } from './text.js'

interface Tags {
  readonly open: string
  readonly close: string
  readonly empty: string
}

// NCName of "Namespaces in XML 1.0": the XML Name rule without the colon, since a document here has no namespaces.
const NAME_START =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const NAME = new RegExp(
  `^[${NAME_START}][${NAME_START}\\-.\\d\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}]*$`,
  'u',
)

/** How many tags are cached: enough for all kinds. Only the keys of `custom` payloads can exceed it. */
const MOST_TAGS = 500
/** Twice the depth that any kind accepts; a payload made by hand must not exhaust the stack. */
const DEEPEST = 64

// xmlbuilder2 renders the document's frame, once. It gets neither text, since it reads `&word;` in text as an entity, nor
// names: it reads some as markup and takes exponential time on others.
const FRAME = /^(<\?xml version="1\.0" encoding="UTF-8"\?><root)>\|(<\/root>)$/

const renderFrame = (): string => {
  try {
    return create({ version: '1.0', encoding: 'UTF-8' }).ele('root').txt('|').end()
  } catch {
    return ''
  }
}

// What another package has added to Object.prototype is an option to xmlbuilder2; the frame is then as it should be.
const [, frameStart, frameEnd] = FRAME.exec(renderFrame()) ?? [
  '',
  '<?xml version="1.0" encoding="UTF-8"?><root',
  '</root>',
]

const tagsByName = new Map<string, Tags>()

// Written by hand, which is safe since the name has passed NAME: xmlbuilder2 reads options from Object.prototype here.
const render = (name: string): Tags => ({ open: `<${name}>`, close: `</${name}>`, empty: `<${name}/>` })

const tagsOf = (name: string): Tags | undefined => {
  const known = tagsByName.get(name)
  if (known !== undefined) return known
  if (!NAME.test(name)) return undefined
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

/** Writes the content of an element, or returns `undefined` if the value has no XML form. */
const content = (json: Json, depth: number): string | undefined => {
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
        const written = element(tags, entry, depth)
        if (written === undefined) return undefined
        xml += written
      }
    } else {
      const written = element(tags, value, depth)
      if (written === undefined) return undefined
      xml += written
    }
  }
  return xml
}

const element = (tags: Tags, json: Json, depth: number): string | undefined => {
  const inner = content(json, depth + 1)
  if (inner === undefined) return undefined
  return inner === '' && typeof json !== 'string' ? tags.empty : tags.open + inner + tags.close
}

/** Writes a value as an XML document (`docs/reference/widgets.md#xml`), or returns `undefined` if it has no XML form. */
export const writeXml = (json: Json): string | undefined => {
  const inner = content(json, 0)
  if (inner === undefined) return undefined
  return inner === '' && typeof json !== 'string' ? `${frameStart}/>` : `${frameStart}>${inner}${frameEnd}`
}
