import {
  type DatasetDefinition,
  type DatasetOptions,
  date,
  datetime,
  defineDataset,
  duration,
  type Fields,
  money,
  number,
  optional,
  percentage,
  string,
  type TimeUnit,
} from '@gecko-widgets/core/datasets'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { hostileValue } from '../../src/testing/index.js'

const define = (id: unknown, fields: unknown, options?: unknown) =>
  defineDataset(id as string, fields as Fields, options as DatasetOptions<Fields>)

const issuesOf = (id: unknown, fields: unknown, options?: unknown): readonly string[] => {
  const defined = define(id, fields, options)
  return E.isLeft(defined)
    ? defined.left.issues.map(({ path, code, message }) => `${path} ${code}: ${message}`)
    : []
}

const defined = (id: unknown, fields: unknown, options?: unknown): DatasetDefinition => {
  const definition = define(id, fields, options)
  return E.isRight(definition) ? definition.right : expect.fail(JSON.stringify(definition.left))
}

const FIELDS = { a: string() }

describe('the id of a dataset', () => {
  test.each(['abc', 'a.b', '0-9', 'orders.by_day', 'a--b'.repeat(100)])('%s is valid', (id) => {
    expect(defined(id, FIELDS).id).toBe(id)
  })

  test.each([
    '',
    'a',
    'ab',
    'Orders',
    'a_',
    '_ab',
    'ab.',
    '-ab',
    'a b',
    'a/b',
    'añb',
    'abc\n',
    42,
    null,
    undefined,
    {},
  ])('%j is not valid', (id) => {
    const [found = ''] = issuesOf(id, FIELDS)
    expect(found).toMatch(/^id (?:wrong_shape|required): /)
    expect(found).toContain(
      "expected 3 or more lower-case letters, digits, '.', '-' and '_', starting and ending with a letter or a digit",
    )
  })
})

describe('the ids of fields', () => {
  test.each(['a', '7', 'total_cost', 'a_', 'constructor', 'a'.repeat(200)])('%s is valid', (id) => {
    expect(Object.keys(defined('abc', { [id]: number() }).fields)).toEqual([id])
  })

  const expected = 'expected an id of lower-case letters, digits and _, starting with a letter or a digit'
  test.each([
    ['placedAt', 'placed_at'],
    ['Total', 'total'],
    ['total cost', 'total_cost'],
    ['total-cost', 'total_cost'],
    ['_id', 'id'],
    ['$sum', 'sum'],
    ['orderID', 'order_id'],
  ])('%s is not valid, and %s is suggested', (id, better) => {
    expect(issuesOf('abc', { [id]: number() })).toEqual([expect.stringMatching(/^fields.* wrong_shape: /)])
    expect(issuesOf('abc', { [id]: number() })[0]).toContain(`${expected}; did you mean ${better}?`)
  })

  test.each(['', '___', '€'])('%j is not valid, and nothing is suggested', (id) => {
    const [found = ''] = issuesOf('abc', { [id]: number() })
    expect(found.endsWith(expected)).toBe(true)
  })

  test('__proto__ is not valid', () => {
    expect(issuesOf('abc', JSON.parse('{"__proto__":{"type":"number"}}'))).toEqual([
      `fields.__proto__ wrong_shape: ${expected}; did you mean proto?`,
    ])
  })

  test('there are one to ten', () => {
    const fields = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, number()]))
    expect(issuesOf('abc', {})).toEqual(['fields too_few: expected at least one field'])
    expect(issuesOf('abc', fields(1))).toEqual([])
    expect(issuesOf('abc', fields(10))).toEqual([])
    expect(issuesOf('abc', fields(11))).toEqual(['fields too_many: expected at most 10 fields'])
  })

  test.each([undefined, null, 42, [], new Map()])('fields that are %j are refused', (fields) => {
    expect(issuesOf('abc', fields)).toEqual([
      expect.stringMatching(/^fields (?:required|wrong_shape): .+; expected an object of fields, by id$/),
    ])
  })
})

