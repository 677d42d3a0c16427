import { answerOf, type FeedAnswer, type Refusal } from '@gecko-widgets/core/adapter'
import { expect, test } from 'vitest'
import { served, servedEncrypted } from '../../src/feed/answer.js'
import { isReported } from '../../src/feed/refusal.js'

const json = 'application/json; charset=utf-8'
const allow = { Allow: 'GET, HEAD, POST, OPTIONS' }

const widget = 'number'

test.each<[string, FeedAnswer, FeedAnswer['status'], string, object]>([
  ['JSON', served('json', '"ä"', 4), 200, '"ä"', { 'Content-Type': json, 'Content-Length': '4' }],
  [
    'XML',
    served('xml', '<root/>', 7),
    200,
    '<root/>',
    { 'Content-Type': 'application/xml; charset=utf-8', 'Content-Length': '7' },
  ],
  [
    'an encrypted payload, whose type has no charset',
    servedEncrypted('U2Fs'),
    200,
    'U2Fs',
    { 'Content-Type': 'application/json', 'Content-Length': '4' },
  ],
  [
    'no or a wrong key',
    answerOf({ _tag: 'Unauthorized' }),
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
    answerOf({ _tag: 'BadFormat', allowed: ['json'] }),
    400,
    '{"error":"bad_format","allowed":["json"]}',
    { 'Content-Type': json, 'Content-Length': '41' },
  ],
  [
    'a format that is none, where the widget has both',
    answerOf({ _tag: 'BadFormat', allowed: ['json', 'xml'] }),
    400,
    '{"error":"bad_format","allowed":["json","xml"]}',
    { 'Content-Type': json, 'Content-Length': '47' },
  ],
  [
    'XML by definition, of data without an XML form',
    answerOf({ _tag: 'NoXmlForm', widget }),
    400,
    '{"error":"bad_format","allowed":["json"]}',
    { 'Content-Type': json, 'Content-Length': '41' },
  ],
  [
    'a body that is too long',
    answerOf({ _tag: 'BodyTooLarge' }),
    413,
    '{"error":"too_large"}',
    { 'Content-Type': json, 'Content-Length': '21' },
  ],
  [
    'a payload that is too long',
    answerOf({ _tag: 'PayloadTooLarge', widget }),
    500,
    '{"error":"invalid_widget"}',
    { 'Content-Type': json, 'Content-Length': '26' },
  ],
  [
    'a client that has gone',
    answerOf({ _tag: 'ClientClosed', widget }),
    500,
    '{"error":"internal"}',
    { 'Content-Type': json, 'Content-Length': '20' },
  ],
  [
    'another method',
    answerOf({ _tag: 'MethodNotAllowed' }),
    405,
    '{"error":"method_not_allowed"}',
    { 'Content-Type': json, 'Content-Length': '30', ...allow },
  ],
  ['OPTIONS', answerOf({ _tag: 'OptionsAsked' }), 204, '', allow],
  [
    'data that is not valid',
    answerOf({ _tag: 'InvalidWidget', widget, issues: [], more: 0 }),
    500,
    '{"error":"invalid_widget"}',
    { 'Content-Type': json, 'Content-Length': '26' },
  ],
  [
    'data that could not be had',
    answerOf({ _tag: 'DataFailed', widget, cause: 'a secret' }),
    500,
    '{"error":"internal"}',
    { 'Content-Type': json, 'Content-Length': '20' },
  ],
  [
    'an XML encoder that cannot be loaded',
    answerOf({ _tag: 'XmlUnavailable', widget, cause: 'a secret' }),
    500,
    '{"error":"internal"}',
    { 'Content-Type': json, 'Content-Length': '20' },
  ],
  [
    'data that came too late',
    answerOf({ _tag: 'TimedOut', widget }),
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

test.each<[Refusal, boolean]>([
  [{ _tag: 'OptionsAsked' }, false],
  [{ _tag: 'MethodNotAllowed' }, false],
  [{ _tag: 'Unauthorized' }, false],
  [{ _tag: 'BadFormat', allowed: ['json'] }, false],
  [{ _tag: 'BodyTooLarge' }, false],
  [{ _tag: 'InvalidWidget', widget, issues: [], more: 0 }, true],
  [{ _tag: 'DataFailed', widget, cause: 'a secret' }, true],
  [{ _tag: 'TimedOut', widget }, true],
  [{ _tag: 'ClientClosed', widget }, true],
  [{ _tag: 'PayloadTooLarge', widget }, true],
  [{ _tag: 'NoXmlForm', widget }, true],
  [{ _tag: 'XmlUnavailable', widget, cause: 'a secret' }, true],
])('$0._tag is reported: %s', (refusal, reported) => {
  expect(isReported(refusal)).toBe(reported)
})
