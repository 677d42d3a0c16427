import { type GivenOf, type Kind, type SettingsOf, widgets } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'

/** A picture of the gallery: a payload of a kind, and its size in tiles. */
export interface GalleryEntry {
  /** The name of its file: the kind and the variant. */
  readonly id: string
  readonly kind: Kind
  readonly title: string
  readonly payload: unknown
  readonly columns: 1 | 2
  readonly rows: 1 | 2
}

type Shape = readonly [columns: 1 | 2, rows: 1 | 2]

const entry = (
  kind: Kind,
  id: string,
  title: string,
  payload: unknown,
  [columns, rows]: Shape,
): GalleryEntry => ({
  id: id === '' ? kind : `${kind}-${id}`,
  kind,
  title,
  payload,
  columns,
  rows,
})

interface Encoder {
  readonly encodeWith: (
    settings: unknown,
  ) => (input: unknown) => E.Either<unknown, { readonly json: unknown }>
}

const made = <K extends Kind>(
  kind: K,
  id: string,
  title: string,
  input: GivenOf<K>,
  shape: Shape = [1, 1],
  settings: SettingsOf<K> = {} as SettingsOf<K>,
): GalleryEntry => {
  const payload = (widgets[kind] as unknown as Encoder).encodeWith(settings)(input)
  if (E.isLeft(payload))
    throw new Error(`the sample ${kind} ${id} is not valid: ${JSON.stringify(payload.left)}`)
  return entry(kind, id, title, payload.right.json, shape)
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Every kind in its variants, with sample data. */
export const gallery = (): readonly GalleryEntry[] => [
  // The example of the README.
  made('number', '', 'Users', [1280, 1175]),
  made('number', 'reverse', 'Open bugs', { value: 31, previous: 27, absolute: true, reverse: true }),
  made('number', 'label', 'Support', { value: 3, text: 'tickets wait longer than a day' }),
  made('number', 'money', 'Revenue this month', [48250, 51900, '€'], [2, 1]),
  made('number', 'percent', 'Uptime', { value: 99.98, prefix: '%', text: 'last 30 days' }),
  made('number', 'duration', 'Median time to answer', {
    value: 4_920_000,
    type: 'time_duration',
    previous: 5_640_000,
    reverse: true,
  }),
  made('number', 'sparkline', 'Visits per hour', {
    value: 8420,
    trendline: [5120, 4890, 5310, 6020, 7340, 7010, 6680, 7450, 8030, 7760, 8190, 8420],
  }),
  made('rag', '', 'Projects', [
    [3, 'Late'],
    [5, 'At risk'],
    [16, 'On time'],
  ]),
  made('rag', 'hidden', 'Budgets', {
    red: { value: 1200, prefix: '€', text: 'Over' },
    amber: null,
    green: { value: 18400, prefix: '€', text: 'Left' },
  }),
  made('text', '', 'Notices', ['Lunch is at <b>noon</b> today: pizza!', 'The lift is out of order.'], [2, 1]),
  made('text', 'alert', 'Incidents', [['Search has been down since 09:40', 'alert']]),
  made('text', 'info', 'Release', [['Version 4.2 goes out on Thursday', 'info']]),
  made('pieChart', '', 'Browsers', [
    [412, 'Chrome'],
    [197, 'Safari'],
    [97, 'Firefox', '8e5cf0'],
    [64, 'Edge'],
    [23, 'Other'],
  ]),
  made(
    'pieChart',
    'wide',
    'Plans',
    [
      [1240, 'Free'],
      [610, 'Team'],
      [325, 'Business'],
      [88, 'Enterprise'],
    ],
    [2, 1],
  ),
  made(
    'lineChart',
    '',
    'Net revenue',
    {
      series: [
        {
          name: 'This year',
          incompleteFrom: '2026-11',
          data: [
            ['2026-01', 41200],
            ['2026-02', 43900],
            ['2026-03', 52300],
            ['2026-04', 49800],
            ['2026-05', 55100],
            ['2026-06', 61700],
            ['2026-07', 58200],
            ['2026-08', 57400],
            ['2026-09', 66900],
            ['2026-10', 71300],
            ['2026-11', 43800],
          ],
        },
        {
          name: 'Plan',
          type: 'secondary',
          data: [
            ['2026-01', 40000],
            ['2026-04', 48000],
            ['2026-07', 56000],
            ['2026-11', 68000],
          ],
        },
      ],
      xAxis: { type: 'datetime' },
      yAxis: { format: 'currency', unit: 'EUR' },
    },
    [2, 1],
  ),
  made(
    'lineChart',
    'series',
    'Orders by region',
    {
      series: [
        { name: 'Europe', data: [320, 335, 301, 390, 410, 402, 450, 471, 440, 490, 530, 560] },
        { name: 'Americas', data: [220, 240, 262, 250, 281, 300, 320, 310, 345, 360, 371, 402] },
        { name: 'Asia', data: [120, 141, 150, 180, 175, 210, 232, 240, 262, 271, 300, 310] },
      ],
      xAxis: { labels: MONTHS },
    },
    [2, 2],
  ),
  made('lineChart', 'percent', 'Conversion', {
    series: [{ data: [0.021, 0.024, 0.023, 0.029, 0.031, 0.034, 0.033] }],
    xAxis: { labels: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] },
    yAxis: { format: 'percent' },
  }),
  made('lineChartLegacy', '', 'Temperature', [
    [12, 15, 13.5, 16, 18, 17, 14, 11, 13, 15],
    ['00:00', '12:00', '24:00'],
    ['cold', 'mild', 'warm'],
    'ff9900',
  ]),
  made('barChart', '', 'Tickets per day', {
    series: [{ data: [12, 18, 9, 22, 15] }],
    xAxis: { labels: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] },
  }),
  made(
    'barChart',
    'series',
    'Sales by quarter',
    {
      series: [
        { name: '2024', data: [310_000, 342_000, 298_000, 401_000] },
        { name: '2025', data: [355_000, 371_000, 362_000, 448_000] },
        { name: '2026', data: [390_000, 412_000, 405_000, 302_000] },
      ],
      xAxis: { labels: ['Q1', 'Q2', 'Q3', 'Q4'] },
      yAxis: { format: 'currency', unit: 'USD' },
    },
    [2, 1],
  ),
  made(
    'barChart',
    'dates',
    'Deploys',
    {
      series: [{ data: [4, 7, 3, 9, 12, 8, 11] }],
      xAxis: {
        type: 'datetime',
        labels: [
          '2026-11-16',
          '2026-11-17',
          '2026-11-18',
          '2026-11-19',
          '2026-11-20',
          '2026-11-21',
          '2026-11-22',
        ],
      },
    },
    [2, 1],
  ),
  made('geckOMeter', '', 'Server load', { value: 0.62, min: 0, max: 1, format: 'percent', reverse: true }),
  made('geckOMeter', 'money', 'Donations', {
    value: 12_805,
    min: 0,
    max: [20_000, 'target'],
    format: 'currency',
    unit: 'EUR',
  }),
  made(
    'funnel',
    '',
    'Checkout',
    {
      items: [
        [8400, 'Visits'],
        [3150, 'Product seen'],
        [1240, 'In basket'],
        [610, 'Address given'],
        [488, 'Paid'],
      ],
    },
    [2, 1],
  ),
  made('funnel', 'reverse', 'Hiring', {
    items: [
      [120, 'Applied'],
      [46, 'Called'],
      [14, 'Met'],
      [5, 'Offered'],
    ],
    type: 'reverse',
    percentage: 'hide',
  }),
  made(
    'bullet',
    '',
    'Targets',
    [
      {
        label: 'Revenue',
        sublabel: 'EUR',
        axisPoints: [0, 50_000, 100_000, 150_000],
        current: 112_000,
        projected: 131_000,
        comparative: 120_000,
      },
      { label: 'Customers', axisPoints: [0, 100, 200, 300, 400], current: 262, comparative: 250 },
      {
        label: 'Satisfaction',
        sublabel: 'out of 5',
        axisPoints: [0, 1, 2, 3, 4, 5],
        current: 4.2,
        comparative: 4.5,
      },
    ],
    [2, 1],
  ),
  made('bullet', 'vertical', 'Stock', [
    { label: 'Paper', axisPoints: [0, 50, 100], current: 64, comparative: 40, orientation: 'vertical' },
    { label: 'Toner', axisPoints: [0, 10, 20], current: 6, comparative: 8, orientation: 'vertical' },
  ]),
  made('leaderboard', '', 'Deals closed', {
    items: [
      ['Amelia Novak', 48200, 2],
      ['Bruno Keller', 45100, 1],
      ['Chidi Okafor', 39750, 3],
      ['Dana Petrov', 31200, 6],
      ['Elif Kaya', 28900, 4],
      ['Finn Larsen', 26400, 5],
      ['Grace Moreau', 19800],
    ],
    format: 'currency',
    unit: 'EUR',
  }),
  made(
    'leaderboard',
    'long',
    'Step challenge',
    {
      items: [
        ['Amelia', 98_210, 1],
        ['Bruno', 94_020, 4],
        ['Chidi', 91_330, 2],
        ['Dana', 88_470, 3],
        ['Elif', 86_110, 5],
        ['Finn', 84_900, 8],
        ['Grace', 80_450, 6],
        ['Hugo', 77_320, 7],
        ['Ines', 74_000, 12],
        ['Jonas', 71_280, 9],
        ['Kaya', 69_940, 10],
        ['Lena', 66_105, 11],
      ],
    },
    [1, 2],
  ),
  made(
    'list',
    '',
    'Releases',
    [
      {
        title: 'Search 4.2',
        label: { name: 'New', color: 'ff2015' },
        description: 'Faster on large boards, and it finds tiles by what they show',
      },
      {
        title: { text: 'Login 2.0', highlight: true },
        label: { name: 'Beta', color: 'f7c948' },
        description: 'Keys instead of passwords',
      },
      { title: 'Export 1.9', label: { name: 'Stable' } },
      { title: 'Import 1.4', description: 'Reads spreadsheets' },
    ],
    [2, 1],
  ),
  made('list', 'titles', 'To do', [
    'Book the room',
    'Send the invoice',
    'Water the plants',
    'Call the printer',
  ]),
  made('list', 'empty', 'Blockers', []),
  made(
    'map',
    '',
    'Offices',
    [
      { latitude: 51.5, longitude: -0.12, size: 8 },
      { latitude: 40.7, longitude: -74, size: 6 },
      { latitude: -33.87, longitude: 151.2, size: 4, color: 'f7c948' },
      { latitude: 35.68, longitude: 139.7, size: 5, color: 'f7c948' },
      { latitude: -23.55, longitude: -46.63, size: 5 },
      { latitude: -1.29, longitude: 36.82, size: 3 },
    ],
    [2, 1],
  ),
  made('map', 'names', 'Visitors', [
    { city: { name: 'Manchester', countryCode: 'GB' }, size: 6 },
    { host: 'shop.example.com' },
    { ip: '203.0.113.7', color: 'ff2015' },
    { latitude: 48.86, longitude: 2.35, size: 5 },
  ]),
  made('monitoring', '', 'Web shop', { status: 'Up', downTime: '9 days ago', responseTime: '124 ms' }),
  made('monitoring', 'down', 'Mail', { status: 'Down', responseTime: '–' }),
  made('monitoring', 'unreported', 'Backup', 'Unreported'),
  made(
    'highcharts',
    '',
    'Rainfall and temperature',
    {
      title: { text: 'Rainfall and temperature' },
      xAxis: { categories: MONTHS.slice(0, 8) },
      yAxis: [{ title: { text: 'mm' } }, { title: { text: '°C' }, opposite: true }],
      series: [
        { type: 'column', name: 'Rain', data: [49, 71, 106, 129, 144, 176, 135, 148] },
        { type: 'spline', name: 'Temperature', yAxis: 1, data: [7, 7, 10, 15, 18, 22, 25, 27] },
      ],
    },
    [2, 1],
  ),
  made(
    'highcharts',
    'source',
    'A chart in JavaScript',
    '{ series: [{ data: [1, 2, 4] }], tooltip: { formatter: function () { return this.y } } }',
  ),
  made('custom', '', 'Custom', { item: 23, note: 'any JSON value, as it is', tags: ['a', 'b'] }),
  // Payloads of older clients, which Geckoboard still reads.
  entry(
    'pieChart',
    'old',
    'Pie, old spelling',
    {
      item: [
        { value: '10', label: 'Yes', colour: '4caf50' },
        { value: '5', label: 'No', colour: 'e53935' },
      ],
    },
    [1, 1],
  ),
  entry(
    'lineChart',
    'old',
    'Line, before 2015',
    { item: ['1', '3', '2', '5', '4'], settings: { axisx: ['Mon', 'Wed', 'Fri'], axisy: ['low', 'high'] } },
    [1, 1],
  ),
  entry(
    'bullet',
    'old',
    'Bullet, bands as a list',
    {
      orientation: 'horizontal',
      item: {
        label: 'Orders',
        axis: { point: ['0', '200', '400', '600'] },
        range: [
          { color: 'red', start: 0, end: 200 },
          { color: 'amber', start: 201, end: 400 },
          { color: 'green', start: 401, end: 600 },
        ],
        measure: { current: { start: '0', end: '450' } },
        comparative: { point: '420' },
      },
    },
    [1, 1],
  ),
]
