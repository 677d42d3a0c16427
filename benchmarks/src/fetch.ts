import { strictEqual } from 'node:assert'
import { createGeckoboard } from '@gecko-widgets/fetch'
import { hasKey, numberOf } from './by-hand.js'
import { time } from './report.js'
import { cpuTime, inTurn, ratio, spreadOf } from './sampler.js'
import type { Section } from './section.js'
import { API_KEY, BODY, CREDENTIALS, VALUE } from './variants.js'

type Handler = (request: Request) => Promise<Response>

const REQUESTS = 1_000
const WARM_UP_ROUNDS = 10
const URL_OF_WIDGET = 'https://example.com/widgets/users'

const numbers = async () => VALUE

const library: Handler = createGeckoboard({ apiKey: API_KEY, feedFormat: 'json' }).number(numbers)

const byHand: Handler = async ({ headers }) =>
  hasKey(headers.get('authorization') ?? undefined)
    ? Response.json(numberOf(await numbers()), { headers: { 'Cache-Control': 'no-store' } })
    : new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="widgets"' } })

const bare: Handler = async () => new Response(BODY, { headers: { 'Content-Type': 'application/json' } })

const ask = async (handler: Handler): Promise<string> => {
  const response = await handler(new Request(URL_OF_WIDGET, { headers: { Authorization: CREDENTIALS } }))
  return response.text()
}

const nsPerRequest = async (handler: Handler): Promise<number> => {
  const start = cpuTime()
  for (let i = 0; i < REQUESTS; i++) await ask(handler)
  return (cpuTime() - start) / REQUESTS
}

/** A request and its answer without a server: what the library adds to them. */
export const fetchInProcess: Section = {
  name: 'fetch',
  title: 'fetch: a request in process, with the library ÷',
  async *rows({ rounds }) {
    const handlers = [library, byHand, bare]
    for (const handler of handlers) strictEqual(await ask(handler), BODY)
    await inTurn(handlers, WARM_UP_ROUNDS, nsPerRequest)
    const figures = await inTurn(handlers, rounds, nsPerRequest)
    const row = (measure: string, reference: Handler, goal?: number) => {
      const of = figures.get(reference) ?? []
      return {
        measure,
        spread: ratio(figures.get(library) ?? [], of),
        of: time(spreadOf(of).median),
        goal,
      }
    }
    yield row('the same by hand, checked', byHand)
    yield row('a bare Request and Response', bare, 1.7)
  },
}
