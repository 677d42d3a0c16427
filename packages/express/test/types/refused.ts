// What must not compile, each with the reason that the last line of its error gives. `types.test.ts` holds the words,
// under both settings of exactOptionalPropertyTypes.
import { type NumberInput, type PieChartInput, widgets } from '@gecko-widgets/core'
import { createGeckoboard } from '@gecko-widgets/express'

interface Row {
  readonly name: string
  readonly count: number
}

declare const rows: readonly Row[]
declare const load: () => Promise<Row[]>

const geckoboard = createGeckoboard()
const point = { label: 'a', axisPoints: [0, 1], current: 1 }

// A wrong result, of every kind: now and later. `custom` takes any value.

// @ts-expect-error TS2322: Type 'string' is not assignable to type 'Awaitable<NumberInput>'.
geckoboard.number(() => '12')
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'NumberInput'.
geckoboard.number(async () => '12')
// @ts-expect-error TS2322: Type 'bigint' is not assignable to type 'Awaitable<NumberInput>'.
geckoboard.number(() => 12n)
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'.
geckoboard.number(() => ({ value: '12' }))
// @ts-expect-error TS2322: Source has 4 element(s) but target allows only 3.
geckoboard.number(() => [1, 2, '$', 4])
// @ts-expect-error TS2322: Target requires 2 element(s) but source may have fewer.
geckoboard.number(async () => (await load()).map((row) => row.count))
// @ts-expect-error TS2322: Type 'undefined' is not assignable to type 'Awaitable<NumberInput>'.
geckoboard.number(() => undefined)
// @ts-expect-error TS2345: Type 'void' is not assignable to type 'NumberInput'.
geckoboard.number(async () => {})
// @ts-expect-error TS2322: Type 'null' is not assignable to type 'number'.
geckoboard.number({ absolute: true }, async () => ({ value: null }))
// @ts-expect-error TS2322: Source has 1 element(s) but target requires 2.
geckoboard.rag(() => [1])
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'RagSlot | undefined'.
geckoboard.rag(() => [1, 2, '3'])
// @ts-expect-error TS2322: Property 'amber' is missing in type '{ red: number; }' but required in type 'RagFields'.
geckoboard.rag(async () => ({ red: 1 }))
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'Awaitable<TextInput>'.
geckoboard.text(() => 1)
// @ts-expect-error TS2322: Type '"warn"' is not assignable to type 'TextType | null | undefined'.
geckoboard.text(() => [['a', 'warn']])
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'TextType | null | undefined'.
geckoboard.text(async () => (await load()).map((row) => [row.name, row.count]))
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'Awaitable<PieChartInput>'.
geckoboard.pieChart(() => 1)
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'.
geckoboard.pieChart(() => rows.map((row) => [row.name, row.count]))
// @ts-expect-error TS2322: Property 'value' is missing in type '{ label: string; }' but required in type 'PieChartSlice'.
geckoboard.pieChart(async () => (await load()).map((row) => ({ label: row.name })))
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'.
geckoboard.lineChart(() => ['1'])
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'LineChartPoint'.
geckoboard.lineChart(async () => ({ series: [{ data: ['1'] }] }))
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'.
geckoboard.lineChart(() => ({ series: [{ data: rows.map((row) => [row.count, row.name]) }] }))
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'Awaitable<LineChartLegacyInput>'.
geckoboard.lineChartLegacy(() => 1)
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'.
geckoboard.lineChartLegacy(async () => [rows.map((row) => row.name)])
// @ts-expect-error TS2322: Type '[string, number]' is not assignable to type 'number'.
geckoboard.barChart(() => ({ series: [{ data: [['a', 1]] }] }))
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'.
geckoboard.barChart(async () => (await load()).map((row) => row.name))
// @ts-expect-error TS2322: Type '{ value: number; }' is missing the following properties from type 'GeckOMeterFields': min, max
geckoboard.geckOMeter(() => ({ value: 1 }))
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'GeckOMeterInput'.
geckoboard.geckOMeter(async () => 1)
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'Awaitable<GeckOMeterGiven>'.
geckoboard.geckOMeter({ min: 0, max: 1 }, () => '1')
// @ts-expect-error TS2322: Property 'items' is missing in type '(string | number)[][]' but required in type 'FunnelInput'.
geckoboard.funnel(() => [[1, 'a']])
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'.
geckoboard.funnel(async () => ({ items: (await load()).map((row) => [row.name, row.count]) }))
// @ts-expect-error TS2322: Property 'current' is missing in type '{ label: string; axisPoints: number[]; }' but required in type 'BulletGraph'.
geckoboard.bullet(() => ({ label: 'a', axisPoints: [0, 1] }))
// @ts-expect-error TS2322: Source has 1 element(s) but target requires 2.
geckoboard.bullet(async () => [{ ...point, red: [1] }])
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'.
geckoboard.leaderboard(() => [['a', '1']])
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'string'.
geckoboard.leaderboard(async () => (await load()).map((row) => [row.count, row.name]))
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'string | ListItem'.
geckoboard.list(() => [1])
// @ts-expect-error TS2322: Property 'title' is missing in type '{ label: string; }' but required in type 'ListItem'.
geckoboard.list(async () => (await load()).map((row) => ({ label: row.name })))
// @ts-expect-error TS2322: is missing in type '{ size: number; }'
geckoboard.map(() => [{ size: 1 }])
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'null | undefined'.
geckoboard.map(() => [{ host: 'a', ip: 'b' }])
// @ts-expect-error TS2322: Property 'longitude' is missing in type '{ latitude: number; }' but required in type 'MapCoordinatesPoint'.
geckoboard.map(() => [{ latitude: 1 }])
// @ts-expect-error TS2322: Property 'latitude' is missing in type '{ longitude: number; }' but required in type 'MapCoordinatesPoint'.
geckoboard.map(async () => (await load()).map((row) => ({ longitude: row.count })))
// @ts-expect-error TS2820: Type '"up"' is not assignable to type 'Awaitable<MonitoringInput>'. Did you mean '"Up"'?
geckoboard.monitoring(() => 'up')
// @ts-expect-error TS2322: Type '"up"' is not assignable to type 'MonitoringStatus'. Did you mean '"Up"'?
geckoboard.monitoring(async () => ({ status: 'up' }))
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'Awaitable<HighchartsInput>'.
geckoboard.highcharts(() => 1)
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'HighchartsInput'.
geckoboard.highcharts(async () => 1)

