import { checkPayload, type Kind, widgets } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

interface Issue {
  readonly path: string
  readonly message: string
}

type Decode = (value: unknown) => E.Either<{ readonly issues: readonly Issue[] }, unknown>

const lines = (issues: readonly Issue[]): readonly string[] =>
  issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))

const refused = (decode: Decode, value: unknown): readonly string[] => {
  const read = decode(value)
  return E.isLeft(read) ? lines(read.left.issues) : []
}
const saidOf = (kind: Kind, value: unknown) => refused(widgets[kind].decode, value)
const saidOfSettings = (kind: Kind, value: unknown) => refused(widgets[kind].decodeSettings, value)
const saidOfPayload = (kind: Kind, value: unknown) => {
  const { errors, warnings } = checkPayload(kind)(value)
  return { errors: lines(errors), warnings: lines(warnings) }
}

/** A value that is none of anything, and no near miss either. */
const NOTHING_LIKE_IT = Symbol('x')

const NUMBER = 'a finite number'
const COLOR = 'a color as RRGGBB or RRGGBBAA, in hexadecimal digits'
const ROW = 'a list [label, value?, previousRank?] or an object { label, value?, previousRank? }'
const SLICE = `${NUMBER} or a list [value, label?, color?] or an object { value, label?, color? }`
const GRAPH =
  'an object { label, axisPoints, current, comparative?, red?, amber?, green?, projected?, orientation?, autoScale?, sublabel? }'
const FUNCTIONS = '(a config with functions must be a string of JavaScript)'
const DATE = 'an ISO 8601 date or time, such as 2026-03 or 2026-03-09T07:30Z'

type Forms = readonly [input: string, settings: string, payload: string]

/** What kinds take, what their settings are and how their payloads look: these use every combinator. */
const FORMS: { readonly [K in Kind]?: Forms } = {
  number: [
    `${NUMBER} or a list [value, previous?, prefix?] or an object { value, text?, prefix?, previous?, trendline?, absolute?, reverse?, type? }`,
    'text, prefix, absolute, reverse, type',
    'an object { item, absolute?, type? }',
  ],
  rag: [
    'a list [red, amber, green?] or an object { red, amber, green?, reverse? }',
    'reverse',
    'an object { item, type? }',
  ],
  text: [
    'a string or a list, each entry a string or a list [text, type?] or an object { text, type? }',
    '',
    'an object { item }',
  ],
  pieChart: [`a list, each entry ${SLICE}`, '', 'an object { item }'],
  lineChart: [
    `a list, each entry ${NUMBER} or an object { series, xAxis?, yAxis? }`,
    'xAxis, yAxis',
    'an object { series, x_axis?, y_axis? }',
  ],
  lineChartLegacy: [
    'a list [values, xAxis?, yAxis?, color?]',
    'xAxis, yAxis, color',
    'an object { item, settings? }',
  ],
  barChart: [
    `a list, each entry ${NUMBER} or an object { series, xAxis?, yAxis? }`,
    'xAxis, yAxis',
    'an object { series, x_axis?, y_axis? }',
  ],
  geckOMeter: [
    `${NUMBER} or a list [value, min, max] or an object { value, min?, max?, format?, unit?, reverse? }`,
    'min, max, format, unit, reverse',
    'an object { item, min, max, format?, unit?, type? }',
  ],
  funnel: [
    'an object { items, type?, percentage?, sort? }',
    'type, percentage, sort',
    'an object { item, type?, percentage? }',
  ],
  bullet: [
    `${GRAPH} or a list, each entry ${GRAPH}`,
    'orientation, autoScale, sublabel',
    'an object { orientation?, item }',
  ],
  leaderboard: [
    `a list, each entry ${ROW} or an object { items, format?, unit? }`,
    'format, unit',
    'an object { items, format?, unit? }',
  ],
  list: [
    'a list, each entry a string or an object { title, label?, description? }',
    '',
    'a list, each entry a value',
  ],
  map: [
    'a list, each entry an object { city?, latitude?, longitude?, host?, ip?, size?, color?, cssClass? }',
    '',
    'an object { points }',
  ],
  monitoring: [
    'one of Up, Down, Unreported or an object { status, downTime?, responseTime? }',
    '',
    'an object { status, downTime?, responseTime? }',
  ],
  highcharts: [
    `a string or an object of JSON values ${FUNCTIONS}`,
    '',
    `a string or an object of JSON values ${FUNCTIONS}`,
  ],
  custom: ['a JSON value', '', 'a JSON value'],
}

