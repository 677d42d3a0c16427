import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type XmlElement as OtherElement, parseXml as parseOther } from '@rgrove/parse-xml'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { parseXml, type XmlElement } from '../src/xml.js'

const SPACE = fc.constantFrom('', ' ', '\n', '\r\n  ', '\t', '\n\n    ')

const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'aZ09 -_.,;:!?"\'/()[]{}#%€éüß中') },
  fc.constantFrom('\t', '\n', '\r\n', '\u0085', '\u2028', '\ufffd', '😀', '👩‍👩‍👧', '\u00a0', '\u007f'),
  fc.integer({ min: 0xa1, max: 0xd7ff }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
)

const raw = fc.array(character, { maxLength: 8 }).map((all) => all.join(''))

const reference = fc.oneof(
  fc.constantFrom('&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&#13;', '&#10;', '&#9;', '&#32;'),
  fc
    .oneof(fc.integer({ min: 0x20, max: 0xd7ff }), fc.integer({ min: 0x10000, max: 0x10ffff }))
    .chain((code) =>
      fc.constantFrom(
        `&#${code};`,
        `&#x${code.toString(16)};`,
        `&#x${code.toString(16).toUpperCase()};`,
        `&#00${code};`,
      ),
    ),
)

const section = raw
  .chain((text) => fc.constantFrom(text, `${text}<b>&nbsp;</b>`, `]]${text}`))
  .map((text) => `<![CDATA[${text}]]>`)

const aside = fc.oneof(
  raw.map((text) => `<!--${text.replaceAll('-', '+')}-->`),
  // Editions of XML differ in the letters that a name may have, and a damaged instruction may contain one.
  raw.map((text) => `<?note ${text.replaceAll(/[^ -~]|\?/g, '')}?>`),
)

const name = fc.constantFrom('item', 'value', 'text', 'series', 'data', 'x', 'a-b.c', '_1', 'été')

const attributes = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom('type', 'id', 'nil'), fc.array(fc.oneof(raw, reference), { maxLength: 2 })),
    {
      selector: ([of]) => of,
      maxLength: 2,
    },
  )
  .chain((pairs) =>
    fc
      .constantFrom('"', "'")
      .map((quote) =>
        pairs
          .map(
            ([of, parts]) =>
              ` ${of} = ${quote}${parts.map((part) => part.replaceAll(quote, '')).join('')}${quote}`,
          )
          .join('\n'),
      ),
  )

const element = (depth: number, of: fc.Arbitrary<string> = name): fc.Arbitrary<string> =>
  fc
    .tuple(of, attributes, SPACE, fc.array(content(depth - 1), { maxLength: 4 }), SPACE)
    .chain(([tag, attrs, space, parts, end]) =>
      parts.length === 0 && end === ''
        ? fc.constantFrom(`<${tag}${attrs}/>`, `<${tag}${attrs}></${tag}>`)
        : fc.constant(`<${tag}${attrs}${space}>${parts.join('')}</${tag}${end}>`),
    )

const content = (depth: number): fc.Arbitrary<string> => {
  const leaves = fc.oneof(raw, reference, section, SPACE, aside)
  return depth === 0
    ? leaves
    : fc.oneof({ weight: 3, arbitrary: leaves }, { weight: 2, arbitrary: element(depth) })
}

const declaration = fc.constantFrom(
  '',
  '<?xml version="1.0"?>',
  "<?xml version='1.0' encoding='utf-8'?>\r\n",
  '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>\n',
)

/** Generates well-formed documents, with white space, references, CDATA, comments and instructions anywhere. */
export const documents: fc.Arbitrary<string> = fc
  .tuple(
    declaration,
    fc.array(fc.oneof(SPACE, aside), { maxLength: 2 }),
    element(4, fc.constant('root')),
    SPACE,
  )
  .map(([start, before, root, end]) => `${start}${before.join('')}${root}${end}`)

/** Damages a document at one place in its root element, because expat is lax about the declaration. */
export const damaged: fc.Arbitrary<string> = fc
  .tuple(
    documents,
    fc.nat(),
    fc.constantFrom('', '<', '>', '&', ';', '"', '/', ' ', 'x', '\u0001', ']]>', '&nbsp;'),
  )
  .map(([text, at, put]) => {
    const root = text.indexOf('<root')
    const index = root + (at % (text.length - root))
    return `${text.slice(0, index)}${put}${text.slice(index + 1)}`.toWellFormed()
  })

