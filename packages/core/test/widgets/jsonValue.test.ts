import { encodeJson, widgets } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

const issuesOf = (value: unknown) => {
  const encoded = widgets.custom.encode(value)
  return E.isLeft(encoded) ? encoded.left.issues.map(({ path, message }) => `${path}: ${message}`) : []
}

const TOO_LARGE = [': expected at most 1 MiB of JSON']

/** A list of lists of zeros, with as many zeros as there are. */
const zeros = (count: number): number[][] =>
  Array.from({ length: Math.ceil(count / 10_000) }, (_, i) =>
    Array.from({ length: Math.min(10_000, count - i * 10_000) }, () => 0),
  )

test('a value has at most 1 MiB of JSON, all parts counted', () => {
  // Each list of zeros has twice as many characters, and one more.
  const most = zeros(524_233)
  expect(JSON.stringify(most)).toHaveLength(2 ** 20 - 3)
  expect(issuesOf(most)).toEqual([])
  expect(issuesOf([...most, 12])).toEqual([])
  expect(issuesOf([...most, 123])).toEqual(TOO_LARGE)
  expect(issuesOf([...most, Number.NaN])).toEqual([`[${most.length}]: got NaN; was something divided by 0?`])
})

test('shared parts count each time, and are limited', () => {
  const shared = Array.from({ length: 31 }).reduce<unknown>((part) => [part, part], 1)
  expect(issuesOf(shared)).toEqual(TOO_LARGE)
  const broken = Array.from({ length: 31 }).reduce<unknown>((part) => [part, part], Number.NaN)
  expect(issuesOf(broken)).toHaveLength(10)
})

test('an own __proto__ does not become the prototype of the copy', () => {
  const read = widgets.custom.decode(JSON.parse('{"a": [{"__proto__": {"admin": true}}]}'))
  if (E.isLeft(read)) expect.fail('expected a value')
  const { a } = read.right as { readonly a: readonly [{ readonly admin?: true }] }
  expect(a[0].admin).toBeUndefined()
})

test.each(['custom', 'highcharts'] as const)('%s: keys are made well-formed like strings', (kind) => {
  const encoded = widgets[kind].encode({ 'a\ud800': 1, 'b\r\nc': { 'd\u0000': 2 } })
  if (E.isLeft(encoded)) expect.fail('expected a payload')
  const json = encodeJson(encoded.right)
  expect(json).toContain('{"a\ufffd":1,"b\\nc":{"d\ufffd":2}}')
})
