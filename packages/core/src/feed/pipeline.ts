import * as E from 'fp-ts/lib/Either.js'
import { constVoid, pipe } from 'fp-ts/lib/function.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { encodeJson, isTooLarge } from '../payload/json.js'
import type { Payload } from '../payload/payload.js'
import type { InvalidWidget } from '../widgets/widget.js'
import type { FeedAnswer } from './answer.js'
import * as answers from './answer.js'
import type { Config } from './config.js'
import type { Effects } from './effects.js'
import type { FeedFailure } from './failure.js'
import { type FeedFormat, formatOfBody, formatOfQuery } from './format.js'
import type { FeedRequest } from './request.js'

/**
 * One widget, defined: everything that its answers depend on but the request.
 *
 * @example
 * import assert from 'node:assert'
 * import { checkOptions, createBuilders, type Feed, liveEffects } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const config = checkOptions({})
 * assert(E.isRight(config))
 * const feeds = createBuilders({ config: config.right, effects: liveEffects, lift: (feed) => feed })
 * const defined = feeds.number({ prefix: '€', timeoutMs: 2000 }, () => 48_210)
 * assert(E.isRight(defined))
 * const { kind, timeoutMs }: Feed = defined.right
 * assert.deepStrictEqual([kind, timeoutMs], ['number', 2000])
 */
export interface Feed<Args extends readonly unknown[] = readonly unknown[]> {
  readonly kind: string
  /** Makes the payload of what the data function returned. */
  readonly encode: (value: unknown) => E.Either<InvalidWidget, Payload>
  readonly data: (...args: Args) => unknown
  /** Encrypts with the configured password; `undefined` for a widget in the clear. */
  readonly encrypt: Config['encrypt']
  /** Whether the kind can have an XML form. */
  readonly xml: boolean
  /** The format that the definition says; the request's is then not read. */
  readonly feedFormat: FeedFormat | undefined
  readonly timeoutMs: number
  readonly config: Config
  readonly effects: Effects
}

/** Where a format came from decides what happens to a payload that has no XML form. */
interface Wanted {
  readonly format: FeedFormat
  readonly by: 'definition' | 'request' | 'default'
}

/** Tells of a failure; a hook that throws or rejects changes nothing. */
const report = ({ config, effects }: Feed<never>, failure: FeedFailure): void => {
  const hook: (failure: FeedFailure) => unknown = config.onError ?? effects.report
  void (async () => hook(failure))().catch(constVoid)
}

const allowed = ({ encrypt, xml }: Feed<never>): readonly FeedFormat[] =>
  encrypt === undefined && xml ? ['json', 'xml'] : ['json']

const byDefault = (feed: Feed<never>): Wanted => ({
  format: allowed(feed).includes('xml') ? (feed.config.feedFormat ?? 'xml') : 'json',
  by: 'default',
})

/** Decides method and access, in this order, without a look at anything else. */
const admit = (
  { config }: Feed<never>,
  { method, authorization }: FeedRequest,
): E.Either<FeedAnswer, void> => {
  if (method === 'OPTIONS') return E.left(answers.options)
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return E.left(answers.methodNotAllowed)
  return E.mapLeft(() => answers.unauthorized)(config.admit(authorization))
}

/** A body that cannot be read has no format. */
const bodyFormat = ({ body }: FeedRequest): Promise<ReturnType<typeof formatOfBody>> =>
  (async () => formatOfBody(await body?.()))().catch(() => E.right(undefined))

/** Decides the format before the data function runs: definition, query, body, default (`docs/reference/http.md#format`). */
const want = async (feed: Feed<never>, request: FeedRequest): Promise<E.Either<FeedAnswer, Wanted>> => {
  if (feed.feedFormat !== undefined) return E.right({ format: feed.feedFormat, by: 'definition' })
  const queried = formatOfQuery(request.query)
  const silent = E.isRight(queried) && queried.right === undefined
  return pipe(
    silent && request.method === 'POST' ? await bodyFormat(request) : queried,
    E.filterOrElseW(
      (format) => format === undefined || allowed(feed).includes(format),
      () => ({ _tag: 'BadFormat' as const }),
    ),
    E.match(
      ({ _tag }) => E.left(_tag === 'BodyTooLarge' ? answers.tooLarge : answers.badFormat(allowed(feed))),
      (format) => E.right(format === undefined ? byDefault(feed) : { format, by: 'request' }),
    ),
  )
}

/** Runs the data function until it settles, the time is up or the client has gone; what comes later is dropped. */
const run = <Args extends readonly unknown[]>(
  { data, kind: widget, timeoutMs, effects }: Feed<Args>,
  request: FeedRequest<Args>,
): Promise<E.Either<FeedFailure, unknown>> =>
  new Promise((resolve) => {
    const controller = new AbortController()
    let pending = true
    let cancel: () => void = constVoid
    let unlisten: () => void = constVoid
    const settle = (outcome: E.Either<FeedFailure, unknown>): void => {
      pending = false
      cancel()
      unlisten()
      resolve(outcome)
    }
    const giveUp = (failure: FeedFailure) => (): void => {
      if (!pending) return
      settle(E.left(failure))
      controller.abort()
    }
    cancel = effects.after(timeoutMs, giveUp({ _tag: 'TimedOut', widget }))
    unlisten = request.onClose?.(giveUp({ _tag: 'ClientClosed', widget })) ?? constVoid
    if (!pending) return unlisten()
    // An async arrow, so that a throw, a rejection and a thenable of somebody's own all end in one promise.
    const result = (async () => data(...request.args(controller.signal)))()
    result.then(
      (value) => settle(E.right(value)),
      (cause: unknown) => settle(E.left({ _tag: 'DataFailed', widget, cause })),
    )
  })

