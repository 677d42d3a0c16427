import { NODE, UNAUTHORIZED } from '../answers.js'
import { authorization, base64, basic } from '../authorization.js'
import { KEY, NUMBER_XML, OLD_KEY } from '../widgets.js'
import { type Case, testCase, typeOf } from './case.js'

const TOKEN = base64(`${KEY}:X`)

const refused = (id: string, name: string, ...values: readonly string[]): Case =>
  testCase(id, name, '', UNAUTHORIZED, { headers: values.map((value) => ['Authorization', value]) })

const admitted = (id: string, name: string, value: string): Case =>
  testCase(id, name, '', NUMBER_XML, { headers: authorization(value) })

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))

/** Which requests are admitted (`docs/reference/http.md#access`, `docs/reference/bad-inputs.md A1 to A34`). */
export const access: readonly Case[] = [
  testCase('row', '200: a public feed', '', NUMBER_XML, { widget: 'open', headers: [] }),
  testCase('row', '200: a public feed asks for no key', '', NUMBER_XML, {
    widget: 'open',
    headers: authorization(basic('another-key')),
  }),
  testCase('row', '200: the old key of a rotation', '', NUMBER_XML, {
    headers: authorization(basic(OLD_KEY)),
  }),
  testCase('row', '401: comes before 400', '?format=yaml', UNAUTHORIZED, { headers: [] }),
  refused('A1', 'no header'),
  refused('A2', 'an empty header', ''),
  refused('A3', 'only the scheme', 'Basic'),
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
  refused('A11', '! after the token', `Basic ${TOKEN}!`),
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
  refused('A17', 'only a colon', `Basic ${base64(':')}`),
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
  refused('A25', 'a raw byte of 0x80 and more after the token', `Basic ${TOKEN}\xe9`),
  refused('A25', 'a raw byte of 0x80 and more for the space', `Basic\xa0${TOKEN}`),
  refused(
    'A26',
    'a user that is not UTF-8',
    basic(Buffer.concat([Buffer.from(KEY), Buffer.from([0xff, 0xfe])])),
  ),
  refused('A26', 'U+FFFD instead of invalid UTF-8', basic(`${KEY}\ufffd`)),
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
  refused('A30', 'a token of 15 KiB that is not base64', `Basic ${'='.repeat(15_360)}`),
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
