import { cached } from '@gecko-widgets/cache'
import { type NumberInput, widgets } from '@gecko-widgets/core'
import { inputSchema, payloadSchema, type SchemaTarget } from '@gecko-widgets/core/schema'
import { inputs, laws } from '@gecko-widgets/core/testing'
import { encodeXml } from '@gecko-widgets/core/xml'
import {
  createDatasets,
  type DatasetResult,
  date,
  money,
  optional,
  type RowOf,
  string,
} from '@gecko-widgets/datasets'
import { createDatasetsServer } from '@gecko-widgets/datasets/testing'
import { createGeckoboard } from '@gecko-widgets/express'
import * as web from '@gecko-widgets/fetch'
import * as koa from '@gecko-widgets/koa'
import * as next from '@gecko-widgets/next'
import { createPusher } from '@gecko-widgets/push'
import type { Middleware } from 'koa'

const geckoboard = createGeckoboard({ apiKey: process.env['KEY'], timeoutMs: undefined })
const rows = [{ v: 1, l: 'a', c: 'ff9900' }]
export const handlers = [
  geckoboard.number(() => 1),
  geckoboard.number(async (req, { signal }) => [req.url.length, signal.aborted ? 1 : 2, '$']),
  geckoboard.number(
    { encrypted: true, absolute: true },
    async () => ({ value: 1, prefix: undefined }) satisfies NumberInput,
  ),
  geckoboard.rag(() => [1, [null, 'none'], { value: 2 }]),
  geckoboard.text(() => rows.map((r) => [r.l, 'alert'])),
  geckoboard.pieChart(async () => rows.map((r) => [r.v, r.l, r.c])),
  geckoboard.pieChart(() => rows.map((r) => ({ value: r.v, label: r.l }))),
  geckoboard.lineChart(() => rows.map((r) => r.v)),
  geckoboard.lineChart({ feedFormat: 'xml' }, () => ({ series: [{ data: rows.map((r) => [r.l, r.v]) }] })),
  geckoboard.lineChartLegacy(() => [rows.map((r) => r.v), rows.map((r) => r.l)]),
  geckoboard.geckOMeter(() => [1, 0, [2, 'max']]),
  geckoboard.geckOMeter({ min: 0, max: 2 }, () => 1),
  geckoboard.funnel(() => ({ items: rows.map((r) => [r.v, r.l]), sort: true })),
  geckoboard.bullet(() => rows.map((r) => ({ label: r.l, axisPoints: [0, 1], current: r.v }))),
  geckoboard.custom(() => rows),
  geckoboard.pieChart(
    cached({ key: 'rows', ttlMs: 1 })(async (_, { signal }) =>
      signal.aborted ? [] : rows.map((r) => [r.v, r.l, r.c]),
    ),
  ),
]
export const middleware: Middleware = koa
  .createGeckoboard()
  .number(async (ctx, { signal }) => [ctx.path.length, signal.aborted ? 1 : 2])
export const answer: (request: Request) => Promise<Response> = web
  .createGeckoboard()
  .pieChart({ encrypted: true }, async (request) => rows.map((r) => [r.v, request.url]))
export const { GET, POST } = next
  .createGeckoboard()
  .text(async (request, { params, signal }: { params: Promise<{ id: string }>; signal: AbortSignal }) => [
    [(await params).id, 'info'],
    signal.aborted ? 'late' : request.url,
  ])
const context: { params: Promise<{ id: string }> } = { params: Promise.resolve({ id: 'a' }) }
export const response: Promise<Response> = GET(new Request('https://example.com'), context)
export const law: (input: readonly number[]) => void = laws.isServed('pieChart')
export const arbitrary = inputs.map
const target: SchemaTarget = 'draft-07'
export const schemas: readonly object[] = [inputSchema('number'), payloadSchema('number', target)]
export const xml = encodeXml({ kind: 'text', json: {} })
const { push } = createPusher({ apiKey: 'a-key' })
export const pushed = push.number('12345-users', [42, 40])
export const decoded = widgets.funnel.decode(rows)

const orders = createDatasets({ apiKey: 'a-key' }).dataset(
  'orders',
  { day: date(), total: money('EUR'), shop: optional(string()) },
  { uniqueBy: ['day'] },
)
const order: RowOf<typeof orders> = { day: '2026-11-30', total: 1, shop: undefined }
export const sent: Promise<DatasetResult> = orders.append([order, { day: '2026-11-30', total: 1 }], {
  deleteBy: 'day',
})
export const server = createDatasetsServer({ mostRows: undefined })

// @ts-expect-error a Date has no day without a time zone
void orders.append([{ day: new Date(), total: 1 }])
// @ts-expect-error the result is no number
geckoboard.number(() => '12')
// @ts-expect-error there is no such setting
geckoboard.number({ absolut: true }, () => 1)
// @ts-expect-error an encrypted widget has no XML
geckoboard.number({ encrypted: true, feedFormat: 'xml' }, () => 1)
// @ts-expect-error the setting of another kind
geckoboard.text({ absolute: true }, () => 'a')
// @ts-expect-error the seed's spelling
geckoboard.pieChart(() => [{ value: 1, colour: 'ff9900' }])
// @ts-expect-error no scale
geckoboard.geckOMeter(() => ({ value: 1 }))
// @ts-expect-error the result is no number, in another framework
koa.createGeckoboard().number((ctx) => ctx.path)
// @ts-expect-error a route without params of that name
GET(new Request('https://example.com'), { params: Promise.resolve({ name: 'a' }) })
// @ts-expect-error with a fixed key there is no request to read
cached({ key: 'rows', ttlMs: 1 })((req) => req.url)
// @ts-expect-error the result is no number, when it is pushed
export const refused = push.number('12345-users', '12')
// @ts-expect-error there is no such kind
inputSchema('pie')
// @ts-expect-error there is no such option
createGeckoboard({ encription: true })
