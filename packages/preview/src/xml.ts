import * as E from 'fp-ts/lib/Either.js'
import { SaxesParser } from 'saxes'
import { placeIn } from './place.js'

/** An element as read by an XML parser: references are decoded, CDATA is text, and comments are gone. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

export interface XmlDocument {
  readonly root: XmlElement
  /** The encoding in the declaration. */
  readonly encoding: string | undefined
}

/** The reason why a text is not the XML of a widget, as a code and in words. */
export interface XmlProblem {
  readonly why: 'html' | 'not_xml' | 'not_root' | 'dtd' | 'encoding' | 'too_deep'
  readonly words: string
}

const problem = (why: XmlProblem['why'], words: string): XmlProblem => ({ why, words })

/** A name from a document, if it is safe to show. */
const shown = (name: string): string => (/^[\w:.-]{1,40}$/.test(name) ? name : 'another')

const ROOTS: readonly (readonly [name: RegExp, is: string])[] = [
  [/^rss$|^rdf:RDF$/, 'This is an RSS feed.'],
  [/^(?:\w+:)?feed$/, 'This is an Atom feed.'],
  [/^(?:[\w-]+:)?Envelope$/, 'This is a SOAP message.'],
  [/^root$/i, 'XML distinguishes upper and lower case.'],
  [/^hash$|^objects?$/, 'In Rails, pass the name: to_xml(root: "root").'],
  [/error|exception|fault|problem/i, 'This is an error message.'],
]

/** Checks the name of the root element. */
const rootProblem = (name: string): XmlProblem | undefined => {
  if (name === 'root') return undefined
  if (/^html$/i.test(name)) return problem('html', 'The response is an HTML page.')
  const [, is] = ROOTS.find(([known]) => known.test(name)) ?? []
  const words = `The response is XML, but its root element is ${shown(name)}, not root.`
  return problem('not_root', is === undefined ? words : `${words} ${is}`)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' }

const BARE = 'a bare &; write it as &amp;'

/** Names an entity that XML does not have. */
const unknownEntity = (name: string): string =>
  /^\w{1,30}$/.test(name)
    ? `unknown entity &${name};. XML has only &amp; &lt; &gt; &quot; and &apos;; write the character itself or its number`
    : BARE

/** More levels than any widget has. */
const MOST_LEVELS = 64

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

/** Parses a document, without DTDs, or says where and why it is not well-formed. */
export const parseXml = (text: string): E.Either<XmlProblem, XmlDocument> => {
  const parser = new SaxesParser()
  const open: Open[] = []
  let root: XmlElement | undefined
  let encoding: string | undefined
  let refused = problem('not_xml', 'The response is not well-formed XML: it has no root element.')

  // The parser goes on after an error, but not after an exception.
  const refuse = (found: XmlProblem): never => {
    refused = found
    throw new Error(found.words)
  }
  const notWellFormed = (what: string, index = Math.min(parser.position, text.length) - 1): never =>
    refuse(problem('not_xml', `The response is not well-formed XML: ${what} (${placeIn(text, index)}).`))
  const addText = (text: string): void => {
    const children = open.at(-1)?.children
    if (children === undefined || text === '') return
    const last = children.at(-1)
    if (typeof last === 'string') children[children.length - 1] = last + text
    else children.push(text)
  }

  // A proxy, because a plain table would also have the names that every object inherits.
  parser.ENTITIES = new Proxy(ENTITIES, {
    get: (known, name: string) =>
      Object.hasOwn(known, name)
        ? known[name]
        : notWellFormed(unknownEntity(name), text.lastIndexOf('&', parser.position - 1)),
  })
  parser.on('error', ({ message }) => {
    const last = text.lastIndexOf('&')
    // The parser looks for the end of an entity all the way to the end of the document.
    if (/unexpected end|unclosed tag/.test(message) && last >= 0 && !text.includes(';', last))
      return notWellFormed(BARE, last)
    const [, what = message] = /^[\d:]+ (.*?)\.?$/s.exec(message) ?? []
    return notWellFormed(what.replace(/: (.*)$/s, (_, name: string) => `: ${shown(name)}`))
  })
  parser.on('xmldecl', ({ encoding: declared }) => {
    encoding = declared
  })
  parser.on('doctype', (doctype) =>
    refuse(
      /^\s*html\b/i.test(doctype)
        ? problem('html', 'The response is an HTML page.')
        : problem('dtd', 'The XML has a DTD (<!DOCTYPE …>), which widgets do not have. Leave it out.'),
    ),
  )
  parser.on('opentag', ({ name, attributes }) => {
    const found = open.length === 0 ? rootProblem(name) : undefined
    if (found !== undefined) refuse(found)
    if (open.length > MOST_LEVELS)
      refuse(problem('too_deep', 'The response is nested deeper than any widget.'))
    open.push({ name, attributes: attributes as Record<string, string>, children: [] })
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const element = open.pop() as XmlElement
    const parent = open.at(-1)
    if (parent === undefined) root = element
    else parent.children.push(element)
  })

  try {
    parser.write(text).close()
  } catch {
    return E.left(refused)
  }
  return root === undefined ? E.left(refused) : E.right({ root, encoding })
}
