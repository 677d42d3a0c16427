import { type BulletGraph, fromPayload, type Payload, widgets } from '@gecko-widgets/core'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

const scaledMarker = (n: number): unknown => {
  const graph = { label: 'a', axisPoints: [0, 999_999], current: 1, comparative: n }
  const payload: E.Either<unknown, Payload> = widgets.bullet.encode(graph)
  const json = E.isRight(payload) ? JSON.parse(JSON.stringify(payload.right.json)) : expect.fail('no payload')
  return json.item.comparative.point
}

test('bullet: scaled numbers are rounded to two decimals like toFixed, including ties and numbers close to ties', () => {
  const thousandths = fc.integer({ min: -999_999, max: 999_999 })
  const nearTie = fc
    .tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.constantFrom(0, 1e-9, -1e-9, 1e-12, -1e-12))
    .map(([cents, off]) => ((cents + 0.5) / 100) * 1000 * (1 + off))
    .filter((n) => Math.abs(n) < 1e6)
  const any = fc.double({ min: -999_999, max: 999_999, noNaN: true })
  fc.assert(
    fc.property(fc.oneof(thousandths, nearTie, any), (n) => {
      expect(scaledMarker(n)).toBe(Number((n / 1000).toFixed(2)) + 0)
    }),
    { numRuns: 5000 },
  )
})

test('bullet: a graph that is scaled, or would be, comes back with autoScale false, and another one without', () => {
  const comesBack = (graph: BulletGraph): unknown => {
    const payload: E.Either<unknown, Payload> = widgets.bullet.encode(graph)
    const input = E.isRight(payload) ? fromPayload('bullet')(payload.right.json) : payload
    return E.isRight(input) ? (input.right as BulletGraph).autoScale : expect.fail('no input')
  }
  const graph = { label: 'a', axisPoints: [0, 500], current: 1 }
  expect(comesBack(graph)).toBeUndefined()
  expect(comesBack({ ...graph, sublabel: 'thousands of EUR' })).toBeUndefined()
  expect(comesBack({ ...graph, axisPoints: [0, 5000] })).toBe(false)
  expect(comesBack({ ...graph, axisPoints: [0, 5e9], sublabel: 'EUR' })).toBe(false)
  expect(comesBack({ ...graph, axisPoints: [0, 5000], autoScale: false })).toBe(false)
})
