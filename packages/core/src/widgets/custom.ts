import { jsonValue } from './jsonValue.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'

/**
 * The `custom` widget: any JSON value, as it is, for a kind that has no builder of its own (`docs/reference/widgets.md#custom`). It has an XML form if it has no nested list and every key is an XML name.
 */
export const custom: Widget<'custom', unknown, NoSettings, true> = defineWidget({
  kind: 'custom',
  codec: jsonValue('a JSON value'),
})
