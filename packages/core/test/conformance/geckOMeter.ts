import type { Conformance } from './vector.js'

const spec = 'widgets.md, geckOMeter'

export const geckOMeter: Conformance<'geckOMeter'> = {
  accepted: [
    {
      title: 'value, min and max',
      source: 'evidence 10, OTD',
      input: [23, 10, 30],
      json: { item: 23, max: { value: 30 }, min: { value: 10 } },
      xml: '<item>23</item><max><value>30</value></max><min><value>10</value></min>',
    },
    {
      title: 'ends with labels',
      source: 'evidence 10, DJ and CH test',
      input: [23, [10, 'min'], [30, 'max']],
      json: { item: 23, max: { value: 30, text: 'max' }, min: { value: 10, text: 'min' } },
      xml: '<item>23</item><max><value>30</value><text>max</text></max><min><value>10</value><text>min</text></min>',
    },
    {
      title: 'the full form; reverse, not reversed',
      source: 'evidence 10, type; regression',
      input: { value: 0.5, min: 0, max: [1, 'all'], format: 'percent', reverse: true },
      json: {
        item: 0.5,
        max: { value: 1, text: 'all' },
        min: { value: 0 },
        format: 'percent',
        type: 'reverse',
      },
      xml: '<item>0.5</item><max><value>1</value><text>all</text></max><min><value>0</value></min><format>percent</format><type>reverse</type>',
    },
    {
      title: 'a currency',
      source: 'evidence 10, GN PushTests',
      input: { value: 5, min: 0, max: 10, format: 'currency', unit: 'EUR' },
      json: { item: 5, max: { value: 10 }, min: { value: 0 }, format: 'currency', unit: 'EUR' },
      xml: '<item>5</item><max><value>10</value></max><min><value>0</value></min><format>currency</format><unit>EUR</unit>',
    },
    {
      title: 'both ends 0 is an empty state; a value outside stays',
      source: spec,
      input: [7, 0, 0],
      json: { item: 7, max: { value: 0 }, min: { value: 0 } },
      xml: '<item>7</item><max><value>0</value></max><min><value>0</value></min>',
    },
    {
      title: 'the scale by definition',
      source: 'widgets.md, settings',
      settings: { min: 0, max: [100, 'full'], format: 'currency', unit: 'EUR', reverse: true },
      input: 42,
      json: {
        item: 42,
        max: { value: 100, text: 'full' },
        min: { value: 0 },
        format: 'currency',
        unit: 'EUR',
        type: 'reverse',
      },
      xml: '<item>42</item><max><value>100</value><text>full</text></max><min><value>0</value></min><format>currency</format><unit>EUR</unit><type>reverse</type>',
    },
    {
      title: 'what the data says wins, and its format takes no unit from the definition',
      source: 'widgets.md, settings',
      settings: { min: 0, max: 100, format: 'currency', unit: 'EUR' },
      input: { value: 42, max: 50, format: 'decimal' },
      json: { item: 42, max: { value: 50 }, min: { value: 0 }, format: 'decimal' },
      xml: '<item>42</item><max><value>50</value></max><min><value>0</value></min><format>decimal</format>',
    },
  ],
  refused: [
    { title: 'a value alone', input: 42, issues: ['min required', 'max required'] },
    { title: 'no min', input: { value: 1, max: 2 }, issues: ['min required'] },
    { title: 'no max in a list', input: [1, 2], issues: [' too_few'] },
    { title: 'min above max', input: [1, 3, 2], issues: ['max bad_order'] },
    {
      title: 'min of the definition above max of the data',
      settings: { min: 3 },
      input: { value: 1, max: 2 },
      issues: ['max bad_order'],
    },
    { title: 'an end with a number for a label', input: [1, [0, 1], 2], issues: ['[1][1] not_text'] },
    {
      title: 'a currency without its unit',
      input: { value: 1, min: 0, max: 2, format: 'currency' },
      issues: ['unit required'],
    },
    {
      title: 'a unit without a currency',
      input: { value: 1, min: 0, max: 2, unit: 'EUR' },
      issues: ['unit conflict'],
    },
  ],
}
