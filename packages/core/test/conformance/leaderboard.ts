import type { Conformance } from './vector.js'

const spec = 'docs/reference/widgets.md#leaderboard'

const rows = (length: number) => Array.from({ length }, (_, i) => [`team ${i}`, i] as const)

/** Fields of a person's own. */
const row = { label: 'a', _id: 7, password: 'x' }

export const leaderboard: Conformance<'leaderboard'> = {
  fields: {
    items: true,
    'items.label': true,
    'items.value': true,
    'items.previousRank': true,
    label: true,
    value: true,
    previousRank: true,
    format: true,
    unit: true,
    'settings.format': true,
    'settings.unit': true,
  },
  accepted: [
    {
      title: 'null for what may be absent',
      source: 'docs/reference/widgets.md#absent-fields',
      input: {
        items: [['a', null, null], { label: 'b', value: null, previousRank: null }],
        format: null,
        unit: null,
      },
      json: { items: [{ label: 'a' }, { label: 'b' }] },
      xml: '<items><label>a</label></items><items><label>b</label></items>',
    },
    {
      title: 'labels alone',
      source: 'docs/reference/evidence.md#13-leaderboard, value is optional',
      input: [['Ada'], ['Grace']],
      json: { items: [{ label: 'Ada' }, { label: 'Grace' }] },
      xml: '<items><label>Ada</label></items><items><label>Grace</label></items>',
    },
    {
      title: 'labels and values; the order is kept',
      source: spec,
      input: [
        ['a', 1],
        ['b', 3],
        ['c', 2],
      ],
      json: {
        items: [
          { label: 'a', value: 1 },
          { label: 'b', value: 3 },
          { label: 'c', value: 2 },
        ],
      },
      xml: '<items><label>a</label><value>1</value></items><items><label>b</label><value>3</value></items><items><label>c</label><value>2</value></items>',
    },
    {
      title: 'previous ranks, from 1; the key is previous_rank',
      source: 'docs/reference/evidence.md#13-leaderboard, OTD',
      input: [
        ['a', 10, 2],
        ['b', 9, 1],
      ],
      json: {
        items: [
          { label: 'a', value: 10, previous_rank: 2 },
          { label: 'b', value: 9, previous_rank: 1 },
        ],
      },
      xml: '<items><label>a</label><value>10</value><previous_rank>2</previous_rank></items><items><label>b</label><value>9</value><previous_rank>1</previous_rank></items>',
    },
    {
      title: 'a previous rank without a value',
      source: spec,
      input: [['a', undefined, 3]],
      json: { items: [{ label: 'a', previous_rank: 3 }] },
      xml: '<items><label>a</label><previous_rank>3</previous_rank></items>',
    },
    {
      title: 'the full form, rows of every form together; 0 and less are values',
      source: `${spec}; docs/reference/evidence.md#13-leaderboard, OTD`,
      input: {
        items: [
          { previousRank: 4, value: 0, label: 'a' },
          ['b', -0.5],
          { label: 'c', value: undefined },
          ['d'],
        ],
        format: 'decimal',
      },
      json: {
        items: [
          { label: 'a', value: 0, previous_rank: 4 },
          { label: 'b', value: -0.5 },
          { label: 'c' },
          { label: 'd' },
        ],
        format: 'decimal',
      },
      xml: '<items><label>a</label><value>0</value><previous_rank>4</previous_rank></items><items><label>b</label><value>-0.5</value></items><items><label>c</label></items><items><label>d</label></items><format>decimal</format>',
    },
    {
      title: 'a currency',
      source: 'docs/reference/evidence.md#2-conventions, format and unit',
      input: { items: [['a', 12.5]], unit: 'EUR', format: 'currency' },
      json: { items: [{ label: 'a', value: 12.5 }], format: 'currency', unit: 'EUR' },
      xml: '<items><label>a</label><value>12.5</value></items><format>currency</format><unit>EUR</unit>',
    },
    {
      title: 'percent: 1 is 100 %, and nothing is multiplied',
      source: 'docs/reference/evidence.md#2-conventions, percent',
      input: { items: [['a', 0.34]], format: 'percent' },
      json: { items: [{ label: 'a', value: 0.34 }], format: 'percent' },
      xml: '<items><label>a</label><value>0.34</value></items><format>percent</format>',
    },
    {
      title: 'bare rows of every form together',
      source: 'docs/reference/widgets.md#rules-for-every-kind',
      input: [{ previousRank: 1, value: 2, label: 'a' }, ['b', 1]],
      json: {
        items: [
          { label: 'a', value: 2, previous_rank: 1 },
          { label: 'b', value: 1 },
        ],
      },
      xml: '<items><label>a</label><value>2</value><previous_rank>1</previous_rank></items><items><label>b</label><value>1</value></items>',
    },
    { title: 'no rows', source: spec, input: [], json: { items: [] }, xml: '' },
    {
      title: 'twenty-two rows',
      source: 'docs/reference/evidence.md#13-leaderboard, GP',
      input: rows(22),
      json: { items: rows(22).map(([label, value]) => ({ label, value })) },
      xml: rows(22)
        .map(([label, value]) => `<items><label>${label}</label><value>${value}</value></items>`)
        .join(''),
    },
    {
      title: 'the format by definition',
      source: 'docs/reference/widgets.md#settings',
      settings: { format: 'currency', unit: 'USD' },
      input: [['a', 1]],
      json: { items: [{ label: 'a', value: 1 }], format: 'currency', unit: 'USD' },
      xml: '<items><label>a</label><value>1</value></items><format>currency</format><unit>USD</unit>',
    },
    {
      title: 'what the data says wins, and its format takes no unit from the definition',
      source: 'docs/reference/widgets.md#settings',
      settings: { format: 'currency', unit: 'USD' },
      input: { items: [['a', 0.5]], format: 'percent' },
      json: { items: [{ label: 'a', value: 0.5 }], format: 'percent' },
      xml: '<items><label>a</label><value>0.5</value></items><format>percent</format>',
    },
    {
      title: 'a currency of the data takes its unit from the definition',
      source: 'docs/reference/widgets.md#settings',
      settings: { unit: 'USD', format: 'currency' },
      input: { items: [['a', 1]], format: 'currency' },
      json: { items: [{ label: 'a', value: 1 }], format: 'currency', unit: 'USD' },
      xml: '<items><label>a</label><value>1</value></items><format>currency</format><unit>USD</unit>',
    },
    {
      title: 'no field that is not its own; markup is text',
      source: 'docs/reference/widgets.md#rules-for-every-kind; docs/reference/bad-inputs.md K7, S2',
      input: [row, ['<b>&']],
      json: { items: [{ label: 'a' }, { label: '<b>&' }] },
      xml: '<items><label>a</label></items><items><label>&lt;b&gt;&amp;</label></items>',
    },
  ],
  refused: [
    { title: 'twenty-three rows', input: rows(23), issues: [' too_many'] },
    { title: 'twenty-three rows in full', input: { items: rows(23) }, issues: ['items too_many'] },
    { title: 'no items', input: {}, issues: ['items required'] },
    { title: 'bare labels', input: ['a'], issues: ['[0] wrong_shape'] },
    { title: 'a row without anything', input: [[]], issues: ['[0] too_few'] },
    { title: 'a row of four', input: [['a', 1, 2, 3]], issues: ['[0] too_many'] },
    { title: 'no label', input: [{ value: 1 }], issues: ['[0].label required'] },
    { title: 'a label that is no text', input: [[1, 'a']], issues: ['[0][0] not_text', '[0][1] not_finite'] },
    { title: 'a label of 10,001 characters', input: [['x'.repeat(10_001)]], issues: ['[0][0] too_long'] },
    {
      title: 'ranks below 1 or between two',
      input: [['a', 1, 0], ['b', 1, -1], ['c', 1, 1.5], { label: 'd', previousRank: '2' }],
      issues: [
        '[0][2] out_of_range',
        '[1][2] out_of_range',
        '[2][2] out_of_range',
        '[3].previousRank not_finite',
      ],
    },
    {
      title: 'the spelling of the wire',
      input: { items: [{ label: 'a', previous_rank: 1 }] },
      issues: ['items[0].previous_rank renamed'],
    },
    { title: 'a Map', input: new Map([['a', 1]]), issues: [' wrong_shape'] },
    {
      title: 'a currency without its unit',
      input: { items: [], format: 'currency' },
      issues: ['unit required'],
    },
    { title: 'a unit without a currency', input: { items: [], unit: 'EUR' }, issues: ['unit conflict'] },
    {
      title: 'a unit of its own making',
      input: { items: [], format: 'currency', unit: '€' },
      issues: ['unit bad_unit'],
    },
    { title: 'another format', input: { items: [], format: 'money' }, issues: ['format not_one_of'] },
  ],
  wire: [
    {
      title: 'every field, numbers in strings among them',
      source: 'docs/reference/evidence.md#13-leaderboard, OTD, GP and GO',
      payload: {
        items: [
          { label: 'a', value: 5, previous_rank: 2 },
          { label: 'b', value: '4.5', previous_rank: '1' },
          { label: 'c' },
        ],
        format: 'currency',
        unit: 'EUR',
      },
      errors: [],
      warnings: [],
    },
    { title: 'no rows', source: spec, payload: { items: [] }, errors: [], warnings: [] },
    {
      title: 'null for what may be absent',
      source: 'docs/reference/evidence.md#2-conventions, optional fields',
      payload: { items: [{ label: 'a', value: null, previous_rank: null }], format: null, unit: null },
      errors: [],
      warnings: [
        'items[0].value wrong_shape',
        'items[0].previous_rank wrong_shape',
        'format wrong_shape',
        'unit wrong_shape',
      ],
    },
    {
      title: 'item, as the other kinds have it',
      source: 'docs/reference/evidence.md#13-leaderboard, items is plural',
      payload: { item: [{ label: 'a' }] },
      errors: ['items required'],
      warnings: ['item unknown'],
    },
    {
      title: 'the spelling of the input, and a field that is not read',
      source: spec,
      payload: { items: [{ label: 'a', previousRank: 1, colour: 'red' }] },
      errors: [],
      warnings: ['items[0].previousRank unknown', 'items[0].colour unknown'],
    },
    {
      title: 'twenty-three rows',
      source: 'docs/reference/evidence.md#13-leaderboard, GP',
      payload: { items: Array.from({ length: 23 }, () => ({ label: 'a' })) },
      errors: ['items too_many'],
      warnings: [],
    },
    {
      title: 'rows that are none',
      source: spec,
      payload: { items: [['a', 1], {}, { label: 1, value: 'x', previous_rank: 0 }] },
      errors: [
        'items[0] wrong_shape',
        'items[1].label required',
        'items[2].value not_finite',
        'items[2].previous_rank out_of_range',
      ],
      warnings: ['items[2].label not_text'],
    },
    {
      title: 'a currency without its unit',
      source: 'docs/reference/evidence.md#2-conventions, format and unit',
      payload: { items: [], format: 'currency' },
      errors: ['unit required'],
      warnings: [],
    },
    {
      title: 'a currency with null for its unit',
      source: 'docs/reference/evidence.md#2-conventions, format and unit',
      payload: { items: [], format: 'currency', unit: null },
      errors: ['unit required'],
      warnings: ['unit wrong_shape'],
    },
    {
      title: 'a unit in lower case',
      source: 'docs/reference/evidence.md#2-conventions, NPY',
      payload: { items: [], format: 'currency', unit: 'usd' },
      errors: [],
      warnings: ['unit bad_unit'],
    },
    {
      title: 'a unit without a currency, and another format',
      source: 'docs/reference/evidence.md#2-conventions, GP',
      payload: { items: [], format: 'decimal', unit: 'USD' },
      errors: [],
      warnings: ['unit conflict'],
    },
    {
      title: 'another format',
      source: spec,
      payload: { items: [], format: 'money' },
      errors: ['format not_one_of'],
      warnings: [],
    },
  ],
}
