// What has to compile, under both settings of exactOptionalPropertyTypes; `types.test.ts` does it.
import {
  type BarChartInput,
  type BulletInput,
  type FunnelInput,
  type GeckOMeterGiven,
  type GeckOMeterInput,
  type HighchartsInput,
  type LeaderboardInput,
  type LineChartInput,
  type LineChartLegacyInput,
  type ListInput,
  type MapInput,
  type MonitoringInput,
  type NumberInput,
  type PieChartInput,
  type RagInput,
  type TextInput,
  widgets,
} from '@gecko-widgets/core'
import { createGeckoboard, TEXT_INFO, TEXT_NONE, TEXT_WARN } from '@gecko-widgets/express'
import type { RequestHandler } from 'express'

interface Row {
  readonly name: string
  readonly count: number
  readonly color: string | undefined
  readonly before: number | null
  readonly status: 'Up' | 'Down'
  readonly type: 'alert' | 'info'
}

declare const rows: readonly Row[]
declare const load: () => Promise<Row[]>
declare const first: () => Promise<Row>
declare const config: { readonly chart?: { readonly type: string }; title?: string }
/** A query builder is a promise only by its `then`. */
declare const query: PromiseLike<Row[]>
declare const maybeText: string | undefined
declare const maybeNumber: number | undefined
declare const maybeFlag: boolean | undefined

const geckoboard = createGeckoboard({ apiKey: maybeText, password: maybeText, timeoutMs: undefined })

