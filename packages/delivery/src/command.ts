import { option } from '@gecko-widgets/core/adapter'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { ApiRequest } from './deliver.js'
import type { CheckedOptions, checkOptions } from './options.js'

/**
 * Writes text in one line, without characters that could move the cursor of a terminal.
 *
 * @example
 * import assert from 'node:assert'
 * import { toLine } from '@gecko-widgets/delivery'
 *
 * assert.strictEqual(toLine('no\n\u001b[2Jyes'), 'no [2Jyes')
 */
export const toLine = (text: string): string => text.replace(/\p{C}+/gu, ' ')

const escapedUnits = (text: string): string =>
  [...Array(text.length).keys()].map((i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')

/**
 * Writes a request as `--dry-run` prints it, without the API key in its headers. Characters that could move the cursor
 * of a terminal are escaped as in JSON, so the body is the same JSON.
 *
 * @example
 * import assert from 'node:assert'
 * import { requestText } from '@gecko-widgets/delivery'
 *
 * const text = requestText({
 *   method: 'POST',
 *   url: 'https://api.geckoboard.com/',
 *   headers: { Authorization: 'Basic YS1rZXk6' },
 *   body: '{"name":"\u009b2J"}',
 * })
 * const lines = ['POST https://api.geckoboard.com/', 'Authorization: [redacted]', '', String.raw`{"name":"\u009b2J"}`, '']
 * assert.deepStrictEqual(text.split('\n'), lines)
 */
export const requestText = ({ method, url, headers, body }: ApiRequest): string => {
  const lines = Object.entries(headers).map(
    ([name, value]) => `${name}: ${name === 'Authorization' ? '[redacted]' : value}`,
  )
  const written = body === undefined ? [] : ['', body]
  return [`${method} ${url}`, ...lines, ...written]
    .map((line) => `${line.replace(/\p{C}+/gu, escapedUnits)}\n`)
    .join('')
}

/** Where a command finds its options. */
interface Variables {
  readonly check: ReturnType<typeof checkOptions>
  /** The environment variables of the API key of the account: the first one that is set counts. */
  readonly keys: readonly [string, ...string[]]
  /** The environment variable of the URL of the API. */
  readonly url: string
}

/** The options on the command line. */
interface CommandLine {
  readonly dryRun: boolean
  /** A file of environment variables. */
  readonly envFile: string | undefined
}

/** The key of the feeds, which must not go to Geckoboard's API. */
const FEED_KEY = 'GECKOBOARD_API_KEY'

const variable = (name: string): string | undefined => process.env[name] || undefined

/**
 * Reads the options of a command from environment variables, after those of a file are added; a variable that is set
 * already is kept. `GECKOBOARD_API_KEY`, the key of the feeds, is never used as the key of the account. A dry run needs
 * no key. Problems are one line each, and name the variable.
 *
 * @example
 * import assert from 'node:assert'
 * import { checkOptions, commandOptions, decodeApiKey } from '@gecko-widgets/delivery'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const check = checkOptions({
 *   apiKey: decodeApiKey(/^[\x21-\x7e]+$/, 'expected printable ASCII characters without spaces'),
 *   rateLimit: { requests: 60, intervalMs: 60_000 },
 * })
 * const read = commandOptions({ check, keys: ['EXAMPLE_KEY'], url: 'EXAMPLE_URL' })
 * assert.deepStrictEqual(read({ dryRun: false, envFile: undefined }), E.left(['EXAMPLE_KEY is not set']))
 * assert(E.isRight(read({ dryRun: true, envFile: undefined })))
 */
export const commandOptions =
  ({ check, keys, url }: Variables) =>
  ({ dryRun, envFile }: CommandLine): E.Either<readonly string[], CheckedOptions> => {
    try {
      if (envFile !== undefined) process.loadEnvFile(envFile)
    } catch {
      return E.left(['--env: cannot read the file'])
    }
    const key = keys.find((name) => variable(name) !== undefined) ?? keys[0]
    const apiKey = dryRun ? 'dry-run' : variable(key)
    if (apiKey === undefined) {
      const why =
        variable(FEED_KEY) === undefined ? '' : `; ${FEED_KEY} is the key of your feeds and is not used here`
      return E.left([`${key} is not set${why}`])
    }
    return pipe(
      check({ apiKey, url: variable(url) }),
      E.mapLeft(({ issues }) =>
        issues.map(({ path, message }) => `${path === 'url' ? url : key}: ${message}`),
      ),
    )
  }

/**
 * Says what is wrong with a command line, one line each, from what `parseArgs` threw. A misspelled option is recognized.
 *
 * @example
 * import assert from 'node:assert'
 * import { parseArgs } from 'node:util'
 * import { argumentProblems } from '@gecko-widgets/delivery'
 *
 * const options = { kind: { type: 'string' } } as const
 * try {
 *   parseArgs({ args: ['--knd', 'number'], options })
 * } catch (error) {
 *   assert.deepStrictEqual(argumentProblems(options)(error), ['--knd: unknown option; did you mean --kind?'])
 * }
 */
export const argumentProblems =
  (options: Readonly<Record<string, unknown>>) =>
  (error: unknown): readonly string[] => {
    const { code, message } = E.toError(error) as NodeJS.ErrnoException
    const [, name] = /'(--?[^'=]+)/.exec(message) ?? []
    if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || name === undefined)
      return [...message.split('\n'), '--help shows every option']
    const names = Object.keys(options).map((known) => `--${known}`)
    return [`${name}: ${option.unknownName('option', name, names)}`]
  }
