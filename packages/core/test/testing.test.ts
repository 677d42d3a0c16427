import { widgets } from '@gecko-widgets/core'
import { adapter, type Respond } from '@gecko-widgets/core/adapter'
import { hostileRequest, inputs, laws } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const feeds = adapter((respond: Respond<readonly []>) => respond)({ onError: () => undefined })

describe('a broken law throws', () => {
  test('isServed: data that is not valid, by path and code', () => {
    expect(() => laws.isServed('pieChart')([[1, 'a'], -2])).toThrow(
      'isServed: the data is not valid for pieChart: [1]: expected a number of 0 or more (out_of_range)',
    )
    expect(() => laws.isServed('text')([])).toThrow('for text: expected at least 1 entry (too_few)')
  })

  test('isServed: settings count', () => {
    laws.isServed('geckOMeter', { min: 0, max: 10 })(5)
    expect(() => laws.isServed('geckOMeter')([5, 10, 0])).toThrow(/max: .* \(bad_order\)/)
  })

  test('isServed: a payload over 1 MiB', () => {
    const entries = Array.from({ length: 150 }, () => 'x'.repeat(9_000))
    expect(() => laws.isServed('list')(entries)).toThrow(
      'isServed: the data is not valid for list: expected at most 1 MiB of JSON (too_large)',
    )
  })

  test('isServed: data that changes each time', () => {
    let n = 0
    const data = {
      get value() {
        return n++
      },
    }
    expect(() => laws.isServed('number')(data)).toThrow('isServed: number encodes the same data differently')
  })

  test('isRead: errors and warnings', () => {
    expect(() => laws.isRead('pieChart')({ item: [{ value: 1, colour: 'ff9900' }] })).toThrow(
      'isRead: pieChart: item[0].colour: is now called color (renamed)',
    )
    expect(() => laws.isRead('monitoring')({})).toThrow(
      /^isRead: monitoring: status: missing; .* \(required\)$/,
    )
  })

  test('isIdempotent: data that is not valid', () => {
    expect(() => laws.isIdempotent('number')(Number.NaN)).toThrow(
      'isIdempotent: the data is not valid for number',
    )
  })

  test('isDecrypted: an invalid password', () => {
    expect(() => laws.isDecrypted({ password: ' ', salt: new Uint8Array(8) })('x')).toThrow('isDecrypted: ')
  })
})

test('every kind has inputs, and nothing else does', () => {
  expect(Object.keys(inputs)).toEqual(Object.keys(widgets))
})

test('a feed answers hostile requests', async () => {
  await fc.assert(
    fc.asyncProperty(hostileRequest, laws.isAnswered(feeds.number({ feedFormat: 'json' }, () => 42))),
    { numRuns: 2000 },
  )
})
