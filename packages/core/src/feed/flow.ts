import * as E from 'fp-ts/lib/Either.js'
import { constVoid } from 'fp-ts/lib/function.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { Issue } from '../codec/issue.js'
import { own } from '../codec/own.js'
import type { Payload } from '../payload/payload.js'
import type { InvalidWidget } from '../widgets/widget.js'
import type { FeedAnswer } from './answer.js'
import type { Config } from './config.js'
import type { Effects } from './effects.js'
import type { AnswerEvent } from './event.js'
import { type AskedFormat, type FeedFormat, formatOfBody, formatOfQuery } from './format.js'
import { type DataContext, race } from './race.js'
import { answerOf, isReported, type Refusal } from './refusal.js'
import type { FeedRequest } from './request.js'
import type { Writer, Writers } from './writer.js'

/** One widget as it is defined: everything, except the request, that an answer depends on. */
export interface Feed<Args extends readonly unknown[] = readonly unknown[]> {
  readonly kind: string
  /** Makes the payload from what the data function returned. */
  readonly encode: (value: unknown) => E.Either<InvalidWidget, Payload>
  /** Finds fields that are probably misspelled. */
  readonly misspelled: (value: unknown) => readonly Issue[]
  readonly data: (...args: Args) => unknown
  readonly writers: Writers
  readonly timeoutMs: number
  readonly config: Config
  readonly effects: Effects
}

const OPTIONS_ASKED: E.Either<Refusal, never> = E.left({ _tag: 'OptionsAsked' })
const METHOD_NOT_ALLOWED: E.Either<Refusal, never> = E.left({ _tag: 'MethodNotAllowed' })

/** Checks the method, then the key, before anything else of the request is read. */
const admit = ({ config }: Feed<never>, { method, authorization }: FeedRequest): E.Either<Refusal, void> => {
  if (method === 'OPTIONS') return OPTIONS_ASKED
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return METHOD_NOT_ALLOWED
  return config.admit(authorization)
}

/** Waits for work until it settles, the time is up or the client disconnects. */
const within = <A>(
  { kind: widget, timeoutMs, effects }: Feed<never>,
  request: Pick<FeedRequest, 'onClose'>,
  work: (context: DataContext) => A | PromiseLike<A>,
): Promise<E.Either<Refusal, A>> => {
  const onClose = own(request, 'onClose')
  return race<Refusal, A>(
    [
      { watch: (then) => effects.after(timeoutMs, then), left: () => ({ _tag: 'TimedOut', widget }) },
      ...(onClose === undefined
        ? []
        : [{ watch: onClose, left: (): Refusal => ({ _tag: 'ClientClosed', widget }) }]),
    ],
    (cause) => ({ _tag: 'DataFailed', widget, cause }),
    work,
  )
}

/** Reads the format in the body; a body that cannot be read has none. */
const formatOfParsed = async (request: FeedRequest): Promise<AskedFormat> => {
  try {
    return formatOfBody(await own(request, 'body')?.())
  } catch {
    return E.right(undefined)
  }
}

/** Whether a step has answered at once. Not `instanceof`: a promise may be of another realm. */
const isDecided = <L, A>(step: E.Either<L, A> | Promise<E.Either<L, A>>): step is E.Either<L, A> =>
  Object.hasOwn(step, '_tag')

const isSilent = (asked: AskedFormat): boolean => E.isRight(asked) && asked.right === undefined

const writerFor = ({ json, xml, otherwise }: Writers, asked: AskedFormat): E.Either<Refusal, Writer> => {
  if (isSilent(asked)) return E.right(otherwise)
  if (E.isLeft(asked) && asked.left._tag === 'BodyTooLarge') return E.left(asked.left)
  const writer = E.isRight(asked) ? { json, xml }[asked.right as FeedFormat] : undefined
  return writer === undefined
    ? E.left({ _tag: 'BadFormat', allowed: xml === undefined ? ['json'] : ['json', 'xml'] })
    : E.right(writer)
}

/**
 * Chooses the format before the data function runs: from the definition, else the query, the body or the default
 * (`docs/reference/http.md#format`). Only a body is waited for: an `await` would cost every request a turn.
 */
const want = (
  feed: Feed<never>,
  request: FeedRequest,
): E.Either<Refusal, Writer> | Promise<E.Either<Refusal, Writer>> => {
  const { writers } = feed
  if (writers.defined !== undefined) return E.right(writers.defined)
  const asked = formatOfQuery(request.query)
  return request.method === 'POST' && isSilent(asked)
    ? within(feed, request, () => formatOfParsed(request)).then(
        E.flatMap((inBody) => writerFor(writers, inBody)),
      )
    : writerFor(writers, asked)
}

const NOTHING_RETURNED: readonly Issue[] = [
  { path: '', code: 'required', message: 'the data function returned undefined; is a return missing?' },
]