describe('a field', () => {
  test('is the data of its options', () => {
    const name = 'Name'
    expect([
      string({ name }),
      number({ name }),
      percentage({ name }),
      money('EUR', { name }),
      duration('hours', { name }),
      date({ name }),
      date({ name, timeZone: 'UTC' }),
      datetime({ name }),
      optional(money('JPY', { name })),
    ]).toEqual([
      { type: 'string', name },
      { type: 'number', name },
      { type: 'percentage', name },
      { type: 'money', currency_code: 'EUR', name },
      { type: 'duration', time_unit: 'hours', name },
      { type: 'date', name },
      { type: 'date', timeZone: 'UTC', name },
      { type: 'datetime', name },
      { type: 'money', currency_code: 'JPY', name, optional: true },
    ])
  })

  test.each([
    ['total_cost', 'Total cost'],
    ['id', 'Id'],
    ['7_day', '7 day'],
    ['a__b_', 'A b'],
    ['n', 'N'],
  ])('%s is named %s', (id, name) => {
    expect(defined('abc', { [id]: number() }).fields[id]?.name).toBe(name)
  })

  test('has the name that is given, made well-formed', () => {
    expect(defined('abc', { a: number({ name: 'Größe\u0000' }) }).fields['a']?.name).toBe('Größe\ufffd')
    expect(defined('abc', { a: number({ name: undefined }) }).fields['a']?.name).toBe('A')
  })

  test.each<[unknown, string]>([
    [string({ name: '' }), '.name required: expected a name that is not blank'],
    [string({ name: ' \n' }), '.name required: expected a name that is not blank'],
    [string({ name: 42 as never }), '.name not_text: got a number; convert it with String()'],
    [string({ nmae: 'A' } as never), '.nmae unknown: unknown option; expected one of type, name, optional'],
    [money('eur'), ".currency_code wrong_shape: expected an ISO 4217 currency code, such as 'EUR'"],
    [money('EURO'), ".currency_code wrong_shape: expected an ISO 4217 currency code, such as 'EUR'"],
    [
      money(undefined as never),
      ".currency_code required: missing; expected an ISO 4217 currency code, such as 'EUR'",
    ],
    [
      duration('days' as TimeUnit),
      '.time_unit not_one_of: expected one of milliseconds, seconds, minutes, hours',
    ],
    [
      date({ timeZone: 'Europe/Pari' }),
      ".timeZone wrong_shape: expected an IANA time zone, such as 'Europe/Paris'",
    ],
    [
      date({ timeZone: '+01:00' }),
      ".timeZone wrong_shape: expected an IANA time zone, such as 'Europe/Paris'",
    ],
    [date({ timeZone: '' }), ".timeZone wrong_shape: expected an IANA time zone, such as 'Europe/Paris'"],
    [
      { type: 'text' },
      '.type not_one_of: expected one of string, number, percentage, money, duration, date, datetime',
    ],
    [
      {},
      '.type required: missing; expected one of string, number, percentage, money, duration, date, datetime',
    ],
    [
      { type: 'toString' },
      '.type not_one_of: expected one of string, number, percentage, money, duration, date, datetime; did you mean string?',
    ],
    [{ type: 'string', optional: 'yes' }, '.optional not_boolean: got a string; expected true or false'],
    [string, ' wrong_shape: got a function; was it called?'],
    ['string', ' wrong_shape: got a string; expected a field, such as string()'],
    [undefined, ' required: missing; expected a field, such as string()'],
  ])('%j is refused', (field, found) => {
    expect(issuesOf('abc', { a: field })).toEqual([`fields.a${found}`])
  })
})

describe('uniqueBy', () => {
  const fields = {
    day: date(),
    at: datetime(),
    shop: optional(string()),
    total: money('EUR'),
    count: number(),
    share: percentage(),
    time: duration('hours'),
  }

  test('takes strings, dates and datetimes, each once', () => {
    expect(defined('abc', fields, { uniqueBy: ['day', 'at', 'shop'] }).uniqueBy).toEqual([
      'day',
      'at',
      'shop',
    ])
  })

  test.each([undefined, {}, { uniqueBy: undefined }, { uniqueBy: [] }])('%j means none', (options) => {
    expect(defined('abc', fields, options).uniqueBy).toEqual([])
  })

  const expected = 'expected one of the string, date and datetime fields day, at, shop'
  test.each<[unknown, readonly string[]]>([
    [{ uniqueBy: ['total'] }, [`uniqueBy[0] not_one_of: ${expected}`]],
    [
      { uniqueBy: ['day', 'count', 'share', 'time'] },
      [1, 2, 3].map((i) => `uniqueBy[${i}] not_one_of: ${expected}`),
    ],
    [{ uniqueBy: ['shops'] }, [`uniqueBy[0] not_one_of: ${expected}; did you mean shop?`]],
    [{ uniqueBy: ['toString'] }, [`uniqueBy[0] not_one_of: ${expected}`]],
    [{ uniqueBy: ['day', 'at', 'day'] }, ['uniqueBy[2] conflict: expected each field once']],
    [
      { uniqueBy: 'day' },
      [`uniqueBy wrong_shape: got a string; expected a list, each entry ${expected.slice(9)}`],
    ],
    [{ unique_by: ['day'] }, ['unique_by unknown: unknown option; did you mean uniqueBy?']],
    ['day', ['options wrong_shape: got a string; expected an object { uniqueBy? }']],
    [null, ['options wrong_shape: got null; expected an object { uniqueBy? }']],
  ])('%j is refused', (options, found) => {
    expect(issuesOf('abc', fields, options)).toEqual(found)
  })

  test('is refused if no field can identify a row', () => {
    expect(issuesOf('abc', { a: number() }, { uniqueBy: ['a'] })).toEqual([
      'uniqueBy[0] not_one_of: expected no field: only a string, a date or a datetime identifies a row',
    ])
  })
})

test('all problems are named at once, with the dataset', () => {
  const refused = define('abc', { A: money('e'), b: string({ name: '' }) }, { uniqueBy: ['c'], more: 1 })
  expect(refused).toMatchObject({ left: { _tag: 'ConfigError', of: 'abc' } })
  expect(
    issuesOf('x', { A: money('e'), b: string({ name: '' }) }, { uniqueBy: ['c'], more: 1 }),
  ).toHaveLength(6)
  expect(define('x', FIELDS)).toMatchObject({ left: expect.not.objectContaining({ of: 'x' }) })
})

test('the arguments are neither changed nor kept', () => {
  const fields = Object.freeze({ day: Object.freeze({ type: 'date', name: 'Day' }) })
  const uniqueBy = ['day']
  const definition = defined('abc', fields, { uniqueBy })
  uniqueBy.push('day')
  expect(definition).toMatchObject({ uniqueBy: ['day'], fields: { day: { type: 'date', name: 'Day' } } })
  expect(definition.fields['day']).not.toBe(fields.day)
})

test('any arguments give a definition or an issue', () => {
  fc.assert(
    fc.property(hostileValue, hostileValue, hostileValue, (id, fields, options) => {
      for (const refused of [
        define(id(), FIELDS),
        define('abc', fields()),
        define('abc', { a: fields() }),
        define('abc', FIELDS, options()),
        define('abc', FIELDS, { uniqueBy: options() }),
      ])
        if (E.isLeft(refused)) expect(refused.left.issues.length).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})
