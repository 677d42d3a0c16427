import { parseArgs } from 'node:util'
import { option } from '@gecko-widgets/core/adapter'
import {
  type DatasetDefinition,
  type DatasetOptions,
  defineDataset,
  type Fields,
  string,
} from '@gecko-widgets/core/datasets'
import { argumentProblems } from '@gecko-widgets/delivery'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

/** The parsed command line. */
export interface Command {
  readonly name: 'append' | 'replace' | 'create' | 'delete' | 'ping'
  /** The id of the dataset; empty for `ping`. */
  readonly id: string
  /** The file of the schema. */
  readonly schema: string | undefined
  readonly deleteBy: string | undefined
  readonly inBatches: boolean
  readonly csv: boolean
  readonly create: boolean
  readonly dryRun: boolean
  /** The file with the API key. */
  readonly envFile: string | undefined
}

/** What is wrong with the command line, the schema or the rows, one line each. */
export type Problems = readonly string[]

export const USAGE = `Usage: gecko-datasets append  ID --schema FILE [--delete-by FIELD] [--csv] [--create] [--dry-run] < rows
       gecko-datasets replace ID --schema FILE [--in-batches]      [--csv] [--create] [--dry-run] < rows
       gecko-datasets create  ID --schema FILE [--dry-run]
       gecko-datasets delete  ID [--dry-run]
       gecko-datasets ping       [--dry-run]

  ID                 the id of the dataset, such as orders.by_day
  --schema FILE      its fields, as JSON: { "fields": { "day": { "type": "date", "name": "Day" } }, "unique_by": ["day"] }
  --delete-by FIELD  when the dataset is full, remove rows by this field, such as a date, and not by age
  --in-batches       send more than 500 rows; boards show only some rows until the last batch has arrived
  --csv              read CSV whose first line has the ids of the fields, instead of JSON lines or a JSON list
  --create           create the dataset first, unless it exists
  --dry-run          print the requests without the API key, and send nothing
  --env FILE         read environment variables from FILE, such as .env
  --version          print the version
  --help             show this help

The API key of the account is read from GECKOBOARD_DATASETS_API_KEY or, if that is not set, from GECKOBOARD_PUSH_API_KEY.
GECKOBOARD_DATASETS_URL sets another address of the API, for tests and gateways.

Exit codes: 0 accepted; 1 refused, in doubt, or only some rows were sent; 2 the command line, the schema or the rows
are not valid, and nothing was sent; 3 failed, but the same command may succeed later.`

const OPTIONS = {
  schema: { type: 'string' },
  'delete-by': { type: 'string' },
  'in-batches': { type: 'boolean' },
  csv: { type: 'boolean' },
  create: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  env: { type: 'string' },
  version: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

const NEEDS_SCHEMA = ['append', 'replace', 'create']

/** The options that each command has. */
const TAKES: Readonly<Record<Command['name'], readonly string[]>> = {
  append: ['schema', 'delete-by', 'csv', 'create', 'dry-run', 'env'],
  replace: ['schema', 'in-batches', 'csv', 'create', 'dry-run', 'env'],
  create: ['schema', 'dry-run', 'env'],
  delete: ['dry-run', 'env'],
  ping: ['dry-run', 'env'],
}

const isCommand = (name: string | undefined): name is Command['name'] => Object.hasOwn(TAKES, name ?? '')

/** Reads the command line. */
export const readCommand = (argv: readonly string[]): E.Either<Problems, Command | 'help' | 'version'> => {
  const parsed = E.tryCatch(
    () => parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true }),
    argumentProblems(OPTIONS),
  )
  if (E.isLeft(parsed)) return parsed
  const { values, positionals } = parsed.right
  if (values.help === true) return E.right('help')
  if (values.version === true) return E.right('version')
  const [name, id, ...others] = positionals
  if (!isCommand(name))
    return E.left([
      name === undefined
        ? `expected one of the commands ${Object.keys(TAKES).join(', ')}; see --help`
        : `${name}: ${option.unknownName('command', name, Object.keys(TAKES))}`,
    ])
  const misplaced = Object.keys(values).filter((option) => !TAKES[name].includes(option))
  const problems = [
    ...(name === 'ping' || id !== undefined ? [] : [`${name}: expected the id of a dataset`]),
    ...(others.length > 0 || (name === 'ping' && id !== undefined)
      ? [`${name}: unexpected ${name === 'ping' ? id : others[0]}`]
      : []),
    ...(NEEDS_SCHEMA.includes(name) && values.schema === undefined
      ? [`${name}: expected --schema FILE`]
      : []),
    ...misplaced.map((option) => `${name} has no option --${option}; see --help`),
  ]
  return problems.length > 0
    ? E.left(problems)
    : E.right({
        name,
        id: id ?? '',
        schema: values.schema,
        deleteBy: values['delete-by'],
        inBatches: values['in-batches'] ?? false,
        csv: values.csv ?? false,
        create: values.create ?? false,
        dryRun: values['dry-run'] ?? false,
        envFile: values.env,
      })
}

/** Reads JSON; the parser's own message quotes the data. */
export const readJson = (text: string): E.Either<string, unknown> =>
  E.tryCatch(
    (): unknown => JSON.parse(text),
    () => 'expected JSON',
  )

const SCHEMA = ['fields', 'unique_by']

const define = (id: string, schema: unknown): E.Either<Problems, DatasetDefinition> => {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema))
    return E.left(['expected an object { "fields": …, "unique_by": … }'])
  const unknown = Object.keys(schema).filter((name) => !SCHEMA.includes(name))
  if (unknown.length > 0)
    return E.left(unknown.map((name) => `${name}: ${option.unknownName('field', name, SCHEMA)}`))
  const { fields, unique_by: uniqueBy } = schema as { readonly fields: Fields; readonly unique_by?: never }
  const options: DatasetOptions<Fields> = uniqueBy === undefined ? {} : { uniqueBy }
  return pipe(
    defineDataset(id, fields, options),
    E.mapLeft(({ issues }) =>
      issues.map(({ path, message }) => `${path.replace(/^uniqueBy/, 'unique_by')}: ${message}`),
    ),
  )
}

/** Reads the schema of a command from the text of its file, which is `undefined` if it cannot be read. */
export const readSchema = (
  { id, schema }: Command,
  text: string | undefined,
): E.Either<Problems, DatasetDefinition> => {
  const inFile = E.mapLeft((problems: Problems) => problems.map((problem) => `${schema}: ${problem}`))
  if (schema === undefined)
    // Only the id matters.
    return pipe(
      defineDataset<Fields>(id, { id: string() }),
      E.mapLeft(({ issues }) => issues.map(({ path, message }) => `${path}: ${message}`)),
    )
  if (text === undefined) return E.left([`${schema}: no such file`])
  return inFile(
    pipe(
      readJson(text),
      E.mapLeft((problem): Problems => [problem]),
      E.flatMap((json) => define(id, json)),
    ),
  )
}
