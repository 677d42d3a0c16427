import { parseArgs } from 'node:util'
import { type Kind, widgets } from '@gecko-widgets/core'
import { option } from '@gecko-widgets/core/adapter'
import * as E from 'fp-ts/lib/Either.js'

/** One feed of the board. */
export interface Feed {
  readonly url: string
  readonly title: string
  readonly size: Size
  /** The kind of the widget, if it is set here instead of by the feed or by recognition. */
  readonly kind: Kind | undefined
  readonly encrypted: boolean
  readonly method: 'GET' | 'POST'
  /** The format to request; `undefined` requests none. */
  readonly format: 'json' | 'xml' | undefined
  readonly intervalMs: number
  /** Whether the key is sent to this feed. */
  readonly sendsKey: boolean
  /** The feed as an entry of the board file, whether saved or not. */
  readonly entry: Entry
}

/** A feed in the board file. */
export interface Entry {
  readonly url: string
  readonly title?: string
  readonly size?: Size
  readonly kind?: Kind
  readonly encrypted?: boolean
  readonly method?: Feed['method']
  readonly format?: 'json' | 'xml'
  readonly interval?: number
}

/** The columns and rows that a tile takes on the board. */
export type Size = '1x1' | '2x1' | '1x2' | '2x2'

/** The settings from the command line and the board file. */
export interface Settings {
  readonly mode: 'board' | 'check' | 'gallery'
  /** Whether the report of a check is JSON. */
  readonly json: boolean
  readonly feeds: readonly Feed[]
  readonly file: BoardSource
  readonly port: number
  readonly open: boolean
  /** Whether the tiles fill the screen from the start. */
  readonly tv: boolean
  /** The file with the key and the password of the feeds. */
  readonly envFile: string | undefined
}

/** The board file: the text that was read, and the function that reads an edited board. */
export interface BoardSource {
  readonly path: string
  /** The text of the file; `undefined` if it was not read. */
  readonly text: string | undefined
  readonly read: (text: string) => E.Either<Problems, readonly Feed[]>
}

export const USAGE = `Usage: gecko-preview [options] URL…
       gecko-preview [options]                with a geckoboard.json in this folder

  --config FILE     read the feeds from FILE (geckoboard.json)
  --check           poll each feed once, print a report, exit with 1 on any error
  --json            print the report of --check as JSON
  --gallery         show every kind of widget, from sample data
  --send-key HOST   also send the key to HOST, if only the file names it; may be repeated
  --post            poll with POST (the file overrides)
  --format FORMAT   ask for json or xml (the file overrides)
  --interval SEC    poll every SEC seconds (30; the file overrides)
  --port PORT       serve the board on PORT of 127.0.0.1 (any free port)
  --tv              show only the tiles, as large as the screen (or press f on the board)
  --no-open         do not open a browser
  --env FILE        read environment variables from FILE, such as .env
  --version         print the version
  --help            show this help

The key and the password of the feeds are read from GECKOBOARD_API_KEY and GECKOBOARD_PASSWORD; if one is not set, the
preview asks for it. The key is sent to the URLs on the command line, to this machine, and to the hosts of --send-key.
GECKOBOARD_PUSH_API_KEY, the key of the Geckoboard account, lets the board push a payload to a widget.`

