import type { Ways } from '../src/board.js'

const FETCH: Ways = { adds: [], readsBodies: true, keeps: [], decides: {} }

export const WAYS: Readonly<Record<string, Ways>> = {
  Fastify: { ...FETCH, readsBodies: false },
  h3: FETCH, Hapi: { ...FETCH, readsBodies: false }, 'AWS Lambda': FETCH, Nitro: FETCH,
}
