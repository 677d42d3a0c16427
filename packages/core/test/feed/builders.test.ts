import { type Kind, widgets } from '@gecko-widgets/core'
import {
  type BuilderSettings,
  checkOptions,
  createBuilders,
  type Feed,
  liveEffects,
} from '@gecko-widgets/core/adapter'
import type { GeckoboardOptions, IssueCode } from '@gecko-widgets/core/types'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

const PASSWORD = 'hunter2-is-the-secret'

const feedsOf = (options: GeckoboardOptions) => {
  const config = checkOptions(options)
  if (E.isLeft(config)) throw new Error('expected a configuration')
  return createBuilders((define) => define(config.right, liveEffects))
}

type Define = (feeds: ReturnType<typeof feedsOf>) => unknown

const never = (value: unknown): never => value as never
const one = () => 1

const feedOf = (settings: BuilderSettings<'number'>, options: GeckoboardOptions = {}): Feed => {
  const feed = feedsOf(options).number(settings, one)
  if (E.isLeft(feed)) throw new Error('expected a feed')
  return feed.right
}

/** What a feed writes where nobody asks for a format: its type and the beginning of its body. */
const written = async ({ writers }: Feed): Promise<readonly [string | undefined, string]> => {
  const { write } = writers.defined ?? writers.otherwise
  const answer = await write({ kind: 'number', json: 1 })
  if (E.isLeft(answer)) throw new Error(answer.left._tag)
  const { headers, body } = answer.right.answer
  return [headers['Content-Type'], body.slice(0, 10)]
}

const JSON_ANSWER = ['application/json; charset=utf-8', '1']
const XML_ANSWER = ['application/xml; charset=utf-8', '<?xml vers']
const ENCRYPTED_ANSWER = ['application/json', 'U2FsdGVkX1']

