import { runInNewContext } from 'node:vm'
import {
  type DatasetDefinition,
  type DatasetOptions,
  date,
  datetime,
  decodeRows,
  defineDataset,
  duration,
  type Field,
  type Fields,
  money,
  number,
  optional,
  percentage,
  string,
} from '@gecko-widgets/core/datasets'
import { rowsSchema } from '@gecko-widgets/core/schema'
import { Decimal } from '@prisma/client-runtime-utils'
import { Ajv2020 } from 'ajv/dist/2020.js'
import dayjs from 'dayjs'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { DateTime } from 'luxon'
import moment from 'moment'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { datasetRows, hostileValue, laws } from '../../src/testing/index.js'

const define = <F extends Fields>(fields: F, options?: DatasetOptions<F>): DatasetDefinition<F> => {
  const definition = defineDataset('orders', fields, options)
  return E.isRight(definition) ? definition.right : expect.fail(JSON.stringify(definition.left))
}

const issuesOf = (fields: Fields, rows: unknown): readonly string[] => {
  const read = decodeRows(define(fields))(rows)
  return E.isLeft(read)
    ? read.left.issues.map(({ path, code, message }) => `${path} ${code}: ${message}`)
    : []
}

/** What a field makes of a value: what goes on the wire, or the code and message of its issue. */
const read = (field: Field, value: unknown): unknown => {
  const rows = decodeRows(define({ a: field }))([{ a: value }])
  if (E.isRight(rows)) return rows.right[0]?.['a']
  const [{ path, code, message } = expect.fail('no issue'), ...others] = rows.left.issues
  expect([path, others]).toEqual(['[0].a', []])
  return `${code}: ${message}`
}

const foreign = (code: string): unknown => runInNewContext(code)

