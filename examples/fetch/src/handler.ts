// The handler in one file without a framework. Bun, Deno and Workers serve the default export.
import { configFromEnv, createGeckoboard, type FetchHandler } from '@gecko-widgets/fetch'

const geckoboard = createGeckoboard(configFromEnv(process.env))

const widgets: ReadonlyMap<string, FetchHandler> = new Map([
  ['/widgets/users', geckoboard.number(async () => [1280, 1175])],
  ['/widgets/status', geckoboard.text(async () => 'All is well')],
])

export default {
  fetch: async (request: Request): Promise<Response> =>
    (await widgets.get(new URL(request.url).pathname)?.(request)) ?? new Response(null, { status: 404 }),
}
