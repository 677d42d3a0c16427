import type { Conformance } from './vector.js'

const spec = 'docs/reference/widgets.md#list'

const titles = Array.from({ length: 10_000 }, (_, i) => `entry ${i}`)

/** Fields of a person's own. */
const entry = { title: { text: 'a', _id: 7 }, password: 'x' }

export const list: Conformance<'list'> = {
  fields: {
    title: true,
    'title.text': true,
    'title.highlight': true,
    label: true,
    'label.name': true,
    'label.color': true,
    description: true,
  },
  accepted: [
    {
      title: 'null for what may be absent',
      source: 'docs/reference/widgets.md#absent-fields',
      input: [
        { title: { text: 'a', highlight: null }, label: { name: 'b', color: null }, description: null },
        { title: 'c', label: null },
      ],
      json: [{ title: { text: 'a' }, label: { name: 'b' } }, { title: { text: 'c' } }],
      xml: null,
    },
    {
      title: 'titles: a list at the top, not taken for keys and values',
      source: 'docs/reference/evidence.md#14-list, OTD; regression',
      input: ['one', 'two'],
      json: [{ title: { text: 'one' } }, { title: { text: 'two' } }],
      xml: null,
    },
    {
      title: 'a title, a label and a description',
      source: 'docs/reference/evidence.md#14-list, OTD',
      input: [
        { title: { text: 'Chrome' }, label: { name: 'New!', color: '#ff2015' }, description: '40327 visits' },
      ],
      json: [
        { title: { text: 'Chrome' }, label: { name: 'New!', color: '#ff2015' }, description: '40327 visits' },
      ],
      xml: null,
    },
    {
      title: 'entries of every form together',
      source: 'docs/reference/widgets.md#rules-for-every-kind',
      input: ['a', { title: 'b' }, { description: 'd', title: { text: 'c', highlight: false } }],
      json: [
        { title: { text: 'a' } },
        { title: { text: 'b' } },
        { title: { text: 'c', highlight: false }, description: 'd' },
      ],
      xml: null,
    },
    {
      title: 'a highlighted title',
      source: 'docs/reference/evidence.md#14-list, NP 2013, PHP and JV',
      input: [{ title: { text: 'a', highlight: true } }],
      json: [{ title: { text: 'a', highlight: true } }],
      xml: null,
    },
    {
      title: 'a label without a colour keeps its name, and what is absent stays away',
      source: 'docs/reference/evidence.md#21-deviations-of-other-libraries, JV; regression',
      input: [
        { title: 'a', label: { name: 'x' } },
        { title: 'b', label: undefined, description: undefined },
      ],
      json: [{ title: { text: 'a' }, label: { name: 'x' } }, { title: { text: 'b' } }],
      xml: null,
    },
    {
      title: 'colours with and without #, which go out with it, in lower case',
      source:
        'docs/reference/widgets.md#rules-for-every-kind; docs/reference/evidence.md#2-conventions, hex colours',
      input: [
        { title: 'a', label: { name: 'x', color: 'FF2015' } },
        { title: 'b', label: { name: 'y', color: '#13699C80' } },
      ],
      json: [
        { title: { text: 'a' }, label: { name: 'x', color: '#ff2015' } },
        { title: { text: 'b' }, label: { name: 'y', color: '#13699c80' } },
      ],
      xml: null,
    },
    { title: 'nothing to list', source: spec, input: [], json: [], xml: null },
    {
      title: 'HTML is text, and so is nothing',
      source: 'docs/reference/widgets.md#rules-for-every-kind; docs/reference/bad-inputs.md S1, S2',
      input: ['<b>a</b> &amp; b', ''],
      json: [{ title: { text: '<b>a</b> &amp; b' } }, { title: { text: '' } }],
      xml: null,
    },
    {
      title: 'no field that is not its own',
      source: 'docs/reference/widgets.md#rules-for-every-kind; docs/reference/bad-inputs.md K7',
      input: [entry],
      json: [{ title: { text: 'a' } }],
      xml: null,
    },
    {
      title: 'ten thousand entries',
      source: 'docs/reference/widgets.md#limits-for-all-kinds',
      input: titles,
      json: titles.map((text) => ({ title: { text } })),
      xml: null,
    },
    {
      title: 'texts of ten thousand characters',
      source: 'docs/reference/widgets.md#limits-for-all-kinds',
      input: [{ title: 'x'.repeat(10_000), description: 'y'.repeat(10_000) }],
      json: [{ title: { text: 'x'.repeat(10_000) }, description: 'y'.repeat(10_000) }],
      xml: null,
    },
  ],
  refused: [
    { title: 'a title alone', input: 'one', issues: [' wrong_shape'] },
    { title: 'the list under item', input: { item: ['one'] }, issues: [' wrong_shape'] },
    { title: 'a Set', input: new Set(['one']), issues: [' wrong_shape'] },
    { title: 'a number', input: [1], issues: ['[0] wrong_shape'] },
    { title: 'a key and its value', input: [['a', 'b']], issues: ['[0] wrong_shape'] },
    { title: 'no title', input: [{ description: 'x' }], issues: ['[0].title required'] },
    { title: 'a title without text', input: [{ title: {} }], issues: ['[0].title.text required'] },
    { title: 'a title that is no text', input: [{ title: 1 }], issues: ['[0].title wrong_shape'] },
    { title: 'a label that is text', input: [{ title: 'a', label: 'x' }], issues: ['[0].label wrong_shape'] },
    { title: 'an empty label', input: [{ title: 'a', label: {} }], issues: ['[0].label.name required'] },
    {
      title: 'another spelling of color',
      input: [{ title: 'a', label: { name: 'x', colour: 'ff9900' } }],
      issues: ['[0].label.colour renamed'],
    },
    {
      title: 'a colour by name',
      input: [{ title: 'a', label: { name: 'x', color: 'red' } }],
      issues: ['[0].label.color bad_color'],
    },
    {
      title: 'a highlight in a string',
      input: [{ title: { text: 'a', highlight: 'true' } }],
      issues: ['[0].title.highlight not_boolean'],
    },
    { title: '10,001 entries', input: [...titles, 'one more'], issues: [' too_many'] },
    { title: 'a title of 10,001 characters', input: ['x'.repeat(10_001)], issues: ['[0] too_long'] },
    {
      title: 'a description of 10,001 characters',
      input: [{ title: 'a', description: 'x'.repeat(10_001) }],
      issues: ['[0].description too_long'],
    },
  ],
  wire: [
    {
      title: 'every field',
      source: 'docs/reference/evidence.md#14-list, OTD, and highlight of 2013 to 2014',
      payload: [
        {
          title: { text: 'a', highlight: true },
          label: { name: 'x', color: '#ff2015' },
          description: 'd',
        },
        { title: { text: 'b' } },
      ],
      errors: [],
      warnings: [],
    },
    { title: 'nothing to list', source: spec, payload: [], errors: [], warnings: [] },
    {
      title: 'an empty label',
      source: 'docs/reference/evidence.md#21-deviations-of-other-libraries, JV and OGS',
      payload: [{ title: { text: 'a' }, label: {} }],
      errors: [],
      warnings: [],
    },
    {
      title: 'the list in item',
      source: 'docs/reference/evidence.md#14-list, NP until July 2015',
      payload: { item: [{ title: { text: 'a' } }] },
      errors: [],
      warnings: [' renamed'],
    },
    {
      title: 'a list in item that is wrong',
      source: 'docs/reference/evidence.md#14-list, NP until July 2015',
      payload: { item: [{ title: 'a' }] },
      errors: ['item[0].title wrong_shape'],
      warnings: [],
    },
    {
      title: 'colours by name or without #, and a highlight in a string',
      source:
        'docs/reference/evidence.md#14-list, PHP tests; docs/reference/evidence.md#2-conventions, hex colours',
      payload: [
        { title: { text: 'a', highlight: 'false' }, label: { name: 'x', color: 'red' } },
        { title: { text: 'b' }, label: { name: 'y', color: 'ff2015' } },
        { title: { text: 'c' }, label: { name: 'z', color: '#ff2015 ' } },
        { title: { text: 'd' }, label: { name: 'z', color: 'a #ff2015' } },
      ],
      errors: [],
      warnings: [
        '[0].title.highlight not_boolean',
        '[0].label.color bad_color',
        '[1].label.color bad_color',
        '[2].label.color bad_color',
        '[3].label.color bad_color',
      ],
    },
    {
      title: 'null for what may be absent',
      source: 'docs/reference/evidence.md#2-conventions, optional fields',
      payload: [{ title: { text: 'a', highlight: null }, label: null, description: null }],
      errors: [],
      warnings: ['[0].title.highlight wrong_shape', '[0].label wrong_shape', '[0].description wrong_shape'],
    },
    {
      title: 'fields that are not read, and near misses',
      source: spec,
      payload: [{ title: { text: 'a' }, Label: { name: 'x' }, url: 'https://example.com' }],
      errors: [],
      warnings: ['[0].Label unknown', '[0].url unknown'],
    },
    {
      title: 'entries that are none',
      source: spec,
      payload: ['a', {}, { title: {} }, { title: { text: 1 }, description: 2 }],
      errors: ['[0] wrong_shape', '[1].title required', '[2].title.text required'],
      warnings: ['[3].title.text not_text', '[3].description not_text'],
    },
    {
      title: 'an object',
      source: 'docs/reference/evidence.md#14-list, OTD',
      payload: { items: [] },
      errors: [' wrong_shape'],
      warnings: [],
    },
  ],
}
