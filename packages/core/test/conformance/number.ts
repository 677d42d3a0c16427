import type { Conformance } from './vector.js'

const spec = 'widgets.md, number'
const shown = '<item><value>42</value></item>'

export const number: Conformance<'number'> = {
  accepted: [
    { title: 'a number', source: spec, input: 42, json: { item: [{ value: 42 }] }, xml: shown },
    { title: 'a list of one', source: spec, input: [42], json: { item: [{ value: 42 }] }, xml: shown },
    {
      title: 'with the previous one',
      source: 'evidence 3, OTD two values',
      input: [42, 40],
      json: { item: [{ value: 42 }, { value: 40 }] },
      xml: '<item><value>42</value></item><item><value>40</value></item>',
    },
    {
      title: 'with the previous one and a prefix, which is no third value',
      source: `${spec}; regression of the seed packages`,
      input: [42, 40, '$'],
      json: { item: [{ value: 42, prefix: '$' }, { value: 40 }] },
      xml: '<item><value>42</value><prefix>$</prefix></item><item><value>40</value></item>',
    },
    {
      title: 'with a prefix alone',
      source: spec,
      input: [42, '£'],
      json: { item: [{ value: 42, prefix: '£' }] },
      xml: '<item><value>42</value><prefix>£</prefix></item>',
    },
    {
      title: 'a previous one that is undefined is absent',
      source: spec,
      input: [42, undefined, '$'],
      json: { item: [{ value: 42, prefix: '$' }] },
      xml: '<item><value>42</value><prefix>$</prefix></item>',
    },
    {
      title: 'items in full',
      source: 'evidence 3, DJ test_two_values_as_dictionary_with_prefix',
      input: [
        { value: 10, text: 'now', prefix: '$' },
        { value: 9, text: 'then' },
      ],
      json: {
        item: [
          { value: 10, text: 'now', prefix: '$' },
          { value: 9, text: 'then' },
        ],
      },
      xml: '<item><value>10</value><text>now</text><prefix>$</prefix></item><item><value>9</value><text>then</text></item>',
    },
    {
      title: 'the full form',
      source: 'evidence 3, example',
      input: { value: 31, text: 'Open bugs', previous: 27, absolute: true, reverse: true },
      json: { item: [{ value: 31, text: 'Open bugs' }, { value: 27 }], absolute: true, type: 'reverse' },
      xml: '<item><value>31</value><text>Open bugs</text></item><item><value>27</value></item><absolute>true</absolute><type>reverse</type>',
    },
    {
      title: 'a previous one in full',
      source: spec,
      input: { value: 3, previous: { value: 2, prefix: '€' } },
      json: { item: [{ value: 3 }, { value: 2, prefix: '€' }] },
      xml: '<item><value>3</value></item><item><value>2</value><prefix>€</prefix></item>',
    },
    {
      title: 'a duration in milliseconds',
      source: 'evidence 3, PHP doc comment',
      input: { value: 61_500, type: 'time_duration' },
      json: { item: [{ value: 61_500, type: 'time_duration' }] },
      xml: '<item><value>61500</value><type>time_duration</type></item>',
    },
    {
      title: 'a trendline is a bare list, and has no XML form',
      source: 'evidence 3, OTD trendline',
      input: { value: 9, trendline: [1, 2, 9] },
      json: { item: [{ value: 9 }, [1, 2, 9]] },
      xml: null,
    },
    {
      title: 'what is absent or undefined stays away',
      source: 'widgets.md, rules for every kind',
      input: { value: 1, text: undefined, previous: undefined, absolute: undefined, reverse: false },
      json: { item: [{ value: 1 }] },
      xml: '<item><value>1</value></item>',
    },
    {
      title: 'settings are defaults',
      source: 'widgets.md, settings',
      settings: { text: 'Users', prefix: '#', absolute: true, reverse: true, type: 'time_duration' },
      input: [5, 4],
      json: {
        item: [{ value: 5, text: 'Users', prefix: '#', type: 'time_duration' }, { value: 4 }],
        absolute: true,
        type: 'reverse',
      },
      xml: '<item><value>5</value><text>Users</text><prefix>#</prefix><type>time_duration</type></item><item><value>4</value></item><absolute>true</absolute><type>reverse</type>',
    },
    {
      title: 'what the data says wins',
      source: 'widgets.md, settings',
      settings: { prefix: '#', absolute: true, reverse: true },
      input: { value: 5, prefix: '$', absolute: false, reverse: false },
      json: { item: [{ value: 5, prefix: '$' }], absolute: false },
      xml: '<item><value>5</value><prefix>$</prefix></item><absolute>false</absolute>',
    },
  ],
  refused: [
    { title: 'NaN', input: Number.NaN, issues: [' not_finite'] },
    { title: 'an infinity', input: [1, Number.POSITIVE_INFINITY], issues: ['[1] not_finite'] },
    { title: 'a numeric string', input: '12', issues: [' not_finite'] },
    { title: 'a bigint', input: 12n, issues: [' not_finite'] },
    { title: 'null', input: null, issues: [' not_finite'] },
    { title: 'nothing', input: undefined, issues: [' required'] },
    { title: 'a previous one that is null', input: [1, null], issues: ['[1] not_finite'] },
    { title: 'an empty list', input: [], issues: [' too_few'] },
    { title: 'three values', input: [1, 2, 3], issues: ['[2] not_text'] },
    { title: 'four entries', input: [1, 2, '$', 4], issues: [' too_many'] },
    { title: 'a previous one alone', input: { previous: 1 }, issues: ['value required'] },
    { title: 'a trendline of one point', input: { value: 1, trendline: [1] }, issues: ['trendline too_few'] },
    {
      title: 'both previous and trendline',
      input: { value: 1, previous: 2, trendline: [1, 2] },
      issues: ['trendline conflict'],
    },
    {
      title: 'another type',
      input: { value: 1, type: 'reverse' },
      issues: ['type not_one_of'],
    },
    {
      title: 'all problems at once',
      input: { value: '1', text: 2, absolute: 'true', previous: { value: Number.NaN } },
      issues: ['value not_finite', 'text not_text', 'previous.value not_finite', 'absolute not_boolean'],
    },
  ],
}
