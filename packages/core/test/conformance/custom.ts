import type { Conformance } from './vector.js'

const spec = 'docs/reference/widgets.md#custom'

const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) })

const circular: Record<string, unknown> = {}
circular['self'] = circular
circular['again'] = circular

const twice = { a: 1 }

const shared = Array.from({ length: 25 }).reduce<unknown>((part) => [part, part], 1)

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])

export const custom: Conformance<'custom'> = {
  fields: {},
  accepted: [
    {
      title: 'an object, as it is',
      source: `${spec}; the seed's bare widget decorator`,
      input: { status: 'Up', list: [1, 2], flag: true, none: null, empty: '', nested: { a: -0 }, void: [] },
      json: { status: 'Up', list: [1, 2], flag: true, none: null, empty: '', nested: { a: 0 }, void: [] },
      xml: '<status>Up</status><list>1</list><list>2</list><flag>true</flag><none/><empty></empty><nested><a>0</a></nested>',
    },
    {
      title: 'the exports of a module, and an object that has a tag of its own',
      source: 'docs/reference/widgets.md#rules-for-every-kind',
      input: [
        Object.assign(Object.create(null), { a: 1, [Symbol.toStringTag]: 'Module' }),
        { b: 2, [Symbol.toStringTag]: 'Row' },
      ],
      json: [{ a: 1 }, { b: 2 }],
      xml: null,
    },
    { title: 'a scalar', source: spec, input: 'a & b', json: 'a & b', xml: 'a &amp; b' },
    { title: 'null', source: spec, input: null, json: null, xml: '' },
    { title: 'an empty object', source: spec, input: {}, json: {}, xml: '' },
    {
      title: 'a list is no map of keys and values, and has no XML form',
      source: `${spec}; regression`,
      input: [['a', 1]],
      json: [['a', 1]],
      xml: null,
    },
    {
      title: 'a nested list has no XML form',
      source: spec,
      input: { a: [[1]] },
      json: { a: [[1]] },
      xml: null,
    },
    { title: 'a key that is no XML name', source: spec, input: { 'a b': 1 }, json: { 'a b': 1 }, xml: null },
    {
      title: 'a key that could be markup',
      source: 'docs/reference/bad-inputs.md K8',
      input: { '@x': 1, '#': 2 },
      json: { '@x': 1, '#': 2 },
      xml: null,
    },
    {
      title: 'a key with a colon, since there are no namespaces',
      source: spec,
      input: { 'a:b': 1 },
      json: { 'a:b': 1 },
      xml: null,
    },
    {
      title: 'many % signs',
      source: 'docs/reference/widgets.md#xml',
      input: { ['%'.repeat(60)]: 1 },
      json: { ['%'.repeat(60)]: 1 },
      xml: null,
    },
    {
      title: 'names beyond ASCII',
      source: spec,
      input: { größe: 1, 名: 2 },
      json: { größe: 1, 名: 2 },
      xml: '<größe>1</größe><名>2</名>',
    },
    {
      title: 'undefined is absent',
      source: 'docs/reference/widgets.md#rules-for-every-kind',
      input: { a: undefined, b: 1 },
      json: { b: 1 },
      xml: '<b>1</b>',
    },
    {
      title: '32 levels',
      source: spec,
      input: deep(32),
      json: deep(32) as never,
      xml: `${'<a>'.repeat(32)}1${'</a>'.repeat(32)}`,
    },
    {
      title: 'the same value twice',
      source: 'docs/reference/bad-inputs.md L18',
      input: [twice, twice],
      json: [{ a: 1 }, { a: 1 }],
      xml: null,
    },
    { title: 'true', source: spec, input: true, json: true, xml: 'true' },
    { title: 'a number', source: spec, input: -0, json: 0, xml: '0' },
    { title: 'an empty text', source: spec, input: '', json: '', xml: '' },
    { title: 'an empty list', source: spec, input: [], json: [], xml: null },
    {
      title: 'a name that starts like no XML name',
      source: spec,
      input: { '1a': 1 },
      json: { '1a': 1 },
      xml: null,
    },
    { title: 'an empty name', source: spec, input: { '': 1 }, json: { '': 1 }, xml: null },
    {
      title: 'a name of XML at any depth only',
      source: spec,
      input: { a: [{ b: [{ 'c d': 1 }] }] },
      json: { a: [{ b: [{ 'c d': 1 }] }] },
      xml: null,
    },
    {
      title: 'lists of objects and of nothing',
      source: spec,
      input: { a: [{ b: 1 }, {}, null, ''], c: { d: [1] } },
      json: { a: [{ b: 1 }, {}, null, ''], c: { d: [1] } },
      xml: '<a><b>1</b></a><a/><a/><a></a><c><d>1</d></c>',
    },
    {
      title: 'an own __proto__ stays away',
      source: 'docs/reference/bad-inputs.md K9',
      input: JSON.parse('{"__proto__": {"a": 1}, "b": 2}'),
      json: { b: 2 },
      xml: '<b>2</b>',
    },
    {
      title: '32 levels of lists',
      source: spec,
      input: nested(32),
      json: nested(32) as never,
      xml: null,
    },
    {
      title: 'ten thousand entries',
      source: 'docs/reference/widgets.md#limits-for-all-kinds',
      input: { a: Array.from({ length: 10_000 }, () => 1) },
      json: { a: Array.from({ length: 10_000 }, () => 1) },
      xml: '<a>1</a>'.repeat(10_000),
    },
    {
      title: 'a text of ten thousand characters',
      source: 'docs/reference/widgets.md#limits-for-all-kinds',
      input: ['x'.repeat(10_000)],
      json: ['x'.repeat(10_000)],
      xml: null,
    },
  ],
  refused: [
    { title: 'nothing', input: undefined, issues: [' required'] },
    { title: 'a function', input: () => 1, issues: [' not_json'] },
    { title: 'a symbol', input: { a: Symbol('x') }, issues: ['a not_json'] },
    { title: 'a bigint', input: { a: [1n] }, issues: ['a[0] not_json'] },
    { title: 'NaN', input: { a: { b: Number.NaN } }, issues: ['a.b not_finite'] },
    { title: 'a Date', input: { at: new Date(0) }, issues: ['at not_json'] },
    { title: 'a Map', input: new Map(), issues: [' not_json'] },
    { title: 'a Promise', input: { a: Promise.resolve(1) }, issues: ['a not_json'] },
    { title: 'a Buffer', input: Buffer.from('x'), issues: [' not_json'] },
    { title: 'an Error', input: new Error('x'), issues: [' not_json'] },
    { title: 'undefined in a list', input: [undefined], issues: ['[0] required'] },
    {
      title: '33 levels',
      input: deep(33),
      issues: [`${Array.from({ length: 32 }, () => 'a').join('.')} too_deep`],
    },
    { title: 'a circle', input: circular, issues: ['self not_json', 'again not_json'] },
    {
      title: 'more values than a payload has room for',
      input: Array.from({ length: 53 }, () => Array(9_999).fill(0)),
      issues: [' too_large'],
    },
    { title: 'parts shared so often that a copy would be endless', input: shared, issues: [' too_large'] },
    {
      title: 'a key that would break a line or a terminal',
      input: { 'a\u2028\u009b\n': Number.NaN },
      issues: ['["a\\u2028\\u009b\\n"] not_finite'],
    },
    {
      title: 'a key that has to be quoted',
      input: { 'a b': { 'c"': Number.NaN } },
      issues: ['["a b"]["c\\""] not_finite'],
    },
    { title: '33 levels of lists', input: nested(33), issues: [`${'[0]'.repeat(32)} too_deep`] },
    {
      title: '10,001 entries',
      input: { a: Array.from({ length: 10_001 }, () => 1) },
      issues: ['a too_many'],
    },
    { title: 'a text of 10,001 characters', input: ['x'.repeat(10_001)], issues: ['[0] too_long'] },
    { title: 'a Set', input: { a: new Set([1]) }, issues: ['a not_json'] },
    { title: 'a typed array', input: { a: new Float64Array(2) }, issues: ['a not_json'] },
    { title: 'a hole', input: new Array(1), issues: ['[0] required'] },
  ],
  wire: [
    {
      title: 'any JSON value',
      source: spec,
      payload: { a: [1, 'x', true, null, [[]], {}], 'b c': -1.5 },
      errors: [],
      warnings: [],
    },
    { title: 'null', source: spec, payload: null, errors: [], warnings: [] },
    { title: '32 levels', source: spec, payload: deep(32), errors: [], warnings: [] },
    {
      title: '33 levels',
      source: spec,
      payload: deep(33),
      errors: [`${Array.from({ length: 32 }, () => 'a').join('.')} too_deep`],
      warnings: [],
    },
    {
      title: 'what is no JSON',
      source: spec,
      payload: { a: Number.NaN, b: [new Date(0)], c: () => 1 },
      errors: ['a not_finite', 'b[0] not_json', 'c not_json'],
      warnings: [],
    },
    { title: 'nothing', source: spec, payload: undefined, errors: [' required'], warnings: [] },
  ],
}
