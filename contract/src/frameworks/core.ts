import type { RequestListener, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import {
  adapter,
  type DataContext,
  fromNodeRequest,
  onNodeClose,
  type Respond,
} from '@gecko-widgets/core/adapter'
import { type Framework, type Host, serve } from '../board.js'
import { LEFT } from '../left.js'
import { NUMBER_JSON, NUMBER_XML } from '../widgets.js'

type Handler = Respond<readonly [null, DataContext]>

const create = adapter((respond: Handler) => respond)

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
const answer = async (
  respond: Handler,
  request: Parameters<RequestListener>[0],
  response: ServerResponse,
  parse: ((body: Buffer) => unknown) | undefined,
): Promise<void> => {
  const received = parse === undefined ? undefined : await buffer(request)
  const { status, headers, body } = await respond({
    ...fromNodeRequest(request),
    body: () => (received === undefined ? undefined : parse?.(received)),
    args: (context) => [null, context],
    onClose: onNodeClose(response),
  })
  response.writeHead(status, headers).end(body)
}

const appOf = ({ widgets }: Host<Handler>): RequestListener => {
  const handlers = new Map(widgets)
  return (request, response) => {
    const path = request.url?.replace(/^https?:\/\/[^/]*/, '').split('?')[0] ?? ''
    const [, parser, name = ''] = /^(?:\/([^/]+))?\/([^/]+)$/.exec(path) ?? []
    const handler = handlers.get(name)
    if (handler === undefined) response.writeHead(404).end()
    else
      answer(handler, request, response, parser === undefined ? undefined : parsers[parser]).catch(() =>
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
      'F26 invalid JSON': NUMBER_XML,
    },
    start: (definitions, options) => serve<Handler>(create, appOf, definitions, options),
  },
]
