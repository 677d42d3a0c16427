import { checkPayload, encodeJson, type Json, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { hostileValue, inputs } from '@gecko-widgets/core/testing'
import { encodeXml } from '@gecko-widgets/core/xml'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, describe, expect, test } from 'vitest'
import { measured } from './support/cpu.js'
import { places } from './support/places.js'
import { contentOf, type Read, readWithExpat, readWithJs } from './support/readXml.js'

// `npm run soak` takes a million inputs, which takes a while; as one of the long tests there are fewer.
const KINDS = Object.keys(widgets) as Kind[]
const INPUTS = process.env['SOAK'] === undefined ? 16_000 : 1_000_000
const RUNS = Math.ceil(INPUTS / KINDS.length)
/** How much CPU time one call may take. */
const SOON_MS = 50
/** How many documents expat reads at once. */
const BATCH = 5_000

interface AnyWidget {
  readonly decode: (value: unknown) => E.Either<unknown, unknown>
  readonly encode: (value: unknown) => E.Either<unknown, Payload>
  readonly misspelled: (value: unknown) => unknown
  readonly xmlModel: (json: Json) => Json
}

/** What data functions return: valid data, data that is wrong in a place or two, and anything. */
const dataOf = (kind: Kind): fc.Arbitrary<() => unknown> => {
  const valid = inputs[kind] as fc.Arbitrary<unknown>
  const wrong = fc
    .tuple(valid, hostileValue, hostileValue, fc.nat(), fc.nat())
    .map(([input, one, other, n, m]) => () => {
      const some = places(input)
      const changed = some[n % some.length]?.with(one())
      if (m % 2 === 0) return changed
      const others = places(input)
      return others[m % others.length]?.with(other())
    })
  return fc.oneof(
    { weight: 5, arbitrary: valid.map((input) => () => input) },
    { weight: 3, arbitrary: wrong },
    { weight: 2, arbitrary: hostileValue },
  )
}

/** Calls a function that must take little CPU time, whatever the machine is busy with. A slow call is repeated: it may have paid for the garbage of others. */
const timed = <A>(call: () => A, attempts = 5): A => {
  const [result, ms] = measured(call)
  if (ms > SOON_MS && attempts > 0) return timed(call, attempts - 1)
  expect(ms).toBeLessThan(SOON_MS)
  return result
}

const counts = { given: 0, accepted: 0, inXml: 0, byExpat: 0 }

describe.each(KINDS)('%s', (kind) => {
  const { decode, encode, misspelled, xmlModel } = widgets[kind] as unknown as AnyWidget

  test('handles any data quickly, and accepted data is readable and comes back', {
    timeout: 7_200_000,
  }, () => {
    const documents: { readonly xml: string; readonly content: Read }[] = []
    const flush = (): void => {
      const batch = documents.splice(0)
      const read = readWithExpat(batch.map(({ xml }) => xml))
      if (read === undefined) return
      expect(read).toEqual(batch.map(({ content }) => content))
      counts.byExpat += batch.length
    }
    fc.assert(
      fc.property(dataOf(kind), (make) => {
        counts.given += 1
        timed(() => decode(make()))
        timed(() => misspelled(make()))
        timed(() => checkPayload(kind)(make()))
        const payload = timed(() => encode(make()))
        if (E.isLeft(payload)) return
        counts.accepted += 1
        const { json } = payload.right
        const text = timed(() => encodeJson(payload.right))
        expect(JSON.parse(text)).toEqual(json)
        expect(checkPayload(kind)(JSON.parse(text)).errors).toEqual([])
        const xml = timed(() => encodeXml(payload.right))
        if (E.isLeft(xml)) return
        counts.inXml += 1
        const content = contentOf(xmlModel(json))
        expect(readWithJs(xml.right)).toEqual(content)
        documents.push({ xml: xml.right, content })
        if (documents.length >= BATCH) flush()
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    flush()
  })
})

afterAll(() => {
  const { given, accepted, inXml, byExpat } = counts
  const expat = byExpat === 0 ? 'not run: no python3' : `${byExpat} by expat`
  console.log(
    `${given} inputs: ${accepted} accepted, ${inXml} with an XML form, read by fast-xml-parser; ${expat}`,
  )
})
