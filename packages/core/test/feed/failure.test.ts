import type { FeedFailure } from '@gecko-widgets/core/types'
import { expect, test } from 'vitest'
import { failureLine } from '../../src/feed/failure.js'

const issue = { path: 'previous.value', code: 'not_finite', message: 'expected a finite number' } as const
const invalid = { _tag: 'InvalidWidget', widget: 'number' } as const

test.each<[FeedFailure, string]>([
  [
    { ...invalid, issues: [issue], more: 0 },
    'the data is not valid: previous.value: not_finite, expected a finite number',
  ],
  [
    { ...invalid, issues: [{ ...issue, path: '' }], more: 0 },
    'the data is not valid: the value itself: not_finite, expected a finite number',
  ],
  [
    { ...invalid, issues: [issue, issue], more: 0 },
    'the data is not valid: previous.value: not_finite, expected a finite number (and 1 more)',
  ],
  [
    { ...invalid, issues: [issue, issue], more: 15 },
    'the data is not valid: previous.value: not_finite, expected a finite number (and 16 more)',
  ],
  [
    { _tag: 'DataFailed', widget: 'number', cause: new Error('a secret') },
    'the data function failed; onError receives the cause',
  ],
  [{ _tag: 'TimedOut', widget: 'number' }, 'the data function took longer than timeoutMs'],
  [{ _tag: 'ClientClosed', widget: 'number' }, 'the client had gone before the data came'],
  [{ _tag: 'PayloadTooLarge', widget: 'number' }, 'the payload is over 1 MiB'],
  [
    { _tag: 'NoXmlForm', widget: 'number' },
    "the data has no XML form, and the definition says feedFormat: 'xml'",
  ],
  [
    { _tag: 'XmlUnavailable', widget: 'number', cause: new Error("Cannot find module 'a'\nRequire stack:") },
    "the XML encoder cannot be loaded: Error: Cannot find module 'a'",
  ],
])('$0._tag in one line', (failure, line) => {
  expect(failureLine(failure)).toBe(`gecko-widgets: number: ${line}`)
})
