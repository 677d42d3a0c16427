import { type Kind, widgets } from '@gecko-widgets/core'
import { Decimal as PrismaDecimal } from '@prisma/client-runtime-utils'
import Big from 'big.js'
import { BigNumber } from 'bignumber.js'
import { Decimal128, Long, ObjectId, UUID } from 'bson'
import dayjs from 'dayjs'
import { Decimal } from 'decimal.js'
import * as E from 'fp-ts/lib/Either.js'
import * as Immutable from 'immutable'
import { DateTime } from 'luxon'
import moment from 'moment'
import mongoose from 'mongoose'
import { DataTypes, Sequelize } from 'sequelize'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'

// What databases and date libraries return, in the places where people put it.

const issuesOf = (kind: Kind, value: unknown): readonly string[] => {
  const read = widgets[kind].decode(value)
  return E.isLeft(read)
    ? read.left.issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
    : []
}

const NUMBER = 'got an object that holds a number; convert it with Number()'
const NUMBER_IN_TEXT = 'got an object that holds a number; convert it with String()'

describe('a number of another library', () => {
  test.each<[string, object]>([
    ['Prisma', new PrismaDecimal('12.5')],
    ['decimal.js', new Decimal('12.5')],
    ['big.js', Big('12.5')],
    ['bignumber.js', new BigNumber('12.5')],
    ['BSON Decimal128', Decimal128.fromString('12.5')],
    ['BSON Long', Long.fromNumber(12)],
    ['a Number object', Object(12.5)],
  ])('%s is converted with Number(), or with String() for a string', (_, decimal) => {
    expect(issuesOf('number', decimal)).toEqual([NUMBER])
    expect(issuesOf('number', [decimal, decimal])).toEqual([`[0]: ${NUMBER}`, `[1]: ${NUMBER}`])
    expect(issuesOf('pieChart', [{ value: decimal, label: decimal }])).toEqual([
      `[0].value: ${NUMBER}`,
      `[0].label: ${NUMBER_IN_TEXT}`,
    ])
    expect(issuesOf('custom', { total: decimal })).toEqual([`total: ${NUMBER}`])
    // The advice works.
    expect(issuesOf('number', Number(decimal))).toEqual([])
    expect(issuesOf('pieChart', [[1, String(decimal)]])).toEqual([])
  })
})

describe('an ID of MongoDB', () => {
  test.each<[string, object]>([
    ['ObjectId', new ObjectId()],
    ['UUID', new UUID()],
  ])('%s is converted with String()', (_, id) => {
    expect(issuesOf('list', [id, { title: id }])).toEqual([
      '[0]: got an object that holds an ID; convert it with String()',
      '[1].title: got an object that holds an ID; convert it with String()',
    ])
    expect(issuesOf('list', [String(id)])).toEqual([])
  })
})

describe('a date', () => {
  const AT = '2026-03-01T12:30:00Z'

  test.each<[name: string, got: string, toIso: string, toMs: string | undefined, date: object]>([
    ['Date', 'a Date', 'toISOString', 'getTime', new Date(AT)],
    ['Luxon', 'an object that holds a date', 'toISO', 'toMillis', DateTime.fromISO(AT)],
    ['Day.js', 'an object that holds a date', 'toISOString', 'valueOf', dayjs(AT)],
    ['Moment', 'an object that holds a date', 'toISOString', 'valueOf', moment(AT)],
    ['Temporal', 'an object that holds a date', 'toString', undefined, Temporal.PlainDate.from('2026-03-01')],
    ['Temporal', 'an object that holds a date', 'toString', undefined, Temporal.Instant.from(AT)],
  ])('of %s is converted with its own method for a string', (_, got, toIso, toMs, date) => {
    const converted = (date as Record<string, () => string>)[toIso]?.()
    const iso = `got ${got}; convert it with ${toIso}()`
    const chart = (x: unknown) => ({ series: [{ data: [[x, 1]] }], xAxis: { type: 'datetime' } })
    expect(issuesOf('lineChart', chart(date))).toEqual([`series[0].data[0][0]: ${iso}`])
    expect(issuesOf('lineChart', chart(converted))).toEqual([])
    expect(issuesOf('text', date)).toEqual([iso])
    expect(issuesOf('monitoring', { status: 'Up', downTime: date })).toEqual([`downTime: ${iso}`])
    expect(issuesOf('custom', [date])).toEqual([`[0]: ${iso}`])
    expect(issuesOf('geckOMeter', [date, 0, 1])).toEqual([
      toMs === undefined
        ? `[0]: got ${got}; expected a finite number`
        : `[0]: got ${got}; convert it with ${toMs}(), if you want milliseconds`,
    ])
    expect(issuesOf('funnel', { items: date })[0]).toMatch(`items: got ${got}; expected a list`)
  })

  test.each(['2026-03-01 00:00:00+00', '2026-03-01 00:00:00', '2026-03-01 00:00'])(
    'as SQL writes it, %s, is converted',
    (label) => {
      const chart = (labels: readonly string[]) => ({
        series: [{ data: [1] }],
        xAxis: { type: 'datetime', labels },
      })
      expect(issuesOf('barChart', chart([label]))).toEqual([
        'xAxis.labels[0]: got a date as SQL writes it; convert it with new Date(x).toISOString()',
      ])
      expect(issuesOf('barChart', chart([new Date(label).toISOString()]))).toEqual([])
    },
  )
})