describe.each(Object.entries(FORMS) as [Kind, Forms][])('%s says', (kind, [input, settings, payload]) => {
  test('what it accepts', () => {
    expect(saidOf(kind, NOTHING_LIKE_IT)).toEqual([`got a symbol; expected ${input}`])
    expect(saidOf(kind, undefined)).toEqual([`missing; expected ${input}`])
  })

  test('which settings it has', () => {
    const optional = settings === '' ? '' : ` { ${settings.replaceAll(',', '?,')}? }`
    expect(saidOfSettings(kind, NOTHING_LIKE_IT)).toEqual([
      `settings: got a symbol; expected an object${optional}`,
    ])
    expect(saidOfSettings(kind, { 'no setting': 1 })).toEqual([
      settings === ''
        ? `settings["no setting"]: unknown setting; ${kind} has none`
        : `settings["no setting"]: unknown setting; expected one of ${settings}`,
    ])
  })

  test('how its payload looks', () => {
    expect(saidOfPayload(kind, NOTHING_LIKE_IT)).toEqual({
      errors: [`got a symbol; expected ${payload}`],
      warnings: [],
    })
    expect(saidOfPayload(kind, undefined)).toEqual({
      errors: [`missing; expected ${payload}`],
      warnings: [],
    })
  })
})

const text = 'x'.repeat(10_001)
const many = Array.from({ length: 10_001 }, () => 1)
const deep = JSON.parse(`${'['.repeat(33)}${']'.repeat(33)}`)
const circle: unknown[] = []
circle.push(circle)
const bar = { label: 'a', axisPoints: [0, 9], current: 1 }
const line = { series: [{ data: [1] }] }
const graph = {
  label: 'a',
  axis: { point: [0, 9] },
  range: { red: { start: 0, end: 2 }, amber: { start: 3, end: 5 }, green: { start: 6, end: 9 } },
  measure: { current: { start: 0, end: 4 } },
}
const UNREADABLE = {
  kind: 'number',
  issues: [
    {
      path: '',
      code: 'unreadable',
      message: 'a getter or a proxy threw while this was read; pass plain data',
    },
  ],
  more: 0,
}

