import { checkPayload, type Issue, type Kind, widgets } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Answer, NoAnswer } from './poll.js'
import { recognise } from './recognise.js'

/** A payload that was read, and what there is to say of it. */
export interface Read {
  readonly _tag: 'Read'
  readonly payload: unknown
  readonly kind: Kind
  /** Who said what kind it is. */
  readonly kindBy: 'person' | 'file' | 'header' | 'payload'
  readonly errors: readonly Issue[]
  readonly warnings: readonly Issue[]
  readonly more: number
}

/** An encrypted payload, which a password opens. */
export interface Locked {
  readonly _tag: 'Locked'
}

/** No payload, and why, by a name and in words. */
export interface Unread {
  readonly _tag: 'Unread'
  readonly why: string
  readonly words: string
}

export type Reading = Read | Locked | Unread

const unread = (why: string, words: string): Unread => ({ _tag: 'Unread', why, words })

const NO_ANSWER: Readonly<Record<NoAnswer['why'], string>> = {
  timeout: 'The feed did not answer within 10 seconds. A faster query, or a cache in front of it, helps.',
  too_large: 'The answer is over 1 MiB, which is more than Geckoboard takes.',
  refused: 'Nothing listens at this address. Is the app running?',
  reset: 'The connection broke before the answer was whole.',
  not_found: 'There is no host of this name.',
  tls: 'The certificate of the host is not valid.',
  broken: 'The answer could not be read.',
}

const STATUS: Readonly<Record<number, readonly [why: string, words: string]>> = {
  401: ['unauthorized', 'The feed refuses the key. Is GECKOBOARD_API_KEY the one that the app has?'],
  403: ['unauthorized', 'The feed refuses the key. Is GECKOBOARD_API_KEY the one that the app has?'],
  404: ['not_found', 'The app has nothing at this path.'],
  405: ['method', 'The feed does not answer this method; Geckoboard polls by GET or POST, as its form says.'],
  413: ['too_large', 'The feed refuses the body of the request.'],
  504: ['timeout', 'The data function took longer than its timeoutMs.'],
}

/** What our own adapters say of a failure. */
const SAID: Readonly<Record<string, string>> = {
  bad_format: 'The feed has no answer in the format that was asked for.',
  invalid_widget: 'The data is not valid for the kind: the log of the app says which field to mend.',
  internal: 'The data function failed: the log of the app says why.',
  timeout: 'The data function took longer than its timeoutMs.',
}

const parseJson = (text: string): E.Either<Unread, unknown> =>
  E.tryCatch(
    (): unknown => JSON.parse(text),
    () => unread('not_json', 'The answer is no JSON.'),
  )

const saidIn = (body: string | undefined): string | undefined => {
  const json = parseJson(body ?? '')
  const error = E.isRight(json) ? (json.right as { readonly error?: unknown } | null)?.error : undefined
  return typeof error === 'string' && Object.hasOwn(SAID, error) ? SAID[error] : undefined
}

const headerOf = ({ headers }: Answer, name: string): string | undefined =>
  headers.find(([known]) => known.toLowerCase() === name)?.[1]

/** Names the host that a redirect leads to, and nothing else of its address. */
const redirectTo = (answer: Answer, url: string): string => {
  const location = headerOf(answer, 'location') ?? ''
  return URL.canParse(location, url) ? new URL(location, url).host : 'nowhere'
}

const ofStatus = (answer: Answer, url: string): Unread | undefined => {
  const { status, body } = answer
  if (status >= 200 && status < 300 && status !== 204) return undefined
  if (status >= 300 && status < 400)
    return unread(
      'redirect',
      `The feed redirects to ${redirectTo(answer, url)}. Redirects are not followed, so that the key goes nowhere else: poll the address itself.`,
    )
  const hint = status >= 500 ? ' The log of the app may say why.' : ''
  const [why, words] = STATUS[status] ?? ['status', `The feed answers ${status}.${hint}`]
  return unread(why, saidIn(body) ?? words)
}

const ENCRYPTED = /^U2FsdGVkX1[A-Za-z\d+/]+={0,2}$/

const isKind = (kind: string | undefined): kind is Kind => kind !== undefined && Object.hasOwn(widgets, kind)

/** Who says what a widget is, the first that does. */
export interface Kinds {
  readonly person?: Kind | undefined
  readonly file?: Kind | undefined
  readonly header?: string | undefined
}

type Said = readonly [by: Read['kindBy'], kind: Kind]

const saidOf = ({ person, file, header }: Kinds): Said | undefined => {
  if (person !== undefined) return ['person', person]
  if (file !== undefined) return ['file', file]
  return isKind(header) ? ['header', header] : undefined
}

/** Checks a payload, as the kind that somebody says it is, or that it seems to be. */
export const readPayload = (payload: unknown, kinds: Kinds): Read => {
  const [kindBy, kind] = saidOf(kinds) ?? (['payload', recognise(payload)] as const)
  const { errors, warnings, more } = checkPayload(kind)(payload)
  return { _tag: 'Read', payload, kind, kindBy, errors, warnings, more }
}

/** Deeper than any payload, and shallow enough to be written again. */
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

/** Reads a payload that somebody else may have made to harm. */
const readAny = (payload: unknown, kinds: Kinds): Reading =>
  isDeep(payload)
    ? unread('too_deep', 'The answer is nested deeper than any widget.')
    : readPayload(payload, kinds)

/** Reads the text of a payload in JSON. */
export const readJson = (text: string, kinds: Kinds): Reading => {
  if (/^\s*<(?:!doctype|html)/i.test(text))
    return unread('html', 'The answer is an HTML page: a login, or an error page of the host?')
  if (text.trim() === '') return unread('empty', 'The answer is empty.')
  return E.matchW(
    (left: Unread) => left,
    (payload: unknown): Reading => readAny(payload, kinds),
  )(parseJson(text))
}

/** What is known of a feed besides its answer. */
export interface Context extends Kinds {
  readonly url: string
  readonly encrypted: boolean
  /** Reads a payload in XML as the JSON that it stands for. */
  readonly fromXml: (text: string) => unknown
}

/** Reads what came back from a feed: a payload, a locked one, or why there is none. */
export const read = (answered: Answer | NoAnswer, { url, encrypted, fromXml, ...said }: Context): Reading => {
  if (answered._tag === 'NoAnswer') return unread(answered.why, NO_ANSWER[answered.why])
  const failed = ofStatus(answered, url)
  if (failed !== undefined) return failed
  const { body } = answered
  if (body === undefined) return unread('not_utf8', 'The answer is no UTF-8.')
  const kinds = { ...said, header: headerOf(answered, 'x-gecko-widget') }
  if (ENCRYPTED.test(body)) return { _tag: 'Locked' }
  if (encrypted)
    return unread('not_encrypted', 'The answer is not encrypted, and the board says that it should be.')
  if (!/^\s*<(?:\?xml|root)/.test(body)) return readJson(body, kinds)
  const payload = O.toUndefined(O.tryCatch(() => fromXml(body)))
  return payload === undefined ? unread('not_xml', 'The answer is no XML.') : readAny(payload, kinds)
}
