import type { Conformance } from './vector.js'

const spec = 'docs/reference/widgets.md#linechartlegacy'

const values = Array.from({ length: 10_000 }, () => 1)

export const lineChartLegacy: Conformance<'lineChartLegacy'> = {
  fields: {
    'settings.xAxis': true,
    'settings.yAxis': true,
    'settings.color': true,
  },
  accepted: [
    {
      title: 'values; settings are always there',
      source: `${spec}; docs/reference/evidence.md#8-line-chart-legacy, DJ`,
      input: [[1, 2, 3]],
      json: { item: [1, 2, 3], settings: {} },
      xml: '<item>1</item><item>2</item><item>3</item><settings/>',
    },
    {
      title: 'a label for the x axis',
      source: spec,
      input: [[1], 'x'],
      json: { item: [1], settings: { axisx: ['x'] } },
      xml: '<item>1</item><settings><axisx>x</axisx></settings>',
    },
    {
      title: 'labels for both axes: the y axis is its own',
      source: `docs/reference/evidence.md#8-line-chart-legacy, CH test; regression`,
      input: [
        [1, 2],
        ['Jan', 'Feb'],
        ['low', 'high'],
      ],
      json: { item: [1, 2], settings: { axisx: ['Jan', 'Feb'], axisy: ['low', 'high'] } },
      xml: '<item>1</item><item>2</item><settings><axisx>Jan</axisx><axisx>Feb</axisx><axisy>low</axisy><axisy>high</axisy></settings>',
    },
    {
      title: 'a colour, and axes left out',
      source: 'docs/reference/evidence.md#8-line-chart-legacy, DJ',
      input: [[1], undefined, ['y'], '#FF9900'],
      json: { item: [1], settings: { axisy: ['y'], colour: 'ff9900' } },
      xml: '<item>1</item><settings><axisy>y</axisy><colour>ff9900</colour></settings>',
    },
    {
      title: 'by its definition',
      source: 'docs/reference/widgets.md#settings',
      settings: { xAxis: ['a', 'b'], yAxis: 'y', color: 'ff990080' },
      input: [[1], ['c']],
      json: { item: [1], settings: { axisx: ['c'], axisy: ['y'], colour: 'ff990080' } },
      xml: '<item>1</item><settings><axisx>c</axisx><axisy>y</axisy><colour>ff990080</colour></settings>',
    },
    {
      title: 'all at once, a label for each axis',
      source: 'docs/reference/evidence.md#8-line-chart-legacy, DJ and KK',
      input: [[1, -0.5], 'x', 'y', 'FF990080'],
      json: { item: [1, -0.5], settings: { axisx: ['x'], axisy: ['y'], colour: 'ff990080' } },
      xml: '<item>1</item><item>-0.5</item><settings><axisx>x</axisx><axisy>y</axisy><colour>ff990080</colour></settings>',
    },
    {
      title: 'all by its definition, and all by its data',
      source: 'docs/reference/widgets.md#settings',
      settings: { xAxis: 'a', yAxis: ['b', 'c'], color: '#000000' },
      input: [[1], 'x', ['y'], 'ff9900'],
      json: { item: [1], settings: { axisx: ['x'], axisy: ['y'], colour: 'ff9900' } },
      xml: '<item>1</item><settings><axisx>x</axisx><axisy>y</axisy><colour>ff9900</colour></settings>',
    },
    {
      title: 'labels that are none',
      source: 'docs/reference/bad-inputs.md L1, S1',
      input: [[0], [], ''],
      json: { item: [0], settings: { axisx: [], axisy: [''] } },
      xml: '<item>0</item><settings><axisy></axisy></settings>',
    },
    {
      title: 'ten thousand values',
      source: 'docs/reference/widgets.md#limits-for-all-kinds',
      input: [values],
      json: { item: values, settings: {} },
      xml: `${'<item>1</item>'.repeat(10_000)}<settings/>`,
    },
  ],
  refused: [
    { title: 'no values', input: [[]], issues: ['[0] too_few'] },
    { title: 'nothing', input: [], issues: [' too_few'] },
    { title: 'bare values', input: [1, 2], issues: ['[0] wrong_shape', '[1] wrong_shape'] },
    { title: 'an axis of numbers', input: [[1], [1]], issues: ['[1][0] not_text'] },
    { title: 'five entries', input: [[1], 'x', 'y', 'ff9900', 1], issues: [' too_many'] },
    { title: 'a colour by name', input: [[1], 'x', 'y', 'red'], issues: ['[3] bad_color'] },
    { title: 'an object', input: { values: [1] }, issues: [' wrong_shape'] },
    { title: '10,001 values', input: [[...values, 1]], issues: ['[0] too_many'] },
    { title: 'values in strings', input: [['1', null]], issues: ['[0][0] not_finite', '[0][1] not_finite'] },
    {
      title: 'an axis that is a number',
      input: [[1], 2, null],
      issues: ['[1] wrong_shape', '[2] wrong_shape'],
    },
    { title: 'a label of 10,001 characters', input: [[1], 'x'.repeat(10_001)], issues: ['[1] too_long'] },
    {
      title: 'settings that are not valid',
      settings: { color: 'red', colour: 'ff9900' } as never,
      input: [[1]],
      issues: ['settings.color bad_color', 'settings.colour unknown'],
    },
  ],
  wire: [
    {
      title: 'every field, numbers in strings among them',
      source: 'docs/reference/evidence.md#8-line-chart-legacy',
      payload: { item: [1, '2.5'], settings: { axisx: ['a', 'b'], axisy: ['c'], colour: 'ff9900' } },
      errors: [],
      warnings: [],
    },
    {
      title: 'empty settings',
      source: 'docs/reference/evidence.md#8-line-chart-legacy, DJ',
      payload: { item: [1], settings: {} },
      errors: [],
      warnings: [],
    },
    {
      title: 'no settings',
      source: 'docs/reference/evidence.md#8-line-chart-legacy',
      payload: { item: [1] },
      errors: [],
      warnings: [],
    },
    {
      title: 'an axis that is text, and a colour with transparency',
      source:
        'docs/reference/evidence.md#8-line-chart-legacy, KK; docs/reference/evidence.md#2-conventions, RRGGBBAA',
      payload: { item: [1], settings: { axisx: 'a', axisy: 'b', colour: 'FF990080' } },
      errors: [],
      warnings: [],
    },
    {
      title: 'color',
      source: 'docs/reference/evidence.md#8-line-chart-legacy, RH',
      payload: { item: [1], settings: { color: 'ff9900' } },
      errors: [],
      warnings: ['settings.color renamed'],
    },
    {
      title: 'a colour with #',
      source: 'docs/reference/evidence.md#2-conventions, AF tests',
      payload: { item: [1], settings: { colour: '#ff9900' } },
      errors: [],
      warnings: ['settings.colour bad_color'],
    },
    {
      title: 'null for what may be absent',
      source: 'docs/reference/evidence.md#2-conventions, optional fields',
      payload: { item: [1], settings: { axisx: null, colour: null } },
      errors: [],
      warnings: ['settings.axisx wrong_shape', 'settings.colour wrong_shape'],
    },
    {
      title: 'the form of today',
      source: 'docs/reference/evidence.md#7-line-chart',
      payload: { series: [{ data: [1] }] },
      errors: ['item required'],
      warnings: ['series unknown'],
    },
    {
      title: 'values and labels that are none, and near misses',
      source: spec,
      payload: { item: [null, 'x'], settings: { axisx: 1, axisy: [2], axis_x: ['a'] } },
      errors: [
        'item[0] not_finite',
        'item[1] not_finite',
        'settings.axisx not_text',
        'settings.axisy[0] not_text',
      ],
      warnings: ['settings.axis_x unknown'],
    },
    { title: 'no values', source: spec, payload: { item: [] }, errors: ['item too_few'], warnings: [] },
  ],
}
