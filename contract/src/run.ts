import { decrypt, type FeedFailure } from '@gecko-widgets/core'
import { expect } from 'vitest'
import type { Answer, Encrypted, Expected } from './answers.js'
import type { Framework, Log, Server, Ways } from './board.js'
import { type Case, type CaseRequest, runsOf } from './cases/case.js'
import { headerOf, type RawAnswer, type RawHeaders, send } from './raw.js'
import { PASSWORD, type WidgetName } from './widgets.js'

/** What Node adds to every answer. */
const NODES = ['date', 'connection', 'keep-alive']

const has = (headers: RawHeaders, name: string): boolean =>
  headers.some(([known]) => known.toLowerCase() === name)

const lengthOf = (body: string | Buffer): string => String(Buffer.from(body).length)

/** Adds what every request must have, and the case does not say. */
const completed = (
  { headers, body, version }: Pick<CaseRequest, 'headers' | 'body' | 'version'>,
  port: number,
): RawHeaders => [
  ...(has(headers, 'host') || version === '1.0' ? [] : [['Host', `127.0.0.1:${port}`] as const]),
  ...headers,
  ...(body === undefined || has(headers, 'content-length')
    ? []
    : [['Content-Length', lengthOf(body)] as const]),
  ...(has(headers, 'connection') || version === '1.0' ? [] : [['Connection', 'close'] as const]),
]

/** Sends a request to a widget of a test server. */
export const ask = (
  { port }: Pick<Server, 'port'>,
  widget: string,
  {
    method = 'GET',
    path = '',
    headers = [],
    body,
    version = '1.1',
    authority = '',
  }: Partial<CaseRequest> = {},
  parser = '',
): Promise<RawAnswer> =>
  send({
    port,
    method,
    target: `${authority}${parser === '' ? '' : `/${parser}`}/${widget}${path}`,
    version,
    headers: completed({ headers, body, version }, port),
    body,
  })

/** The headers of an answer, but for those that Node and the framework add; none may come twice. */
export const ourHeaders = (answer: RawAnswer, adds: readonly string[]): Readonly<Record<string, string>> => {
  const names = answer.headers.map(([name]) => name)
  expect(new Set(names).size).toBe(names.length)
  return Object.fromEntries(answer.headers.filter(([name]) => ![...NODES, ...adds].includes(name)))
}

const kept = (headers: Answer['headers'], adds: readonly string[]): Answer['headers'] =>
  Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !(name === 'content-length' && adds.includes('transfer-encoding')),
    ),
  )

/** Asserts every byte of an answer. */
export const expectAnswer = (
  answer: RawAnswer,
  { status, headers, body }: Answer,
  adds: readonly string[],
): void =>
  expect({
    status: answer.status,
    headers: ourHeaders(answer, adds),
    body: answer.body.toString(),
  }).toEqual({ status, headers: kept(headers, adds), body })

/** Asserts the form of an encrypted answer and its plain text. */
export const expectEncrypted = (
  answer: RawAnswer,
  { plain }: Encrypted,
  adds: readonly string[],
  password = PASSWORD,
): void => {
  const body = answer.body.toString('latin1')
  expect(answer.status).toBe(200)
  const headers = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-type': 'application/json',
    'content-length': String(answer.body.length),
  }
  expect(ourHeaders(answer, adds)).toEqual(kept(headers, adds))
  expect(body).toMatch(/^U2FsdGVkX1[A-Za-z\d+/]+={0,2}$/)
  expect(decrypt(password)(body)).toMatchObject({ _tag: 'Right', right: plain })
}

const expectCase = (answer: RawAnswer, expected: Expected, adds: readonly string[]): void => {
  if ('statuses' in expected) {
    expect(expected.statuses).toContain(answer.status)
    // It is none of ours.
    expect(headerOf(answer, 'cache-control')).not.toBe('no-store')
  } else if ('plain' in expected) expectEncrypted(answer, expected, adds)
  else expectAnswer(answer, expected, adds)
}

const tagsOf = (failures: readonly FeedFailure[]): readonly string[] => failures.map(({ _tag }) => _tag)

interface Seen {
  readonly runs: number
  readonly reports: number
}

const seen = ({ signals, failures }: Log): Seen => ({ runs: signals.length, reports: failures.length })

/** The name of a case's test, which begins with the id of the catalog. */
export const titleOf = ({ id, name, widget }: { id: string; name: string; widget?: WidgetName }): string =>
  widget === undefined || widget === 'number' ? `${id} ${name}` : `${id} ${name} [${widget}]`

/** Whether a case applies to a framework. */
export const applies =
  ({ readsBodies, keeps }: Ways) =>
  ({ parser, request }: Case): boolean =>
    !(readsBodies && parser?.startsWith('left-')) && !keeps.includes(request.method)

/** What a framework answers in its own way, if it does. */
const otherwise = ({ decides, readsBodies }: Ways, given: Case): Expected | undefined =>
  decides[titleOf(given)] ?? (readsBodies ? given.read : undefined)

/** Asserts the answer to a case, which is all that is visible from outside. */
export const expectAnswered = (answer: RawAnswer, ways: Ways, given: Case): void => {
  expect(answer.interim).toEqual(has(given.request.headers, 'expect') ? [100] : [])
  expectCase(answer, otherwise(ways, given) ?? given.expect, ways.adds)
}

/** Runs one case and asserts its answer, the number of calls of the data function, and the reports. */
export const runCase = async (server: Server, framework: Framework, given: Case): Promise<void> => {
  const log = server.log(given.widget)
  const before = seen(log)
  expectAnswered(await ask(server, given.widget, given.request, given.parser), framework, given)
  const other = otherwise(framework, given)
  expect(log.signals.length - before.runs).toBe(other === undefined ? given.runs : runsOf(other))
  expect(tagsOf(log.failures.slice(before.reports))).toEqual(given.reports)
}
