import http from 'node:http'
import https from 'node:https'
import { Decimal128, Long, MongoClient } from 'mongodb'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { writeExamples } from '../../scripts/doc-examples.mjs'
import { freePort, type Service, startApi, startMongo, startPostgres } from '../src/services.js'

// The recipes of the docs, as they are on their pages, with the libraries that they name.

const DAY = 86_400_000
const recipes = writeExamples(process.cwd(), 'docs/recipes/', '.recipes')
const services: Service[] = []

const started = async (service: Promise<Service>): Promise<string> => {
  services.push(await service)
  return `127.0.0.1:${(await service).port}`
}

afterAll(async () => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  await Promise.all(services.map(({ stop }) => stop()))
})

/** Starts the file of a page, and asks one of its widgets. */
const start = async (page: string): Promise<(widget: string) => Promise<unknown>> => {
  const port = await freePort()
  vi.stubEnv('PORT', String(port))
  vi.stubEnv('GECKOBOARD_API_KEY', 'a-key')
  const found = recipes.filter(({ from }) => from === `docs/recipes/${page}.md`)
  expect(found).toHaveLength(1)
  await import(/* @vite-ignore */ found[0]?.path ?? '')
  const headers = { Authorization: `Basic ${btoa('a-key:X')}` }
  const ask = (widget: string) => realFetch(`http://127.0.0.1:${port}/widgets/${widget}`, { headers })
  await expect.poll(() => ask('').catch(() => undefined), { timeout: 20_000 }).toBeDefined()
  return async (widget) => {
    const response = await ask(widget)
    expect(response.status).toBe(200)
    return response.json()
  }
}

const realFetch = globalThis.fetch

const ORDERS = `
  create table orders (id int primary key, shop text not null, total numeric not null, created_at timestamptz not null);
  insert into orders values
    (1, 'Paris', 12.50, now()),
    (2, 'Berlin', 7.25, now()),
    (3, 'Paris', 30.25, now() - interval '3 days'),
    (4, 'Oslo', 99, now() - interval '45 days')`

let postgres: string
beforeAll(async () => {
  postgres = `postgres://postgres@${await started(startPostgres(ORDERS))}/postgres`
  vi.stubEnv('DATABASE_URL', postgres)
}, 180_000)

test('pg: one line with a point for each of 30 days', async () => {
  const ask = await start('postgres')
  const { series, ...axes } = (await ask('revenue')) as {
    readonly series: readonly { readonly data: readonly (readonly [string, number])[] }[]
  }
  const data = series[0]?.data ?? []
  expect(axes).toEqual({ x_axis: { type: 'datetime' }, y_axis: { format: 'currency', unit: 'EUR' } })
  expect(data).toHaveLength(30)
  expect(data.map(([, total]) => total).filter((total) => total !== 0)).toEqual([30.25, 19.75])
  expect(data.at(-1)?.[1]).toBe(19.75)
  for (const [day] of data) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
})

test('pg returns the types that the page says', async () => {
  const pool = new pg.Pool({ connectionString: postgres })
  const { rows } = await pool.query(`
    select count(*), 1::bigint as big, sum(id) as ids, sum(total) as total, 12.50 as literal,
      sum(total) filter (where false) as nothing, '2026-11-30'::date as day, now() as at,
      count(*)::int as n, sum(total)::float8 as float, coalesce(sum(total) filter (where false), 0)::float8 as zero,
      '2026-11-30'::date::text as text
    from orders`)
  expect(rows).toEqual([
    {
      ...{ count: '4', big: '1', ids: '10', total: '149.00', literal: '12.50', nothing: null },
      ...{ day: new Date(2026, 10, 30), at: expect.any(Date) },
      ...{ n: 4, float: 149, zero: 0, text: '2026-11-30' },
    },
  ])
  await pool.end()
})

test('Drizzle: the shops by revenue', async () => {
  const ask = await start('drizzle')
  expect(await ask('shops')).toEqual({
    items: [
      { label: 'Oslo', value: 99 },
      { label: 'Paris', value: 42.75 },
      { label: 'Berlin', value: 7.25 },
    ],
    format: 'currency',
    unit: 'EUR',
  })
})

const ticket = (closed: boolean, due: number) => ({ closed, dueAt: new Date(Date.now() + due) })

test('MongoDB: tickets by their time', async () => {
  const mongo = startMongo([
    ticket(false, -DAY),
    ticket(false, -2 * DAY),
    ticket(true, -DAY),
    ticket(false, DAY / 2),
    ticket(false, 3 * DAY),
  ])
  vi.stubEnv('MONGODB_URL', `mongodb://${await started(mongo)}/support`)
  const ask = await start('mongodb')
  expect(await ask('tickets')).toEqual({
    item: [
      { value: 2, text: 'Late' },
      { value: 1, text: 'Due tomorrow' },
      { value: 1, text: 'On time' },
    ],
  })
})

