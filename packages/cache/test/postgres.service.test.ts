import { describe } from 'vitest'
import { hasPostgres, startPostgres } from './services.js'
import { testStore } from './shared.js'

describe.runIf(hasPostgres).each(['knex', 'kysely'])('with a Postgres and %s', (library) => {
  testStore(startPostgres, library)
})
