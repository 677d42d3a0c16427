import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { parseXml } from '../src/xml.js'
import { documents, readByExpat, readByLibxml, readByParseXml, readHere } from './documents.js'

const wordsOf = (text: string): readonly [why: string, words: string] => {
  const read = parseXml(text)
  return E.isLeft(read) ? [read.left.why, read.left.words] : expect.fail('expected a problem')
}

describe('a document', () => {
  const all = fc.sample(documents, 200)

  test('has the same tree as with another parser', () => {
    for (const text of all) expect(readHere(text), text).toBe(readByParseXml(text))
  })

  test('has the same tree as with libxml2', () => {
    const read = readByLibxml(all)
    if (read === undefined) return console.log('not run: no xmllint')
    expect(all.map(readHere)).toEqual(read)
  })

  test('has the same tree as with expat', () => {
    const read = readByExpat(all)
    if (read === undefined) return console.log('not run: no Python with expat')
    expect(all.map(readHere)).toEqual(read)
  })

  test.each([
    ['an unclosed element', '<root>\n  <item>\n</root>', 'not_xml', 'line 3'],
    ['no element', '<?xml version="1.0"?>', 'not_xml', 'root element'],
    ['text after the root', '<root/>x', 'not_xml', 'line 1, column 8'],
    ['two roots', '<root/><root/>', 'not_xml', 'only one root'],
    ['a space before the declaration', ' <?xml version="1.0"?><root/>', 'not_xml', 'start of the document'],
    ['an entity of HTML', '<root>\n<text>a&nbsp;b</text></root>', 'not_xml', '&nbsp;'],
    ['the position of an entity', '<root>\n<text>a&nbsp;b</text></root>', 'not_xml', 'line 2, column 8'],
    ['an entity named as a method', '<root>&constructor;</root>', 'not_xml', '&constructor;'],
    ['an entity named __proto__', '<root>&__proto__;</root>', 'not_xml', '&__proto__;'],
    ['a bare &', '<root><text>Q&A</text></root>', 'not_xml', 'write it as &amp; (line 1, column 14)'],
    [
      'a bare & before a semicolon',
      '<root>R & D; x</root>',
      'not_xml',
      'write it as &amp; (line 1, column 9)',
    ],
    ['a control character', '<root>\u0001</root>', 'not_xml', 'disallowed character'],
    ['a reference to a control character', '<root>&#1;</root>', 'not_xml', 'malformed character entity'],
    ['a DTD', '<!DOCTYPE x [<!ENTITY y "z">]><root>&y;</root>', 'dtd', 'DTD'],
    ['an HTML page', '<?xml version="1.0"?><!DOCTYPE html><html/>', 'html', 'HTML'],
    ['XHTML', '<?xml version="1.0"?><html/>', 'html', 'HTML'],
    ['RSS', '<rss version="2.0"><channel/></rss>', 'not_root', 'is rss, not root. This is an RSS feed.'],
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"/>', 'not_root', 'Atom'],
    ['SOAP', '<soap:Envelope xmlns:soap="x"/>', 'not_root', 'SOAP'],
    ['the default of Rails', '<hash><item/></hash>', 'not_root', 'to_xml(root: "root")'],
    ['another case', '<Root/>', 'not_root', 'upper and lower case'],
    ['an error', '<Error><Code>AccessDenied</Code></Error>', 'not_root', 'an error message'],
    ['a strange name', `<${'x'.repeat(200)}/>`, 'not_root', 'is another, not root'],
    ['many levels', `<root>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</root>`, 'too_deep', 'deeper'],
  ])('is refused with a reason: %s', (_, text, why, words) => {
    expect(wordsOf(text)).toEqual([why, expect.stringContaining(words)])
  })

  test('designed to be slow is refused or read quickly', () => {
    const started = performance.now()
    for (const text of [
      `<root>${'&'.repeat(500_000)}</root>`,
      `<root>${'<!--'.repeat(200_000)}</root>`,
      `<root>${'<![CDATA['.repeat(100_000)}</root>`,
      `<root><text>${'\r'.repeat(1_000_000)}</text></root>`,
      `<root>${'<item/>'.repeat(140_000)}</root>`,
      `<root ${Array.from({ length: 80_000 }, (_, i) => `a${i}=""`).join(' ')}/>`,
    ])
      parseXml(text)
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})
