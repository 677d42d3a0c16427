import { createGeckoboard, type GeckoboardOptions } from '@gecko-widgets/fetch'
import { Hono } from 'hono'
import { countUsers, scoresOf, sumRevenue } from './data.js'

/** The last part of a path, because the data function gets the request and no route params. */
const lastOf = (request: Request): string => new URL(request.url).pathname.split('/').at(-1) ?? ''

/** Makes the app that serves the widgets. */
export const createApp = (options: GeckoboardOptions): Hono => {
  const geckoboard = createGeckoboard(options)
  const users = geckoboard.number(async () => {
    const { now, lastWeek } = await countUsers()
    return [now, lastWeek]
  })
  const team = geckoboard.leaderboard(async (request) =>
    (await scoresOf(lastOf(request))).map(({ name, points }) => [name, points]),
  )
  const revenue = geckoboard.number({ encrypted: true, prefix: '€' }, sumRevenue)

  const app = new Hono()
  app.all('/widgets/users', (c) => users(c.req.raw))
  app.all('/widgets/teams/:team', (c) => team(c.req.raw))
  app.all('/widgets/revenue', (c) => revenue(c.req.raw))
  return app
}
