import * as E from 'fp-ts/lib/Either.js'
import { isTooLarge, MOST_BYTES } from './payload/json.js'
import type { Json, Payload } from './payload/payload.js'
import { writeXml } from './payload/xml.js'
import { widgets } from './widgets/index.js'

/** A payload without an XML form. */
export interface NoXmlForm {
  readonly _tag: 'NoXmlForm'
  readonly kind: string
  readonly message: string
}

/** A payload whose XML is over 1 MiB: tags and escapes take more than JSON does. */
export interface XmlTooLarge {
  readonly _tag: 'XmlTooLarge'
  readonly kind: string
  readonly message: string
}

const xmlTooLarge = (kind: string): XmlTooLarge => ({
  _tag: 'XmlTooLarge',
  kind,
  message: `expected XML of at most 1 MiB; ask for JSON`,
})

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
 * name, is a `Left`, and so is one whose XML is over 1 MiB.
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
export const encodeXml = (payload: Payload): E.Either<NoXmlForm | XmlTooLarge, string> => {
  const model = modelOf(payload)
  const length = { left: MOST_BYTES }
  const xml = model === undefined ? undefined : writeXml(model, length)
  if (length.left < 0 || (xml !== undefined && isTooLarge(xml))) return E.left(xmlTooLarge(payload.kind))
  return xml === undefined ? E.left(noXmlForm(payload.kind)) : E.right(xml)
}