describe('a row of an ORM', () => {
  const Mongoose = mongoose.model('Row', new mongoose.Schema({ label: String, value: Number, color: String }))
  // No query is made, so no driver is needed.
  const Sequelized = new Sequelize({ dialect: 'postgres', dialectModule: {}, logging: false }).define('row', {
    label: DataTypes.STRING,
    value: DataTypes.INTEGER,
    color: DataTypes.STRING,
  })
  const fields = { label: 'a', value: 1, color: 'ff9900' }
  class Row {
    readonly #fields = fields
    get label(): string {
      return this.#fields.label
    }
    get value(): number {
      return this.#fields.value
    }
  }

  const mongooseRow = new Mongoose(fields)
  const sequelizeRow = Sequelized.build(fields)
  const record = new (Immutable.Record({ label: '', value: 0, color: '' }))(fields)

  test.each<[string, object, pass: string, plain: unknown]>([
    ['Mongoose', mongooseRow, 'a plain object, as toObject() returns', mongooseRow.toObject()],
    ['Sequelize', sequelizeRow, 'a plain object, as get() returns', sequelizeRow.get()],
    ['a class of one’s own', new Row(), 'a plain object', fields],
    ['a prototype', Object.create(fields), 'a plain object', fields],
  ])('of %s has getters, not fields', (_, row, pass, plain) => {
    const hidden = `got a getter or an inherited field; pass ${pass}`
    expect(issuesOf('funnel', { items: [row] })).toEqual([
      `items[0].value: ${hidden}`,
      `items[0].label: ${hidden}`,
    ])
    expect(issuesOf('pieChart', [row])).toEqual([`[0].value: ${hidden}`])
    expect(issuesOf('pieChart', [plain])).toEqual([])
  })

  test('of Immutable is converted', () => {
    const converted = 'got a record; convert it with toObject()'
    expect(issuesOf('funnel', { items: [record] })).toEqual([`items[0]: ${converted}`])
    expect(issuesOf('pieChart', [record.toObject()])).toEqual([])
  })

  test('must be made plain for JSON', () => {
    expect(issuesOf('custom', [mongooseRow, sequelizeRow])).toEqual([
      '[0]: got an instance of a class; pass a plain object, as toObject() returns',
      '[1]: got an instance of a class; pass a plain object, as get() returns',
    ])
    expect(issuesOf('custom', [sequelizeRow.get()])).toEqual([])
  })

  test('is also found if every field is optional', () => {
    class Place {
      get latitude(): number {
        return 59.9
      }
      get longitude(): number {
        return 10.7
      }
    }
    expect(issuesOf('map', [new Place()])).toEqual([
      '[0].latitude: got a getter or an inherited field; pass a plain object',
    ])
  })

  test('that was not awaited is a Promise', () => {
    for (const query of [Mongoose.find(), Mongoose.countDocuments()]) {
      expect(issuesOf('number', query)).toEqual(['got a Promise; was it awaited?'])
      expect(issuesOf('leaderboard', query)).toEqual(['got a Promise; was it awaited?'])
      expect(issuesOf('text', [query])).toEqual(['[0]: got a Promise; was it awaited?'])
    }
  })
})

