import {
  type DatasetCall,
  type DatasetDefinition,
  type DatasetRequest,
  datasetRequests,
  date,
  defineDataset,
  type Fields,
  money,
  number,
  optional,
  string,
} from '@gecko-widgets/core/datasets'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

const KEY = '222efc82e7933138077b1c2554439e15'
const AUTHORIZATION = 'Basic MjIyZWZjODJlNzkzMzEzODA3N2IxYzI1NTQ0MzllMTU6'

const define = (options = {}): DatasetDefinition => {
  const fields: Fields = {
    day: date({ name: 'Day of the order', timeZone: 'Europe/Paris' }),
    total: money('EUR'),
    shop: optional(string()),
  }
  const definition = defineDataset('orders.by_day', fields, options)
  return E.isRight(definition) ? definition.right : expect.fail('not valid')
}

const plain = define()
const unique = define({ uniqueBy: ['day', 'shop'] })

const requestsOf = (call: DatasetCall, url?: string): readonly DatasetRequest[] => {
  const requests = datasetRequests({ apiKey: KEY, url })(call)
  return E.isRight(requests) ? requests.right : expect.fail(JSON.stringify(requests.left))
}

const rowsOf = (count: number) => Array.from({ length: count }, (_, i) => ({ day: '2026-11-30', total: i }))

const get = { Authorization: AUTHORIZATION, Accept: 'application/json' }
const headers = { ...get, 'Content-Type': 'application/json' }
const api = 'https://api.geckoboard.com'

describe('docs/reference/datasets.md#requests', () => {
  test('ping', () => {
    expect(requestsOf({ op: 'ping' })).toEqual([
      { method: 'GET', url: `${api}/`, headers: get, body: undefined, rows: 0, repeatable: true },
    ])
  })

  const fields =
    '"fields":{"day":{"type":"date","name":"Day of the order"},"total":{"type":"money","currency_code":"EUR","name":"Total"},"shop":{"type":"string","name":"Shop","optional":true}}'

  test('find or create', () => {
    const put = { method: 'PUT', url: `${api}/datasets/orders.by_day`, headers, rows: 0, repeatable: true }
    expect(requestsOf({ op: 'findOrCreate', definition: plain })).toEqual([{ ...put, body: `{${fields}}` }])
    expect(requestsOf({ op: 'findOrCreate', definition: unique })).toEqual([
      { ...put, body: `{${fields},"unique_by":["day","shop"]}` },
    ])
  })

  test('delete', () => {
    expect(requestsOf({ op: 'delete', definition: plain })).toEqual([
      {
        method: 'DELETE',
        url: `${api}/datasets/orders.by_day`,
        headers: get,
        body: undefined,
        rows: 0,
        repeatable: true,
      },
    ])
  })

  const data = '"data":[{"day":"2026-11-30","total":0,"shop":null}]'
  const url = `${api}/datasets/orders.by_day/data`

  test('append', () => {
    const post = { method: 'POST', url, headers, rows: 1 }
    expect(requestsOf({ op: 'append', definition: plain, rows: rowsOf(1) })).toEqual([
      { ...post, body: `{${data}}`, repeatable: false },
    ])
    expect(requestsOf({ op: 'append', definition: unique, rows: rowsOf(1), deleteBy: 'day' })).toEqual([
      { ...post, body: `{${data},"delete_by":"day"}`, repeatable: true },
    ])
  })

  test('replace', () => {
    expect(requestsOf({ op: 'replace', definition: plain, rows: rowsOf(1) })).toEqual([
      { method: 'PUT', url, headers, body: `{${data}}`, rows: 1, repeatable: true },
    ])
    expect(requestsOf({ op: 'replace', definition: plain, rows: [] })).toMatchObject([
      { method: 'PUT', body: '{"data":[]}', rows: 0 },
    ])
  })

  test.each(['http://127.0.0.1:3000', 'http://127.0.0.1:3000/', 'http://127.0.0.1:3000//'])(
    'at the address %s',
    (address) => {
      expect(requestsOf({ op: 'ping' }, address)[0]?.url).toBe('http://127.0.0.1:3000/')
      expect(requestsOf({ op: 'delete', definition: plain }, address)[0]?.url).toBe(
        'http://127.0.0.1:3000/datasets/orders.by_day',
      )
    },
  )

  test('a time zone is not on the wire, and neither is an optional that is false', () => {
    const fields = { a: { type: 'date', timeZone: 'UTC', optional: false } } as unknown as Fields
    const definition = defineDataset('abc', fields)
    const [{ body } = expect.fail('no request')] = requestsOf({
      op: 'findOrCreate',
      definition: E.isRight(definition) ? definition.right : expect.fail('not valid'),
    })
    expect(body).toBe('{"fields":{"a":{"type":"date","name":"A"}}}')
  })
})

