import type { Conformance } from './vector.js'

const spec = 'widgets.md, rag'

export const rag: Conformance<'rag'> = {
  accepted: [
    {
      title: 'three numbers',
      source: 'evidence 4, OTD',
      input: [3, 2, 1],
      json: { item: [{ value: 3 }, { value: 2 }, { value: 1 }] },
      xml: '<item><value>3</value></item><item><value>2</value></item><item><value>1</value></item>',
    },
    {
      title: 'red and amber',
      source: 'evidence 4, LGP',
      input: [3, 2],
      json: { item: [{ value: 3 }, { value: 2 }] },
      xml: '<item><value>3</value></item><item><value>2</value></item>',
    },
    {
      title: 'numbers with texts',
      source: 'evidence 4, CH test',
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
      source: 'evidence 4, DJ code; regression',
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
      source: 'evidence 4, type',
      input: { red: 1, amber: { value: 2 }, green: [3, 'ok'], reverse: true },
      json: { item: [{ value: 1 }, { value: 2 }, { value: 3, text: 'ok' }], type: 'reverse' },
      xml: '<item><value>1</value></item><item><value>2</value></item><item><value>3</value><text>ok</text></item><type>reverse</type>',
    },
    {
      title: 'reversed by its definition',
      source: 'widgets.md, settings',
      settings: { reverse: true },
      input: [1, 2],
      json: { item: [{ value: 1 }, { value: 2 }], type: 'reverse' },
      xml: '<item><value>1</value></item><item><value>2</value></item><type>reverse</type>',
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
  ],
}
