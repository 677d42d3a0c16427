import { METHODS } from 'node:http'
import { Readable } from 'node:stream'
import type { FeedFailure } from '@gecko-widgets/core'
import {
  type Answer,
  BAD_FORMAT,
  BAD_FORMAT_JSON_ONLY,
  INTERNAL,
  INVALID_WIDGET,
  METHOD_NOT_ALLOWED,
  OPTIONS,
  TIMEOUT,
  TOO_LARGE,
  UNAUTHORIZED,
  withHeader,
  withoutBody,
} from './answers.js'
import type { RawHeaders } from './raw.js'
import {
  KEY,
  NUMBER_JSON,
  NUMBER_XML,
  OLD_KEY,
  TEXT_JSON,
  TEXT_XML,
  TREND_JSON,
  type WidgetName,
} from './widgets.js'

/** A body parser of the host, in front of the widget. */
export type Parser = 'extended' | 'simple' | 'json' | 'text' | 'raw' | `left-${keyof typeof LEFT}`

/** A request to a widget; what it says is on the wire as it stands, one character for one byte. */
export interface CaseRequest {
  readonly method: string
  /** What stands behind the widget's own path. */
  readonly path: string
  /** In this order; a Host and a `Connection: close` are added where there are none. */
  readonly headers: RawHeaders
  readonly body?: string | Buffer | undefined
  readonly version?: '1.0' | '1.1' | undefined
  /** What stands before the path, for the absolute form of a target. */
  readonly authority?: string | undefined
}

/** The plain text of an encrypted answer. */
export interface Encrypted {
  readonly plain: string
}

/** Somebody else answers, before or instead of the widget: Node, the framework, a parser of the host. */
export interface Elsewhere {
  /** One of these; 0 is a connection that ends without an answer. */
  readonly statuses: readonly number[]
}

export interface Case {
  /** The row of the catalog, `docs/reference/bad-inputs.md`, or `row` for one of `docs/reference/http.md#answers`. */
  readonly id: string
  readonly name: string
  readonly widget: WidgetName
  readonly request: CaseRequest
  readonly parser?: Parser | undefined
  readonly expect: Answer | Encrypted | Elsewhere
  /** The same where the adapter reads bodies by itself, if that makes a difference. */
  readonly read?: Case['expect'] | undefined
  /** How often the data function runs. */
  readonly runs: number
  /** What the hook is told. */
  readonly reports: readonly FeedFailure['_tag'][]
}

/** Bodies that some parser may have left; none of them may do harm (F23). */
export const LEFT = {
  string: () => 'format=2',
  buffer: () => Buffer.from('format=2'),
  stream: () => Readable.from(['format=2']),
  'null-prototype': () => Object.assign(Object.create(null), { format: '2' }),
  'empty-null-prototype': () => Object.create(null),
  inherited: () => Object.create({ format: '2' }),
  getter: () =>
    Object.defineProperty({}, 'format', {
      enumerable: true,
      get: () => {
        throw new Error('a getter')
      },
    }),
  proxy: () =>
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('a trap')
        },
        getOwnPropertyDescriptor: () => {
          throw new Error('a trap')
        },
      },
    ),
  revoked: () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return proxy
  },
  null: () => null,
  number: () => 2,
  list: () => ['2'],
  map: () => new Map([['format', '2']]),
  'text-object': () => ({ format: Object('2') }),
  symbol: () => ({ format: Symbol('2') }),
  bigint: () => ({ format: 2n }),
  nan: () => ({ format: Number.NaN }),
} as const

const base64 = (bytes: string | Buffer): string => Buffer.from(bytes).toString('base64')

export const basic = (user: string | Buffer, password = 'X'): string =>
  `Basic ${base64(Buffer.concat([Buffer.from(user), Buffer.from(`:${password}`)]))}`

const authorization = (value: string): RawHeaders => [['Authorization', value]]
export const GOOD = authorization(basic(KEY))
const TOKEN = base64(`${KEY}:X`)

type Given = Partial<Omit<CaseRequest, 'path'>> &
  Partial<Pick<Case, 'widget' | 'parser' | 'read' | 'runs' | 'reports'>>

/** How often a data function runs for an answer. */
export const runsOf = (expect: Case['expect']): number => {
  if ('plain' in expect) return 1
  return 'statuses' in expect || expect.status < 500 ? Number('status' in expect && expect.status === 200) : 1
}

