import { once } from 'node:events'
import { Agent, type IncomingMessage, request as send } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { basic } from '../src/authorization.js'
import type { Definition } from '../src/board.js'
import { FRAMEWORKS } from '../src/frameworks/index.js'
import { watchProcess } from '../src/process.js'
import { KEY, WIDGETS } from '../src/widgets.js'

watchProcess()

// `npm run soak` takes minutes; as one of the tests it is short.
const REQUESTS = process.env['SOAK'] === undefined ? 2_000 : 100_000
const AT_ONCE = 16
/** What a request may leave behind, once the code is warm; far below the smallest thing worth leaking. */
const BYTES_PER_REQUEST = 16
/** What the heap is uncertain by: compiled code, pools. */
const NOISE = 6 * 2 ** 20

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const heap = async (): Promise<number> => {
  for (let i = 0; i < 3; i++) {
    collect()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return process.memoryUsage().heapUsed
}

const keyed = { Authorization: basic(KEY) }
const form = { ...keyed, 'Content-Type': 'application/x-www-form-urlencoded' }

interface Poll {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly status: number
}

const POLLS: readonly Poll[] = [
  { path: '/number?format=2', headers: keyed, status: 200 },
  { path: '/number', headers: keyed, status: 200 },
  { path: '/text?format=1', headers: keyed, status: 200 },
  { path: '/encrypted', headers: keyed, status: 200 },
  { path: '/number', status: 401 },
  { path: '/number?format=yaml', headers: keyed, status: 400 },
  { path: '/invalid', headers: keyed, status: 500 },
  { path: '/fails', headers: keyed, status: 500 },
  { path: '/simple/number', method: 'POST', headers: form, body: 'format=2', status: 200 },
  { path: '/number', method: 'PUT', headers: keyed, status: 405 },
]

const poll = async (agent: Agent, port: number, index: number): Promise<void> => {
  const { path, method = 'GET', headers = {}, body, status } = POLLS[index % POLLS.length] as Poll
  const asking = send({ agent, host: '127.0.0.1', port, path, method, headers }).end(body)
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  const bytes = await buffer(answer)
  expect([answer.statusCode, bytes.length > 0]).toEqual([status, true])
}

describe.each(FRAMEWORKS.map((framework) => [framework.name, framework] as const))('%s', (_, framework) => {
  it(`${REQUESTS} requests leave nothing behind`, { timeout: 600_000 }, async () => {
    const { number, text, encrypted, invalid, fails } = WIDGETS
    const quiet = (definition: Definition): Definition => ({
      ...definition,
      options: { ...definition.options, onError: () => {} },
    })
    const server = await framework.start(
      Object.fromEntries(
        Object.entries({ number, text, encrypted, invalid, fails }).map(([name, of]) => [name, quiet(of)]),
      ),
      { logged: false },
    )
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
    let next = 0
    const pollUntil = async (end: number): Promise<void> => {
      while (next < end) await poll(agent, server.port, next++)
    }
    const run = (end: number) => Promise.all(Array.from({ length: AT_ONCE }, () => pollUntil(end)))
    await run(REQUESTS / 4)
    const warm = await heap()
    await run(REQUESTS)
    expect((await heap()) - warm).toBeLessThan(NOISE + BYTES_PER_REQUEST * REQUESTS)
    agent.destroy()
    await server.stop()
  })
})
