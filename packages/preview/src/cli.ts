#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { stderr, stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { loadAssets } from './assets.js'
import { type Board, createBoard } from './board.js'
import { type BoardFile, createBoardFile } from './boardFile.js'
import { check, isBad, jsonReport, report } from './check.js'
import { createGalleryBoard } from './galleryBoard.js'
import { plain } from './plain.js'
import { createPushTile } from './push.js'
import { serve } from './server.js'
import { readSettings, type Settings, USAGE } from './settings.js'

const version = (): string => createRequire(import.meta.url)('#package.json').version

const fail = (...lines: readonly string[]): never => {
  for (const line of lines) stderr.write(`gecko-preview: ${plain(line)}\n`)
  process.exit(2)
}

const readFile = (path: string): string | undefined =>
  O.toUndefined(O.tryCatch(() => readFileSync(path, 'utf8')))

/** Loads environment variables from a file, without replacing those that are set. */
const loadEnv = ({ envFile }: Settings): void => {
  if (envFile === undefined) return
  try {
    process.loadEnvFile(envFile)
  } catch {
    fail('--env: cannot read the file')
  }
}

/** Asks for a secret without showing it; without a terminal it does not ask. */
const ask = async (question: string): Promise<string | undefined> => {
  if (!stdin.isTTY || !stderr.isTTY) return undefined
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  stderr.write(question)
  const lines = createInterface({ input: stdin, output: silent, terminal: true })
  const secret = await lines.question('')
  lines.close()
  stderr.write('\n')
  return secret === '' ? undefined : secret
}

const secretOf = async (name: string, question: string): Promise<string | undefined> => {
  const set = process.env[name]
  return set === undefined || set === '' ? ask(question) : set
}

const apiKeyOf = () =>
  secretOf('GECKOBOARD_API_KEY', 'API key of the feeds (empty for none; GECKOBOARD_API_KEY is not set): ')

const runCheck = async ({ feeds, json }: Settings): Promise<void> => {
  const apiKey = process.env['GECKOBOARD_API_KEY'] || undefined
  const password = process.env['GECKOBOARD_PASSWORD'] || undefined
  const checked = await Promise.all(feeds.map((feed) => check(feed, apiKey, password)))
  stdout.write(`${json ? jsonReport(checked) : checked.map(report).join('\n')}\n`)
  process.exitCode = checked.some(isBad) ? 1 : 0
}

const openBrowser = (url: string): void => {
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[
    process.platform as string
  ] ?? ['xdg-open']
  // If no browser opens, the address is still on the terminal.
  spawn(command as string, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

const show = async (board: Board, { port, open, tv }: Settings, file?: BoardFile): Promise<void> => {
  const { GECKOBOARD_PUSH_API_KEY, GECKOBOARD_PUSH_URL } = process.env
  const pushTile = createPushTile(GECKOBOARD_PUSH_API_KEY || undefined, GECKOBOARD_PUSH_URL || undefined)
  const served = await serve({ board, pushTile, assets: loadAssets(), ...(file && { file }) }, port).catch(
    (error: { readonly code?: string }) =>
      fail(
        error.code === 'EADDRINUSE'
          ? `port ${port} is taken; choose another with --port`
          : 'the board cannot be served',
      ),
  )
  const url = tv ? served.url.replace('/#', '/?tv#') : served.url
  stdout.write(
    `The board is at ${url}\n(keep the address to yourself: the part after # is its key). Ctrl-C stops it.\n`,
  )
  if (open) openBrowser(url)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void served.stop().then(() => process.exit(0)))
}

const run = async (settings: Settings): Promise<void> => {
  const { mode, feeds } = settings
  loadEnv(settings)
  switch (mode) {
    case 'check':
      return runCheck(settings)
    case 'gallery':
      return show(createGalleryBoard(), settings)
    case 'board':
      return show(createBoard(feeds, await apiKeyOf()), settings, createBoardFile(settings.file))
  }
}

if (process.env['NODE_ENV'] === 'production')
  fail('The preview is a development tool and does not run with NODE_ENV=production.')
const settings = readSettings(process.argv.slice(2), readFile)
if (E.isLeft(settings)) fail(...settings.left)
else if (settings.right === 'help') stdout.write(`${USAGE}\n`)
else if (settings.right === 'version') stdout.write(`${version()}\n`)
else await run(settings.right)
