import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { hasPostgres, startPostgres } from './services.js'
import { testStore } from './shared.js'
import { storeAt } from './stores.js'
import { polls } from './support.js'

describe.runIf(hasPostgres).each(['knex', 'kysely'])('with a Postgres and %s', (library) => {
  testStore(startPostgres, library, ({ service }) => {
    test('a driver that creates its table also creates that of the locks', async () => {
      const client = new pg.Client(service().url)
      await client.connect()
      await client.query('drop table verrou')
      const { store, close } = await storeAt(`${service().url}#${library}`, { autoCreateTable: true })
      const onError = vi.fn()
      expect(await polls({ key: 'first', store, onError }, () => 1)()).toBe(1)
      expect((await client.query('select from verrou')).rowCount).toBe(0)
      expect(onError).not.toHaveBeenCalled()
      await Promise.all([client.end(), close()])
    })

    test('without a table for the locks, values are shared, and the failure is reported', async () => {
      const client = new pg.Client(service().url)
      await client.connect()
      await client.query('alter table verrou rename to other')
      const { store, close } = await storeAt(`${service().url}#${library}`)
      const onError = vi.fn()
      const data = vi.fn(() => 1)
      const replicas = [1, 2, 3].map(() => polls({ key: 'no locks', store, onError }, data))
      for (const poll of replicas) expect(await poll()).toBe(1)
      expect(data).toHaveBeenCalledTimes(1)
      const cause = expect.objectContaining({ message: expect.stringContaining('"verrou" does not exist') })
      expect(onError.mock.calls).toEqual([[{ _tag: 'StoreFailed', cause }]])
      await client.query('alter table other rename to verrou')
      await Promise.all([client.end(), close()])
    })
  })
})