describe('a definition', () => {
  test.each(Object.keys(widgets) as Kind[])('of a %s makes a feed of that kind, with its formats', (kind) => {
    const data = () => 1
    const build = feedsOf({})[kind] as (data: () => unknown) => unknown
    const json = { format: 'json' }
    const xml = widgets[kind].xml ? { format: 'xml' } : undefined
    const writers = { defined: undefined, json, xml, otherwise: xml ?? json }
    expect(build(data)).toMatchObject({ right: { kind, data, writers } })
  })

  test('without settings uses the configuration', async () => {
    const feed = feedOf({}, { password: PASSWORD, timeoutMs: 7, feedFormat: 'json' })
    expect(feed.timeoutMs).toBe(7)
    expect(await written(feed)).toEqual(JSON_ANSWER)
    expect(await written(feedOf({}))).toEqual(XML_ANSWER)
  })

  test('can set its own timeout and format', async () => {
    const feed = feedOf({ timeoutMs: 5, feedFormat: 'json' }, { timeoutMs: 7, feedFormat: 'xml' })
    expect(feed.timeoutMs).toBe(5)
    expect(await written(feed)).toEqual(JSON_ANSWER)
  })

  test('is encrypted only if its settings say so', async () => {
    expect(await written(feedOf({ encrypted: true }, { password: PASSWORD }))).toEqual(ENCRYPTED_ANSWER)
    expect(await written(feedOf({ encrypted: false }, { password: PASSWORD }))).toEqual(XML_ANSWER)
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

  test('takes undefined for a setting that is left out', async () => {
    const feed = feedOf({
      encrypted: undefined,
      feedFormat: undefined,
      timeoutMs: undefined,
      prefix: undefined,
    })
    expect(feed.timeoutMs).toBe(10_000)
    expect(await written(feed)).toEqual(XML_ANSWER)
  })

  test.each<[string, Define, string, IssueCode, string]>([
    [
      'C14 data that is no function',
      (feeds) => feeds.number(never(1)),
      'data',
      'wrong_shape',
      'got a number; pass a function that returns it',
    ],
    [
      'a query that was started already',
      (feeds) => feeds.number(never(Promise.resolve(1))),
      'data',
      'wrong_shape',
      'got a Promise; pass a function that returns it',
    ],
    [
      'no data',
      (feeds) => (feeds.number as unknown as () => unknown)(),
      'data',
      'wrong_shape',
      'missing; expected a function that returns the data',
    ],
    [
      'settings without data',
      (feeds) => feeds.number(never({ absolute: true })),
      'data',
      'wrong_shape',
      'got an object; pass a function that returns it',
    ],
    [
      'settings after the data',
      (feeds) => feeds.number(never(one), never({ absolute: true })),
      'settings',
      'wrong_shape',
      'settings come before the data function',
    ],
    [
      'a misspelled setting of every widget',
      (feeds) => feeds.number(never({ encypted: true }), one),
      'encypted',
      'unknown',
      'unknown setting; did you mean encrypted?',
    ],
    [
      'C12 a setting that there is not',
      (feeds) => feeds.number(never({ absolut: true }), one),
      'absolut',
      'unknown',
      'unknown setting; did you mean absolute?',
    ],
    [
      'a setting with an odd name',
      (feeds) => feeds.number(never({ 'a b': true }), one),
      '["a b"]',
      'unknown',
      'unknown setting; expected one of text, prefix, absolute, reverse, type, encrypted, feedFormat, timeoutMs',
    ],
    [
      'a setting that is not valid',
      (feeds) => feeds.number(never({ absolute: 1 }), one),
      'absolute',
      'not_boolean',
      'got a number; convert it with Boolean()',
    ],
    [
      'encryption without a password',
      (feeds) => feeds.number({ encrypted: true }, one),
      'encrypted',
      'required',
      'needs the option password; is the environment variable set?',
    ],
    [
      'a switch that is none',
      (feeds) => feeds.number(never({ encrypted: 'true' }), one),
      'encrypted',
      'not_boolean',
      'expected true or false',
    ],
    [
      'C15 encryption in XML',
      () => feedsOf({ password: PASSWORD }).number(never({ encrypted: true, feedFormat: 'xml' }), one),
      'feedFormat',
      'conflict',
      'expected json; an encrypted widget has no other format',
    ],
    [
      'another format',
      (feeds) => feeds.number(never({ feedFormat: 'yaml' }), one),
      'feedFormat',
      'not_one_of',
      'expected json or xml',
    ],
    [
      'C9 no time',
      (feeds) => feeds.number({ timeoutMs: 0 }, one),
      'timeoutMs',
      'out_of_range',
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
    ).map(([name, settings]): [string, Define, string, IssueCode, string] => [
      `${name} for settings`,
      (feeds) => feeds.number(never(settings), one),
      'settings',
      'wrong_shape',
      'expected a plain object',
    ]),
  ])('refuses %s', (_, define, path, code, message) => {
    expect(define(feedsOf({}))).toEqual(
      E.left({ _tag: 'ConfigError', of: 'number', issues: [{ path, code, message }] }),
    )
  })

  test('refuses a setting of a kind without any', () => {
    expect(feedsOf({}).text(never({ absolute: true }), () => 'a')).toEqual(
      E.left({
        _tag: 'ConfigError',
        of: 'text',
        issues: [
          {
            path: 'absolute',
            code: 'unknown',
            message: 'unknown setting; expected one of encrypted, feedFormat, timeoutMs',
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
        of: 'list',
        issues: [
          { path: 'feedFormat', code: 'conflict', message: 'expected json; this kind has no XML form' },
        ],
      }),
    )
    expect(list({ feedFormat: 'json' }, () => [])).toMatchObject({
      right: { writers: { defined: { format: 'json' } } },
    })
  })

  test('reports all problems together', () => {
    const feed = feedsOf({}).number(
      never({ timeoutMs: 0, encrypted: true, prefix: 1, absolut: true }),
      never(1),
    )
    expect(E.isLeft(feed) && feed.left.issues.map(({ path }) => path)).toEqual([
      'timeoutMs',
      'data',
      'encrypted',
      'prefix',
      'absolut',
    ])
  })
})
