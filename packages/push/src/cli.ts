#!/usr/bin/env node
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { stderr, stdin, stdout } from 'node:process'
import { text } from 'node:stream/consumers'
import { type Payload, widgets } from '@gecko-widgets/core'
import { mayPass, type PushRequest, pushRequest } from '@gecko-widgets/core/push'
import { type CheckedOptions, commandOptions, requestText, toLine } from '@gecko-widgets/delivery'
import { separate } from 'fp-ts/lib/Array.js'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import createSpinner from 'yocto-spinner'
import { type Command, readCommand, readItems, USAGE } from './command.js'
import {
  createPusher,
  type Pusher,
  type PushFailure,
  type PushItem,
  type PushResult,
  pushFailureMessage,
} from './index.js'
import { checkPusherOptions } from './options.js'

// The reader may close its end; the pushes go on.
for (const stream of [stdout, stderr]) stream.on('error', () => undefined)

/** Writes a line on stderr. */
const complain = (line: string): void => {
  stderr.write(`gecko-push: ${toLine(line)}\n`)
}

const version = (): string => createRequire(import.meta.url)('#package.json').version

const fail = (lines: readonly string[]): void => {
  lines.forEach(complain)
  process.exitCode = 2
}

/** The text of the data, or `undefined` if there is none. At a terminal it does not wait for input. */
const textOf = async ({ source }: Command): Promise<string | undefined> => {
  if ('json' in source) return source.json
  if (source.path === '-') return stdin.isTTY ? undefined : text(stdin)
  return readFile(source.path).then(
    // Without a byte order mark, as `text` reads stdin.
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  )
}

const readOptions = commandOptions({
  check: checkPusherOptions,
  keys: ['GECKOBOARD_PUSH_API_KEY'],
  url: 'GECKOBOARD_PUSH_URL',
})

/** The request for an item without the API key, or the problem with it and its place on the board. */
const requestOf =
  ({ target }: Command, { url }: CheckedOptions) =>
  ({ widgetKey, kind, data }: PushItem, i: number): E.Either<string, PushRequest> => {
    const encode = widgets[kind].encode as (data: unknown) => E.Either<PushFailure, Payload>
    const place = target === 'board' ? `[${i}]: ` : ''
    return pipe(
      encode(data),
      E.flatMap(pushRequest({ apiKey: '[redacted]', url })(widgetKey)),
      E.mapLeft((failure) => place + pushFailureMessage(failure)),
    )
  }

/** Pushes all items and prints each result; on a terminal, it shows the progress. */
const deliver = async ({ pushAll }: Pusher, items: readonly PushItem[]): Promise<readonly PushFailure[]> => {
  const told = (done: number): string => `${done} of ${items.length} widgets`
  const spinner = items.length > 1 && stderr.isTTY ? createSpinner({ text: told(0) }).start() : undefined
  let done = 0
  const results = await Promise.all(
    items.map(async (item) => {
      const [result] = (await pushAll([item])) as [PushResult]
      done += 1
      if (spinner !== undefined) spinner.text = told(done)
      if (E.isRight(result)) stdout.write(`${item.widgetKey}: accepted\n`)
      else complain(`${item.widgetKey}: ${pushFailureMessage(result.left)}`)
      return result
    }),
  )
  spinner?.stop()
  return results.flatMap((result) => (E.isLeft(result) ? [result.left] : []))
}

const run = async (command: Command): Promise<void> => {
  const options = readOptions(command)
  if (E.isLeft(options)) return fail(options.left)
  const items = readItems(command, await textOf(command))
  if (E.isLeft(items)) return fail(items.left)
  const { left: refused, right: requests } = separate(items.right.map(requestOf(command, options.right)))
  if (refused.length > 0) return fail(refused)
  if (command.dryRun) {
    stdout.write(requests.map(requestText).join(''))
    return
  }
  const failures = await deliver(createPusher(options.right), items.right)
  if (failures.length > 0) process.exitCode = failures.every(mayPass) ? 3 : 1
}

const command = readCommand(process.argv.slice(2))
if (E.isLeft(command)) fail(command.left)
else if (command.right === 'help') stdout.write(`${USAGE}\n`)
else if (command.right === 'version') stdout.write(`${version()}\n`)
else await run(command.right)