const escaped = (text: string): string =>
  text.replace(/[&<>\r]/g, (of) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' })[of] as string)

const escapedValue = (text: string): string =>
  text.replace(
    /[&<"\t\n\r]/g,
    (of) =>
      ({ '&': '&amp;', '<': '&lt;', '"': '&quot;', '\t': '&#x9;', '\n': '&#xA;', '\r': '&#xD;' })[
        of
      ] as string,
  )

/** Writes an element in canonical XML, in which equal trees are equal texts. */
const canonical = ({ name, attributes, children }: XmlElement): string => {
  const attrs = Object.entries(attributes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([of, value]) => ` ${of}="${escapedValue(value)}"`)
  const content = children.map((child) => (typeof child === 'string' ? escaped(child) : canonical(child)))
  return `<${name}${attrs.join('')}>${content.join('')}</${name}>`
}

/** The tree of a document as the preview reads it; `undefined` if it is not well-formed. */
export const readHere = (text: string): string | undefined => {
  const read = parseXml(text)
  return E.isLeft(read) ? undefined : canonical(read.right.root)
}

const plainOf = (element: OtherElement): XmlElement => ({
  name: element.name,
  attributes: element.attributes,
  children: element.children.flatMap((child): (XmlElement | string)[] => {
    if (child.type === 'element') return [plainOf(child as OtherElement)]
    return child.type === 'text' ? [(child as unknown as { readonly text: string }).text] : []
  }),
})

/** The same tree from another JavaScript parser. */
export const readByParseXml = (text: string): string | undefined => {
  try {
    const { root } = parseOther(text)
    return root === null ? undefined : canonical(plainOf(root))
  } catch {
    return undefined
  }
}

const isFound = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args).status === 0

const FILES_AT_ONCE = 500

/** The same trees from libxml2; `undefined` if xmllint is not installed. */
export const readByLibxml = (all: readonly string[]): readonly (string | undefined)[] | undefined => {
  if (!isFound('xmllint', '--version')) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'gecko-widgets-xml-'))
  const read: (string | undefined)[] = []
  for (let start = 0; start < all.length; start += FILES_AT_ONCE) {
    const files = all.slice(start, start + FILES_AT_ONCE).map((text, i) => {
      const file = join(folder, `${start + i}.xml`)
      writeFileSync(file, text)
      return file
    })
    const { stdout } = spawnSync('xmllint', ['--huge', '--c14n', ...files], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
    // Comments and instructions go first, because they may contain text that looks like a tag.
    const texts =
      stdout.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '').match(/<root[ >][\s\S]*?<\/root>/g) ?? []
    read.push(...(texts.length === files.length ? texts : files.map(() => undefined)))
  }
  rmSync(folder, { recursive: true })
  return read
}

const EXPAT = `
import json, sys
from xml.parsers import expat
from xml.sax.saxutils import escape
def value(text):
    return escape(text, {'"': '&quot;', '\\t': '&#x9;', '\\n': '&#xA;', '\\r': '&#xD;'}).replace('&gt;', '>')
def read(text):
    out = []
    parser = expat.ParserCreate()
    def start(name, attributes):
        out.append('<' + name + ''.join(' %s="%s"' % (of, value(attributes[of])) for of in sorted(attributes)) + '>')
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: out.append('</' + name + '>')
    parser.CharacterDataHandler = lambda text: out.append(escape(text, {'\\r': '&#xD;'}))
    try:
        parser.Parse(text.encode(), True)
    except Exception:
        return None
    return ''.join(out)
json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
`

/** The same trees from expat; `undefined` if no Python has it. */
export const readByExpat = (all: readonly string[]): readonly (string | undefined)[] | undefined => {
  if (!isFound('python3', '-c', 'import xml.parsers.expat')) return undefined
  const { stdout } = spawnSync('python3', ['-c', EXPAT], {
    input: JSON.stringify(all),
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  return (JSON.parse(stdout) as readonly (string | null)[]).map((text) => text ?? undefined)
}