describe('a mistake in the data', () => {
  test.each<[mistake: string, kind: Kind, value: unknown, said: readonly string[]]>([
    // Near misses, with what mends them.
    [
      'numbers that are none',
      'number',
      { value: Number.NaN, trendline: [Number.POSITIVE_INFINITY, '12', '', ' ', '12,5', true] },
      [
        `value: got NaN; was something divided by 0?`,
        `trendline[0]: got an infinite number; was something divided by 0?`,
        `trendline[1]: got a numeric string; convert it with Number()`,
        `trendline[2]: got a blank string; expected ${NUMBER}`,
        `trendline[3]: got a blank string; expected ${NUMBER}`,
        'trendline[4]: got a formatted number; pass the number itself',
        `trendline[5]: got a boolean; expected ${NUMBER}`,
      ],
    ],
    [
      'bigints',
      'number',
      { value: 1n, text: 1n, absolute: 1n },
      [
        `value: got a bigint; convert it with Number()`,
        'text: got a bigint; convert it with String()',
        'absolute: got a bigint; expected true or false',
      ],
    ],
    [
      'what has not been called or awaited',
      'number',
      { value: () => 1, text: Promise.resolve('x'), absolute: () => true },
      [
        `value: got a function; was it called?`,
        'text: got a Promise; was it awaited?',
        'absolute: got a function; was it called?',
      ],
    ],
    [
      'dates',
      'number',
      { value: new Date(0), text: new Date(0), type: new Date(0) },
      [
        'value: got a Date; convert it with getTime(), if you want milliseconds',
        'text: got a Date; convert it with toISOString()',
        'type: got a Date; expected one of time_duration',
      ],
    ],
    [
      'a date for a list, which no conversion mends',
      'pieChart',
      new Date(0),
      [`got a Date; expected a list, each entry ${SLICE}`],
    ],
    ['a set for a list', 'pieChart', new Set([1]), ['got a Set; spread it: [...rows]']],
    [
      'rows of a map',
      'leaderboard',
      { items: new Map([['Ann', 1]]) },
      ['items: got a Map; spread it: [...rows]'],
    ],
    [
      'null, where there has to be a value; elsewhere it is absent',
      'number',
      { value: null, text: null },
      [`value: got null; expected ${NUMBER}`],
    ],
    ['null in a list, for what may be absent', 'number', [1, null, null], []],
    [
      'a slot that is none, and one without its value',
      'rag',
      { red: 'a', amber: {} },
      [
        `red: got a string; expected ${NUMBER} or null or a list [value, text?] or an object { value, text?, prefix? }`,
        `amber.value: missing; expected ${NUMBER} or null`,
      ],
    ],
    [
      'text of other sorts',
      'number',
      { value: 1, text: 1, prefix: true },
      ['text: got a number; convert it with String()', 'prefix: got a boolean; expected a string'],
    ],
    [
      'truth in words',
      'number',
      { value: 1, absolute: 'true', reverse: 'yes' },
      ['absolute: got a string; write it without quotes', 'reverse: got a string; expected true or false'],
    ],
    [
      'falsehood in words',
      'number',
      { value: 1, absolute: 'false' },
      ['absolute: got a string; write it without quotes'],
    ],
    [
      'colours',
      'pieChart',
      [
        [1, 'a', 'Red'],
        [1, 'a', 'f90'],
        [1, 'a', 0xff9900],
        [1, 'a', true],
        [1, 'a', '0xff9900'],
        [1, 'a', 'red!'],
        [1, 'a', '1 red'],
      ],
      [
        '[0][2]: got a name; write the color in digits, as RRGGBB',
        `[1][2]: expected ${COLOR}`,
        `[2][2]: got a number; expected ${COLOR}`,
        `[3][2]: got a boolean; expected ${COLOR}`,
        `[4][2]: expected ${COLOR}`,
        `[5][2]: expected ${COLOR}`,
        `[6][2]: expected ${COLOR}`,
      ],
    ],
    // Limits.
    ['a text that is too long', 'text', text, ['expected a string of at most 10,000 characters']],
    ['a list that is too long', 'lineChart', many, ['expected at most 10,000 entries']],
    ['a list that is too short', 'lineChart', [], ['expected at least 1 entry']],
    [
      'a trendline that is too short',
      'number',
      { value: 1, trendline: [1] },
      ['trendline: expected at least 2 entries'],
    ],
    ['a list of fields that is too short', 'rag', [1], ['expected a list [red, amber, green?]']],
    ['a list of fields that is too long', 'rag', [1, 2, 3, 4], ['expected a list [red, amber, green?]']],
    ['a number below 0', 'pieChart', [-1], ['[0]: expected a number of 0 or more']],
    [
      'numbers beyond their limits',
      'map',
      [{ latitude: 91, longitude: -181, size: 11 }],
      [
        '[0].latitude: expected a number of -90 to 90',
        '[0].longitude: expected a number of -180 to 180',
        '[0].size: expected a number of 1 to 10',
      ],
    ],
    ['a rank between two', 'leaderboard', [['a', 1, 1.5]], ['[0][2]: expected a whole number of 1 or more']],
    // Words.
    [
      'a word that is none',
      'funnel',
      { items: [[1, 'a']], type: 'up' },
      ['type: expected one of standard, reverse'],
    ],
    [
      'a type of message that there is not',
      'text',
      [['a', 3]],
      ['[0][1]: got a number; expected one of none, alert, info, 0, 1, 2'],
    ],
    // What does not go together.
    [
      'previous and trendline',
      'number',
      { value: 1, previous: 2, trendline: [1, 2] },
      ['trendline: use either previous or trendline, not both'],
    ],
    [
      'a currency without its unit',
      'leaderboard',
      { items: [], format: 'currency' },
      ['unit: missing; format currency needs a unit, such as EUR'],
    ],
    [
      'a unit without a currency',
      'barChart',
      { ...line, yAxis: { unit: 'EUR' } },
      ['yAxis.unit: only used with format currency; leave it out'],
    ],
    [
      'a unit that is none',
      'leaderboard',
      { items: [], format: 'currency', unit: 'euro' },
      ['unit: expected an ISO 4217 currency code, such as EUR'],
    ],
    [
      'a scale from nowhere',
      'geckOMeter',
      5,
      [
        'min: missing; give it in the data or in the settings',
        'max: missing; give it in the data or in the settings',
      ],
    ],
    ['a scale upside down', 'geckOMeter', [5, 10, 0], ['max: expected a max that is not below min']],
    [
      'dates that are none',
      'barChart',
      { ...line, xAxis: { labels: ['Jan'], type: 'datetime' } },
      [`xAxis.labels[0]: expected ${DATE}`],
    ],
    [
      'numbers and pairs',
      'lineChart',
      { series: [{ data: [1] }, { data: [['a', 1]] }], xAxis: { labels: ['a'] } },
      [
        'series[1].data: use plain numbers in all series, or pairs [x, y] in all',
        'xAxis.labels: leave labels out, because the points are pairs [x, y]',
      ],
    ],
    [
      'points that are no list',
      'lineChart',
      { series: [{ data: 1 }] },
      ['series[0].data: got a number; expected a list of numbers or of pairs [x, y]'],
    ],
    [
      'points nowhere, and everywhere',
      'map',
      [{}, { host: 'a', ip: '::1' }],
      [
        '[0]: missing; give one of city, latitude with longitude, host or ip',
        '[1]: give only one of city, latitude with longitude, host or ip',
      ],
    ],
    [
      'half a place',
      'map',
      [{ latitude: 1 }, { longitude: 1 }],
      ['[0].longitude: missing; latitude needs it', '[1].latitude: missing; longitude needs it'],
    ],
    [
      'bands that are not all there',
      'bullet',
      { ...bar, amber: [1, 2] },
      [
        'red: missing; give all of red, amber and green, or none',
        'green: missing; give all of red, amber and green, or none',
      ],
    ],
    [
      'a bar that ends before it starts',
      'bullet',
      { ...bar, current: [2, 1] },
      ['current[1]: expected an end that is not below the start'],
    ],
    [
      'an axis that stands still',
      'bullet',
      { ...bar, axisPoints: [1, 1] },
      ['axisPoints[1]: expected a point above the one before it'],
    ],
    [
      'graphs that stand and lie',
      'bullet',
      [{ ...bar, orientation: 'vertical' }, bar],
      ['[1].orientation: expected one orientation for all graphs'],
    ],
    // Old spellings.
    [
      'an old spelling',
      'bullet',
      { ...bar, axis_points: [0, 9], auto_scale: true },
      ['axis_points: is now called axisPoints', 'auto_scale: is now called autoScale'],
    ],
    [
      'the axes as they are on the wire',
      'barChart',
      { ...line, x_axis: {}, y_axis: {} },
      ['x_axis: is now called xAxis', 'y_axis: is now called yAxis'],
    ],
    [
      'a series as it is on the wire',
      'lineChart',
      { series: [{ data: [1], incomplete_from: '2026' }] },
      ['series[0].incomplete_from: is now called incompleteFrom'],
    ],
    [
      'points as they are on the wire',
      'map',
      [
        { city: { name: 'Oslo', city_name: 'Oslo', country_code: 'NO', region_code: '03' } },
        { host: 'a', colour: 'ff9900', cssclass: 'mine' },
      ],
      [
        '[0].city.city_name: is now called name',
        '[0].city.country_code: is now called countryCode',
        '[0].city.region_code: is now called regionCode',
        '[1].colour: is now called color',
        '[1].cssclass: is now called cssClass',
      ],
    ],
    [
      'other old spellings',
      'leaderboard',
      [{ label: 'a', previous_rank: 1 }],
      ['[0].previous_rank: is now called previousRank'],
    ],
    [
      'an old spelling in a slice',
      'pieChart',
      [{ value: 1, colour: 'ff9900' }],
      ['[0].colour: is now called color'],
    ],
    [
      'an old spelling in a label',
      'list',
      [{ title: 'a', label: { name: 'b', colour: 'ff9900' } }],
      ['[0].label.colour: is now called color'],
    ],
    [
      'an old spelling of a time',
      'monitoring',
      { status: 'Up', downtime: 'never' },
      ['downtime: is now called downTime'],
    ],
    [
      'a config that is wrapped already',
      'highcharts',
      { highchart: {} },
      ['highchart: pass only the config; the payload wraps it in highchart'],
    ],
    // Paths.
    [
      'names that are long, or no identifiers',
      'custom',
      { ['k'.repeat(40)]: Number.NaN, ['k'.repeat(41)]: Number.NaN, 'a b': [{ $1: Number.NaN }] },
      [
        `${'k'.repeat(40)}: got NaN; was something divided by 0?`,
        `["${'k'.repeat(40)}"]: got NaN; was something divided by 0?`,
        `["a b"][0].$1: got NaN; was something divided by 0?`,
      ],
    ],
    // JSON.
    [
      'what JSON does not have',
      'highcharts',
      { a: () => 1, b: [new Date(0)], c: 1n, d: Symbol('x') },
      [
        `a: got a function; expected a JSON value ${FUNCTIONS}`,
        'b[0]: got a Date; convert it with toISOString()',
        'c: got a bigint; convert it with Number()',
        `d: got a symbol; expected a JSON value ${FUNCTIONS}`,
      ],
    ],
    ['a circle', 'custom', circle, ['[0]: expected a value that does not contain itself']],
    ['a depth that is too deep', 'custom', deep, [`${'[0]'.repeat(32)}: expected at most 32 levels`]],
    ['a list in JSON that is too long', 'custom', { a: many }, ['a: expected at most 10,000 entries']],
  ])('%s', (_, kind, value, said) => {
    expect(saidOf(kind, value)).toEqual(said)
  })

  test('a wrong setting is reported like wrong data, under settings', () => {
    expect(saidOfSettings('number', { prefix: 1, absolute: 'true' })).toEqual([
      'settings.prefix: got a number; convert it with String()',
      'settings.absolute: got a string; write it without quotes',
    ])
  })

  test('a value whose getter throws', () => {
    const throwing = {
      get value() {
        throw new Error('secret')
      },
    }
    expect(widgets.number.decode(throwing)).toEqual(E.left({ _tag: 'InvalidWidget', ...UNREADABLE }))
  })

  test('a value that changes when it is read again', () => {
    let reads = 0
    const value = {
      get value() {
        return reads++ === 0 ? Number.NaN : 1
      },
    }
    expect(widgets.number.decode(value)).toEqual(E.left({ _tag: 'InvalidWidget', ...UNREADABLE }))
  })

  test('ten issues are listed, and the rest is counted', () => {
    const read = widgets.lineChart.decode(Array.from({ length: 12 }, () => Number.NaN))
    if (E.isRight(read)) expect.fail('expected issues')
    expect(read.left).toMatchObject({ _tag: 'InvalidWidget', kind: 'lineChart', more: 2 })
    expect(read.left.issues.map(({ path }) => path)).toEqual(Array.from({ length: 10 }, (_, i) => `[${i}]`))
  })
})

