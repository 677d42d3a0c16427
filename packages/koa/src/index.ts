import {
  type Builders,
  type ConfigError,
  checkOptions,
  configMessage,
  createBuilders,
  type Feed,
  type FeedAnswer,
  type FeedRequest,
  fromNodeRequest,
  type GeckoboardOptions,
  handle,
  liveEffects,
  onNodeClose,
} from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Context, Middleware } from 'koa'

export {
  configFromEnv,
  type FeedFailure,
  type GeckoboardOptions,
  TEXT_INFO,
  TEXT_NONE,
  TEXT_WARN,
} from '@gecko-widgets/core'

/**
 * The arguments of a data function: Koa's context, and a signal that fires at the timeout or when the client has gone.
 *
 * @example
 * import { createGeckoboard, type DataArgs } from '@gecko-widgets/koa'
 *
 * const status = (...[ctx]: DataArgs) => `Team ${ctx.query['team']}: all is well`
 * export const middleware = createGeckoboard().text(status)
 */
export type DataArgs = readonly [ctx: Context, context: { readonly signal: AbortSignal }]

/**
 * One builder for each kind of widget; each makes a middleware of a data function.
 *
 * @example
 * import { createGeckoboard, type Geckoboard } from '@gecko-widgets/koa'
 * import Router from '@koa/router'
 *
 * const addWidgets = (router: Router, geckoboard: Geckoboard): Router =>
 *   router.all('/widgets/users', geckoboard.number(async () => [1280, 1175]))
 * export const router = addWidgets(new Router(), createGeckoboard({ apiKey: 'a-key' }))
 */
export type Geckoboard = Builders<DataArgs, Middleware>

const fail = (error: ConfigError): never => {
  throw new Error(configMessage(error))
}

const requestOf = (ctx: Context): FeedRequest<DataArgs> => ({
  body: () => (ctx.request as { readonly body?: unknown }).body,
  args: (signal) => [ctx, { signal }],
  onClose: onNodeClose(ctx.res),
  ...fromNodeRequest(ctx.req),
})

const write = (ctx: Context, { status, headers, body }: FeedAnswer): void => {
  ctx.status = status
  ctx.body = body
  // After the body, for which Koa guesses a type and a length of its own.
  ctx.set(headers)
}

const toMiddleware = (feed: Feed<DataArgs>): Middleware => {
  const respond = handle(feed)
  return async (ctx) => write(ctx, await respond(requestOf(ctx))())
}

/**
 * Creates the builders of an app's widgets: `geckoboard.number(data)`, `geckoboard.number(settings, data)`, and so on
 * for each kind. Each returns a Koa `Middleware`, which answers and calls nothing behind it; a router gives it a path.
 *
 * Options that are not valid throw one error, which names each option and what was expected, as do settings where a
 * widget is defined; nothing else throws. `options.apiKey` left out makes the feeds public.
 *
 * @example
 * import Router from '@koa/router'
 * import Koa from 'koa'
 * import { createGeckoboard } from '@gecko-widgets/koa'
 *
 * const geckoboard = createGeckoboard({ apiKey: 'a-key' })
 * const router = new Router()
 * router.all('/widgets/users', geckoboard.number(async () => [42, 40]))
 * export const app = new Koa().use(router.routes())
 */
export const createGeckoboard = (options: GeckoboardOptions = {}): Geckoboard =>
  createBuilders<DataArgs, Middleware>({
    config: pipe(checkOptions(options), E.getOrElseW(fail)),
    effects: liveEffects,
    lift: E.match(fail, toMiddleware),
  })