const testCase = (
  id: string,
  name: string,
  path: string,
  expect: Case['expect'],
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

const NODE: Elsewhere = { statuses: [0, 400, 417, 431, 501] }
const NOT_FOUND: Elsewhere = { statuses: [404] }

// --- The rows of `docs/reference/http.md#answers`

const failures: readonly Case[] = [
  testCase('row', '500: the data is not valid for the kind', '', INVALID_WIDGET, {
    widget: 'invalid',
    reports: ['InvalidWidget'],
  }),
  testCase('row', '500: the payload is over 1 MiB', '?format=2', INVALID_WIDGET, {
    widget: 'large',
    reports: ['PayloadTooLarge'],
  }),
  testCase('row', '500: the data function failed', '', INTERNAL, {
    widget: 'fails',
    reports: ['DataFailed'],
  }),
  testCase('row', '500: the data function of an encrypted widget failed', '', INTERNAL, {
    widget: 'encrypted-fails',
    reports: ['DataFailed'],
  }),
  testCase('row', '504: longer than the timeoutMs of the definition', '', TIMEOUT, {
    widget: 'hangs',
    reports: ['TimedOut'],
  }),
  testCase('row', '504: longer than the timeoutMs of the options', '', TIMEOUT, {
    widget: 'hangs-by-config',
    reports: ['TimedOut'],
  }),
]

const NUMBER_PLAIN = '{"item":[{"value":42},{"value":40}]}'

const rows: readonly Case[] = [
  testCase('row', '200: JSON', '?format=2', NUMBER_JSON),
  testCase('row', '200: XML', '?format=1', NUMBER_XML),
  testCase('row', '200: JSON, its length in bytes', '?format=2', TEXT_JSON, { widget: 'text' }),
  testCase('row', '200: XML, its length in bytes', '?format=1', TEXT_XML, { widget: 'text' }),
  testCase('row', '200: POST', '?format=2', NUMBER_JSON, { method: 'POST' }),
  testCase('row', '200: a public feed', '', NUMBER_XML, { widget: 'open', headers: [] }),
  testCase('row', '200: a public feed asks for no key', '', NUMBER_XML, {
    widget: 'open',
    headers: authorization(basic('another-key')),
  }),
  testCase('row', '200: the old key of a rotation', '', NUMBER_XML, {
    headers: authorization(basic(OLD_KEY)),
  }),
  testCase('row', '200: encrypted', '', { plain: NUMBER_PLAIN }, { widget: 'encrypted' }),
  testCase(
    'row',
    '200: encrypted, JSON asked for',
    '?format=2',
    { plain: NUMBER_PLAIN },
    { widget: 'encrypted' },
  ),
  testCase(
    'row',
    '200: encrypted, XML configured where nothing is asked for',
    '',
    { plain: NUMBER_PLAIN },
    { widget: 'encrypted-xml-by-config' },
  ),
  testCase(
    'row',
    '200: encrypted, JSON by definition; the request is then not read',
    '?format=1',
    { plain: NUMBER_PLAIN },
    { widget: 'encrypted-json' },
  ),
  testCase('row', '401: no key, encrypted', '', UNAUTHORIZED, { widget: 'encrypted', headers: [] }),
  testCase('row', '401: comes before 400', '?format=yaml', UNAUTHORIZED, { headers: [] }),
  testCase('row', '405: comes before 401', '?format=yaml', METHOD_NOT_ALLOWED, {
    method: 'PUT',
    headers: [],
  }),
  testCase('row', '400: a format that is unknown to an encrypted widget', '?format=3', BAD_FORMAT_JSON_ONLY, {
    widget: 'encrypted',
  }),
  testCase(
    'row',
    '400: XML asked for, and the data has no XML form; not reported',
    '?format=1',
    BAD_FORMAT_JSON_ONLY,
    {
      widget: 'trend',
      runs: 1,
    },
  ),
  testCase('row', '400: XML by definition, and the data has no XML form', '', BAD_FORMAT_JSON_ONLY, {
    widget: 'trend-xml-by-definition',
    runs: 1,
    reports: ['NoXmlForm'],
  }),
  testCase('row', '200: JSON where the data has no XML form and nothing is asked for', '', TREND_JSON, {
    widget: 'trend',
  }),
  testCase('row', '200: JSON where XML is configured and the data has no XML form', '', TREND_JSON, {
    widget: 'trend-xml-by-config',
  }),
  testCase(
    'row',
    '200: the settings of the definition',
    '?format=2',
    withHeader(
      {
        ...NUMBER_JSON,
        body: '{"item":[{"value":42,"prefix":"€"},{"value":40}],"absolute":true}',
      },
      'content-length',
      '67',
    ),
    { widget: 'settings' },
  ),
  ...failures,
]

const described = (answer: Answer): Answer => withHeader(answer, 'x-gecko-widget', 'number')

const describes: readonly Case[] = [
  testCase('row', 'describe: 200 names the kind', '', described(NUMBER_XML), { widget: 'described' }),
  testCase('row', 'describe: 401 names the kind', '', described(UNAUTHORIZED), {
    widget: 'described',
    headers: [],
  }),
  testCase('row', 'describe: 204 names the kind', '', described(OPTIONS), {
    widget: 'described',
    method: 'OPTIONS',
  }),
  testCase('row', 'describe: 405 names the kind', '', described(METHOD_NOT_ALLOWED), {
    widget: 'described',
    method: 'PUT',
  }),
  testCase('row', 'describe: 500 names the kind', '', described(INTERNAL), {
    widget: 'described-fails',
    reports: ['DataFailed'],
  }),
]

// --- A: the Authorization header

const refused = (id: string, name: string, ...values: readonly string[]): Case =>
  testCase(id, name, '', UNAUTHORIZED, { headers: values.map((value) => ['Authorization', value]) })

const admitted = (id: string, name: string, value: string): Case =>
  testCase(id, name, '', NUMBER_XML, { headers: authorization(value) })

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))

