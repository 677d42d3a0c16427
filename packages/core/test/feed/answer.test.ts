import { expect, test } from 'vitest'
import * as answers from '../../src/feed/answer.js'

const json = 'application/json; charset=utf-8'
const allow = { Allow: 'GET, HEAD, POST, OPTIONS' }

test.each<[string, answers.FeedAnswer, answers.FeedAnswer['status'], string, object]>([
  ['JSON', answers.served('json', '"ä"'), 200, '"ä"', { 'Content-Type': json, 'Content-Length': '4' }],
  [
    'XML',
    answers.served('xml', '<root/>'),
    200,
    '<root/>',
    { 'Content-Type': 'application/xml; charset=utf-8', 'Content-Length': '7' },
  ],
  [
    'an encrypted payload, whose type has no charset',
    answers.servedEncrypted('U2Fs'),
    200,
    'U2Fs',
    { 'Content-Type': 'application/json', 'Content-Length': '4' },
  ],
  [
    'no or a wrong key',
    answers.unauthorized,
    401,
    '{"error":"unauthorized"}',
    {
      'Content-Type': json,
      'Content-Length': '24',
      'WWW-Authenticate': 'Basic realm="geckoboard", charset="UTF-8"',
    },
  ],
  [
    'a format that the widget has not',
    answers.badFormat(['json']),
    400,
    '{"error":"bad_format","allowed":["json"]}',
    { 'Content-Type': json, 'Content-Length': '41' },
  ],
  [
    'another method',
    answers.methodNotAllowed,
    405,
    '{"error":"method_not_allowed"}',
    { 'Content-Type': json, 'Content-Length': '30', ...allow },
  ],
  ['OPTIONS', answers.options, 204, '', allow],
  [
    'data that is not valid',
    answers.invalid,
    500,
    '{"error":"invalid_widget"}',
    { 'Content-Type': json, 'Content-Length': '26' },
  ],
  [
    'data that could not be had',
    answers.internal,
    500,
    '{"error":"internal"}',
    { 'Content-Type': json, 'Content-Length': '20' },
  ],
  [
    'data that came too late',
    answers.timedOut,
    504,
    '{"error":"timeout"}',
    { 'Content-Type': json, 'Content-Length': '19' },
  ],
])('%s', (_, answer, status, body, headers) => {
  expect(answer).toEqual({
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...headers },
    body,
  })
})
