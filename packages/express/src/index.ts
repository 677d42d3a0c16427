import {
  adapter,
  type Builders,
  type DataContext,
  type FeedAnswer,
  type FeedRequest,
  fromNodeRequest,
  onNodeClose,
} from '@gecko-widgets/core/adapter'
import type { GeckoboardOptions } from '@gecko-widgets/core/types'
import type { Request, RequestHandler, Response } from 'express'

export { configFromEnv, TEXT_INFO, TEXT_NONE, TEXT_WARN } from '@gecko-widgets/core'
export type * from '@gecko-widgets/core/types'

/**
 * The arguments of a data function: Express's request, and a signal that fires at the timeout or when the client
 * disconnects.
 *
 * @example
 * import { createGeckoboard, type DataArgs } from '@gecko-widgets/express'
 *
 * const revenue = async (...[req, { signal }]: DataArgs): Promise<number> => {
 *   const response = await fetch(`https://shop.example.com/revenue/${req.params['day']}`, { signal })
 *   return Number(await response.text())
 * }
 * export const handler = createGeckoboard().number(revenue) // for '/widgets/revenue/:day'
 */
export type DataArgs = readonly [req: Request, context: DataContext]

/**
 * One builder for each kind of widget, which turns a data function into a request handler.
 *
 * @example
 * import { createGeckoboard, type Geckoboard } from '@gecko-widgets/express'
 * import express, { type Express } from 'express'
 *
 * const addWidgets = (app: Express, geckoboard: Geckoboard): Express =>
 *   app.all('/widgets/users', geckoboard.number(async () => [1280, 1175]))
 * export const app = addWidgets(express(), createGeckoboard({ apiKey: 'a-key' }))
 */
export type Geckoboard = Builders<DataArgs, RequestHandler>

// Named fields: in V8, a literal that begins with a spread takes ten times as long.
const requestOf = (req: Request, res: Response): FeedRequest<DataArgs> => {
  const { method, path, query, authorization } = fromNodeRequest(req)
  return {
    method,
    path,
    query,
    authorization,
    body: () => req.body,
    args: (context) => [req, context],
    onClose: onNodeClose(res),
  }
}

const write = (res: Response, { status, headers, body }: FeedAnswer): void => {
  // A data function may have sent a response itself, and the client may have disconnected.
  if (res.headersSent || res.destroyed) return
  // Not `res.send`, which would add an ETag, answer 304 and apply the app's JSON settings.
  res.writeHead(status, headers).end(body)
}

const NOT_NODE =
  'gecko-widgets: this is not an Express (or Node) response. With Fastify, including NestJS on Fastify, pass request.raw and reply.raw'

/** A host may call the handler with other objects, as NestJS does on Fastify, and TypeScript may not notice. */
const canWrite = (res: Partial<Response> | undefined): boolean => typeof res?.writeHead === 'function'

/**
 * Creates the builders of an app's widgets: `geckoboard.number(data)`, `geckoboard.number(settings, data)`, and so on
 * for each kind. Each returns an Express `RequestHandler` for `app.all`.
 *
 * Invalid options throw one error that names each option and what was expected. Invalid settings throw in the same
 * way when you define a widget. Nothing else throws. Leave out `apiKey` to make the feeds public.
 *
 * @example
 * import express from 'express'
 * import { createGeckoboard } from '@gecko-widgets/express'
 *
 * const geckoboard = createGeckoboard({ apiKey: 'a-key' })
 * const app = express()
 * app.all('/widgets/users', geckoboard.number(async () => [42, 40]))
 */
export const createGeckoboard: (options?: GeckoboardOptions) => Geckoboard = adapter(
  (respond) => (req, res, next) => {
    if (!canWrite(res)) {
      const error = new TypeError(NOT_NODE)
      // Without `next`, a throw reaches the host, because nothing has been awaited yet.
      if (typeof next !== 'function') throw error
      next(error)
      return
    }
    respond(requestOf(req, res))
      .then((answer) => write(res, answer))
      .catch(() => res.destroy())
  },
)
