import { jsonValue } from './jsonValue.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'

/** The `custom` widget: any JSON value, unchanged, for a kind without a builder (`docs/reference/widgets.md#custom`). */
export const custom: Widget<'custom', unknown, NoSettings, true> = defineWidget({
  kind: 'custom',
  codec: jsonValue('a JSON value'),
})
