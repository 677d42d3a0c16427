import { type Kind, widgets } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

/** Shorthands with their full forms, without the fields that are absent. The laws check the shorthands of every kind. */
const SHORTHANDS: { readonly [K in Kind]?: readonly (readonly [shorthand: unknown, full: unknown])[] } = {
  number: [
    [42, { value: 42 }],
    [[42, 40], { value: 42, previous: { value: 40 } }],
    [[42, undefined, '$'], { value: 42, prefix: '$' }],
    [[{ value: 42, prefix: '€' }, { value: 40 }], { value: 42, prefix: '€', previous: { value: 40 } }],
  ],
  rag: [[[3, [null, 'none']], { red: { value: 3 }, amber: { value: null, text: 'none' } }]],
  text: [
    ['a', [{ text: 'a' }]],
    [
      ['a', ['b', 'alert']],
      [{ text: 'a' }, { text: 'b', type: 1 }],
    ],
  ],
  pieChart: [
    [
      [1, [2, 'b', '#FF9900']],
      [{ value: 1 }, { value: 2, label: 'b', color: 'ff9900' }],
    ],
  ],
  lineChart: [[[1, 2], { series: [{ data: [1, 2] }] }]],
  lineChartLegacy: [
    [
      [[1], 'x'],
      [[1], ['x'], undefined, undefined],
    ],
  ],
  barChart: [[[1, 2], { series: [{ data: [1, 2] }] }]],
  geckOMeter: [[[5, [0], [10, 'most']], { value: 5, min: { value: 0 }, max: { value: 10, text: 'most' } }]],
  funnel: [[{ items: [[1, 'a']] }, { items: [{ value: 1, label: 'a' }] }]],
  leaderboard: [
    [[['a'], ['b', 1, 2]], { items: [{ label: 'a' }, { label: 'b', value: 1, previousRank: 2 }] }],
  ],
  list: [
    [
      ['a', { title: 'b' }],
      [{ title: { text: 'a' } }, { title: { text: 'b' } }],
    ],
  ],
  monitoring: [['Up', { status: 'Up' }]],
}

const kinds = Object.keys(widgets) as Kind[]

test.each(kinds.flatMap((kind) => (SHORTHANDS[kind] ?? []).map((pair) => [kind, ...pair] as const)))(
  '%s reads %j as its full form',
  (kind, shorthand, full) => {
    expect(widgets[kind].decode(shorthand)).toStrictEqual(E.right(full))
  },
)
