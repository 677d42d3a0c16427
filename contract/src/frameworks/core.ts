import type { RequestListener, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import {
  checkOptions,
  createBuilders,
  type Feed,
  fromNodeRequest,
  type GeckoboardOptions,
  handle,
  liveEffects,
  onNodeClose,
} from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { type Framework, type Host, serve } from '../board.js'
import { LEFT } from '../left.js'
import { NUMBER_JSON, NUMBER_XML } from '../widgets.js'

type DataArgs = readonly [null, { readonly signal: AbortSignal }]
type Handler = Feed<DataArgs>

const orThrow = E.getOrElseW((error: unknown): never => {
  throw new Error(JSON.stringify(error))
})

const create = (options: GeckoboardOptions) =>
  createBuilders<DataArgs, Handler>({
    config: orThrow(checkOptions(options)),
    effects: liveEffects,
    lift: orThrow,
  })

/** A form's fields; one that comes several times is a list. */
export const fieldsOf = (body: Buffer): unknown => {
  const form = new URLSearchParams(body.toString())
  return Object.fromEntries(
    [...form.keys()].map((name) => [name, form.getAll(name).length > 1 ? form.getAll(name) : form.get(name)]),
  )
}

const parsers: Readonly<Record<string, (body: Buffer) => unknown>> = {
  extended: fieldsOf,
  simple: fieldsOf,
  json: (body) => JSON.parse(body.toString()),
  text: String,
  raw: (body) => body,
  ...Object.fromEntries(Object.entries(LEFT).map(([name, left]) => [`left-${name}`, left])),
}

/** What an adapter by hand does with a request. */
const respond = async (
  feed: Handler,
  request: Parameters<RequestListener>[0],
  response: ServerResponse,
  parse: ((body: Buffer) => unknown) | undefined,
): Promise<void> => {
  const received = parse === undefined ? undefined : await buffer(request)
  const { status, headers, body } = await handle(feed)({
    ...fromNodeRequest(request),
    body: () => (received === undefined ? undefined : parse?.(received)),
    args: (signal) => [null, { signal }],
    onClose: onNodeClose(response),
  })()
  response.writeHead(status, headers).end(body)
}

const appOf = ({ widgets }: Host<Handler>): RequestListener => {
  const feeds = new Map(widgets)
  return (request, response) => {
    const path = request.url?.replace(/^https?:\/\/[^/]*/, '').split('?')[0] ?? ''
    const [, parser, name = ''] = /^(?:\/([^/]+))?\/([^/]+)$/.exec(path) ?? []
    const feed = feeds.get(name)
    if (feed === undefined) response.writeHead(404).end()
    else
      respond(feed, request, response, parser === undefined ? undefined : parsers[parser]).catch(() =>
        response.destroy(),
      )
  }
}

/** Core alone, by an adapter of twenty lines: what all others are measured by. */
export const CORE: readonly Framework[] = [
  {
    name: 'core, by hand',
    adds: [],
    readsBodies: false,
    keeps: [],
    // The parsers of this host are simple ones, and find no fault.
    decides: {
      'F17 POST "format[a]=2" to "", parser extended': NUMBER_XML,
      'F26 gzip garbage': NUMBER_JSON,
      'F26 an unknown charset': NUMBER_JSON,
      'F26 JSON that is none': NUMBER_XML,
    },
    start: (definitions, options) => serve<Handler>(create, appOf, definitions, options),
  },
]
