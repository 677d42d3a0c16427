// One of several processes that serve the same widget from one Redis; it polls as often as it is told.
import { setTimeout as delay } from 'node:timers/promises'
import { cached } from '@gecko-widgets/cache'
import { redisDriver } from 'bentocache/drivers/redis'
import { Redis } from 'ioredis'

/** What a replica has seen: how often its data function ran, and whose values it served. */
export interface Seen {
  readonly calls: number
  readonly makers: readonly number[]
}

const connection = new Redis(Number(process.argv[2]), '127.0.0.1')
let calls = 0
const users = cached({ key: 'users', ttlMs: 60_000, store: redisDriver({ connection }) })(async () => {
  calls += 1
  return delay(200, process.pid)
})

process.on('message', async (count: number) => {
  const poll = () => users(undefined, { signal: new AbortController().signal })
  const makers = await Promise.all(Array.from({ length: count }, poll))
  process.send?.({ calls, makers: [...new Set(makers)] } satisfies Seen)
})
process.on('disconnect', () => process.exit())
