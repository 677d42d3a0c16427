import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A request as the API has received it. */
export interface Received {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
  readonly at: number
  readonly socket: Socket
}

/** How the API behaves towards one request. */
export type Mood = (response: ServerResponse, received: Received) => void

export const says =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Mood =>
  (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body)
  }

export const PAGE = '<!DOCTYPE html><html><title>Welcome</title><p>{"success": true}</html>'

export const moods = {
  accepts: says(200, '{"success":true}'),
  page: says(200, PAGE, { 'Content-Type': 'text/html; charset=utf-8' }),
  hangs: () => undefined,
  resets: (response) => response.socket?.destroy(),
  truncates: (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '16' })
    response.write('{"succ', () => response.socket?.destroy())
  },
  drips: (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.flushHeaders()
    const timer = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(timer))
  },
} as const satisfies Readonly<Record<string, Mood>>

/** Plays Geckoboard's push API on loopback. */
export interface Api {
  readonly url: string
  readonly received: readonly Received[]
  /** Sets the moods for the requests to come: one for each, and the last one for all that follow. */
  readonly play: (...moods: readonly Mood[]) => void
  readonly stop: () => Promise<void>
}

export const startApi = async (): Promise<Api> => {
  let playing: readonly Mood[] = [moods.accepts]
  let played = 0
  const received: Received[] = []
  const server = createServer((request, response) => {
    const at = performance.now()
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: path = '', headers, socket } = request
      const one = { method, path, headers, body: Buffer.concat(chunks), at, socket }
      received.push(one)
      const mood = playing[Math.min(played++, playing.length - 1)] ?? moods.accepts
      mood(response, one)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    play: (...next) => {
      playing = next
      played = 0
      received.length = 0
    },
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
