import {
  adapter,
  type Builders,
  type DataContext,
  type FeedRequest,
  fromWebRequest,
  isWebRequest,
  toWebResponse,
} from '@gecko-widgets/core/adapter'
import type { GeckoboardOptions } from '@gecko-widgets/core/types'

export { configFromEnv, TEXT_INFO, TEXT_NONE, TEXT_WARN } from '@gecko-widgets/core'
export type * from '@gecko-widgets/core/types'

/**
 * The arguments of a data function: the request, and a signal that fires at the timeout or when the client
 * disconnects.
 *
 * @example
 * import assert from 'node:assert'
 * import { createGeckoboard, type DataArgs } from '@gecko-widgets/fetch'
 *
 * const status = (...[request]: DataArgs) => `Team ${new URL(request.url).searchParams.get('team')}: all is well`
 * const handler = createGeckoboard({ feedFormat: 'json' }).text(status)
 * const response = await handler(new Request('https://example.com/widgets/status?team=shop'))
 * assert.deepStrictEqual(await response.json(), { item: [{ text: 'Team shop: all is well', type: 0 }] })
 */
export type DataArgs = readonly [request: Request, context: DataContext]

/**
 * Responds to a request and never rejects.
 *
 * @example
 * import assert from 'node:assert'
 * import { createGeckoboard, type FetchHandler } from '@gecko-widgets/fetch'
 *
 * const geckoboard = createGeckoboard({ apiKey: 'a-key' })
 * const routes: Readonly<Record<string, FetchHandler>> = {
 *   '/widgets/users': geckoboard.number(async () => [1280, 1175]),
 *   '/widgets/status': geckoboard.text(async () => 'All is well'),
 * }
 * const response = await routes['/widgets/users']?.(new Request('https://example.com/widgets/users'))
 * assert.strictEqual(response?.status, 401)
 */
export type FetchHandler = (request: Request) => Promise<Response>

/**
 * One builder for each kind of widget, which turns a data function into a handler.
 *
 * @example
 * import assert from 'node:assert'
 * import { createGeckoboard, type Geckoboard } from '@gecko-widgets/fetch'
 *
 * const board = (geckoboard: Geckoboard) => ({
 *   users: geckoboard.number(async () => [1280, 1175]),
 *   status: geckoboard.text(async () => 'All is well'),
 * })
 * const { status } = board(createGeckoboard({ feedFormat: 'json' }))
 * const response = await status(new Request('https://example.com/widgets/status'))
 * assert.deepStrictEqual(await response.json(), { item: [{ text: 'All is well', type: 0 }] })
 */
export type Geckoboard = Builders<DataArgs, FetchHandler>

// Named fields: in V8, a literal that begins with a spread takes ten times as long.
const requestOf = (request: Request): FeedRequest<DataArgs> => {
  const { method, path, query, authorization, body, onClose } = fromWebRequest(request)
  return { method, path, query, authorization, body, onClose, args: (context) => [request, context] }
}

const NOT_A_REQUEST =
  'gecko-widgets: this is not a Request. Pass c.req.raw in Hono, event.req in h3, and request in SvelteKit and Astro'

/**
 * Creates the builders of an app's widgets: `geckoboard.number(data)`, `geckoboard.number(settings, data)`, and so on
 * for each kind. Each returns a function from a web `Request` to a promise of a `Response`.
 *
 * Invalid options throw one error that names each option and what was expected. Invalid settings throw in the same
 * way when you define a widget. Nothing else throws. Leave out `apiKey` to make the feeds public.
 *
 * If a POST has no `format` in its query, the widget reads a form or JSON body of at most 4 KiB; a longer body gets a
 * 413.
 *
 * @example
 * import assert from 'node:assert'
 * import { createGeckoboard } from '@gecko-widgets/fetch'
 *
 * const geckoboard = createGeckoboard()
 * const users = geckoboard.number(async () => [42, 40])
 * const response = await users(new Request('https://example.com/widgets/users?format=json'))
 * assert.deepStrictEqual(await response.json(), { item: [{ value: 42 }, { value: 40 }] })
 */
export const createGeckoboard: (options?: GeckoboardOptions) => Geckoboard = adapter(
  (respond) => (request) => {
    // Thrown instead of rejected, because Express 4 does not handle a rejected promise.
    if (!isWebRequest(request)) throw new TypeError(NOT_A_REQUEST)
    return respond(requestOf(request)).then(toWebResponse)
  },
)