test('the driver of MongoDB returns the types that the page says', async () => {
  const at = new Date()
  const kept = {
    _id: 1,
    ...{ long: Long.fromNumber(42), huge: Long.MAX_VALUE, total: Decimal128.fromString('12.50'), at },
  }
  const client = new MongoClient(`mongodb://${await started(startMongo([kept]))}/support`)
  const [found] = await client
    .db()
    .collection('any')
    .aggregate([{ $match: {} }])
    .toArray()
  expect(found).toEqual({ ...kept, long: 42 })
  expect(found?.['huge']).toBeInstanceOf(Long)
  expect(Number(found?.['total'].toString())).toBe(12.5)
  await client.close()
})

test('Stripe: the payments of today, from all pages', async () => {
  const charge = (id: string, amount: number, rest = {}) => ({
    ...{ id, object: 'charge', paid: true, currency: 'eur', amount, amount_refunded: 0 },
    ...rest,
  })
  const asked: string[] = []
  const at = await started(
    startApi((req, res) => {
      const url = new URL(req.url ?? '', 'http://api.stripe.com')
      asked.push(`${req.headers.authorization} ${url.pathname} ${url.searchParams.get('starting_after')}`)
      const first = url.searchParams.get('starting_after') === null
      const data = first
        ? [charge('ch_1', 1250), charge('ch_2', 800, { currency: 'usd' })]
        : [charge('ch_3', 9900, { amount_refunded: 900 }), charge('ch_4', 500, { paid: false })]
      res.setHeader('Content-Type', 'application/json')
      res.end(JSON.stringify({ object: 'list', url: '/v1/charges', has_more: first, data }))
    }),
  )
  // The recipe names no host, as it should not: what goes to Stripe arrives here.
  vi.spyOn(https, 'request').mockImplementation(((options: http.RequestOptions) =>
    http.request({ ...options, host: '127.0.0.1', port: at.split(':')[1], agent: false })) as never)
  vi.stubEnv('STRIPE_API_KEY', 'rk_test_1')
  const ask = await start('stripe')
  expect(await ask('payments')).toEqual({ item: [{ value: 102.5, prefix: '€' }] })
  expect(await ask('payments')).toEqual({ item: [{ value: 102.5, prefix: '€' }] })
  expect(asked).toEqual(['Bearer rk_test_1 /v1/charges null', 'Bearer rk_test_1 /v1/charges ch_2'])
})

test('GitHub: pull requests that wait, and open issues', async () => {
  const asked: string[] = []
  const at = await started(
    startApi((req, res) => {
      const url = new URL(req.url ?? '', 'https://api.github.com')
      asked.push(`${req.headers.authorization} ${url.pathname} ${url.searchParams.get('q')}`)
      res.end(
        JSON.stringify({
          total_count: 17,
          items: [
            { title: 'Faster search', user: { login: 'ada' } },
            { title: 'Fewer words', user: null },
          ],
        }),
      )
    }),
  )
  vi.stubGlobal('fetch', (url: URL, init: RequestInit) => {
    expect(url.origin).toBe('https://api.github.com')
    return realFetch(`http://${at}${url.pathname}${url.search}`, init)
  })
  vi.stubEnv('GITHUB_TOKEN', 'a-token')
  vi.stubEnv('GITHUB_REPOSITORY', 'octocat/hello-world')
  const ask = await start('github')
  expect(await ask('reviews')).toEqual([
    { title: { text: 'Faster search' }, description: 'ada' },
    { title: { text: 'Fewer words' }, description: 'ghost' },
  ])
  expect(await ask('issues')).toEqual({ item: [{ value: 17 }] })
  expect(asked).toEqual([
    'Bearer a-token /search/issues repo:octocat/hello-world is:pr is:open draft:false review:required',
    'Bearer a-token /search/issues repo:octocat/hello-world is:issue is:open',
  ])
  vi.unstubAllGlobals()
})

test('CSV: sales from a sheet, and an error that names what is wrong', async () => {
  let sheet = {
    type: 'text/csv',
    text: '\uFEFFname,sales\r\nAda,"1,250"\r\n"Lovelace, B.",980.5\r\n\r\nCleo,\r\n',
  }
  const at = await started(
    startApi((_, res) => {
      res.setHeader('Content-Type', sheet.type)
      res.end(sheet.text)
    }),
  )
  vi.stubEnv('SHEET_URL', `http://${at}/pub?output=csv`)
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const ask = await start('csv')
  expect(await ask('sales')).toEqual({
    items: [
      { label: 'Ada', value: 1250 },
      { label: 'Lovelace, B.', value: 980.5 },
    ],
  })
  sheet = { type: 'text/csv', text: 'name,sales\nAda,many\n' }
  await expect(ask('sales')).rejects.toThrow()
  sheet = { type: 'text/html', text: '<!doctype html>' }
  await expect(ask('sales')).rejects.toThrow()
  const printed = log.mock.calls.flat().join('\n')
  expect(printed).toContain('[0].value: got NaN')
  expect(printed).toContain('expected CSV, got 200 text/html')
})
