import type { Conformance } from './vector.js'

const spec = 'docs/reference/widgets.md#piechart'

/** Fields of a person's own. */
const slice = { value: 1, password: 'x' }

class Slice {
  readonly value = 2
  readonly label = 'a'
  toJSON(): string {
    return 'not asked'
  }
}

export const pieChart: Conformance<'pieChart'> = {
  fields: {
    value: true,
    label: true,
    color: true,
  },
  accepted: [
    {
      title: 'null for what may be absent',
      source: 'docs/reference/widgets.md#absent-fields',
      input: [[1, null, null], { value: 2, label: null, color: null }],
      json: { item: [{ value: 1 }, { value: 2 }] },
      xml: '<item><value>1</value></item><item><value>2</value></item>',
    },
    {
      title: 'numbers',
      source: spec,
      input: [1, 2],
      json: { item: [{ value: 1 }, { value: 2 }] },
      xml: '<item><value>1</value></item><item><value>2</value></item>',
    },
    {
      title: 'a list of one stays a list',
      source: spec,
      input: [7],
      json: { item: [{ value: 7 }] },
      xml: '<item><value>7</value></item>',
    },
    {
      title: 'a label without a colour is kept, and a colour without a label',
      source: `${spec}; regression`,
      input: [
        [1, 'May'],
        [2, undefined, 'FF9900'],
      ],
      json: {
        item: [
          { value: 1, label: 'May' },
          { value: 2, color: 'ff9900' },
        ],
      },
      xml: '<item><value>1</value><label>May</label></item><item><value>2</value><color>ff9900</color></item>',
    },
    {
      title: 'the key is color, in lower case and without #',
      source:
        'docs/reference/evidence.md#6-pie-chart, OTD; docs/reference/evidence.md#2-conventions, hex colours',
      input: [[100, 'A', '#13699C'], { value: 200, label: 'B', color: '198aCD80' }],
      json: {
        item: [
          { value: 100, label: 'A', color: '13699c' },
          { value: 200, label: 'B', color: '198acd80' },
        ],
      },
      xml: '<item><value>100</value><label>A</label><color>13699c</color></item><item><value>200</value><label>B</label><color>198acd80</color></item>',
    },
    {
      title: 'rows of every form together',
      source: 'docs/reference/widgets.md#rules-for-every-kind',
      input: [1, [2, 'b'], { value: 3, color: 'abcdef' }],
      json: { item: [{ value: 1 }, { value: 2, label: 'b' }, { value: 3, color: 'abcdef' }] },
      xml: '<item><value>1</value></item><item><value>2</value><label>b</label></item><item><value>3</value><color>abcdef</color></item>',
    },
    {
      title: 'all zero is an empty state; -0 is 0',
      source: spec,
      input: [0, -0],
      json: { item: [{ value: 0 }, { value: 0 }] },
      xml: '<item><value>0</value></item><item><value>0</value></item>',
    },
    {
      title: 'slices in full, colours for some of them',
      source: 'docs/reference/evidence.md#6-pie-chart, OTD partial-colours',
      input: [
        { color: '13699c', label: 'A', value: 1 },
        { value: 2, label: 'B' },
        { value: 3, label: undefined, color: undefined },
      ],
      json: { item: [{ value: 1, label: 'A', color: '13699c' }, { value: 2, label: 'B' }, { value: 3 }] },
      xml: '<item><value>1</value><label>A</label><color>13699c</color></item><item><value>2</value><label>B</label></item><item><value>3</value></item>',
    },
    {
      title: 'a list of lists of one',
      source: spec,
      input: [[1], [2]],
      json: { item: [{ value: 1 }, { value: 2 }] },
      xml: '<item><value>1</value></item><item><value>2</value></item>',
    },
    {
      title: 'ten thousand slices',
      source: 'docs/reference/widgets.md#limits-for-all-kinds',
      input: Array.from({ length: 10_000 }, () => 1),
      json: { item: Array.from({ length: 10_000 }, () => ({ value: 1 })) },
      xml: '<item><value>1</value></item>'.repeat(10_000),
    },
    {
      title: 'a label of ten thousand characters',
      source: 'docs/reference/widgets.md#limits-for-all-kinds',
      input: [[1, 'x'.repeat(10_000)]],
      json: { item: [{ value: 1, label: 'x'.repeat(10_000) }] },
      xml: `<item><value>1</value><label>${'x'.repeat(10_000)}</label></item>`,
    },
    {
      title: 'the same slice twice',
      source: 'docs/reference/bad-inputs.md L18',
      input: [slice, slice],
      json: { item: [{ value: 1 }, { value: 1 }] },
      xml: '<item><value>1</value></item><item><value>1</value></item>',
    },
    {
      title: 'objects without a prototype and of a class, and no field that is not their own',
      source: 'docs/reference/bad-inputs.md K7, K11, K12',
      input: [Object.assign(Object.create(null), slice), new Slice()],
      json: { item: [{ value: 1 }, { value: 2, label: 'a' }] },
      xml: '<item><value>1</value></item><item><value>2</value><label>a</label></item>',
    },
    {
      title: 'a list with a field of its own, which stays away',
      source: 'docs/reference/bad-inputs.md L8',
      input: Object.assign([1], { total: 1 }),
      json: { item: [{ value: 1 }] },
      xml: '<item><value>1</value></item>',
    },
  ],
  refused: [
    { title: 'no slice', input: [], issues: [' too_few'] },
    { title: 'a negative slice', input: [1, -1], issues: ['[1] out_of_range'] },
    { title: 'an object', input: { value: 1 }, issues: [' wrong_shape'] },
    { title: "the seed's colour", input: [{ value: 1, colour: 'ff9900' }], issues: ['[0].colour renamed'] },
    { title: 'a colour by name', input: [[1, 'a', 'red']], issues: ['[0][2] bad_color'] },
    { title: 'short hex', input: [{ value: 1, color: '#fff' }], issues: ['[0].color bad_color'] },
    { title: 'odd hex', input: [{ value: 1, color: 'gggggg' }], issues: ['[0].color bad_color'] },
    {
      title: 'a colour with a line feed',
      input: [{ value: 1, color: 'ffffff\n' }],
      issues: ['[0].color bad_color'],
    },
    { title: 'a nested list', input: [[[1]]], issues: ['[0][0] not_finite'] },
    // biome-ignore lint/suspicious/noSparseArray: the hole is the case
    { title: 'a hole', input: [1, , 3], issues: ['[1] required'] },
    { title: 'too many', input: Array.from({ length: 10_001 }, () => 1), issues: [' too_many'] },
    {
      title: 'ten issues and a count',
      input: Array.from({ length: 12 }, () => Number.NaN),
      issues: [...Array.from({ length: 10 }, (_, i) => `[${i}] not_finite`), '+2'],
    },
    { title: 'a number alone', input: 1, issues: [' wrong_shape'] },
    { title: 'an empty slice', input: [[]], issues: ['[0] too_few'] },
    { title: 'a slice of four', input: [[1, 'a', 'ff9900', 1]], issues: ['[0] too_many'] },
    { title: 'no value', input: [{ label: 'a' }], issues: ['[0].value required'] },
    { title: 'a label of 10,001 characters', input: [[1, 'x'.repeat(10_001)]], issues: ['[0][1] too_long'] },
    { title: 'a typed array', input: new Uint8Array([1, 2]), issues: [' wrong_shape'] },
    { title: 'an object that looks like a list', input: { 0: 1, length: 1 }, issues: [' wrong_shape'] },
  ],
  wire: [
    {
      title: 'every field, numbers in strings among them',
      source: 'docs/reference/evidence.md#6-pie-chart, OTD',
      payload: {
        item: [
          { value: 100, label: 'A', color: '13699c' },
          { value: '200.5', label: 'B', color: 'FF990080' },
          { value: 0, label: 'C' },
          { value: 1 },
        ],
      },
      errors: [],
      warnings: [],
    },
    {
      title: 'colour',
      source: 'docs/reference/evidence.md#6-pie-chart, colour until 2014',
      payload: { item: [{ value: 1, colour: 'ff9900' }] },
      errors: [],
      warnings: ['item[0].colour renamed'],
    },
    {
      title: 'colours with #, by name or short',
      source: 'docs/reference/evidence.md#2-conventions, AF tests',
      payload: {
        item: [
          { value: 1, color: '#ff9900' },
          { value: 2, color: 'red' },
          { value: 3, color: 'fff' },
          { value: 4, colour: '#ff9900' },
          { value: 5, color: 'ff9900 ' },
          { value: 6, color: '0xff9900' },
        ],
      },
      errors: [],
      warnings: [
        'item[0].color bad_color',
        'item[1].color bad_color',
        'item[2].color bad_color',
        'item[3].colour renamed',
        'item[3].colour bad_color',
        'item[4].color bad_color',
        'item[5].color bad_color',
      ],
    },
    {
      title: 'a colour that is no text',
      source: spec,
      payload: {
        item: [
          { value: 1, color: 0xff9900 },
          { value: 2, colour: 1 },
        ],
      },
      errors: [],
      warnings: ['item[0].color not_text', 'item[1].colour renamed', 'item[1].colour not_text'],
    },
    {
      title: 'null for what may be absent',
      source: 'docs/reference/evidence.md#2-conventions, optional fields',
      payload: { item: [{ value: 1, label: null, color: null }] },
      errors: [],
      warnings: ['item[0].label wrong_shape', 'item[0].color wrong_shape'],
    },
    {
      title: 'negative slices',
      source: spec,
      payload: { item: [{ value: -1 }, { value: '-1' }] },
      errors: ['item[0].value out_of_range', 'item[1].value out_of_range'],
      warnings: [],
    },
    {
      title: 'slices that are none, and near misses',
      source: spec,
      payload: { item: [1, {}, { Value: 1 }, { value: 1, Label: 'a', legend: 'a' }] },
      errors: ['item[0] wrong_shape', 'item[1].value required', 'item[2].value required'],
      warnings: ['item[2].Value unknown', 'item[3].Label unknown', 'item[3].legend unknown'],
    },
    { title: 'no slice', source: spec, payload: { item: [] }, errors: ['item too_few'], warnings: [] },
    { title: 'a bare list', source: spec, payload: [{ value: 1 }], errors: [' wrong_shape'], warnings: [] },
  ],
}
