import { encodeJson, type Json, type Kind, widgets } from '@gecko-widgets/core'
import { encodeXml } from '@gecko-widgets/core/xml'
import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { create } from 'xmlbuilder2'
import { writeXml } from '../src/payload/xml.js'
import { hostileValue, inputs, nastyText } from './support/arbitraries.js'

const kinds = Object.keys(widgets) as Kind[]
type Encode = (value: unknown) => ReturnType<(typeof widgets)['custom']['encode']>
const encode = (kind: Kind): Encode => widgets[kind].encode as Encode

const parser = new XMLParser({
  preserveOrder: true,
  trimValues: false,
  parseTagValue: false,
  processEntities: true,
  htmlEntities: false,
})

/** What an independent reader finds: an element's name and its content, in order. */
type Read = string | readonly (readonly [name: string, content: Read])[]

const readNodes = (nodes: readonly Record<string, unknown>[]): Read => {
  const elements = nodes.filter((node) => !('#text' in node))
  if (elements.length === 0) return nodes.map((node) => String(node['#text'])).join('')
  return elements.map((node) => {
    const [name = ''] = Object.keys(node).filter((key) => key !== ':@')
    return [name, readNodes(node[name] as Record<string, unknown>[])] as const
  })
}

/** The same for a JSON model, by the rules of `widgets.md`, "XML". */
const model = (json: Json): Read => {
  if (typeof json !== 'object') return String(json)
  const elements = Object.entries(json ?? {}).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((entry): readonly [string, Read] => [
      key,
      model(entry as Json),
    ]),
  )
  return elements.length === 0 ? '' : elements
}

const build = (json: Json): string => {
  const add = (parent: ReturnType<typeof create>, value: Json): void => {
    if (typeof value === 'string') parent.txt(value.replaceAll('&', '&amp;'))
    else if (typeof value !== 'object') parent.txt(String(value))
    else
      for (const [key, of] of Object.entries(value ?? {}))
        for (const entry of Array.isArray(of) ? of : [of]) add(parent.ele(key), entry as Json)
  }
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('root')
  add(root, json)
  return root.end()
}

const freeze = <A>(value: A): A => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
  return value
}

describe.each(kinds)('%s', (kind) => {
  test('accepts valid data of every shape, and leaves it as it is', () => {
    fc.assert(
      fc.property(inputs[kind] as fc.Arbitrary<unknown>, (input) => {
        const before = structuredClone(input)
        const payload = encode(kind)(freeze(input))
        expect(payload).toMatchObject({ _tag: 'Right' })
        expect(input).toEqual(before)
        if (E.isRight(payload)) expect(JSON.parse(encodeJson(payload.right))).toEqual(payload.right.json)
      }),
    )
  })

  test('reads its own reading again as the same', () => {
    fc.assert(
      fc.property(inputs[kind] as fc.Arbitrary<unknown>, (input) => {
        const once = widgets[kind].decode(input) as E.Either<unknown, unknown>
        expect(E.flatMap((read) => widgets[kind].decode(read) as E.Either<unknown, unknown>)(once)).toEqual(
          once,
        )
      }),
    )
  })

  test('carries the same content in JSON and XML, for an independent reader', () => {
    let written = 0
    fc.assert(
      fc.property(inputs[kind] as fc.Arbitrary<unknown>, (input) => {
        const payload = encode(kind)(input)
        if (E.isLeft(payload)) throw new Error('expected a payload')
        const xml = encodeXml(payload.right)
        if (E.isLeft(xml)) return
        written++
        expect(XMLValidator.validate(xml.right)).toBe(true)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 cannot hold
        expect(xml.right).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|<!|<\?(?!xml version)/)
        const [, root] = parser.parse(xml.right) as Record<string, Record<string, unknown>[]>[]
        expect(readNodes(root?.['root'] ?? [])).toEqual(model(widgets[kind].xmlModel(payload.right.json)))
      }),
    )
    expect(written).toBeGreaterThan(0)
  })

  test('never throws, whatever it is given, and never shows a value', () => {
    fc.assert(
      fc.property(hostileValue, (make) => {
        const payload = encode(kind)(make())
        if (E.isRight(payload)) expect(() => JSON.parse(encodeJson(payload.right))).not.toThrow()
        else {
          expect(payload.left.issues.length).toBeGreaterThan(0)
          expect(payload.left.issues.length).toBeLessThanOrEqual(10)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

test('an XML document is byte for byte what xmlbuilder2 makes', () => {
  fc.assert(
    fc.property(inputs.funnel, inputs.bullet, (funnel, bullet) => {
      for (const payload of [encode('funnel')(funnel), encode('bullet')(bullet)])
        if (E.isRight(payload)) expect(writeXml(payload.right.json)).toBe(build(payload.right.json))
    }),
    { numRuns: 100 },
  )
})

test('an error never holds text of the data', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      const secret = `secret-${text}`
      for (const kind of kinds) {
        const found = encode(kind)({
          value: secret,
          items: secret,
          series: secret,
          red: secret,
          axisPoints: secret,
          label: Symbol(secret),
        })
        if (E.isLeft(found)) expect(JSON.stringify(found.left)).not.toContain('secret-')
      }
    }),
  )
})
