import { createGeckoboard } from '@gecko-widgets/express'
import express5, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import express4 from 'express4'
import { type Framework, type Host, serve } from '../board.js'
import { LEFT } from '../left.js'

export interface ExpressVersion {
  readonly name: string
  readonly express: typeof express5
}

export const VERSIONS: readonly ExpressVersion[] = [
  { name: 'Express 5', express: express5 },
  { name: 'Express 4', express: express4 },
]

const leaves =
  (left: () => unknown): RequestHandler =>
  (req, _, next) => {
    req.body = left()
    next()
  }

const parsersOf = (express: typeof express5): Readonly<Record<string, RequestHandler>> => ({
  extended: express.urlencoded({ extended: true }),
  simple: express.urlencoded({ extended: false }),
  json: express.json(),
  text: express.text(),
  raw: express.raw(),
  ...Object.fromEntries(Object.entries(LEFT).map(([name, left]) => [`left-${name}`, leaves(left)])),
})

const appOf =
  (express: typeof express5) =>
  ({ widgets, reach }: Host<RequestHandler>): Express => {
    const app = express()
    for (const [name, handler] of widgets) app.all(`/${name}`, handler)
    for (const [prefix, parser] of Object.entries(parsersOf(express)))
      for (const [name, handler] of widgets) app.all(`/${prefix}/${name}`, parser, handler)
    const behind: RequestHandler = (_, res) => {
      reach('behind')
      res.status(404).end()
    }
    const onError: ErrorRequestHandler = ({ status = 500 }, _req, res, _next) => {
      reach('error handler')
      res.status(status).end()
    }
    return app.use(behind).use(onError)
  }

export const EXPRESS: readonly Framework[] = VERSIONS.map(({ name, express }) => ({
  name,
  adds: ['x-powered-by'],
  readsBodies: false,
  keeps: [],
  decides: {},
  start: (definitions, options) =>
    serve<RequestHandler>(createGeckoboard, appOf(express), definitions, options),
}))
