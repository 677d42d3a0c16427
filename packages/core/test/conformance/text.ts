import { TEXT_INFO, TEXT_NONE, TEXT_WARN } from '@gecko-widgets/core'
import type { Conformance } from './vector.js'

const spec = 'widgets.md, text'

export const text: Conformance<'text'> = {
  accepted: [
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
      source: 'evidence 5, ten sources',
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
      source: 'widgets.md, rules for every kind',
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
      source: 'widgets.md, rules for every kind',
      input: 'a\u0000b\u001f\ud800c\udc00d\ufffe\r\ne\rf\u0085\u{1f600}',
      json: { item: [{ text: 'a\ufffdb\ufffd\ufffdc\ufffdd\ufffd\ne\nf\u0085\u{1f600}', type: 0 }] },
      xml: '<item><text>a\ufffdb\ufffd\ufffdc\ufffdd\ufffd\ne\nf\u0085\u{1f600}</text><type>0</type></item>',
    },
    {
      title: 'ten messages of ten thousand characters',
      source: 'evidence 5, max 10; widgets.md, limits',
      input: Array.from({ length: 10 }, () => 'x'.repeat(10_000)),
      json: { item: Array.from({ length: 10 }, () => ({ text: 'x'.repeat(10_000), type: 0 })) },
      xml: `<item><text>${'x'.repeat(10_000)}</text><type>0</type></item>`.repeat(10),
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
  ],
}
