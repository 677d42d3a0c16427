import { type Expected, TOO_LARGE, UNAUTHORIZED } from '../src/answers.js'
import { GOOD } from '../src/authorization.js'
import type { Ways } from '../src/board.js'
import type { Case, Parser } from '../src/cases/case.js'
import { CASES } from '../src/cases/index.js'
import { titleOf } from '../src/run.js'
import { NUMBER_XML } from '../src/widgets.js'

/** The ways of a framework that is asked over HTTP only. */
interface HostWays extends Ways {
  /** The parsers that are in front of a widget which reads no body. */
  readonly parsers?: readonly Parser[]
  /** Cases that are left out. */
  readonly skips?: (given: Case) => boolean
  /** Whether the framework adds a charset to the Content-Type of an encrypted answer. */
  readonly addsCharset?: boolean
}

const answered = (expected: Expected, is: (given: Case) => boolean): Ways['decides'] =>
  Object.fromEntries(CASES.filter(is).map((given) => [titleOf(given), expected]))

/** The host shows the first of two Authorization headers only. */
const FIRST_COUNTS = answered(
  NUMBER_XML,
  ({ id, request: { headers } }) => id === 'A28' && headers[0]?.[1] === GOOD[0]?.[1],
)

const FORMS = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/

/** The host takes whatever a form may send, without an Origin, for a forged one; some do so too if no type is sent. */
const noForms = (refusesBare: boolean): Ways['decides'] =>
  answered({ statuses: [403] }, ({ request: { method, headers } }) => {
    const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
    const isRefused = type === undefined ? refusesBare : FORMS.test(type)
    return isRefused && ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)
  })

/** The host's JSON parser refuses a body that would set a prototype. */
const noPrototype = (names: RegExp): Ways['decides'] =>
  answered({ statuses: [400] }, ({ id, name }) => id === 'F22' && names.test(name))

/** The host takes headers that are too long for Node. */
const LONG_HEADERS = answered(UNAUTHORIZED, ({ name }) => name === 'a token of 17 KiB')

/** The host ends the connection if a widget does not read a body to its end. */
const isTooLarge = ({ read }: Case): boolean => read === TOO_LARGE

const FETCH: HostWays = { adds: [], readsBodies: true, keeps: [], decides: {} }
const FASTIFY: HostWays = {
  ...FETCH,
  readsBodies: false,
  parsers: ['simple', 'json'],
  decides: noPrototype(/__proto__|constructor/),
}

const svelteKit = (refusesBare: boolean): HostWays => ({
  ...FETCH,
  decides: { ...FIRST_COUNTS, ...noForms(refusesBare) },
  skips: isTooLarge,
})

/** Each framework and runtime of `scripts/hosts.mjs`. */
export const WAYS: Readonly<Record<string, HostWays>> = {
  Fastify: FASTIFY,
  'NestJS on Express': {
    ...FETCH,
    readsBodies: false,
    parsers: ['extended', 'json'],
    adds: ['x-powered-by'],
  },
  'NestJS on Fastify': FASTIFY,
  SvelteKit: svelteKit(true),
  'SvelteKit 2': svelteKit(false),
  Astro: {
    ...FETCH,
    decides: {
      ...FIRST_COUNTS,
      ...noForms(true),
      // A query that is not well encoded.
      ...answered({ statuses: [400] }, ({ id }) => id === 'F13'),
    },
  },
  Nitro: FETCH,
  'Nitro 3.0.0': { ...FETCH, decides: FIRST_COUNTS },
  Nuxt: { ...FETCH, decides: FIRST_COUNTS },
  h3: FETCH,
  'React Router': {
    ...FETCH,
    adds: ['vary'],
    addsCharset: true,
    decides: FIRST_COUNTS,
    skips: isTooLarge,
  },
  'TanStack Start': FETCH,
  Hapi: {
    ...FETCH,
    readsBodies: false,
    parsers: ['simple', 'json'],
    decides: { ...noPrototype(/__proto__/), ...answered({ statuses: [400] }, ({ id }) => id === 'A31') },
  },
  // Its answer to HEAD has a Content-Length of 0.
  Elysia: { ...FETCH, skips: ({ id }) => id === 'D1' },
  'AWS Lambda': { ...FETCH, decides: answered({ statuses: [400] }, ({ id }) => id === 'F29') },
  Vercel: FETCH,
  Bun: FETCH,
  Deno: { ...FETCH, decides: LONG_HEADERS },
  Workers: {
    ...FETCH,
    decides: {
      ...LONG_HEADERS,
      // It drops a header without a value.
      ...answered(NUMBER_XML, ({ name }) => name === 'two headers, empty and good'),
    },
  },
}

/** Cases that are about Node's server, or about a router or a body parser in front of a widget. */
const OF_SERVERS = new Set(['D5', 'D6', 'D11', 'D12', 'D13', 'F24', 'F26'])

/** Tells whether a case can be asked of a framework over HTTP. */
export const appliesOver =
  ({ readsBodies, parsers = [], skips = () => false }: HostWays) =>
  (given: Case): boolean => {
    const { id, parser, request } = given
    if (OF_SERVERS.has(id) || request.authority !== undefined || request.method === 'TRACE') return false
    if (readsBodies) return !parser?.startsWith('left-') && !skips(given)
    return (parser === undefined ? request.body === undefined : parsers.includes(parser)) && !skips(given)
  }
