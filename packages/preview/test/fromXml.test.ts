import { encodeJson, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { inputs } from '@gecko-widgets/core/testing'
import { encodeXml } from '@gecko-widgets/core/xml'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { asKind, fromXml } from '../src/fromXml.js'
import { readText } from '../src/reading.js'
import { parseXml, type XmlElement } from '../src/xml.js'

const KINDS = (Object.keys(widgets) as Kind[]).filter((kind) => widgets[kind].xml && kind !== 'custom')

const payloads = fc.constantFrom(...KINDS).chain((kind) =>
  (inputs[kind] as fc.Arbitrary<unknown>).map((input) => {
    const encode = widgets[kind].encode as (value: unknown) => E.Either<unknown, Payload>
    return { kind, payload: E.getOrElseW((): never => expect.fail('expected a payload'))(encode(input)) }
  }),
)

/** Fields for finding a place, which lose the white space around them, as numbers do. */
const WORDS = ['host', 'ip', 'country_code', 'region_code']

/** The leaves of a payload in order, as text, as they are in XML. */
const leavesOf = (json: unknown, name = ''): readonly string[] => {
  if (typeof json === 'object' && json !== null)
    return Object.entries(json).flatMap(([key, value]) => leavesOf(value, Array.isArray(json) ? name : key))
  return [WORDS.includes(name) ? String(json).trim() : String(json)]
}

const read = (text: string): unknown => {
  const from = fromXml(text)
  return E.isRight(from) ? from.right.payload : expect.fail(from.left.words)
}

const xmlOf = (content: string): unknown => read(`<?xml version="1.0"?><root>${content}</root>`)

/** Numbers, flags and words: white space around them is layout. */
const LAID_OUT =
  /^(?:absolute|type|value|y|start|end|size|latitude|longitude|previous_rank|format|unit|status|orientation|percentage|color)$/

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')

const spaced = (seed: () => number): string =>
  ['', '\n  ', '\r\n\t', ' <!-- a note --> ', '\n<?layout x?>'][seed() % 5] as string

/** Writes text as other serializers might: unchanged, as references, or in CDATA. */
const written = (text: string, seed: () => number): string =>
  Array.from(text, (character) => {
    const way = seed() % 4
    if (way === 1) return `&#${character.codePointAt(0)};`
    if (way === 2) return `&#x${character.codePointAt(0)?.toString(16)};`
    return way === 3 && character !== '\r' ? `<![CDATA[${character}]]>` : escaped(character)
  }).join('')

/** Writes a tree with a different layout. */
const laidOut = ({ name, children }: XmlElement, seed: () => number): string => {
  const elements = children.filter((child) => typeof child !== 'string')
  const text = children.filter((child) => typeof child === 'string').join('')
  const content =
    elements.length > 0
      ? elements.map((child) => spaced(seed) + laidOut(child, seed)).join('') + spaced(seed)
      : written(text, seed)
  const space = LAID_OUT.test(name) && elements.length === 0 ? spaced(seed) : ''
  return `<${name}\n>${space}${content}${space}</${name} >`
}

describe('a payload in XML', () => {
  test('is read back as the payload that it was written from, for every kind that has XML', () => {
    fc.assert(
      fc.property(payloads, ({ kind, payload }) => {
        const xml = encodeXml(payload)
        if (E.isLeft(xml)) return
        const reading = readText(xml.right, { person: kind })
        if (reading._tag !== 'Read') return expect.fail(reading._tag)
        expect(reading.errors).toEqual([])
        // An empty list in an optional field leaves no trace in XML.
        expect(leavesOf(reading.payload)).toEqual(leavesOf(payload.json))
      }),
    )
  })

  test('is the same in another layout, with references, CDATA or comments', () => {
    fc.assert(
      fc.property(payloads, fc.infiniteStream(fc.nat()), ({ payload }, seeds) => {
        const xml = encodeXml(payload)
        if (E.isLeft(xml) || encodeJson(payload).length > 2000) return
        const parsed = parseXml(xml.right)
        if (E.isLeft(parsed)) return expect.fail(parsed.left.words)
        const other = laidOut(parsed.right.root, () => seeds.next().value ?? 0)
        expect(read(other)).toEqual(read(xml.right))
      }),
    )
  })

  test.each([
    ['<item><value>42</value></item><absolute>true</absolute>', { item: [{ value: '42' }], absolute: true }],
    [
      '<series><data><x>2026-01</x><y>4</y></data></series><x_axis><labels>a</labels></x_axis>',
      { series: [{ data: [['2026-01', '4']] }], x_axis: { labels: ['a'] } },
    ],
    ['<item>1</item><settings/>', { item: ['1'], settings: {} }],
    [
      '<item>23</item><max><value>30</value></max><min><value>10</value></min>',
      { item: '23', max: { value: '30' }, min: { value: '10' } },
    ],
    ['<item><text>Q&amp;A &lt;b&gt; </text><type>0</type></item>', { item: [{ text: 'Q&A <b> ', type: 0 }] }],
    ['<item><text>caf&#233; &#xE9; &#x1F600;</text></item>', { item: [{ text: 'café é 😀' }] }],
    ['<item><text> <![CDATA[<b> & ]]> </text></item>', { item: [{ text: ' <b> &  ' }] }],
    ['\r\n <item>\r\n\t<value>\n 3 </value> <!-- so --> </item>\n', { item: [{ value: '3' }] }],
    ['<absolute>\n true\n</absolute>', { absolute: true }],
    ['<absolute>yes</absolute>', { absolute: 'yes' }],
    // Empty lists.
    ['<points/>', { points: { point: [] } }],
    ['<points>\n  </points>', { points: { point: [] } }],
    ['<items/>', { items: [] }],
    ['<item></item>', { item: [] }],
    ['<x_axis>\n</x_axis>', { x_axis: {} }],
    ['', {}],
    // An empty text is not an empty list.
    ['<x_axis><labels/></x_axis>', { x_axis: { labels: [''] } }],
    ['<item><text/></item><item/>', { item: [{ text: '' }, ''] }],
    // Unknown attributes and text are kept.
    ['<item value="3"/>', { item: [{ '@value': '3' }] }],
    ['<item>Users<value>3</value></item>', { item: [{ value: '3', '#text': 'Users' }] }],
    // Attributes that serializers add are ignored.
    ['<item><value type="integer">3</value><text nil="true"/></item>', { item: [{ value: '3', text: '' }] }],
    ['<__proto__><value>1</value></__proto__>', JSON.parse('{"__proto__":{"value":"1"}}')],
  ])('%s', (content, payload) => {
    expect(xmlOf(content)).toEqual(payload)
  })

  test('loses the attributes for namespaces', () => {
    expect(
      read('<root xmlns:xsi="x" xsi:schemaLocation="y" xml:lang="en"><status>Up</status></root>'),
    ).toEqual({
      status: 'Up',
    })
  })

  test('is an empty list if it is empty and its kind may be one', () => {
    expect(asKind('leaderboard', {})).toEqual({ items: [] })
    expect(asKind('leaderboard', { format: 'decimal', items: [] })).toEqual({ format: 'decimal', items: [] })
    expect(asKind('map', {})).toEqual({ points: { point: [] } })
    expect(asKind('number', {})).toEqual({})
    expect(asKind('geckOMeter', { item: ['23'] })).toEqual({ item: '23' })
  })
})

describe('the declared encoding of a document', () => {
  const withEncoding = (encoding: string, text: string) =>
    fromXml(`<?xml version="1.0" encoding="${encoding}"?><root><item><text>${text}</text></item></root>`)

  test.each(['utf-8', 'UTF-8', 'utf8', 'us-ascii'])('may be %s', (encoding) => {
    expect(withEncoding(encoding, 'a')).toMatchObject({ right: { encoding: undefined } })
  })

  test('only gets a warning if all letters are the same in it', () => {
    expect(withEncoding('ISO-8859-1', 'a')).toMatchObject({ right: { encoding: 'ISO-8859-1' } })
  })

  test.each([
    ['ISO-8859-1', 'é'],
    ['us-ascii', 'é'],
    ['utf-16', 'a'],
    ['UCS-2', 'a'],
  ])('must not be %s for %s', (encoding, text) => {
    expect(withEncoding(encoding, text)).toMatchObject({
      left: { why: 'encoding', words: expect.stringContaining(encoding) },
    })
  })
})