describe('docs/reference/datasets.md#batches', () => {
  const shapes = (call: DatasetCall) =>
    requestsOf(call).map(
      ({ method, rows, repeatable }) => `${method} ${rows}${repeatable ? ' repeatable' : ''}`,
    )

  test.each([
    [0, []],
    [1, ['POST 1']],
    [500, ['POST 500']],
    [501, ['POST 500', 'POST 1']],
    [1200, ['POST 500', 'POST 500', 'POST 200']],
  ])('an append of %i rows', (count, expected) => {
    expect(shapes({ op: 'append', definition: plain, rows: rowsOf(count) })).toEqual(expected)
    expect(shapes({ op: 'append', definition: unique, rows: rowsOf(count) })).toEqual(
      expected.map((shape) => `${shape} repeatable`),
    )
  })

  test.each([
    [0, ['PUT 0 repeatable']],
    [500, ['PUT 500 repeatable']],
    [501, ['PUT 500 repeatable', 'POST 1']],
    [1200, ['PUT 500 repeatable', 'POST 500', 'POST 200']],
  ])('a replace in batches of %i rows', (count, expected) => {
    const call = { op: 'replace', rows: rowsOf(count), inBatches: true } as const
    expect(shapes({ ...call, definition: plain })).toEqual(expected)
    expect(shapes({ ...call, definition: unique })).toEqual(
      expected.map((shape) => `${shape.replace(' repeatable', '')} repeatable`),
    )
  })

  test('a replace of 500 rows is one request', () => {
    expect(shapes({ op: 'replace', definition: plain, rows: rowsOf(500) })).toEqual(['PUT 500 repeatable'])
  })

  test.each([undefined, false, 'yes'])('a replace of 501 rows with inBatches %j is refused', (inBatches) => {
    const call = {
      op: 'replace',
      definition: plain,
      rows: rowsOf(501),
      inBatches: inBatches as boolean,
    } as const
    expect(datasetRequests({ apiKey: KEY })(call)).toEqual(
      E.left({ _tag: 'TooManyRows', rows: 501, most: 500, acceptedRows: 0 }),
    )
  })

  test('each batch has the delete_by', () => {
    const requests = requestsOf({ op: 'append', definition: plain, rows: rowsOf(1200), deleteBy: 'day' })
    expect(requests.map(({ body = '' }) => JSON.parse(body).delete_by)).toEqual(['day', 'day', 'day'])
  })

  test('the batches are the rows, in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (count) => {
        const sent = requestsOf({ op: 'append', definition: plain, rows: rowsOf(count) }).map(
          ({ body = '', rows }) => ({ data: JSON.parse(body).data, rows }),
        )
        expect(sent.every(({ data, rows }) => data.length === rows && rows <= 500)).toBe(true)
        expect(sent.flatMap(({ data }) => data.map(({ total }: { total: number }) => total))).toEqual(
          rowsOf(count).map(({ total }) => total),
        )
      }),
      { numRuns: 30 },
    )
  })
})

describe('is refused before there is a request', () => {
  test.each(['append', 'replace'] as const)('%s with rows that are not valid', (op) => {
    const call = { op, definition: plain, rows: [{ day: '2026-11-30', total: 0.5 }] } as const
    expect(datasetRequests({ apiKey: KEY })(call)).toMatchObject({
      left: {
        _tag: 'InvalidRows',
        dataset: 'orders.by_day',
        issues: [{ path: '[0].total', code: 'not_whole' }],
      },
    })
  })

  test.each(['constructor', '', null, 0, ['day']])('append with the deleteBy %j', (deleteBy) => {
    const call = { op: 'append', definition: plain, rows: [], deleteBy: deleteBy as string } as const
    expect(datasetRequests({ apiKey: KEY })(call)).toEqual(
      E.left({
        _tag: 'InvalidRows',
        dataset: 'orders.by_day',
        issues: [
          {
            path: 'deleteBy',
            code: 'not_one_of',
            message: 'unknown field; expected one of day, total, shop',
          },
        ],
        more: 0,
        acceptedRows: 0,
      }),
    )
  })
})

test('a misspelled deleteBy is recognized', () => {
  const call = { op: 'append', definition: plain, rows: [], deleteBy: 'Day' } as const
  expect(datasetRequests({ apiKey: KEY })(call)).toMatchObject({
    left: { issues: [{ message: 'unknown field; did you mean day?' }] },
  })
})

test('a definition of one dataset takes no rows of another', () => {
  const other = defineDataset('abc', { count: number() })
  expect(E.isRight(other) && other.right.codec.is(rowsOf(1))).toBe(false)
})
