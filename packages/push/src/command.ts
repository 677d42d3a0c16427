import { parseArgs } from 'node:util'
import { type InvalidWidget, type Kind, widgets } from '@gecko-widgets/core'
import { option } from '@gecko-widgets/core/adapter'
import { argumentProblems } from '@gecko-widgets/delivery'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { PushItem } from './index.js'

/** The parsed command line. */
export interface Command {
  readonly dryRun: boolean
  /** The file with the API key. */
  readonly envFile: string | undefined
  /** One widget, or the board of a file. */
  readonly target: { readonly widgetKey: string; readonly kind: Kind } | 'board'
  /** The source of the JSON: a file, stdin (`-`) or the command line. */
  readonly source: { readonly path: string } | { readonly json: string }
}

/** What is wrong with the command line or the data, one line each. */
export type Problems = readonly string[]

const KINDS = Object.keys(widgets) as readonly Kind[]

export const USAGE = `Usage: gecko-push WIDGET_KEY --kind KIND [--data JSON]
       gecko-push --board FILE

  --kind KIND      the kind of the widget: ${KINDS.slice(0, 8).join(', ')},
                   ${KINDS.slice(8).join(', ')}
  --data JSON      the data; the default is to read it from stdin
  --board FILE     push to several widgets; FILE is a JSON list of
                   { "widgetKey": …, "kind": …, "data": … }, or - for stdin
  --dry-run        print the requests without the API key, and send nothing
  --env FILE       read environment variables from FILE, such as .env
  --version        print the version
  --help           show this help

The API key of the account is read from GECKOBOARD_PUSH_API_KEY.
GECKOBOARD_PUSH_URL sets another address of the API, for tests and gateways.

Exit codes: 0 everything was accepted; 1 something was refused; 2 the command line or the data is not valid, and
nothing was sent; 3 something failed, but a retry may succeed.`

const OPTIONS = {
  kind: { type: 'string' },
  data: { type: 'string' },
  board: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  env: { type: 'string' },
  version: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** How many problems are listed; the rest is counted. */
const MOST_PROBLEMS = 10

const kindProblem = (kind: unknown): string => option.unknownName('kind', String(kind ?? ''), KINDS)

const isKind = (kind: unknown): kind is Kind => KINDS.some((one) => one === kind)

const at = (place: string, problems: Problems): Problems => problems.map((problem) => `${place}: ${problem}`)

/** Reads the command line; `'help'` or `'version'` if it asks for one. */
export const readCommand = (argv: readonly string[]): E.Either<Problems, Command | 'help' | 'version'> => {
  const parsed = E.tryCatch(
    () => parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true }),
    argumentProblems(OPTIONS),
  )
  if (E.isLeft(parsed)) return parsed
  const { values, positionals } = parsed.right
  const { kind, data, board, 'dry-run': dryRun, env: envFile } = values
  const [widgetKey, ...others] = positionals
  if (values.help) return E.right('help')
  if (values.version) return E.right('version')
  if (board !== undefined)
    return widgetKey === undefined && kind === undefined && data === undefined
      ? E.right({ dryRun, envFile, target: 'board', source: { path: board } })
      : E.left(['--board cannot be combined with a widget key, --kind or --data'])
  return widgetKey !== undefined && others.length === 0 && isKind(kind)
    ? E.right({
        dryRun,
        envFile,
        target: { widgetKey, kind },
        source: data === undefined ? { path: '-' } : { json: data },
      })
    : E.left([
        ...(widgetKey === undefined ? ['expected a widget key; see --help'] : []),
        ...(others.length > 0 ? ['expected one widget key; use --board for several'] : []),
        ...(isKind(kind) ? [] : [`--kind: ${kindProblem(kind)}`]),
      ])
}

const dataProblems = (kind: Kind, data: unknown): Problems => {
  const decoded = (widgets[kind].decode as (data: unknown) => E.Either<InvalidWidget, unknown>)(data)
  if (E.isRight(decoded)) return []
  const { issues, more } = decoded.left
  return [
    ...issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)),
    ...(more > 0 ? [`and ${more} more`] : []),
  ]
}

const FIELDS = ['widgetKey', 'kind', 'data']

const itemProblems = (item: unknown, i: number): Problems => {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    return at(`[${i}]`, ['expected an object'])
  const { widgetKey, kind, data } = item as Readonly<Record<string, unknown>>
  const strangers = Object.keys(item).filter((name) => !FIELDS.includes(name))
  return at(`[${i}]`, [
    ...strangers.map((name) => `${name}: ${option.unknownName('field', name, FIELDS)}`),
    ...(typeof widgetKey === 'string' ? [] : ['widgetKey: expected a string']),
    ...(isKind(kind) ? at('data', dataProblems(kind, data)) : [`kind: ${kindProblem(kind)}`]),
  ])
}

const toItems = ({ target }: Command, json: unknown): E.Either<Problems, readonly PushItem[]> => {
  if (target === 'board' && !(Array.isArray(json) && json.length > 0))
    return E.left(['expected a list of one or more widgets'])
  const problems =
    target === 'board' ? (json as readonly unknown[]).flatMap(itemProblems) : dataProblems(target.kind, json)
  if (problems.length > 0) return E.left(problems)
  return E.right(target === 'board' ? (json as readonly PushItem[]) : [{ ...target, data: json } as PushItem])
}

const placeOf = ({ source }: Command): string => {
  if ('json' in source) return '--data'
  return source.path === '-' ? 'stdin' : source.path
}

const shortened = (problems: Problems): Problems =>
  problems.length > MOST_PROBLEMS
    ? [...problems.slice(0, MOST_PROBLEMS), `and ${problems.length - MOST_PROBLEMS} more`]
    : problems

/** Reads the data of a command from its text, or says what is wrong with it; `undefined` is a text that cannot be read. */
export const readItems = (
  command: Command,
  text: string | undefined,
): E.Either<Problems, readonly PushItem[]> =>
  pipe(
    E.fromNullable<Problems>(['cannot be read'])(text),
    E.flatMap((found) =>
      E.tryCatch(
        (): unknown => JSON.parse(found),
        // The parser's own message quotes the data.
        (): Problems => [`expected JSON, such as '{"value": 42}' or '"All is well"'`],
      ),
    ),
    E.flatMap((json) => toItems(command, json)),
    E.mapLeft((problems) => at(placeOf(command), shortened(problems))),
  )