export const handlers: readonly RequestHandler[] = [
  // The data function's arguments and its ways to answer.
  geckoboard.number((req) => req.url.length),
  geckoboard.number(async (req, { signal }) => (signal.aborted ? 0 : [Number(req.query['n']), 1])),
  geckoboard.number(() => (maybeFlag ? 1 : first().then(({ count }) => count))),
  geckoboard.pieChart(() => query.then((found) => found.map((row) => [row.count, row.name]))),
  geckoboard.pieChart(() => [...new Set([1, 2])]),
  geckoboard.pieChart(() => [...new Map([['a', 1]])].map(([label, value]) => [value, label])),

  // The settings of every kind.
  geckoboard.number({}, () => 1),
  geckoboard.number({ encrypted: true, feedFormat: 'json', timeoutMs: 100 }, () => 1),
  geckoboard.number({ encrypted: false, feedFormat: 'xml' }, () => 1),
  geckoboard.number({ encrypted: maybeFlag }, () => 1),
  geckoboard.number({ encrypted: undefined, feedFormat: undefined, timeoutMs: undefined }, () => 1),
  geckoboard.list({ encrypted: true, feedFormat: 'json', timeoutMs: maybeNumber }, () => []),
  geckoboard.highcharts({ feedFormat: 'json' }, () => config),
  geckoboard.custom({ feedFormat: 'xml' }, () => 1),

  geckoboard.number(() => 42),
  geckoboard.number(() => [42]),
  geckoboard.number(() => [42, 40]),
  geckoboard.number(() => [42, maybeNumber]),
  geckoboard.number(() => [42, 40, '€']),
  geckoboard.number(() => [42, undefined, maybeText]),
  geckoboard.number(() => [42, '€']),
  geckoboard.number(async () => [(await first()).count, '€']),
  geckoboard.number(() => [{ value: 42, text: 'users', prefix: '€' }]),
  geckoboard.number(() => [{ value: 42 }, { value: 40 }]),
  geckoboard.number(() => [42, { value: 40 }]),
  geckoboard.number(async () => {
    const { count } = await first()
    return [{ value: count, text: maybeText }, count - 1]
  }),
  geckoboard.number(() => ({ value: 42, previous: 40 })),
  geckoboard.number(async () => ({ value: 42, previous: { value: 40, text: 'before' } })),
  geckoboard.number(() => ({ value: 42, trendline: rows.map((row) => row.count) })),
  geckoboard.number(() => ({ value: 42, absolute: true, reverse: true, type: 'time_duration' })),
  geckoboard.number(
    () =>
      ({
        value: 42,
        text: maybeText,
        prefix: maybeText,
        previous: maybeNumber,
        trendline: undefined,
        absolute: maybeFlag,
        reverse: maybeFlag,
        type: undefined,
      }) satisfies NumberInput,
  ),
  geckoboard.number(
    { text: 'users', prefix: maybeText, absolute: true, reverse: maybeFlag, type: 'time_duration' },
    async () => 42,
  ),

  geckoboard.rag(() => [3, 2, 1]),
  geckoboard.rag(() => [3, 2]),
  geckoboard.rag(() => [3, null, maybeNumber]),
  geckoboard.rag(() => [[3, 'bad'], [null, 'none'], { value: null, text: maybeText, prefix: maybeText }]),
  geckoboard.rag(async () => {
    const { count, name, before } = await first()
    return [count, [before, name], [count]]
  }),
  geckoboard.rag(() => ({ red: 3, amber: [2, 'so so'], green: { value: 1 }, reverse: true })),
  geckoboard.rag(
    async () => ({ red: 3, amber: null, green: undefined, reverse: maybeFlag }) satisfies RagInput,
  ),
  geckoboard.rag({ reverse: true }, () => [3, 2, 1]),

  geckoboard.text(() => 'All is well'),
  geckoboard.text(async () => (await first()).name),
  geckoboard.text(() => ['a', 'b']),
  geckoboard.text(() => [['a'], ['b', 'alert'], ['c', TEXT_INFO], 'd', { text: 'e' }]),
  geckoboard.text(() => rows.map((row) => row.name)),
  geckoboard.text(() => rows.map((row) => [row.name])),
  geckoboard.text(() => rows.map((row) => [row.name, row.count > 9 ? 'alert' : 'none'])),
  geckoboard.text(async () => (await load()).map((row) => [row.name, row.type])),
  geckoboard.text(async () => (await load()).map((row) => [row.name, row.count > 9 ? TEXT_WARN : TEXT_NONE])),
  geckoboard.text(() => rows.map((row) => ({ text: row.name, type: row.type }))),
  geckoboard.text(
    () =>
      [
        { text: 'a', type: 'info' },
        { text: 'b', type: undefined },
      ] satisfies TextInput,
  ),
  geckoboard.text({ timeoutMs: 100 }, async () => rows.map((row) => [row.name, 'info'])),

  geckoboard.pieChart(() => [10, 5]),
  geckoboard.pieChart(() => [[10, 'Chrome'], [5, 'Firefox', 'ff9900'], [1], 2, { value: 3 }]),
  geckoboard.pieChart(() => rows.map((row) => row.count)),
  geckoboard.pieChart(() => rows.map((row) => [row.count, row.name])),
  geckoboard.pieChart(() => rows.map((row) => [row.count, undefined, row.color])),
  geckoboard.pieChart(async () => (await load()).map((row) => [row.count, row.name, row.color])),
  geckoboard.pieChart(async () => (await load()).map(({ count, name }) => ({ value: count, label: name }))),
  geckoboard.pieChart(() => [{ value: 1, label: maybeText, color: maybeText }] satisfies PieChartInput),
  geckoboard.pieChart({ encrypted: true }, async () => (await load()).map((row) => [row.count, row.name])),

  geckoboard.lineChart(() => [1, 2, 3]),
  geckoboard.lineChart(() => rows.map((row) => row.count)),
  geckoboard.lineChart(async () => (await load()).map((row) => row.count)),
  geckoboard.lineChart(() => ({
    series: [{ data: [1, 2] }, { data: [3, 4], name: 'b', type: 'secondary' }],
  })),
  geckoboard.lineChart(() => ({ series: [{ data: rows.map((row) => [row.name, row.count]) }] })),
  geckoboard.lineChart(async () => ({
    series: [{ data: (await load()).map((row, i) => [i, row.count]), incompleteFrom: '2026-03' }],
    xAxis: { type: 'datetime' },
    yAxis: { format: 'currency', unit: 'EUR' },
  })),
  geckoboard.lineChart(() => ({
    series: rows.map((row) => ({ name: row.name, data: [row.count] })),
    xAxis: { labels: rows.map((row) => row.name) },
  })),
  geckoboard.lineChart(
    () =>
      ({
        series: [{ data: [1], name: maybeText, incompleteFrom: maybeText, type: undefined }],
        xAxis: { labels: undefined, type: undefined },
        yAxis: { format: undefined, unit: maybeText },
      }) satisfies LineChartInput,
  ),
  geckoboard.lineChart({ xAxis: { type: 'datetime', labels: ['2026-03'] }, yAxis: undefined }, () => [1]),

  geckoboard.lineChartLegacy(() => [[1, 2, 3]]),
  geckoboard.lineChartLegacy(() => [[1, 2, 3], 'Months']),
  geckoboard.lineChartLegacy(() => [
    [1, 2, 3],
    ['Jan', 'Mar'],
    ['low', 'high'],
  ]),
  geckoboard.lineChartLegacy(() => [[1, 2, 3], maybeText, undefined, maybeText]),
  geckoboard.lineChartLegacy(() => [rows.map((row) => row.count), rows.map((row) => row.name)]),
  geckoboard.lineChartLegacy(async () => [
    (await load()).map((row) => row.count),
    ['Jan', 'Mar'],
    'y',
    'ff9900',
  ]),
  geckoboard.lineChartLegacy(async () => [[1], 'x'] satisfies LineChartLegacyInput),
  geckoboard.lineChartLegacy({ xAxis: ['a'], yAxis: maybeText, color: 'ff9900' }, () => [[1, 2]]),

  geckoboard.barChart(() => [1, 2, 3]),
  geckoboard.barChart(async () => (await load()).map((row) => row.count)),
  geckoboard.barChart(() => ({
    series: rows.map((row) => ({ data: [row.count], name: row.name })),
    xAxis: { labels: rows.map((row) => row.name), type: 'standard' },
    yAxis: { format: 'percent' },
  })),
  geckoboard.barChart(
    async () => ({ series: [{ data: [1], name: maybeText }], xAxis: undefined }) satisfies BarChartInput,
  ),
  geckoboard.barChart({ xAxis: { labels: ['a'] }, yAxis: { format: 'currency', unit: 'EUR' } }, () => [1]),

  geckoboard.geckOMeter(() => [23, 10, 30]),
  geckoboard.geckOMeter(() => [23, [10, 'low'], [30]]),
  geckoboard.geckOMeter(async () => [(await first()).count, 0, [100, maybeText]]),
  geckoboard.geckOMeter(() => ({ value: 23, min: 10, max: [30, 'high'], reverse: true })),
  geckoboard.geckOMeter(
    async () =>
      ({
        value: 23,
        min: 10,
        max: 30,
        format: undefined,
        unit: maybeText,
        reverse: maybeFlag,
      }) satisfies GeckOMeterInput,
  ),
  geckoboard.geckOMeter(
    { min: 0, max: [5000, 'goal'], format: 'currency', unit: 'EUR', reverse: false },
    () => 23,
  ),
  geckoboard.geckOMeter(
    { min: 0 },
    async () => ({ value: 23, max: 30, min: undefined }) satisfies GeckOMeterGiven,
  ),
  geckoboard.geckOMeter({ reverse: maybeFlag }, () => [23, 10, 30]),

  geckoboard.funnel(() => ({ items: [[100, 'visits'], { value: 25, label: 'orders' }] })),
  geckoboard.funnel(() => ({ items: rows.map((row) => [row.count, row.name]), sort: true })),
  geckoboard.funnel(async () => ({ items: (await load()).map((row) => [row.count, row.name]) })),
  geckoboard.funnel(async () => ({ items: rows.map((row) => ({ value: row.count, label: row.name })) })),
  geckoboard.funnel(() => ({ items: [[1, 'a']], type: 'reverse', percentage: 'hide' })),
  geckoboard.funnel(
    () => ({ items: [], type: undefined, percentage: undefined, sort: maybeFlag }) satisfies FunnelInput,
  ),
  geckoboard.funnel({ type: 'standard', percentage: 'show', sort: maybeFlag }, () => ({ items: [[1, 'a']] })),

  geckoboard.bullet(() => ({ label: 'a', axisPoints: [0, 500], current: 250 })),
  geckoboard.bullet(() => [{ label: 'a', axisPoints: [0, 1], current: [0, 1] }]),
  geckoboard.bullet(() => rows.map((row) => ({ label: row.name, axisPoints: [0, 1], current: row.count }))),
  geckoboard.bullet(() =>
    rows.map((row) => ({ label: row.name, axisPoints: [0, 1], current: [0, row.count] })),
  ),
  geckoboard.bullet(async () =>
    (await load()).map((row) => ({
      label: row.name,
      axisPoints: [0, 10, 20],
      current: row.count,
      comparative: 9,
      red: [0, 5],
      amber: [5, 10],
      green: [10, 20],
      projected: [0, 15],
      orientation: 'vertical',
    })),
  ),
  geckoboard.bullet(
    () =>
      ({
        label: 'a',
        axisPoints: [0, 1],
        current: 1,
        sublabel: maybeText,
        comparative: maybeNumber,
        red: undefined,
        amber: undefined,
        green: undefined,
        projected: maybeNumber,
        autoScale: maybeFlag,
        orientation: undefined,
      }) satisfies BulletInput,
  ),
  geckoboard.bullet({ orientation: 'vertical', autoScale: false, sublabel: maybeText }, async () => []),

  geckoboard.leaderboard(() => [['Ann'], ['Bob', 40], ['Cy', 39, 1], ['Di', undefined, 2], { label: 'Ed' }]),
  geckoboard.leaderboard(() => rows.map((row) => [row.name, row.count])),
  geckoboard.leaderboard(async () => (await load()).map((row, i) => [row.name, row.count, i + 1])),
  geckoboard.leaderboard(() => rows.map((row) => ({ label: row.name, value: row.count }))),
  geckoboard.leaderboard(() => ({ items: rows.map((row) => [row.name, row.count]), format: 'percent' })),
  geckoboard.leaderboard(
    async () =>
      ({
        items: [{ label: 'a', value: maybeNumber, previousRank: maybeNumber }],
        format: undefined,
        unit: maybeText,
      }) satisfies LeaderboardInput,
  ),
  geckoboard.leaderboard({ format: 'currency', unit: 'EUR' }, () => rows.map((row) => [row.name, row.count])),

  geckoboard.list(() => ['a', { title: 'b' }, { title: { text: 'c', highlight: true } }]),
  geckoboard.list(() => rows.map((row) => row.name)),
  geckoboard.list(async () =>
    (await load()).map((row) => ({
      title: row.name,
      label: { name: row.status, color: row.color },
      description: maybeText,
    })),
  ),
  geckoboard.list(() => rows.map((row) => ({ title: { text: row.name, highlight: maybeFlag } }))),
  geckoboard.list(() => [{ title: 'a', label: undefined, description: undefined }] satisfies ListInput),
  geckoboard.list({ timeoutMs: 100 }, async () => []),

  geckoboard.map(() => [
    { city: { name: 'Paris', countryCode: 'FR' }, size: 5 },
    { latitude: 0, longitude: 0, color: 'ff9900' },
    { host: 'example.com', cssClass: 'big' },
    { ip: '192.0.2.1' },
  ]),
  geckoboard.map(() =>
    rows.map((row) => ({ city: { name: row.name, regionCode: maybeText }, color: row.color })),
  ),
  geckoboard.map(async () => (await load()).map((row) => ({ latitude: row.count, longitude: row.count }))),
  geckoboard.map(async () => (await load()).map((row) => ({ host: row.name, size: maybeNumber }))),
  geckoboard.map(() => rows.map((row) => (row.color === undefined ? { ip: row.name } : { host: row.name }))),
  geckoboard.map(
    () => [{ ip: 'a', host: undefined, city: undefined, cssClass: maybeText }] satisfies MapInput,
  ),
  geckoboard.map({ feedFormat: 'xml' }, () => []),

  geckoboard.monitoring(() => 'Up'),
  geckoboard.monitoring(() => (maybeFlag ? 'Up' : 'Unreported')),
  geckoboard.monitoring(async () => (await first()).status),
  geckoboard.monitoring(async () => ({ status: 'Down', downTime: 'NOW', responseTime: '124 ms' })),
  geckoboard.monitoring(
    () => ({ status: 'Up', downTime: maybeText, responseTime: undefined }) satisfies MonitoringInput,
  ),
  geckoboard.monitoring({ encrypted: true }, async () => ((await first()).count > 0 ? 'Up' : 'Down')),

  geckoboard.highcharts(() => '{ "chart": {} }'),
  geckoboard.highcharts(() => ({
    chart: { type: 'pie' },
    series: rows.map((row) => ({ data: [row.count] })),
  })),
  geckoboard.highcharts(() => config satisfies HighchartsInput),
  geckoboard.highcharts(async () => config),
  geckoboard.highcharts({ encrypted: true }, async () => 'chart = {}'),

  geckoboard.custom(() => null),
  geckoboard.custom(async () => rows),
  geckoboard.custom({ timeoutMs: 100 }, () => ({ any: { thing: [1, 'a', null] } })),
]

// Core alone.
export const payloads = [
  widgets.number.encode([42, 40, '€']),
  widgets.number.encodeWith({ absolute: true })([42, 40]),
  widgets.geckOMeter.encodeWith({ min: 0, max: 30 })(23),
  widgets.pieChart.encode(rows.map((row) => [row.count, row.name])),
  widgets.leaderboard.encode(rows.map((row) => [row.name, row.count])),
  widgets.map.encode(rows.map((row) => ({ host: row.name }))),
  widgets.highcharts.encode(config),
]
