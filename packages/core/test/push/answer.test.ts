import { type PushAnswer, readPushAnswer } from '@gecko-widgets/core/push'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { nastyText } from '../../src/testing/index.js'

const KEY = '222efc82e7933138077b1c2554439e15'
const read = readPushAnswer({ apiKey: KEY })
const answer = (given: Partial<PushAnswer>): PushAnswer => ({ status: 400, headers: {}, body: '', ...given })

test.each<[string, string | undefined]>([
  ['{"message":"first","error":"second"}', 'first'],
  ['{"message":"","error":"second"}', 'second'],
  ['{"message":{"text":"no"},"error":"second"}', 'second'],
  ['{"message":42}', '{"message":42}'],
  ['{"errors":["bad"]}', '{"errors":["bad"]}'],
  [`{"message":"${'x'.repeat(499)}😀😀"}`, `${'x'.repeat(499)}😀…`],
  ['plain words', 'plain words'],
  ['  ', undefined],
  ['{"message":"two\\r\\nlines\\u0000 and \\u001b[31mred\\u202e"}', 'two lines and [31mred'],
  [`{"message":"${'x'.repeat(500)}"}`, 'x'.repeat(500)],
  [`{"message":"${'x'.repeat(501)}"}`, `${'x'.repeat(500)}…`],
  [`{"message":"the key ${KEY} and ${KEY}"}`, 'the key [redacted] and [redacted]'],
  [`the key ${[...KEY].join('\u200b')} and ${[...KEY].join('\n')}`, 'the key [redacted] and [redacted]'],
])('%s is reported as %j', (body, message) => {
  expect(read(answer({ body }))).toEqual(E.left({ _tag: 'Refused', status: 400, message }))
})

const DATE = 'Wed, 21 Oct 2015 07:28:00 GMT'

test.each<[string, PushAnswer['headers'], number | undefined]>([
  ['none', {}, undefined],
  ['seconds', { 'retry-after': '30' }, 30_000],
  ['no seconds', { 'retry-after': '0' }, 0],
  ['a date', { 'retry-after': 'Wed, 21 Oct 2015 07:29:30 GMT', date: DATE }, 90_000],
  ['a date that has gone', { 'retry-after': 'Wed, 21 Oct 2015 07:00:00 GMT', date: DATE }, 0],
  ['a date with none to hold it against', { 'retry-after': DATE }, undefined],
  ['a fraction', { 'retry-after': '1.5' }, undefined],
  ['a negative number', { 'retry-after': '-1' }, undefined],
  ['words', { 'retry-after': 'soon', date: DATE }, undefined],
  ['a date in another form', { 'retry-after': '2015-10-21T07:29:30Z', date: DATE }, undefined],
  [
    'a date, where that of the answer is in another form',
    { 'retry-after': 'Wed, 21 Oct 2015 07:29:30 GMT', date: '2015-10-21T07:28:00Z' },
    undefined,
  ],
  ['a date and more', { 'retry-after': `${DATE} 2016`, date: DATE }, undefined],
  ['more and a date', { 'retry-after': `On ${DATE}`, date: DATE }, undefined],
  ['a date that is none', { 'retry-after': 'Wed, 99 Xxx 2015 07:28:00 GMT', date: DATE }, undefined],
  ['more than anybody waits', { 'retry-after': '99999999999' }, undefined],
])('Retry-After of %s', (_, headers, retryAfterMs) => {
  expect(read(answer({ status: 429, headers }))).toEqual(E.left({ _tag: 'RateLimited', retryAfterMs }))
  expect(read(answer({ status: 503, headers }))).toEqual(
    E.left({ _tag: 'Unavailable', status: 503, message: undefined, retryAfterMs }),
  )
})

const message = 'words'
const told = (status: number) => ({ status, message })

test.each<[number, unknown]>([
  [199, { _tag: 'NotAnAnswer', status: 199 }],
  [200, { _tag: 'NotAnAnswer', status: 200 }],
  [299, { _tag: 'NotAnAnswer', status: 299 }],
  [300, { _tag: 'NotAnAnswer', status: 300 }],
  [399, { _tag: 'NotAnAnswer', status: 399 }],
  [400, { _tag: 'Refused', ...told(400) }],
  [401, { _tag: 'Unauthorized', ...told(401) }],
  [402, { _tag: 'Refused', ...told(402) }],
  [403, { _tag: 'Unauthorized', ...told(403) }],
  [404, { _tag: 'NotFound', message }],
  [405, { _tag: 'Refused', ...told(405) }],
  [408, { _tag: 'Unavailable', ...told(408), retryAfterMs: undefined }],
  [413, { _tag: 'TooLarge' }],
  [429, { _tag: 'RateLimited', retryAfterMs: undefined }],
  [499, { _tag: 'Refused', ...told(499) }],
  [500, { _tag: 'Unavailable', ...told(500), retryAfterMs: undefined }],
  [599, { _tag: 'Unavailable', ...told(599), retryAfterMs: undefined }],
])('%i with a message', (status, failure) => {
  expect(read(answer({ status, body: '{"message":"words"}' }))).toEqual(E.left(failure))
})

const PAGES = ['<html></html>', ' <html></html>', '\n\t <!DOCTYPE html>']

test.each(PAGES)('the page %j is not an answer, unless its status is enough', (body) => {
  for (const status of [200, 400, 401, 404])
    expect(read(answer({ status, body }))).toEqual(E.left({ _tag: 'NotAnAnswer', status }))
  expect(read(answer({ status: 413, body }))).toEqual(E.left({ _tag: 'TooLarge' }))
  expect(read(answer({ status: 502, body }))).toEqual(
    E.left({ _tag: 'Unavailable', status: 502, message: undefined, retryAfterMs: undefined }),
  )
})

test('a message with a < is a message', () => {
  expect(read(answer({ body: 'expected 1 < 2' }))).toMatchObject({ left: { message: 'expected 1 < 2' } })
})

test.each<[string, unknown]>([
  ['{"success":true}', E.right({ _tag: 'PushAccepted' })],
  ['{"success":true,"more":[1]}', E.right({ _tag: 'PushAccepted' })],
  ['{"success":false,"error":"words"}', E.left({ _tag: 'Refused', status: 200, message })],
  ...[
    '{}',
    '{"success":null}',
    '{"success":"true"}',
    '{"success":1}',
    'null',
    'true',
    '42',
    '"a"',
    '[]',
    '',
  ].map((body): [string, unknown] => [body, E.left({ _tag: 'NotAnAnswer', status: 200 })]),
])('200 with %s', (body, result) => {
  expect(read(answer({ status: 200, body }))).toEqual(result)
})

test('only a 2xx that reports success is a success, whatever else it contains', () => {
  const body = fc.oneof(fc.json(), nastyText, fc.constantFrom('{"success":true}', '{"success":1}', 'true'))
  const headers = fc.constantFrom<PushAnswer['headers']>({}, { 'content-type': 'text/html' })
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), headers, body, (status, headers, body) => {
      const isSuccess = status >= 200 && status < 300 && /^\s*\{.*"success"\s*:\s*true/.test(body)
      expect(E.isRight(read({ status, headers, body }))).toBe(isSuccess)
    }),
  )
})

test('an empty key removes nothing from a message', () => {
  expect(readPushAnswer({ apiKey: '' })(answer({ body: 'no key' }))).toMatchObject({
    left: { message: 'no key' },
  })
})
