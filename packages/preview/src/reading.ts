import { checkPayload, type Issue, type Kind, widgets } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { ciphertextIn } from './encrypted.js'
import { asKind, fromXml } from './fromXml.js'
import { readLiteral } from './javascript.js'
import { knownStart, notJson } from './notJson.js'
import { placeIn } from './place.js'
import type { Answer, NoAnswer } from './poll.js'
import { insteadOf, isConfigIn, recognize } from './recognize.js'
import { headerOf, noAnswer, refusalOf } from './refusal.js'
import { type Unread, unread } from './unread.js'

/** A remark about a part of a payload or about the response, from a rule of core or of the preview. */
export interface Remark extends Omit<Issue, 'code'> {
  readonly code: string
}

/** A payload and the remarks about it. */
export interface Read {
  readonly _tag: 'Read'
  readonly payload: unknown
  readonly form: Form
  readonly kind: Kind
  /** Other possible kinds, if the kind was recognized from the payload. */
  readonly others: readonly Kind[]
  /** The source of the kind. */
  readonly kindBy: 'person' | 'file' | 'header' | 'payload'
  readonly errors: readonly Remark[]
  readonly warnings: readonly Remark[]
  readonly more: number
}

/** How a payload is written. */
export type Form = 'json' | 'xml' | 'javascript'

/** An encrypted payload, which needs a password. */
export interface Locked {
  readonly _tag: 'Locked'
  readonly ciphertext: string
  readonly warnings: readonly Remark[]
}

export type Reading = Read | Locked | Unread

const isKind = (kind: string | undefined): kind is Kind => kind !== undefined && Object.hasOwn(widgets, kind)

/** The sources of a kind; the first one counts. */
export interface Kinds {
  readonly person?: Kind | undefined
  readonly file?: Kind | undefined
  readonly header?: string | undefined
}

type Said = readonly [by: Read['kindBy'], kinds: readonly Kind[]]

const saidOf = ({ person, file, header }: Kinds): Said | undefined => {
  if (person !== undefined) return ['person', [person]]
  if (file !== undefined) return ['file', [file]]
  return isKind(header) ? ['header', [header]] : undefined
}

const seemsOf = (payload: unknown, form: Form): Said => [
  'payload',
  // Only this widget may be JavaScript.
  form === 'javascript' ? ['highcharts'] : recognize(payload),
]

/** What is known about a payload besides its value. */
interface Came {
  readonly form?: Form
  readonly warnings?: readonly Remark[]
}

/** Checks a payload as its declared or recognized kind. */
export const readPayload = (
  payload: unknown,
  kinds: Kinds,
  { form = 'json', warnings: before = [] }: Came = {},
): Read | Unread => {
  const [kindBy, [kind, ...others]] = saidOf(kinds) ?? seemsOf(payload, form)
  if (kind === undefined) return { ...unread('no_kind', insteadOf(payload)), payload }
  const of = form === 'xml' ? asKind(kind, payload) : payload
  const { errors, warnings, more } = checkPayload(kind)(of)
  return {
    _tag: 'Read',
    payload: of,
    form,
    kind,
    others,
    kindBy,
    errors,
    warnings: [...before, ...warnings],
    more,
  }
}

/** More levels than any widget has, but few enough for JSON.stringify. */
const MOST_LEVELS = 64

const partsOf = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : []

const isDeep = (payload: unknown): boolean => {
  let level: readonly unknown[] = [payload]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_LEVELS) return true
    level = level.flatMap(partsOf)
  }
  return false
}

const remark = (code: string, message: string): Remark => ({ path: '', code, message })

const readXml = (text: string, kinds: Kinds): Reading => {
  const read = fromXml(text)
  if (E.isLeft(read)) return unread(read.left.why, read.left.words)
  const { payload, encoding } = read.right
  const warnings =
    encoding === undefined
      ? []
      : [
          remark(
            'encoding',
            `The XML declaration says ${encoding}. Declare UTF-8: with any character beyond ASCII, this is an error.`,
          ),
        ]
  return readPayload(payload, kinds, { form: 'xml', warnings })
}

