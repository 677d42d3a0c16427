import type { Conformance } from './vector.js'

const spec = 'widgets.md, pieChart'

export const pieChart: Conformance<'pieChart'> = {
  accepted: [
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
      source: 'evidence 6, OTD; evidence 2, hex colours',
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
      source: 'widgets.md, rules for every kind',
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
  ],
}
