#!/usr/bin/env node
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { stderr, stdin, stdout } from 'node:process'
import { text } from 'node:stream/consumers'
import {
  type DatasetCall,
  type DatasetDefinition,
  type DatasetFailure,
  datasetFailureMessage,
  datasetRequests,
  type InvalidRows,
  mayPass,
  type TooManyRows,
} from '@gecko-widgets/core/datasets'
import { commandOptions, requestText, toLine } from '@gecko-widgets/delivery'
import * as E from 'fp-ts/lib/Either.js'
import createSpinner from 'yocto-spinner'
import { checkDatasetsOptions } from '../options.js'
import { createSend } from '../send.js'
import { type Command, type Problems, readCommand, readSchema, USAGE } from './command.js'
import { readRows } from './rows.js'

// The reader may close its end; the rows are sent anyway.
for (const stream of [stdout, stderr]) stream.on('error', () => undefined)

/** Writes a line on stderr. */
const complain = (line: string): void => {
  stderr.write(`gecko-datasets: ${toLine(line)}\n`)
}

const version = (): string => createRequire(import.meta.url)('#package.json').version

/** How many problems are printed; the others are counted. */
const MOST_PROBLEMS = 10

const fail = (problems: Problems, others = 0): void => {
  const more = others + Math.max(0, problems.length - MOST_PROBLEMS)
  problems.slice(0, MOST_PROBLEMS).forEach(complain)
  if (more > 0) complain(`and ${more} more`)
  process.exitCode = 2
}

const readOptions = commandOptions({
  check: checkDatasetsOptions,
  keys: ['GECKOBOARD_DATASETS_API_KEY', 'GECKOBOARD_PUSH_API_KEY'],
  url: 'GECKOBOARD_DATASETS_URL',
})

/** Reads the rows of a command from stdin. At a terminal it does not wait for input. */
const rowsOf = async (
  { name, csv }: Command,
  definition: DatasetDefinition,
): Promise<E.Either<Problems, readonly unknown[]>> => {
  if (name !== 'append' && name !== 'replace') return E.right([])
  if (stdin.isTTY) return E.left(['stdin: expected rows from a file or another program'])
  return E.mapLeft((problems: Problems) => problems.map((problem) => `stdin: ${problem}`))(
    readRows(await text(stdin), csv, definition),
  )
}

/** The calls that a command makes, one after the other. */
const callsOf = (
  { name, deleteBy, inBatches, create }: Command,
  definition: DatasetDefinition,
  rows: readonly unknown[],
): readonly DatasetCall[] => {
  const creation: DatasetCall = { op: 'findOrCreate', definition }
  switch (name) {
    case 'ping':
      return [{ op: 'ping' }]
    case 'create':
      return [creation]
    case 'delete':
      return [{ op: 'delete', definition }]
    case 'append':
      return [...(create ? [creation] : []), { op: 'append', definition, rows, deleteBy }]
    case 'replace':
      return [...(create ? [creation] : []), { op: 'replace', definition, rows, inBatches }]
  }
}

/** The failure of a call, with the names of command-line options. */
const problemsOf = (failure: InvalidRows | TooManyRows): Problems =>
  failure._tag === 'InvalidRows'
    ? failure.issues.map(({ path, message }) =>
        path === 'deleteBy'
          ? `--delete-by: ${message}`
          : `stdin: ${path === '' ? '' : `${path}: `}${message}`,
      )
    : [
        `stdin: replace takes at most ${failure.most} rows, not ${failure.rows}; send fewer, append to a dataset with unique_by, or use --in-batches`,
      ]

const counted = (rows: number): string => `${rows} ${rows === 1 ? 'row' : 'rows'} accepted`

const success = ({ name, id }: Command, acceptedRows: number): string => {
  switch (name) {
    case 'ping':
      return 'the API key is accepted'
    case 'create':
      return `${id}: found or created`
    case 'delete':
      return `${id}: deleted`
    default:
      return `${id}: ${counted(acceptedRows)}`
  }
}

/** Whether the same command can be run again: no row was accepted yet, or sending rows twice does no harm. */
const canRunAgain = ({ name }: Command, { uniqueBy }: DatasetDefinition, failure: DatasetFailure): boolean =>
  mayPass(failure) && (failure.acceptedRows === 0 || name === 'replace' || uniqueBy.length > 0)

/** Makes the calls; on a terminal, it shows how many rows have been accepted. */
const send = async (
  command: Command,
  definition: DatasetDefinition,
  calls: readonly DatasetCall[],
  sending: ReturnType<typeof createSend>,
  total: number,
): Promise<void> => {
  const progress = (rows: number): string => `${rows} of ${total} rows`
  const spinner = total > 0 && stderr.isTTY ? createSpinner({ text: progress(0) }).start() : undefined
  for (const call of calls) {
    const result = await sending(call, undefined, (rows) => {
      if (spinner !== undefined) spinner.text = progress(rows)
    })
    if (E.isRight(result)) {
      if (call === calls.at(-1)) {
        spinner?.stop()
        stdout.write(`${success(command, result.right.acceptedRows)}\n`)
      }
      continue
    }
    spinner?.stop()
    const { left: failure } = result
    const part = failure.acceptedRows > 0 ? `; ${failure.acceptedRows} of ${total} rows were accepted` : ''
    const of = command.name === 'ping' ? '' : `${command.id}: `
    complain(`${of}${datasetFailureMessage(failure)}${part}`)
    process.exitCode = canRunAgain(command, definition, failure) ? 3 : 1
    return
  }
}

const run = async (command: Command): Promise<void> => {
  const file =
    command.schema === undefined
      ? undefined
      : await readFile(command.schema).then(
          // Without a byte order mark.
          (bytes) => new TextDecoder().decode(bytes),
          () => undefined,
        )
  const definition = readSchema(command.name === 'ping' ? { ...command, id: 'ping' } : command, file)
  if (E.isLeft(definition)) return fail(definition.left)
  const options = readOptions(command)
  if (E.isLeft(options)) return fail(options.left)
  const rows = await rowsOf(command, definition.right)
  if (E.isLeft(rows)) return fail(rows.left)
  const calls = callsOf(command, definition.right, rows.right)
  // All calls are checked before the first request.
  const requests = E.sequenceArray(calls.map((call) => datasetRequests(options.right)(call)))
  if (E.isLeft(requests))
    return fail(problemsOf(requests.left), 'more' in requests.left ? requests.left.more : 0)
  if (command.dryRun) {
    stdout.write(requests.right.flat().map(requestText).join(''))
    return
  }
  await send(command, definition.right, calls, createSend(options.right), rows.right.length)
}

const command = readCommand(process.argv.slice(2))
if (E.isLeft(command)) fail(command.left)
else if (command.right === 'help') stdout.write(`${USAGE}\n`)
else if (command.right === 'version') stdout.write(`${version()}\n`)
else await run(command.right)
