import { BAD_FORMAT_JSON_ONLY, UNAUTHORIZED } from '../answers.js'
import { type Case, posted, testCase } from './case.js'

const NUMBER_PLAIN = '{"item":[{"value":42},{"value":40}]}'

/** Encrypted widgets, which have no XML (`docs/reference/http.md#encryption`, `docs/reference/bad-inputs.md F30`). */
export const encryption: readonly Case[] = [
  testCase('row', '200: encrypted', '', { plain: NUMBER_PLAIN }, { widget: 'encrypted' }),
  testCase(
    'row',
    '200: encrypted, JSON requested',
    '?format=2',
    { plain: NUMBER_PLAIN },
    { widget: 'encrypted' },
  ),
  testCase(
    'row',
    '200: encrypted, XML configured and nothing requested',
    '',
    { plain: NUMBER_PLAIN },
    { widget: 'encrypted-xml-by-config' },
  ),
  testCase(
    'row',
    '200: encrypted, JSON by definition; the request is ignored',
    '?format=1',
    { plain: NUMBER_PLAIN },
    { widget: 'encrypted-json' },
  ),
  testCase('row', '401: no key, encrypted', '', UNAUTHORIZED, { widget: 'encrypted', headers: [] }),
  testCase('row', '400: a format that is unknown to an encrypted widget', '?format=3', BAD_FORMAT_JSON_ONLY, {
    widget: 'encrypted',
  }),
  ...['format=1', 'format=xml', 'format=XML', 'format=2&format=1'].map((query) =>
    testCase('F30', `encrypted, asked for ${query}`, `?${query}`, BAD_FORMAT_JSON_ONLY, {
      widget: 'encrypted',
    }),
  ),
  posted('F30', 'extended', 'format=1', BAD_FORMAT_JSON_ONLY, { widget: 'encrypted' }),
]
