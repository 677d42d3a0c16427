import { createGeckoboard, type FetchHandler } from '@gecko-widgets/fetch'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { type Framework, type Host, serve } from '../board.js'

const appOf = ({ widgets, reach }: Host<FetchHandler>) => {
  const app = new Hono()
  for (const [name, handler] of widgets) {
    app.all(`/${name}`, (c) => handler(c.req.raw))
    // The parsers' paths lead to the widget itself, which reads bodies.
    app.all(`/:parser/${name}`, (c) => handler(c.req.raw))
  }
  app.onError((_, c) => {
    reach('error handler')
    return c.body(null, 500)
  })
  return getRequestListener(app.fetch)
}

export const FETCH: readonly Framework[] = [
  {
    name: 'fetch, by Hono on Node',
    adds: [],
    readsBodies: true,
    keeps: [],
    // A Request has an absolute URL, which the server cannot make without a Host.
    decides: {
      'D11 HTTP/1.0': { statuses: [400] },
      'D11 HTTP/1.0 without a key': { statuses: [400] },
    },
    start: (definitions, options) => serve<FetchHandler>(createGeckoboard, appOf, definitions, options),
  },
]