// Settings.

// @ts-expect-error TS2561: 'absolut' does not exist in type 'BuilderSettings<"number">'. Did you mean to write 'absolute'?
geckoboard.number({ absolut: true }, () => 1)
// @ts-expect-error TS2353: 'absolute' does not exist in type 'BuilderSettings<"text">'.
geckoboard.text({ absolute: true }, () => 'a')
// @ts-expect-error TS2353: 'absolute' does not exist in type 'BuilderSettings<"custom">'.
geckoboard.custom({ absolute: true }, () => 'a')
// @ts-expect-error TS2345: Type '"xml"' is not assignable to type '"json"'.
geckoboard.number({ encrypted: true, feedFormat: 'xml' }, () => 1)
// @ts-expect-error TS2322: Type '"xml"' is not assignable to type '"json"'.
geckoboard.list({ feedFormat: 'xml' }, () => ['a'])
// @ts-expect-error TS2322: Type '"xml"' is not assignable to type '"json"'.
geckoboard.highcharts({ feedFormat: 'xml' }, () => ({}))
// @ts-expect-error TS2322: Type '"yaml"' is not assignable to type 'FeedFormat | undefined'.
geckoboard.number({ feedFormat: 'yaml' }, () => 1)
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'.
geckoboard.number({ timeoutMs: '1' }, () => 1)
// @ts-expect-error TS2741: Property 'nowCalled' is missing in type '{}' but required in type 'NowCalled<"xAxis">'.
geckoboard.lineChart({ x_axis: {} }, () => [1])
// @ts-expect-error TS2322: Type 'boolean' is not assignable to type 'NowCalled<"autoScale">'.
geckoboard.bullet({ auto_scale: true }, () => point)
// @ts-expect-error TS2353: 'encription' does not exist in type 'GeckoboardOptions'.
createGeckoboard({ encription: true })
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'string | readonly string[] | undefined'.
createGeckoboard({ apiKey: 42 })

