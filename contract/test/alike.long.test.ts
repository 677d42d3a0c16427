import { createRequire, syncBuiltinESMExports } from 'node:module'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { basic, GOOD } from '../src/authorization.js'
import type { Server } from '../src/board.js'
import { FRAMEWORKS } from '../src/frameworks/index.js'
import { watchProcess } from '../src/process.js'
import { ask, ourHeaders } from '../src/run.js'
import { KEY, OLD_KEY, WIDGETS } from '../src/widgets.js'

watchProcess()

// All adapters draw the same salt, so that encrypted answers can be compared too.
const crypto = createRequire(import.meta.url)('node:crypto') as { randomBytes: (length: number) => Buffer }
const { randomBytes } = crypto
let servers: readonly Server[]
beforeAll(async () => {
  crypto.randomBytes = (length) => Buffer.alloc(length, 7)
  syncBuiltinESMExports()
  servers = await Promise.all(FRAMEWORKS.map(({ start }) => start(WIDGETS)))
})
afterAll(async () => {
  crypto.randomBytes = randomBytes
  syncBuiltinESMExports()
  await Promise.all(servers.map((server) => server.stop()))
})

const widget = fc.constantFrom(
  ...Object.keys(WIDGETS).filter((name) => !name.startsWith('hangs') && !name.startsWith('large')),
)
const word = fc.constantFrom('1', 'xml', '2', 'json', 'JSON', '', '3', '%32', '2%00', '%')
const pair = fc.oneof(
  word.map((value) => `format=${value}`),
  fc.constantFrom('format', 'FORMAT=2', 'format[]=2', 'a=1;format=2', '__proto__=2', 'x'),
  fc.webQueryParameters(),
)
const query = fc.array(pair, { maxLength: 3 }).map((pairs) => pairs.join('&'))
const printable = fc.string({ maxLength: 12 })
const authorization = fc.oneof(
  fc.constantFrom(KEY, OLD_KEY, `${KEY} `, '').map((key) => basic(key)),
  printable.map((user) => basic(user)),
  fc.base64String({ maxLength: 20 }).map((token) => `Basic ${token}`),
  printable.filter((text) => text.trim() === text),
)
const form = { parser: 'simple', type: 'application/x-www-form-urlencoded' } as const
const json = { parser: 'json', type: 'application/json' } as const
const formBody = fc.array(
  word.map((value) => `format=${value}`),
  { minLength: 1, maxLength: 2 },
)
const jsonBody = fc.oneof(
  fc.constantFrom(1, 2, 3, '1', 'json', '', null, true, [2], { a: 1 }).map((format) => ({ format })),
  fc.constant({}),
)
const body = fc.oneof(
  formBody.map((pairs) => ({ ...form, body: pairs.join('&') })),
  jsonBody.map((value) => ({ ...json, body: JSON.stringify(value) })),
)

const request = fc.record({
  widget,
  method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PROPFIND'),
  query,
  headers: fc.oneof(
    { weight: 3, arbitrary: fc.constant(GOOD) },
    fc.array(
      authorization.map((value) => ['Authorization', value] as const),
      { maxLength: 2 },
    ),
  ),
  sent: fc.option(body, { nil: undefined }),
})

type Request = typeof request extends fc.Arbitrary<infer R> ? R : never

const answerOf = async (index: number, { widget, method, query, headers, sent }: Request) => {
  const server = servers[index] as Server
  const answer = await ask(
    server,
    widget,
    {
      method,
      path: query === '' ? '' : `?${query}`,
      headers: sent === undefined ? headers : [...headers, ['Content-Type', sent.type]],
      body: sent?.body,
    },
    sent?.parser,
  )
  return {
    status: answer.status,
    headers: ourHeaders(answer, FRAMEWORKS[index]?.adds ?? []),
    body: answer.body.toString('latin1'),
  }
}

it('every adapter answers 5,000 requests with the same bytes', { timeout: 300_000 }, async () => {
  const seen = new Set<number>()
  await fc.assert(
    fc.asyncProperty(request, async (given) => {
      const [core, ...others] = await Promise.all(FRAMEWORKS.map((_, index) => answerOf(index, given)))
      seen.add(core?.status ?? 0)
      for (const other of others) expect(other).toEqual(core)
    }),
    { numRuns: 5_000 },
  )
  expect([...seen].toSorted()).toEqual([200, 204, 400, 401, 405, 500])
})
