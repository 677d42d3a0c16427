import { encodeJson, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { inputs } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { type Place, places } from './support/places.js'

// Groups N, S, L and K of `docs/reference/bad-inputs.md`, in every place of every kind that takes a value of the sort.

type Encode = (value: unknown) => E.Either<{ readonly issues: readonly { readonly path: string }[] }, Payload>

const KINDS = Object.keys(widgets) as Kind[]
/** These take any JSON, so that for them only what is no JSON is bad. */
const TAKE_JSON: readonly Kind[] = ['custom', 'highcharts']

const encodeOf = (kind: Kind): Encode => widgets[kind].encode as Encode
const SAMPLES = new Map<Kind, readonly unknown[]>()

/** Forty inputs of a kind, the same for each test. */
const samplesOf = (kind: Kind): readonly unknown[] => {
  const samples =
    SAMPLES.get(kind) ?? fc.sample(inputs[kind] as fc.Arbitrary<unknown>, { numRuns: 40, seed: 1 })
  SAMPLES.set(kind, samples)
  return samples
}

const isNumber = ({ value }: Place): boolean => typeof value === 'number'
const isText = ({ value }: Place): boolean => typeof value === 'string'
const isList = ({ value }: Place): boolean => Array.isArray(value)
const isObject = ({ value }: Place): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

class Point {
  readonly x = 1
  valueOf(): number {
    return this.x
  }
}

const circle = (): unknown => {
  const round: unknown[] = []
  round.push(round)
  return round
}

const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

/** Made once: twenty thousand lists for each place would take most of the time. */
const DEEP = Array.from({ length: 20_000 }).reduce<unknown>((inner) => [inner], 1)

type Bad = readonly [id: string, name: string, make: () => unknown]

/** Wrong wherever it stands, in JSON too. */
const NEVER: readonly Bad[] = [
  ['N1', 'NaN', () => Number.NaN],
  ['N2', 'Infinity', () => Number.POSITIVE_INFINITY],
  ['N3', '-Infinity', () => Number.NEGATIVE_INFINITY],
  ['N4', 'the average of no rows', () => 0 / 0],
  ['N12', 'a bigint', () => 10n],
  ['N19', 'a Number object', () => Object(1)],
  ['N20', 'a Date', () => new Date(0)],
  ['S24', 'a String object', () => Object('text')],
  ['S24', 'a Symbol', () => Symbol('s')],
  ['L11', 'a Set', () => new Set([1])],
  ['L12', 'a Map', () => new Map([['value', 1]])],
  [
    'L13',
    'a generator',
    () =>
      (function* () {
        yield 1
      })(),
  ],
  ['L14', 'a typed array', () => new Float64Array([1, 2])],
  ['L15', 'a Buffer', () => Buffer.from('text')],
  ['K3', 'a function', () => () => 1],
  ['K4', 'a Promise', () => Promise.resolve(1)],
  ['K6', 'an Error', () => new Error('e')],
  ['K16', 'a revoked proxy', revoked],
  ['K17', 'a circle', circle],
  ['K18', 'a depth of 20,000', () => DEEP],
]

const refusedAt = (kind: Kind, place: Place, make: () => unknown): void => {
  const refused = encodeOf(kind)(place.with(make()))
  expect([place.path, refused._tag]).toEqual([place.path, 'Left'])
  if (E.isRight(refused)) return
  const path = place.path.replace(/^\./, '')
  // A proxy that throws is told of the whole.
  expect(refused.left.issues.some((issue) => issue.path === '' || issue.path.startsWith(path))).toBe(true)
}

describe.each(KINDS)('%s', (kind) => {
  const takesJson = TAKE_JSON.includes(kind)
  /** What JSON takes, and a kind does not. */
  const testOfKind = (name: string, body: () => void): void => {
    if (!takesJson) test(name, body)
  }

  test.each(NEVER)('%s %s is refused in any place', (_id, _name, make) => {
    for (const input of samplesOf(kind)) for (const place of places(input)) refusedAt(kind, place, make)
  })

  testOfKind('N13 to N19 what is no number is refused for one', () => {
    for (const input of samplesOf(kind))
      for (const place of places(input).filter(isNumber)) {
        for (const bad of [true, {}, [], new Point()]) refusedAt(kind, place, () => bad)
        // Text and null are a form of their own in few places: a line's x, a number's prefix, a hidden colour.
        const others = encodeOf(kind)(place.with('12'))
        if (E.isRight(others)) expect(['lineChart', 'text']).toContain(kind)
      }
  })

  testOfKind('S24 what is no text is refused for one', () => {
    for (const input of samplesOf(kind))
      for (const place of places(input).filter(isText))
        for (const bad of [true, new Point(), [true]]) refusedAt(kind, place, () => bad)
  })

  test('S21 a text of more than 10,000 characters is refused', () => {
    for (const input of samplesOf(kind))
      for (const place of places(input).filter(isText)) {
        const long = encodeOf(kind)(place.with('x'.repeat(10_001)))
        // The source of a Highcharts config is the one text that may be longer.
        expect(long._tag).toBe(kind === 'highcharts' && place.path === '' ? 'Right' : 'Left')
      }
  })

  testOfKind('L5, L6 and L10 holes, and what only looks like a list, are refused for one', () => {
    for (const input of samplesOf(kind))
      for (const place of places(input).filter(isList)) {
        const sparse = [1, 2, 3]
        delete sparse[1]
        for (const bad of [sparse, Array(2), { 0: 1, length: 1 }]) refusedAt(kind, place, () => bad)
      }
  })

  test('L2 and L3 too many entries are refused', () => {
    const many = Array.from({ length: 100_000 }, () => 1)
    for (const place of samplesOf(kind).flatMap((input) => places(input).filter(isList)))
      refusedAt(kind, place, () => many)
  })

  test('L8 and K7 unknown fields never reach the payload', () => {
    for (const input of samplesOf(kind)) {
      const plain = encodeOf(kind)(input)
      for (const place of places(input).filter(takesJson ? isList : (at) => isObject(at) || isList(at))) {
        const more = Array.isArray(place.value) ? [...place.value] : { ...(place.value as object) }
        const beside = Object.assign(more, { password: 'secret', _id: 1, '@x': 1, '#text': 1 })
        expect(encodeOf(kind)(place.with(beside))).toEqual(plain)
      }
    }
  })

  test('K9 to K12 own fields count, whatever the prototype; inherited ones do not', () => {
    for (const input of samplesOf(kind)) {
      const plain = encodeOf(kind)(input)
      for (const place of places(input).filter(isObject)) {
        const own = place.value as object
        const bare = Object.assign(Object.create(null), own)
        const instance = Object.assign(Object.create({ toJSON: () => 'changed', method: () => 1 }), own)
        for (const same of [bare, instance]) expect(encodeOf(kind)(place.with(same))).toEqual(plain)
        const poisoned = { ...own, ...JSON.parse('{"__proto__":{"polluted":1}}') }
        if (!takesJson) expect(encodeOf(kind)(place.with(poisoned))).toEqual(plain)
      }
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test('K13 a getter that throws is reported, and toJSON is not called (K15)', () => {
    for (const input of samplesOf(kind))
      for (const place of places(input).filter(isObject)) {
        const [key] = Object.keys(place.value as object)
        if (key === undefined) continue
        const trapped = Object.defineProperty({ ...(place.value as object) }, key, {
          enumerable: true,
          get: () => {
            throw new Error('a trap')
          },
        })
        const told = encodeOf(kind)(place.with(trapped))
        expect(told).toMatchObject({ _tag: 'Left', left: { issues: [{ code: 'unreadable' }] } })
      }
  })

  test('K20 later changes by the caller have no effect', () => {
    for (const input of samplesOf(kind)) {
      const given = structuredClone(input)
      const payload = encodeOf(kind)(given)
      if (E.isLeft(payload)) throw new Error('expected a payload')
      const before = encodeJson(payload.right)
      for (const { value } of places(given))
        if (typeof value === 'object' && value !== null)
          for (const key of Object.keys(value)) (value as Record<string, unknown>)[key] = 'changed'
      expect(encodeJson(payload.right)).toBe(before)
    }
  })

  test.each<Bad>([
    ['K1', 'null', () => null],
    ['K2', 'undefined', () => undefined],
    ['K5', 'a Symbol', () => Symbol('s')],
    [
      'K10',
      'fields that are inherited alone',
      () => Object.create({ value: 1, series: [{ data: [1] }], items: [] }),
    ],
  ])('%s %s is refused as the whole', (id, _name, make) => {
    const isFine = kind === 'custom' ? id === 'K1' || id === 'K10' : kind === 'highcharts' && id === 'K10'
    expect(encodeOf(kind)(make())._tag).toBe(isFine ? 'Right' : 'Left')
  })
})
