import type { Store } from '@gecko-widgets/cache'

/** A store in use, and what closes its connections. */
export interface Connected {
  readonly store: Store
  readonly close: () => Promise<unknown>
}

const withRedis = async (url: string): Promise<Connected> => {
  const { redisDriver } = await import('bentocache/drivers/redis')
  const { Redis } = await import('ioredis')
  const connection = new Redis(url, { retryStrategy: () => 50 })
  connection.on('error', () => undefined)
  return { store: redisDriver({ connection }), close: async () => connection.disconnect() }
}

const withKnex = async (url: string, autoCreateTable: boolean): Promise<Connected> => {
  const { knexDriver } = await import('bentocache/drivers/knex')
  const { default: knex } = await import('knex')
  // Knex prints the errors of its connections, which a test makes.
  const log = { warn: () => undefined, error: () => undefined }
  const connection = knex({ client: 'pg', connection: url, log })
  const store = knexDriver({ connection, autoCreateTable, pruneInterval: false })
  return { store, close: () => connection.destroy() }
}

const withKysely = async (url: string, autoCreateTable: boolean): Promise<Connected> => {
  const { kyselyDriver } = await import('bentocache/drivers/kysely')
  const { Kysely, PostgresDialect } = await import('kysely')
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({ connectionString: url })
  pool.on('error', () => undefined)
  const connection = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool }) })
  const store = kyselyDriver({ connection, autoCreateTable, pruneInterval: false })
  return { store, close: () => connection.destroy() }
}

/** Connects to the store at a URL: `redis://`, `postgres://…#knex` or `postgres://…#kysely`. */
export const storeAt = (url: string, { autoCreateTable = false } = {}): Promise<Connected> => {
  const [at = '', library] = url.split('#')
  if (library === undefined) return withRedis(at)
  return library === 'knex' ? withKnex(at, autoCreateTable) : withKysely(at, autoCreateTable)
}
