import { type Kind, widgets } from '@gecko-widgets/core'
import { inputs } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

const slipsOf = (kind: Kind, value: unknown): readonly string[] =>
  widgets[kind].misspelled(value).map(({ path, message }) => `${path}: ${message}`)

const not = (path: string, name: string): string => `${path}: ignored; did you mean ${name}?`

describe('a misspelled field is reported', () => {
  test.each<[Kind, unknown, readonly string[]]>([
    ['number', { value: 1, previos: 2 }, [not('previos', 'previous')]],
    [
      'number',
      { value: 1, Prefix: '$', Absolute: true },
      [not('Prefix', 'prefix'), not('Absolute', 'absolute')],
    ],
    ['number', { value: 1, previous: { value: 2, perfix: '$' } }, [not('previous.perfix', 'prefix')]],
    ['number', [{ value: 1, preffix: '$' }], [not('[0].preffix', 'prefix')]],
    ['rag', { red: 1, amber: [1, 'a'], gren: 2 }, [not('gren', 'green')]],
    ['rag', [1, { value: 1, Text: 'a' }], [not('[1].Text', 'text')]],
    ['text', [{ text: 'a', Type: 'alert' }], [not('[0].Type', 'type')]],
    ['pieChart', [[1, 'a'], { value: 1, Label: 'b' }], [not('[1].Label', 'label')]],
    ['lineChart', { series: [{ data: [1], Name: 'a' }] }, [not('series[0].Name', 'name')]],
    ['lineChart', { series: [{ data: [1] }], xaxis: {} }, [not('xaxis', 'xAxis')]],
    ['lineChart', { series: [{ data: [1] }], xAxis: { lables: ['a'] } }, [not('xAxis.lables', 'labels')]],
    ['barChart', { series: [{ data: [1] }], yAxis: { fromat: 'percent' } }, [not('yAxis.fromat', 'format')]],
    ['geckOMeter', { value: 1, min: 0, max: 2, revers: true }, [not('revers', 'reverse')]],
    ['funnel', { items: [[1, 'a']], percentages: 'hide' }, [not('percentages', 'percentage')]],
    ['bullet', { label: 'a', axisPoints: [0, 1], current: 1, subLabel: 'b' }, [not('subLabel', 'sublabel')]],
    ['leaderboard', [{ label: 'a', values: 1 }], [not('[0].values', 'value')]],
    ['list', [{ title: 'a', discription: 'b' }], [not('[0].discription', 'description')]],
    ['list', [{ title: { text: 'a', hihglight: true } }], [not('[0].title.hihglight', 'highlight')]],
    ['map', [{ host: 'a', Color: 'ff9900' }], [not('[0].Color', 'color')]],
    ['map', [{ city: { name: 'a', contryCode: 'NO' } }], [not('[0].city.contryCode', 'countryCode')]],
    ['monitoring', { status: 'Up', response_time: '1 ms' }, [not('response_time', 'responseTime')]],
  ])('%s: %j', (kind, value, slips) => {
    expect(widgets[kind].decode(value)).toMatchObject({ _tag: 'Right' })
    expect(slipsOf(kind, value)).toEqual(slips)
  })

  test('in the first of many rows', () => {
    const rows = [{ label: 'a', value: 1 }, ...Array.from({ length: 50 }, () => ({ label: 'a', vlaue: 1 }))]
    expect(slipsOf('leaderboard', rows)).toEqual([not('[1].vlaue', 'value')])
  })

  test('as a getter of a class, which is also ignored', () => {
    class Row {
      readonly value = 1
      get label(): string {
        return 'a'
      }
    }
    expect(slipsOf('pieChart', [new Row()])).toEqual([
      '[0].label: ignored, because it is a getter or inherited; pass a plain object',
    ])
  })
})

describe('unrelated fields of a row are not reported', () => {
  test.each<[Kind, unknown]>([
    ['pieChart', [{ value: 1, id: 7, created_at: 'today', _id: 'x', count: 1, name: 'a', table: 'b' }]],
    ['pieChart', [{ value: 1, label: 'a', Label: 'b' }]],
    ['number', { value: 1, revenue: 5, prev: 2, test: 'a' }],
    ['map', [{ ip: '::1', id: 1, site: 'a', cost: 5, most: 1 }]],
    ['bullet', { label: 'a', axisPoints: [0, 1], current: 1, project: 'Apollo', comparison: 'b' }],
    ['list', [{ title: 'a', labelled: true, describe: 'b' }]],
    ['custom', { previos: 1 }],
    ['highcharts', { serie: 1 }],
  ])('%s: %j', (kind, value) => {
    expect(slipsOf(kind, value)).toEqual([])
  })

  test.each(Object.keys(widgets) as Kind[])(
    '%s: a valid input has no slips, and looking for them never throws',
    (kind) => {
      fc.assert(
        fc.property(inputs[kind] as fc.Arbitrary<unknown>, fc.anything(), (input, anything) => {
          expect(slipsOf(kind, input)).toEqual([])
          slipsOf(kind, anything)
        }),
      )
    },
  )

  test('a value that throws while it is read', () => {
    const trap = (): never => {
      throw new Error('a trap')
    }
    expect(slipsOf('pieChart', new Proxy([1], { get: trap }))).toEqual([])
    expect(E.isLeft(widgets.pieChart.decode(new Proxy([1], { get: trap })))).toBe(true)
  })
})
