import { isDeepStrictEqual } from 'node:util'
import { checkPayload, type Issue, type Json, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { inputSchema, payloadSchema, type SchemaTarget } from '@gecko-widgets/core/schema'
import { inputs } from '@gecko-widgets/core/testing'
import { Ajv, type Options, type ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { conformance } from './conformance/index.js'
import { places } from './support/places.js'
import { isUnsayableInput, isUnsayablePayload, rulesBroken, UNSAYABLE } from './support/unsayable.js'

const kinds = Object.keys(widgets) as Kind[]
const inputOf = (kind: Kind) => inputs[kind] as fc.Arbitrary<unknown>
const decode = (kind: Kind) =>
  widgets[kind].decode as (value: unknown) => E.Either<{ readonly issues: readonly Issue[] }, unknown>
const payloadOf = (kind: Kind, input: unknown): Json => {
  const payload = (widgets[kind].encode as (value: unknown) => E.Either<unknown, Payload>)(input)
  return E.isRight(payload) ? payload.right.json : expect.fail('no payload')
}

// A tuple whose last places may be absent is not what Ajv takes for a strict one.
const STRICT: Options = { strict: true, strictTuples: false }

const TARGETS: Readonly<Record<SchemaTarget, () => Ajv>> = {
  'draft-2020-12': () => new Ajv2020(STRICT),
  'draft-07': () => new Ajv(STRICT),
}

/** The value as JSON carries it. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Ends where a value is longer than any payload, as one that shares its parts may be. */
const counted = () => {
  let left = 1_000_000
  return (_: string, part: unknown): unknown => (left-- > 0 ? part : expect.fail('too long'))
}

/** Whether JSON carries a value without loss. */
const isJson = (value: unknown): boolean => {
  try {
    return isDeepStrictEqual(JSON.parse(JSON.stringify(value, counted())), value)
  } catch {
    return false
  }
}

const issuesOf = (kind: Kind, input: unknown): readonly Issue[] => {
  const decoded = decode(kind)(input)
  return E.isLeft(decoded) ? decoded.left.issues : []
}

describe.each(Object.keys(TARGETS) as SchemaTarget[])('a schema of %s', (target) => {
  const compiled = (schema: Record<string, unknown>) => TARGETS[target]().compile(schema)

  describe.each(kinds)('of %s', (kind) => {
    let isInput: ValidateFunction
    let isPayload: ValidateFunction
    beforeAll(() => {
      isInput = compiled(inputSchema(kind, target))
      isPayload = compiled(payloadSchema(kind, target))
    })
    const { accepted, refused, wire } = conformance[kind]

    test('takes each vector that is accepted, and its payload', () => {
      for (const { title, input, settings, json } of accepted) {
        if (settings === undefined && isJson(input)) expect(isInput(input), title).toBe(true)
        expect(isPayload(json), title).toBe(true)
      }
    })

    test('refuses each vector that is refused', () => {
      for (const { title, input, settings } of refused)
        if (settings === undefined && isJson(input))
          expect(isInput(input), title).toBe(isUnsayableInput(issuesOf(kind, input), input))
    })

    test('takes each payload without errors, and refuses each one with', () => {
      for (const { title, payload } of wire)
        if (isJson(payload))
          expect(isPayload(payload), title).toBe(
            isUnsayablePayload(checkPayload(kind)(payload).errors, payload),
          )
    })
  })
})

const wrong = fc.oneof(
  fc.constantFrom<Json>(null, true, 0.5, -1, [], {}, [1], ['x'], [[1]], [null], { value: 1 }),
  fc.constantFrom(
    '',
    ' ',
    'x',
    'true',
    'Up',
    'reverse',
    '2026-02-30',
    '2026-13',
    'ff9900',
    '😀'.repeat(5_001),
  ),
  fc.constantFrom('1', ' +1.0\n', '-.5e1', '-0', '.', '1,5', '0x1F', '1e999', '500', 'Infinity'),
)

describe.each(kinds)('the schema of %s', (kind) => {
  let isInput: ValidateFunction
  let isPayload: ValidateFunction
  beforeAll(() => {
    isInput = new Ajv2020(STRICT).compile(inputSchema(kind))
    isPayload = new Ajv2020(STRICT).compile(payloadSchema(kind))
  })

  test('takes valid data of every shape, and its payload', () => {
    fc.assert(
      fc.property(inputOf(kind).map(sent), (input) => {
        expect(isInput(input)).toBe(true)
        expect(isPayload(payloadOf(kind, input))).toBe(true)
      }),
    )
  })

  test('refuses a value that is wrong in one place exactly if the kind does', () => {
    fc.assert(
      fc.property(inputOf(kind).map(sent), fc.nat(), wrong, (input, n, other) => {
        const all = places(input)
        const broken = all[n % all.length]?.with(other)
        const issues = issuesOf(kind, broken)
        if (issues.length === 0 || !isUnsayableInput(issues, broken))
          expect(isInput(broken)).toBe(issues.length === 0)
      }),
    )
  })

  test('refuses a payload that is wrong in one place exactly if Geckoboard does', () => {
    fc.assert(
      fc.property(inputOf(kind), fc.nat(), wrong, (input, n, other) => {
        const all = places(payloadOf(kind, input))
        const broken = all[n % all.length]?.with(other)
        const { errors } = checkPayload(kind)(broken)
        if (errors.length === 0 || !isUnsayablePayload(errors, broken))
          expect(isPayload(broken)).toBe(errors.length === 0)
      }),
    )
  })
})

test('each rule that a schema cannot express is needed: a vector breaks it', () => {
  const broken = kinds.flatMap((kind) => [
    ...conformance[kind].refused.flatMap(({ input, settings }) =>
      settings === undefined && isJson(input) ? rulesBroken(issuesOf(kind, input), input) : [],
    ),
    ...conformance[kind].wire.flatMap(({ payload }) =>
      isJson(payload) ? rulesBroken(checkPayload(kind)(payload).errors, payload) : [],
    ),
  ])
  expect(UNSAYABLE.map(({ rule }) => rule).filter((rule) => !broken.includes(rule))).toEqual([])
})

test('a document is a copy of its own', () => {
  for (const kind of kinds)
    for (const write of [inputSchema, payloadSchema]) {
      const before = structuredClone(write(kind))
      const changed = write(kind)
      for (const { value } of places(changed))
        if (typeof value === 'object' && value !== null) Object.assign(value, { type: 'changed' })
      expect(write(kind)).toEqual(before)
    }
})
