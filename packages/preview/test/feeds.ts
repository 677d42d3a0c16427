import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createBoard } from '../src/board.js'
import type { BoardFile } from '../src/boardFile.js'
import { createPushTile } from '../src/push.js'
import { type Assets, serve } from '../src/server.js'
import type { Feed } from '../src/settings.js'

/** The response of a feed. */
export interface Answered {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

/** Feeds on loopback, which respond with what was last set for their path. */
export interface Feeds {
  readonly url: (path: string) => string
  readonly set: (path: string, answer: Answered | unknown) => void
  /** The requests so far: method, path and Authorization. */
  readonly requests: readonly { readonly method: string; readonly path: string; readonly key: string }[]
  readonly stop: () => Promise<void>
}

const isAnswered = (answer: unknown): answer is Answered =>
  typeof answer === 'object' && answer !== null && 'body' in answer

export const startFeeds = async (on = 0): Promise<Feeds> => {
  const answers = new Map<string, Answered>()
  const requests: { method: string; path: string; key: string }[] = []
  const server = createServer((request: IncomingMessage, response) => {
    const path = new URL(request.url ?? '', 'http://feeds').pathname
    requests.push({ method: request.method ?? '', path, key: request.headers.authorization ?? '' })
    const { status = 200, headers = {}, body } = answers.get(path) ?? { status: 404, body: '' }
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers }).end(body)
  })
  server.listen(on, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    set: (path, answer) => answers.set(path, isAnswered(answer) ? answer : { body: JSON.stringify(answer) }),
    requests,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** A feed of the board. */
export const feedOf = (url: string, more: Partial<Feed> = {}): Feed => ({
  url,
  title: new URL(url).pathname.slice(1),
  size: '1x1',
  kind: undefined,
  encrypted: false,
  method: 'GET',
  format: undefined,
  intervalMs: 600_000,
  sendsKey: true,
  entry: {
    url,
    ...(more.title !== undefined && { title: more.title }),
    ...(more.size && { size: more.size }),
  },
  ...more,
})

/** Serves a board of feeds, with the page. */
export const startBoard = (
  feeds: readonly Feed[],
  assets: Assets,
  apiKey?: string,
  [accountKey, pushUrl]: readonly string[] = [],
  file?: BoardFile,
) =>
  serve(
    {
      board: createBoard(feeds, apiKey),
      pushTile: createPushTile(accountKey, pushUrl),
      assets,
      ...(file && { file }),
    },
    0,
  )
