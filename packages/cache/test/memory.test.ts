import { beforeEach, expect, test, vi } from 'vitest'

const HOUR = 3_600_000
const MIB = 1024 * 1024

let cached: typeof import('@gecko-widgets/cache').cached

// All caches of a process share one bound, so each test has a process of its own, as far as modules make one.
beforeEach(async () => {
  vi.resetModules()
  const cache = await import('@gecko-widgets/cache')
  cached = cache.cached
})

/** A cache of values by name, which makes each with `data`. */
const cacheOf = (data: (name: string) => unknown, maxBytes?: number) => {
  const made: string[] = []
  const values = cached({ key: (name: string) => name, ttlMs: HOUR, maxBytes })((name) => {
    made.push(name)
    return data(name)
  })
  const poll = (name: string) => values(name, { signal: new AbortController().signal })
  return { poll, made }
}

test('a cache keeps the 1,000 most recently used values', async () => {
  const { poll, made } = cacheOf((name) => name)
  for (let i = 0; i < 1000; i++) await poll(`v${i}`)
  await poll('v0')
  await poll('v1000')
  expect(made).toHaveLength(1001)
  await poll('v0')
  await poll('v2')
  expect(made).toHaveLength(1001)
  await poll('v1')
  expect(made.slice(1001)).toEqual(['v1'])
})

test('all caches together keep 50 MiB, and drop the least recently used values', async () => {
  const large = 'x'.repeat(MIB)
  const one = cacheOf(() => large)
  const other = cacheOf(() => large)
  for (let i = 0; i < 25; i++) {
    await one.poll(`v${i}`)
    await other.poll(`v${i}`)
  }
  // Keys and quotes count too, so one of the fifty had to go.
  expect(await one.poll('v1')).toBe(large)
  expect([one.made.length, other.made.length]).toEqual([25, 25])
  await one.poll('v0')
  expect(one.made.slice(25)).toEqual(['v0'])
  await other.poll('v0')
  expect(other.made.slice(25)).toEqual(['v0'])
})

test('maxBytes limits all caches together, and the largest applies', async () => {
  const half = 'x'.repeat(400)
  const one = cacheOf(() => half, 500)
  const other = cacheOf(() => half, 1000)
  const third = cacheOf(() => half)
  await one.poll('a')
  await other.poll('b')
  await one.poll('a')
  await other.poll('b')
  expect([one.made, other.made]).toEqual([['a'], ['b']])
  await third.poll('c')
  await other.poll('b')
  await third.poll('c')
  expect([other.made, third.made]).toEqual([['b'], ['c']])
  await one.poll('a')
  expect(one.made).toEqual(['a', 'a'])
})

test('bytes are those of UTF-8', async () => {
  const { poll, made } = cacheOf(() => '日'.repeat(30), 100)
  await poll('a')
  await poll('b')
  await poll('b')
  await poll('a')
  expect(made).toEqual(['a', 'b', 'a'])
})

test('a value larger than the memory is served, shared and not kept, and removes nothing', async () => {
  const { poll, made } = cacheOf((name) => (name === 'large' ? 'x'.repeat(200) : 1), 100)
  await poll('small')
  expect(await Promise.all([poll('large'), poll('large')])).toEqual(Array(2).fill('x'.repeat(200)))
  expect(made).toEqual(['small', 'large'])
  await poll('large')
  await poll('small')
  expect(made).toEqual(['small', 'large', 'large'])
})

test('with a maxBytes of 0, only polls at the same time share a value', async () => {
  const { poll, made } = cacheOf(() => 1, 0)
  await Promise.all([poll('a'), poll('a')])
  await poll('a')
  expect(made).toEqual(['a', 'a'])
})
