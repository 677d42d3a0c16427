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
import type { Request, RequestHandler, Response } from 'express'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

export {
  configFromEnv,
  type FeedFailure,
  type GeckoboardOptions,
  TEXT_INFO,
  TEXT_NONE,
  TEXT_WARN,
} from '@gecko-widgets/core'

/**
 * The arguments of a data function: Express's request, and a signal that fires at the timeout or when the client has gone.
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
export type DataArgs = readonly [req: Request, context: { readonly signal: AbortSignal }]

/**
 * One builder for each kind of widget; each makes a request handler of a data function.
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

const fail = (error: ConfigError): never => {
  throw new Error(configMessage(error))
}

const requestOf = (req: Request, res: Response): FeedRequest<DataArgs> => ({
  body: () => req.body,
  args: (signal) => [req, { signal }],
  onClose: onNodeClose(res),
  ...fromNodeRequest(req),
})

const write = (res: Response, { status, headers, body }: FeedAnswer): void => {
  // A data function may have answered by itself, and the client may have gone.
  if (res.headersSent || res.destroyed) return
  // Not `res.send`: it would add an ETag, answer 304 and obey the app's JSON settings.
  res.writeHead(status, headers).end(body)
}

const toRequestHandler = (feed: Feed<DataArgs>): RequestHandler => {
  const respond = handle(feed)
  return (req, res) => {
    respond(requestOf(req, res))()
      .then((answer) => write(res, answer))
      .catch(() => res.destroy())
  }
}

/**
 * Creates the builders of an app's widgets: `geckoboard.number(data)`, `geckoboard.number(settings, data)`, and so on
 * for each kind. Each returns an Express `RequestHandler` for `app.all`.
 *
 * Options that are not valid throw one error, which names each option and what was expected, as do settings where a
 * widget is defined; nothing else throws. `options.apiKey` left out makes the feeds public.
 *
 * @example
 * import express from 'express'
 * import { createGeckoboard } from '@gecko-widgets/express'
 *
 * const geckoboard = createGeckoboard({ apiKey: 'a-key' })
 * const app = express()
 * app.all('/widgets/users', geckoboard.number(async () => [42, 40]))
 */
export const createGeckoboard = (options: GeckoboardOptions = {}): Geckoboard =>
  createBuilders<DataArgs, RequestHandler>({
    config: pipe(checkOptions(options), E.getOrElseW(fail)),
    effects: liveEffects,
    lift: E.match(fail, toRequestHandler),
  })
