import { type InputOf, type Kind, type NumberInput, widgets } from '@gecko-widgets/core'
import { inputSchema } from '@gecko-widgets/core/schema'
import { sValidator } from '@hono/standard-validator'
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec'
import { Hono } from 'hono'
import { describe, expect, expectTypeOf, test } from 'vitest'

const kinds = Object.keys(widgets) as Kind[]
const { number, pieChart } = widgets
const props = number.codec['~standard']

test('a codec has the types of Standard Schema, and infers as one', () => {
  expectTypeOf(number.codec).toExtend<StandardSchemaV1<NumberInput>>()
  expectTypeOf(number.codec).toExtend<StandardJSONSchemaV1<NumberInput>>()
  expectTypeOf<StandardSchemaV1.InferInput<typeof pieChart.codec>>().toEqualTypeOf<InputOf<'pieChart'>>()
  expectTypeOf<StandardSchemaV1.InferOutput<typeof pieChart.codec>>().toEqualTypeOf<InputOf<'pieChart'>>()
  for (const kind of kinds)
    expect(widgets[kind].codec['~standard']).toMatchObject({ version: 1, vendor: 'gecko-widgets' })
})

test('validate gives the full form', () => {
  expect(props.validate([42, 40, '€'])).toEqual({
    value: { value: 42, prefix: '€', previous: { value: 40 } },
  })
})

test('validate gives every issue, each with a message and its path as a list', () => {
  expect(pieChart.codec['~standard'].validate([[1, 'a'], [2, null, 'red'], { value: '3' }])).toEqual({
    issues: [
      { message: 'got a name; write the color in digits, as RRGGBB', path: [1, 2] },
      {
        message: 'got a numeric string; convert it with Number()',
        path: [2, 'value'],
      },
    ],
  })
  const many = Array.from({ length: 12 }, () => 'x')
  expect(pieChart.codec['~standard'].validate(many)).toMatchObject({ issues: { length: 12 } })
})

test('validate handles a value that throws', () => {
  const trap = new Proxy([], {
    get: () => {
      throw new Error('a trap')
    },
  })
  expect(props.validate(trap)).toMatchObject({ issues: [{ path: [] }] })
})

describe.each(['draft-2020-12', 'draft-07'] as const)('jsonSchema of %s', (target) => {
  test.each(kinds)('is that of the input of %s', (kind) => {
    const { jsonSchema } = widgets[kind].codec['~standard']
    expect(jsonSchema.input({ target })).toEqual(inputSchema(kind, target))
    expect(jsonSchema.output({ target })).toEqual(inputSchema(kind, target))
  })
})

test('an unsupported target throws, as the standard requires', () => {
  for (const write of [props.jsonSchema.input, props.jsonSchema.output])
    expect(() => write({ target: 'openapi-3.0' })).toThrow(
      'JSON Schema openapi-3.0 is not supported; use draft-2020-12 or draft-07',
    )
})

describe('in a library that takes Standard Schemas', () => {
  const app = new Hono().post('/users', sValidator('json', number.codec), (context) =>
    context.json(context.req.valid('json')),
  )
  const post = (body: unknown) =>
    app.request('/users', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })

  test('a valid body comes in its full form', async () => {
    const response = await post([1280, 1175])
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ value: 1280, previous: { value: 1175 } })
  })

  test('an invalid body is refused, with its issues', async () => {
    const response = await post({ value: 1280, previous: { value: 'secret' } })
    expect(response.status).toBe(400)
    const answer = (await response.json()) as { readonly error: readonly unknown[] }
    expect(answer.error).toEqual([
      { message: 'got a string; expected a finite number', path: ['previous', 'value'] },
    ])
  })
})