describe('a string', () => {
  const long = '😀'.repeat(100)
  test.each([
    ['', ''],
    ['Ann', 'Ann'],
    [' padded ', ' padded '],
    [long, long],
    ['x'.repeat(100), 'x'.repeat(100)],
    ['a\u0000b\ud800c', 'a\ufffdb\ufffdc'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['<b>&amp;', '<b>&amp;'],
  ])('%j is sent as %j', (value, sent) => {
    expect(read(string(), value)).toBe(sent)
  })

  test.each([
    ['x'.repeat(101), 'too_long: expected a string of at most 100 characters'],
    [`${long}x`, 'too_long: expected a string of at most 100 characters'],
    [42, 'not_text: got a number; convert it with String()'],
    [true, 'not_text: got a boolean; expected a string'],
    [null, 'not_text: got null; write optional(…) for a field that may be empty'],
    [undefined, 'required: missing; expected a string'],
    [new String('a'), 'not_text: got a String object; convert it with String()'],
  ])('%j is refused', (value, issue) => {
    expect(read(string(), value)).toBe(issue)
  })
})

describe.each([
  ['number', number()],
  ['percentage', percentage()],
  ['duration', duration('seconds')],
])('a %s', (_, field) => {
  test.each([0, 1, -1.5, 1e-7, 5e-324, 1.79e308, 2 ** 53 + 2])('%d is sent', (value) => {
    expect(read(field, value)).toBe(value)
  })

  test('-0 is 0', () => {
    expect(read(field, -0)).toBe(0)
  })

  test.each<[unknown, string]>([
    [Number.NaN, 'not_finite: got NaN; was something divided by 0?'],
    [Infinity, 'not_finite: got an infinite number; was something divided by 0?'],
    ['12.5', 'not_finite: got a numeric string; convert it with Number()'],
    [12n, 'not_finite: got a bigint; convert it with Number()'],
    [true, 'not_finite: got a boolean; expected a finite number'],
    [null, 'not_finite: got null; write optional(…) for a field that may be empty'],
    [undefined, 'required: missing; expected a finite number'],
  ])('%s is refused', (value, issue) => {
    expect(read(field, value)).toBe(issue)
  })
})

describe('money', () => {
  test.each([0, 1250, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])('%d is sent', (value) => {
    expect(read(money('EUR'), value)).toBe(value)
  })

  test('-0 is 0', () => {
    expect(read(money('EUR'), -0)).toBe(0)
  })

  test.each([
    ['EUR', 'Math.round(amount * 100)'],
    ['JPY', 'Math.round(amount)'],
    ['KWD', 'Math.round(amount * 1000)'],
    ['XQQ', 'Math.round(amount * 100)'],
  ])('an amount in %s with decimals is refused, and %s is suggested', (currency, conversion) => {
    expect(read(money(currency), 10.5)).toBe(
      `not_whole: got decimals; convert an amount in ${currency} with ${conversion}`,
    )
  })

  test.each<[unknown, string]>([
    [2 ** 53, 'not_whole: expected a whole number of at most 9,007,199,254,740,991'],
    ['1250', 'not_finite: got a numeric string; convert it with Number()'],
    [Number.NaN, 'not_finite: got NaN; was something divided by 0?'],
    [null, 'not_finite: got null; write optional(…) for a field that may be empty'],
    [undefined, 'required: missing; expected a finite number'],
  ])('%s is refused', (value, issue) => {
    expect(read(money('EUR'), value)).toBe(issue)
  })
})

const A_DAY = "a day that exists, as 'YYYY-MM-DD'"

describe('a date', () => {
  test.each(['2026-11-30', '2024-02-29', '2000-02-29', '0000-02-29', '0000-01-01', '9999-12-31'])(
    '%s is sent unchanged',
    (day) => {
      expect(read(date(), day)).toBe(day)
      expect(read(date({ timeZone: 'Asia/Tokyo' }), day)).toBe(day)
    },
  )

  test.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-00',
    '2026-11-31',
    '2026-11-3',
    '26-11-30',
    '2026-11-30T00:00:00Z',
    '2026-11-30\n',
    ' 2026-11-30',
    '+002026-11-30',
    '2026/11/30',
    '٢٠٢٦-١١-٣٠',
    '',
  ])('%j is refused', (day) => {
    expect(read(date(), day)).toBe(`bad_date: expected ${A_DAY}`)
    expect(read(date({ timeZone: 'UTC' }), day)).toBe(`bad_date: expected ${A_DAY}, or a Date`)
  })

  test.each<[unknown, string]>([
    [20261130, `a number; expected ${A_DAY}`],
    [20261130n, `a bigint; expected ${A_DAY}`],
    [{}, `an object; expected ${A_DAY}`],
    [DateTime.fromMillis(0), 'an object that holds a date; convert it with toISODate()'],
    [dayjs(0), "an object that holds a date; convert it with format('YYYY-MM-DD')"],
    [moment.utc(0), "an object that holds a date; convert it with format('YYYY-MM-DD')"],
    [Temporal.PlainDate.from('2026-11-30'), 'an object that holds a date; convert it with toString()'],
    [null, 'null; write optional(…) for a field that may be empty'],
  ])('%s is refused', (value, got) => {
    expect(read(date(), value)).toBe(`bad_date: got ${got}`)
    expect(read(date({ timeZone: 'UTC' }), value)).toBe(
      `bad_date: got ${got}${got.endsWith(A_DAY) ? ', or a Date' : ''}`,
    )
  })

  test('a missing value is refused', () => {
    expect(read(date(), undefined)).toBe(`required: missing; expected ${A_DAY}`)
  })

  test.each([new Date(0), new Date(Number.NaN), foreign('new Date(0)')])('a Date is refused: %s', (value) => {
    expect(read(date(), value)).toBe(
      "bad_date: got a Date, whose day depends on the time zone; write the day as a string, or use date({ timeZone: 'Europe/Paris' })",
    )
  })
})

const BAD_DATE = 'bad_date: got an invalid Date, or one outside the years 0000 to 9999'

