import type { Json } from '@gecko-widgets/core'
import type { Conformance } from './vector.js'

const spec = 'docs/reference/widgets.md#highcharts'

const deep = (levels: number): { readonly [key: string]: Json } => ({
  a: levels === 1 ? 1 : deep(levels - 1),
})
const pathOf = (levels: number): string => Array.from({ length: levels }, () => 'a').join('.')

const chart = { chart: { type: 'line' }, series: [{ data: [1, [2, 3], null] }] }
const json = '{"chart":{"type":"line"},"series":[{"data":[1,2]}]}'
const javaScript =
  "{chart: {type: 'line',}, tooltip: {formatter: function () { return '<b>' + this.x + '</b>' }}, series: [{data: [1, 2]}]}"

export const highcharts: Conformance<'highcharts'> = {
  fields: {},
  accepted: [
    {
      title: 'a config',
      source: 'docs/reference/evidence.md#17-highcharts, OTD',
      input: chart,
      json: { highchart: { chart: { type: 'line' }, series: [{ data: [1, [2, 3], null] }] } },
      xml: null,
    },
    {
      title: 'a config in JSON, as it is',
      source: 'docs/reference/evidence.md#17-highcharts, OGIST and NP',
      input: json,
      json: { highchart: '{"chart":{"type":"line"},"series":[{"data":[1,2]}]}' },
      xml: null,
    },
    {
      title: 'a config in JavaScript, with a function, as it is',
      source: 'docs/reference/evidence.md#17-highcharts, GP',
      input: javaScript,
      json: {
        highchart:
          "{chart: {type: 'line',}, tooltip: {formatter: function () { return '<b>' + this.x + '</b>' }}, series: [{data: [1, 2]}]}",
      },
      xml: null,
    },
    { title: 'an empty config', source: spec, input: {}, json: { highchart: {} }, xml: null },
    {
      title: 'text from right to left, what is no number below 0, and what is undefined',
      source: 'docs/reference/evidence.md#17-highcharts, OTD; docs/reference/widgets.md#rules-for-every-kind',
      input: { title: { text: 'مرحبا' }, series: [{ data: [-0] }], credits: undefined },
      json: { highchart: { title: { text: 'مرحبا' }, series: [{ data: [0] }] } },
      xml: null,
    },
    {
      title: 'a source longer than other texts may be',
      source: 'docs/reference/widgets.md#limits-for-all-kinds',
      input: `{/*${'x'.repeat(10_000)}*/}`,
      json: { highchart: `{/*${'x'.repeat(10_000)}*/}` },
      xml: null,
    },
    {
      title: 'a text of ten thousand characters',
      source: 'docs/reference/widgets.md#limits-for-all-kinds',
      input: { title: 'x'.repeat(10_000) },
      json: { highchart: { title: 'x'.repeat(10_000) } },
      xml: null,
    },
    {
      title: '32 levels',
      source: spec,
      input: deep(32),
      json: { highchart: deep(32) },
      xml: null,
    },
  ],
  refused: [
    {
      title: 'a config that is under highchart already, which the payload would wrap again',
      input: { highchart: { series: [] } },
      issues: ['highchart unknown'],
    },
    { title: 'nothing', input: undefined, issues: [' required'] },
    { title: 'null', input: null, issues: [' wrong_shape'] },
    { title: 'a number', input: 42, issues: [' wrong_shape'] },
    { title: 'a list', input: [1], issues: [' wrong_shape'] },
    { title: 'a function', input: () => chart, issues: [' wrong_shape'] },
    {
      title: 'a function in a config',
      input: { tooltip: { formatter: () => 'x' } },
      issues: ['tooltip.formatter not_json'],
    },
    { title: 'a Date', input: { at: [new Date(0)] }, issues: ['at[0] not_json'] },
    { title: 'NaN', input: { series: [{ data: [Number.NaN] }] }, issues: ['series[0].data[0] not_finite'] },
    { title: '33 levels', input: deep(33), issues: [`${pathOf(32)} too_deep`] },
    {
      title: 'a text of 10,001 characters',
      input: { title: 'x'.repeat(10_001) },
      issues: ['title too_long'],
    },
    {
      title: '10,001 points',
      input: { data: Array.from({ length: 10_001 }, () => 1) },
      issues: ['data too_many'],
    },
  ],
  wire: [
    {
      title: 'a bare config',
      source: 'docs/reference/evidence.md#17-highcharts, OTD',
      payload: chart,
      errors: [],
      warnings: [],
    },
    {
      title: 'a bare config in JSON',
      source: 'docs/reference/evidence.md#17-highcharts, OTD',
      payload: json,
      errors: [],
      warnings: [],
    },
    {
      title: 'a bare config in JavaScript',
      source: 'docs/reference/evidence.md#17-highcharts, OTD; RH',
      payload: javaScript,
      errors: [],
      warnings: [],
    },
    {
      title: 'a config under highchart',
      source: 'docs/reference/evidence.md#17-highcharts, PHP and JV',
      payload: { highchart: chart },
      errors: [],
      warnings: [],
    },
    {
      title: 'a config in JSON under highchart',
      source: 'docs/reference/evidence.md#17-highcharts, OGIST',
      payload: { highchart: json },
      errors: [],
      warnings: [],
    },
    {
      title: 'a config in JavaScript under highchart',
      source: 'docs/reference/evidence.md#17-highcharts, GP',
      payload: { highchart: javaScript },
      errors: [],
      warnings: [],
    },
    {
      title: 'a source longer than other texts may be',
      source: 'docs/reference/widgets.md#limits-for-all-kinds',
      payload: { highchart: 'x'.repeat(10_001) },
      errors: [],
      warnings: [],
    },
    {
      title: 'something beside highchart',
      source: spec,
      payload: { highchart: chart, title: 'x' },
      errors: [],
      warnings: ['title unknown'],
    },
    {
      title: 'an empty list for a config',
      source: 'docs/reference/evidence.md#21-deviations-of-other-libraries, LV',
      payload: { highchart: [] },
      errors: ['highchart wrong_shape'],
      warnings: [],
    },
    {
      title: 'null for a config',
      source: spec,
      payload: { highchart: null },
      errors: ['highchart wrong_shape'],
      warnings: [],
    },
    { title: 'a number', source: spec, payload: 42, errors: [' wrong_shape'], warnings: [] },
    { title: 'a list', source: spec, payload: [1], errors: [' wrong_shape'], warnings: [] },
    { title: 'null', source: spec, payload: null, errors: [' wrong_shape'], warnings: [] },
    {
      title: 'a function in a config',
      source: spec,
      payload: { highchart: { tooltip: { formatter: () => 'x' } } },
      errors: ['highchart.tooltip.formatter not_json'],
      warnings: [],
    },
  ],
}
