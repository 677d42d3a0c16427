import type { FeedFailure } from '@gecko-widgets/core/types'
import { describe, expect, test } from 'vitest'
import { failureText } from '../../src/feed/failure.js'

const request = { method: 'GET', path: '/widgets/users' }
const issue = {
  path: 'previous.value',
  code: 'not_finite',
  message: 'got a numeric string; convert it with Number()',
} as const
const invalid = { _tag: 'InvalidWidget', widget: 'number', request } as const
const ISSUE = '  previous.value: got a numeric string; convert it with Number() (not_finite)'

describe('invalid data has a line for each issue', () => {
  test.each<[string, Pick<typeof invalid & FeedFailure, 'issues' | 'more'>, readonly string[]]>([
    ['one', { issues: [issue], more: 0 }, [ISSUE]],
    ['two', { issues: [issue, issue], more: 0 }, [ISSUE, ISSUE]],
    ['more than are listed', { issues: [issue, issue], more: 15 }, [ISSUE, ISSUE, '  and 15 more']],
    [
      'that of the value itself',
      { issues: [{ ...issue, path: '' }], more: 0 },
      ['  got a numeric string; convert it with Number() (not_finite)'],
    ],
  ])('%s', (_, issues, lines) => {
    expect(failureText({ ...invalid, ...issues })).toBe(['GET /widgets/users number:', ...lines].join('\n'))
  })
})

test.each<[FeedFailure, string]>([
  [
    { _tag: 'DataFailed', widget: 'number', request, cause: new Error('a secret') },
    'the data function failed',
  ],
  [{ _tag: 'TimedOut', widget: 'number', request }, 'took longer than timeoutMs'],
  [{ _tag: 'ClientClosed', widget: 'number', request }, 'the client disconnected before the data was ready'],
  [{ _tag: 'PayloadTooLarge', widget: 'number', request }, 'the payload is over 1 MiB in XML; ask for JSON'],
  [
    { _tag: 'NoXmlForm', widget: 'number', request },
    'the data has no XML form, but the definition says feedFormat: xml',
  ],
  [
    { _tag: 'XmlUnavailable', widget: 'number', request, cause: new Error('a secret') },
    'the XML encoder cannot be loaded; was it left out of a bundle?',
  ],
])('$0._tag is one line', (failure, line) => {
  expect(failureText(failure)).toBe(`GET /widgets/users number: ${line}`)
})

test.each([
  ['/a\nb', '/a\\u000ab'],
  ['/\u001b[31m', '/\\u001b[31m'],
  ['/\u202e', '/\\u202e'],
  [`/${'x'.repeat(300)}`, `/${'x'.repeat(199)}`],
])('a path cannot break the line or fill the log: %j', (path, shown) => {
  const failure: FeedFailure = { _tag: 'TimedOut', widget: 'number', request: { method: 'GET', path } }
  expect(failureText(failure)).toBe(`GET ${shown} number: took longer than timeoutMs`)
})