const access: readonly Case[] = [
  refused('A1', 'no header'),
  refused('A2', 'an empty header', ''),
  refused('A3', 'the scheme alone', 'Basic'),
  refused('A4', 'the scheme and spaces', 'Basic    '),
  refused('A5', 'Bearer with the key', `Bearer ${KEY}`),
  refused('A5', 'Bearer with the token', `Bearer ${TOKEN}`),
  refused('A6', 'Digest', `Digest username="${KEY}", realm="geckoboard", response="X"`),
  refused('A7', 'Negotiate', 'Negotiate'),
  refused('A7', 'Negotiate with the token', `Negotiate ${TOKEN}`),
  ...['basic', 'BASIC', 'bAsIc'].map((scheme) =>
    admitted('A8', `the scheme as ${scheme}`, `${scheme} ${TOKEN}`),
  ),
  admitted('A9', 'several spaces before the token', `Basic     ${TOKEN}`),
  refused('A10', 'a tab before the token', `Basic\t${TOKEN}`),
  refused('A10', 'a space and a tab before the token', `Basic \t${TOKEN}`),
  refused('A10', 'a tab and a space before the token', `Basic\t ${TOKEN}`),
  ...['*', '!', ' ', '\t', ',', '%', ':'].map((character) =>
    refused(
      'A11',
      `${JSON.stringify(character)} in the token`,
      `Basic ${TOKEN.slice(0, 8)}${character}${TOKEN.slice(8)}`,
    ),
  ),
  refused('A11', '! behind the token', `Basic ${TOKEN}!`),
  refused('A11', 'a second token', `Basic ${TOKEN} ${TOKEN}`),
  testCase('A11', 'a line break in the token', '', NODE, {
    headers: authorization(`Basic ${TOKEN.slice(0, 8)}\r\n ${TOKEN.slice(8)}`),
  }),
  refused('A12', 'the padding is missing', `Basic ${TOKEN.replace('=', '')}`),
  refused('A13', 'one padding too many', `Basic ${TOKEN}=`),
  refused('A13', 'a padding where none belongs', `Basic ${base64(KEY)}=`),
  refused('A14', 'the URL-safe alphabet', `Basic ${TOKEN.replaceAll('+', '-').replaceAll('/', '_')}`),
  refused('A15', 'trailing bits that are not zero', `Basic ${TOKEN.replace('g=', 'h=')}`),
  admitted('A16', 'the key without a colon', `Basic ${base64(KEY)}`),
  refused('A16', 'another text without a colon', `Basic ${base64(`${KEY}X`)}`),
  refused('A17', 'a colon alone', `Basic ${base64(':')}`),
  refused('A18', 'no user', `Basic ${base64(':X')}`),
  refused('A18', 'no user, the key as password', basic('', KEY)),
  admitted('A19', 'the password X', basic(KEY, 'X')),
  admitted('A20', 'another password', basic(KEY, 'pässword')),
  admitted('A21', 'an empty password', basic(KEY, '')),
  admitted('A22', 'a colon in the password', basic(KEY, ':X:')),
  refused('A23', 'the beginning of the key', basic(KEY.slice(0, -1))),
  refused('A23', 'the end of the key', basic(KEY.slice(1))),
  refused('A23', 'the key and one character', basic(`${KEY}8`)),
  refused('A23', 'the key in another case', basic(KEY.toUpperCase())),
  refused('A23', 'the key and a NUL', basic(`${KEY}\0`)),
  refused('A23', 'the key and a space', basic(`${KEY} `)),
  refused('A23', 'a space and the key', basic(` ${KEY}`)),
  refused('A23', 'the key and a line feed', basic(`${KEY}\n`)),
  refused('A23', 'both keys', basic(`${KEY},${OLD_KEY}`)),
  refused('A24', 'a homoglyph in the key', basic(KEY.replace('a', '\u0430'))),
  refused('A24', 'a combining mark in the key', basic(KEY.replace('a', 'a\u0301'))),
  refused('A24', 'the key in full width', basic(fullWidth(KEY))),
  refused('A25', 'a Latin-1 byte in the user', basic(Buffer.from(`${KEY}\xe9`, 'latin1'))),
  refused(
    'A25',
    'the high bits of the key set',
    basic(Buffer.from(Buffer.from(KEY).map((byte) => byte | 0x80))),
  ),
  refused('A25', 'a raw byte of 0x80 and more behind the token', `Basic ${TOKEN}\xe9`),
  refused('A25', 'a raw byte of 0x80 and more for the space', `Basic\xa0${TOKEN}`),
  refused(
    'A26',
    'a user that is no UTF-8',
    basic(Buffer.concat([Buffer.from(KEY), Buffer.from([0xff, 0xfe])])),
  ),
  refused('A26', 'U+FFFD for what is no UTF-8', basic(`${KEY}\ufffd`)),
  refused('A27', 'a byte order mark before the key', basic(`\ufeff${KEY}`)),
  refused('A28', 'two headers, good and bad', basic(KEY), basic('bad')),
  refused('A28', 'two headers, bad and good', basic('bad'), basic(KEY)),
  refused('A28', 'two headers, good and good', basic(KEY), basic(KEY)),
  refused('A28', 'two headers, good and empty', basic(KEY), ''),
  refused('A28', 'two headers, empty and good', '', basic(KEY)),
  testCase('A28', 'two headers in other letters', '', UNAUTHORIZED, {
    headers: [
      ['AUTHORIZATION', basic(KEY)],
      ['X-Between', 'a header'],
      ['authorization', basic(KEY)],
    ],
  }),
  testCase('A8', 'the name of the header in other letters', '', NUMBER_XML, {
    headers: [['aUTHORIZATION', basic(KEY)]],
  }),
  refused('A29', 'two credentials in one header', `${basic(KEY)}, ${basic(KEY)}`),
  refused('A29', 'two credentials in one header, the first bad', `${basic('bad')}, ${basic(KEY)}`),
  refused('A30', 'a token of 15 KiB', `Basic ${'QUJD'.repeat(3_840)}`),
  refused('A30', 'a token of 15 KiB that is no base64', `Basic ${'='.repeat(15_360)}`),
  refused('A30', '15 KiB of spaces before a bad token', `Basic${' '.repeat(15_000)}!`),
  testCase(
    'A31',
    'a token of 17 KiB',
    '',
    { statuses: [431] },
    {
      headers: authorization(`Basic ${'QUJD'.repeat(4_352)}`),
    },
  ),
  ...['api_key', 'apiKey', 'key', 'authorization', 'user'].map((name) =>
    testCase('A34', `the key in the query, as ${name}`, `?${name}=${encodeURIComponent(KEY)}`, UNAUTHORIZED, {
      headers: [],
    }),
  ),
  testCase('A34', 'the credentials in the target', '', UNAUTHORIZED, {
    headers: [],
    authority: `http://${encodeURIComponent(KEY)}:X@127.0.0.1`,
  }),
  ...(
    [
      ['Cookie', `api_key=${encodeURIComponent(KEY)}`],
      ['Proxy-Authorization', basic(KEY)],
      ['X-Api-Key', KEY],
      ['X-Authorization', basic(KEY)],
      ['X-Forwarded-User', KEY],
    ] as const
  ).map((header) => testCase('A34', `the key in ${header[0]}`, '', UNAUTHORIZED, { headers: [header] })),
  ...(['extended', 'json'] as const).map((parser) =>
    testCase('A34', `the key in the body (${parser})`, '', UNAUTHORIZED, {
      method: 'POST',
      parser,
      headers: [typeOf(parser)],
      body: parser === 'json' ? JSON.stringify({ api_key: KEY }) : `api_key=${encodeURIComponent(KEY)}`,
    }),
  ),
]

