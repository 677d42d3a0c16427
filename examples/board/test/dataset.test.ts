import { PGlite } from '@electric-sql/pglite'
import { createDatasets } from '@gecko-widgets/datasets'
import { createDatasetsServer, type DatasetsServer } from '@gecko-widgets/datasets/testing'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { seed } from '../src/database.js'
import { createOrdersDataset, datasetPage, keepSending } from '../src/dataset.js'

const NOW = new Date('2026-03-18T10:30:00Z')

let db: PGlite
let server: DatasetsServer

beforeAll(async () => {
  db = new PGlite()
  await seed(db, NOW)
  server = await createDatasetsServer()
}, 120_000)

afterAll(async () => {
  await server.close()
  await db.close()
})

const orders = (apiKey = 'a-key') =>
  createOrdersDataset(createDatasets({ apiKey, url: server.url, retries: 0 }), db, () => NOW)

it('sends the orders of the last four weeks, each day and region once', async () => {
  const { id, send } = orders()
  const sent = await send()
  const rows = server.rows(id) ?? []
  expect(sent).toEqual(E.right({ _tag: 'DatasetAccepted', acceptedRows: rows.length }))
  expect(new Set(rows.map(({ day, region }) => `${day} ${region}`)).size).toBe(rows.length)
  expect(new Set(rows.map(({ region }) => region))).toEqual(new Set(['Americas', 'Asia', 'Europe']))
  expect([rows[0]?.['day'], rows.at(-1)?.['day']]).toEqual(['2026-02-19', '2026-03-18'])

  const { rows: known } = await db.query<{ readonly orders: number; readonly total: number }>(
    `select count(*)::int as orders, (sum(total) * 100)::float8 as total from orders where placed_at >= '2026-02-19Z'`,
  )
  const sum = (field: string): number => rows.reduce((all, row) => all + Number(row[field]), 0)
  expect({ orders: sum('orders'), total: sum('total') }).toEqual(known[0])
})

it('changes the day of an order that comes in, and no other', async () => {
  const { id, send } = orders()
  await send()
  const before = server.rows(id) ?? []
  await db.query(`insert into orders (user_id, total, placed_at) select min(id), 12.34, $1 from users`, [NOW])
  await send()
  const after = server.rows(id) ?? []
  const changed = after.filter((row, i) => JSON.stringify(row) !== JSON.stringify(before[i]))
  expect([after.length, changed.map(({ day }) => day)]).toEqual([before.length, ['2026-03-18']])
})

it('says what went wrong, and goes on', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue()
  const api = await createDatasetsServer({ apiKey: 'another' })
  const stop = await keepSending(createOrdersDataset(createDatasets({ apiKey: 'a-key', url: api.url }), db))
  stop()
  await api.close()
  expect(error.mock.calls).toEqual([[expect.stringContaining('API key')]])
  vi.restoreAllMocks()
})

it('shows what the dataset holds, the newest rows first', async () => {
  const page = datasetPage('orders', [
    { day: '2026-03-17', region: 'Asia', orders: 1 },
    { day: '2026-03-18', region: '<b>&', orders: null },
  ])
  expect(page).toContain('<tr><th>day</th><th>region</th><th>orders</th></tr>')
  expect(page).toContain(
    '<tr><td>2026-03-18</td><td>&lt;b&gt;&amp;</td><td></td></tr>\n<tr><td>2026-03-17</td><td>Asia</td><td>1</td></tr>',
  )
  expect(page).toContain('2 rows')
  expect(datasetPage('orders', [])).toContain('0 rows')
})
