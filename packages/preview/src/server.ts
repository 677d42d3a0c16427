import { randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as E from 'fp-ts/lib/Either.js'
import type { Board, Tile } from './board.js'
import type { BoardFile } from './boardFile.js'
import { BOARD_POLICY } from './policy.js'
import type { PushTile } from './push.js'
import { type BoardView, briefOf, viewOf } from './view.js'

/** A file of the page, ready to be sent. */
export interface Asset {
  readonly type: string
  readonly body: string | Buffer
}

/** The files of the page by their paths; no other file is served. */
export type Assets = ReadonlyMap<string, Asset>

interface Reply {
  readonly status: number
  readonly type: string
  readonly body: string | Buffer
}

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': BOARD_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

const json = (status: number, value: unknown): Reply => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
})

const FORBIDDEN = json(403, { error: 'forbidden' })
const NOT_FOUND = json(404, { error: 'not_found' })

/** Reads a header of a request; a repeated one gets a value that matches nothing. */
const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const values = request.headersDistinct[name]
  if (values === undefined) return undefined
  return values.length === 1 ? values[0] : '\0'
}

const NAMES = ['127.0.0.1', 'localhost', '[::1]']

const hostsOf = (port: number): readonly string[] => NAMES.map((name) => `${name}:${port}`)

/** Whether a request comes from the page or from someone opening it; other sites may not send requests. */
const isOurs = (request: IncomingMessage, port: number): boolean => {
  const host = headerOf(request, 'host')?.toLowerCase()
  const origin = headerOf(request, 'origin')?.toLowerCase()
  const site = headerOf(request, 'sec-fetch-site')
  const isNavigation =
    request.method === 'GET' &&
    headerOf(request, 'sec-fetch-mode') === 'navigate' &&
    headerOf(request, 'sec-fetch-dest') === 'document'
  return (
    host !== undefined &&
    hostsOf(port).includes(host) &&
    (origin === undefined || origin === `http://${host}`) &&
    (site === undefined || site === 'same-origin' || site === 'none' || isNavigation)
  )
}

const isToken = (token: string, given: string | undefined): boolean => {
  const [a, b] = [Buffer.from(token), Buffer.from(given ?? '')]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** What the server needs to serve the page and its requests. */
export interface Show {
  readonly board: Board
  readonly pushTile: PushTile
  /** The file to save the board to; without one, the board cannot be edited. */
  readonly file?: BoardFile
  readonly assets: Assets
}

const boardOf = ({ board, file }: Show): Reply => {
  board.look()
  const now = Date.now()
  const tiles = board.tiles()
  const view: BoardView = {
    tiles: tiles.map((tile) => viewOf(tile, now)),
    file: file && { name: file.name, isSaved: file.isSaved(tiles.map(({ feed }) => feed)) },
  }
  return json(200, view)
}

/** More than the largest board takes. */
const MOST_BODY_BYTES = 262_144

const bodyOf = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > MOST_BODY_BYTES) return undefined
      chunks.push(chunk)
    }
  } catch {
    // The page disconnected before it had sent the whole request.
    return undefined
  }
  return Buffer.concat(chunks).toString()
}

/** Shows the board in the body of a request, which has the format of the file. */
const edit = async ({ board }: Show, file: BoardFile, request: IncomingMessage): Promise<Reply> => {
  const text = await bodyOf(request)
  if (text === undefined) return json(413, { error: 'too_large' })
  const feeds = file.read(text)
  if (E.isRight(feeds)) board.set(feeds.right)
  return json(200, { problems: E.isLeft(feeds) ? feeds.left : [] })
}

const POLLING = json(202, { polling: true })

/** Handles a request to a tile. */
const ofTile = async (show: Show, request: IncomingMessage, tile: Tile, what: string): Promise<Reply> => {
  const { board, pushTile } = show
  const [deed, n] = what.split('/')
  switch (`${request.method} ${deed}`) {
    case 'POST poll':
      board.pollNow(tile.id)
      return POLLING
    case 'POST push':
      return json(200, await pushTile(tile, headerOf(request, 'x-widget-key') ?? ''))
    case 'GET polls': {
      const polls = board.polls(tile.id)
      if (n === undefined) return json(200, polls.map(briefOf))
      // A dropped poll is null rather than a 404, which a browser would log as an error.
      return json(200, polls.find((poll) => poll.n === Number(n)) ?? null)
    }
    default:
      return NOT_FOUND
  }
}

const api = async (show: Show, request: IncomingMessage, path: string): Promise<Reply> => {
  const { board, file } = show
  const asked = `${request.method} ${path}`
  if (asked === 'GET /api/board') return boardOf(show)
  if (asked === 'POST /api/poll') {
    board.look()
    board.pollNow()
    return POLLING
  }
  if (file !== undefined) {
    const feeds = board.tiles().map(({ feed }) => feed)
    if (asked === 'PUT /api/board') return edit(show, file, request)
    if (asked === 'POST /api/board/save') return json(200, await file.save(feeds))
    if (asked === 'POST /api/board/replace') return json(200, await file.replace(feeds))
  }
  const [, id, what = ''] = /^\/api\/tiles\/(\d{1,9})\/(poll|push|polls(?:\/\d{1,9})?)$/.exec(path) ?? []
  const tile = board.tiles().find((tile) => tile.id === Number(id))
  return tile === undefined ? NOT_FOUND : ofTile(show, request, tile, what)
}

const reply = async (show: Show, token: string, port: number, request: IncomingMessage): Promise<Reply> => {
  const { method = '', url = '' } = request
  if (!isOurs(request, port)) return FORBIDDEN
  if (url.startsWith('/api/'))
    return isToken(token, headerOf(request, 'x-token')) ? api(show, request, url) : FORBIDDEN
  const asset = show.assets.get(url === '/?tv' ? '/' : url)
  return method === 'GET' && asset !== undefined ? { status: 200, ...asset } : NOT_FOUND
}

/** A board that is served. The address to open contains the token that the page sends back. */
export interface Served {
  readonly url: string
  readonly port: number
  readonly token: string
  readonly stop: () => Promise<void>
}

/** Serves a board on loopback. Rejects if the port is taken. */
export const serve = async (show: Show, port: number): Promise<Served> => {
  const token = randomBytes(16).toString('hex')
  const server: Server = createServer(async (request, response) => {
    const { port } = server.address() as AddressInfo
    const { status, type, body } = await reply(show, token, port, request)
    response
      .writeHead(status, { ...HEADERS, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) })
      .end(body)
  })
  // Requests for an upgrade, such as to WebSocket, are refused.
  server.on('upgrade', (_, socket) =>
    socket.end('HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\n\r\n'),
  )
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { port: served } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${served}/#${token}`,
    port: served,
    token,
    stop: async () => {
      show.board.stop()
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