describe('rows that are not in an array', () => {
  const spread = (got: string): string => `got ${got}; spread it: [...rows]`
  test.each<[got: string, make: () => Iterable<unknown>]>([
    ['a Set', () => new Set([1, 2])],
    ['a Map', () => new Map([['a', 1]])],
    [
      'a generator',
      function* () {
        yield 1
      },
    ],
    ['an iterator', () => [1, 2].values()],
    ['an iterator', () => new Map([['a', 1]]).entries()],
    ['a typed array', () => new Float64Array([1, 2])],
    ['a collection that is not an array', () => Immutable.List([1, 2])],
  ])('are spread: %s', (got, make) => {
    expect(issuesOf('pieChart', make())).toEqual([spread(got)])
    expect(issuesOf('lineChart', { series: [{ data: make() }] })).toEqual([`series[0].data: ${spread(got)}`])
    expect(issuesOf('number', { value: 1, trendline: make() })).toEqual([`trendline: ${spread(got)}`])
    expect(issuesOf('bullet', { label: 'a', axisPoints: make(), current: 1 })).toEqual([
      `axisPoints: ${spread(got)}`,
    ])
    expect(issuesOf('list', make())).toEqual([spread(got)])
  })

  test('and arrive one by one are collected', () => {
    const make = async function* () {
      yield 1
    }
    expect(issuesOf('pieChart', make())).toEqual(['got an async iterator; collect its values with for await'])
    const cursor = Object.assign(make(), { toArray: () => Promise.resolve([1]) })
    expect(issuesOf('pieChart', cursor)).toEqual(['got an async iterator; await its toArray()'])
  })

  test('but become an object where fields are expected', () => {
    expect(issuesOf('monitoring', new Map([['status', 'Up']]))).toEqual([
      'got a Map; convert it with Object.fromEntries()',
    ])
    expect(issuesOf('monitoring', Immutable.Map({ status: 'Up' }))).toEqual([
      'got a collection that is not an array; convert it with toObject()',
    ])
    expect(issuesOf('custom', { a: Immutable.Map({ status: 'Up' }), b: new Set([1]) })).toEqual([
      'a: got a collection that is not an array; convert it with toJS()',
      `b: ${spread('a Set')}`,
    ])
  })
})

describe('a string for a number', () => {
  test.each(['12', ' 12.5 ', '-1e3', '.5'])('%s is converted with Number()', (text) => {
    expect(issuesOf('number', text)).toEqual(['got a numeric string; convert it with Number()'])
  })

  test.each([
    '1,234.50',
    '1.234,50',
    '12.5%',
    '12,5 %',
    '$5',
    '-$5.00',
    '€ 5',
    '5 €',
    'US$5',
    '5 EUR',
    'CHF 1’000'.replace('’', "'"),
    '(12)',
    '1 234',
  ])('%s is a formatted number', (text) => {
    expect(issuesOf('number', text)).toEqual(['got a formatted number; pass the number itself'])
  })

  test.each(['abc', '2026-03-01', '12:30', 'NaN', 'x'.repeat(100_000)])('%s is a string', (text) => {
    expect(issuesOf('pieChart', [text])[0]).toMatch(/^\[0\]: got a string; expected a finite number/)
  })

  test.each(['', '  '])('"%s" is blank', (text) => {
    expect(issuesOf('geckOMeter', [text, 0, 1])).toEqual([
      '[0]: got a blank string; expected a finite number',
    ])
  })
})

describe('a number for a string', () => {
  const STRING = 'got a number; convert it with String()'
  test.each<[Kind, unknown, path: string]>([
    ['number', { value: 1, text: 2 }, 'text'],
    ['rag', [[1, 2], 1], '[0][1]'],
    ['text', 1, ''],
    ['text', [1], '[0]'],
    ['text', [[1]], '[0][0]'],
    ['pieChart', [[1, 2]], '[0][1]'],
    ['lineChart', { series: [{ data: [1], name: 2 }] }, 'series[0].name'],
    ['lineChart', { series: [{ data: [1] }], xAxis: { labels: [2025] } }, 'xAxis.labels[0]'],
    ['lineChartLegacy', [[1], 2], '[1]'],
    ['lineChartLegacy', [[1], [2]], '[1][0]'],
    ['barChart', { series: [{ data: [1], name: 2 }] }, 'series[0].name'],
    ['geckOMeter', [1, [0, 1], 2], '[1][1]'],
    ['funnel', { items: [[1, 2]] }, 'items[0][1]'],
    ['bullet', { label: 1, axisPoints: [0, 1], current: 1 }, 'label'],
    ['leaderboard', [[1]], '[0][0]'],
    ['list', [1], '[0]'],
    ['list', [{ title: 1 }], '[0].title'],
    ['map', [{ host: 1 }], '[0].host'],
    ['monitoring', { status: 'Up', responseTime: 124 }, 'responseTime'],
    ['highcharts', 1, ''],
  ])('%s: %j', (kind, value, path) => {
    expect(issuesOf(kind, value)).toEqual([path === '' ? STRING : `${path}: ${STRING}`])
  })
})

test('no message contains a value of the data', () => {
  const secret = 'hunter2'
  class Row {
    readonly [Symbol.toStringTag] = secret
    readonly _bsontype = secret
    get value(): string {
      return secret
    }
  }
  for (const kind of Object.keys(widgets) as Kind[])
    for (const value of [new Row(), [new Row()], { items: [new Row()] }, secret, [secret], [[1, 2, secret]]])
      expect(issuesOf(kind, value).join()).not.toContain(secret)
})
