import {
  type BuilderSettings,
  checkOptions,
  createBuilders,
  type Feed,
  type GeckoboardOptions,
  type Kind,
  liveEffects,
  widgets,
} from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

const PASSWORD = 'hunter2-is-the-secret'

const feedsOf = (options: GeckoboardOptions) => {
  const config = checkOptions(options)
  if (E.isLeft(config)) throw new Error('expected a configuration')
  return createBuilders({ config: config.right, effects: liveEffects, lift: (feed) => feed })
}

type Define = (feeds: ReturnType<typeof feedsOf>) => unknown

const never = (value: unknown): never => value as never
const one = () => 1

const feedOf = (settings: BuilderSettings<'number'>, options: GeckoboardOptions = {}): Feed => {
  const feed = feedsOf(options).number(settings, one)
  if (E.isLeft(feed)) throw new Error('expected a feed')
  return feed.right
}

describe('a definition', () => {
  test.each(Object.keys(widgets) as Kind[])('of a %s makes a feed of that kind', (kind) => {
    const data = () => 1
    const build = feedsOf({})[kind] as (data: () => unknown) => unknown
    expect(build(data)).toMatchObject({ right: { kind, data, xml: widgets[kind].xml } })
  })

  test('alone takes everything from the configuration', () => {
    const feed = feedsOf({ password: PASSWORD, timeoutMs: 7 }).number(one)
    expect(feed).toMatchObject({ right: { encrypt: undefined, feedFormat: undefined, timeoutMs: 7 } })
  })

  test('says its own time and format', () => {
    expect(feedOf({ timeoutMs: 5, feedFormat: 'json' }, { timeoutMs: 7, feedFormat: 'xml' })).toMatchObject({
      timeoutMs: 5,
      feedFormat: 'json',
    })
  })

  test('is encrypted where it says so, and only there', () => {
    expect(feedOf({ encrypted: true }, { password: PASSWORD }).encrypt).toBeTypeOf('function')
    expect(feedOf({ encrypted: false }, { password: PASSWORD }).encrypt).toBeUndefined()
  })

  test('keeps the settings of every widget apart from those of its kind, which are defaults', () => {
    const feed = feedOf({ timeoutMs: 5, prefix: '$', absolute: true })
    expect(feed.encode([42, 40])).toEqual(
      E.right({
        kind: 'number',
        json: { item: [{ value: 42, prefix: '$' }, { value: 40 }], absolute: true },
      }),
    )
    expect(feed.encode({ value: 42, prefix: '€', absolute: false })).toEqual(
      E.right({ kind: 'number', json: { item: [{ value: 42, prefix: '€' }], absolute: false } }),
    )
  })

  test('takes undefined for a setting that is left out', () => {
    const settings = { encrypted: undefined, feedFormat: undefined, timeoutMs: undefined, prefix: undefined }
    expect(feedOf(settings)).toMatchObject({ encrypt: undefined, feedFormat: undefined, timeoutMs: 10_000 })
  })

  test.each<[string, Define, string, string]>([
    ['C14 data that is no function', (feeds) => feeds.number(never(1)), 'data', 'expected a function'],
    [
      'settings without data',
      (feeds) => feeds.number(never({ absolute: true })),
      'data',
      'expected a function',
    ],
    [
      'C12 a setting that there is not',
      (feeds) => feeds.number(never({ absolut: true }), one),
      'absolut',
      'expected one of the settings of number: text, prefix, absolute, reverse, type, beside those of every widget: encrypted, feedFormat, timeoutMs',
    ],
    [
      'a setting with an odd name',
      (feeds) => feeds.number(never({ 'a b': true }), one),
      '["a b"]',
      'expected one of the settings of number: text, prefix, absolute, reverse, type, beside those of every widget: encrypted, feedFormat, timeoutMs',
    ],
    [
      'a setting that is not valid',
      (feeds) => feeds.number(never({ absolute: 1 }), one),
      'absolute',
      'expected true or false',
    ],
    [
      'encryption without a password',
      (feeds) => feeds.number({ encrypted: true }, one),
      'encrypted',
      'expected a password in the options, to encrypt with; is the environment variable set?',
    ],
    [
      'a switch that is none',
      (feeds) => feeds.number(never({ encrypted: 'true' }), one),
      'encrypted',
      'expected true or false',
    ],
    [
      'C15 encryption in XML',
      () => feedsOf({ password: PASSWORD }).number(never({ encrypted: true, feedFormat: 'xml' }), one),
      'feedFormat',
      "expected 'json': an encrypted widget has no other format",
    ],
    [
      'another format',
      (feeds) => feeds.number(never({ feedFormat: 'yaml' }), one),
      'feedFormat',
      "expected 'json' or 'xml'",
    ],
    [
      'C9 no time',
      (feeds) => feeds.number({ timeoutMs: 0 }, one),
      'timeoutMs',
      'expected a whole number of milliseconds, from 1 to 2147483647',
    ],
    ...(
      [
        ['a list', []],
        ['null', null],
        ['undefined', undefined],
        ['text', 'prefix'],
        ['a Map', new Map()],
      ] as const
    ).map(([name, settings]): [string, Define, string, string] => [
      `${name} for settings`,
      (feeds) => feeds.number(never(settings), one),
      'settings',
      'expected a plain object',
    ]),
  ])('refuses %s', (_, define, option, message) => {
    expect(define(feedsOf({}))).toEqual(
      E.left({ _tag: 'ConfigError', problems: [{ option: `number: ${option}`, message }] }),
    )
  })

  test('refuses a setting of a kind without any', () => {
    expect(feedsOf({}).text(never({ absolute: true }), () => 'a')).toEqual(
      E.left({
        _tag: 'ConfigError',
        problems: [
          {
            option: 'text: absolute',
            message:
              'expected no settings: text has none, beside those of every widget: encrypted, feedFormat, timeoutMs',
          },
        ],
      }),
    )
  })

  test('refuses XML for a kind without an XML form', () => {
    const { list } = feedsOf({})
    expect(list(never({ feedFormat: 'xml' }), () => [])).toEqual(
      E.left({
        _tag: 'ConfigError',
        problems: [{ option: 'list: feedFormat', message: "expected 'json': this kind has no XML form" }],
      }),
    )
    expect(list({ feedFormat: 'json' }, () => [])).toMatchObject({ right: { feedFormat: 'json' } })
  })

  test('tells all problems together', () => {
    const feed = feedsOf({}).number(
      never({ timeoutMs: 0, encrypted: true, prefix: 1, absolut: true }),
      never(1),
    )
    expect(E.isLeft(feed) && feed.left.problems.map(({ option }) => option)).toEqual([
      'number: timeoutMs',
      'number: data',
      'number: encrypted',
      'number: prefix',
      'number: absolut',
    ])
  })
})
