import { type Answer, BAD_FORMAT, TOO_LARGE } from '../answers.js'
import { GOOD } from '../authorization.js'
import { LEFT } from '../left.js'
import type { RawHeaders } from '../raw.js'
import { NUMBER_JSON, NUMBER_XML } from '../widgets.js'
import { type Case, type Given, type Parser, posted, testCase, typeOf } from './case.js'

const MULTIPART = '--b\r\nContent-Disposition: form-data; name="format"\r\n\r\n2\r\n--b--\r\n'
const multipart: RawHeaders = [...GOOD, ['Content-Type', 'multipart/form-data; boundary=b']]

const padded = (length: number, body: string, filler = '&a='): string =>
  `${body}${filler}`.padEnd(length, 'x')

const long = (
  parser: Parser,
  length: number,
  body: string,
  expect: Answer,
  given: Given & { path?: string } = {},
): Case => ({
  ...posted('F25', parser, body, expect, given),
  name: `POST of ${length} bytes to ${JSON.stringify(given.path ?? '')}, parser ${parser}`,
})

const longBodies: readonly Case[] = [
  long('extended', 4096, padded(4096, 'format=2'), NUMBER_JSON),
  long('extended', 4097, padded(4097, 'format=2'), NUMBER_JSON, { read: TOO_LARGE }),
  long('extended', 50_000, padded(50_000, 'format=2'), NUMBER_JSON, { read: TOO_LARGE }),
  long('json', 50_000, JSON.stringify({ format: 2, a: 'x'.repeat(50_000) }), NUMBER_JSON, {
    read: TOO_LARGE,
  }),
  long('extended', 50_000, padded(50_000, 'format=1'), NUMBER_JSON, { path: '?format=2' }),
  long('text', 50_000, padded(50_000, 'format=2'), NUMBER_XML),
  long('extended', 50_000, padded(50_000, 'format=2'), NUMBER_XML, { widget: 'xml-by-definition' }),
]

/** What a body that a parser left is answered with, unless it says no format. */
const LEFT_ANSWERS: { readonly [K in keyof typeof LEFT]?: Answer } = {
  'null-prototype': NUMBER_JSON,
  'text-object': BAD_FORMAT,
  symbol: BAD_FORMAT,
  bigint: BAD_FORMAT,
  nan: BAD_FORMAT,
}

