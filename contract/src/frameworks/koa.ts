import type { RequestListener } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { createGeckoboard } from '@gecko-widgets/koa'
import { bodyParser } from '@koa/bodyparser'
import Koa3, { type Middleware } from 'koa'
import Koa2 from 'koa2'
import { type Framework, type Host, serve } from '../board.js'
import { LEFT } from '../left.js'
import { NUMBER_JSON } from '../widgets.js'
import { fieldsOf } from './core.js'

export interface KoaVersion {
  readonly name: string
  readonly Koa: typeof Koa3
}

export const VERSIONS: readonly KoaVersion[] = [
  { name: 'Koa 3', Koa: Koa3 },
  { name: 'Koa 2', Koa: Koa2 },
]

const leaves =
  (left: (body: Buffer) => unknown): Middleware =>
  async (ctx, next) => {
    Object.assign(ctx.request, { body: left(await buffer(ctx.req)) })
    await next()
  }

const parsers: Readonly<Record<string, Middleware>> = {
  extended: bodyParser({ enableTypes: ['form'] }),
  simple: leaves(fieldsOf),
  json: bodyParser({ enableTypes: ['json'] }),
  text: bodyParser({ enableTypes: ['text'] }),
  raw: leaves((body) => body),
  ...Object.fromEntries(Object.entries(LEFT).map(([name, left]) => [`left-${name}`, leaves(left)])),
}

const appOf =
  (Koa: typeof Koa3) =>
  ({ widgets, reach }: Host<Middleware>): RequestListener => {
    const handlers = new Map(widgets)
    const app = new Koa()
    app.on('error', () => reach('error handler'))
    app.use(async (ctx, next) => {
      const [, first = '', second] = ctx.path.split('/')
      const parser = second === undefined ? undefined : parsers[first]
      const handler =
        ctx.path.split('/').length > 3 ? undefined : handlers.get(parser ? String(second) : first)
      if (handler === undefined || (second !== undefined && parser === undefined)) return next()
      const behind = async () => reach('behind')
      return parser === undefined
        ? handler(ctx, behind)
        : parser(ctx, async () => void (await handler(ctx, behind)))
    })
    return app.callback()
  }

/** Koa's body parser refuses and accepts other bodies than Express's. */
const PARSERS: Framework['decides'] = {
  'F22 POST "{\\"__proto__\\":{\\"format\\":\\"2\\"}}" to "", parser json': { statuses: [400] },
  'F26 gzip garbage': { statuses: [500] },
  'F26 an unknown charset': NUMBER_JSON,
}

export const KOA: readonly Framework[] = VERSIONS.map(({ name, Koa }) => ({
  name,
  adds: [],
  readsBodies: false,
  keeps: [],
  decides: PARSERS,
  start: (definitions, options) => serve<Middleware>(createGeckoboard, appOf(Koa), definitions, options),
}))
