import { type Kind, widgets } from '@gecko-widgets/core'
import { inputs } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { newRoom } from '../../src/codec/room.js'
import { color, nonNegative, text } from '../../src/widgets/fields.js'
import { type Direct, quickMessages, quickNumber, quickSlice } from '../../src/widgets/quick.js'
import { places } from '../support/places.js'

// A quick reader is a second telling of a description: it may decline, but what it takes it reads as the description does.

/** Any value that answers the same each time: the property reads it twice. */
const anything: fc.Arbitrary<() => unknown> = fc
  .anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  })
  .map((value) => () => value)

/** Data of a kind: as it should be, wrong in one place, or anything. */
const dataOf = (kind: Kind): fc.Arbitrary<() => unknown> => {
  const input = inputs[kind] as fc.Arbitrary<unknown>
  const wrong = fc.tuple(input, fc.nat(), anything).map(([input, n, make]) => () => {
    const all = places(input)
    return all[n % all.length]?.with(make()) ?? make()
  })
  return fc.oneof(
    input.map((value) => () => value),
    wrong,
    anything,
  )
}

const attempt = <A>(read: () => A): A | undefined => {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** What a kind makes of the full form of a value, which no quick writer takes: a number is an object then. */
const slowly = (kind: 'number' | 'text', value: unknown): unknown => {
  const read = widgets[kind].decode(value)
  if (E.isLeft(read)) return undefined
  const encoded = (widgets[kind].encode as (full: unknown) => E.Either<unknown, { readonly json: unknown }>)(
    read.right,
  )
  return E.isRight(encoded) ? encoded.right.json : undefined
}

const TYPES: ReadonlyMap<unknown, number> = new Map<unknown, number>([
  ['none', 0],
  ['alert', 1],
  ['info', 2],
  [0, 0],
  [1, 1],
  [2, 2],
])

describe.each<[kind: 'number' | 'text', quick: Direct]>([
  ['number', quickNumber],
  ['text', quickMessages((type) => TYPES.get(type), { none: 0, most: 10 })],
])('%s', (kind, { direct = () => undefined }) => {
  test('writes directly what the description writes, or declines', () => {
    fc.assert(
      fc.property(dataOf(kind), (make) => {
        const written = attempt(() => direct(make()))
        if (written !== undefined) expect(JSON.stringify(written)).toBe(JSON.stringify(slowly(kind, make())))
      }),
    )
  })
})

test('accepts what it is made for', () => {
  expect([1, [1, 2], [1, 2, '€']].map((value) => quickNumber.direct?.(value))).toEqual([
    { item: [{ value: 1 }] },
    { item: [{ value: 1 }, { value: 2 }] },
    { item: [{ value: 1, prefix: '€' }, { value: 2 }] },
  ])
  expect(quickSlice.read?.({ value: 1, label: 'a', color: '#FF9900' }, newRoom())).toEqual({
    value: 1,
    label: 'a',
    color: 'ff9900',
  })
})

test('a slice is read as its description says, or declined', () => {
  const slices = inputs.pieChart.chain((pie) => fc.constantFrom(...pie))
  const rows = fc.oneof(
    slices.map((slice) => () => slice as unknown),
    fc
      .record(
        { value: fc.anything(), label: fc.anything(), color: fc.anything(), colour: fc.anything() },
        { requiredKeys: [] },
      )
      .map((row) => () => row as unknown),
    anything,
  )
  const byDescription = ({ value, label, color: given }: Readonly<Record<string, unknown>>): unknown => {
    const read = {
      value: nonNegative.read(value, newRoom()),
      label: text.read(label, newRoom()),
      color: color.read(given, newRoom()),
    }
    return Object.fromEntries(Object.entries(read).filter(([, field]) => field !== undefined))
  }
  fc.assert(
    fc.property(rows, (make) => {
      const read = attempt(() => quickSlice.read?.(make(), newRoom()))
      if (read === undefined) return
      const row = make() as Readonly<Record<string, unknown>>
      expect(read).toEqual(byDescription(row))
      expect(widgets.pieChart.decode([row])).toEqual(E.right([read]))
    }),
  )
})
