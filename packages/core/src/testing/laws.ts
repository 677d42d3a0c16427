import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { type Issue, issueLine } from '../codec/issue.js'
import type { DatasetDefinition } from '../datasets/definition.js'
import type { Fields, Row } from '../datasets/field.js'
import { datasetRequests, decodeRows } from '../datasets/request.js'
import type { FeedAnswer } from '../feed/answer.js'
import type { FeedRequest } from '../feed/request.js'
import { encodeJson } from '../payload/json.js'
import type { Json, Payload } from '../payload/payload.js'
import { decrypt, encrypt } from '../security/encrypt.js'
import { type GivenOf, type Kind, type SettingsOf, widgets } from '../widgets/index.js'
import type { InvalidWidget, Widget } from '../widgets/widget.js'
import { encodeXml } from '../xml.js'

// A law returns nothing if it holds and throws if it is broken, which fast-check and every test runner understand.

const broken = (law: string, what: string): never => {
  throw new Error(`${law}: ${what}`)
}

const linesOf = (issues: readonly Issue[]): string => issues.map(issueLine).join('; ')

type AnyWidget = Widget<Kind, unknown, unknown>
const widgetOf = (kind: Kind): AnyWidget => widgets[kind] as unknown as AnyWidget

type Encode = (input: unknown) => E.Either<InvalidWidget, Payload>
const encodeOf = (kind: Kind, settings: unknown): Encode =>
  settings === undefined ? widgetOf(kind).encode : widgetOf(kind).encodeWith(settings)

const payloadOf = (law: string, encoded: E.Either<InvalidWidget, Payload>): Payload =>
  pipe(
    encoded,
    E.getOrElseW(({ kind, issues }) => broken(law, `the data is not valid for ${kind}: ${linesOf(issues)}`)),
  )

/**
 * Asserts that data can be served: it is valid for the kind, with `settings` if there are any, its payload is at most
 * 1 MiB, and encoding it again gives the same text.
 *
 * @example
 * import fc from 'fast-check'
 * import { laws } from '@gecko-widgets/core/testing'
 *
 * // The row-to-widget mapping of a data function, on arbitrary rows.
 * const slices = (rows: readonly { readonly orders: number; readonly shop: string }[]) =>
 *   rows.length === 0 ? [0] : rows.map(({ orders, shop }) => [orders, shop] as const)
 *
 * const rows = fc.array(fc.record({ orders: fc.nat(), shop: fc.string() }), { maxLength: 50 })
 * fc.assert(fc.property(rows, (rows) => laws.isServed('pieChart')(slices(rows))))
 */
export const isServed =
  <K extends Kind>(kind: K, settings?: SettingsOf<K>) =>
  (input: GivenOf<K>): void => {
    const encode = encodeOf(kind, settings)
    const text = encodeJson(payloadOf('isServed', encode(input)))
    if (encodeJson(payloadOf('isServed', encode(input))) !== text)
      broken('isServed', `${kind} encodes the same data differently the second time`)
  }

/**
 * Asserts that Geckoboard reads a payload, whichever program made it: `checkPayload` finds neither errors nor warnings.
 *
 * @example
 * import { laws } from '@gecko-widgets/core/testing'
 *
 * laws.isRead('leaderboard')({ items: [{ label: 'Ada', value: 3, previous_rank: 2 }] })
 */
export const isRead =
  (kind: Kind) =>
  (payload: unknown): void => {
    const { errors, warnings } = widgetOf(kind).checkPayload(payload)
    const found = [...errors, ...warnings]
    if (found.length > 0) broken('isRead', `${kind}: ${linesOf(found)}`)
  }

/**
 * Asserts that a kind reads the full form of an input as the input itself.
 *
 * @example
 * import { laws } from '@gecko-widgets/core/testing'
 *
 * laws.isIdempotent('text')('All is well')
 */
export const isIdempotent =
  <K extends Kind>(kind: K) =>
  (input: GivenOf<K>): void => {
    const textOf = (value: unknown): string =>
      encodeJson(payloadOf('isIdempotent', encodeOf(kind, undefined)(value)))
    const read = pipe(
      widgetOf(kind).decode(input),
      E.getOrElseW(({ issues }) =>
        broken('isIdempotent', `the data is not valid for ${kind}: ${linesOf(issues)}`),
      ),
    )
    if (textOf(read) !== textOf(input)) broken('isIdempotent', `${kind} decodes its own result differently`)
  }

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' }

