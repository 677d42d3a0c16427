import type { CacheFailure, Store } from '@gecko-widgets/cache'
import { expect, test, vi } from 'vitest'
import { delay, HOUR, polls, rejection, until } from './support.js'

interface Own {
  readonly get?: () => unknown
  readonly set?: (key: string, value: string, ttl: number) => unknown
}

/** A store in this process, each function of which can fail. */
const storeOf = (own: Own = {}) => {
  const entries = new Map<string, string>()
  const factory = vi.fn(({ prefix }: { readonly prefix: string }) => ({
    type: 'l2' as const,
    get: async (key: string) => (own.get === undefined ? entries.get(`${prefix}:${key}`) : own.get()),
    set: async (key: string, value: string, ttl: number) =>
      own.set === undefined ? entries.set(`${prefix}:${key}`, value) : own.set(key, value, ttl),
  }))
  const store: Store = { options: {}, factory }
  return { store, factory, entries }
}

// Each cached data function has a memory of its own, as a process has.

test('the other processes use a value that one has made', async () => {
  const { store } = storeOf()
  const data = vi.fn(() => 1)
  const replicas = Array.from({ length: 4 }, () => polls({ store }, data))
  for (const poll of replicas) expect(await poll()).toBe(1)
  expect(data).toHaveBeenCalledTimes(1)
})

test('a value is as fresh as in the process that made it', async () => {
  const { store } = storeOf()
  let count = 0
  await polls({ store, ttlMs: 300 }, () => ++count)()
  await delay(400)
  const late = polls({ store, ttlMs: 300 }, () => ++count)
  expect(await late()).toBe(1)
  await until(async () => (await late()) > 1, 'a fresh value')
})

test('a store has one driver, however many widgets it serves', async () => {
  const { store, factory } = storeOf()
  await polls({ store }, () => 1)()
  await polls({ store, key: 'orders' }, () => 2)()
  expect(factory).toHaveBeenCalledTimes(1)
})

test('keys have a prefix in a store', async () => {
  const { store, entries } = storeOf()
  await polls({ store }, () => 1)()
  expect([...entries.keys()]).toEqual(['gecko-widgets:users'])
})

test('a new process serves the last good value of the store while its query hangs', async () => {
  const { store } = storeOf()
  await polls({ store, ttlMs: 20 }, () => 1)()
  await delay(50)
  const data = vi.fn(() => new Promise<number>(() => undefined))
  const poll = polls({ store, ttlMs: 20 }, data)
  for (let i = 0; i < 10; i++) expect(await Promise.all([poll(), poll()])).toEqual([1, 1])
  expect(data).toHaveBeenCalledTimes(1)
})

const gone = async () => Promise.reject(new Error('no store'))
const never = () => new Promise(() => undefined)

test.each([
  ['cannot be read', { get: gone }],
  ['cannot be written', { set: gone }],
  ['does not answer', { get: never, set: never }],
])('a store that %s causes a call of the data function, and is reported', async (_, own) => {
  const failures: CacheFailure[] = []
  const data = vi.fn(() => 1)
  const poll = polls({ store: storeOf(own).store, onError: (failure) => failures.push(failure) }, data)
  expect(await Promise.all([poll(), poll()])).toEqual([1, 1])
  expect(await poll()).toBe(1)
  expect(data).toHaveBeenCalledTimes(1)
  await until(() => failures.length > 0, 'the failure')
  expect(failures).toEqual([{ _tag: 'StoreFailed', cause: expect.any(Error) }])
})

test('a store that failed is not used for a while', async () => {
  const get = vi.fn(gone)
  const poll = polls({ store: storeOf({ get }).store, onError: () => undefined }, () =>
    Promise.reject(new Error('no database')),
  )
  for (let i = 0; i < 10; i++) await rejection(poll())
  expect(get).toHaveBeenCalledTimes(1)
})

test('a value is kept in the store until it is no longer served', async () => {
  const set = vi.fn(async (_key: string, _value: string, _ttl: number) => true)
  await polls({ store: storeOf({ set }).store, ttlMs: HOUR, staleMs: 5 }, () => 1)()
  await polls({ store: storeOf({ set }).store, ttlMs: HOUR, staleMs: 0 }, () => 1)()
  expect(set.mock.calls.map(([, , ttl]) => ttl)).toEqual([HOUR + 5, HOUR])
})

const ago = (ms: number): number => Date.now() - ms

