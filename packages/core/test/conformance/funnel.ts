import type { Conformance } from './vector.js'

const spec = 'widgets.md, funnel'

export const funnel: Conformance<'funnel'> = {
  accepted: [
    {
      title: 'steps; type and percentage are always there, beside the items',
      source: `${spec}; evidence 11, OTD; regression`,
      input: {
        items: [[100, 'visits'], { value: 25, label: 'orders' }],
      },
      json: {
        item: [
          { value: 100, label: 'visits' },
          { value: 25, label: 'orders' },
        ],
        type: 'standard',
        percentage: 'show',
      },
      xml: '<item><value>100</value><label>visits</label></item><item><value>25</value><label>orders</label></item><type>standard</type><percentage>show</percentage>',
    },
    {
      title: 'reversed, without percentages',
      source: `${spec}; evidence 11`,
      input: { items: [[1, 'a']], type: 'reverse', percentage: 'hide' },
      json: { item: [{ value: 1, label: 'a' }], type: 'reverse', percentage: 'hide' },
      xml: '<item><value>1</value><label>a</label></item><type>reverse</type><percentage>hide</percentage>',
    },
    {
      title: 'sorted, the greatest first, equal ones in their order',
      source: 'evidence 11, DJ; bad-inputs K31',
      input: {
        items: [
          [1, 'a'],
          [3, 'b'],
          [1, 'c'],
          [3, 'd'],
        ],
        sort: true,
      },
      json: {
        item: [
          { value: 3, label: 'b' },
          { value: 3, label: 'd' },
          { value: 1, label: 'a' },
          { value: 1, label: 'c' },
        ],
        type: 'standard',
        percentage: 'show',
      },
      xml: '<item><value>3</value><label>b</label></item><item><value>3</value><label>d</label></item><item><value>1</value><label>a</label></item><item><value>1</value><label>c</label></item><type>standard</type><percentage>show</percentage>',
    },
    {
      title: 'by its definition, and the data wins',
      source: 'widgets.md, settings',
      settings: { type: 'reverse', percentage: 'hide', sort: true },
      input: {
        items: [
          [0, 'a'],
          [1, 'b'],
        ],
        percentage: 'show',
        sort: false,
      },
      json: {
        item: [
          { value: 0, label: 'a' },
          { value: 1, label: 'b' },
        ],
        type: 'reverse',
        percentage: 'show',
      },
      xml: '<item><value>0</value><label>a</label></item><item><value>1</value><label>b</label></item><type>reverse</type><percentage>show</percentage>',
    },
  ],
  refused: [
    { title: 'no items', input: {}, issues: ['items required'] },
    { title: 'no steps', input: { items: [] }, issues: ['items too_few'] },
    {
      title: 'nine steps',
      input: { items: Array.from({ length: 9 }, () => [1, 'x']) },
      issues: ['items too_many'],
    },
    { title: 'a bare list', input: [[1, 'a']], issues: [' wrong_shape'] },
    { title: 'a bare number', input: { items: [1] }, issues: ['items[0] wrong_shape'] },
    { title: 'no label', input: { items: [[1]] }, issues: ['items[0] too_few'] },
    { title: 'a negative step', input: { items: [[-1, 'a']] }, issues: ['items[0][0] out_of_range'] },
    { title: 'another type', input: { items: [[1, 'a']], type: 'up' }, issues: ['type not_one_of'] },
    { title: 'sort as text', input: { items: [[1, 'a']], sort: 'true' }, issues: ['sort not_boolean'] },
  ],
}
