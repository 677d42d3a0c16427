import type { LockFactory } from '@verrou/core'
import type { DatabaseAdapter, KnexStoreOptions, LockStore, RedisStoreOptions } from '@verrou/core/types'
import type { Kysely } from 'kysely'
import { driverOf, type Store } from './driver.js'

const TABLE = 'verrou'

interface Row {
  readonly key: string
  readonly owner: string
  readonly expiration: number | null
}

type Db = Kysely<Record<typeof TABLE, Row>>

/** Keeps locks in a table. Verrou's own store imports kysely, which a bundler would not find in an app without it. */
const kyselyAdapter = (db: Db): DatabaseAdapter => ({
  setTableName: () => undefined,
  createTableIfNotExists: () =>
    db.schema
      .createTable(TABLE)
      .ifNotExists()
      .addColumn('key', 'varchar(255)', (column) => column.primaryKey())
      .addColumn('owner', 'varchar(255)', (column) => column.notNull())
      .addColumn('expiration', 'bigint')
      .execute(),
  insertLock: async (lock) => {
    await db.insertInto(TABLE).values(lock).execute()
  },
  acquireLock: async ({ key, owner, expiration }) => {
    const ended = db.updateTable(TABLE).where('key', '=', key).where('expiration', '<=', Date.now())
    return Number((await ended.set({ owner, expiration }).executeTakeFirst()).numUpdatedRows)
  },
  extendLock: async (key, owner, duration) => {
    const held = db.updateTable(TABLE).where('key', '=', key).where('owner', '=', owner)
    return Number((await held.set({ expiration: Date.now() + duration }).executeTakeFirst()).numUpdatedRows)
  },
  deleteLock: async (key, owner) => {
    const locks = db.deleteFrom(TABLE).where('key', '=', key)
    await (owner === undefined ? locks : locks.where('owner', '=', owner)).execute()
  },
  getLock: (key) =>
    db.selectFrom(TABLE).select(['owner', 'expiration']).where('key', '=', key).executeTakeFirst(),
})

/**
 * The parts of a knex or kysely store. It is recognized by its shape, because an app may have several copies of a
 * library.
 */
interface Connected {
  readonly connection?: unknown
  readonly autoCreateTable?: boolean
}

const hasMethod = (value: unknown, name: string): boolean =>
  typeof (Object(value) as Record<string, unknown>)[name] === 'function'

/** Loads the locks of a store, which use the same connection as its values. */
const lockStoreOf = async (store: Store): Promise<(() => LockStore) | undefined> => {
  const { connection, autoCreateTable = true } = store.options as Connected
  const driver = driverOf(store) as { readonly getConnection?: () => RedisStoreOptions['connection'] }
  if (driver.getConnection !== undefined) {
    const { redisStore } = await import('@verrou/core/drivers/redis')
    return redisStore({ connection: driver.getConnection() }).factory
  }
  if (hasMethod(connection, 'getExecutor')) {
    const { DatabaseStore } = await import('@verrou/core/drivers/database')
    return () => new DatabaseStore(kyselyAdapter(connection as Db), { tableName: TABLE, autoCreateTable })
  }
  if (hasMethod(connection, 'raw')) {
    const { knexStore } = await import('@verrou/core/drivers/knex')
    return knexStore({
      connection: connection as KnexStoreOptions['connection'],
      tableName: TABLE,
      autoCreateTable,
    }).factory
  }
  return undefined
}

const made = new WeakMap<Store, Promise<LockFactory | undefined>>()

const make = async (store: Store): Promise<LockFactory | undefined> => {
  const lockStore = await lockStoreOf(store)
  if (lockStore === undefined) return undefined
  const { LockFactory } = await import('@verrou/core')
  return new LockFactory(lockStore())
}

/** Creates the locks of a store once per store. Redis has locks, and so do databases with knex or kysely. */
export const locksOf = (store: Store): Promise<LockFactory | undefined> => {
  const locks = made.get(store) ?? make(store)
  made.set(store, locks)
  return locks
}

/** Allows the locks of a store to be created again, because verrou only tries once to create its table. */
export const forgetLocks = (store: Store): unknown => made.delete(store)
