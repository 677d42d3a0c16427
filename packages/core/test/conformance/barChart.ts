import type { Conformance } from './vector.js'

const spec = 'docs/reference/widgets.md#barchart'
const rules = 'docs/reference/widgets.md#rules-for-every-kind'

const numbers = Array.from({ length: 10_000 }, (_, i) => i)

/** Fields of a person's own. */
const series = { data: [1], password: 'x' }

export const barChart: Conformance<'barChart'> = {
  fields: {
    series: true,
    'series.data': true,
    'series.name': true,
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
      input: { series: [{ data: [1], name: null }], xAxis: null, yAxis: { format: null, unit: null } },
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
      title: 'a list of one stays a list',
      source: spec,
      input: [7],
      json: { series: [{ data: [7] }] },
      xml: '<series><data>7</data></series>',
    },
    {
      title: 'one series, with labels and a currency',
      source: 'docs/reference/evidence.md#9-bar-chart, OTD',
      input: {
        series: [{ data: [1000, 1500] }],
        xAxis: { type: 'standard', labels: ['Jan', 'Feb'] },
        yAxis: { unit: 'GBP', format: 'currency' },
      },
      json: {
        series: [{ data: [1000, 1500] }],
        x_axis: { labels: ['Jan', 'Feb'], type: 'standard' },
        y_axis: { format: 'currency', unit: 'GBP' },
      },
      xml: '<series><data>1000</data><data>1500</data></series><x_axis><labels>Jan</labels><labels>Feb</labels><type>standard</type></x_axis><y_axis><format>currency</format><unit>GBP</unit></y_axis>',
    },
    {
      title: 'three series, with names',
      source: 'docs/reference/evidence.md#9-bar-chart, RG and GN',
      input: {
        series: [
          { data: [1, 2], name: 'a' },
          { name: 'b', data: [3, 4] },
          { data: [5, 6], name: undefined },
        ],
      },
      json: { series: [{ data: [1, 2], name: 'a' }, { data: [3, 4], name: 'b' }, { data: [5, 6] }] },
      xml: '<series><data>1</data><data>2</data><name>a</name></series><series><data>3</data><data>4</data><name>b</name></series><series><data>5</data><data>6</data></series>',
    },
    {
      title: 'dates as labels, which may end early',
      source: 'docs/reference/evidence.md#9-bar-chart, RG and LV',
      input: {
        series: [{ data: [1, 2, 3] }],
        xAxis: { labels: ['2026', '2026-03', '2026-03-09T07:30:00+01:00'], type: 'datetime' },
      },
      json: {
        series: [{ data: [1, 2, 3] }],
        x_axis: { labels: ['2026', '2026-03', '2026-03-09T07:30:00+01:00'], type: 'datetime' },
      },
      xml: '<series><data>1</data><data>2</data><data>3</data></series><x_axis><labels>2026</labels><labels>2026-03</labels><labels>2026-03-09T07:30:00+01:00</labels><type>datetime</type></x_axis>',
    },
    {
      title: 'percent and decimal take no unit',
      source: 'docs/reference/evidence.md#2-conventions, format',
      input: { series: [{ data: [0.5] }], yAxis: { format: 'percent' } },
      json: { series: [{ data: [0.5] }], y_axis: { format: 'percent' } },
      xml: '<series><data>0.5</data></series><y_axis><format>percent</format></y_axis>',
    },
    {
      title: 'the y axis is its own, not the x axis, and an empty axis stays away',
      source: 'docs/reference/evidence.md#21-deviations-of-other-libraries, FL; regression',
      input: { series: [{ data: [1] }], xAxis: { labels: ['a'] }, yAxis: {} },
      json: { series: [{ data: [1] }], x_axis: { labels: ['a'] } },
      xml: '<series><data>1</data></series><x_axis><labels>a</labels></x_axis>',
    },
    {
      title: 'axes by definition',
      source: 'docs/reference/widgets.md#settings',
      settings: {
        xAxis: { labels: ['2026', '2027'], type: 'datetime' },
        yAxis: { format: 'currency', unit: 'USD' },
      },
      input: [1, 2],
      json: {
        series: [{ data: [1, 2] }],
        x_axis: { labels: ['2026', '2027'], type: 'datetime' },
        y_axis: { format: 'currency', unit: 'USD' },
      },
      xml: '<series><data>1</data><data>2</data></series><x_axis><labels>2026</labels><labels>2027</labels><type>datetime</type></x_axis><y_axis><format>currency</format><unit>USD</unit></y_axis>',
    },
    {
      title: 'what the data says wins, and its format takes no unit from the definition',
      source: 'docs/reference/widgets.md#settings',
      settings: { xAxis: { labels: ['x'] }, yAxis: { format: 'currency', unit: 'USD' } },
      input: { series: [{ data: [1] }], xAxis: { labels: ['a'] }, yAxis: { format: 'decimal' } },
      json: { series: [{ data: [1] }], x_axis: { labels: ['a'] }, y_axis: { format: 'decimal' } },
      xml: '<series><data>1</data></series><x_axis><labels>a</labels></x_axis><y_axis><format>decimal</format></y_axis>',
    },
    {
      title: 'no field that is not its own',
      source: `${rules}; docs/reference/bad-inputs.md K7`,
      input: { series: [series] },
      json: { series: [{ data: [1] }] },
      xml: '<series><data>1</data></series>',
    },
    {
      title: 'ten thousand bars',
      source: 'docs/reference/widgets.md#limits-for-all-kinds',
      input: numbers,
      json: { series: [{ data: numbers }] },
      xml: `<series>${numbers.map((n) => `<data>${n}</data>`).join('')}</series>`,
    },
  ],
  refused: [
    { title: 'no bars', input: [], issues: [' too_few'] },
    { title: 'no series', input: { series: [] }, issues: ['series too_few'] },
    { title: 'nothing in it', input: {}, issues: ['series required'] },
    {
      title: 'four series',
      input: { series: Array.from({ length: 4 }, () => ({ data: [1] })) },
      issues: ['series too_many'],
    },
    {
      title: 'ten thousand bars, one of which is none',
      input: numbers.with(7, Number.NaN),
      issues: ['[7] not_finite'],
    },
    { title: '10,001 bars', input: [...numbers, 1], issues: [' too_many'] },
    {
      title: 'a series without its data',
      input: { series: [{ name: 'a' }] },
      issues: ['series[0].data required'],
    },
    { title: 'a series without bars', input: { series: [{ data: [] }] }, issues: ['series[0].data too_few'] },
    { title: 'a series that is a list', input: { series: [[1, 2]] }, issues: ['series[0] wrong_shape'] },
    {
      title: 'pairs, which are for lines',
      input: { series: [{ data: [['Jan', 1]] }] },
      issues: ['series[0].data[0] not_finite'],
    },
    { title: 'a number in a string', input: [1, '2'], issues: ['[1] not_finite'] },
    { title: 'a gap', input: [1, null], issues: ['[1] not_finite'] },
    { title: 'a typed array', input: new Float64Array([1, 2]), issues: [' wrong_shape'] },
    {
      title: 'a name that is no text',
      input: { series: [{ data: [1], name: 1 }] },
      issues: ['series[0].name not_text'],
    },
    {
      title: 'a name of 10,001 characters',
      input: { series: [{ data: [1], name: 'x'.repeat(10_001) }] },
      issues: ['series[0].name too_long'],
    },
    {
      title: 'a label that is no date on a time axis',
      input: { series: [{ data: [1] }], xAxis: { labels: ['Jan'], type: 'datetime' } },
      issues: ['xAxis.labels[0] bad_date'],
    },
    {
      title: 'a type of axis that there is not',
      input: { series: [{ data: [1] }], xAxis: { type: 'log' } },
      issues: ['xAxis.type not_one_of'],
    },
    {
      title: 'a currency without its unit',
      input: { series: [{ data: [1] }], yAxis: { format: 'currency' } },
      issues: ['yAxis.unit required'],
    },
    {
      title: 'a unit without a currency',
      input: { series: [{ data: [1] }], yAxis: { format: 'percent', unit: 'EUR' } },
      issues: ['yAxis.unit conflict'],
    },
    ...[['EUR'], 'EURO', 'a EUR'].map((unit) => ({
      title: `a unit that is ${JSON.stringify(unit)}`,
      input: { series: [{ data: [1] }], yAxis: { format: 'currency', unit } },
      issues: ['yAxis.unit bad_unit'],
    })),
    {
      title: 'a unit in lower case',
      input: { series: [{ data: [1] }], yAxis: { format: 'currency', unit: 'usd' } },
      issues: ['yAxis.unit bad_unit'],
    },
    {
      title: 'the spellings of the wire',
      input: { series: [{ data: [1] }], x_axis: {}, y_axis: {} },
      issues: ['x_axis renamed', 'y_axis renamed'],
    },
    {
      title: 'settings that are not valid',
      settings: { yAxis: { format: 'currency', unit: 'euro' } },
      input: [1],
      issues: ['settings.yAxis.unit bad_unit'],
    },
  ],
  wire: [
    {
      title: 'every field, numbers in strings among them',
      source: 'docs/reference/evidence.md#2-conventions; docs/reference/evidence.md#9-bar-chart',
      payload: {
        series: [{ data: [1, '2', '-3.5'], name: 'a' }, { data: [1, 2, 3] }, { data: [3, 2, 1] }],
        x_axis: { labels: ['2026-01', '2026-02', '2026-03'], type: 'datetime' },
        y_axis: { format: 'currency', unit: 'EUR' },
      },
      errors: [],
      warnings: [],
    },
    {
      title: 'labels of dates that are out of order, and fewer than the bars',
      source: spec,
      payload: {
        series: [{ data: [1, 2, 3] }],
        x_axis: { labels: ['2026-02', '2026-01'], type: 'datetime' },
      },
      errors: [],
      warnings: ['x_axis.labels too_few', 'x_axis.labels[1] bad_order'],
    },
    {
      title: 'empty axes',
      source: 'docs/reference/evidence.md#7-line-chart, GP and NPY',
      payload: { series: [{ data: [1] }], x_axis: {}, y_axis: {} },
      errors: [],
      warnings: [],
    },
    {
      title: 'null for what may be absent',
      source: 'docs/reference/evidence.md#2-conventions, optional fields',
      payload: { series: [{ data: [1], name: null }], x_axis: { labels: null, type: null }, y_axis: null },
      errors: [],
      warnings: [
        'series[0].name wrong_shape',
        'x_axis.labels wrong_shape',
        'x_axis.type wrong_shape',
        'y_axis wrong_shape',
      ],
    },
    { title: 'nothing in it', source: spec, payload: {}, errors: ['series required'], warnings: [] },
    { title: 'a bare list', source: spec, payload: [1, 2], errors: [' wrong_shape'], warnings: [] },
    { title: 'no series', source: spec, payload: { series: [] }, errors: ['series too_few'], warnings: [] },
    {
      title: 'four series',
      source: 'docs/reference/evidence.md#9-bar-chart, RG',
      payload: { series: Array.from({ length: 4 }, () => ({ data: [1] })) },
      errors: ['series too_many'],
      warnings: [],
    },
    {
      title: 'bars that are no numbers',
      source: spec,
      payload: { series: [{ data: [['Jan', 1], '', 'x', null] }, { data: [] }, {}] },
      errors: [
        'series[0].data[0] not_finite',
        'series[0].data[1] not_finite',
        'series[0].data[2] not_finite',
        'series[0].data[3] not_finite',
        'series[1].data too_few',
        'series[2].data required',
      ],
      warnings: [],
    },
    {
      title: 'a label that is no date on a time axis',
      source: 'docs/reference/evidence.md#7-line-chart, x_axis.type',
      payload: { series: [{ data: [1] }], x_axis: { labels: ['Jan'], type: 'datetime' } },
      errors: ['x_axis.labels[0] bad_date'],
      warnings: [],
    },
    {
      title: 'a currency without its unit',
      source: 'docs/reference/evidence.md#2-conventions, format',
      payload: { series: [{ data: [1] }], y_axis: { format: 'currency' } },
      errors: ['y_axis.unit required'],
      warnings: [],
    },
    {
      title: 'a unit in lower case',
      source: 'docs/reference/evidence.md#2-conventions, NPY',
      payload: { series: [{ data: [1] }], y_axis: { format: 'currency', unit: 'usd' } },
      errors: [],
      warnings: ['y_axis.unit bad_unit'],
    },
    ...['EURO', 'a EUR'].map((unit) => ({
      title: `a unit that is ${unit}`,
      source: 'docs/reference/evidence.md#2-conventions, NPY',
      payload: { series: [{ data: [1] }], y_axis: { format: 'currency', unit } },
      errors: [],
      warnings: ['y_axis.unit bad_unit'],
    })),
    {
      title: 'a unit without a currency',
      source: 'docs/reference/evidence.md#2-conventions, GP',
      payload: { series: [{ data: [1] }], y_axis: { format: 'decimal', unit: 'USD' } },
      errors: [],
      warnings: ['y_axis.unit conflict'],
    },
    {
      title: 'fields that are not read, and near misses',
      source: spec,
      payload: {
        series: [{ data: [1], colour: 'ff9900' }],
        xAxis: {},
        y_axis: { Format: 'percent' },
        title: 'x',
      },
      errors: [],
      warnings: ['series[0].colour unknown', 'xAxis unknown', 'y_axis.Format unknown', 'title unknown'],
    },
  ],
}
