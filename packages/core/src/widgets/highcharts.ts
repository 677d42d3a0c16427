import { type Codec, shaped } from './codec.js'
import { longText } from './fields.js'
import { jsonValue } from './jsonValue.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'
import { byForm, type Check, has, reads, wireObject } from './wire.js'

/** A Highcharts config: an object of JSON values, or its source, JSON or JavaScript, as a string. */
export type HighchartsInput = object | string

const config: Codec<HighchartsInput> = shaped<HighchartsInput>({
  string: longText,
  object: jsonValue('a JSON value (functions go in a string of JavaScript)') as Codec<object>,
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
