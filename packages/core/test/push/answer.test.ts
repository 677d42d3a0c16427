import { type PushAnswer, readPushAnswer } from '@gecko-widgets/core'
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
  ['{"message":42}', undefined],
  ['plain words', 'plain words'],
  ['  ', undefined],
  ['{"message":"two\\r\\nlines\\u0000 and \\u001b[31mred\\u202e"}', 'two lines and [31mred'],
  [`{"message":"${'x'.repeat(501)}"}`, `${'x'.repeat(500)}…`],
  [`{"message":"the key ${KEY} and ${KEY}"}`, 'the key [redacted] and [redacted]'],
])('%s is told as %j', (body, message) => {
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
  ['a date that is none', { 'retry-after': 'Wed, 99 Xxx 2015 07:28:00 GMT', date: DATE }, undefined],
  ['more than anybody waits', { 'retry-after': '99999999999' }, undefined],
])('Retry-After of %s', (_, headers, retryAfterMs) => {
  expect(read(answer({ status: 429, headers }))).toEqual(E.left({ _tag: 'RateLimited', retryAfterMs }))
})

test('only a 2xx that says so is a success, whatever else there is', () => {
  const body = fc.oneof(fc.json(), nastyText, fc.constantFrom('{"success":true}', '{"success":1}', 'true'))
  const headers = fc.constantFrom<PushAnswer['headers']>({}, { 'content-type': 'text/html' })
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), headers, body, (status, headers, body) => {
      const isSuccess =
        status >= 200 &&
        status < 300 &&
        headers['content-type'] === undefined &&
        /^\s*\{.*"success"\s*:\s*true/.test(body)
      expect(E.isRight(read({ status, headers, body }))).toBe(isSuccess)
    }),
  )
})

test('an empty key takes nothing out of a message', () => {
  expect(readPushAnswer({ apiKey: '' })(answer({ body: 'no key' }))).toMatchObject({
    left: { message: 'no key' },
  })
})
