import { checkPayload, encodeJson, type Json, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { hostileValue, inputs, laws, nastyText } from '@gecko-widgets/core/testing'
import { encodeXml } from '@gecko-widgets/core/xml'
import fc from 'fast-check'
import { XMLValidator } from 'fast-xml-parser'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { create } from 'xmlbuilder2'
import { writeXml } from '../src/payload/xml.js'
import { saidBy, saidOnWire } from './support/content.js'
import { places } from './support/places.js'
import { contentOf, readWithJs } from './support/readXml.js'

const kinds = Object.keys(widgets) as Kind[]
const inputOf = (kind: Kind) => inputs[kind] as fc.Arbitrary<unknown>
const encode = (kind: Kind) => widgets[kind].encode as (value: unknown) => E.Either<unknown, Payload>
const payloadOf = (kind: Kind, input: unknown): Payload => {
  const payload = encode(kind)(input)
  if (E.isLeft(payload)) throw new Error(`expected a payload: ${JSON.stringify(payload.left)}`)
  return payload.right
}
/** A law or a reader for any kind, where its type names one. */
type Any = (value: unknown) => void

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
  test('serves valid data of every shape, and does not change it', () => {
    fc.assert(
      fc.property(inputOf(kind), (input) => {
        const before = structuredClone(input)
        ;(laws.isServed(kind) as Any)(freeze(input))
        expect(input).toEqual(before)
        const payload = payloadOf(kind, input)
        expect(JSON.parse(encodeJson(payload))).toEqual(payload.json)
      }),
    )
  })

  test('has the content of the data on the wire, for an independent reader', () => {
    fc.assert(
      fc.property(inputOf(kind), (input) => {
        const wire = JSON.parse(encodeJson(payloadOf(kind, input)))
        expect(saidOnWire[kind](wire)).toEqual((saidBy[kind] as Any)(input))
      }),
    )
  })

  test('makes payloads that Geckoboard reads', () => {
    fc.assert(
      fc.property(inputOf(kind), (input) => {
        const { errors, warnings } = checkPayload(kind)(payloadOf(kind, input).json)
        expect(errors).toEqual([])
        // Data may be cut on the board, and a chart may have more labels than points.
        const slips = ['too_long', 'too_few', 'too_many', 'bad_order', 'not_one_of']
        const mayWarn = ['rag', 'lineChart', 'barChart'].includes(kind) ? slips : []
        expect(warnings.filter(({ code }) => !mayWarn.includes(code))).toEqual([])
      }),
    )
  })

  test('decodes its own result to the same', () => {
    fc.assert(fc.property(inputOf(kind), laws.isIdempotent(kind) as Any))
  })

  test('refuses a value that is wrong in one place, and names the place', () => {
    fc.assert(
      fc.property(inputOf(kind), fc.nat(), (input, n) => {
        const all = places(input)
        const place = all[n % all.length] ?? expect.fail('no place')
        const refused = encode(kind)(place.with(10n))
        expect(refused).toMatchObject({ _tag: 'Left' })
        if (E.isRight(refused)) return
        const { issues } = refused.left as { issues: readonly { path: string; message: string }[] }
        const found = issues.find(({ path }) => path === place.path.replace(/^\./, ''))
        expect(found?.message).toMatch(/^got a bigint; (?:convert it|expected )/)
      }),
    )
  })

  test('carries the same content in JSON and XML', () => {
    let written = 0
    fc.assert(
      fc.property(inputOf(kind), (input) => {
        ;(laws.isSameInXml(kind) as Any)(input)
        const payload = payloadOf(kind, input)
        const xml = encodeXml(payload)
        if (E.isLeft(xml)) return
        written++
        expect(XMLValidator.validate(xml.right)).toBe(true)
        expect(readWithJs(xml.right)).toEqual(contentOf(widgets[kind].xmlModel(payload.json)))
      }),
    )
    expect(written > 0).toBe(widgets[kind].xml)
  })

  test('handles hostile values without throwing', () => {
    fc.assert(fc.property(hostileValue, (make) => laws.isTotal(kind)(make())))
  })
})

test('an XML document is byte for byte what xmlbuilder2 makes', () => {
  fc.assert(
    fc.property(inputs.funnel, inputs.bullet, (funnel, bullet) => {
      for (const { json } of [payloadOf('funnel', funnel), payloadOf('bullet', bullet)])
        expect(writeXml(json)).toBe(build(json))
    }),
    { numRuns: 100 },
  )
})

test('an error never contains text from the data', () => {
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
