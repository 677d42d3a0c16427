import type { Codec } from '../codec/codec.js'
import { issue, NONE } from '../codec/issue.js'
import { has, onWire, orOnWire, under } from '../codec/onWire.js'
import { own } from '../codec/own.js'
import { refine } from '../codec/refine.js'
import { union } from '../codec/union.js'
import { longText } from './fields.js'
import { jsonValue } from './jsonValue.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'

/** A Highcharts config as an object of JSON values, whatever its type; a promise is not one. */
export interface HighchartsConfig {
  readonly then?: never
  // biome-ignore lint/suspicious/noExplicitAny: an index of `any`, and no other, takes interfaces
  readonly [key: string]: any
}

/**
 * A Highcharts config, or its source, JSON or JavaScript, as a string.
 *
 * @example
 * import assert from 'node:assert'
 * import { type HighchartsInput, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * // A string, since it holds a function.
 * const deploys: HighchartsInput = `{
 *   series: [{ data: [4, 6, 5] }],
 *   tooltip: { formatter: function () { return this.y + ' deploys' } }
 * }`
 * assert.deepStrictEqual(
 *   widgets.highcharts.encode(deploys),
 *   E.right({ kind: 'highcharts', json: { highchart: deploys } }),
 * )
 */
export type HighchartsInput = HighchartsConfig | string

const FUNCTIONS = '(functions go in a string of JavaScript)'

const object = refine(
  jsonValue(`a JSON value ${FUNCTIONS}`, `an object of JSON values ${FUNCTIONS}`) as Codec<HighchartsConfig>,
  (config) =>
    own(config, 'highchart') === undefined
      ? NONE
      : [issue(['highchart'], 'unknown', 'the config itself; the payload puts it under highchart')],
  { input: { type: 'object', properties: { highchart: false } } },
)

const config = union<HighchartsInput>({
  string: longText as Codec<HighchartsInput>,
  object: object as Codec<HighchartsInput>,
})

const sent = under('highchart', config)

/**
 * The `highcharts` widget (`docs/reference/widgets.md#highcharts`), which has no XML form.
 *
 * Geckoboard evaluates a source, which may hold functions; an object may not.
 */
export const highcharts: Widget<'highcharts', HighchartsInput, NoSettings, HighchartsInput, false> =
  defineWidget({
    kind: 'highcharts',
    codec: onWire(sent, (wire) => orOnWire(config.wire, has('highchart'), wire)),
    settings: {},
    xml: false,
  })
