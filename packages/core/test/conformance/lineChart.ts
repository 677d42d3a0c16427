import type { Conformance } from './vector.js'

const spec = 'widgets.md, lineChart'

export const lineChart: Conformance<'lineChart'> = {
  accepted: [
    {
      title: 'numbers',
      source: spec,
      input: [1, 2.5, -3],
      json: { series: [{ data: [1, 2.5, -3] }] },
      xml: '<series><data>1</data><data>2.5</data><data>-3</data></series>',
    },
    {
      title: 'two series with labels',
      source: 'evidence 7, OTD',
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
      source: 'evidence 7, example and CH-S',
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
      source: 'evidence 7, GP tests',
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
      source: 'evidence 21, FL; regression',
      input: { series: [{ data: [1] }], xAxis: { labels: ['a'] }, yAxis: {} },
      json: { series: [{ data: [1] }], x_axis: { labels: ['a'] } },
      xml: '<series><data>1</data></series><x_axis><labels>a</labels></x_axis>',
    },
    {
      title: 'axes by definition, filled up field by field',
      source: 'widgets.md, settings',
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
      source: 'widgets.md, settings',
      settings: { yAxis: { format: 'currency', unit: 'USD' } },
      input: { series: [{ data: [0.5] }], yAxis: { format: 'percent' } },
      json: { series: [{ data: [0.5] }], y_axis: { format: 'percent' } },
      xml: '<series><data>0.5</data></series><y_axis><format>percent</format></y_axis>',
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
  ],
}
