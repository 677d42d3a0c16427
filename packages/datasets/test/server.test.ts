import { createDatasets, date, money, number, optional, string } from '@gecko-widgets/datasets'
import {
  createDatasetsServer,
  type DatasetsServer,
  type DatasetsServerOptions,
} from '@gecko-widgets/datasets/testing'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, onTestFinished, test } from 'vitest'

const start = async (options?: DatasetsServerOptions): Promise<DatasetsServer> => {
  const server = await createDatasetsServer(options)
  onTestFinished(server.close)
  return server
}

const clientOf = ({ url }: DatasetsServer, apiKey = 'a-key') => createDatasets({ apiKey, url, retries: 0 })

/** Sends what no client of ours sends. */
const send = async (
  { url }: DatasetsServer,
  method: string,
  path: string,
  body?: unknown,
  key = 'a-key:',
) => {
  const response = await fetch(url + path, {
    method,
    headers: { Authorization: `Basic ${btoa(key)}` },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const said = (await response.json()) as { readonly error: { readonly message: string } }
  return [response.status, said] as const
}

const error = (message: string) => ({ error: { message } })

describe('keys', () => {
  test('any key is accepted, in the right place', async () => {
    const server = await start()
    expect(await send(server, 'GET', '/')).toEqual([200, {}])
    for (const key of ['', ':', ':a-key', 'a-key', 'a-key:X'])
      expect(await send(server, 'GET', '/', undefined, key)).toEqual([401, error('Your API key is invalid')])
    expect((await fetch(server.url)).status).toBe(401)
  })

  test('or only one', async () => {
    const server = await start({ apiKey: 'right' })
    expect(await clientOf(server, 'right').ping()).toMatchObject({ _tag: 'Right' })
    expect(await clientOf(server, 'wrong').ping()).toEqual(
      E.left({ _tag: 'Unauthorized', status: 401, message: 'Your API key is invalid', acceptedRows: 0 }),
    )
  })
})

describe('a dataset', () => {
  const fields = { day: date(), total: money('EUR') }

  test('is created once, and found again', async () => {
    const server = await start()
    const schema = {
      fields: {
        day: { type: 'date', name: 'Day' },
        total: { type: 'money', name: 'T', currency_code: 'EUR' },
      },
      unique_by: ['day'],
    }
    const created = { id: 'orders', ...schema }
    expect(await send(server, 'PUT', '/datasets/orders', schema)).toEqual([201, created])
    expect(await send(server, 'PUT', '/datasets/orders', schema)).toEqual([200, created])
    expect(server.rows('orders')).toEqual([])
    expect(server.rows('others')).toBeUndefined()
  })

  test('with other fields is a conflict, until it is deleted', async () => {
    const server = await start()
    const { dataset } = clientOf(server)
    await dataset('orders', fields).findOrCreate()
    const others = dataset('orders', { day: date() })
    expect(await others.findOrCreate()).toEqual(
      E.left({
        _tag: 'Conflict',
        message: 'A dataset with different fields already exists with the ID "orders"',
        acceptedRows: 0,
      }),
    )
    expect(await others.delete()).toMatchObject({ _tag: 'Right' })
    expect(await others.delete()).toMatchObject({ left: { _tag: 'NotFound', message: 'Dataset not found' } })
    expect(await others.findOrCreate()).toMatchObject({ _tag: 'Right' })
  })

  test('that is not there has no rows', async () => {
    const orders = clientOf(await start()).dataset('orders', fields)
    const missing = { left: { _tag: 'NotFound', message: 'Dataset not found', acceptedRows: 0 } }
    expect(await orders.append([{ day: '2026-11-30', total: 1 }])).toMatchObject(missing)
    expect(await orders.replace([])).toMatchObject(missing)
  })

  test.each([
    [{ fields: {} }, 'fields: expected at least one field'],
    [{ fields: { a: { type: 'text' } } }, /^fields.a.type: expected one of/],
    [{}, /^fields: missing; expected an object of fields/],
    [{ fields: { a: { type: 'string' } }, uniqueBy: ['a'] }, 'unknown uniqueBy'],
    [{ fields: { a: { type: 'number' } }, unique_by: ['a'] }, /^uniqueBy\[0\]: /],
  ])('%j is not a schema', async (schema, message) => {
    const [status, body] = await send(await start(), 'PUT', '/datasets/orders', schema)
    expect([status, body.error.message]).toEqual([
      400,
      typeof message === 'string' ? message : expect.stringMatching(message),
    ])
  })
})

describe('rows', () => {
  const prepared = async (
    options: DatasetsServerOptions = {},
    uniqueBy: readonly ('name' | 'shop')[] = [],
  ) => {
    const server = await start(options)
    const stock = clientOf(server).dataset(
      'stock',
      { name: string(), count: number(), shop: optional(string()) },
      { uniqueBy },
    )
    await stock.findOrCreate()
    return { server, stock }
  }
  const row = (name: string, count: number, shop: string | null = null) => ({ name, count, shop })

  test('are added, and replaced', async () => {
    const { server, stock } = await prepared()
    await stock.append([{ name: 'Tea', count: 3 }])
    await stock.append([{ name: 'Tea', count: 3, shop: 'A' }])
    expect(server.rows('stock')).toEqual([row('Tea', 3), row('Tea', 3, 'A')])
    await stock.replace([{ name: 'Milk', count: 1 }])
    expect(server.rows('stock')).toEqual([row('Milk', 1)])
    await stock.replace([])
    expect(server.rows('stock')).toEqual([])
  })

  test('with the key of another replace it, also within one request', async () => {
    const { server, stock } = await prepared({}, ['name', 'shop'])
    await stock.append([
      { name: 'Tea', count: 1 },
      { name: 'Tea', count: 2, shop: 'A' },
      { name: 'Tea', count: 3 },
    ])
    await stock.append([{ name: 'Tea', count: 4, shop: 'A' }])
    expect(server.rows('stock')).toEqual([row('Tea', 3), row('Tea', 4, 'A')])
    await stock.replace([
      { name: 'Milk', count: 1 },
      { name: 'Milk', count: 2 },
    ])
    expect(server.rows('stock')).toEqual([row('Milk', 2)])
  })

  test('beyond the limit go: the oldest, or those with the least value', async () => {
    const { server, stock } = await prepared({ mostRows: 3 })
    await stock.append([3, 1, 2].map((count) => ({ name: `n${count}`, count })))
    await stock.append([{ name: 'n0', count: 0 }])
    expect(server.rows('stock')?.map(({ count }) => count)).toEqual([1, 2, 0])
    await stock.append([{ name: 'n5', count: 5 }], { deleteBy: 'count' })
    expect(server.rows('stock')?.map(({ count }) => count)).toEqual([1, 2, 5])
  })

  test('are 5,000 at most by default', async () => {
    const { server, stock } = await prepared()
    await stock.append(Array.from({ length: 5100 }, (_, count) => ({ name: 'n', count })))
    expect([server.rows('stock')?.length, server.rows('stock')?.[0]?.['count']]).toEqual([5000, 100])
  })

  test.each([
    [{ data: [{ name: 'a' }] }, /^data\[0\].count: missing; expected/],
    [{ data: [{ name: 'a', count: '1' }] }, /^data\[0\].count: got a numeric string/],
    [{ data: [{ name: 'a', count: 1, more: 1 }] }, /^data\[0\].more: unknown field; expected one of/],
    [{ data: {} }, /^data: got an object; expected a list/],
    [{}, /^data: missing; expected a list/],
    [{ data: [], deleteBy: 'name' }, /^unknown deleteBy$/],
    [{ data: [], delete_by: 'more' }, /^delete_by: expected a field$/],
    [{ data: Array(501).fill({ name: 'a', count: 1 }) }, /^expected at most 500 records$/],
    [[], /^expected a JSON object$/],
    ['x', /^expected a JSON object$/],
  ])('%j are refused, and none is stored', async (body, message) => {
    const { server } = await prepared()
    const [status, said] = await send(server, 'POST', '/datasets/stock/data', body)
    expect([status, said.error.message]).toEqual([400, expect.stringMatching(message)])
    expect(server.rows('stock')).toEqual([])
  })
})

test.each([
  ['GET', '/datasets', 404],
  ['GET', '/datasets/stock/more', 404],
  ['POST', '/', 405],
  ['DELETE', '/datasets/stock/data', 405],
  ['POST', '/datasets/stock', 405],
])('%s %s gets %i', async (method, path, status) => {
  const server = await start()
  expect((await send(server, method, path, method === 'GET' ? undefined : {}))[0]).toBe(status)
})

test('a key has a limit of requests', async () => {
  const server = await start({ rateLimit: { requests: 2, intervalMs: 300 } })
  const statuses = async (key: string, count: number) => {
    const found = []
    for (let i = 0; i < count; i++) found.push((await send(server, 'GET', '/', undefined, key))[0])
    return found
  }
  expect(await statuses('a:', 4)).toEqual([200, 200, 429, 429])
  expect(await statuses('b:', 1)).toEqual([200])
  expect((await send(server, 'GET', '/', undefined, 'a:'))[1].error.message).toContain(
    'rate limit of 2 requests',
  )
  await expect.poll(() => statuses('a:', 1)).toEqual([200])
})
