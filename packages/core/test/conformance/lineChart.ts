import type { Conformance } from './vector.js'

const spec = 'docs/reference/widgets.md#linechart'

const points = Array.from({ length: 10_000 }, () => 1)

const dates = [
  '2024',
  '2024-12',
  '2024-02-29',
  '2024-12-31',
  '2024-02-29T23',
  '2024-02-29T23:59:59.5Z',
  '2024-02-29T23:59:59.123456Z',
  '2024-02-29T00:00+01:00',
  '2024-02-29T00:00-0330',
  '2024-02-29T00:00+23:59',
]

/** Fields of a person's own. */
const line = { data: [1], password: 'x' }

export const lineChart: Conformance<'lineChart'> = {
  fields: {
    series: true,
    'series.data': true,
    'series.name': true,
    'series.incompleteFrom': true,
    'series.type': true,
    xAxis: true,
    'xAxis.labels': true,
    'xAxis.type': true,
    yAxis: true,
    'yAxis.format': true,
    'yAxis.unit': true,
    'settings.xAxis': true,
    'settings.xAxis.labels': true,
    'settings.xAxis.type': true,
    'settings.yAxis': true,
    'settings.yAxis.format': true,
    'settings.yAxis.unit': true,
  },
  accepted: [
    {
      title: 'null for what may be absent',
      source: 'docs/reference/widgets.md#absent-fields',
      input: {
        series: [{ data: [1], name: null, incompleteFrom: null, type: null }],
        xAxis: { labels: null, type: null },
        yAxis: null,
      },
      json: { series: [{ data: [1] }] },
      xml: '<series><data>1</data></series>',
    },
    {
      title: 'numbers',
      source: spec,
      input: [1, 2.5, -3],
      json: { series: [{ data: [1, 2.5, -3] }] },
      xml: '<series><data>1</data><data>2.5</data><data>-3</data></series>',
    },
    {
      title: 'two series with labels',
      source: 'docs/reference/evidence.md#7-line-chart, OTD',
      input: {
        series: [
          { data: [1, 2], name: 'this' },
          { data: [2, 3], name: 'last', type: 'secondary' },
        ],
        xAxis: { labels: ['Jan', 'Feb'] },
      },
      json: {
        series: [
          { data: [1, 2], name: 'this' },
          { data: [2, 3], name: 'last', type: 'secondary' },
        ],
        x_axis: { labels: ['Jan', 'Feb'] },
      },
      xml: '<series><data>1</data><data>2</data><name>this</name></series><series><data>2</data><data>3</data><name>last</name><type>secondary</type></series><x_axis><labels>Jan</labels><labels>Feb</labels></x_axis>',
    },
    {
      title: 'pairs on a time axis, with an incomplete part and a currency',
      source: 'docs/reference/evidence.md#7-line-chart, example and CH-S',
      input: {
        series: [
          {
            name: 'Net',
            incompleteFrom: '2026-03',
            data: [
              ['2026-01', 12.5],
              ['2026-02', 14],
              ['2026-03', 3],
            ],
          },
        ],
        xAxis: { type: 'datetime' },
        yAxis: { format: 'currency', unit: 'EUR' },
      },
      json: {
        series: [
          {
            data: [
              ['2026-01', 12.5],
              ['2026-02', 14],
              ['2026-03', 3],
            ],
            name: 'Net',
            incomplete_from: '2026-03',
          },
        ],
        x_axis: { type: 'datetime' },
        y_axis: { format: 'currency', unit: 'EUR' },
      },
      xml: '<series><data><x>2026-01</x><y>12.5</y></data><data><x>2026-02</x><y>14</y></data><data><x>2026-03</x><y>3</y></data><name>Net</name><incomplete_from>2026-03</incomplete_from></series><x_axis><type>datetime</type></x_axis><y_axis><format>currency</format><unit>EUR</unit></y_axis>',
    },
    {
      title: 'numbers with dates as labels',
      source: 'docs/reference/evidence.md#7-line-chart, GP tests',
      input: {
        series: [{ data: [1, 2] }],
        xAxis: { type: 'datetime', labels: ['2026-11-23', '2026-11-24T07:30Z'] },
      },
      json: {
        series: [{ data: [1, 2] }],
        x_axis: { labels: ['2026-11-23', '2026-11-24T07:30Z'], type: 'datetime' },
      },
      xml: '<series><data>1</data><data>2</data></series><x_axis><labels>2026-11-23</labels><labels>2026-11-24T07:30Z</labels><type>datetime</type></x_axis>',
    },
    {
      title: 'pairs with numbers for x',
      source: spec,
      input: {
        series: [
          {
            data: [
              [1, 2],
              [1.5, 3],
            ],
          },
        ],
      },
      json: {
        series: [
          {
            data: [
              [1, 2],
              [1.5, 3],
            ],
          },
        ],
      },
      xml: '<series><data><x>1</x><y>2</y></data><data><x>1.5</x><y>3</y></data></series>',
    },
    {
      title: 'the y axis is its own, not the x axis, and an empty axis stays away',
      source: 'docs/reference/evidence.md#21-deviations-of-other-libraries, FL; regression',
      input: { series: [{ data: [1] }], xAxis: { labels: ['a'] }, yAxis: {} },
      json: { series: [{ data: [1] }], x_axis: { labels: ['a'] } },
      xml: '<series><data>1</data></series><x_axis><labels>a</labels></x_axis>',
    },
    {
      title: 'axes by definition, filled up field by field',
      source: 'docs/reference/widgets.md#settings',
      settings: { xAxis: { type: 'datetime' }, yAxis: { format: 'currency', unit: 'USD' } },
      input: { series: [{ data: [1] }], xAxis: { labels: ['2026'] }, yAxis: { unit: 'EUR' } },
      json: {
        series: [{ data: [1] }],
        x_axis: { type: 'datetime', labels: ['2026'] },
        y_axis: { format: 'currency', unit: 'EUR' },
      },
      xml: '<series><data>1</data></series><x_axis><type>datetime</type><labels>2026</labels></x_axis><y_axis><format>currency</format><unit>EUR</unit></y_axis>',
    },
    {
      title: 'a format of the data takes no unit from the definition',
      source: 'docs/reference/widgets.md#settings',
      settings: { yAxis: { format: 'currency', unit: 'USD' } },
      input: { series: [{ data: [0.5] }], yAxis: { format: 'percent' } },
      json: { series: [{ data: [0.5] }], y_axis: { format: 'percent' } },
      xml: '<series><data>0.5</data></series><y_axis><format>percent</format></y_axis>',
    },
    {
      title: 'everything, in the order of the wire',
      source: 'docs/reference/evidence.md#7-line-chart',
      input: {
        yAxis: { format: 'decimal' },
        xAxis: { type: 'standard', labels: ['a', 'b'] },
        series: [{ type: 'main', incompleteFrom: 'b', name: 'x', data: [1, -0] }],
      },
      json: {
        series: [{ data: [1, 0], name: 'x', incomplete_from: 'b', type: 'main' }],
        x_axis: { labels: ['a', 'b'], type: 'standard' },
        y_axis: { format: 'decimal' },
      },
      xml: '<series><data>1</data><data>0</data><name>x</name><incomplete_from>b</incomplete_from><type>main</type></series><x_axis><labels>a</labels><labels>b</labels><type>standard</type></x_axis><y_axis><format>decimal</format></y_axis>',
    },
    {
      title: 'one point, as a pair with a word for x',
      source: spec,
      input: { series: [{ data: [['a & b', 1]] }] },
      json: { series: [{ data: [['a & b', 1]] }] },
      xml: '<series><data><x>a &amp; b</x><y>1</y></data></series>',
    },
    {
      title: 'pairs in two series, and x values of both sorts',
      source: 'docs/reference/evidence.md#7-line-chart, series[].data',
      input: {
        series: [
          {
            data: [
              ['1', 2],
              [-0, -2],
            ],
          },
          { data: [['2', 3]] },
        ],
        xAxis: {},
      },
      json: {
        series: [
          {
            data: [
              ['1', 2],
              [0, -2],
            ],
          },
          { data: [['2', 3]] },
        ],
      },
      xml: '<series><data><x>1</x><y>2</y></data><data><x>0</x><y>-2</y></data></series><series><data><x>2</x><y>3</y></data></series>',
    },
    {
      title: 'dates and times that end early, and those that do not',
      source: 'docs/reference/widgets.md#linechart, limits; docs/reference/evidence.md#7-line-chart, NPY',
      input: { series: [{ data: [1] }], xAxis: { type: 'datetime', labels: dates } },
      json: { series: [{ data: [1] }], x_axis: { labels: dates, type: 'datetime' } },
      xml: `<series><data>1</data></series><x_axis>${dates.map((date) => `<labels>${date}</labels>`).join('')}<type>datetime</type></x_axis>`,
    },
    {
      title: 'no labels',
      source: 'docs/reference/bad-inputs.md L1',
      input: { series: [{ data: [1] }], xAxis: { labels: [] } },
      json: { series: [{ data: [1] }], x_axis: { labels: [] } },
      xml: '<series><data>1</data></series><x_axis/>',
    },
    {
      title: 'all axes by definition',
      source: 'docs/reference/widgets.md#settings',
      settings: { xAxis: { labels: ['a', 'b'], type: 'standard' }, yAxis: { format: 'percent' } },
      input: [1, 2],
      json: {
        series: [{ data: [1, 2] }],
        x_axis: { labels: ['a', 'b'], type: 'standard' },
        y_axis: { format: 'percent' },
      },
      xml: '<series><data>1</data><data>2</data></series><x_axis><labels>a</labels><labels>b</labels><type>standard</type></x_axis><y_axis><format>percent</format></y_axis>',
    },
    {
      title: 'ten thousand points in each of ten series, for which there is no smaller limit',
      source:
        'docs/reference/evidence.md#7-line-chart, no source gives a maximum; docs/reference/widgets.md#limits-for-all-kinds',
      input: { series: Array.from({ length: 10 }, () => ({ data: points })) },
      json: { series: Array.from({ length: 10 }, () => ({ data: points })) },
      // In XML, that is over 1 MiB.
      xml: null,
    },
    {
      title: 'no field that is not its own',
      source: 'docs/reference/widgets.md#rules-for-every-kind; docs/reference/bad-inputs.md K7',
      input: { series: [line] },
      json: { series: [{ data: [1] }] },
      xml: '<series><data>1</data></series>',
    },
  ],
  refused: [
    { title: 'no points', input: [], issues: [' too_few'] },
    { title: 'no series', input: { series: [] }, issues: ['series too_few'] },
    {
      title: 'a series without points',
      input: { series: [{ data: [] }] },
      issues: ['series[0].data too_few'],
    },
    { title: 'a gap', input: [1, null], issues: ['[1] not_finite'] },
    {
      title: 'numbers and pairs in one series',
      input: { series: [{ data: [1, [2, 3]] }] },
      issues: ['series[0].data[1] not_finite'],
    },
    {
      title: 'numbers and pairs in two series',
      input: { series: [{ data: [1] }, { data: [[2, 3]] }] },
      issues: ['series[1].data conflict'],
    },
    {
      title: 'pairs and labels',
      input: { series: [{ data: [['a', 1]] }], xAxis: { labels: ['a'] } },
      issues: ['xAxis.labels conflict'],
    },
    {
      title: 'dates that are none',
      input: {
        series: [
          {
            data: [
              ['2026-02-30', 1],
              ['2026-13', 1],
              [2026, 1],
              ['2024-02-29T24:00', 1],
            ],
            incompleteFrom: 'soon',
          },
        ],
        xAxis: { type: 'datetime' },
      },
      issues: [
        'series[0].data[0][0] bad_date',
        'series[0].data[1][0] bad_date',
        'series[0].data[2][0] bad_date',
        'series[0].data[3][0] bad_date',
        'series[0].incompleteFrom bad_date',
      ],
    },
    {
      title: 'labels that are no text',
      input: { series: [{ data: [1] }], xAxis: { labels: [1] } },
      issues: ['xAxis.labels[0] not_text'],
    },
    {
      title: 'a currency without its unit',
      input: { series: [{ data: [1] }], yAxis: { format: 'currency' } },
      issues: ['yAxis.unit required'],
    },
    {
      title: 'a unit without a currency',
      input: { series: [{ data: [1] }], yAxis: { unit: 'EUR' } },
      issues: ['yAxis.unit conflict'],
    },
    {
      title: 'a unit of its own making',
      input: { series: [{ data: [1] }], yAxis: { format: 'currency', unit: 'eur' } },
      issues: ['yAxis.unit bad_unit'],
    },
    {
      title: 'old spellings',
      input: { series: [{ data: [1], incomplete_from: 'a' }], x_axis: {}, y_axis: {} },
      issues: ['series[0].incomplete_from renamed', 'x_axis renamed', 'y_axis renamed'],
    },
    {
      title: 'a Map for an axis',
      input: { series: [{ data: [1] }], xAxis: new Map() },
      issues: ['xAxis wrong_shape'],
    },
    { title: 'a number alone', input: 1, issues: [' wrong_shape'] },
    { title: 'bare pairs', input: [['a', 1]], issues: ['[0] not_finite'] },
    { title: 'nothing in it', input: {}, issues: ['series required'] },
    { title: 'one series, without a list', input: { series: { data: [1] } }, issues: ['series wrong_shape'] },
    {
      title: 'a pair without its x value',
      input: {
        series: [
          {
            data: [
              ['a', 1],
              [undefined, 2],
            ],
          },
        ],
      },
      issues: ['series[0].data[1][0] required'],
    },
    {
      title: 'a series without data',
      input: { series: [{ name: 'a' }] },
      issues: ['series[0].data required'],
    },
    {
      title: 'data that is no list',
      input: { series: [{ data: 1 }] },
      issues: ['series[0].data wrong_shape'],
    },
    {
      title: 'pairs that are none',
      input: { series: [{ data: [['a'], ['a', 1, 2], [null, 1], ['a', '1'], 5] }] },
      issues: [
        'series[0].data[0] too_few',
        'series[0].data[1] too_many',
        'series[0].data[2][0] not_finite',
        'series[0].data[3][1] not_finite',
        'series[0].data[4] wrong_shape',
      ],
    },
    { title: '10,001 points', input: [...points, 1], issues: [' too_many'] },
    {
      title: '10,001 points of a series',
      input: { series: [{ data: [...points, 1] }] },
      issues: ['series[0].data too_many'],
    },
    {
      title: '10,001 labels',
      input: { series: [{ data: [1] }], xAxis: { labels: [...points, 1].map(String) } },
      issues: ['xAxis.labels too_many'],
    },
    {
      title: 'a name of 10,001 characters',
      input: { series: [{ data: [1], name: 'x'.repeat(10_001) }] },
      issues: ['series[0].name too_long'],
    },
    {
      title: 'types that there are not',
      input: { series: [{ data: [1], type: 'third' }], xAxis: { type: 'log' }, yAxis: { format: 'money' } },
      issues: ['series[0].type not_one_of', 'xAxis.type not_one_of', 'yAxis.format not_one_of'],
    },
    {
      title: 'labels of the definition beside pairs',
      settings: { xAxis: { labels: ['a'] } },
      input: { series: [{ data: [['a', 1]] }] },
      issues: ['xAxis.labels conflict'],
    },
    {
      title: "labels that are no dates on the definition's time axis",
      settings: { xAxis: { type: 'datetime' } },
      input: { series: [{ data: [1] }], xAxis: { labels: ['2023-02-29', '2026-3', '', 'in 2026'] } },
      issues: [
        'xAxis.labels[0] bad_date',
        'xAxis.labels[1] bad_date',
        'xAxis.labels[2] bad_date',
        'xAxis.labels[3] bad_date',
      ],
    },
    {
      title: 'settings that are not valid',
      settings: { x_axis: {}, yAxis: { unit: 1 } } as never,
      input: [1],
      issues: ['settings.yAxis.unit bad_unit', 'settings.x_axis unknown'],
    },
  ],
  wire: [
    {
      title: 'a number that is not a year, for a date',
      source: spec,
      payload: { series: [{ data: [['2026', 1]], incomplete_from: -1 }], x_axis: { type: 'datetime' } },
      errors: ['series[0].incomplete_from bad_date'],
      warnings: ['series[0].incomplete_from not_text'],
    },
    {
      title: 'every field, numbers in strings among them',
      source: 'docs/reference/evidence.md#2-conventions; docs/reference/evidence.md#7-line-chart',
      payload: {
        series: [
          { data: [1, '2', '-3.5'], name: 'a', incomplete_from: 'c', type: 'main' },
          { data: [1, 2, 3], type: 'secondary' },
        ],
        x_axis: { labels: ['a', 'b', 'c'], type: 'standard' },
        y_axis: { format: 'currency', unit: 'EUR' },
      },
      errors: [],
      warnings: [],
    },
    {
      title: 'pairs on a time axis, and an incomplete part',
      source: 'docs/reference/evidence.md#7-line-chart, example',
      payload: {
        series: [
          {
            data: [
              ['2026-01', 12.5],
              ['2026', '14'],
            ],
            incomplete_from: '2026',
          },
        ],
        x_axis: { type: 'datetime' },
      },
      errors: [],
      warnings: [],
    },
    {
      title: 'pairs with numbers for x',
      source: spec,
      payload: {
        series: [
          {
            data: [
              [1, 2],
              ['x', '3'],
            ],
          },
        ],
      },
      errors: [],
      warnings: [],
    },
    {
      title: 'empty axes',
      source: 'docs/reference/evidence.md#7-line-chart, GP and NPY',
      payload: { series: [{ data: [1] }], x_axis: {}, y_axis: {} },
      errors: [],
      warnings: [],
    },
    {
      title: 'the form of widgets made before February 2015',
      source: 'docs/reference/evidence.md#8-line-chart-legacy',
      payload: { item: [1, '2'], settings: { axisx: ['a', 'b'], axisy: 'y', colour: 'ff9900' } },
      errors: [],
      warnings: [' renamed'],
    },
    {
      title: 'labels that are fewer than the points, and series of different lengths',
      source: spec,
      payload: { series: [{ data: [1, 2, 3] }, { data: [1, 2] }], x_axis: { labels: ['a', 'b'] } },
      errors: [],
      warnings: ['x_axis.labels too_few', 'series[1].data too_few'],
    },
    {
      title: 'labels that are more than the points, one of them a number',
      source: spec,
      payload: { series: [{ data: [1] }], x_axis: { labels: ['a', 2025] } },
      errors: [],
      warnings: ['x_axis.labels[1] not_text', 'x_axis.labels too_many'],
    },
    {
      title: 'dates that are out of order, and an incomplete part that begins nowhere',
      source: spec,
      payload: {
        series: [
          {
            data: [
              ['2026-03', 1],
              ['2026-01-31', 2],
              ['2026-02-01T00:00Z', 3],
            ],
            incomplete_from: '2026-02',
          },
          { data: [['2026-01', 1]], incomplete_from: '2026-02' },
        ],
        x_axis: { type: 'datetime' },
      },
      errors: [],
      warnings: ['series[0].data[1][0] bad_order', 'series[1].incomplete_from not_one_of'],
    },
    {
      title: 'an incomplete part that begins at a label, and one that does not',
      source: spec,
      payload: {
        series: [
          { data: [1, 2], incomplete_from: 'b' },
          { data: [1, 2], incomplete_from: 'c' },
        ],
        x_axis: { labels: ['a', 'b'] },
      },
      errors: [],
      warnings: ['series[1].incomplete_from not_one_of'],
    },
    {
      title: 'an incomplete part of points without x values',
      source: spec,
      payload: { series: [{ data: [1, 2], incomplete_from: '1' }] },
      errors: [],
      warnings: ['series[0].incomplete_from not_one_of'],
    },
    {
      title: 'that form, with mistakes',
      source: 'docs/reference/evidence.md#8-line-chart-legacy',
      payload: { item: [1, 'x'], settings: { axisx: [1] } },
      errors: ['item[1] not_finite'],
      warnings: ['settings.axisx[0] not_text'],
    },
    {
      title: 'numbers and pairs in one series, and the other way round',
      source: 'docs/reference/evidence.md#7-line-chart, GP code',
      payload: { series: [{ data: [1, [2, 3]] }, { data: [[2, 3], 1] }] },
      errors: ['series[0].data[1] not_finite', 'series[1].data[1] wrong_shape'],
      warnings: [],
    },
    {
      title: 'numbers and pairs in two series',
      source: 'docs/reference/evidence.md#7-line-chart, GP code',
      payload: { series: [{ data: [1] }, { data: [[2, 3]] }] },
      errors: ['series[1].data conflict'],
      warnings: [],
    },
    {
      title: 'pairs and labels',
      source: 'docs/reference/evidence.md#7-line-chart, GP code',
      payload: { series: [{ data: [['a', 1]] }], x_axis: { labels: ['a'] } },
      errors: ['x_axis.labels conflict'],
      warnings: [],
    },
    {
      title: 'dates that are none',
      source: 'docs/reference/evidence.md#7-line-chart, x_axis.type',
      payload: {
        series: [{ data: [['Jan', 1]], incomplete_from: 'soon' }],
        x_axis: { type: 'datetime' },
      },
      errors: ['series[0].data[0][0] bad_date', 'series[0].incomplete_from bad_date'],
      warnings: [],
    },
    {
      title: 'an incomplete part at the top',
      source: 'docs/reference/evidence.md#21-deviations-of-other-libraries, PHP-M',
      payload: { series: [{ data: [1] }], incomplete_from: ['2026'] },
      errors: [],
      warnings: ['incomplete_from unknown'],
    },
    {
      title: 'null for what may be absent',
      source: 'docs/reference/evidence.md#2-conventions, optional fields',
      payload: {
        series: [{ data: [1], name: null, incomplete_from: null, type: null }],
        x_axis: null,
        y_axis: { format: null, unit: null },
      },
      errors: [],
      warnings: [
        'series[0].name wrong_shape',
        'series[0].incomplete_from wrong_shape',
        'series[0].type wrong_shape',
        'x_axis wrong_shape',
        'y_axis.format wrong_shape',
        'y_axis.unit wrong_shape',
      ],
    },
    {
      title: 'the spellings of the input',
      source: spec,
      payload: { series: [{ data: [1], incompleteFrom: 'a' }], xAxis: {}, yAxis: {} },
      errors: [],
      warnings: ['series[0].incompleteFrom unknown', 'xAxis unknown', 'yAxis unknown'],
    },
    {
      title: 'points that are none',
      source: spec,
      payload: { series: [{ data: [null, ''] }, { data: [['a'], [null, 1], ['a', 'b']] }, { data: [] }, {}] },
      errors: [
        'series[0].data[0] not_finite',
        'series[0].data[1] not_finite',
        'series[1].data[0] too_few',
        'series[1].data[1][0] not_finite',
        'series[1].data[2][1] not_finite',
        'series[2].data too_few',
        'series[3].data required',
      ],
      warnings: [],
    },
    {
      title: 'types that there are not, and a currency without its unit',
      source: 'docs/reference/evidence.md#7-line-chart',
      payload: {
        series: [{ data: [1], type: 'third' }],
        x_axis: { type: 'secondary' },
        y_axis: { format: 'currency' },
      },
      errors: ['series[0].type not_one_of', 'x_axis.type not_one_of', 'y_axis.unit required'],
      warnings: [],
    },
    { title: 'no series', source: spec, payload: { series: [] }, errors: ['series too_few'], warnings: [] },
    { title: 'nothing in it', source: spec, payload: {}, errors: ['series required'], warnings: [] },
  ],
}
