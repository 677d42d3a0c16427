import { type Codec, KEPT, ruled, shaped } from './codec.js'
import { longText } from './fields.js'
import { jsonValue } from './jsonValue.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'
import { byForm, type Check, has, reads, wireObject } from './wire.js'

/**
 * A Highcharts config as an object of JSON values, whatever its type; a promise is none.
 *
 * @example
 * import assert from 'node:assert'
 * import { type HighchartsConfig, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const deploys: HighchartsConfig = {
 *   chart: { type: 'column' },
 *   title: { text: 'Deploys' },
 *   series: [{ name: 'shop', data: [4, 6, 5] }],
 * }
 * assert.deepStrictEqual(
 *   widgets.highcharts.encode(deploys),
 *   E.right({ kind: 'highcharts', json: { highchart: deploys } }),
 * )
 */
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

const config: Codec<HighchartsInput> = shaped<HighchartsInput>({
  string: longText,
  object: ruled(
    jsonValue(
      `a JSON value ${FUNCTIONS}`,
      `an object of JSON values ${FUNCTIONS}`,
    ) as Codec<HighchartsConfig>,
    (config) =>
      'highchart' in config
        ? [['.highchart', 'unknown', 'the config itself; the payload puts it under highchart']]
        : KEPT,
  ),
})

const wireConfig = reads(config)

/** A config, its source, or either under `highchart`. */
const wire: Check = byForm(has('highchart'), wireObject({ highchart: wireConfig }, ['highchart']), wireConfig)

/**
 * The `highcharts` widget (`widgets.md`, "highcharts"), which has no XML form.
 *
 * Geckoboard evaluates a source, which may hold functions; an object may not.
 */
export const highcharts: Widget<'highcharts', HighchartsInput, NoSettings, HighchartsInput, false> =
  defineWidget({
    kind: 'highcharts',
    input: config,
    settings: {},
    payload: (highchart) => ({ highchart }),
    wire,
    xml: false,
  })