function typeOf(parser: Parser): RawHeaders[number] {
  const types: Partial<Record<Parser, string>> = {
    extended: 'application/x-www-form-urlencoded',
    simple: 'application/x-www-form-urlencoded',
    json: 'application/json',
    raw: 'application/octet-stream',
  }
  return ['Content-Type', types[parser] ?? 'text/plain']
}

// --- F: the format

const asked = (id: string, query: string, expect: Case['expect']): Case => {
  const shown = query.length > 60 ? `${query.slice(0, 20)}… (${query.length} characters)` : query
  return testCase(id, JSON.stringify(shown), `?${query}`, expect)
}

const posted = (
  id: string,
  parser: Parser,
  body: string,
  expect: Case['expect'],
  { path = '', ...given }: Given & { readonly path?: string } = {},
): Case =>
  testCase(id, `POST ${JSON.stringify(body)} to ${JSON.stringify(path)}, parser ${parser}`, path, expect, {
    method: 'POST',
    parser,
    headers: [...GOOD, typeOf(parser)],
    body,
    ...given,
  })

const MULTIPART = '--b\r\nContent-Disposition: form-data; name="format"\r\n\r\n2\r\n--b--\r\n'
const multipart: RawHeaders = [...GOOD, ['Content-Type', 'multipart/form-data; boundary=b']]