test.each([
  '{}',
  '42',
  'null',
  '{"value":"P"}',
  `{"expires":${Date.now() + HOUR}}`,
  '{"value":"P","expires":"soon"}',
  '{"value":"P","expires":-1}',
  '{"value":"P","expires":1e999}',
  '{',
  '',
  7,
  { value: 'P' },
])('%j in place of an entry counts as absent, is replaced, and is reported once', async (entry) => {
  const { store, entries } = storeOf()
  entries.set('gecko-widgets:users', entry as string)
  const onError = vi.fn()
  const data = vi.fn(() => Promise.reject<number>(new Error('no database')))
  const poll = polls({ store, onError }, data)
  await rejection(poll())
  await rejection(poll())
  expect(data).toHaveBeenCalledTimes(2)
  data.mockResolvedValue(42)
  expect(await poll()).toBe(42)
  expect(await polls({ store, onError }, () => 43)()).toBe(42)
  const cause = new Error(
    'gecko-widgets: cached: the store has unreadable data at the key "users"; the next value replaces it',
  )
  expect(onError.mock.calls).toEqual([[{ _tag: 'StoreFailed', cause }]])
})

test('a value that has expired long ago is not served', async () => {
  const { store, entries } = storeOf()
  entries.set('gecko-widgets:users', `{"value":1,"expires":${ago(1000)}}`)
  expect(
    await polls(
      { store, staleMs: HOUR, timeoutMs: 100, onError: () => undefined },
      () => new Promise(() => undefined),
    )(),
  ).toBe(1)
  expect(await polls({ store, staleMs: 500 }, () => 2)()).toBe(2)
})

test('a replica serves a value no longer than its staleMs says, wherever it was made', async () => {
  const { store, entries } = storeOf()
  const cause = new Error('no database')
  entries.set('gecko-widgets:users', `{"value":1,"expires":${Date.now() + 100}}`)
  const poll = polls({ store, ttlMs: 1000, staleMs: 200, onError: () => undefined }, () =>
    Promise.reject(cause),
  )
  expect(await poll()).toBe(1)
  await delay(150)
  expect(await poll()).toBe(1)
  await delay(200)
  expect(await rejection(poll())).toBe(cause)
})

test.each([HOUR, 150])('a clock that is set back by %i ms does not keep a value fresh', async (ms) => {
  let count = 0
  const options = { ttlMs: 200, staleMs: 0 }
  const lone = polls(options, () => ++count)
  const sharing = polls({ ...options, store: storeOf().store }, () => ++count)
  expect([await lone(), await sharing()]).toEqual([1, 2])
  const clock = vi.spyOn(Date, 'now')
  try {
    clock.mockImplementation(() => Math.floor(performance.timeOrigin + performance.now() - ms))
    expect([await lone(), await sharing()]).toEqual([1, 2])
    await delay(250)
    expect([await lone(), await sharing()]).toEqual([3, 4])
  } finally {
    clock.mockRestore()
  }
})

test('a value from before the clock was set back is served, but is not fresh', async () => {
  const { store, entries } = storeOf()
  entries.set('gecko-widgets:users', `{"value":1,"expires":${Date.now() + HOUR}}`)
  const poll = polls({ store, ttlMs: 60_000 }, () => 2)
  expect(await poll()).toBe(1)
  await until(async () => (await poll()) === 2, 'a fresh value')
})

/** A store on a Redis of which only the locks are real enough. */
const lockedStoreOf = (own: { readonly set?: () => Promise<unknown> } = {}) => {
  const { store, entries } = storeOf()
  const locks = new Map<string, string>()
  const set = vi.fn(async (key: string, owner: string, _px: 'PX', _ms: number, _nx: 'NX') => {
    await own.set?.()
    if (locks.has(key)) return null
    locks.set(key, owner)
    return 'OK'
  })
  const connection = {
    set,
    get: async (key: string) => locks.get(key) ?? null,
    eval: async (_script: string, _keys: number, key: string, owner: string) =>
      locks.get(key) === owner && locks.delete(key) ? 1 : 0,
  }
  const factory = (config: { readonly prefix: string }) => ({
    ...store.factory(config),
    getConnection: () => connection,
  })
  return { store: { options: {}, factory }, entries, locks, set }
}

test('a lock expires a second after timeoutMs, or when the value is in the store', async () => {
  const { store, entries, locks, set } = lockedStoreOf()
  const poll = polls({ store, timeoutMs: 5000 }, () => {
    expect([...locks.keys()]).toEqual(['gecko-widgets-lock:users'])
    return 1
  })
  expect(await poll()).toBe(1)
  expect(set.mock.calls).toEqual([['gecko-widgets-lock:users', expect.any(String), 'PX', 6000, 'NX']])
  expect([locks.size, entries.size]).toEqual([0, 1])
})

test('a lock that comes too late is released', async () => {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const { store, locks, set } = lockedStoreOf({ set: () => opened })
  const failures: CacheFailure[] = []
  const poll = polls({ store, onError: (failure) => failures.push(failure) }, () => 1)
  expect(await poll()).toBe(1)
  expect(failures).toEqual([{ _tag: 'StoreFailed', cause: expect.any(Error) }])
  open()
  await until(() => set.mock.results.length === 1, 'the lock')
  await until(() => locks.size === 0, 'no lock')
})