/** Lists the texts between the tags, in order. */
const textsOf = (xml: string): readonly string[] =>
  xml
    .replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, '')
    .split(/<[^<>]*>/)
    .map((text) => text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] as string))
    .filter((text) => text !== '')

const leavesOf = (json: Json): readonly string[] => {
  if (json === null || json === '') return []
  return typeof json === 'object' ? Object.values(json).flatMap(leavesOf) : [String(json)]
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 cannot hold
const ILLEGAL = /[\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]|<!|<\?(?!xml version)/u

/**
 * Asserts that data has the same content in JSON and in well-formed XML. The law holds for data without an XML form.
 *
 * @example
 * import { laws } from '@gecko-widgets/core/testing'
 *
 * laws.isSameInXml('funnel')({ items: [[10, 'Q&A'], [5, '<b>']] })
 */
export const isSameInXml =
  <K extends Kind>(kind: K, settings?: SettingsOf<K>) =>
  (input: GivenOf<K>): void => {
    const payload = payloadOf('isSameInXml', encodeOf(kind, settings)(input))
    const xml = encodeXml(payload)
    if (E.isLeft(xml)) return
    if (ILLEGAL.test(xml.right))
      broken('isSameInXml', `the XML of ${kind} contains what XML 1.0 does not allow`)
    const leaves = leavesOf(widgetOf(kind).xmlModel(payload.json))
    if (JSON.stringify(textsOf(xml.right)) !== JSON.stringify(leaves))
      broken('isSameInXml', `the XML of ${kind} has other content than its JSON`)
  }

const isExplained = ({ code, message }: Issue): boolean => code.length > 0 && message.length > 0

/**
 * Asserts that a kind never throws, whatever the value: it returns a payload, or one to ten issues, each with a code and
 * a message.
 *
 * @example
 * import fc from 'fast-check'
 * import { hostileValue, laws } from '@gecko-widgets/core/testing'
 *
 * fc.assert(fc.property(hostileValue, (make) => laws.isTotal('number')(make())))
 */
export const isTotal =
  (kind: Kind) =>
  (value: unknown): void => {
    const { decode, encode, decodeSettings, checkPayload } = widgetOf(kind)
    for (const read of [decode, encode, decodeSettings]) {
      const answer = read(value)
      if (E.isRight(answer)) continue
      const { issues } = answer.left
      if (issues.length < 1 || issues.length > 10 || !issues.every(isExplained))
        broken('isTotal', `${kind} refuses a value without saying why`)
    }
    const encoded = encode(value)
    if (E.isRight(encoded)) JSON.parse(encodeJson(encoded.right))
    const { errors, warnings } = checkPayload(value)
    if (![...errors, ...warnings].every(isExplained))
      broken('isTotal', `${kind} reports a problem without saying why`)
  }

const STATUSES: readonly FeedAnswer['status'][] = [200, 204, 400, 401, 405, 413, 500, 504]

/**
 * Asserts that a feed answers a request with one of the answers in `docs/reference/http.md#answers` and its headers,
 * whatever the request. Resolves if it does.
 *
 * @example
 * import fc from 'fast-check'
 * import { adapter, type Respond } from '@gecko-widgets/core/adapter'
 * import { hostileRequest, laws } from '@gecko-widgets/core/testing'
 *
 * const createFeeds = adapter((respond: Respond<readonly []>) => respond)
 * const { number } = createFeeds({ apiKey: 'a-key' })
 * await fc.assert(fc.asyncProperty(hostileRequest, laws.isAnswered(number(() => 42))))
 */
export const isAnswered =
  <Args extends readonly unknown[]>(respond: (request: FeedRequest<Args>) => Promise<FeedAnswer>) =>
  async (request: FeedRequest<Args>): Promise<void> => {
    const { status, headers, body } = await respond(request)
    const hold = (holds: boolean, what: string): void => (holds ? undefined : broken('isAnswered', what))
    hold(STATUSES.includes(status), 'a status that is not one of the documented ones')
    hold(headers['Cache-Control'] === 'no-store', 'a response that may be cached')
    hold(
      headers['X-Content-Type-Options'] === 'nosniff',
      'a response without X-Content-Type-Options: nosniff',
    )
    hold(
      (status === 401) === 'WWW-Authenticate' in headers,
      'a 401 without WWW-Authenticate, or another status with it',
    )
    hold(
      (status === 405 || status === 204) === 'Allow' in headers,
      'a 405 or 204 without Allow, or another status with it',
    )
    hold(
      request.method === 'HEAD' || status === 204
        ? body === ''
        : headers['Content-Length'] === String(Buffer.byteLength(body)),
      'a Content-Length that is not the length of the body',
    )
    hold(
      status < 400 || body === '' || /^\{"error":"[a-z_]+"/.test(body),
      'an error body that is not one of the documented ones',
    )
  }

/**
 * Asserts that encryption round-trips a text, and that another password does not decrypt it.
 *
 * @example
 * import { laws } from '@gecko-widgets/core/testing'
 *
 * laws.isDecrypted({ password: 'open sesame', salt: new Uint8Array(8) })('{"item":[{"value":42}]}')
 */
export const isDecrypted =
  ({ password, salt }: { readonly password: string; readonly salt: Uint8Array }) =>
  (text: string): void => {
    const encrypted = pipe(
      encrypt({ password, salt })(text),
      E.getOrElseW(({ message }) => broken('isDecrypted', message)),
    )
    const decrypted = decrypt(password)(encrypted)
    if (E.isLeft(decrypted) || decrypted.right !== text)
      broken('isDecrypted', 'the text did not survive encryption')
    const other = decrypt(`${password}x`)(encrypted)
    if (E.isRight(other) && other.right === text) broken('isDecrypted', 'another password decrypts the text')
  }

/**
 * Asserts that rows can be sent to a dataset: each is valid, and an append sends all of them, in order, each with every
 * field of the dataset and no other.
 *
 * @example
 * import assert from 'node:assert'
 * import fc from 'fast-check'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { date, defineDataset, money, string } from '@gecko-widgets/core/datasets'
 * import { laws } from '@gecko-widgets/core/testing'
 *
 * // The mapping of a job, on arbitrary rows of its query.
 * const toRow = (order: { readonly day: string; readonly euros: number; readonly shop: string | null }) => ({
 *   day: order.day,
 *   total: Math.round(order.euros * 100),
 *   shop: (order.shop ?? 'none').slice(0, 50),
 * })
 *
 * const orders = defineDataset('orders', { day: date(), total: money('EUR'), shop: string() })
 * assert(E.isRight(orders))
 * const found = fc.array(
 *   fc.record({ day: fc.constant('2026-11-30'), euros: fc.nat(), shop: fc.option(fc.string()) }),
 * )
 * fc.assert(fc.property(found, (found) => laws.isAccepted(orders.right)(found.map(toRow))))
 */
export const isAccepted =
  <F extends Fields>(definition: DatasetDefinition<F>) =>
  (rows: readonly Row<F>[]): void => {
    const { id, fields } = definition
    const invalid = (issues: readonly Issue[]): never =>
      broken('isAccepted', `the rows are not valid for ${id}: ${linesOf(issues)}`)
    const read = pipe(
      decodeRows(definition)(rows),
      E.getOrElseW(({ issues }) => invalid(issues)),
    )
    const requests = pipe(
      datasetRequests({ apiKey: '' })({ op: 'append', definition, rows }),
      E.getOrElseW(() => broken('isAccepted', `${id} reads the same rows differently the second time`)),
    )
    const sent = requests.flatMap(({ body = '' }) => JSON.parse(body).data)
    if (JSON.stringify(sent) !== JSON.stringify(read) || sent.length !== rows.length)
      broken('isAccepted', `an append to ${id} sends other rows than it was given`)
    const ids = Object.keys(fields).toSorted().join()
    if (!read.every((row) => Object.keys(row).toSorted().join() === ids))
      broken('isAccepted', `a row for ${id} does not have exactly its fields`)
  }
