import { TEXT_INFO, TEXT_NONE, TEXT_WARN } from '@gecko-widgets/core'
import type { Conformance } from './vector.js'

const spec = 'docs/reference/widgets.md#text'

/** Fields of a person's own. */
const message = { text: 'a', password: 'x' }

export const text: Conformance<'text'> = {
  fields: {
    text: true,
    type: true,
  },
  accepted: [
    {
      title: 'null for what may be absent',
      source: 'docs/reference/widgets.md#absent-fields',
      input: [['a', null], { text: 'b', type: null }],
      json: {
        item: [
          { text: 'a', type: 0 },
          { text: 'b', type: 0 },
        ],
      },
      xml: '<item><text>a</text><type>0</type></item><item><text>b</text><type>0</type></item>',
    },
    {
      title: 'one message',
      source: spec,
      input: 'All is well',
      json: { item: [{ text: 'All is well', type: 0 }] },
      xml: '<item><text>All is well</text><type>0</type></item>',
    },
    {
      title: 'messages',
      source: spec,
      input: ['one', 'two'],
      json: {
        item: [
          { text: 'one', type: 0 },
          { text: 'two', type: 0 },
        ],
      },
      xml: '<item><text>one</text><type>0</type></item><item><text>two</text><type>0</type></item>',
    },
    {
      title: 'types in words: alert is 1, info is 2',
      source: 'docs/reference/evidence.md#5-text, ten sources',
      input: [['a', 'alert'], ['b', 'info'], ['c', 'none'], ['d']],
      json: {
        item: [
          { text: 'a', type: 1 },
          { text: 'b', type: 2 },
          { text: 'c', type: 0 },
          { text: 'd', type: 0 },
        ],
      },
      xml: '<item><text>a</text><type>1</type></item><item><text>b</text><type>2</type></item><item><text>c</text><type>0</type></item><item><text>d</text><type>0</type></item>',
    },
    {
      title: "types by the seed's constants",
      source: spec,
      input: [['a', TEXT_WARN], ['b', TEXT_INFO], { text: 'c', type: TEXT_NONE }],
      json: {
        item: [
          { text: 'a', type: 1 },
          { text: 'b', type: 2 },
          { text: 'c', type: 0 },
        ],
      },
      xml: '<item><text>a</text><type>1</type></item><item><text>b</text><type>2</type></item><item><text>c</text><type>0</type></item>',
    },
    {
      title: 'HTML and markup are text',
      source: 'docs/reference/widgets.md#rules-for-every-kind',
      input: ['<b>Q&A; R&D</b>', '&lt;b&gt; ]]> -->', '', ' '],
      json: {
        item: [
          { text: '<b>Q&A; R&D</b>', type: 0 },
          { text: '&lt;b&gt; ]]> -->', type: 0 },
          { text: '', type: 0 },
          { text: ' ', type: 0 },
        ],
      },
      xml: '<item><text>&lt;b&gt;Q&amp;A; R&amp;D&lt;/b&gt;</text><type>0</type></item><item><text>&amp;lt;b&amp;gt; ]]&gt; --&gt;</text><type>0</type></item><item><text></text><type>0</type></item><item><text> </text><type>0</type></item>',
    },
    {
      title: 'what XML cannot hold becomes U+FFFD in both formats',
      source: 'docs/reference/widgets.md#rules-for-every-kind',
      input: 'a\u0000b\u001f\ud800c\udc00d\ufffe\r\ne\rf\u0085\u{1f600}',
      json: { item: [{ text: 'a\ufffdb\ufffd\ufffdc\ufffdd\ufffd\ne\nf\u0085\u{1f600}', type: 0 }] },
      xml: '<item><text>a\ufffdb\ufffd\ufffdc\ufffdd\ufffd\ne\nf\u0085\u{1f600}</text><type>0</type></item>',
    },
    {
      title: 'ten messages of ten thousand characters',
      source: 'docs/reference/evidence.md#5-text, max 10; docs/reference/widgets.md#text, limits',
      input: Array.from({ length: 10 }, () => 'x'.repeat(10_000)),
      json: { item: Array.from({ length: 10 }, () => ({ text: 'x'.repeat(10_000), type: 0 })) },
      xml: `<item><text>${'x'.repeat(10_000)}</text><type>0</type></item>`.repeat(10),
    },
    {
      title: 'one message in full, and a type that is undefined',
      source: spec,
      input: [{ type: 'info', text: 'a' }, { text: 'b', type: undefined }, ['c', undefined]],
      json: {
        item: [
          { text: 'a', type: 2 },
          { text: 'b', type: 0 },
          { text: 'c', type: 0 },
        ],
      },
      xml: '<item><text>a</text><type>2</type></item><item><text>b</text><type>0</type></item><item><text>c</text><type>0</type></item>',
    },
    {
      title: 'messages of every form together',
      source: 'docs/reference/widgets.md#rules-for-every-kind',
      input: ['a', ['b'], ['c', 1], { text: 'd', type: 'alert' }],
      json: {
        item: [
          { text: 'a', type: 0 },
          { text: 'b', type: 0 },
          { text: 'c', type: 1 },
          { text: 'd', type: 1 },
        ],
      },
      xml: '<item><text>a</text><type>0</type></item><item><text>b</text><type>0</type></item><item><text>c</text><type>1</type></item><item><text>d</text><type>1</type></item>',
    },
    {
      title: 'emoji, marks that combine, other line ends and directions, as they are',
      source: 'docs/reference/bad-inputs.md S16 to S20',
      input: '\ufeff👩‍👩‍👧 🇳🇴 e\u0301 \t\n \u2028\u2029 \u202e',
      json: { item: [{ text: '\ufeff👩‍👩‍👧 🇳🇴 e\u0301 \t\n \u2028\u2029 \u202e', type: 0 }] },
      xml: '<item><text>\ufeff👩‍👩‍👧 🇳🇴 e\u0301 \t\n \u2028\u2029 \u202e</text><type>0</type></item>',
    },
    {
      title: 'no field that is not its own',
      source: 'docs/reference/widgets.md#rules-for-every-kind; docs/reference/bad-inputs.md K7',
      input: [message],
      json: { item: [{ text: 'a', type: 0 }] },
      xml: '<item><text>a</text><type>0</type></item>',
    },
  ],
  refused: [
    { title: 'no message', input: [], issues: [' too_few'] },
    { title: 'eleven messages', input: Array.from({ length: 11 }, () => 'x'), issues: [' too_many'] },
    { title: 'type 3', input: [['x', 3]], issues: ['[0][1] not_one_of'] },
    { title: 'type -1', input: [['x', -1]], issues: ['[0][1] not_one_of'] },
    { title: 'type "warn"', input: [{ text: 'x', type: 'warn' }], issues: ['[0].type not_one_of'] },
    { title: 'a number', input: [1], issues: ['[0] wrong_shape'] },
    { title: 'text that is too long', input: 'x'.repeat(10_001), issues: [' too_long'] },
    { title: 'a String object', input: Object('x'), issues: [' wrong_shape'] },
    { title: 'a symbol', input: [Symbol('x')], issues: ['[0] wrong_shape'] },
    { title: 'a type by name, alert', input: [['x', 'Alert']], issues: ['[0][1] not_one_of'] },
    { title: 'a type in a string', input: [['x', '1']], issues: ['[0][1] not_one_of'] },
    { title: 'no text', input: [{ type: 1 }, []], issues: ['[0].text required', '[1] too_few'] },
    { title: 'a message of three', input: [['x', 1, 2]], issues: ['[0] too_many'] },
    { title: 'a message without a list', input: { text: 'x' }, issues: [' wrong_shape'] },
    {
      title: 'a text that is a number',
      input: [[1], { text: 2 }],
      issues: ['[0][0] not_text', '[1].text not_text'],
    },
    { title: 'a Promise', input: Promise.resolve('x'), issues: [' wrong_shape'] },
    { title: 'a generator', input: ['x'].values(), issues: [' wrong_shape'] },
  ],
  wire: [
    {
      title: 'every type, and none',
      source: 'docs/reference/evidence.md#5-text, ten sources',
      payload: {
        item: [{ text: 'a', type: 0 }, { text: 'b', type: 1 }, { text: '<b>c</b>', type: 2 }, { text: '' }],
      },
      errors: [],
      warnings: [],
    },
    {
      title: 'a type in a string',
      source: 'docs/reference/evidence.md#21-deviations-of-other-libraries, JV',
      payload: { item: [{ text: 'a', type: '1' }] },
      errors: [],
      warnings: ['item[0].type not_one_of'],
    },
    {
      title: 'null for what may be absent',
      source: 'docs/reference/evidence.md#21-deviations-of-other-libraries, GP',
      payload: { item: [{ text: 'a', type: null }] },
      errors: [],
      warnings: ['item[0].type wrong_shape'],
    },
    {
      title: 'other types',
      source: spec,
      payload: {
        item: [
          { text: 'a', type: 3 },
          { text: 'b', type: '3' },
          { text: 'c', type: 'alert' },
        ],
      },
      errors: ['item[0].type not_one_of', 'item[1].type not_one_of', 'item[2].type not_finite'],
      warnings: [],
    },
    {
      title: 'ten messages',
      source: 'docs/reference/evidence.md#5-text, max 10',
      payload: { item: Array.from({ length: 10 }, () => ({ text: 'x' })) },
      errors: [],
      warnings: [],
    },
    {
      title: 'eleven messages',
      source: 'docs/reference/evidence.md#5-text, max 10',
      payload: { item: Array.from({ length: 11 }, () => ({ text: 'x' })) },
      errors: ['item too_many'],
      warnings: [],
    },
    { title: 'no message', source: spec, payload: { item: [] }, errors: ['item too_few'], warnings: [] },
    {
      title: 'messages that are none, and a near miss',
      source: spec,
      payload: { item: ['a', { Text: 'b' }, { text: 3 }] },
      errors: ['item[0] wrong_shape', 'item[1].text required'],
      warnings: ['item[1].Text unknown', 'item[2].text not_text'],
    },
    { title: 'nothing in it', source: spec, payload: {}, errors: ['item required'], warnings: [] },
  ],
}
