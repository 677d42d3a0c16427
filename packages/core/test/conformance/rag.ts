import type { Conformance } from './vector.js'

const spec = 'docs/reference/widgets.md#rag'

/** Fields of a person's own. */
const row = { value: 1, password: 'x' }

export const rag: Conformance<'rag'> = {
  fields: {
    red: true,
    'red.value': true,
    'red.text': true,
    'red.prefix': true,
    amber: true,
    'amber.value': true,
    'amber.text': true,
    'amber.prefix': true,
    green: true,
    'green.value': true,
    'green.text': true,
    'green.prefix': true,
    reverse: true,
    value: true,
    text: true,
    prefix: true,
    'settings.reverse': true,
  },
  accepted: [
    {
      title: 'null for what may be absent',
      source: 'docs/reference/widgets.md#absent-fields',
      input: { red: [1, null], amber: { value: 2, text: null, prefix: null }, reverse: null },
      json: { item: [{ value: 1 }, { value: 2 }] },
      xml: '<item><value>1</value></item><item><value>2</value></item>',
    },
    {
      title: 'three numbers',
      source: 'docs/reference/evidence.md#4-rag, OTD',
      input: [3, 2, 1],
      json: { item: [{ value: 3 }, { value: 2 }, { value: 1 }] },
      xml: '<item><value>3</value></item><item><value>2</value></item><item><value>1</value></item>',
    },
    {
      title: 'red and amber',
      source: 'docs/reference/evidence.md#4-rag, LGP',
      input: [3, 2],
      json: { item: [{ value: 3 }, { value: 2 }] },
      xml: '<item><value>3</value></item><item><value>2</value></item>',
    },
    {
      title: 'numbers with texts',
      source: 'docs/reference/evidence.md#4-rag, CH test',
      input: [
        [3, 'late'],
        [2, 'soon'],
        [1, 'done'],
      ],
      json: {
        item: [
          { value: 3, text: 'late' },
          { value: 2, text: 'soon' },
          { value: 1, text: 'done' },
        ],
      },
      xml: '<item><value>3</value><text>late</text></item><item><value>2</value><text>soon</text></item><item><value>1</value><text>done</text></item>',
    },
    {
      title: 'an empty slot keeps its place, and the other colours theirs',
      source: 'docs/reference/evidence.md#4-rag, DJ code; regression',
      input: [null, [2, 'soon'], [null, 'none']],
      json: { item: [{ value: '' }, { value: 2, text: 'soon' }, { value: '', text: 'none' }] },
      xml: '<item><value></value></item><item><value>2</value><text>soon</text></item><item><value></value><text>none</text></item>',
    },
    {
      title: 'slots of every form together',
      source: spec,
      input: [5, [2, undefined], { value: 1, text: 'done', prefix: '€' }],
      json: { item: [{ value: 5 }, { value: 2 }, { value: 1, text: 'done', prefix: '€' }] },
      xml: '<item><value>5</value></item><item><value>2</value></item><item><value>1</value><text>done</text><prefix>€</prefix></item>',
    },
    {
      title: 'the full form, reversed',
      source: 'docs/reference/evidence.md#4-rag, type',
      input: { red: 1, amber: { value: 2 }, green: [3, 'ok'], reverse: true },
      json: { item: [{ value: 1 }, { value: 2 }, { value: 3, text: 'ok' }], type: 'reverse' },
      xml: '<item><value>1</value></item><item><value>2</value></item><item><value>3</value><text>ok</text></item><type>reverse</type>',
    },
    {
      title: 'reversed by its definition',
      source: 'docs/reference/widgets.md#settings',
      settings: { reverse: true },
      input: [1, 2],
      json: { item: [{ value: 1 }, { value: 2 }], type: 'reverse' },
      xml: '<item><value>1</value></item><item><value>2</value></item><type>reverse</type>',
    },
    {
      title: 'three in full',
      source: 'docs/reference/evidence.md#4-rag, OTD, and prefix of GN sample',
      input: {
        green: { prefix: '$', text: 'done', value: 1 },
        amber: { prefix: '%', text: 'soon', value: 2 },
        red: { prefix: '€', text: 'late', value: 3 },
      },
      json: {
        item: [
          { value: 3, text: 'late', prefix: '€' },
          { value: 2, text: 'soon', prefix: '%' },
          { value: 1, text: 'done', prefix: '$' },
        ],
      },
      xml: '<item><value>3</value><text>late</text><prefix>€</prefix></item><item><value>2</value><text>soon</text><prefix>%</prefix></item><item><value>1</value><text>done</text><prefix>$</prefix></item>',
    },
    {
      title: 'red and amber in full, one of them empty; not reversed',
      source: spec,
      input: { red: { value: null, text: '' }, amber: null, reverse: false },
      json: { item: [{ value: '', text: '' }, { value: '' }] },
      xml: '<item><value></value><text></text></item><item><value></value></item>',
    },
    {
      title: 'a third slot that is undefined is absent',
      source: 'docs/reference/widgets.md#rules-for-every-kind',
      input: [1, 2, undefined],
      json: { item: [{ value: 1 }, { value: 2 }] },
      xml: '<item><value>1</value></item><item><value>2</value></item>',
    },
    {
      title: 'what the data says wins',
      source: 'docs/reference/widgets.md#settings',
      settings: { reverse: true },
      input: { red: 1, amber: 2, reverse: false },
      json: { item: [{ value: 1 }, { value: 2 }] },
      xml: '<item><value>1</value></item><item><value>2</value></item>',
    },
    {
      title: 'texts of 41 characters, which the board cuts, and of ten thousand',
      source: 'docs/reference/widgets.md#rag, limits; docs/reference/evidence.md#4-rag, GN doc comment',
      input: [
        [1, 'x'.repeat(41)],
        [2, 'y'.repeat(10_000)],
      ],
      json: {
        item: [
          { value: 1, text: 'x'.repeat(41) },
          { value: 2, text: 'y'.repeat(10_000) },
        ],
      },
      xml: `<item><value>1</value><text>${'x'.repeat(41)}</text></item><item><value>2</value><text>${'y'.repeat(10_000)}</text></item>`,
    },
    {
      title: 'no field that is not its own',
      source: 'docs/reference/widgets.md#rules-for-every-kind; docs/reference/bad-inputs.md K7',
      input: [row, 2],
      json: { item: [{ value: 1 }, { value: 2 }] },
      xml: '<item><value>1</value></item><item><value>2</value></item>',
    },
  ],
  refused: [
    { title: 'one slot', input: [1], issues: [' too_few'] },
    { title: 'four slots', input: [1, 2, 3, 4], issues: [' too_many'] },
    { title: 'a hole', input: [1, undefined, 3], issues: ['[1] required'] },
    { title: 'text for a number', input: [1, '2'], issues: ['[1] not_finite'] },
    { title: 'a slot of three', input: [1, [2, 'x', 'y']], issues: ['[1] too_many'] },
    { title: 'no amber', input: { red: 1 }, issues: ['amber required'] },
    { title: 'a text that is none', input: [1, [2, 3]], issues: ['[1][1] not_text'] },
    { title: 'a number alone', input: 1, issues: [' wrong_shape'] },
    { title: 'an empty list', input: [], issues: [' too_few'] },
    { title: 'an empty slot', input: [1, []], issues: ['[1] too_few'] },
    { title: 'a slot without a value', input: { red: {}, amber: 2 }, issues: ['red.value required'] },
    {
      title: 'a colour that is not there',
      input: { red: 1, amber: undefined, green: 3 },
      issues: ['amber required'],
    },
    {
      title: 'a text of 10,001 characters',
      input: [[1, 'x'.repeat(10_001)], 2],
      issues: ['[0][1] too_long'],
    },
    { title: 'NaN', input: [Number.NaN, [Number.NaN]], issues: ['[0] not_finite', '[1][0] not_finite'] },
    {
      title: 'reverse in a string',
      input: { red: 1, amber: 2, reverse: 'true' },
      issues: ['reverse not_boolean'],
    },
  ],
  wire: [
    {
      title: 'every field, numbers in strings among them',
      source: 'docs/reference/evidence.md#4-rag, OTD and GN sample',
      payload: {
        item: [{ value: 3, text: 'late', prefix: '€' }, { value: '2', text: 'soon' }, { value: 1 }],
        type: 'reverse',
      },
      errors: [],
      warnings: [],
    },
    {
      title: 'empty values, in two slots',
      source: 'docs/reference/evidence.md#4-rag, DJ code and CH test',
      payload: { item: [{ value: '', text: '' }, { text: 'soon' }], type: 'standard' },
      errors: [],
      warnings: [],
    },
    {
      title: 'a text of 40 characters, and one of 41',
      source: 'docs/reference/evidence.md#4-rag, GN doc comment',
      payload: {
        item: [
          { value: 1, text: 'x'.repeat(40) },
          { value: 2, text: 'x'.repeat(41) },
        ],
      },
      errors: [],
      warnings: ['item[1].text too_long'],
    },
    {
      title: 'one prefix for all',
      source: 'docs/reference/evidence.md#4-rag, AX',
      payload: { item: [{ value: 1 }, { value: 2 }], prefix: '$' },
      errors: [],
      warnings: ['prefix unknown'],
    },
    {
      title: 'null for what may be absent',
      source: 'docs/reference/evidence.md#2-conventions, optional fields',
      payload: {
        item: [
          { value: null, text: null },
          { value: 1, prefix: null },
        ],
        type: null,
      },
      errors: [],
      warnings: [
        'item[0].value wrong_shape',
        'item[0].text wrong_shape',
        'item[1].prefix wrong_shape',
        'type wrong_shape',
      ],
    },
    {
      title: 'one slot',
      source: 'docs/reference/evidence.md#4-rag, LGP',
      payload: { item: [{ value: 1 }] },
      errors: ['item too_few'],
      warnings: [],
    },
    {
      title: 'four slots',
      source: 'docs/reference/evidence.md#4-rag, LGP',
      payload: { item: Array.from({ length: 4 }, () => ({ value: 1 })) },
      errors: ['item too_many'],
      warnings: [],
    },
    {
      title: 'bare numbers, a type of another kind, text for a number',
      source: spec,
      payload: { item: [1, { value: ' ' }, { value: 'x', text: 1 }], type: 'reversed' },
      errors: [
        'item[0] wrong_shape',
        'item[1].value not_finite',
        'item[2].value not_finite',
        'type not_one_of',
      ],
      warnings: ['item[2].text not_text'],
    },
    { title: 'nothing in it', source: spec, payload: {}, errors: ['item required'], warnings: [] },
    {
      title: 'a colour for a key',
      source: spec,
      payload: { red: 1, amber: 2 },
      errors: ['item required'],
      warnings: ['red unknown', 'amber unknown'],
    },
  ],
}
