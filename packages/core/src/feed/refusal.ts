import type { Unauthorized } from '../security/authenticate.js'
import { empty, type FeedAnswer, failed } from './answer.js'
import type { FeedFailure } from './failure.js'
import type { BodyTooLarge, FeedFormat } from './format.js'

/** What ends a request before its payload is written: the client's doing, or a failure of the widget. */
export type Refusal =
  /** The method is OPTIONS: the answer says which methods there are. */
  | { readonly _tag: 'OptionsAsked' }
  | { readonly _tag: 'MethodNotAllowed' }
  | Unauthorized
  /** The request's format is unknown, says two things, or is one that the widget does not have. */
  | { readonly _tag: 'BadFormat'; readonly allowed: readonly FeedFormat[] }
  | BodyTooLarge
  | FeedFailure

const ALLOW = { Allow: 'GET, HEAD, POST, OPTIONS' }
const CHALLENGE = { 'WWW-Authenticate': 'Basic realm="geckoboard", charset="UTF-8"' }

const badFormat = (allowed: readonly FeedFormat[]): FeedAnswer =>
  failed(400, { error: 'bad_format', allowed })

const JSON_ONLY = badFormat(['json'])
const BOTH_FORMATS = badFormat(['json', 'xml'])
const INTERNAL = failed(500, { error: 'internal' })
const INVALID = failed(500, { error: 'invalid_widget' })

type ByTag<A> = { readonly [T in Refusal['_tag']]: A }

/** The answer to each refusal (`docs/reference/http.md#answers`). */
const ANSWERS: ByTag<FeedAnswer> = {
  OptionsAsked: empty(204, ALLOW),
  MethodNotAllowed: failed(405, { error: 'method_not_allowed' }, ALLOW),
  Unauthorized: failed(401, { error: 'unauthorized' }, CHALLENGE),
  BadFormat: BOTH_FORMATS,
  BodyTooLarge: failed(413, { error: 'too_large' }),
  InvalidWidget: INVALID,
  DataFailed: INTERNAL,
  TimedOut: failed(504, { error: 'timeout' }),
  // Nobody reads it.
  ClientClosed: INTERNAL,
  PayloadTooLarge: INVALID,
  NoXmlForm: JSON_ONLY,
}

/** What is reported: the failures of the widget, and nothing that is the client's doing. */
const REPORTED: { readonly [T in Refusal['_tag']]: T extends FeedFailure['_tag'] ? true : false } = {
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
}

/** The answer to a refusal. */
export const answerOf = (refusal: Refusal): FeedAnswer =>
  refusal._tag === 'BadFormat' && !refusal.allowed.includes('xml') ? JSON_ONLY : ANSWERS[refusal._tag]

/** Tells a refusal that is reported. */
export const isReported = (refusal: Refusal): refusal is FeedFailure => REPORTED[refusal._tag]