const padded = (length: number, body: string, filler = '&a='): string =>
  `${body}${filler}`.padEnd(length, 'x')

const long = (
  parser: Parser,
  length: number,
  body: string,
  expect: Answer,
  given: Given & { path?: string } = {},
): Case => ({
  ...posted('F25', parser, body, expect, given),
  name: `POST of ${length} bytes to ${JSON.stringify(given.path ?? '')}, parser ${parser}`,
})

const longBodies: readonly Case[] = [
  long('extended', 4096, padded(4096, 'format=2'), NUMBER_JSON),
  long('extended', 4097, padded(4097, 'format=2'), NUMBER_JSON, { read: TOO_LARGE }),
  long('extended', 50_000, padded(50_000, 'format=2'), NUMBER_JSON, { read: TOO_LARGE }),
  long('json', 50_000, JSON.stringify({ format: 2, a: 'x'.repeat(50_000) }), NUMBER_JSON, {
    read: TOO_LARGE,
  }),
  long('extended', 50_000, padded(50_000, 'format=1'), NUMBER_JSON, { path: '?format=2' }),
  long('text', 50_000, padded(50_000, 'format=2'), NUMBER_XML),
  long('extended', 50_000, padded(50_000, 'format=2'), NUMBER_XML, { widget: 'xml-by-definition' }),
]

