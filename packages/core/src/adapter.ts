import * as E from 'fp-ts/lib/Either.js'
import { type ConfigError, configMessage } from './codec/configError.js'
import { bare } from './codec/own.js'
import type { FeedAnswer } from './feed/answer.js'
import { type Builders, createBuilders } from './feed/builders.js'
import { checkOptions, type GeckoboardOptions } from './feed/config.js'
import { liveEffects } from './feed/effects.js'
import { handle } from './feed/flow.js'
import type { FeedRequest } from './feed/request.js'

export { type ConfigError, configMessage } from './codec/configError.js'
export { issueLine, mismatch, pathText } from './codec/issue.js'
export { isPlain, tagOf } from './codec/own.js'
export type { FeedAnswer } from './feed/answer.js'
export {
  type Awaitable,
  type Builder,
  type BuilderSettings,
  type Builders,
  createBuilders,
  type Definition,
} from './feed/builders.js'
export { type Config, checkOptions } from './feed/config.js'
export { type Effects, liveEffects } from './feed/effects.js'
export { type Feed, handle } from './feed/flow.js'
export type { DecodeOption, OptionFields } from './feed/option.js'
/**
 * The decoders of options, for packages that check their options as core does.
 *
 * @example
 * import assert from 'node:assert'
 * import { option } from '@gecko-widgets/core/adapter'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const decode = option.options<{ ttlMs: number; shared?: boolean | undefined }>(
 *   { ttlMs: option.milliseconds(1), shared: option.optional(option.boolean) },
 *   ['ttlMs'],
 * )
 * assert(E.isRight(decode({ ttlMs: 60_000 })))
 * const refused = decode({ ttlMs: 0, share: true })
 * assert(E.isLeft(refused))
 * assert.deepStrictEqual(refused.left.map(({ path, code }) => `${path} ${code}`), ['ttlMs out_of_range', 'share unknown'])
 */
export * as option from './feed/option.js'
export { type DataContext, type End, race, type Watch } from './feed/race.js'
export { answerOf, type Refusal } from './feed/refusal.js'
export {
  BODY_TOO_LARGE,
  type FeedRequest,
  fromNodeRequest,
  type NodeRequest,
  type NodeResponse,
  onNodeClose,
  pathOf,
  type RequestLine,
} from './feed/request.js'
export { fromWebRequest, isWebRequest, toWebResponse } from './feed/web.js'

/**
 * The function that answers a request that an adapter has copied from its framework. It never rejects. It only throws
 * if its configuration waits for the first request (`waits`) and is not valid.
 */
export type Respond<Args extends readonly unknown[]> = (request: FeedRequest<Args>) => Promise<FeedAnswer>

/** The options of `adapter`. */
export interface AdapterOptions {
  /** Whether to check the configuration at the first request instead of at the definition. Default: at the definition. */
  readonly waits?: () => boolean
}

/** Throws a configuration error, at startup; requests never throw. */
const orThrow = E.getOrElseW((error: ConfigError): never => {
  throw new Error(configMessage(error))
})

/** Makes a value once, now or at the first call. */
const made = <A>(waits: boolean, make: () => A): (() => A) => {
  let value: { readonly of: A } | undefined
  const get = (): A => {
    value ??= { of: make() }
    return value.of
  }
  if (!waits) get()
  return get
}

/**
 * Creates the `createGeckoboard` of an adapter. `toHandler` turns a function that answers requests into a handler of
 * the framework. Invalid options or settings throw one error that names all of them.
 *
 * @example
 * import assert from 'node:assert'
 * import { adapter } from '@gecko-widgets/core/adapter'
 *
 * // Handlers that take a query and pass it to the data function.
 * const createGeckoboard = adapter<readonly [query: string], (query: string) => Promise<string>>(
 *   (respond) => async (query) => {
 *     const request = { method: 'GET', path: '/', query, authorization: undefined }
 *     return (await respond({ ...request, args: () => [query] })).body
 *   },
 * )
 * const answer = createGeckoboard().text((query) => query)
 * assert.strictEqual(await answer('format=json'), '{"item":[{"text":"format=json","type":0}]}')
 */
export const adapter = <Args extends readonly unknown[], H>(
  toHandler: (respond: Respond<Args>) => H,
  adapterOptions: AdapterOptions = {},
) => {
  const { waits = () => false } = bare(adapterOptions)
  return (options: GeckoboardOptions = {}): Builders<Args, H> => {
    const config = made(waits(), () => orThrow(checkOptions(options)))
    return createBuilders<Args, H>((define) => {
      const answering = made(waits(), () => handle(orThrow(define(config(), liveEffects))))
      return toHandler((request) => answering()(request)())
    })
  }
}
