import type { GivenOf, InputOf, Widgets } from '@gecko-widgets/core'
import {
  type Awaitable,
  adapter,
  type BuilderSettings,
  type DataContext,
  fromWebRequest,
  isWebRequest,
  toWebResponse,
} from '@gecko-widgets/core/adapter'
import type { GeckoboardOptions } from '@gecko-widgets/core/types'

export { configFromEnv, TEXT_INFO, TEXT_NONE, TEXT_WARN } from '@gecko-widgets/core'
export type * from '@gecko-widgets/core/types'

/**
 * The second argument of a Next route handler; each route has its own `params`.
 *
 * @example
 * import assert from 'node:assert'
 * import { createGeckoboard, type RouteContext } from '@gecko-widgets/next'
 *
 * // app/widgets/[team]/status/route.ts
 * interface TeamContext extends RouteContext {
 *   readonly params: Promise<{ readonly team: string }>
 * }
 * const status = async (_request: Request, { params }: TeamContext) => `Team ${(await params).team}: all is well`
 * export const { GET, POST } = createGeckoboard({ feedFormat: 'json' }).text(status)
 *
 * const context = { params: Promise.resolve({ team: 'shop' }) }
 * const response = await GET(new Request('https://example.com/widgets/shop/status'), context)
 * assert.deepStrictEqual(await response.json(), { item: [{ text: 'Team shop: all is well', type: 0 }] })
 */
export interface RouteContext {
  // biome-ignore lint/suspicious/noExplicitAny: what a data function names here is the type of its route's segments
  readonly params: Promise<any>
}

/**
 * The handlers of a route, for `export const { GET, POST } = …`.
 *
 * @example
 * import assert from 'node:assert'
 * import { createGeckoboard, type RouteContext, type RouteHandlers } from '@gecko-widgets/next'
 *
 * const users: RouteHandlers<Request, RouteContext> = createGeckoboard().number(async () => [1280, 1175])
 * const request = new Request('https://example.com/widgets/users?format=json')
 * const response = await users.GET(request, { params: Promise.resolve({}) })
 * assert.deepStrictEqual(await response.json(), { item: [{ value: 1280 }, { value: 1175 }] })
 */
export interface RouteHandlers<R, C extends RouteContext> {
  readonly GET: (request: R, context: { readonly params: C['params'] }) => Promise<Response>
  readonly POST: (request: R, context: { readonly params: C['params'] }) => Promise<Response>
}

type Data<R, C, A> = (request: R, context: C & DataContext) => Awaitable<A>

/**
 * Defines a widget of one kind: only the data function, or settings and the data function.
 *
 * @example
 * import assert from 'node:assert'
 * import { type Builder, createGeckoboard, type NumberInput, type NumberSettings } from '@gecko-widgets/next'
 *
 * const users = (number: Builder<NumberInput, NumberSettings, NumberInput>) =>
 *   number({ absolute: true }, async () => [1280, 1175])
 * export const { GET, POST } = users(createGeckoboard({ feedFormat: 'json' }).number)
 *
 * const response = await GET(new Request('https://example.com/widgets/users'), { params: Promise.resolve({}) })
 * assert.deepStrictEqual(await response.json(), { item: [{ value: 1280 }, { value: 1175 }], absolute: true })
 */
export interface Builder<Input, Settings, Given> {
  /** Creates the handlers of a route from a data function, which is called for each request. */
  <R extends Request = Request, C extends RouteContext = RouteContext>(
    data: Data<R, C, Input>,
  ): RouteHandlers<R, C>
  /**
   * Creates the handlers of a route from settings and a data function, which is called for each request. What it
   * returns overrides the settings.
   */
  <R extends Request = Request, C extends RouteContext = RouteContext>(
    settings: Settings,
    data: Data<R, C, Given>,
  ): RouteHandlers<R, C>
}

/**
 * One builder for each kind of widget, which turns a data function into the handlers of a route.
 *
 * @example
 * import { createGeckoboard, type Geckoboard } from '@gecko-widgets/next'
 *
 * // lib/geckoboard.ts
 * export const geckoboard: Geckoboard = createGeckoboard({ apiKey: 'a-key', feedFormat: 'json' })
 *
 * // app/widgets/users/route.ts
 * export const { GET, POST } = geckoboard.number(async () => [1280, 1175])
 */
// Mapped over the table itself: a mapped type keeps the doc comment of each kind.
export type Geckoboard = {
  readonly [K in keyof Widgets]: Builder<InputOf<K>, BuilderSettings<K>, GivenOf<K>>
}

type DataArgs = readonly [request: Request, context: RouteContext & DataContext]

const NOT_A_REQUEST =
  'gecko-widgets: this is not a Request. Export GET and POST from a route.ts in app; the Pages Router passes other objects'

/**
 * Creates the builders of an app's widgets: `geckoboard.number(data)`, `geckoboard.number(settings, data)`, and so on
 * for each kind. Each returns the handlers of an App Router route, `GET` and `POST`. Next itself handles HEAD and
 * other methods.
 *
 * Invalid options throw one error that names each option and what was expected. Invalid settings throw in the same
 * way when you define a widget. Nothing else throws. Leave out `apiKey` to make the feeds public. During `next
 * build`, these checks wait for the first request.
 *
 * If a POST has no `format` in its query, the widget reads a form or JSON body of at most 4 KiB; a longer body gets a
 * 413.
 *
 * @example
 * // app/widgets/users/route.ts
 * import { createGeckoboard } from '@gecko-widgets/next'
 *
 * const geckoboard = createGeckoboard({ apiKey: 'a-key' })
 * export const { GET, POST } = geckoboard.number(async () => [42, 40])
 */
export const createGeckoboard = adapter<DataArgs, RouteHandlers<Request, RouteContext>>(
  (respond) => {
    const answer = async (request: Request, context: RouteContext): Promise<Response> => {
      // The request is read first, because Next does not prerender a route that has read its request.
      if (!isWebRequest(request)) throw new TypeError(NOT_A_REQUEST)
      const answered = await respond({
        ...fromWebRequest(request),
        args: ({ signal }) => [request, { ...context, signal }],
      })
      return toWebResponse(answered)
    }
    return { GET: answer, POST: answer }
  },
  // `next build` loads the routes, possibly on a machine without the key.
  { waits: () => process.env['NEXT_PHASE'] === 'phase-production-build' },
) as (options?: GeckoboardOptions) => Geckoboard