const ofFailure = ({ _tag }: FeedFailure): FeedAnswer => {
  switch (_tag) {
    case 'InvalidWidget':
    case 'PayloadTooLarge':
      return answers.invalid
    case 'TimedOut':
      return answers.timedOut
    case 'NoXmlForm':
      return answers.badFormat(['json'])
    // Nobody reads the answer to a client that has gone.
    case 'ClientClosed':
    case 'DataFailed':
      return answers.internal
  }
}

type Written = E.Either<FeedFailure, FeedAnswer>

const writeJson = ({ kind: widget, encrypt, effects }: Feed<never>, payload: Payload): Written => {
  const text = encodeJson(payload)
  if (isTooLarge(text)) return E.left({ _tag: 'PayloadTooLarge', widget })
  if (encrypt === undefined) return E.right(answers.served('json', text))
  return pipe(
    encrypt(effects.salt())(text),
    E.bimap((cause) => ({ _tag: 'DataFailed', widget, cause }), answers.servedEncrypted),
  )
}

const writeXml = async (feed: Feed<never>, payload: Payload, by: Wanted['by']): Promise<Written> => {
  const widget = feed.kind
  const { encodeXml } = await feed.effects.loadXml()
  const xml = encodeXml(payload)
  if (E.isLeft(xml))
    return by === 'default' ? writeJson(feed, payload) : E.left({ _tag: 'NoXmlForm', widget })
  return isTooLarge(xml.right)
    ? E.left({ _tag: 'PayloadTooLarge', widget })
    : E.right(answers.served('xml', xml.right))
}

const serve = async <Args extends readonly unknown[]>(
  feed: Feed<Args>,
  request: FeedRequest<Args>,
  { format, by }: Wanted,
): Promise<Written> => {
  const result = await run(feed, request)
  if (E.isLeft(result)) return result
  const payload = feed.encode(result.right)
  if (E.isLeft(payload)) {
    const { issues, more } = payload.left
    return E.left({ _tag: 'InvalidWidget', widget: feed.kind, issues, more })
  }
  return format === 'json' ? writeJson(feed, payload.right) : writeXml(feed, payload.right, by)
}

const respond = async <Args extends readonly unknown[]>(
  feed: Feed<Args>,
  request: FeedRequest<Args>,
): Promise<FeedAnswer> => {
  const admitted = admit(feed, request)
  if (E.isLeft(admitted)) return admitted.left
  const wanted = await want(feed, request)
  if (E.isLeft(wanted)) return wanted.left
  const written = await serve(feed, request, wanted.right)
  if (E.isRight(written)) return written.right
  // A format that the request asked for is the client's mistake, and only that.
  if (written.left._tag !== 'NoXmlForm' || wanted.right.by === 'definition') report(feed, written.left)
  return ofFailure(written.left)
}

/**
 * Answers requests for one widget: method, key, format, data function, payload, text, encryption, in this order
 * (`docs/reference/http.md`).
 *
 * The task never rejects, whatever the request, the data function, its result or a hook does. Make the feed with
 * `createBuilders`.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { checkOptions, createBuilders, handle, liveEffects } from '@gecko-widgets/core'
 *
 * const config = checkOptions({ feedFormat: 'json' })
 * assert(E.isRight(config))
 * const feeds = createBuilders({ config: config.right, effects: liveEffects, lift: (feed) => feed })
 * const feed = feeds.number(() => [42, 40])
 * assert(E.isRight(feed))
 * const request = { method: 'GET', query: '', authorization: undefined, args: () => [] }
 * const { status, body } = await handle(feed.right)(request)()
 * assert.deepStrictEqual([status, body], [200, '{"item":[{"value":42},{"value":40}]}'])
 */
export const handle =
  <Args extends readonly unknown[]>(feed: Feed<Args>) =>
  (request: FeedRequest<Args>): Task<FeedAnswer> =>
  () =>
    respond(feed, request)
      .catch((cause: unknown) => {
        report(feed, { _tag: 'DataFailed', widget: feed.kind, cause })
        return answers.internal
      })
      .then((answer) => finish(feed, request, answer))

const finish = ({ kind, config }: Feed<never>, { method }: FeedRequest, answer: FeedAnswer): FeedAnswer => ({
  ...answer,
  headers: config.describe ? { ...answer.headers, 'X-Gecko-Widget': kind } : answer.headers,
  // HEAD answers as GET does, without the body.
  body: method === 'HEAD' ? '' : answer.body,
})