/** Names in a Highcharts config, which distinguish its JavaScript from JSON with a mistake. */
const CONFIG = /\b(?:highchart|chart|series|plotOptions|xAxis|yAxis)\b["']?\s*:/

/** Reads text that is not JSON: a Highcharts config in JavaScript, which stays a string, or nothing. */
const readJavaScript = (text: string, kinds: Kinds): Reading => {
  if (!/^\s*(?:\{|\/[*/])/.test(text) || !CONFIG.test(text)) return unread('not_json', notJson(text))
  const literal = readLiteral(text)
  if (E.isLeft(literal))
    return unread(
      'not_json',
      `The response is neither JSON nor a single JavaScript object with a Highcharts config (${placeIn(text, literal.left.index)}).`,
    )
  return isConfigIn(literal.right)
    ? readPayload(text, kinds, { form: 'javascript' })
    : unread('not_json', notJson(text))
}

const HTML = /^\s*<(?:!doctype html|html|head|body|title|meta|script|style|div|p|h\d|table|pre|center)\b/i

/** Reads the text of a payload. */
export const readText = (text: string, kinds: Kinds): Reading => {
  if (text.trim() === '') return unread('empty', 'The response is empty.')
  const known = knownStart(text)
  if (known !== undefined) return unread('not_json', known)
  if (HTML.test(text))
    return unread('html', 'The response is an HTML page, perhaps a login or an error page.')
  if (/^\s*</.test(text)) return readXml(text, kinds)
  if (text.startsWith('\ufeff'))
    return unread(
      'byte_order_mark',
      'The response starts with a byte order mark (U+FEFF), which is not JSON. Write UTF-8 without one.',
    )
  let payload: unknown
  try {
    payload = JSON.parse(text)
  } catch {
    return readJavaScript(text, kinds)
  }
  return isDeep(payload)
    ? unread('too_deep', 'The response is nested deeper than any widget.')
    : readPayload(payload, kinds)
}

/** What is known about a feed besides its response. */
export interface Context extends Kinds {
  readonly url: string
  readonly encrypted: boolean
}

/** Reads the response of a feed: a payload, an encrypted one, or why there is none. */
export const read = (answered: Answer | NoAnswer, { url, encrypted, ...said }: Context): Reading => {
  if (answered._tag === 'NoAnswer') return noAnswer(answered)
  const refusal = refusalOf(answered, url)
  if (refusal !== undefined) return refusal
  const { body, charset } = answered
  if (body === undefined)
    return unread(
      'not_utf8',
      `The response is not UTF-8${charset === undefined ? '' : `, but ${charset}`}. Serve it as UTF-8.`,
    )
  const ciphertext = ciphertextIn(body)
  if (ciphertext !== undefined)
    return {
      _tag: 'Locked',
      ciphertext: ciphertext.text,
      warnings: ciphertext.oddities.map((words) => remark('encrypted_form', words)),
    }
  const reading = readText(body, { ...said, header: headerOf(answered, 'x-gecko-widget') })
  return encrypted && reading._tag === 'Read'
    ? unread('not_encrypted', 'The response is not encrypted, although the board file says it should be.')
    : reading
}

const WRONG_PASSWORD = unread('locked', 'The password is wrong, or the data is damaged.')

/** Reads a decrypted payload. By chance, a wrong password may produce some other text. */
export const readOpened = (text: string, { warnings }: Locked, kinds: Kinds): Reading => {
  const reading = readText(text, kinds)
  if (reading._tag === 'Read') return { ...reading, warnings: [...warnings, ...reading.warnings] }
  return /^\s*[[{<"]/.test(text) ? reading : WRONG_PASSWORD
}
