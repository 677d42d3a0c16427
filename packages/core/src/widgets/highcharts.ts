import * as c from '../codec/index.js'
import { longText } from './fields.js'
import { jsonValue } from './jsonValue.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'

/** A Highcharts config as an object of JSON values. A forgotten `await` does not compile: a promise has `then`. */
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

const FUNCTIONS = '(a config with functions must be a string of JavaScript)'

const object = c.refine(
  jsonValue(
    `a JSON value ${FUNCTIONS}`,
    `an object of JSON values ${FUNCTIONS}`,
  ) as c.Codec<HighchartsConfig>,
  (config) =>
    c.own(config, 'highchart') === undefined
      ? c.NONE
      : [c.said(['highchart'], 'unknown', 'pass only the config; the payload wraps it in highchart')],
  { input: { type: 'object', properties: { highchart: false } } },
)

const config = c.union<HighchartsInput>({
  string: longText as c.Codec<HighchartsInput>,
  object: object as c.Codec<HighchartsInput>,
})

const sent = c.under('highchart', config)

/** The `highcharts` widget, which has no XML form (`docs/reference/widgets.md#highcharts`). */
export const highcharts: Widget<'highcharts', HighchartsInput, NoSettings, false> = defineWidget({
  kind: 'highcharts',
  codec: c.onWire(sent, (wire) => c.orOnWire(config.wire, c.has('highchart'), wire)),
  xml: false,
})