describe('a date in a time zone', () => {
  test.each([
    ['Europe/Paris', '2026-11-29T23:00:00Z', '2026-11-30'],
    ['Europe/Paris', '2026-11-29T22:59:59.999Z', '2026-11-29'],
    ['Europe/Paris', '2026-06-30T22:00:00Z', '2026-07-01'],
    ['UTC', '2026-11-29T23:59:59.999Z', '2026-11-29'],
    ['America/New_York', '2026-11-30T04:59:00Z', '2026-11-29'],
    ['Pacific/Kiritimati', '2026-11-30T10:00:00Z', '2026-12-01'],
    ['Asia/Kathmandu', '2026-11-30T18:15:00Z', '2026-12-01'],
    ['UTC', '0000-01-01T00:00:00Z', '0000-01-01'],
    ['UTC', '0001-01-01T00:00:00Z', '0001-01-01'],
    ['UTC', '0999-05-06T00:00:00Z', '0999-05-06'],
    ['UTC', '9999-12-31T23:59:59.999Z', '9999-12-31'],
  ])('in %s, %s is on %s', (timeZone, at, day) => {
    expect(read(date({ timeZone }), new Date(at))).toBe(day)
    expect(read(date({ timeZone }), foreign(`new Date('${at}')`))).toBe(day)
  })

  test.each([
    ['UTC', Number.NaN],
    ['UTC', Date.parse('+010000-01-01T00:00:00Z')],
    ['UTC', Date.parse('-000001-12-31T23:59:59Z')],
    ['Asia/Tokyo', Date.parse('9999-12-31T23:00:00Z')],
    ['America/New_York', Date.parse('0000-01-01T00:00:00Z')],
    ['UTC', 8.64e15],
    ['UTC', -8.64e15],
  ])('in %s, a Date of %d has no day that can be written', (timeZone, time) => {
    expect(read(date({ timeZone }), new Date(time))).toBe(BAD_DATE)
  })

  test('does not depend on the time zone of the machine', () => {
    const zone = process.env['TZ']
    const days = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'].map((machine) => {
      process.env['TZ'] = machine
      return read(date({ timeZone: 'Europe/Paris' }), new Date('2026-11-29T23:00:00Z'))
    })
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
    expect(days).toEqual(['2026-11-30', '2026-11-30', '2026-11-30'])
  })
})

describe('a datetime', () => {
  test.each([
    '2026-11-30T07:30:00Z',
    '2026-11-30T07:30:00.5Z',
    '2026-11-30T07:30:00.123456789+02:00',
    '2026-11-30T23:59:59-23:59',
    '0000-02-29T00:00:00Z',
  ])('%s is sent unchanged', (at) => {
    expect(read(datetime(), at)).toBe(at)
  })

  test.each([0, Date.parse('0000-01-01T00:00:00.000Z'), Date.parse('9999-12-31T23:59:59.999Z')])(
    'a Date of %d is sent in UTC',
    (time) => {
      expect(read(datetime(), new Date(time))).toBe(new Date(time).toISOString())
      expect(read(datetime(), foreign(`new Date(${time})`))).toBe(new Date(time).toISOString())
    },
  )

  test('a Date whose methods are not its own is read by its time', () => {
    const at = Object.assign(new Date(0), { toISOString: () => 'never', getTime: () => 1 })
    expect(read(datetime(), at)).toBe('1970-01-01T00:00:00.000Z')
  })

  const expected = "expected a time with its offset, as 'YYYY-MM-DDThh:mm:ssZ', or a Date"
  test.each([
    '2026-11-30',
    '2026-11-30T07:30Z',
    '2026-02-30T07:30:00Z',
    '2026-11-30T24:00:00Z',
    '2026-11-30T07:60:00Z',
    '2026-11-30T07:30:60Z',
    '2026-11-30T07:30:00.Z',
    '2026-11-30T07:30:00+24:00',
    '2026-11-30T07:30:00+0200',
    '2026-11-30t07:30:00z',
    '2026-11-30 07:30:00Z',
    '+002026-11-30T07:30:00Z',
    '',
  ])('%j is refused', (at) => {
    expect(read(datetime(), at)).toBe(`bad_date: ${expected}`)
  })

  test.each<[unknown, string]>([
    [0, `a number; ${expected}`],
    [DateTime.fromMillis(0), 'an object that holds a date; convert it with toISO()'],
    [dayjs(0), 'an object that holds a date; convert it with toISOString()'],
    [moment.utc(0), 'an object that holds a date; convert it with toISOString()'],
    [
      Temporal.Instant.from('2026-11-30T07:30:00Z'),
      'an object that holds a date; convert it with toString()',
    ],
    [null, 'null; write optional(…) for a field that may be empty'],
    ['2026-11-30T07:30:00', 'a time without an offset; add Z, or an offset such as +02:00'],
  ])('%s is refused', (value, got) => {
    expect(read(datetime(), value)).toBe(`bad_date: got ${got}`)
  })

  test.each([Number.NaN, 8.64e15, Date.parse('-000001-12-31T23:59:59Z')])(
    'a Date of %d is refused',
    (time) => {
      expect(read(datetime(), new Date(time))).toBe(BAD_DATE)
    },
  )
})

