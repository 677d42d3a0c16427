import { widgets } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

/** A list of lists that has so many values, itself and its parts counted. */
const values = (count: number): (number | number[])[] => {
  const full = Math.floor((count - 1) / 10_001)
  return [
    ...Array.from({ length: full }, () => Array.from({ length: 10_000 }, () => 1)),
    ...Array.from({ length: (count - 1) % 10_001 }, () => 1),
  ]
}

const issuesOf = (value: unknown) => {
  const read = widgets.custom.decode(value)
  return E.isLeft(read) ? read.left.issues.map(({ path, message }) => `${path}: ${message}`) : []
}

const TOO_MANY = [': expected at most 524,288 values, all parts counted']

test('a value has at most 524,288 parts', () => {
  const most = values(524_288)
  expect(issuesOf(most)).toEqual([])
  expect(issuesOf([...most, 1])).toEqual(TOO_MANY)
  expect(issuesOf([...most.slice(0, -1), true, Number.NaN])).toEqual(TOO_MANY)
  expect(issuesOf([...most.slice(0, -1), Number.NaN])).toEqual([
    `[${most.length - 1}]: got NaN; was something divided by 0?`,
  ])
})

test('parts that are shared count each time, and there is an end to them', () => {
  const shared = Array.from({ length: 25 }).reduce<unknown>((part) => [part, part], 1)
  expect(issuesOf(shared)).toEqual(TOO_MANY)
})

test('an own __proto__ is no prototype of the copy', () => {
  const read = widgets.custom.decode(JSON.parse('{"a": [{"__proto__": {"admin": true}}]}'))
  if (E.isLeft(read)) expect.fail('expected a value')
  const { a } = read.right as { readonly a: readonly [{ readonly admin?: true }] }
  expect(a[0].admin).toBeUndefined()
})
