import { jsonValue } from './jsonValue.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'
import { type Check, reads } from './wire.js'

const json = jsonValue('a JSON value')

const wire: Check = reads(json)

/**
 * The `custom` widget: any JSON value, as it is, for a kind that has no builder of its own (`widgets.md`, "custom").
 * It has an XML form where it has no nested list and every key is an XML name.
 */
export const custom: Widget<'custom', unknown, NoSettings, unknown, true> = defineWidget({
  kind: 'custom',
  input: json,
  settings: {},
  payload: (value) => value,
  wire,
  xml: true,
})