const formats: readonly Case[] = [
  testCase('F1', 'nothing asked for', '', NUMBER_XML),
  testCase('F1', 'nothing asked for, JSON configured', '', NUMBER_JSON, { widget: 'json-by-config' }),
  testCase('F1', 'nothing asked for, XML configured', '', NUMBER_XML, { widget: 'xml-by-config' }),
  testCase('F1', 'JSON by definition', '', NUMBER_JSON, { widget: 'json-by-definition' }),
  testCase('F1', 'JSON by definition, XML asked for', '?format=1', NUMBER_JSON, {
    widget: 'json-by-definition',
  }),
  testCase('F1', 'JSON by definition, nonsense asked for', '?format=yaml&format=1', NUMBER_JSON, {
    widget: 'json-by-definition',
  }),
  testCase('F1', 'XML by definition, JSON asked for', '?format=2', NUMBER_XML, {
    widget: 'xml-by-definition',
  }),
  testCase('F1', 'JSON configured, XML asked for', '?format=1', NUMBER_XML, { widget: 'json-by-config' }),
  ...['1', 'xml', 'XML', 'xMl', '%31', 'x%6Dl'].map((value) => asked('F2', `format=${value}`, NUMBER_XML)),
  ...['2', 'json', 'JSON', 'jSoN', '%32'].map((value) => asked('F3', `format=${value}`, NUMBER_JSON)),
  ...['%202%20', '+2', '2+', '%2B2', '02', '2.0', '2%00', '%EF%BC%92', '2;', '2e0', '0x2', '-2'].map(
    (value) => asked('F4', `format=${value}`, BAD_FORMAT),
  ),
  ...['format=', 'format', '?format=2', '&&', '=', 'format=&format='].map((query) =>
    asked('F5', query, NUMBER_XML),
  ),
  asked('F5', 'format=&format=2', NUMBER_JSON),
  ...['3', 'yaml', '2'.repeat(10_000), 'null', 'undefined', 'constructor', '__proto__', 'toString'].map(
    (value) => asked('F6', `format=${value}`, BAD_FORMAT),
  ),
  asked('F7', 'format=2&format=2', NUMBER_JSON),
  asked('F7', 'format=1&a=b&format=1&format=1', NUMBER_XML),
  asked('F8', 'format=1&format=2', BAD_FORMAT),
  asked('F8', 'format=2&format=1', BAD_FORMAT),
  asked('F8', 'format=2&format=yaml', BAD_FORMAT),
  asked('F8', 'format=yaml&format=2', BAD_FORMAT),
  asked('F9', 'format[]=2', NUMBER_XML),
  asked('F9', 'format%5B%5D=2', NUMBER_XML),
  asked('F10', 'format[a]=2', NUMBER_XML),
  asked('F11', 'format[__proto__]=2', NUMBER_XML),
  asked('F11', 'format[constructor][prototype]=2', NUMBER_XML),
  asked('F12', 'FORMAT=2', NUMBER_XML),
  asked('F12', 'Format=2', NUMBER_XML),
  asked('F12', 'form%61t=2', NUMBER_JSON),
  ...['%E0%A4%A', '%', '%%', '%C0%B2', '2%', '%2', '%FF'].map((value) =>
    asked('F13', `format=${value}`, BAD_FORMAT),
  ),
  asked('F13', '%E0%A4%A=%&%', NUMBER_XML),
  asked('F14', '__proto__=2', NUMBER_XML),
  asked('F14', 'constructor=2', NUMBER_XML),
  asked('F14', 'hasOwnProperty=1&format=2', NUMBER_JSON),
  asked('F14', '__proto__[format]=2', NUMBER_XML),
  asked('F15', 'a=1;format=2', NUMBER_XML),
  asked('F16', `${'a=1&'.repeat(1_500)}format=2`, NUMBER_JSON),
  posted('F17', 'extended', 'format=2', NUMBER_JSON),
  posted('F17', 'simple', 'format=2', NUMBER_JSON),
  posted('F17', 'extended', 'format=yaml', BAD_FORMAT),
  posted('F17', 'extended', 'format=2&format=2', NUMBER_JSON),
  posted('F17', 'simple', 'format=1&format=2', BAD_FORMAT),
  posted('F17', 'extended', 'format=', NUMBER_XML),
  posted('F17', 'extended', 'format=&format=2', NUMBER_JSON),
  posted('F17', 'extended', 'format[a]=2', BAD_FORMAT, { read: NUMBER_XML }),
  posted('F17', 'simple', 'format[a]=2', NUMBER_XML),
  posted('F17', 'extended', '__proto__[format]=2', NUMBER_XML),
  posted('F17', 'extended', 'format=2', NUMBER_XML, { widget: 'xml-by-definition' }),
  posted('F18', 'extended', 'format=2', NUMBER_XML, { path: '?format=1' }),
  posted('F18', 'extended', 'format=yaml', NUMBER_JSON, { path: '?format=2' }),
  posted('F18', 'extended', 'format=2', BAD_FORMAT, { path: '?format=yaml' }),
  posted('F18', 'extended', 'format=2', NUMBER_JSON, { path: '?format=' }),
  posted('F19', 'extended', 'format=2', NUMBER_JSON, { path: '?format=2' }),
  testCase('F20', 'POST without a parser: the query', '?format=2', NUMBER_JSON, {
    method: 'POST',
    headers: [...GOOD, typeOf('extended')],
    body: 'format=1',
  }),
  testCase('F20', 'POST without a parser: the default', '', NUMBER_XML, {
    method: 'POST',
    read: NUMBER_JSON,
    headers: [...GOOD, typeOf('extended')],
    body: 'format=2',
  }),
  posted('F21', 'json', '{"format":2}', NUMBER_JSON),
  posted('F21', 'json', '{"format":"2"}', NUMBER_JSON),
  posted('F21', 'json', '{"format":1.0}', NUMBER_XML),
  posted('F21', 'json', '{"format":3}', BAD_FORMAT),
  posted('F22', 'json', '{"format":{"$gt":""}}', BAD_FORMAT),
  posted('F22', 'json', '{"format":[2]}', BAD_FORMAT),
  posted('F22', 'json', '{"format":true}', BAD_FORMAT),
  posted('F22', 'json', '{"format":null}', NUMBER_XML),
  posted('F22', 'json', '[2]', NUMBER_XML),
  posted('F22', 'json', '{"__proto__":{"format":"2"}}', NUMBER_XML),
  posted('F22', 'json', '{"constructor":{"prototype":{"format":"2"}}}', NUMBER_XML),
  posted('F23', 'text', 'format=2', NUMBER_XML),
  posted('F23', 'raw', 'format=2', NUMBER_XML),
  ...(Object.keys(LEFT) as (keyof typeof LEFT)[]).map((left) => {
    const expect = { 'null-prototype': NUMBER_JSON, 'text-object': BAD_FORMAT, symbol: BAD_FORMAT }
    return testCase(
      'F23',
      `the parsed body is: ${left}`,
      '',
      { ...expect, bigint: BAD_FORMAT, nan: BAD_FORMAT }[left as 'nan'] ?? NUMBER_XML,
      { method: 'POST', parser: `left-${left}` },
    )
  }),
  testCase('F24', 'multipart, no parser', '', NUMBER_XML, {
    method: 'POST',
    headers: multipart,
    body: MULTIPART,
  }),
  testCase('F24', 'multipart, another parser', '', NUMBER_XML, {
    method: 'POST',
    headers: multipart,
    body: MULTIPART,
    parser: 'extended',
  }),
  ...longBodies,
  testCase(
    'F26',
    'gzip garbage',
    '',
    { statuses: [400] },
    {
      method: 'POST',
      parser: 'extended',
      read: NUMBER_JSON,
      headers: [...GOOD, typeOf('extended'), ['Content-Encoding', 'gzip']],
      body: 'format=2',
    },
  ),
  testCase(
    'F26',
    'an unknown charset',
    '',
    { statuses: [415] },
    {
      method: 'POST',
      parser: 'json',
      read: NUMBER_JSON,
      headers: [...GOOD, ['Content-Type', 'application/json; charset=klingon']],
      body: '{"format":2}',
    },
  ),
  testCase(
    'F26',
    'JSON that is none',
    '',
    { statuses: [400] },
    {
      method: 'POST',
      parser: 'json',
      read: NUMBER_XML,
      headers: [...GOOD, typeOf('json')],
      body: '{"format":',
    },
  ),
  testCase(
    'F26',
    'a Content-Length that is no number',
    '',
    { statuses: [400] },
    {
      method: 'POST',
      headers: [...GOOD, ['Content-Length', 'abc']],
    },
  ),
  testCase('F26', 'gzip garbage, no parser', '?format=2', NUMBER_JSON, {
    method: 'POST',
    headers: [...GOOD, ['Content-Encoding', 'gzip']],
    body: 'garbage',
  }),
  testCase('F27', 'Accept: application/xml', '?format=2', NUMBER_JSON, {
    headers: [...GOOD, ['Accept', 'application/xml']],
  }),
  testCase('F27', 'Accept: application/json', '', NUMBER_XML, {
    headers: [...GOOD, ['Accept', 'application/json']],
  }),
  testCase('F28', 'Accept: image/png', '?format=2', NUMBER_JSON, {
    headers: [...GOOD, ['Accept', 'image/png;q=0.1']],
  }),
  testCase('F29', 'a GET with a body', '', NUMBER_XML, {
    headers: [...GOOD, typeOf('extended')],
    body: 'format=2',
    parser: 'extended',
  }),
  testCase('F29', 'a GET with a body, no parser', '', NUMBER_XML, {
    headers: [...GOOD, typeOf('extended')],
    body: 'format=2',
  }),
  ...['format=1', 'format=xml', 'format=XML', 'format=2&format=1'].map((query) =>
    testCase('F30', `encrypted, asked for ${query}`, `?${query}`, BAD_FORMAT_JSON_ONLY, {
      widget: 'encrypted',
    }),
  ),
  posted('F30', 'extended', 'format=1', BAD_FORMAT_JSON_ONLY, { widget: 'encrypted' }),
]

