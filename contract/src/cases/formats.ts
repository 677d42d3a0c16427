import { BAD_FORMAT, BAD_FORMAT_JSON_ONLY, type Expected, withHeader } from '../answers.js'
import { GOOD } from '../authorization.js'
import { NUMBER_JSON, NUMBER_XML, TEXT_JSON, TEXT_XML, TREND_JSON } from '../widgets.js'
import { type Case, testCase } from './case.js'

const asked = (id: string, query: string, expect: Expected): Case => {
  const shown = query.length > 60 ? `${query.slice(0, 20)}… (${query.length} characters)` : query
  return testCase(id, JSON.stringify(shown), `?${query}`, expect)
}

/** JSON or XML, as the definition, the query or the configuration says (`docs/reference/http.md#format`, `docs/reference/bad-inputs.md F1 to F16, F27, F28`). */
export const formats: readonly Case[] = [
  testCase('row', '200: JSON', '?format=2', NUMBER_JSON),
  testCase('row', '200: XML', '?format=1', NUMBER_XML),
  testCase('row', '200: JSON, its length in bytes', '?format=2', TEXT_JSON, { widget: 'text' }),
  testCase('row', '200: XML, its length in bytes', '?format=1', TEXT_XML, { widget: 'text' }),
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
  testCase('F27', 'Accept: application/xml', '?format=2', NUMBER_JSON, {
    headers: [...GOOD, ['Accept', 'application/xml']],
  }),
  testCase('F27', 'Accept: application/json', '', NUMBER_XML, {
    headers: [...GOOD, ['Accept', 'application/json']],
  }),
  testCase('F28', 'Accept: image/png', '?format=2', NUMBER_JSON, {
    headers: [...GOOD, ['Accept', 'image/png;q=0.1']],
  }),
]
