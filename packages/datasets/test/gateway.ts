import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** A request on its way to the API. */
export interface Passing {
  readonly method: string
  readonly path: string
  readonly body: string
}

/** What a gateway does with one request. */
export type Fate =
  | 'passes'
  /** Breaks the connection before the API has it. */
  | 'is lost'
  /** Breaks the connection after the API has done it. */
  | 'is done, and its answer is lost'
  /** Answers in its own name, and the API does not have it. */
  | { readonly status: number }
  /** Answers in its own name, after the API has done it. */
  | { readonly doneAnd: number }

/** A gateway in front of an API, where requests go wrong. */
export interface Gateway {
  readonly url: string
  readonly passed: readonly Passing[]
  /** Sets the fates of the requests to come; after them, all pass. */
  readonly play: (...fates: readonly Fate[]) => void
  readonly close: () => Promise<void>
}

export const startGateway = async (target: () => string): Promise<Gateway> => {
  let fates: readonly Fate[] = []
  const passed: Passing[] = []

  const answer = (response: ServerResponse, status: number, body = '{}'): void => {
    response.writeHead(status, { 'Content-Type': 'application/json', 'Retry-After': '0' }).end(body)
  }

  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const { method = '', url: path = '' } = request
    passed.push({ method, path, body: body.toString() })
    const fate = fates[passed.length - 1] ?? 'passes'
    if (fate === 'is lost') return void response.socket?.destroy()
    if (typeof fate === 'object' && 'status' in fate) return answer(response, fate.status)
    const { authorization = '', 'content-type': type = '' } = request.headers
    const sent = await fetch(target() + path, {
      method,
      headers: { authorization, 'content-type': type },
      body: body.length === 0 ? null : body,
    })
    const said = await sent.text()
    if (fate === 'passes') return answer(response, sent.status, said)
    if (typeof fate === 'object') return answer(response, fate.doneAnd)
    response.socket?.destroy()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    play: (...next) => {
      fates = next
      passed.length = 0
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