// --- D: delivery

const OURS = (answer: Case['expect']): answer is Answer => 'headers' in answer

/** What GET answers, asked for by HEAD. */
const headOf = ({ name, request, expect, ...given }: Case): readonly Case[] =>
  request.method === 'GET' && OURS(expect)
    ? [
        {
          ...given,
          id: 'D1',
          name: `HEAD of "${name}"`,
          request: { ...request, method: 'HEAD' },
          expect: withoutBody(expect),
        },
      ]
    : []

const SERVED_NEVER = ['CONNECT', 'GET', 'HEAD', 'OPTIONS', 'POST']
const OTHER_METHODS = METHODS.filter((method) => !SERVED_NEVER.includes(method))
const idOf = (method: string): string => {
  if (['PUT', 'PATCH', 'DELETE'].includes(method)) return 'D3'
  return method === 'TRACE' ? 'D4' : 'D5'
}

const delivery: readonly Case[] = [
  ...[...rows, ...describes, ...access.slice(0, 3)].flatMap(headOf),
  testCase('D2', 'OPTIONS without a key', '', OPTIONS, { method: 'OPTIONS', headers: [] }),
  testCase('D2', 'OPTIONS with a key and a bad format', '?format=yaml', OPTIONS, { method: 'OPTIONS' }),
  testCase('D2', 'OPTIONS as a browser asks', '', OPTIONS, {
    method: 'OPTIONS',
    headers: [
      ['Origin', 'http://evil.example'],
      ['Access-Control-Request-Method', 'GET'],
      ['Access-Control-Request-Headers', 'authorization'],
    ],
  }),
  testCase('D2', 'OPTIONS, encrypted', '', OPTIONS, { method: 'OPTIONS', widget: 'encrypted', headers: [] }),
  ...OTHER_METHODS.map((method) =>
    testCase(idOf(method), method, '?format=2', METHOD_NOT_ALLOWED, { method }),
  ),
  ...['PUT', 'TRACE', 'PROPFIND'].map((method) =>
    testCase(idOf(method), `${method} without a key`, '', METHOD_NOT_ALLOWED, { method, headers: [] }),
  ),
  // Node 20 does not know QUERY; a newer one does.
  testCase(
    'D5',
    'QUERY, as far as Node knows it',
    '',
    METHODS.includes('QUERY') ? METHOD_NOT_ALLOWED : NODE,
    {
      method: 'QUERY',
    },
  ),
  testCase('D5', 'a method in small letters', '', NODE, { method: 'get' }),
  testCase('D5', 'a method of nobody', '', NODE, { method: 'FROB' }),
  testCase('D6', 'CONNECT', '', NODE, { method: 'CONNECT' }),
  ...['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'].map((name) =>
    testCase('D7', `${name}: DELETE`, '?format=2', NUMBER_JSON, {
      method: 'POST',
      headers: [...GOOD, [name, 'DELETE']],
    }),
  ),
  testCase('D7', '_method in the query', '?_method=DELETE&format=2', NUMBER_JSON, { method: 'POST' }),
  testCase('D8', 'If-None-Match: *', '?format=2', NUMBER_JSON, {
    headers: [...GOOD, ['If-None-Match', '*']],
  }),
  testCase('D8', 'If-Modified-Since in the future', '?format=2', NUMBER_JSON, {
    headers: [...GOOD, ['If-Modified-Since', 'Fri, 01 Jan 2100 00:00:00 GMT']],
  }),
  testCase('D9', 'Range', '?format=2', NUMBER_JSON, { headers: [...GOOD, ['Range', 'bytes=0-3']] }),
  testCase('D9', 'a Range that is none', '?format=2', NUMBER_JSON, {
    headers: [...GOOD, ['Range', 'bytes=99999-']],
  }),
  posted('D10', 'extended', 'format=2', NUMBER_JSON, {
    headers: [...GOOD, typeOf('extended'), ['Expect', '100-continue']],
  }),
  testCase('D11', 'HTTP/1.0', '?format=2', NUMBER_JSON, { version: '1.0' }),
  testCase('D11', 'HTTP/1.0 without a key', '', UNAUTHORIZED, { version: '1.0', headers: [] }),
  testCase('D12', 'the absolute form of the target', '?format=2', NUMBER_JSON, {
    authority: 'http://127.0.0.1',
  }),
  testCase('D12', 'the absolute form, without a query', '', NUMBER_XML, { authority: 'http://127.0.0.1' }),
  testCase('D12', 'the absolute form, with a bad format', '?format=1?format=2', BAD_FORMAT, {
    authority: 'http://elsewhere.example:81',
  }),
  testCase('D13', 'a path below the widget', '/x', NOT_FOUND),
  testCase('D13', 'a path beside the widget', 'x?format=2', NOT_FOUND),
]

/** Every case, in the order of the catalog. */
export const CASES: readonly Case[] = [...rows, ...describes, ...access, ...formats, ...delivery]