describe('rows of a database', () => {
  // What node-postgres, mysql2, Prisma and Drizzle make of the types of a column.
  test.each<[string, Field, unknown, string]>([
    [
      'a NUMERIC as a string',
      number(),
      '12.50',
      'not_finite: got a numeric string; convert it with Number()',
    ],
    [
      'a BIGINT as a string',
      money('EUR'),
      '1250',
      'not_finite: got a numeric string; convert it with Number()',
    ],
    ['a BIGINT as a bigint', money('EUR'), 1250n, 'not_finite: got a bigint; convert it with Number()'],
    [
      'a DECIMAL of Prisma',
      number(),
      new Decimal('12.5'),
      'not_finite: got an object that holds a number; convert it with Number()',
    ],
    [
      'a DECIMAL of Prisma in text',
      string(),
      new Decimal('12.5'),
      'not_text: got an object that holds a number; convert it with String()',
    ],
    [
      'a DATE as a Date',
      date(),
      new Date(0),
      "bad_date: got a Date, whose day depends on the time zone; write the day as a string, or use date({ timeZone: 'Europe/Paris' })",
    ],
    [
      'a TIMESTAMP as a string',
      datetime(),
      '2026-11-30 07:30:00',
      "bad_date: expected a time with its offset, as 'YYYY-MM-DDThh:mm:ssZ', or a Date",
    ],
    ['NULL', string(), null, 'not_text: got null; write optional(…) for a field that may be empty'],
    ['a BYTEA', string(), Buffer.from('a'), 'not_text: got a Buffer; convert it with toString()'],
    ['a BOOLEAN', number(), true, 'not_finite: got a boolean; expected a finite number'],
  ])('%s', (_, field, value, issue) => {
    expect(read(field, value)).toBe(issue)
  })
})

describe('an optional field', () => {
  const fields = { day: date(), shop: optional(string()), total: optional(money('EUR')) }

  test('is null on the wire, whichever way it is left out', () => {
    const day = '2026-11-30'
    const rows = [
      { day },
      { day, shop: null, total: undefined },
      { day, shop: undefined },
      { shop: 'A', day },
    ]
    expect(decodeRows(define(fields))(rows)).toEqual(
      E.right([...[1, 2, 3].map(() => ({ day, shop: null, total: null })), { day, shop: 'A', total: null }]),
    )
  })

  test('keeps the rules of its field', () => {
    expect(read(optional(string()), 42)).toBe('not_text: got a number; convert it with String()')
    expect(read(optional(money('EUR')), 0.5)).toMatch(/^not_whole/)
  })
})

