import { Redis } from 'ioredis'
import { describe, expect, test, vi } from 'vitest'
import { hasRedis, startRedis } from './services.js'
import { testStore } from './shared.js'
import { polls } from './support.js'

describe.runIf(hasRedis)('with a Redis', () => {
  testStore(startRedis, undefined, ({ service, store }) => {
    test.each<[type: string, put: (redis: Redis, key: string) => Promise<unknown>]>([
      ['list', (redis, key) => redis.rpush(key, 'a')],
      ['hash', (redis, key) => redis.hset(key, 'value', '1')],
      ['set', (redis, key) => redis.sadd(key, 'a')],
    ])('a %s in place of an entry counts as absent and is replaced', async (key, put) => {
      const redis = new Redis(service().url)
      await put(redis, `gecko-widgets:${key}`)
      redis.disconnect()
      const onError = vi.fn()
      const data = vi.fn(() => 42)
      expect(await polls({ key, store: store(), onError }, data)()).toBe(42)
      expect(await polls({ key, store: store(), onError }, data)()).toBe(42)
      expect(data).toHaveBeenCalledTimes(1)
      expect(onError.mock.calls).toEqual([[{ _tag: 'StoreFailed', cause: expect.any(Error) }]])
    })

    test('a Redis that stops answering blocks no poll', async () => {
      const onError = vi.fn()
      const poll = polls({ key: 'frozen', store: store(), onError }, () => 1)
      service().send('SIGSTOP')
      expect(await poll()).toBe(1)
      service().send('SIGCONT')
      expect(onError.mock.calls).toEqual([[{ _tag: 'StoreFailed', cause: expect.any(Error) }]])
    })
  })
})
