import { configMessage, option } from '@gecko-widgets/core/adapter'
import type { IssueCode } from '@gecko-widgets/core/types'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

interface Options {
  readonly ttlMs: number
  readonly retries?: number | undefined
  readonly quiet?: boolean | undefined
  readonly hook?: (() => void) | undefined
}

const read = option.options<Options>(
  {
    ttlMs: option.milliseconds(1),
    retries: option.optional(option.wholeNumber('retries', 0, 3)),
    quiet: option.optional(option.boolean),
    hook: option.optional(option.callback<() => void>()),
  },
  ['ttlMs'],
)

const MS = 'expected a whole number of milliseconds, from 1 to 2147483647'
const RETRIES = 'expected a whole number of retries, from 0 to 3'

const issuesOf = (options: unknown) => {
  const decoded = read(options)
  return E.isLeft(decoded) ? decoded.left.map(({ path, code, message }) => [path, code, message]) : []
}

describe('options', () => {
  test.each<[string, object]>([
    ['the least', { ttlMs: 1 }],
    ['the most', { ttlMs: 2 ** 31 - 1, retries: 3, quiet: false, hook: () => undefined }],
    ['none of what is optional', { ttlMs: 1, retries: undefined, quiet: undefined, hook: undefined }],
    ['an object without a prototype', Object.assign(Object.create(null), { ttlMs: 1, retries: 0 })],
  ])('takes %s, as a copy', (_, options) => {
    const taken = read(options)
    expect(taken).toEqual(E.right(options))
    expect(E.isRight(taken) && taken.right).not.toBe(options)
  })

  test.each<[unknown, readonly (readonly [string, IssueCode, string])[]]>([
    [{}, [['ttlMs', 'out_of_range', MS]]],
    [{ ttlMs: undefined }, [['ttlMs', 'out_of_range', MS]]],
    ...[0, -1, 1.5, 2 ** 31, Number.NaN, '1', null].map(
      (ttlMs) => [{ ttlMs }, [['ttlMs', 'out_of_range', MS]]] as [unknown, [[string, IssueCode, string]]],
    ),
    ...[-1, 4, 0.5, '1', null].map(
      (retries) =>
        [{ ttlMs: 1, retries }, [['retries', 'out_of_range', RETRIES]]] as [
          unknown,
          [[string, IssueCode, string]],
        ],
    ),
    [{ ttlMs: 1, quiet: 'true' }, [['quiet', 'not_boolean', 'expected true or false']]],
    [{ ttlMs: 1, hook: 'log' }, [['hook', 'wrong_shape', 'expected a function']]],
    [{ ttlMs: 1, ttl: 1 }, [['ttl', 'unknown', 'unknown option; did you mean ttlMs?']]],
    [
      JSON.parse('{"__proto__":1,"toString":1}'),
      [
        ['ttlMs', 'out_of_range', MS],
        ['__proto__', 'unknown', 'unknown option; expected one of ttlMs, retries, quiet, hook'],
        ['toString', 'unknown', 'unknown option; expected one of ttlMs, retries, quiet, hook'],
      ],
    ],
    ...[undefined, null, 42, 'ttlMs', [], new Map()].map(
      (options) =>
        [options, [['options', 'wrong_shape', 'expected a plain object']]] as [
          unknown,
          [[string, IssueCode, string]],
        ],
    ),
  ])('refuses %j', (options, problems) => {
    expect(issuesOf(options)).toEqual(problems)
  })

  test('additions to Object.prototype configure nothing', () => {
    Object.defineProperty(Object.prototype, 'ttlMs', { value: 1, configurable: true })
    try {
      expect(issuesOf({})).toEqual([['ttlMs', 'out_of_range', MS]])
      const taken = read({ ttlMs: 5 })
      expect(E.isRight(taken) && 'toString' in taken.right).toBe(false)
    } finally {
      Reflect.deleteProperty(Object.prototype, 'ttlMs')
    }
  })
})

test('a word is one of the named ones', () => {
  const format = option.oneOf('json', 'xml')
  for (const word of ['json', 'xml']) expect(format(word)).toEqual(E.right(word))
  for (const other of ['yaml', 'JSON', '', null, ['json']])
    expect(format(other)).toEqual(E.left([{ path: '', code: 'not_one_of', message: 'expected json or xml' }]))
})

test('configMessage has a line for each issue, with its kind', () => {
  const issues = [option.issue('out_of_range', MS, 'ttlMs'), option.issue('out_of_range', RETRIES, 'retries')]
  const first = 'gecko-widgets: the configuration is not valid:'
  expect(configMessage({ _tag: 'ConfigError', issues })).toBe(
    `${first}\n  ttlMs: ${MS}\n  retries: ${RETRIES}`,
  )
  expect(configMessage({ _tag: 'ConfigError', of: 'cached', issues })).toBe(
    `${first}\n  cached: ttlMs: ${MS}\n  cached: retries: ${RETRIES}`,
  )
})
