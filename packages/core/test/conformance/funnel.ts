import type { Conformance } from './vector.js'

const spec = 'docs/reference/widgets.md#funnel'

const steps = Array.from({ length: 8 }, (_, i) => [i, `step ${i}`] as const)

/** Fields of a person's own, and one that another library puts here. */
const step = { value: 1, label: '', percentage: 'hide' }

export const funnel: Conformance<'funnel'> = {
  fields: {
    items: true,
    'items.value': true,
    'items.label': true,
    type: true,
    percentage: true,
    sort: true,
    'settings.type': true,
    'settings.percentage': true,
    'settings.sort': true,
  },
  accepted: [
    {
      title: 'null for what may be absent',
      source: 'docs/reference/widgets.md#absent-fields',
      input: { items: [[1, 'a']], type: null, percentage: null, sort: null },
      json: { item: [{ value: 1, label: 'a' }], type: 'standard', percentage: 'show' },
      xml: '<item><value>1</value><label>a</label></item><type>standard</type><percentage>show</percentage>',
    },
    {
      title: 'steps; type and percentage are always there, beside the items',
      source: `${spec}; docs/reference/evidence.md#11-funnel, OTD; regression`,
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
      source: `${spec}; docs/reference/evidence.md#11-funnel`,
      input: { items: [[1, 'a']], type: 'reverse', percentage: 'hide' },
      json: { item: [{ value: 1, label: 'a' }], type: 'reverse', percentage: 'hide' },
      xml: '<item><value>1</value><label>a</label></item><type>reverse</type><percentage>hide</percentage>',
    },
    {
      title: 'sorted, the greatest first, equal ones in their order',
      source: 'docs/reference/evidence.md#11-funnel, DJ; docs/reference/bad-inputs.md K31',
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
      source: 'docs/reference/widgets.md#settings',
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
    {
      title: 'eight steps, in the order of the data unless it is to be sorted',
      source: 'docs/reference/evidence.md#11-funnel, OTD eight-steps',
      input: { sort: false, percentage: 'show', type: 'standard', items: steps },
      json: {
        item: steps.map(([value, label]) => ({ value, label })),
        type: 'standard',
        percentage: 'show',
      },
      xml: `${steps.map(([value, label]) => `<item><value>${value}</value><label>${label}</label></item>`).join('')}<type>standard</type><percentage>show</percentage>`,
    },
    {
      title: 'steps that grow, in the order of the data where nothing says otherwise',
      source: 'docs/reference/evidence.md#11-funnel',
      input: {
        items: [
          [1, 'a'],
          [2, 'b'],
        ],
      },
      json: {
        item: [
          { value: 1, label: 'a' },
          { value: 2, label: 'b' },
        ],
        type: 'standard',
        percentage: 'show',
      },
      xml: '<item><value>1</value><label>a</label></item><item><value>2</value><label>b</label></item><type>standard</type><percentage>show</percentage>',
    },
    {
      title: 'all 0, and -0',
      source: 'docs/reference/widgets.md#rules-for-every-kind',
      input: { items: [[0, 'a'], { label: 'b', value: -0 }] },
      json: {
        item: [
          { value: 0, label: 'a' },
          { value: 0, label: 'b' },
        ],
        type: 'standard',
        percentage: 'show',
      },
      xml: '<item><value>0</value><label>a</label></item><item><value>0</value><label>b</label></item><type>standard</type><percentage>show</percentage>',
    },
    {
      title: 'all by its definition',
      source: 'docs/reference/widgets.md#settings',
      settings: { type: 'reverse', percentage: 'hide', sort: true },
      input: {
        items: [
          [1, 'a'],
          [2, 'b'],
        ],
      },
      json: {
        item: [
          { value: 2, label: 'b' },
          { value: 1, label: 'a' },
        ],
        type: 'reverse',
        percentage: 'hide',
      },
      xml: '<item><value>2</value><label>b</label></item><item><value>1</value><label>a</label></item><type>reverse</type><percentage>hide</percentage>',
    },
    {
      title: 'no field that is not its own; an empty label, and one of ten thousand characters',
      source: 'docs/reference/widgets.md#rules-for-every-kind; docs/reference/bad-inputs.md K7, S1',
      input: { items: [step, [1, 'x'.repeat(10_000)]] },
      json: {
        item: [
          { value: 1, label: '' },
          { value: 1, label: 'x'.repeat(10_000) },
        ],
        type: 'standard',
        percentage: 'show',
      },
      xml: `<item><value>1</value><label></label></item><item><value>1</value><label>${'x'.repeat(10_000)}</label></item><type>standard</type><percentage>show</percentage>`,
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
    { title: 'no value', input: { items: [[undefined, 'a']] }, issues: ['items[0][0] required'] },
    { title: 'no label', input: { items: [[1]] }, issues: ['items[0] too_few'] },
    { title: 'a negative step', input: { items: [[-1, 'a']] }, issues: ['items[0][0] out_of_range'] },
    { title: 'another type', input: { items: [[1, 'a']], type: 'up' }, issues: ['type not_one_of'] },
    { title: 'sort as text', input: { items: [[1, 'a']], sort: 'true' }, issues: ['sort not_boolean'] },
    {
      title: 'a percentage that is true',
      input: { items: [[1, 'a']], percentage: true },
      issues: ['percentage not_one_of'],
    },
    { title: 'a step of three', input: { items: [[1, 'a', 'b']] }, issues: ['items[0] too_many'] },
    {
      title: 'steps that are none',
      input: { items: [{}, { value: '1', label: 2 }, [Number.NaN, null]] },
      issues: [
        'items[0].value required',
        'items[0].label required',
        'items[1].value not_finite',
        'items[1].label not_text',
        'items[2][0] not_finite',
        'items[2][1] not_text',
      ],
    },
    {
      title: 'a label of 10,001 characters',
      input: { items: [[1, 'x'.repeat(10_001)]] },
      issues: ['items[0][1] too_long'],
    },
    {
      title: 'settings that are not valid',
      settings: { percentage: 'none' } as never,
      input: { items: [[1, 'a']] },
      issues: ['settings.percentage not_one_of'],
    },
  ],
  wire: [
    {
      title: 'every field, numbers in strings among them',
      source: 'docs/reference/evidence.md#11-funnel, OTD',
      payload: {
        item: [
          { value: '100', label: 'a' },
          { value: 0, label: '' },
        ],
        type: 'reverse',
        percentage: 'hide',
      },
      errors: [],
      warnings: [],
    },
    {
      title: 'items alone',
      source: 'docs/reference/evidence.md#11-funnel, defaults',
      payload: { item: Array.from({ length: 8 }, () => ({ value: 1, label: 'a' })) },
      errors: [],
      warnings: [],
    },
    {
      title: 'nine steps',
      source: 'docs/reference/evidence.md#11-funnel, GP code',
      payload: {
        item: Array.from({ length: 9 }, () => ({ value: 1, label: 'a' })),
        type: 'standard',
        percentage: 'show',
      },
      errors: ['item too_many'],
      warnings: [],
    },
    {
      title: 'percentage on an item',
      source: 'docs/reference/evidence.md#21-deviations-of-other-libraries, LV; regression',
      payload: { item: [{ value: 1, label: 'a', percentage: 'hide' }] },
      errors: [],
      warnings: ['item[0].percentage unknown'],
    },
    {
      title: 'null for what may be absent, and fields of the input',
      source: 'docs/reference/evidence.md#2-conventions, optional fields',
      payload: { item: [{ value: 1, label: 'a' }], type: null, percentage: null, sort: true },
      errors: [],
      warnings: ['type wrong_shape', 'percentage wrong_shape', 'sort unknown'],
    },
    {
      title: 'items, as the input has it',
      source: spec,
      payload: { items: [{ value: 1, label: 'a' }] },
      errors: ['item required'],
      warnings: ['items unknown'],
    },
    {
      title: 'steps that are none, and words that there are not',
      source: spec,
      payload: {
        item: [[1, 'a'], {}, { value: -1, label: 1 }, { value: '-1', label: 'a' }],
        type: 'reversed',
        percentage: true,
      },
      errors: [
        'item[0] wrong_shape',
        'item[1].value required',
        'item[1].label required',
        'item[2].value out_of_range',
        'item[3].value out_of_range',
        'type not_one_of',
        'percentage not_one_of',
      ],
      warnings: ['item[2].label not_text'],
    },
    { title: 'no steps', source: spec, payload: { item: [] }, errors: ['item too_few'], warnings: [] },
  ],
}