describe('rows', () => {
  const fields = { day: date(), total: number() }
  const row = { day: '2026-11-30', total: 1 }

  test('may be instances of a class, frozen, or without a prototype', () => {
    class Order {
      day = '2026-11-30'
      total = 1
      get euros() {
        return this.total / 100
      }
    }
    const rows = Object.freeze([
      new Order(),
      Object.freeze({ ...row }),
      Object.assign(Object.create(null), row),
    ])
    expect(decodeRows(define(fields))(rows)).toEqual(E.right([row, row, row]))
  })

  test('are sent with the fields in the order of the definition', () => {
    const read = decodeRows(define(fields))([{ total: 1, day: '2026-11-30' }])
    expect(JSON.stringify(E.isRight(read) && read.right)).toBe('[{"day":"2026-11-30","total":1}]')
  })

  test('without a field of their own are refused', () => {
    expect(issuesOf(fields, [Object.create(row)])).toEqual([
      '[0].day required: got a getter or an inherited field; pass a plain object',
      '[0].total required: got a getter or an inherited field; pass a plain object',
    ])
  })

  const names = 'unknown field; expected one of day, total'
  const total = 'unknown field; did you mean total?'
  test.each([
    ['id', names],
    ['Total', total],
    ['to_tal', total],
    ['totla', total],
    ['totals', total],
    ['dya', 'unknown field; expected one of day, total'],
    ['constructor', names],
  ])('with the unknown field %s are refused', (name, message) => {
    expect(issuesOf(fields, [row, { ...row, [name]: undefined }])).toEqual([
      `[1].${name} unknown: ${message}`,
    ])
  })

  test('with an own field __proto__ are refused', () => {
    expect(issuesOf(fields, [JSON.parse('{"day":"2026-11-30","total":1,"__proto__":{}}')])).toEqual([
      `[0].__proto__ unknown: ${names}`,
    ])
  })

  const list = 'expected a list, each entry an object { day, total }'
  const spread = 'spread it: [...rows]'
  test.each<[string, unknown, string]>([
    ['a row', row, `got an object; ${list}`],
    ['null', null, `got null; ${list}`],
    ['text', '[]', `got a string; ${list}`],
    ['a Promise', Promise.resolve([]), 'got a Promise; was it awaited?'],
    ['a Set', new Set([row]), `got a Set; ${spread}`],
    ['a generator', (function* () {})(), `got a generator; ${spread}`],
    [
      'an async generator',
      (async function* () {})(),
      'got an async iterator; collect its values with for await',
    ],
  ])('that are %s are refused', (_, rows, message) => {
    expect(issuesOf(fields, rows)).toEqual([` wrong_shape: ${message}`])
  })

  test('that are missing are refused', () => {
    expect(issuesOf(fields, undefined)).toEqual([` required: missing; ${list}`])
  })

  test('with a hole, or an entry that is not an object, are refused at its index', () => {
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
    expect(issuesOf(fields, [row, , null, [1], 'a', new Map()])).toEqual([
      '[1] required: missing; expected an object { day, total }',
      '[2] wrong_shape: got null; expected an object { day, total }',
      '[3] wrong_shape: got a list; expected an object { day, total }',
      '[4] wrong_shape: got a string; expected an object { day, total }',
      '[5] wrong_shape: got a Map; convert it with Object.fromEntries()',
    ])
  })

  test.each<[string, () => unknown]>([
    [
      'a getter',
      () => [
        {
          ...row,
          get total() {
            throw new Error('secret')
          },
        },
      ],
    ],
    [
      'a proxy',
      () => [
        new Proxy(row, {
          getOwnPropertyDescriptor: () => {
            throw new Error('secret')
          },
        }),
      ],
    ],
    [
      'a revoked proxy',
      () => {
        const { proxy, revoke } = Proxy.revocable([], {})
        revoke()
        return proxy
      },
    ],
  ])('with %s that throws are unreadable', (_, make) => {
    const [issue, ...others] = issuesOf(fields, make())
    expect(issue).toMatch(/ unreadable: /)
    expect(others).toEqual([])
  })

  test('are all checked: ten issues are listed, and the others counted', () => {
    const rows = Array.from({ length: 1200 }, (_, i) => ({
      day: '2026-11-30',
      total: i % 100 === 99 ? 'x' : i,
    }))
    expect(decodeRows(define(fields))(rows)).toMatchObject({
      left: {
        _tag: 'InvalidRows',
        dataset: 'orders',
        issues: Array.from({ length: 10 }, (_, i) => ({
          path: `[${i * 100 + 99}].total`,
          code: 'not_finite',
        })),
        more: 2,
        acceptedRows: 0,
      },
    })
  })

  test('have no limit', () => {
    expect(decodeRows(define(fields))(Array(50_000).fill(row))).toMatchObject({ _tag: 'Right' })
  })

  test('ignore additions to Object.prototype', () => {
    const [orders, more] = [define(fields), define({ ...fields, shop: optional(string()) })]
    Object.defineProperty(Object.prototype, 'shop', { value: 'x', configurable: true, enumerable: true })
    const read = [decodeRows(orders)([row]), decodeRows(more)([row])]
    Reflect.deleteProperty(Object.prototype, 'shop')
    expect(read).toEqual([E.right([row]), E.right([{ ...row, shop: null }])])
  })
})

describe('the codec of rows', () => {
  const orders = define({ at: datetime(), shop: optional(string()) })
  const rows = [{ at: new Date(0) }]
  const wire = [{ at: '1970-01-01T00:00:00.000Z', shop: null }]

  test('is an io-ts type, which composes', () => {
    const report = t.type({ orders: orders.codec })
    expect(report.decode({ orders: rows })).toEqual(E.right({ orders: wire }))
    expect(report.encode({ orders: rows })).toEqual({ orders: wire })
    expect(report.is({ orders: rows })).toBe(true)
    expect(orders.codec.is([{ at: 1 }])).toBe(false)
    expect(orders.codec.encode([{ at: new Date(Number.NaN) }])).toBe(null)
  })

  test('is a Standard Schema', () => {
    const { validate, vendor } = orders.codec['~standard']
    expect(vendor).toBe('gecko-widgets')
    expect(validate(rows)).toEqual({ value: wire })
    expect(validate([{ at: 'x' }])).toMatchObject({ issues: [{ path: [0, 'at'] }] })
  })

  test('has a JSON Schema', () => {
    const ofAll = define({
      day: date(),
      at: datetime(),
      shop: optional(string({ name: 'Shop' })),
      total: money('EUR'),
      count: optional(number()),
    })
    expect(rowsSchema(ofAll)).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'array',
      minItems: 0,
      items: {
        type: 'object',
        required: ['day', 'at', 'total'],
        additionalProperties: false,
        properties: {
          day: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
          at: { type: 'string', pattern: expect.stringContaining('T') },
          shop: { anyOf: [{ type: 'string', maxLength: 100 }, { type: 'null' }] },
          total: {
            type: 'number',
            allOf: [{ type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }],
          },
          count: { anyOf: [{ type: 'number' }, { type: 'null' }] },
        },
      },
    })
    expect(rowsSchema(ofAll, 'draft-07')['$schema']).toBe('http://json-schema.org/draft-07/schema#')
  })
})

