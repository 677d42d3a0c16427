import { type Codec, shaped } from './codec.js'
import { longText } from './fields.js'
import { jsonValue } from './jsonValue.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'
import { byForm, type Check, has, reads, wireObject, wireText } from './wire.js'

/** A Highcharts config as an object of JSON values, whatever its type; a promise is none. */
export type HighchartsConfig = object & { readonly then?: never }

/** A Highcharts config, or its source, JSON or JavaScript, as a string. */
export type HighchartsInput = HighchartsConfig | string

const config = jsonValue('a JSON value (functions go in a string of JavaScript)') as Codec<HighchartsConfig>

/** A config, its source, or either under `highchart`. */
const wireConfig = byForm((value) => typeof value === 'string', wireText, reads(config))

const wire: Check = byForm(has('highchart'), wireObject({ highchart: wireConfig }, ['highchart']), wireConfig)

/**
 * The `highcharts` widget (`widgets.md`, "highcharts"), which has no XML form.
 *
 * Geckoboard evaluates a source, which may hold functions; an object may not.
 */
export const highcharts: Widget<'highcharts', HighchartsInput, NoSettings, HighchartsInput, false> =
  defineWidget({
    kind: 'highcharts',
    input: shaped<HighchartsInput>({
      string: longText,
      object: config,
    }),
    settings: {},
    payload: (highchart) => ({ highchart }),
    wire,
    xml: false,
  })
