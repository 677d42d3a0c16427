import type { Unauthorized } from '../security/authenticate.js'
import { empty, type FeedAnswer, failed } from './answer.js'
import type { WidgetFailure } from './failure.js'
import type { BodyTooLarge, FeedFormat } from './format.js'

/** The reason why a request gets no payload: something about the request, or a failure of the widget. */
export type Refusal =
  /** The method is OPTIONS; the answer lists the methods. */
  | { readonly _tag: 'OptionsAsked' }
  | { readonly _tag: 'MethodNotAllowed' }
  | Unauthorized
  /** The request's format is unknown, ambiguous, or not one of the widget's. */
  | { readonly _tag: 'BadFormat'; readonly allowed: readonly FeedFormat[] }
  | BodyTooLarge
  | WidgetFailure

const ALLOW = { Allow: 'GET, HEAD, POST, OPTIONS' }
const CHALLENGE = { 'WWW-Authenticate': 'Basic realm="geckoboard", charset="UTF-8"' }

const badFormat = (allowed: readonly FeedFormat[]): FeedAnswer =>
  failed(400, { error: 'bad_format', allowed })

const JSON_ONLY = badFormat(['json'])
const BOTH_FORMATS = badFormat(['json', 'xml'])
const INTERNAL = failed(500, { error: 'internal' })
const INVALID = failed(500, { error: 'invalid_widget' })

type ByTag<A> = { readonly [T in Refusal['_tag']]: A }

/** The answers (`docs/reference/http.md#answers`). */
const ANSWERS: ByTag<FeedAnswer> = {
  OptionsAsked: empty(204, ALLOW),
  MethodNotAllowed: failed(405, { error: 'method_not_allowed' }, ALLOW),
  Unauthorized: failed(401, { error: 'unauthorized' }, CHALLENGE),
  BadFormat: BOTH_FORMATS,
  BodyTooLarge: failed(413, { error: 'too_large' }),
  InvalidWidget: INVALID,
  DataFailed: INTERNAL,
  TimedOut: failed(504, { error: 'timeout' }),
  // Never read: the client has disconnected.
  ClientClosed: INTERNAL,
  PayloadTooLarge: INVALID,
  NoXmlForm: JSON_ONLY,
  XmlUnavailable: INTERNAL,
}

/** Only failures of the widget are reported; the rest is up to the client. */
const REPORTED: { readonly [T in Refusal['_tag']]: T extends WidgetFailure['_tag'] ? true : false } = {
  OptionsAsked: false,
  MethodNotAllowed: false,
  Unauthorized: false,
  BadFormat: false,
  BodyTooLarge: false,
  InvalidWidget: true,
  DataFailed: true,
  TimedOut: true,
  ClientClosed: true,
  PayloadTooLarge: true,
  NoXmlForm: true,
  XmlUnavailable: true,
}

/**
 * Makes the answer to a refusal.
 *
 * @example
 * import assert from 'node:assert'
 * import { answerOf } from '@gecko-widgets/core/adapter'
 *
 * const { status, body } = answerOf({ _tag: 'BadFormat', allowed: ['json'] })
 * assert.deepStrictEqual([status, body], [400, '{"error":"bad_format","allowed":["json"]}'])
 */
export const answerOf = (refusal: Refusal): FeedAnswer =>
  refusal._tag === 'BadFormat' && !refusal.allowed.includes('xml') ? JSON_ONLY : ANSWERS[refusal._tag]

/** Checks whether a refusal is reported to `onError`. */
export const isReported = (refusal: Refusal): refusal is WidgetFailure => REPORTED[refusal._tag]
