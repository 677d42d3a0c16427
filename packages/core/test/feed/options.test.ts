import { configMessage, expected, readOptions } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

interface Options {
  readonly ttlMs: number
  readonly retries?: number | undefined
  readonly quiet?: boolean | undefined
  readonly hook?: (() => void) | undefined
}

const read = readOptions<Options>(
  {
    ttlMs: expected.milliseconds(1),
    retries: expected.optional(expected.wholeNumber('retries', 0, 3)),
    quiet: expected.optional(expected.boolean),
    hook: expected.optional(expected.function),
  },
  ['ttlMs'],
)

const MS = 'expected a whole number of milliseconds, from 1 to 2147483647'
const RETRIES = 'expected a whole number of retries, from 0 to 3'

const problemsOf = (options: unknown) => {
  const options_ = read(options)
  return E.isLeft(options_) ? options_.left.problems.map(({ option, message }) => [option, message]) : []
}

describe('readOptions', () => {
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

  test.each<[unknown, readonly (readonly [string, string])[]]>([
    [{}, [['ttlMs', MS]]],
    [{ ttlMs: undefined }, [['ttlMs', MS]]],
    ...[0, -1, 1.5, 2 ** 31, Number.NaN, '1', null].map(
      (ttlMs) => [{ ttlMs }, [['ttlMs', MS]]] as [unknown, [[string, string]]],
    ),
    ...[-1, 4, 0.5, '1', null].map(
      (retries) => [{ ttlMs: 1, retries }, [['retries', RETRIES]]] as [unknown, [[string, string]]],
    ),
    [{ ttlMs: 1, quiet: 'true' }, [['quiet', 'expected true or false']]],
    [{ ttlMs: 1, hook: 'log' }, [['hook', 'expected a function']]],
    [{ ttlMs: 1, ttl: 1 }, [['ttl', 'expected one of the options ttlMs, retries, quiet, hook']]],
    [
      JSON.parse('{"__proto__":1,"toString":1}'),
      [
        ['ttlMs', MS],
        ['__proto__', 'expected one of the options ttlMs, retries, quiet, hook'],
        ['toString', 'expected one of the options ttlMs, retries, quiet, hook'],
      ],
    ],
    ...[undefined, null, 42, 'ttlMs', [], new Map()].map(
      (options) => [options, [['options', 'expected a plain object']]] as [unknown, [[string, string]]],
    ),
  ])('refuses %j', (options, problems) => {
    expect(problemsOf(options)).toEqual(problems)
  })

  test('what stands on Object.prototype configures nothing', () => {
    Object.defineProperty(Object.prototype, 'ttlMs', { value: 1, configurable: true })
    try {
      expect(problemsOf({})).toEqual([['ttlMs', MS]])
      const taken = read({ ttlMs: 5 })
      expect(E.isRight(taken) && 'toString' in taken.right).toBe(false)
    } finally {
      Reflect.deleteProperty(Object.prototype, 'ttlMs')
    }
  })
})

test('configMessage has a line for each problem', () => {
  const problems = [
    { option: 'ttlMs', message: MS },
    { option: 'retries', message: RETRIES },
  ]
  expect(configMessage({ _tag: 'ConfigError', problems })).toBe(
    `gecko-widgets: the configuration is not valid:\n  ttlMs: ${MS}\n  retries: ${RETRIES}`,
  )
})