/** What a request's body says of the format (`docs/reference/http.md#request`, `docs/reference/bad-inputs.md F17 to F26, F29`). */
export const bodies: readonly Case[] = [
  posted('F17', 'extended', 'format=2', NUMBER_JSON),
  posted('F17', 'simple', 'format=2', NUMBER_JSON),
  posted('F17', 'extended', 'format=yaml', BAD_FORMAT),
  posted('F17', 'extended', 'format=2&format=2', NUMBER_JSON),
  posted('F17', 'simple', 'format=1&format=2', BAD_FORMAT),
  posted('F17', 'extended', 'format=', NUMBER_XML),
  posted('F17', 'extended', 'format=&format=2', NUMBER_JSON),
  posted('F17', 'extended', 'format[a]=2', BAD_FORMAT, { read: NUMBER_XML }),
  posted('F17', 'simple', 'format[a]=2', NUMBER_XML),
  posted('F17', 'extended', '__proto__[format]=2', NUMBER_XML),
  posted('F17', 'extended', 'format=2', NUMBER_XML, { widget: 'xml-by-definition' }),
  posted('F18', 'extended', 'format=2', NUMBER_XML, { path: '?format=1' }),
  posted('F18', 'extended', 'format=yaml', NUMBER_JSON, { path: '?format=2' }),
  posted('F18', 'extended', 'format=2', BAD_FORMAT, { path: '?format=yaml' }),
  posted('F18', 'extended', 'format=2', NUMBER_JSON, { path: '?format=' }),
  posted('F19', 'extended', 'format=2', NUMBER_JSON, { path: '?format=2' }),
  testCase('F20', 'POST without a parser: the query', '?format=2', NUMBER_JSON, {
    method: 'POST',
    headers: [...GOOD, typeOf('extended')],
    body: 'format=1',
  }),
  testCase('F20', 'POST without a parser: the default', '', NUMBER_XML, {
    method: 'POST',
    read: NUMBER_JSON,
    headers: [...GOOD, typeOf('extended')],
    body: 'format=2',
  }),
  posted('F21', 'json', '{"format":2}', NUMBER_JSON),
  posted('F21', 'json', '{"format":"2"}', NUMBER_JSON),
  posted('F21', 'json', '{"format":1.0}', NUMBER_XML),
  posted('F21', 'json', '{"format":3}', BAD_FORMAT),
  posted('F22', 'json', '{"format":{"$gt":""}}', BAD_FORMAT),
  posted('F22', 'json', '{"format":[2]}', BAD_FORMAT),
  posted('F22', 'json', '{"format":true}', BAD_FORMAT),
  posted('F22', 'json', '{"format":null}', NUMBER_XML),
  posted('F22', 'json', '[2]', NUMBER_XML),
  posted('F22', 'json', '{"__proto__":{"format":"2"}}', NUMBER_XML),
  posted('F22', 'json', '{"constructor":{"prototype":{"format":"2"}}}', NUMBER_XML),
  posted('F23', 'text', 'format=2', NUMBER_XML),
  posted('F23', 'raw', 'format=2', NUMBER_XML),
  ...(Object.keys(LEFT) as (keyof typeof LEFT)[]).map((left) =>
    testCase('F23', `the parsed body is: ${left}`, '', LEFT_ANSWERS[left] ?? NUMBER_XML, {
      method: 'POST',
      parser: `left-${left}`,
    }),
  ),
  testCase('F24', 'multipart, no parser', '', NUMBER_XML, {
    method: 'POST',
    headers: multipart,
    body: MULTIPART,
  }),
  testCase('F24', 'multipart, another parser', '', NUMBER_XML, {
    method: 'POST',
    headers: multipart,
    body: MULTIPART,
    parser: 'extended',
  }),
  ...longBodies,
  testCase(
    'F26',
    'gzip garbage',
    '',
    { statuses: [400] },
    {
      method: 'POST',
      parser: 'extended',
      read: NUMBER_JSON,
      headers: [...GOOD, typeOf('extended'), ['Content-Encoding', 'gzip']],
      body: 'format=2',
    },
  ),
  testCase(
    'F26',
    'an unknown charset',
    '',
    { statuses: [415] },
    {
      method: 'POST',
      parser: 'json',
      read: NUMBER_JSON,
      headers: [...GOOD, ['Content-Type', 'application/json; charset=klingon']],
      body: '{"format":2}',
    },
  ),
  testCase(
    'F26',
    'invalid JSON',
    '',
    { statuses: [400] },
    {
      method: 'POST',
      parser: 'json',
      read: NUMBER_XML,
      headers: [...GOOD, typeOf('json')],
      body: '{"format":',
    },
  ),
  testCase(
    'F26',
    'a Content-Length that is not a number',
    '',
    { statuses: [400] },
    {
      method: 'POST',
      headers: [...GOOD, ['Content-Length', 'abc']],
    },
  ),
  testCase('F26', 'gzip garbage, no parser', '?format=2', NUMBER_JSON, {
    method: 'POST',
    headers: [...GOOD, ['Content-Encoding', 'gzip']],
    body: 'garbage',
  }),
  testCase('F29', 'a GET with a body', '', NUMBER_XML, {
    headers: [...GOOD, typeOf('extended')],
    body: 'format=2',
    parser: 'extended',
  }),
  testCase('F29', 'a GET with a body, no parser', '', NUMBER_XML, {
    headers: [...GOOD, typeOf('extended')],
    body: 'format=2',
  }),
]
