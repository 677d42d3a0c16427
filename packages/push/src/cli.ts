#!/usr/bin/env node
import { readFile } from 'node:fs/promises'
import { stderr, stdin, stdout } from 'node:process'
import { text } from 'node:stream/consumers'
import { mayPass, type Payload, type PushRequest, pushRequest, widgets } from '@gecko-widgets/core'
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

const fail = (lines: readonly string[]): never => {
  for (const line of lines) stderr.write(`gecko-push: ${line}\n`)
  process.exit(2)
}

/** The text of the data, or `undefined` where there is none; a person at a terminal is not waited for. */
const textOf = async ({ source }: Command): Promise<string | undefined> => {
  if ('json' in source) return source.json
  if (source.path === '-') return stdin.isTTY ? undefined : text(stdin)
  return readFile(source.path, 'utf8').catch(() => undefined)
}

const url = process.env['GECKOBOARD_PUSH_URL'] || undefined

/** The request that sends an item, but for the API key. */
const requestOf = ({ widgetKey, kind, data }: PushItem): E.Either<PushFailure, PushRequest> => {
  const encode = widgets[kind].encode as (data: unknown) => E.Either<PushFailure, Payload>
  return pipe(encode(data), E.flatMap(pushRequest({ apiKey: '[redacted]', url })(widgetKey)))
}

const printRequest = ({ method, url: address, headers, body }: PushRequest): void => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  stdout.write(`${[`${method} ${address}`, ...lines, '', body].join('\n')}\n`)
}

const createDelivery = (): Pusher => {
  const apiKey = process.env['GECKOBOARD_API_KEY']
  if (apiKey === undefined || apiKey === '') return fail(['GECKOBOARD_API_KEY is not set'])
  return pipe(
    E.tryCatch(() => createPusher({ apiKey, url }), E.toError),
    E.getOrElseW(({ message }) => fail(message.split('\n'))),
  )
}

/** Pushes, and tells how each one ended; how many have, on a terminal. */
const deliver = async (items: readonly PushItem[]): Promise<readonly PushFailure[]> => {
  const { pushAll } = createDelivery()
  const told = (done: number): string => `${done} of ${items.length} widgets`
  const spinner = items.length > 1 && stderr.isTTY ? createSpinner({ text: told(0) }).start() : undefined
  let done = 0
  const results = await Promise.all(
    items.map(async (item) => {
      const [result] = (await pushAll([item])) as [PushResult]
      done += 1
      if (spinner !== undefined) spinner.text = told(done)
      if (E.isRight(result)) stdout.write(`${item.widgetKey}: accepted\n`)
      else stderr.write(`gecko-push: ${item.widgetKey}: ${pushFailureMessage(result.left)}\n`)
      return result
    }),
  )
  spinner?.stop()
  return results.flatMap((result) => (E.isLeft(result) ? [result.left] : []))
}

const run = async (command: Command): Promise<void> => {
  const items = readItems(command, await textOf(command))
  if (E.isLeft(items)) return fail(items.left)
  const { left: refused, right: requests } = separate(items.right.map(requestOf))
  if (refused.length > 0) return fail(refused.map(pushFailureMessage))
  if (command.dryRun) return requests.forEach(printRequest)
  const failures = await deliver(items.right)
  if (failures.length > 0) process.exitCode = failures.every(mayPass) ? 3 : 1
}

const command = readCommand(process.argv.slice(2))
if (E.isLeft(command)) fail(command.left)
else if (command.right === 'help') stdout.write(`${USAGE}\n`)
else await run(command.right)