// Old spellings.

// @ts-expect-error TS2322: Type 'string' is not assignable to type 'NowCalled<"color">'.
geckoboard.pieChart(() => [{ value: 1, colour: 'ff9900' }])
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'NowCalled<"color">'.
geckoboard.pieChart(async () => (await load()).map((row) => ({ value: row.count, colour: 'ff9900' })))
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'NowCalled<"incompleteFrom">'.
geckoboard.lineChart(() => ({ series: [{ data: [1], incomplete_from: 'a' }] }))
// @ts-expect-error TS2353: 'labels' does not exist in type 'NowCalled<"xAxis">'.
geckoboard.lineChart(() => ({ series: [{ data: [1] }], x_axis: { labels: ['a'] } }))
// @ts-expect-error TS2741: Property 'nowCalled' is missing in type '{}' but required in type 'NowCalled<"yAxis">'.
geckoboard.barChart(() => ({ series: [{ data: [1] }], y_axis: {} }))
// @ts-expect-error TS2741: Property 'nowCalled' is missing in type 'number[]' but required in type 'NowCalled<"axisPoints">'.
geckoboard.bullet(() => ({ ...point, axis_points: [0, 1] }))
// @ts-expect-error TS2322: Type 'boolean' is not assignable to type 'NowCalled<"autoScale">'.
geckoboard.bullet(() => rows.map(() => ({ ...point, auto_scale: true })))
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'NowCalled<"previousRank">'.
geckoboard.leaderboard(() => [{ label: 'a', previous_rank: 1 }])
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'NowCalled<"color">'.
geckoboard.list(() => [{ title: 'a', label: { name: 'b', colour: 'ff9900' } }])
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'NowCalled<"countryCode">'.
geckoboard.map(() => [{ city: { name: 'a', country_code: 'FR' } }])
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'NowCalled<"name">'.
geckoboard.map(() => [{ city: { city_name: 'a' } }])
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'NowCalled<"regionCode">'.
geckoboard.map(() => [{ city: { name: 'a', region_code: 'CA' } }])
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'NowCalled<"cssClass">'.
geckoboard.map(() => [{ host: 'a', cssclass: 'b' }])
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'NowCalled<"color">'.
geckoboard.map(() => rows.map((row) => ({ host: row.name, colour: 'ff9900' })))
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'NowCalled<"downTime">'.
geckoboard.monitoring(() => ({ status: 'Up', downtime: 'never' }))

// Misspelt fields: the compiler passes over them in the result of a function, and finds them with `satisfies`.

// @ts-expect-error TS2353: 'absolut' does not exist in type
geckoboard.number(() => ({ value: 1, absolut: true }) satisfies NumberInput)
// @ts-expect-error TS2353: 'lable' does not exist in type
geckoboard.pieChart(() => [{ value: 1, lable: 'a' }] satisfies PieChartInput)

// The compiler makes a `string` of the one literal of an async function: write `'Up' as const` there.

// @ts-expect-error TS2322: Type 'string' is not assignable to type 'MonitoringInput'.
geckoboard.monitoring(async () => 'Up')

// Core alone.

// @ts-expect-error TS2345: Argument of type 'string' is not assignable to parameter of type 'NumberInput'.
widgets.number.encode('12')
// @ts-expect-error TS2561: 'absolut' does not exist in type 'NumberSettings'. Did you mean to write 'absolute'?
widgets.number.encodeWith({ absolut: true })
// @ts-expect-error TS2345: Argument of type 'number' is not assignable to parameter of type 'GeckOMeterInput'.
widgets.geckOMeter.encode(23)