const OPTIONS = {
  config: { type: 'string' },
  check: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  gallery: { type: 'boolean', default: false },
  'send-key': { type: 'string', multiple: true, default: [] as string[] },
  post: { type: 'boolean', default: false },
  format: { type: 'string' },
  interval: { type: 'string', default: '30' },
  port: { type: 'string', default: '0' },
  tv: { type: 'boolean', default: false },
  'no-open': { type: 'boolean', default: false },
  env: { type: 'string' },
  version: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** What is wrong with a command line or a file, one line each. */
export type Problems = readonly string[]

const SIZES: readonly Size[] = ['1x1', '2x1', '1x2', '2x2']
const MOST_FEEDS = 100

/** The settings from the command line, for feeds that have none in the file. */
interface Defaults extends Pick<Feed, 'method' | 'format' | 'intervalMs'> {
  /** Whether the key is sent to a URL. */
  readonly sendsKey: (url: string) => boolean
}

const isOneOf =
  <A extends string>(words: readonly A[]) =>
  (value: unknown): value is A =>
    words.some((word) => word === value)

const isSeconds = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 1 && value <= 86_400

type Check = readonly [is: (value: unknown) => boolean, expected: string]

const isText = (value: unknown): boolean => typeof value === 'string'

const FIELDS: Readonly<Record<string, Check>> = {
  url: [isText, 'a URL'],
  title: [isText, 'a string'],
  size: [isOneOf(SIZES), `one of ${SIZES.join(', ')}`],
  kind: [isOneOf(Object.keys(widgets)), `one of ${Object.keys(widgets).join(', ')}`],
  encrypted: [(value) => typeof value === 'boolean', 'true or false'],
  method: [isOneOf(['GET', 'POST']), 'GET or POST'],
  format: [isOneOf(['json', 'xml']), 'json or xml'],
  interval: [isSeconds, 'a number of seconds, from 1 to 86400'],
}

/** Says what is wrong with a URL, without repeating it, because it may contain a secret. */
const urlProblem = (url: string): string | undefined => {
  if (!URL.canParse(url)) return 'expected a URL, such as http://localhost:3000/widgets/users'
  const { protocol, username, password } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:')
    return 'expected a URL of http or https, such as http://localhost:3000/widgets/users'
  return username === '' && password === ''
    ? undefined
    : 'expected a URL without a user; the key comes from GECKOBOARD_API_KEY'
}

const LOOPBACK = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/

/** Whether a URL is on this machine. */
export const isLoopback = (url: string): boolean => LOOPBACK.test(new URL(url).hostname)

const hostOf = (protocol: string, host: string): string | undefined => {
  const url = `${protocol}//${host}/`
  return /^[^/?#@\\\s]+$/.test(host) && URL.canParse(url) ? new URL(url).host : undefined
}

/** Whether the key is sent to a URL that only the file names: it must be on this machine or at a host the user named. */
const sendsKeyTo =
  (urls: readonly string[], hosts: readonly string[]) =>
  (named: string): boolean => {
    const { host, origin, protocol } = new URL(named)
    return (
      isLoopback(named) ||
      urls.some((url) => new URL(url).origin === origin) ||
      hosts.some((other) => hostOf(protocol, other) === host)
    )
  }

const titleOf = (url: string): string => new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? url

const feedProblems = (entry: unknown, at: string): Problems => {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return [`${at}: expected an object`]
  const { url } = entry as { readonly url?: unknown }
  const wrong = Object.entries(entry).flatMap(([name, value]) => {
    const check = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined
    if (check === undefined)
      return [`${at}.${name}: ${option.unknownName('field', name, Object.keys(FIELDS))}`]
    if (name === 'kind' && typeof value === 'string' && !check[0](value))
      return [`${at}.kind: ${option.unknownName('kind', value, Object.keys(widgets))}`]
    return check[0](value) ? [] : [`${at}.${name}: expected ${check[1]}`]
  })
  if (url === undefined) return [...wrong, `${at}.url: missing; expected a URL`]
  const problem = typeof url === 'string' ? urlProblem(url) : undefined
  return problem === undefined ? wrong : [...wrong, `${at}.url: ${problem}`]
}

const feedOf =
  (defaults: Defaults) =>
  (entry: Entry): Feed => {
    const { url, title, size = '1x1', kind, encrypted = false, method, format, interval } = entry
    return {
      url,
      title: title ?? titleOf(url),
      size,
      kind,
      encrypted,
      method: method ?? defaults.method,
      format: format ?? defaults.format,
      intervalMs: interval === undefined ? defaults.intervalMs : interval * 1000,
      sendsKey: defaults.sendsKey(url),
      entry,
    }
  }

/** Reads the text of a `geckoboard.json`: `{ "widgets": [{ "url": …, "title"?, "size"?, "kind"?, … }] }`. */
export const readBoard =
  (defaults: Defaults) =>
  (text: string): E.Either<Problems, readonly Feed[]> => {
    const json = E.tryCatch(
      (): unknown => JSON.parse(text),
      (): Problems => ['expected JSON'],
    )
    if (E.isLeft(json)) return json
    const board = json.right as { readonly widgets?: unknown } | null
    if (typeof board !== 'object' || board === null || !Array.isArray(board.widgets))
      return E.left(['expected an object with a list of widgets'])
    const unknown = Object.keys(board)
      .filter((name) => name !== 'widgets')
      .map((name) => `${name}: ${option.unknownName('field', name, ['widgets'])}`)
    const problems = [
      ...unknown,
      ...(board.widgets.length > MOST_FEEDS ? [`expected at most ${MOST_FEEDS} widgets`] : []),
      ...board.widgets.flatMap((entry, i) => feedProblems(entry, `widgets[${i}]`)),
    ]
    return problems.length > 0 ? E.left(problems) : E.right(board.widgets.map(feedOf(defaults)))
  }

/** Writes the text of a `geckoboard.json`, which `readBoard` reads back. */
export const writeBoard = (feeds: readonly Feed[]): string =>
  `${JSON.stringify({ widgets: feeds.map(({ entry }) => entry) }, null, 2)}\n`

/** Says what is wrong with the options of the command line; for a misspelled one, suggests the right one. */
const optionProblems = (error: unknown): Problems => {
  const { code, message } = E.toError(error) as NodeJS.ErrnoException
  const [, name] = /'(--?[^'=]+)/.exec(message) ?? []
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && name !== undefined
    ? [
        `${name}: ${option.unknownName(
          'option',
          name,
          Object.keys(OPTIONS).map((name) => `--${name}`),
        )}`,
      ]
    : [...message.split('\n'), '--help shows every option']
}