describe('a mistake in a payload', () => {
  test.each<
    [mistake: string, kind: Kind, value: unknown, errors: readonly string[], warnings: readonly string[]]
  >([
    [
      'numbers that are none',
      'pieChart',
      { item: [{ value: null }, { value: '1,5' }, { value: '-1' }, { value: Number.NaN }] },
      [
        'item[0].value: got null; expected a finite number or a numeric string',
        'item[1].value: got a formatted number; pass the number itself',
        'item[2].value: expected a number of 0 or more',
        'item[3].value: got NaN; was something divided by 0?',
      ],
      [],
    ],
    [
      'what is missing',
      'geckOMeter',
      { item: 1 },
      [
        'min: missing; expected an object { value, text? }',
        'max: missing; expected an object { value, text? }',
      ],
      [],
    ],
    [
      'what is no list',
      'number',
      { item: 1 },
      ['item: got a number; expected a list, each entry a value'],
      [],
    ],
    ['a list that is too short', 'rag', { item: [{}] }, ['item: expected at least 2 entries'], []],
    ['a list that is too long', 'number', { item: [{}, {}, {}] }, ['item: expected at most 2 entries'], []],
    [
      'fields that are not read',
      'pieChart',
      { item: [{ value: 1, Label: 'a', url: 'b' }] },
      [],
      [
        'item[0].Label: Geckoboard spells it label',
        'item[0].url: Geckoboard does not read this field; it reads value, label, color',
      ],
    ],
    [
      'the spelling of the input',
      'leaderboard',
      { items: [{ label: 'a', previousRank: 1 }] },
      [],
      ['items[0].previousRank: Geckoboard spells it previous_rank'],
    ],
    [
      'an old spelling, whose value counts',
      'pieChart',
      { item: [{ value: 1, colour: 1 }] },
      [],
      ['item[0].colour: is now called color', 'item[0].colour: got a number; write it as a string'],
    ],
    [
      'null for what may be absent',
      'number',
      { item: [{ value: 1, text: null }] },
      [],
      ['item[0].text: got null; leave the field out'],
    ],
    [
      'switches in words',
      'number',
      { item: [{ value: 1 }], absolute: 'true' },
      [],
      ['absolute: got a string; write it without quotes'],
    ],
    [
      'a switch that is none',
      'number',
      { item: [{ value: 1 }], absolute: 1 },
      ['absolute: got a number; convert it with Boolean()'],
      [],
    ],
    [
      'an order that is none',
      'rag',
      { item: [{}, {}], type: 'up' },
      ['type: expected one of standard, reverse'],
      [],
    ],
    [
      'types of a number that there are not',
      'number',
      { item: [{ value: 1, type: 'up' }] },
      ['item[0].type: expected one of time_duration, text'],
      [],
    ],
    [
      'types of a message, in a string and of another number',
      'text',
      {
        item: [
          { text: 'a', type: '1' },
          { text: 'b', type: 3 },
        ],
      },
      ['item[1].type: expected one of 0, 1, 2'],
      ['item[0].type: got a string; write the number without quotes'],
    ],
    [
      'a colour that is none',
      'pieChart',
      { item: [{ value: 1, color: '#ff9900' }] },
      [],
      ['item[0].color: expected a color as RRGGBB, in hexadecimal digits'],
    ],
    [
      'a colour of a list that is none',
      'list',
      [{ title: { text: 'a' }, label: { name: 'b', color: 'ff9900' } }],
      [],
      ['[0].label.color: expected a color as #RRGGBB, in hexadecimal digits'],
    ],
    [
      'a text that the board cuts',
      'rag',
      { item: [{ text: 'x'.repeat(41) }, {}] },
      [],
      ['item[0].text: the board shows 40 characters and cuts the rest'],
    ],
    [
      'a currency without its unit',
      'leaderboard',
      { items: [], format: 'currency' },
      ['unit: missing; format currency needs a unit, such as EUR'],
      [],
    ],
    [
      'a unit without a currency',
      'leaderboard',
      { items: [], unit: 'eur' },
      [],
      [
        'unit: expected an ISO 4217 currency code, such as EUR',
        'unit: only used with format currency; leave it out',
      ],
    ],
    [
      'a scale upside down',
      'geckOMeter',
      { item: 1, min: { value: 2 }, max: { value: 1 } },
      ['max: expected a max that is not below min'],
      [],
    ],
    [
      'a band that ends before it starts',
      'bullet',
      { item: { ...graph, measure: { current: { start: 2, end: 1 } } } },
      ['item.measure.current.end: expected an end that is not below the start'],
      [],
    ],
    [
      'bands in a list',
      'bullet',
      { item: { ...graph, range: [{ color: 'red', start: 0, end: 1 }] } },
      [],
      ['item.range: no longer documented; write an object { red, amber, green }'],
    ],
    [
      'a band of another colour',
      'bullet',
      { item: { ...graph, range: [{ color: 'blue', start: 0, end: 1 }] } },
      ['item.range[0].color: expected one of red, amber, green'],
      [],
    ],
    [
      'a line as it was once',
      'lineChart',
      { item: [1] },
      [],
      ['only widgets created before February 2015 read this form; write { series }'],
    ],
    [
      'entries under item',
      'list',
      { item: [] },
      [],
      ['no longer documented; write the list itself, without item'],
    ],
    [
      'a status that is none',
      'monitoring',
      { status: 'upp' },
      ['status: expected one of Up, Down, Unreported'],
      [],
    ],
    [
      'pairs and labels, told as they are on the wire',
      'lineChart',
      { series: [{ data: [['x', 1]], incomplete_from: 'y' }], x_axis: { labels: ['z'], type: 'datetime' } },
      [
        `x_axis.labels[0]: expected ${DATE}`,
        'x_axis.labels: leave labels out, because the points are pairs [x, y]',
        `series[0].data[0][0]: expected ${DATE}`,
        `series[0].incomplete_from: expected ${DATE}`,
      ],
      [],
    ],
  ])('%s', (_, kind, value, errors, warnings) => {
    expect(saidOfPayload(kind, value)).toEqual({ errors, warnings })
  })

  test('a payload whose getter throws', () => {
    const { kind, issues, more } = UNREADABLE
    expect(
      checkPayload('number')({
        get item() {
          throw new Error('secret')
        },
      }),
    ).toEqual({ kind, errors: issues, warnings: [], more })
  })
})
