import { inspect } from 'node:util'
import {
  checkOptions,
  configFromEnv,
  configMessage,
  createBuilders,
  type GeckoboardOptions,
  liveEffects,
} from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

const SECRET = 'hunter2-is-the-secret'

const problemsOf = (options: unknown): readonly string[] => {
  const checked = checkOptions(options as GeckoboardOptions)
  if (E.isRight(checked)) return []
  expect(configMessage(checked.left)).not.toContain(SECRET)
  return checked.left.problems.map(({ option }) => option)
}

describe('checkOptions', () => {
  test.each<[string, unknown]>([
    ['C1 nothing: a public feed', {}],
    ['a key', { apiKey: SECRET }],
    ['keys', { apiKey: [SECRET, 'other'] }],
    [
      'undefined where it means nothing',
      { timeoutMs: undefined, feedFormat: undefined, onError: undefined, describe: undefined },
    ],
    [
      'all of it',
      {
        apiKey: 'k',
        password: SECRET,
        feedFormat: 'json',
        timeoutMs: 2 ** 31 - 1,
        onError: () => undefined,
        describe: true,
      },
    ],
  ])('takes %s', (_, options) => {
    expect(problemsOf(options)).toEqual([])
  })

  test.each<[string, string, unknown]>([
    ['C2 undefined', 'apiKey', undefined],
    ['C2 empty', 'apiKey', ''],
    ['C2 blank', 'apiKey', '   '],
    ['C3 a colon', 'apiKey', `${SECRET}:x`],
    ['C4 a line break', 'apiKey', `${SECRET}\n`],
    ['C4 a letter beyond ASCII', 'apiKey', `${SECRET}ä`],
    ['C7 no keys', 'apiKey', []],
    ['C7 the same key twice', 'apiKey', [SECRET, SECRET]],
    ['a hole in the keys', 'apiKey', [SECRET, undefined]],
    ['a number', 'apiKey', 12],
    ['E1 empty', 'password', ''],
    ['E2 undefined', 'password', undefined],
    ['E2 null', 'password', null],
    ['E3 blank', 'password', ' '],
    ['E5 a lone surrogate', 'password', `${SECRET}\ud800`],
    ['E7 a line break', 'password', `${SECRET}\n`],
    ...[0, Number.NaN, -1, '5s', 2 ** 31, Number.POSITIVE_INFINITY, 1.5, null].map(
      (ms): [string, string, unknown] => [`C9 ${String(ms)}`, 'timeoutMs', ms],
    ),
    ['another format', 'feedFormat', 'yaml'],
    ['a hook that is none', 'onError', 'log'],
    ['a switch that is none', 'describe', 'true'],
    ['C12 a typo', 'encription', true],
  ])('refuses %s for %s', (_, option, value) => {
    expect(problemsOf({ [option]: value })).toEqual([option])
  })

  test('tells all problems together', () => {
    expect(problemsOf({ apiKey: '', password: '', timeoutMs: 0, encription: 1 })).toEqual([
      'apiKey',
      'password',
      'timeoutMs',
      'encription',
    ])
  })

  test.each([[null], ['options'], [[]]])('refuses %j for options', (options) => {
    expect(problemsOf(options)).toEqual(['options'])
  })

  test('C16 keeps what it was given', () => {
    const apiKey = ['first']
    const checked = checkOptions({ apiKey })
    apiKey[0] = 'second'
    const basic = `Basic ${Buffer.from('first:X').toString('base64')}`
    expect(E.isRight(checked) && checked.right.admit(basic)).toEqual(E.right(undefined))
  })

  test('C17 shows no secret', () => {
    for (const shown of [
      checkOptions({ apiKey: SECRET, password: SECRET }),
      configFromEnv({ GECKOBOARD_API_KEY: SECRET, GECKOBOARD_PASSWORD: SECRET }),
    ])
      expect(inspect(shown, { depth: 9, showHidden: true }) + JSON.stringify(shown)).not.toContain(SECRET)
  })

  test('C20 takes no option from a prototype', () => {
    Object.assign(Object.prototype, { timeoutMs: 0, encrypted: true })
    try {
      const checked = checkOptions({})
      expect(E.isRight(checked) && checked.right.timeoutMs).toBe(10_000)
      if (E.isLeft(checked)) return
      const feeds = createBuilders({ config: checked.right, effects: liveEffects, lift: (feed) => feed })
      expect(feeds.number(() => 1)).toMatchObject({ right: { timeoutMs: 10_000, encrypt: undefined } })
    } finally {
      Reflect.deleteProperty(Object.prototype, 'timeoutMs')
      Reflect.deleteProperty(Object.prototype, 'encrypted')
    }
  })
})

describe('configFromEnv', () => {
  test('a key that is missing or blank is a problem; a password that is, is none', () => {
    expect(problemsOf(configFromEnv({}))).toEqual(['apiKey'])
    expect(problemsOf(configFromEnv({ GECKOBOARD_API_KEY: ' ', GECKOBOARD_PASSWORD: '' }))).toEqual([
      'apiKey',
    ])
    expect(configFromEnv({ GECKOBOARD_API_KEY: 'k' })).toEqual({ apiKey: 'k' })
    expect({ ...configFromEnv({ GECKOBOARD_API_KEY: 'k', GECKOBOARD_PASSWORD: 'p' }) }).toEqual({
      apiKey: 'k',
      password: 'p',
    })
  })
})

describe('a definition', () => {
  const config = checkOptions({})
  if (E.isLeft(config)) throw new Error('expected a configuration')
  const withPassword = checkOptions({ password: SECRET })
  if (E.isLeft(withPassword)) throw new Error('expected a configuration')
  const feedsOf = (of: typeof config) =>
    createBuilders({ config: of.right, effects: liveEffects, lift: (feed) => feed })
  const plain = feedsOf(config)
  const secret = feedsOf(withPassword)
  const never = (value: unknown): never => value as never

  test.each([
    ['C14 data that is no function', plain.number(never(1)), ['number: data']],
    ['settings without data', plain.number(never({ absolute: true })), ['number: data']],
    ['C12 a setting that there is not', plain.number(never({ absolut: true }), () => 1), ['number: absolut']],
    ['a setting of a kind without any', plain.text(never({ absolute: true }), () => 'a'), ['text: absolute']],
    ['a setting that is not valid', plain.number(never({ prefix: 1 }), () => 1), ['number: prefix']],
    ['encryption without a password', plain.number({ encrypted: true }, () => 1), ['number: encrypted']],
    [
      'C15 encryption in XML',
      secret.number(never({ encrypted: true, feedFormat: 'xml' }), () => 1),
      ['number: feedFormat'],
    ],
    ['C9 no time', plain.number({ timeoutMs: 0 }, () => 1), ['number: timeoutMs']],
    ['settings that are a list', plain.number(never([]), () => 1), ['number: settings']],
  ])('refuses %s', (_, feed, options) => {
    expect(E.isLeft(feed) && feed.left.problems.map(({ option }) => option)).toEqual(options)
  })
})
