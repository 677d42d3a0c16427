import type { CacheFailure, Store } from '@gecko-widgets/cache'
import { expect, test, vi } from 'vitest'
import { delay, HOUR, polls, rejection, until } from './support.js'

interface Own {
  readonly get?: () => unknown
  readonly set?: (key: string, value: string, ttl: number) => unknown
}

/** A store in this process, of which each function can be told to fail. */
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

test('a value that one made is used by the others', async () => {
  const { store } = storeOf()
  const data = vi.fn(() => 1)
  const replicas = Array.from({ length: 4 }, () => polls({ store }, data))
  for (const poll of replicas) expect(await poll()).toBe(1)
  expect(data).toHaveBeenCalledTimes(1)
})

test('a value stays as fresh as it was where it was made', async () => {
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

test('keys stand behind a prefix in a store', async () => {
  const { store, entries } = storeOf()
  await polls({ store }, () => 1)()
  expect([...entries.keys()]).toEqual(['gecko-widgets:users'])
})

test('a process that has just begun serves the last good value of the store while its query hangs', async () => {
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
  ['holds what it was not given', { get: () => '{' }],
  ['does not answer', { get: never, set: never }],
])('a store that %s costs a call of the data function, and is reported', async (_, own) => {
  const failures: CacheFailure[] = []
  const data = vi.fn(() => 1)
  const poll = polls({ store: storeOf(own).store, onError: (failure) => failures.push(failure) }, data)
  expect(await Promise.all([poll(), poll()])).toEqual([1, 1])
  expect(await poll()).toBe(1)
  expect(data).toHaveBeenCalledTimes(1)
  await until(() => failures.length > 0, 'the failure')
  expect(failures).toEqual([{ _tag: 'StoreFailed', cause: expect.any(Error) }])
})

test('a store that failed is left alone for a while', async () => {
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
