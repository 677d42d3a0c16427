import type { FeedFailure } from '@gecko-widgets/core'
import type { Expected } from '../answers.js'
import { GOOD } from '../authorization.js'
import type { LEFT } from '../left.js'
import type { RawHeaders } from '../raw.js'
import type { WidgetName } from '../widgets.js'

/** A body parser of the host, in front of the widget. */
export type Parser = 'extended' | 'simple' | 'json' | 'text' | 'raw' | `left-${keyof typeof LEFT}`

/** A request to a widget. It goes on the wire as it is, one byte for each character. */
export interface CaseRequest {
  readonly method: string
  /** What comes after the widget's own path. */
  readonly path: string
  /** In this order; a Host and a `Connection: close` are added if they are missing. */
  readonly headers: RawHeaders
  readonly body?: string | Buffer | undefined
  readonly version?: '1.0' | '1.1' | undefined
  /** What comes before the path, for the absolute form of a target. */
  readonly authority?: string | undefined
}

export interface Case {
  /** The row of the catalog, `docs/reference/bad-inputs.md`, or `row` for one of `docs/reference/http.md#answers`. */
  readonly id: string
  readonly name: string
  readonly widget: WidgetName
  readonly request: CaseRequest
  readonly parser?: Parser | undefined
  readonly expect: Expected
  /** The same for an adapter that reads bodies, if that makes a difference. */
  readonly read?: Expected | undefined
  /** How often the data function runs. */
  readonly runs: number
  /** What the hook receives. */
  readonly reports: readonly FeedFailure['_tag'][]
}

/** What a case may say beside its request, its path and its answer. */
export type Given = Partial<Omit<CaseRequest, 'path'>> &
  Partial<Pick<Case, 'widget' | 'parser' | 'read' | 'runs' | 'reports'>>

/** How often a data function runs for an answer. */
export const runsOf = (expected: Expected): number => {
  if ('plain' in expected) return 1
  return 'status' in expected && (expected.status === 200 || expected.status >= 500) ? 1 : 0
}

export const testCase = (
  id: string,
  name: string,
  path: string,
  expect: Expected,
  {
    widget = 'number',
    parser,
    read,
    runs = runsOf(expect),
    reports = [],
    method = 'GET',
    headers = GOOD,
    ...rest
  }: Given = {},
): Case => ({
  id,
  name,
  widget,
  parser,
  request: { method, path, headers, ...rest },
  expect,
  read,
  runs,
  reports,
})

/** The Content-Type of a body that a parser reads. */
export const typeOf = (parser: Parser): RawHeaders[number] => {
  const types: Partial<Record<Parser, string>> = {
    extended: 'application/x-www-form-urlencoded',
    simple: 'application/x-www-form-urlencoded',
    json: 'application/json',
    raw: 'application/octet-stream',
  }
  return ['Content-Type', types[parser] ?? 'text/plain']
}

/** A POST of a body that a parser of the host reads. */
export const posted = (
  id: string,
  parser: Parser,
  body: string,
  expect: Expected,
  { path = '', ...given }: Given & { readonly path?: string } = {},
): Case =>
  testCase(id, `POST ${JSON.stringify(body)} to ${JSON.stringify(path)}, parser ${parser}`, path, expect, {
    method: 'POST',
    parser,
    headers: [...GOOD, typeOf(parser)],
    body,
    ...given,
  })