const wholeNumber = (text: string, least: number, most: number): number | undefined => {
  const number = Number(text)
  return /^\d+$/.test(text) && number >= least && number <= most ? number : undefined
}

/** Reads the command line, and the board file with `readFile`. Returns `'help'` or `'version'` if requested. */
export const readSettings = (
  argv: readonly string[],
  readFile: (path: string) => string | undefined,
): E.Either<Problems, Settings | 'help' | 'version'> => {
  const parsed = E.tryCatch(
    () => parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true }),
    optionProblems,
  )
  if (E.isLeft(parsed)) return parsed
  const { values, positionals: urls } = parsed.right
  if (values.help) return E.right('help')
  if (values.version) return E.right('version')
  const { config, format, gallery } = values
  const interval = Number(values.interval)
  const port = wholeNumber(values.port, 0, 65_535)
  const path = config ?? (urls.length === 0 && !gallery ? 'geckoboard.json' : undefined)
  const file = path === undefined ? undefined : readFile(path)
  const defaults: Defaults = {
    method: values.post ? 'POST' : 'GET',
    format: format === 'json' || format === 'xml' ? format : undefined,
    intervalMs: interval * 1000,
    sendsKey: sendsKeyTo(
      urls.filter((url) => URL.canParse(url)),
      values['send-key'],
    ),
  }
  const ofFile = file === undefined ? E.right([]) : readBoard(defaults)(file)
  const problems = [
    ...(isSeconds(interval) ? [] : ['--interval: expected a number of seconds, from 1 to 86400']),
    ...(port === undefined ? ['--port: expected a number from 0 to 65535'] : []),
    ...(format === undefined || isOneOf(['json', 'xml'])(format) ? [] : ['--format: expected json or xml']),
    ...(config !== undefined && file === undefined ? [`--config: cannot read ${config}`] : []),
    ...(values.check && gallery ? ['--check and --gallery cannot be combined'] : []),
    ...(values.json && !values.check ? ['--json needs --check'] : []),
    ...values['send-key'].flatMap((host) =>
      hostOf('https:', host) === undefined
        ? ['--send-key: expected a host, such as example.com or example.com:8443']
        : [],
    ),
    ...urls.flatMap((url, i) => {
      const problem = urlProblem(url)
      return problem === undefined ? [] : [`URL ${i + 1}: ${problem}`]
    }),
    ...(E.isLeft(ofFile) ? ofFile.left.map((problem) => `${path}: ${problem}`) : []),
  ]
  if (problems.length > 0 || E.isLeft(ofFile)) return E.left(problems)
  const inFile = new Set(ofFile.right.map(({ url }) => url))
  const feeds = [
    ...urls.filter((url) => !inFile.has(url)).map((url) => feedOf(defaults)({ url })),
    ...ofFile.right,
  ]
  if (feeds.length === 0 && !gallery && (file === undefined || values.check))
    return E.left(['expected a URL, or a geckoboard.json in this folder; see --help'])
  if (feeds.length > MOST_FEEDS) return E.left([`expected at most ${MOST_FEEDS} feeds`])
  const mode = values.check ? 'check' : 'board'
  return E.right({
    mode: gallery ? 'gallery' : mode,
    json: values.json,
    feeds,
    file: { path: path ?? 'geckoboard.json', text: file, read: readBoard(defaults) },
    port: port ?? 0,
    open: !values['no-open'],
    tv: values.tv,
    envFile: values.env,
  })
}
