import { inspect } from 'node:util'
import { configFromEnv, decrypt } from '@gecko-widgets/core'
import { checkOptions, configMessage, createBuilders, liveEffects } from '@gecko-widgets/core/adapter'
import type { GeckoboardOptions, IssueCode } from '@gecko-widgets/core/types'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

const SECRET = 'hunter2-is-the-secret'

const NO_KEY = 'missing; is the environment variable set? Or leave apiKey out for a public feed'
const BLANK_KEY = 'blank; expected a key, or leave apiKey out for a public feed'
const WRAPPED_KEY = 'has a space, a quote or a line break at an end; remove it'
const ODD_KEY = 'expected printable ASCII characters without a colon'

const problemsOf = (options: unknown): readonly string[] => {
  const checked = checkOptions(options as GeckoboardOptions)
  if (E.isRight(checked)) return []
  expect(configMessage(checked.left)).not.toContain(SECRET)
  return checked.left.issues.map(({ path }) => path)
}

describe('checkOptions', () => {
  test.each<[string, unknown]>([
    ['C1 nothing: a public feed', {}],
    ['a key', { apiKey: SECRET }],
    ['keys', { apiKey: [SECRET, 'other'] }],
    ['the least time', { timeoutMs: 1 }],
    [
      'undefined where it means nothing',
      {
        timeoutMs: undefined,
        feedFormat: undefined,
        onError: undefined,
        onAnswer: undefined,
        onWarning: undefined,
        describe: undefined,
      },
    ],
    [
      'all of it',
      {
        apiKey: 'k',
        password: SECRET,
        feedFormat: 'json',
        timeoutMs: 2 ** 31 - 1,
        onError: () => undefined,
        onAnswer: () => undefined,
        onWarning: () => undefined,
        describe: true,
      },
    ],
  ])('takes %s', (_, options) => {
    expect(problemsOf(options)).toEqual([])
  })

  test.each<[string, string, unknown, IssueCode, string]>([
    ['C2 undefined', 'apiKey', undefined, 'required', NO_KEY],
    ['C2 empty', 'apiKey', '', 'required', BLANK_KEY],
    ['C2 blank', 'apiKey', '   ', 'required', BLANK_KEY],
    ['C3 a colon', 'apiKey', `${SECRET}:x`, 'wrong_shape', ODD_KEY],
    ['C4 a line break', 'apiKey', `${SECRET}\n`, 'wrong_shape', WRAPPED_KEY],
    ['a space in front', 'apiKey', ` ${SECRET}`, 'wrong_shape', WRAPPED_KEY],
    ['double quotes', 'apiKey', `"${SECRET}"`, 'wrong_shape', WRAPPED_KEY],
    ['a quote at the end', 'apiKey', `${SECRET}'`, 'wrong_shape', WRAPPED_KEY],
    ['quotes among the keys', 'apiKey', ['k', `'${SECRET}'`], 'wrong_shape', WRAPPED_KEY],
    ['C4 a control character in front', 'apiKey', `\u0000${SECRET}`, 'wrong_shape', ODD_KEY],
    ['C4 a letter beyond ASCII', 'apiKey', `${SECRET}ä`, 'wrong_shape', ODD_KEY],
    ['C7 no keys', 'apiKey', [], 'too_few', 'expected one key or more; leave apiKey out for a public feed'],
    ['C7 the same key twice', 'apiKey', [SECRET, SECRET], 'conflict', 'expected each key once'],
    ['a hole in the keys', 'apiKey', [SECRET, undefined], 'required', NO_KEY],
    ['a blank among the keys', 'apiKey', [SECRET, ' ', undefined], 'required', BLANK_KEY],
    ['a number', 'apiKey', 12, 'not_text', 'expected a string or a list of strings'],
    ['E1 empty', 'password', '', 'wrong_shape', 'blank; expected a password'],
    [
      'E2 undefined',
      'password',
      undefined,
      'wrong_shape',
      'expected a string; is the environment variable set?',
    ],
    ['E2 null', 'password', null, 'wrong_shape', 'expected a string; is the environment variable set?'],
    ['E3 blank', 'password', ' ', 'wrong_shape', 'blank; expected a password'],
    [
      'E5 a lone surrogate',
      'password',
      `${SECRET}\ud800`,
      'wrong_shape',
      'expected well-formed Unicode, without lone surrogates',
    ],
    [
      'E7 a line break',
      'password',
      `${SECRET}\n`,
      'wrong_shape',
      'has a line break; was it read from a file?',
    ],
    ...[0, Number.NaN, -1, '5s', 2 ** 31, Number.POSITIVE_INFINITY, 1.5, null].map(
      (ms): [string, string, unknown, IssueCode, string] => [
        `C9 ${String(ms)}`,
        'timeoutMs',
        ms,
        'out_of_range',
        'expected a whole number of milliseconds, from 1 to 2147483647',
      ],
    ),
    ['another format', 'feedFormat', 'yaml', 'not_one_of', 'expected json or xml'],
    ['a hook that is none', 'onError', 'log', 'wrong_shape', 'expected a function'],
    ['another hook that is none', 'onAnswer', {}, 'wrong_shape', 'expected a function'],
    ['a switch that is none', 'describe', 'true', 'not_boolean', 'expected true or false'],
    [
      'C12 a name that there is not',
      'encription',
      true,
      'unknown',
      'unknown option; expected one of apiKey, password, feedFormat, timeoutMs, onError, onAnswer, onWarning, describe',
    ],
    ['a typo', 'apikey', 'k', 'unknown', 'unknown option; did you mean apiKey?'],
    ['another typo', 'pasword', 'p', 'unknown', 'unknown option; did you mean password?'],
    [
      'a name that nobody misspells',
      'x'.repeat(1000),
      1,
      'unknown',
      expect.stringContaining('expected one of'),
    ],
  ])('refuses %s for %s', (_, path, value, code, message) => {
    const checked = checkOptions({ [path]: value })
    expect(checked).toEqual(E.left({ _tag: 'ConfigError', issues: [{ path, code, message }] }))
    expect(JSON.stringify(checked)).not.toContain(SECRET)
  })

  test('reports all problems together', () => {
    const checked = checkOptions({ apiKey: '', timeoutMs: 0, encription: 1 } as GeckoboardOptions)
    expect(E.isLeft(checked) && configMessage(checked.left)).toBe(
      [
        'gecko-widgets: the configuration is not valid:',
        `  apiKey: ${BLANK_KEY}`,
        '  timeoutMs: expected a whole number of milliseconds, from 1 to 2147483647',
        '  encription: unknown option; expected one of apiKey, password, feedFormat, timeoutMs, onError, onAnswer, onWarning, describe',
      ].join('\n'),
    )
  })

  test.each<[string, unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['text', 'options'],
    ['a list', []],
    ['a function', () => ({})],
    ['a Map', new Map()],
    ['an instance', new URL('http://localhost')],
  ])('refuses %s for options', (_, options) => {
    expect(checkOptions(options as GeckoboardOptions)).toEqual(
      E.left({
        _tag: 'ConfigError',
        issues: [{ path: 'options', code: 'wrong_shape', message: 'expected a plain object' }],
      }),
    )
  })

  test('without options a feed is public, has XML and JSON, and a timeout of ten seconds', () => {
    const checked = checkOptions({})
    expect(checked).toMatchObject({
      right: {
        encrypt: undefined,
        feedFormat: undefined,
        timeoutMs: 10_000,
        onError: undefined,
        onAnswer: undefined,
        describe: false,
      },
    })
    for (const header of [undefined, 'Basic', 'nonsense'])
      expect(E.isRight(checked) && checked.right.admit(header)).toEqual(E.right(undefined))
  })

  test('with a password, feeds can be encrypted with it', () => {
    const checked = checkOptions({ password: SECRET })
    const made = E.isRight(checked) && checked.right.encrypt?.(new Uint8Array(8))('text')
    expect(made && E.flatMap(decrypt(SECRET))(made)).toEqual(E.right('text'))
  })

  test('C16 keeps a copy of its options', () => {
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

  test('C20 reads no option from a prototype', () => {
    Object.assign(Object.prototype, { timeoutMs: 0, encrypted: true })
    try {
      const checked = checkOptions({})
      expect(E.isRight(checked) && checked.right.timeoutMs).toBe(10_000)
      if (E.isLeft(checked)) return
      const feeds = createBuilders((define) => define(checked.right, liveEffects))
      expect(feeds.number(() => 1)).toMatchObject({
        right: { timeoutMs: 10_000, writers: { xml: { format: 'xml' } } },
      })
    } finally {
      Reflect.deleteProperty(Object.prototype, 'timeoutMs')
      Reflect.deleteProperty(Object.prototype, 'encrypted')
    }
  })
})

describe('configFromEnv', () => {
  test('a missing or blank key is a problem; a missing or blank password is not', () => {
    expect(problemsOf(configFromEnv({}))).toEqual(['GECKOBOARD_API_KEY'])
    expect(problemsOf(configFromEnv({ GECKOBOARD_API_KEY: ' ', GECKOBOARD_PASSWORD: '' }))).toEqual([
      'GECKOBOARD_API_KEY',
    ])
    expect(Object.entries(configFromEnv({ GECKOBOARD_API_KEY: 'k' }))).toEqual([['apiKey', 'k']])
    expect(
      Object.entries({ ...configFromEnv({ GECKOBOARD_API_KEY: 'k', GECKOBOARD_PASSWORD: 'p' }) }),
    ).toEqual([
      ['apiKey', 'k'],
      ['password', 'p'],
    ])
  })

  test('a problem names the variable, unless the option has another value', () => {
    const env = { GECKOBOARD_API_KEY: `"${SECRET}"`, GECKOBOARD_PASSWORD: `${SECRET}\n` }
    const options = { ...configFromEnv(env), timeoutMs: 0 }
    expect(problemsOf(options)).toEqual(['GECKOBOARD_API_KEY', 'GECKOBOARD_PASSWORD', 'timeoutMs'])
    expect(problemsOf({ ...options, apiKey: '' })).toEqual(['apiKey', 'GECKOBOARD_PASSWORD', 'timeoutMs'])
  })

  test('reads its two variables, and no other', () => {
    const asked: PropertyKey[] = []
    const refuse = (): never => {
      throw new Error('not granted')
    }
    const env = new Proxy(
      {},
      {
        get: (_, name) => void asked.push(name),
        getOwnPropertyDescriptor: (_, name) => void asked.push(name),
        has: (_, name) => asked.push(name) > 0,
        ownKeys: refuse,
      },
    )
    configFromEnv(env)
    expect(new Set(asked)).toEqual(new Set(['GECKOBOARD_API_KEY', 'GECKOBOARD_PASSWORD']))
  })

  test('shows the names of its options, but not their values', () => {
    const options = configFromEnv({ GECKOBOARD_API_KEY: SECRET, GECKOBOARD_PASSWORD: SECRET })
    const shown = { apiKey: '[redacted]', password: '[redacted]' }
    expect(JSON.parse(JSON.stringify(options))).toEqual(shown)
    expect(inspect(options)).toBe(inspect(shown))
  })
})
