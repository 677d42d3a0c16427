import * as E from 'fp-ts/lib/Either.js'
import { encodeJson, MOST_BYTES } from '../payload/json.js'
import type { Payload } from '../payload/payload.js'
import { type FeedAnswer, served, servedEncrypted } from './answer.js'
import type { Config } from './config.js'
import type { Effects } from './effects.js'
import type { FeedFormat } from './format.js'
import type { Refusal } from './refusal.js'

/** An answer with a payload, and its format: JSON if XML was only the default and the data has no XML form. */
export interface Served {
  readonly format: FeedFormat
  readonly answer: FeedAnswer
}

export type Written = E.Either<Refusal, Served>

/** The writer of one format. */
export interface Writer {
  readonly format: FeedFormat
  readonly write: (payload: Payload) => Written | Promise<Written>
}

/** The writers of a feed, chosen when the widget is defined. */
export interface Writers {
  /** The writer that the definition asks for; it overrides the request. */
  readonly defined: Writer | undefined
  readonly json: Writer
  /** Absent if the widget is encrypted or its kind has no XML form. */
  readonly xml: Writer | undefined
  /** The writer if neither the definition nor the request names a format. */
  readonly otherwise: Writer
}

interface Writes {
  readonly kind: string
  readonly hasXml: boolean
  readonly encrypt: Config['encrypt']
  /** The definition's format. */
  readonly feedFormat: FeedFormat | undefined
  /** The configuration's format. */
  readonly defaultFormat: FeedFormat | undefined
  readonly effects: Effects
}

const jsonWriter = ({ kind: widget, encrypt, effects }: Writes): Writer => {
  const tooLarge: Written = E.left({ _tag: 'PayloadTooLarge', widget })
  return {
    format: 'json',
    write: (payload) => {
      const text = encodeJson(payload)
      const bytes = Buffer.byteLength(text)
      if (bytes > MOST_BYTES) return tooLarge
      if (encrypt === undefined) return E.right({ format: 'json', answer: served('json', text, bytes) })
      const encrypted = encrypt(effects.salt())(text)
      return E.isLeft(encrypted)
        ? E.left({ _tag: 'DataFailed', widget, cause: encrypted.left })
        : E.right({ format: 'json', answer: servedEncrypted(encrypted.right) })
    },
  }
}

type EncodeXml = Awaited<ReturnType<Effects['loadXml']>>['encodeXml']

/** Makes a writer of XML, which hands a payload without an XML form to `otherwise`. */
const xmlWriter = ({ kind: widget, effects }: Writes, otherwise: Writer['write']): Writer => {
  const tooLarge: Written = E.left({ _tag: 'PayloadTooLarge', widget })
  const writeBy = (encodeXml: EncodeXml, payload: Payload): ReturnType<Writer['write']> => {
    const xml = encodeXml(payload)
    if (E.isLeft(xml)) return xml.left._tag === 'XmlTooLarge' ? tooLarge : otherwise(payload)
    const bytes = Buffer.byteLength(xml.right)
    return E.right({ format: 'xml', answer: served('xml', xml.right, bytes) })
  }
  let encodeXml: EncodeXml | undefined
  const load = async (payload: Payload): Promise<Written> => {
    try {
      encodeXml = (await effects.loadXml()).encodeXml
    } catch (cause) {
      return E.left({ _tag: 'XmlUnavailable', widget, cause })
    }
    return writeBy(encodeXml, payload)
  }
  return {
    format: 'xml',
    write: (payload) => (encodeXml === undefined ? load(payload) : writeBy(encodeXml, payload)),
  }
}

/** Makes the writers of a feed. */
export const writersOf = (writes: Writes): Writers => {
  const { kind, hasXml, encrypt, feedFormat, defaultFormat = 'xml' } = writes
  const json = jsonWriter(writes)
  const hasDefined = feedFormat !== undefined
  if (!hasXml || encrypt !== undefined)
    return { defined: hasDefined ? json : undefined, json, xml: undefined, otherwise: json }
  const xml = xmlWriter(writes, () => E.left({ _tag: 'BadFormat', allowed: ['json'] }))
  const definedXml = xmlWriter(writes, () => E.left({ _tag: 'NoXmlForm', widget: kind }))
  return {
    defined: hasDefined ? { json, xml: definedXml }[feedFormat] : undefined,
    json,
    xml,
    otherwise: defaultFormat === 'xml' ? xmlWriter(writes, json.write) : json,
  }
}
