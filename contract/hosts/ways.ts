import type { Ways } from '../src/board.js'

const FETCH: Ways = { adds: [], readsBodies: true, keeps: [], decides: {} }
const NODE: Ways = { ...FETCH, readsBodies: false }

export const WAYS: Readonly<Record<string, Ways>> = {
  Fastify: NODE, Hapi: NODE, 'NestJS on Express': NODE, 'NestJS on Fastify': NODE,
  h3: FETCH,  'AWS Lambda': FETCH, Nitro: FETCH, SvelteKit: FETCH, Astro: FETCH, 'React Router': FETCH,
  'Elysia': FETCH, 'TanStack Start': FETCH, 'Vercel': FETCH, 'Nuxt': FETCH,
}
