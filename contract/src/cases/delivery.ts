import { METHODS } from 'node:http'
import {
  BAD_FORMAT,
  type Elsewhere,
  METHOD_NOT_ALLOWED,
  NODE,
  OPTIONS,
  UNAUTHORIZED,
  withoutBody,
} from '../answers.js'
import { GOOD } from '../authorization.js'
import { NUMBER_JSON, NUMBER_XML } from '../widgets.js'
import { type Case, posted, testCase, typeOf } from './case.js'

const NOT_FOUND: Elsewhere = { statuses: [404] }

/** These ids are asked with HEAD too. */
const HEAD_TOO = ['row', 'A1', 'A2', 'A3']

/** Requests with HEAD in place of GET: the same headers, and no body (D1). */
export const headOf = (cases: readonly Case[]): readonly Case[] =>
  cases.flatMap(({ id, name, request, expect, ...given }) =>
    HEAD_TOO.includes(id) && request.method === 'GET' && 'headers' in expect
      ? [
          {
            ...given,
            id: 'D1',
            name: `HEAD of "${name}"`,
            request: { ...request, method: 'HEAD' },
            expect: withoutBody(expect),
          },
        ]
      : [],
  )

const SERVED_NEVER = ['CONNECT', 'GET', 'HEAD', 'OPTIONS', 'POST']
const OTHER_METHODS = METHODS.filter((method) => !SERVED_NEVER.includes(method))
const idOf = (method: string): string => {
  if (['PUT', 'PATCH', 'DELETE'].includes(method)) return 'D3'
  return method === 'TRACE' ? 'D4' : 'D5'
}

/** Methods, targets and versions of HTTP (`docs/reference/http.md#request`, `docs/reference/bad-inputs.md D2 to D13`). */
export const delivery: readonly Case[] = [
  testCase('row', '200: POST', '?format=2', NUMBER_JSON, { method: 'POST' }),
  testCase('row', '405: comes before 401', '?format=yaml', METHOD_NOT_ALLOWED, {
    method: 'PUT',
    headers: [],
  }),
  testCase('D2', 'OPTIONS without a key', '', OPTIONS, { method: 'OPTIONS', headers: [] }),
  testCase('D2', 'OPTIONS with a key and a bad format', '?format=yaml', OPTIONS, { method: 'OPTIONS' }),
  testCase('D2', 'OPTIONS as a browser asks', '', OPTIONS, {
    method: 'OPTIONS',
    headers: [
      ['Origin', 'http://evil.example'],
      ['Access-Control-Request-Method', 'GET'],
      ['Access-Control-Request-Headers', 'authorization'],
    ],
  }),
  testCase('D2', 'OPTIONS, encrypted', '', OPTIONS, { method: 'OPTIONS', widget: 'encrypted', headers: [] }),
  ...OTHER_METHODS.map((method) =>
    testCase(idOf(method), method, '?format=2', METHOD_NOT_ALLOWED, { method }),
  ),
  ...['PUT', 'TRACE', 'PROPFIND'].map((method) =>
    testCase(idOf(method), `${method} without a key`, '', METHOD_NOT_ALLOWED, { method, headers: [] }),
  ),
  // Node 20 does not know QUERY; a newer one does.
  testCase('D5', 'QUERY, if Node knows it', '', METHODS.includes('QUERY') ? METHOD_NOT_ALLOWED : NODE, {
    method: 'QUERY',
  }),
  testCase('D5', 'a method in small letters', '', NODE, { method: 'get' }),
  testCase('D5', 'an unknown method', '', NODE, { method: 'FROB' }),
  testCase('D6', 'CONNECT', '', NODE, { method: 'CONNECT' }),
  ...['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'].map((name) =>
    testCase('D7', `${name}: DELETE`, '?format=2', NUMBER_JSON, {
      method: 'POST',
      headers: [...GOOD, [name, 'DELETE']],
    }),
  ),
  testCase('D7', '_method in the query', '?_method=DELETE&format=2', NUMBER_JSON, { method: 'POST' }),
  testCase('D8', 'If-None-Match: *', '?format=2', NUMBER_JSON, {
    headers: [...GOOD, ['If-None-Match', '*']],
  }),
  testCase('D8', 'If-Modified-Since in the future', '?format=2', NUMBER_JSON, {
    headers: [...GOOD, ['If-Modified-Since', 'Fri, 01 Jan 2100 00:00:00 GMT']],
  }),
  testCase('D9', 'Range', '?format=2', NUMBER_JSON, { headers: [...GOOD, ['Range', 'bytes=0-3']] }),
  testCase('D9', 'an invalid Range', '?format=2', NUMBER_JSON, {
    headers: [...GOOD, ['Range', 'bytes=99999-']],
  }),
  posted('D10', 'extended', 'format=2', NUMBER_JSON, {
    headers: [...GOOD, typeOf('extended'), ['Expect', '100-continue']],
  }),
  testCase('D11', 'HTTP/1.0', '?format=2', NUMBER_JSON, { version: '1.0' }),
  testCase('D11', 'HTTP/1.0 without a key', '', UNAUTHORIZED, { version: '1.0', headers: [] }),
  testCase('D12', 'the absolute form of the target', '?format=2', NUMBER_JSON, {
    authority: 'http://127.0.0.1',
  }),
  testCase('D12', 'the absolute form, without a query', '', NUMBER_XML, { authority: 'http://127.0.0.1' }),
  testCase('D12', 'the absolute form, with a bad format', '?format=1?format=2', BAD_FORMAT, {
    authority: 'http://elsewhere.example:81',
  }),
  testCase('D13', 'a path below the widget', '/x', NOT_FOUND),
  testCase('D13', 'a path beside the widget', 'x?format=2', NOT_FOUND),
]
