import * as E from 'fp-ts/lib/Either.js'
import type { Json, Payload } from './payload/payload.js'
import { writeXml } from './payload/xml.js'
import { widgets } from './widgets/index.js'

/** A payload without an XML form. */
export interface NoXmlForm {
  readonly _tag: 'NoXmlForm'
  readonly kind: string
  readonly message: string
}

const noXmlForm = (kind: string): NoXmlForm => ({
  _tag: 'NoXmlForm',
  kind,
  message: `expected a payload with an XML form; this ${kind} has none: ask for JSON`,
})

const modelOf = ({ kind, json }: Payload): Json | undefined => {
  const widget = Object.hasOwn(widgets, kind) ? widgets[kind as keyof typeof widgets] : undefined
  if (widget === undefined) return json
  return widget.xml ? widget.xmlModel(json) : undefined
}

/**
 * Writes a payload as an XML document: a `root` element, an element for each key, and for a list its key's element
 * repeated (`docs/reference/widgets.md#xml`). A payload with a nested or top-level list, or with a key that is not an XML
 * name, is a `Left`.
 *
 * @example
 * import assert from 'node:assert'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { widgets } from '@gecko-widgets/core'
 * import { encodeXml } from '@gecko-widgets/core/xml'
 *
 * assert.deepStrictEqual(
 *   pipe(widgets.text.encode('Q&A; R&D'), E.flatMap(encodeXml)),
 *   E.right(
 *     '<?xml version="1.0" encoding="UTF-8"?><root><item><text>Q&amp;A; R&amp;D</text><type>0</type></item></root>',
 *   ),
 * )
 */
export const encodeXml = (payload: Payload): E.Either<NoXmlForm, string> => {
  const model = modelOf(payload)
  const xml = model === undefined ? undefined : writeXml(model)
  return xml === undefined ? E.left(noXmlForm(payload.kind)) : E.right(xml)
}
