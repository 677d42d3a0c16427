import { createGeckoboard, type GeckoboardOptions } from '@gecko-widgets/koa'
import Router from '@koa/router'
import Koa from 'koa'
import { countUsers, scoresOf, sumRevenue } from './data.js'

/** Makes the app that serves the widgets. */
export const createApp = (options: GeckoboardOptions): Koa => {
  const geckoboard = createGeckoboard(options)
  const router = new Router({ prefix: '/widgets' })
  router.all(
    '/users',
    geckoboard.number(async () => {
      const { now, lastWeek } = await countUsers()
      return [now, lastWeek]
    }),
  )
  router.all(
    '/teams/:team',
    geckoboard.leaderboard(async (ctx) =>
      (await scoresOf(ctx['params'].team)).map(({ name, points }) => [name, points]),
    ),
  )
  router.all('/revenue', geckoboard.number({ encrypted: true, prefix: '€' }, sumRevenue))
  const app = new Koa()
  app.use(router.routes())
  return app
}