const encode = ({ kind: widget, encode }: Feed<never>, value: unknown): E.Either<Refusal, Payload> => {
  if (value === undefined) return E.left({ _tag: 'InvalidWidget', widget, issues: NOTHING_RETURNED, more: 0 })
  const payload = encode(value)
  if (E.isRight(payload)) return payload
  const { issues, more } = payload.left
  return E.left({ _tag: 'InvalidWidget', widget, issues, more })
}

/** The end of a request: the answer, its format if one was chosen, and why there is no payload. */
interface Ended {
  readonly answer: FeedAnswer
  readonly format: FeedFormat | undefined
  readonly refusal: Refusal | undefined
}

const refused = (refusal: Refusal, format?: FeedFormat): Ended => ({
  answer: answerOf(refusal),
  format,
  refusal,
})

const flow = async <Args extends readonly unknown[]>(
  feed: Feed<Args>,
  request: FeedRequest<Args>,
  look: (request: FeedRequest<Args>, value: unknown) => void,
): Promise<Ended> => {
  const admitted = admit(feed, request)
  if (E.isLeft(admitted)) return refused(admitted.left)
  const deciding = want(feed, request)
  const wanted = isDecided(deciding) ? deciding : await deciding
  if (E.isLeft(wanted)) return refused(wanted.left)
  const { format, write } = wanted.right
  const { data } = feed
  const value = await within(feed, request, (context) => data(...request.args(context)))
  if (E.isLeft(value)) return refused(value.left, format)
  const payload = encode(feed, value.right)
  if (E.isLeft(payload)) return refused(payload.left, format)
  look(request, value.right)
  const writing = write(payload.right)
  const written = isDecided(writing) ? writing : await writing
  return E.isLeft(written)
    ? refused(written.left, format)
    : { answer: written.right.answer, format: written.right.format, refusal: undefined }
}

/** Calls a hook; an error that it throws, or rejects with, is dropped. */
const notify = <A>(hook: (said: A) => unknown, said: A): void =>
  void (async () => hook(said))().catch(constVoid)

const eventOf = (
  { kind }: Feed<never>,
  { method, path }: FeedRequest,
  { status, headers }: FeedAnswer,
  { format, refusal }: Ended,
  ms: number,
): AnswerEvent => ({
  widget: kind,
  request: { method, path },
  status,
  ...(format === undefined ? {} : { format }),
  ms,
  bytes: method === 'HEAD' ? 0 : Number(headers['Content-Length'] ?? 0),
  ...(refusal !== undefined && isReported(refusal) ? { failure: refusal._tag } : {}),
})

const finish = (
  { kind, config: { describe } }: Feed<never>,
  { method }: FeedRequest,
  answer: FeedAnswer,
): FeedAnswer => {
  const { status, headers, body } = answer
  return method !== 'HEAD' && !describe
    ? answer
    : {
        status,
        headers: describe ? { ...headers, 'X-Gecko-Widget': kind } : headers,
        // HEAD answers as GET does, without the body.
        body: method === 'HEAD' ? '' : body,
      }
}

/**
 * Answers requests for one widget: method, key, format, data function, payload, text, encryption, in this order
 * (`docs/reference/http.md`). The task never rejects, whatever the request, the data function or a hook does.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { checkOptions, createBuilders, handle, liveEffects } from '@gecko-widgets/core/adapter'
 *
 * const config = checkOptions({ feedFormat: 'json' })
 * assert(E.isRight(config))
 * const feed = createBuilders((define) => define(config.right, liveEffects)).number(() => [42, 40])
 * assert(E.isRight(feed))
 * const request = { method: 'GET', path: '/users', query: '', authorization: undefined, args: () => [] }
 * const { status, body } = await handle(feed.right)(request)()
 * assert.deepStrictEqual([status, body], [200, '{"item":[{"value":42},{"value":40}]}'])
 */
export const handle = <Args extends readonly unknown[]>(
  feed: Feed<Args>,
): ((request: FeedRequest<Args>) => Task<FeedAnswer>) => {
  const { kind: widget, config, effects } = feed
  const { onError = effects.report, onAnswer, onWarning = effects.warn } = config
  let looked = false
  /** Looks for misspelled fields in the first data only, because the same code makes all later rows. */
  const look = ({ method, path }: FeedRequest<Args>, value: unknown): void => {
    if (looked) return
    looked = true
    for (const issue of feed.misspelled(value))
      notify(onWarning, { widget, request: { method, path }, issue })
  }
  const end = async (request: FeedRequest<Args>): Promise<Ended> => {
    try {
      return await flow(feed, request, look)
    } catch (cause) {
      return refused({ _tag: 'DataFailed', widget, cause })
    }
  }
  return (request) => async () => {
    const start = onAnswer === undefined ? 0 : effects.now()
    const ended = await end(request)
    const answer = finish(feed, request, ended.answer)
    if (ended.refusal !== undefined && isReported(ended.refusal)) {
      const { method, path } = request
      notify(onError, { ...ended.refusal, request: { method, path } })
    }
    if (onAnswer !== undefined) notify(onAnswer, eventOf(feed, request, answer, ended, effects.now() - start))
    return answer
  }
}