/** Definitions with any fields. */
const definitions = fc
  .dictionary(
    fc.stringMatching(/^[0-9a-z][0-9a-z_]{0,5}$/),
    fc
      .tuple(
        fc.constantFrom<Field>(
          string(),
          number(),
          percentage(),
          money('EUR'),
          duration('hours'),
          date(),
          date({ timeZone: 'Asia/Tokyo' }),
          datetime(),
        ),
        fc.boolean(),
      )
      .map(([field, isOptional]): Field => (isOptional ? { ...field, optional: true } : field)),
    { minKeys: 1, maxKeys: 10 },
  )
  .map((fields) => define<Fields>(fields))

const rowsOfAny = definitions.chain((definition) =>
  datasetRows(definition).map((rows) => ({ definition, rows })),
)

describe('laws', () => {
  test('rows of every shape are accepted, and an append sends them', () => {
    fc.assert(fc.property(rowsOfAny, ({ definition, rows }) => laws.isAccepted(definition)(rows)))
  })

  test('decoded rows decode to the same rows, also after a JSON round trip', () => {
    fc.assert(
      fc.property(rowsOfAny, ({ definition, rows }) => {
        const read = decodeRows(definition)(rows)
        expect(E.isRight(read) && read.right).toEqual(definition.codec.encode(rows))
        expect(E.flatMap(decodeRows(definition))(read)).toEqual(read)
        expect(E.map((rows) => JSON.parse(JSON.stringify(rows)))(read)).toEqual(read)
      }),
    )
  })

  test('the JSON Schema takes what is read, and refuses what one change breaks', () => {
    fc.assert(
      fc.property(
        rowsOfAny,
        fc.anything({ withDate: false, withBigInt: false }),
        ({ definition, rows }, other) => {
          const isRows = new Ajv2020().compile(rowsSchema(definition))
          const read = decodeRows(definition)(rows)
          expect(isRows(E.isRight(read) && read.right)).toBe(true)
          const [first] = E.isRight(read) ? read.right : []
          for (const id of Object.keys(first ?? {})) {
            const changed = [JSON.parse(JSON.stringify({ ...first, [id]: other }))]
            const isDay = typeof other === 'string' && /^\d{4}-\d\d-\d\d/.test(other)
            if (!isDay) expect(isRows(changed)).toBe(E.isRight(decodeRows(definition)(changed)))
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  test('decoding never throws, whatever the value', () => {
    fc.assert(
      fc.property(definitions, hostileValue, (definition, make) => {
        for (const rows of [make(), [make()]]) {
          const read = decodeRows(definition)(rows)
          if (E.isLeft(read)) expect(read.left.issues.length).toBeGreaterThan(0)
        }
        const [id = ''] = Object.keys(definition.fields)
        decodeRows(definition)([{ [id]: make() }])
      }),
      { numRuns: 300 },
    )
  })

  test('no message contains a value', () => {
    const secret = 'tr0ub4dor'
    fc.assert(
      fc.property(definitions, (definition) => {
        const ids = Object.keys(definition.fields)
        const read = decodeRows(definition)([
          Object.fromEntries(ids.map((id) => [id, [secret]])),
          secret,
          { secret },
        ])
        expect(JSON.stringify(read).replaceAll(`"[2].secret"`, '')).not.toContain(secret)
      }),
    )
  })

  test('the law reports what is wrong with rows', () => {
    const orders = define({ total: money('EUR') })
    expect(() => laws.isAccepted(orders)([{ total: 0.5 }])).toThrow(
      'isAccepted: the rows are not valid for orders: [0].total: got decimals',
    )
    let calls = 0
    const changing = {
      get total() {
        return ++calls
      },
    }
    expect(() => laws.isAccepted(orders)([changing])).toThrow(
      'isAccepted: an append to orders sends other rows',
    )
  })
})
