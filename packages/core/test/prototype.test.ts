import { isDeepStrictEqual } from 'node:util'
import { checkPayload, encodeJson, fromPayload, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { adapter, type FeedAnswer } from '@gecko-widgets/core/adapter'
import { pushRequest, readPushAnswer } from '@gecko-widgets/core/push'
import { inputs } from '@gecko-widgets/core/testing'
import { encodeXml } from '@gecko-widgets/core/xml'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test, vi } from 'vitest'
import { conformance } from './conformance/index.js'

// Somebody may have put fields on Object.prototype. None of them is data, and none gets in the way of data.

const KINDS = Object.keys(widgets) as Kind[]

const namesIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(namesIn)
  return Object.entries(value).flatMap(([key, of]) => [key, ...namesIn(of)])
}

/** The fields of inputs, settings and payloads, and what the language and core read of objects of their own. */
const NAMES: readonly string[] = [
  ...new Set([
    ...KINDS.flatMap((kind) => Object.keys(conformance[kind].fields).flatMap((path) => path.split('.'))),
    ...KINDS.filter((kind) => kind !== 'custom' && kind !== 'highcharts').flatMap((kind) =>
      conformance[kind].accepted.flatMap(({ json }) => namesIn(json)),
    ),
    ...['get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'length', 'then', 'polluted'],
    ...['warns', 'at', 'code', 'message', 'path', 'key', 'wire', 'of', 'otherwise', 'late', 'isLate'],
    ...['kind', 'json', '_tag', 'left', 'right', 'colour', 'highchart'],
    // What JSON.stringify calls, and what options and schemas have.
    ...[
      'toJSON',
      'input',
      'renamed',
      'old',
      'first',
      'words',
      'slips',
      'isWhole',
      'merge',
      'settings',
      'any',
    ],
    ...['allOf', 'anyOf'],
  ]),
]

const trap = (): never => {
  throw new Error('a trap')
}

const junk = fc.constantFrom<unknown>(
  undefined,
  null,
  true,
  0,
  5,
  'x',
  [],
  ['x', 1],
  {},
  { value: 1 },
  () => 1,
)

const descriptor: fc.Arbitrary<PropertyDescriptor> = fc.oneof(
  fc.record({ value: junk, writable: fc.boolean(), enumerable: fc.boolean() }),
  fc.record(
    {
      get: fc.oneof(
        fc.constant(trap),
        junk.map((value) => () => value),
      ),
      set: fc.constantFrom(trap, () => undefined),
      enumerable: fc.boolean(),
    },
    { requiredKeys: ['get', 'enumerable'] },
  ),
)

/** What a function answers while Object.prototype has a field more. */
const beside = <A>(name: string, field: PropertyDescriptor, ask: () => A): A | 'a throw' => {
  Object.defineProperty(Object.prototype, name, { ...field, configurable: true })
  try {
    return ask()
  } catch {
    return 'a throw'
  } finally {
    delete (Object.prototype as Record<string, unknown>)[name]
  }
}

interface AnyWidget {
  readonly decode: (value: unknown) => unknown
  readonly encode: (value: unknown) => E.Either<unknown, Payload>
  readonly encodeWith: (settings: unknown) => (value: unknown) => E.Either<unknown, Payload>
}

/** All that a kind answers to an input, to settings and to a payload. */
const answersOf = (kind: Kind, input: unknown, settings: unknown, payload: unknown) => {
  const { decode, encode, encodeWith } = widgets[kind] as unknown as AnyWidget
  const encoded = encode(input)
  return {
    encoded,
    decoded: decode(input),
    besideSettings: encodeWith(settings)(input),
    json: E.isRight(encoded) ? encodeJson(encoded.right) : undefined,
    xml: E.isRight(encoded) ? encodeXml(encoded.right) : undefined,
    check: checkPayload(kind)(payload),
    back: fromPayload(kind)(payload),
  }
}

describe.each(KINDS)('%s', (kind) => {
  const settings = fc.constantFrom<unknown>(
    {},
    ...conformance[kind].accepted.flatMap(({ settings }) => (settings === undefined ? [] : [settings])),
  )

  test('answers the same, whatever is on Object.prototype', () => {
    fc.assert(
      fc.property(
        inputs[kind] as fc.Arbitrary<unknown>,
        settings,
        descriptor,
        (input, settings, descriptor) => {
          const encoded = (widgets[kind] as unknown as AnyWidget).encode(input)
          if (E.isLeft(encoded)) expect.fail('expected a payload')
          const payload: unknown = JSON.parse(encodeJson(encoded.right))
          const ask = () => answersOf(kind, input, settings, payload)
          const answers = ask()
          expect(answers.check.errors).toEqual([])
          const others = NAMES.flatMap((name) => {
            const other = beside(name, descriptor, ask)
            if (isDeepStrictEqual(other, answers)) return []
            if (other === 'a throw') return [`${name}: a throw`]
            const parts = Object.keys(answers) as (keyof typeof answers)[]
            return [`${name}: ${parts.filter((part) => !isDeepStrictEqual(other[part], answers[part]))}`]
          })
          expect(others).toEqual([])
        },
      ),
      { numRuns: 20 },
    )
  })
})

test.each<readonly [string, PropertyDescriptor]>([
  ['a value', { value: 'y', enumerable: true }],
  ['a getter that throws', { get: trap }],
])('a new element is written the same with %s', (field, descriptor) => {
  const name = (i: number): string => `${field.replaceAll(' ', '-')}-${i}`
  const documents = NAMES.map((inherited, i) => {
    const payload = { kind: 'custom', json: { [name(i)]: 'x' } }
    return [inherited, beside(inherited, descriptor, () => encodeXml(payload))]
  })
  const expected = NAMES.map((inherited, i) => [
    inherited,
    E.right(`<?xml version="1.0" encoding="UTF-8"?><root><${name(i)}>x</${name(i)}></root>`),
  ])
  expect(documents).toEqual(expected)
})

describe('a list of holes', () => {
  const sparse = (): unknown[] => {
    const list: unknown[] = [1, 2, 3]
    delete list[1]
    return list
  }

  test.each<[Kind, () => unknown]>([
    ['pieChart', sparse],
    ['lineChart', sparse],
    ['rag', sparse],
    ['number', () => ({ value: 1, trendline: sparse() })],
    ['number', sparse],
    ['custom', sparse],
  ])('of %s is not filled from Object.prototype', (kind, make) => {
    const { encode } = widgets[kind] as unknown as AnyWidget
    const answer = beside('1', { value: 5, writable: true }, () => encode(make()))
    expect(answer).toEqual(encode(make()))
  })

  test('a list of one entry has no second place there either', () => {
    const field = { value: 5, writable: true }
    const encoded = beside('1', field, () =>
      beside('2', { value: '$', writable: true }, () => widgets.number.encode([7])),
    )
    expect(encoded).toEqual(E.right({ kind: 'number', json: { item: [{ value: 7 }] } }))
  })
})

describe('a push', () => {
  const payload = { kind: 'number', json: { item: [{ value: 1 }] } } as const
  const request = () => pushRequest({ apiKey: 'a-key' })('12345-abc')(payload)

  test.each(['url', 'apiKey', 'toJSON', 'method', 'headers', 'body'])(
    'goes to the right place, with %s added',
    (name) => {
      for (const value of ['https://evil.example.com', () => 'x'])
        expect(beside(name, { value, enumerable: true, writable: true }, request)).toEqual(request())
    },
  )

  test('is not accepted because of Object.prototype', () => {
    const read = () => readPushAnswer({ apiKey: 'a-key' })({ status: 200, headers: {}, body: '{}' })
    const limited = () => readPushAnswer({ apiKey: 'a-key' })({ status: 429, headers: {}, body: '{}' })
    for (const [name, value] of [
      ['success', true],
      ['message', 'x'],
      ['retry-after', '5'],
      ['date', 'x'],
    ] as const)
      for (const ask of [read, limited])
        expect(beside(name, { value, enumerable: true, writable: true }, ask)).toEqual(ask())
  })
})

describe('a feed', () => {
  const make = async () => {
    const onError = vi.fn()
    const create = adapter<readonly [], (query: string) => Promise<FeedAnswer>>(
      (respond) => (query) =>
        respond({ method: 'POST', path: '/', query, authorization: undefined, args: () => [] }),
    )
    const { number } = create({ onError })
    const answers = [
      await number({ timeoutMs: 1000 }, () => 5)('format=2'),
      await number(async () => ({ value: 5 }))(''),
      await number(() => Promise.reject(new Error('no data')))('format=2'),
      await number({ timeoutMs: 1 }, () => new Promise<number>(() => undefined))('format=2'),
    ]
    return { answers, failures: onError.mock.calls }
  }

  const OPTIONS = [
    'apiKey',
    'password',
    'feedFormat',
    'timeoutMs',
    'onError',
    'onAnswer',
    'onWarning',
    'describe',
  ]
  const OTHERS = [
    'encrypted',
    'prefix',
    'waits',
    'reason',
    'onClose',
    'body',
    'toJSON',
    '_tag',
    'cause',
    'issues',
  ]

  test.each([...OPTIONS, ...OTHERS])('answers the same with %s added', async (name) => {
    const expected = await make()
    for (const value of ['x', 0, true, () => 'x']) {
      Object.defineProperty(Object.prototype, name, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      })
      try {
        const { answers, failures } = await make()
        Reflect.deleteProperty(Object.prototype, name)
        expect({ answers, failures }).toEqual(expected)
      } finally {
        Reflect.deleteProperty(Object.prototype, name)
      }
    }
  })
})
