import { type DatasetAnswer, readDatasetAnswer } from '@gecko-widgets/core/datasets'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { nastyText } from '../../src/testing/index.js'

const KEY = '222efc82e7933138077b1c2554439e15'
const BASIC = 'MjIyZWZjODJlNzkzMzEzODA3N2IxYzI1NTQ0MzllMTU6'
const read = readDatasetAnswer({ apiKey: KEY })
const answer = (given: Partial<DatasetAnswer>): DatasetAnswer => ({
  status: 400,
  headers: {},
  body: '',
  ...given,
})

const ACCEPTED = E.right({ _tag: 'DatasetAccepted', acceptedRows: 0 })
const refused = (status: number, message?: string) =>
  E.left({ _tag: 'Refused', status, message, acceptedRows: 0 })
const notAnAnswer = (status: number) => E.left({ _tag: 'NotAnAnswer', status, acceptedRows: 0 })

test.each<[string, string | undefined]>([
  ['{"error":{"message":"first"},"message":"second"}', 'first'],
  ['{"error":{"message":" "},"message":"second"}', 'second'],
  ['{"error":{"type":"ErrMissingData"},"message":"second"}', 'second'],
  ['{"error":"third","message":"second"}', 'second'],
  ['{"error":"third","message":42}', 'third'],
  ['{"error":null}', '{"error":null}'],
  ['{"error":{"type":"ErrMissingData"}}', '{"error":{"type":"ErrMissingData"}}'],
  ['["bad"]', '["bad"]'],
  ['"bad"', '"bad"'],
  ['null', 'null'],
  ['plain words', 'plain words'],
  [' ', undefined],
  ['', undefined],
  ['{"error":{"message":"two\\r\\nlines\\u0000 and \\u001b[31mred"}}', 'two lines and [31mred'],
  [`{"error":{"message":"${'x'.repeat(501)}"}}`, `${'x'.repeat(500)}…`],
  [`{"error":{"message":"${KEY} is Basic ${BASIC}"}}`, '[redacted] is Basic [redacted]'],
])('%s says %j', (body, message) => {
  expect(read(answer({ body }))).toEqual(refused(400, message))
})

const message = 'words'
const told = (status: number) => ({ status, message, acceptedRows: 0 })

test.each<[number, unknown]>([
  [199, { _tag: 'NotAnAnswer', status: 199 }],
  [300, { _tag: 'NotAnAnswer', status: 300 }],
  [399, { _tag: 'NotAnAnswer', status: 399 }],
  [400, { _tag: 'Refused', ...told(400) }],
  [401, { _tag: 'Unauthorized', ...told(401) }],
  [403, { _tag: 'Unauthorized', ...told(403) }],
  [404, { _tag: 'NotFound', message }],
  [408, { _tag: 'Unavailable', ...told(408), retryAfterMs: undefined }],
  [409, { _tag: 'Conflict', message }],
  [413, { _tag: 'TooLarge' }],
  [422, { _tag: 'Refused', ...told(422) }],
  [429, { _tag: 'RateLimited', retryAfterMs: undefined }],
  [500, { _tag: 'Unavailable', ...told(500), retryAfterMs: undefined }],
])('%i with a message', (status, failure) => {
  expect(read(answer({ status, body: '{"error":{"message":"words"}}' }))).toEqual(
    E.left({ ...(failure as object), acceptedRows: 0 }),
  )
})

test('Retry-After is read', () => {
  const headers = { 'retry-after': '30' }
  expect(read(answer({ status: 429, headers }))).toMatchObject({ left: { retryAfterMs: 30_000 } })
  expect(read(answer({ status: 503, headers }))).toMatchObject({ left: { retryAfterMs: 30_000 } })
})

test.each([200, 400, 401, 404, 409, 422])('a page with %i is not an answer', (status) => {
  expect(read(answer({ status, body: ' <html>{"id":1}</html>' }))).toEqual(notAnAnswer(status))
})

test.each([408, 413, 429, 502])('a page with %i is read by its status', (status) => {
  expect(read(answer({ status, body: '<html></html>' }))).not.toEqual(notAnAnswer(status))
})

test.each<[string, unknown]>([
  ['', ACCEPTED],
  [' \n', ACCEPTED],
  ['{}', ACCEPTED],
  ['{"id":"orders","fields":{}}', ACCEPTED],
  ['{"error":null}', ACCEPTED],
  ['{"error":{"message":"words"}}', refused(200, message)],
  ['{"error":"words"}', refused(200, message)],
  ['{"error":false}', refused(200, '{"error":false}')],
  ...['[]', 'null', 'true', '42', '"ok"', 'ok', '{"a":', 'OK\r\n'].map((body): [string, unknown] => [
    body,
    notAnAnswer(200),
  ]),
])('200 with %j', (body, result) => {
  expect(read(answer({ status: 200, body }))).toEqual(result)
})

test.each([201, 204, 299])('%i without a body is accepted', (status) => {
  expect(read(answer({ status, body: '' }))).toEqual(ACCEPTED)
})

test('only a 2xx with an object or nothing is a success, and nothing that is read contains the key', () => {
  const body = fc.oneof(
    fc.json(),
    nastyText,
    fc.constantFrom('', '{}', `{"error":{"message":"${KEY}"}}`, `${BASIC} ${KEY}`, `{"error":"${BASIC}"}`),
  )
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), body, (status, body) => {
      const result = read(answer({ status, body }))
      if (E.isRight(result))
        expect([status >= 200 && status < 300, /^\s*(?:\{|$)/.test(body)]).toEqual([true, true])
      expect(JSON.stringify(result)).not.toContain(KEY)
      expect(JSON.stringify(result)).not.toContain(BASIC)
    }),
  )
})
