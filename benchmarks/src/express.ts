import { deepStrictEqual } from 'node:assert'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { decrypt } from '@gecko-widgets/core'
import { rightOf } from './cases.js'
import { time } from './report.js'
import { ratio, spreadOf } from './sampler.js'
import type { Section } from './section.js'
import { API_KEY, PASSWORD, type Variant } from './variants.js'

const CONNECTIONS = 16
// Short batches: what disturbs one variant then disturbs the next one alike.
const REQUESTS = 256
const WARM_UP_REQUESTS = 4_096
const LONGEST_MS = 60_000
const REQUEST_TIMEOUT_MS = 10_000

interface Server {
  readonly process: ChildProcess
  readonly agent: Agent
  readonly port: number
}

const start = async (variant: Variant): Promise<Server> => {
  const child = fork(new URL('./server.js', import.meta.url), [variant], {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [address] = (await once(child, 'message')) as [AddressInfo]
  return {
    process: child,
    port: address.port,
    agent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }),
  }
}

const stop = ({ process, agent }: Server): void => {
  agent.destroy()
  process.kill()
}

/** Microseconds of CPU time that the server has used, in its own code and in the kernel's. */
const cpuTime = async ({ process }: Server): Promise<number> => {
  const answer = once(process, 'message')
  process.send('cpu')
  const [{ user, system }] = (await answer) as [NodeJS.CpuUsage]
  return user + system
}

const ask = ({ agent, port }: Server): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = { agent, port, host: '127.0.0.1', path: '/widget', auth: `${API_KEY}:X` }
    get({ ...options, timeout: REQUEST_TIMEOUT_MS }, (response) => {
      if (response.statusCode === 200) resolve(text(response))
      else reject(new Error(`the server answered ${response.statusCode}`))
    })
      .on('timeout', () => reject(new Error('the server does not answer')))
      .on('error', reject)
  })

const askInTurn = async (server: Server, requests: number): Promise<void> => {
  for (let i = 0; i < requests; i++) await ask(server)
}

const load = async (server: Server, requests: number): Promise<void> => {
  await Promise.all(Array.from({ length: CONNECTIONS }, () => askInTurn(server, requests / CONNECTIONS)))
}

const cpuPerRequest = async (server: Server): Promise<number> => {
  const before = await cpuTime(server)
  await load(server, REQUESTS)
  return ((await cpuTime(server)) - before) / REQUESTS
}

const answers = {
  handWritten: (body: string) => body,
  library: (body: string) => body,
  encrypted: (body: string) => rightOf(decrypt(PASSWORD)(body)),
}

const VARIANTS = ['handWritten', 'library', 'encrypted'] as const

type Servers = Readonly<Record<Variant, Server>>

const startAll = async (): Promise<Servers> => {
  const started = await Promise.all(VARIANTS.map(async (variant) => [variant, await start(variant)] as const))
  return Object.fromEntries(started) as Servers
}

/** Microseconds per request, one figure of each server for each round. */
const measure = async (
  servers: Servers,
  rounds: number,
): Promise<Readonly<Record<Variant, readonly number[]>>> => {
  const figures: Record<Variant, number[]> = { handWritten: [], library: [], encrypted: [] }
  const deadline = Date.now() + LONGEST_MS
  for (let round = 0; round < rounds && Date.now() < deadline; round++)
    for (const variant of round % 2 === 0 ? VARIANTS : VARIANTS.toReversed())
      figures[variant].push(await cpuPerRequest(servers[variant]))
  return figures
}

/** What a request costs the server process; time per request would measure this machine's neighbours. */
export const express: Section = {
  name: 'express',
  title: 'Express with the library ÷ Express with res.json (no key, no checks), CPU time per request',
  async *rows({ rounds }) {
    const servers = await startAll()
    try {
      for (const variant of VARIANTS) {
        deepStrictEqual(
          answers[variant](await ask(servers[variant])),
          '{"item":[{"value":4231},{"value":3980}]}',
        )
        await load(servers[variant], WARM_UP_REQUESTS)
      }
      const { handWritten, library, encrypted } = await measure(servers, rounds)
      const of = time(1e3 * spreadOf(handWritten).median)
      yield {
        measure: 'number, JSON, key check',
        spread: ratio(library, handWritten),
        of,
        limits: { goal: 0.9, alarm: 1.1 },
      }
      yield {
        measure: 'number, JSON, key check, encrypted',
        spread: ratio(encrypted, handWritten),
        of,
        limits: { goal: 1.5 },
      }
    } finally {
      Object.values(servers).forEach(stop)
    }
  },
}
