import type { Store } from '@gecko-widgets/cache'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Plan } from './replica.js'
import { cleanUp, type Replica, type Service, startReplicas } from './services.js'
import { type Connected, storeAt } from './stores.js'
import { delay, HOUR, polls, rejection, until } from './support.js'

/** The store of the tests, once they run. */
interface Started {
  readonly service: () => Service
  readonly store: () => Store
}

/**
 * Tests what every store does that replicas share. `library` is what connects to it, if there is a choice; `testMore`
 * has the tests of this store only.
 */
export const testStore = (
  start: () => Promise<Service>,
  library: string | undefined,
  testMore: (started: Started) => void = () => undefined,
): void => {
  let service: Service
  let connected: Connected
  let replicas: readonly Replica[]
  beforeAll(async () => {
    service = await start()
    const url = library === undefined ? service.url : `${service.url}#${library}`
    connected = await storeAt(url)
    replicas = await startReplicas(url)
    // A busy machine may take more than a second to connect, which counts as a failure of the store.
    await Promise.all(replicas.map((replica) => until(() => hasConnected(replica), 'connections')))
  })
  afterAll(async () => {
    await connected?.close()
    await cleanUp()
  })
  const store = (): Store => connected.store

  let tests = 0
  /** A key that no other test has. */
  const newKey = (): string => `users ${tests++}`

  const hasConnected = async ({ poll, reports }: Replica): Promise<boolean> => {
    const plan = { key: newKey(), ttlMs: HOUR, queryMs: 0 }
    await poll({ plan, polls: 1 })
    return !reports.some((report) => report.key === plan.key && 'failure' in report)
  }

  const reportsOf = (key: string) =>
    replicas.flatMap(({ reports }) => reports).filter((report) => report.key === key)
  /** When the data function of a key was called, in all replicas. */
  const callsOf = (key: string): readonly number[] =>
    reportsOf(key)
      .flatMap((report) => ('call' in report ? report.call : []))
      .sort((a, b) => a - b)

  test.each<[ttls: number, plan: Omit<Plan, 'key'>]>([
    [10, { ttlMs: 300, queryMs: 100 }],
    [10, { ttlMs: 300, queryMs: 100, staleMs: 0 }],
    [6, { ttlMs: 500, queryMs: 800 }],
  ])('four processes make at most one call in each of %i TTLs: %o', async (ttls, options) => {
    const plan = { key: newKey(), ...options }
    const order = { plan, polls: 2, everyMs: 20, forMs: ttls * plan.ttlMs }
    const got = await Promise.all(replicas.map(({ poll }) => poll(order)))
    for (const value of got.flat()) expect(value).toMatch('made by')
    expect(reportsOf(plan.key).filter((report) => 'failure' in report)).toEqual([])
    const calls = callsOf(plan.key)
    expect(calls.length).toBeGreaterThan(1)
    expect(calls.length).toBeLessThanOrEqual(ttls)
    const gaps = calls.slice(1).map((call, i) => call - (calls[i] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(plan.ttlMs)
  })

  test('polls of four processes at the same time share one call', async () => {
    const plan = { key: newKey(), ttlMs: HOUR, queryMs: 200 }
    const got = await Promise.all(replicas.map(({ poll }) => poll({ plan, polls: 50 })))
    expect(new Set(got.flat()).size).toBe(1)
    expect(callsOf(plan.key)).toHaveLength(1)
  })

  test('while another process makes the value, the last good one is served at once', async () => {
    const plan = { key: newKey(), ttlMs: 100, queryMs: 2000 }
    const [first] = (await replicas[0]?.poll({ plan, polls: 1 })) ?? []
    await delay(150)
    const begin = Date.now()
    const got = await Promise.all(replicas.map(({ poll }) => poll({ plan, polls: 5 })))
    expect(Date.now() - begin).toBeLessThan(1500)
    expect(new Set(got.flat())).toEqual(new Set([first]))
  })

  // Each cached data function has a memory of its own, as a process has.

  test('a call that fails is not counted: the next process calls', async () => {
    const key = newKey()
    const cause = new Error('no database')
    const data = vi.fn(() => delay(100).then(() => Promise.reject(cause)))
    const failing = polls({ key, store: store() }, data)
    const working = polls({ key, store: store() }, () => 42)
    const failed = rejection(failing())
    await until(() => data.mock.calls.length === 1, 'the call')
    expect(await working()).toBe(42)
    expect(await failed).toBe(cause)
    expect(await failing()).toBe(42)
  })

  test('a process that waits for another one gives up at its own timeout', async () => {
    const key = newKey()
    const slow = vi.fn(() => delay(1000, 42))
    const made = polls({ key, store: store() }, slow)()
    await until(() => slow.mock.calls.length === 1, 'the call')
    const data = vi.fn(() => 43)
    const hasty = polls({ key, store: store(), timeoutMs: 200 }, data)
    expect(String(await rejection(hasty()))).toMatch('in another process took longer than 200 ms')
    expect(await made).toBe(42)
    expect(data).not.toHaveBeenCalled()
    expect(await hasty()).toBe(42)
  })

  test('a key of any length names a value', async () => {
    const onError = vi.fn()
    const long = (end: string) =>
      polls({ key: `${'long '.repeat(100)}${end}`, store: store(), onError }, () => end)
    expect(await Promise.all([long('a')(), long('b')()])).toEqual(['a', 'b'])
  })

  test.each([
    '{}',
    '42',
    'null',
    '"P"',
    '[1]',
    '{"value":"P"}',
    '{"expires":9e12}',
    '{"value":"P","expires":"soon"}',
    '{"value":"P","expires":null}',
    '{"value":"P","expires":-1}',
    '{"value":"P","expires":1.5}',
    '{"value":"P","expires":1e999}',
    '{',
    'value',
    '',
  ])('%j in the place of an entry is as if it were not there, and is replaced', async (entry) => {
    const key = newKey()
    await service.plant(key, entry)
    const onError = vi.fn()
    const data = vi.fn(() => 42)
    const poll = polls({ key, store: store(), onError }, data)
    expect(await Promise.all([poll(), poll()])).toEqual([42, 42])
    expect(await polls({ key, store: store() }, data)()).toBe(42)
    expect(data).toHaveBeenCalledTimes(1)
    const cause = expect.objectContaining({ message: expect.stringContaining(JSON.stringify(key)) })
    expect(onError.mock.calls).toEqual([[{ _tag: 'StoreFailed', cause }]])
  })

  testMore({ service: () => service, store })

  test('with the store down, each process calls for itself, and uses the store again when it is back', async () => {
    const key = newKey()
    const onError = vi.fn()
    let calls = 0
    const three = [1, 2, 3].map(() => polls({ key, store: store(), ttlMs: 20, onError }, () => ++calls))
    expect(await three[0]?.()).toBe(1)
    await service.stop()
    await delay(50)
    for (const poll of three) await until(async () => (await poll()) > 1, 'a value without the store')
    expect(calls).toBeGreaterThan(3)
    expect(onError.mock.calls[0]).toEqual([{ _tag: 'StoreFailed', cause: expect.any(Error) }])

    await service.restart()
    const other = newKey()
    await until(async () => {
      await polls({ key: other, store: store(), onError }, () => 1)()
      return service.has(other)
    }, 'a value in the store')
  })

  test('a process that is killed in its turn costs one further call, when the turn has ended', async () => {
    const plan = { key: newKey(), ttlMs: HOUR, queryMs: 1000, timeoutMs: 1500 }
    const [first, ...others] = replicas as [Replica, ...Replica[]]
    void first.poll({ plan, polls: 1 })
    await until(() => callsOf(plan.key).length === 1, 'the call')
    const got = Promise.all(others.map(({ poll }) => poll({ plan, polls: 1, everyMs: 50, forMs: 5000 })))
    await delay(200)
    await first.kill()
    const last = (await got).map((values) => values.at(-1))
    const [died = 0, further = 0, ...more] = callsOf(plan.key)
    expect(more).toEqual([])
    expect(further - died).toBeGreaterThan(plan.timeoutMs + 900)
    expect(last).toEqual(Array(3).fill(expect.stringMatching(`^made by \\d+ at ${further}$`)))
  })
}
