import { cached } from '@gecko-widgets/cache'
import { configFromEnv, createGeckoboard } from '@gecko-widgets/fetch'

const geckoboard = createGeckoboard(configFromEnv(process.env))

const widgets = {
  '/widgets/users': geckoboard.number(cached({ key: 'users', ttlMs: 60_000 })(async () => [1280, 1175])),
  '/widgets/revenue': geckoboard.number({ encrypted: true }, async () => 48_210),
}

export default {
  fetch: async (request) =>
    (await widgets[new URL(request.url).pathname]?.(request)) ?? new Response(null, { status: 404 }),
}
