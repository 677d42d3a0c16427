import {
  adapter,
  type Builders,
  type DataContext,
  type FeedAnswer,
  type FeedRequest,
  fromNodeRequest,
  onNodeClose,
  pathOf,
} from '@gecko-widgets/core/adapter'
import type { GeckoboardOptions } from '@gecko-widgets/core/types'
import type { Context, Middleware } from 'koa'

export { configFromEnv, TEXT_INFO, TEXT_NONE, TEXT_WARN } from '@gecko-widgets/core'
export type * from '@gecko-widgets/core/types'

/**
 * The arguments of a data function: Koa's context, and a signal that fires at the timeout or when the client
 * disconnects.
 *
 * @example
 * import { createGeckoboard, type DataArgs } from '@gecko-widgets/koa'
 *
 * const status = (...[ctx]: DataArgs) => `Team ${ctx.query['team']}: all is well`
 * export const middleware = createGeckoboard().text(status)
 */
export type DataArgs = readonly [ctx: Context, context: DataContext]

/**
 * One builder for each kind of widget, which turns a data function into middleware.
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

// Named fields: in V8, a literal that begins with a spread takes ten times as long.
const requestOf = (ctx: Context): FeedRequest<DataArgs> => {
  const { method, query, authorization } = fromNodeRequest(ctx.req)
  return {
    method,
    query,
    authorization,
    path: pathOf(ctx.originalUrl),
    body: () => (ctx.request as { readonly body?: unknown }).body,
    args: (context) => [ctx, context],
    onClose: onNodeClose(ctx.res),
  }
}

const write = (ctx: Context, { status, headers, body }: FeedAnswer): void => {
  ctx.status = status
  // Before the body, for which Koa would guess a type.
  for (const name of Object.keys(headers)) ctx.set(name, headers[name] as string)
  // An empty body, as for HEAD, would set the length to 0.
  if (body !== '') ctx.body = body
}

const NOT_KOA = 'gecko-widgets: this is not a Koa context. With Express, use @gecko-widgets/express'

/**
 * Creates the builders of an app's widgets: `geckoboard.number(data)`, `geckoboard.number(settings, data)`, and so on
 * for each kind. Each returns a Koa `Middleware`, which responds and does not call `next`. Use a router to give it a
 * path.
 *
 * Invalid options throw one error that names each option and what was expected. Invalid settings throw in the same
 * way when you define a widget. Nothing else throws. Leave out `apiKey` to make the feeds public.
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
export const createGeckoboard: (options?: GeckoboardOptions) => Geckoboard = adapter((respond) => (ctx) => {
  // Thrown instead of rejected, because Express 4 does not handle a rejected promise.
  if (typeof (ctx as Partial<Context> | undefined)?.set !== 'function') throw new TypeError(NOT_KOA)
  return respond(requestOf(ctx)).then((answer) => write(ctx, answer))
})
