import { encrypt } from '@gecko-widgets/core'
import { nastyText } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import type { Answer, NoAnswer } from '../src/poll.js'
import { read, readOpened } from '../src/reading.js'

const URL = 'http://localhost:3000/widgets/users'
const NUMBER = '{"item":[{"value":42}]}'

const answer = (body: string | undefined, status = 200, headers: Answer['headers'] = []): Answer => ({
  _tag: 'Answer',
  status,
  headers,
  body,
  key: 'sent',
  ms: 5,
})

const readingOf = (answered: Answer | NoAnswer, encrypted = false) => read(answered, { url: URL, encrypted })

describe('a response', () => {
  test('is read and checked as the kind that it is declared to be', () => {
    const header = [['X-Gecko-Widget', 'text']] as const
    const context = { url: URL, encrypted: false }
    expect(read(answer(NUMBER), context)).toMatchObject({
      _tag: 'Read',
      kind: 'number',
      kindBy: 'payload',
      errors: [],
    })
    expect(read(answer(NUMBER, 200, header), context)).toMatchObject({ kind: 'text', kindBy: 'header' })
    expect(read(answer(NUMBER, 200, header), { ...context, file: 'rag' })).toMatchObject({
      kind: 'rag',
      kindBy: 'file',
      errors: [{ path: 'item', code: 'too_few' }],
    })
    expect(read(answer(NUMBER, 200, header), { ...context, file: 'rag', person: 'number' })).toMatchObject({
      kind: 'number',
      kindBy: 'person',
    })
    expect(read(answer(NUMBER, 200, [['x-gecko-widget', 'constructor']]), context)).toMatchObject({
      kindBy: 'payload',
    })
  })

  test('may be XML', () => {
    const xml = '<?xml version="1.0" encoding="UTF-8"?><root><item><value>42</value></item></root>'
    expect(readingOf(answer(xml))).toMatchObject({
      _tag: 'Read',
      kind: 'number',
      payload: { item: [{ value: '42' }] },
    })
    expect(readingOf(answer('<?xml version="1.0"?><root>'))).toMatchObject({ why: 'not_xml' })
  })

  test.each([
    ['unauthorized', answer('{"error":"unauthorized"}', 401), 'The feed refuses the key.'],
    ['unauthorized', answer('', 403), 'The feed refuses the key.'],
    ['unauthorized', { ...answer('', 401), key: 'none' } as const, 'Set GECKOBOARD_API_KEY.'],
    ['unauthorized', { ...answer('', 401), key: 'withheld' } as const, '--send-key localhost:3000'],
    ['unauthorized', answer('', 401, [['WWW-Authenticate', 'Bearer realm="x"']]), 'asks for Bearer'],
    ['unauthorized', answer('', 401, [['WWW-Authenticate', 'Basic realm="x"']]), 'refuses the key'],
    ['forbidden', answer('<!doctype html><h1>Blocked</h1>', 403), 'the key is probably not the cause'],
    ['forbidden', answer('<html>CSRF verification failed.</html>', 403), 'The CSRF check'],
    ['forbidden', answer('InvalidAuthenticityToken', 422), 'The CSRF check'],
    ['forbidden', answer('<html>Page Expired</html>', 419), 'The CSRF check'],
    ['not_found', answer('', 404), 'The app has nothing at this path.'],
    ['method', answer('', 405), 'does not accept this method'],
    ['status', answer('', 429), 'too many requests'],
    [
      'status',
      answer('{"error":"bad_format","allowed":["json"]}', 400),
      'no response in the requested format',
    ],
    ['status', answer('{"error":"invalid_widget"}', 500), 'the log of the app names the field to fix'],
    ['status', answer('{"error":"internal"}', 500), 'The data function failed'],
    ['status', answer('oops', 500), 'The feed responded with 500. The log of the app may say why.'],
    ['status', answer('null', 502), 'a proxy in front of the app got no valid response'],
    ['status', answer('{"error":"constructor"}', 500), 'The feed responded with 500. The log of the app may'],
    ['status', answer('', 204), 'without a payload'],
    ['status', answer('', 304), 'not modified'],
    ['timeout', answer('{"error":"timeout"}', 504), 'longer than its timeoutMs'],
    ['timeout', answer('', 504), 'a proxy in front of the app timed out'],
    ['html', answer('<!doctype html><html><body>Sign in</body></html>'), 'an HTML page'],
    ['html', answer('\n <HTML>'), 'an HTML page'],
    ['html', answer('<h1>It works!</h1>'), 'an HTML page'],
    ['empty', answer(''), 'The response is empty.'],
    ['empty', answer(' \n'), 'The response is empty.'],
    ['not_utf8', answer(undefined), 'The response is not UTF-8.'],
    ['not_utf8', { ...answer(undefined), charset: 'UTF-16' }, 'not UTF-8, but UTF-16.'],
    ['byte_order_mark', answer(`\ufeff${NUMBER}`), 'byte order mark'],
    ['timeout', { _tag: 'NoAnswer', why: 'timeout', ms: 1 } as const, 'within 10 seconds'],
    ['refused', { _tag: 'NoAnswer', why: 'refused', ms: 1 } as const, 'Is the app running?'],
    ['tls', { _tag: 'NoAnswer', why: 'tls', ms: 1 } as const, 'certificate'],
    ['no_tls', { _tag: 'NoAnswer', why: 'no_tls', ms: 1 } as const, 'Use http.'],
  ])('P33 gets a reason if it is not a payload: %s', (why, answered, words) => {
    expect(readingOf(answered)).toMatchObject({ _tag: 'Unread', why, words: expect.stringContaining(words) })
  })

  test.each([
    ['an extra comma', '{"item": [{"value": 5,}]}', 'unexpected } after a comma (line 1, column 23)'],
    ['an extra comma in a list', '[1,\n2,]', 'unexpected ] after a comma (line 2, column 3)'],
    ['a missing comma', '{"a": 1\r\n "b": 2}', 'a comma is missing (line 2, column 2)'],
    ['a missing colon', '{"a" 1}', 'a colon is missing (line 1, column 6)'],
    ['a missing end', '{"item":', 'it ends too early (line 1, column 9)'],
    ['single quotes', "{'item': []}", 'strings and names need double quotes (line 1, column 2)'],
    ['a bare name', '{item: []}', 'strings and names need double quotes (line 1, column 2)'],
    ['NaN', '{"a": NaN}', 'NaN and Infinity are not JSON numbers; leave the value out (line 1, column 7)'],
    [
      '-Infinity',
      '[-Infinity]',
      'NaN and Infinity are not JSON numbers; leave the value out (line 1, column 2)',
    ],
    ['None', '{"a": None}', 'this is Python; write it with json.dumps (line 1, column 7)'],
    ['undefined', '{"a":undefined}', 'undefined is not JSON; leave the field out (line 1, column 6)'],
    ['a comment', '// users\n{}', 'JSON has no comments (line 1, column 1)'],
    ['a word', 'OK', 'it starts with neither { nor [ (line 1, column 1)'],
    ['CSV', '\nvalue,text\n', 'it starts with neither { nor [ (line 2, column 1)'],
    [
      'a line break in a string',
      '{"a":"b\nc"}',
      'the string that starts here does not end on its line (line 1, column 6)',
    ],
    ['two documents', '{"a":1}\n{"a":2}', 'something follows the payload (line 2, column 1)'],
    ['a notice after the payload', '{"a":1}<br />', 'something follows the payload (line 1, column 8)'],
  ])('has its first mistake in JSON located: %s', (_, body, words) => {
    expect(readingOf(answer(body))).toMatchObject({
      _tag: 'Unread',
      why: 'not_json',
      words: `The response is not valid JSON: ${words}.`,
    })
  })

  test.each([
    [
      '\nWarning: Undefined variable $x in /srv/x.php on line 3\n{"item":[]}',
      'PHP wrote a message (Warning)',
    ],
    [
      '<br />\n<b>Notice</b>:  Undefined index: a in <b>/srv/x.php</b><br />\n{}',
      'PHP wrote a message (Notice)',
    ],
    ['PHP Deprecated:  strlen() in x.php\n{}', 'PHP wrote a message (Deprecated)'],
    ["<br />\n<font size='1'><table class='xdebug-error'>", 'Xdebug'],
    ['Traceback (most recent call last):\n  File "x.py"', 'a Python traceback'],
    [")]}'\n{}", 'protects JSON'],
    ['callback({"item":[]})', 'JSONP'],
  ])('is recognized as the output of another language, without repeating it: %j', (body, words) => {
    const reading = readingOf(answer(body))
    expect(reading).toMatchObject({ why: 'not_json', words: expect.stringContaining(words) })
    expect(JSON.stringify(reading)).not.toMatch(/srv|\$x|x\.py/)
  })

  test.each([
    ['https://login.example.com/secret?next=1', 'to a login at login.example.com'],
    ['https://other.example.com/secret?next=1', 'to another host, other.example.com.'],
    ['/users/sign_in', 'to a login at localhost:3000'],
    ['/auth/login?next=secret', 'to a login at localhost:3000'],
    ['/secret', 'to another path at localhost:3000.'],
    ['/widgets/users/', 'to its address with a slash at the end'],
    ['/widgets/users', 'to itself'],
    ['https://localhost:3000/widgets/users', 'from http to https'],
    ['http://localhost:4000/widgets/users', 'to another port, localhost:4000.'],
    ['http://[', 'to nowhere'],
  ])('P30 may redirect to %s: the message says what changes, and no more', (location, words) => {
    const reading = readingOf(answer('', 302, [['Location', location]]))
    expect(reading).toMatchObject({ why: 'redirect', words: expect.stringContaining(words) })
    expect(JSON.stringify(reading)).not.toContain('secret')
  })

  test('P30 may redirect to an address without a slash', () => {
    const redirect = answer('', 301, [['location', '/widgets/users']])
    expect(read(redirect, { url: `${URL}/`, encrypted: false })).toMatchObject({
      words: expect.stringContaining('without the slash'),
    })
  })

  test('keeps its payload if no kind fits, because the user may know the kind', () => {
    expect(readingOf(answer('{"error":"db down"}'))).toMatchObject({
      _tag: 'Unread',
      why: 'no_kind',
      payload: { error: 'db down' },
    })
    expect(
      read(answer('{"error":"db down"}'), { url: URL, encrypted: false, person: 'custom' }),
    ).toMatchObject({
      _tag: 'Read',
      kind: 'custom',
      errors: [],
    })
  })

  test('is read as the likeliest kind if it may be several, and lists the others', () => {
    const body = '{"item":[{"value":1,"text":"a"},{"value":2,"text":"b"}]}'
    expect(readingOf(answer(body))).toMatchObject({ kind: 'number', others: ['rag'], errors: [] })
    expect(read(answer(body), { url: URL, encrypted: false, file: 'rag' })).toMatchObject({
      kind: 'rag',
      others: [],
    })
  })

  test('in XML gets a warning if the declared encoding only happens to work', () => {
    const xml = '<?xml version="1.0" encoding="iso-8859-1"?><root><status>Up</status></root>'
    expect(readingOf(answer(xml))).toMatchObject({ errors: [], warnings: [{ path: '', code: 'encoding' }] })
  })

  test('in XML may be an empty list of a declared kind', () => {
    const of = (file: 'leaderboard' | 'number') =>
      read(answer('<?xml version="1.0"?><root/>'), { url: URL, encrypted: false, file })
    expect(of('leaderboard')).toMatchObject({ payload: { items: [] }, errors: [], warnings: [] })
    expect(of('number')).toMatchObject({ errors: [{ path: 'item' }] })
  })
})

describe('a Highcharts config in JavaScript', () => {
  test.each([
    ["{ chart: { type: 'area', backgroundColor: 'transparent' }, series: [{ data: [1, 2, 3] }], }"],
    ['{\n  highchart: {\n    series: [{ data: [1, 2] }],\n  }\n}\n'],
    ['{ highchart: "{\\"series\\":[]}" }'],
    ['{ series: [{ data: [1] }], tooltip: { formatter: function () { return this.y + "%" } } }'],
    ['{ series: [], yAxis: { labels: { formatter() { return `€ ` + this.value } } } }'],
    ['/* visits */ { chart: {}, // a comment\n series: [] } // the end'],
    ['{ "chart": {}, plotOptions: { line: { animation: !1, re: /[/]}/g, f: (a) => a / 2 } } }'],
  ])('stays its source: %j', (body) => {
    expect(readingOf(answer(body))).toMatchObject({
      _tag: 'Read',
      form: 'javascript',
      kind: 'highcharts',
      kindBy: 'payload',
      payload: body,
      errors: [],
      warnings: [],
    })
  })

  test('is not evaluated', () => {
    const body = '{ chart: {}, series: [(() => { globalThis.evaluated = true })()] }'
    expect(readingOf(answer(body))).toMatchObject({ kind: 'highcharts' })
    expect('evaluated' in globalThis).toBe(false)
  })

  test.each([
    ['that does not end', "{ chart: { type: 'area' }, series: [", '(line 1, column 37)'],
    ['that does not end in line 2', '{ chart: {},\n series: [1 2] }', '(line 2, column 13)'],
    ['followed by something', '{ chart: {} }; alert(1)', '(line 1, column 14)'],
    ['followed by another object', '{ chart: {} }), ({ series: [] }', 'neither JSON nor'],
    ['in a program', 'var options = { chart: {} }', 'not valid JSON'],
    ['of another kind', "{ series: [{ data: [1] }], x_axis: { labels: ['a'] } }", 'not valid JSON'],
    ['of no kind', '{ item: [{ value: 1 }] }', 'not valid JSON'],
  ])('%s is refused', (_, body, words) => {
    expect(readingOf(answer(body))).toMatchObject({
      _tag: 'Unread',
      why: 'not_json',
      words: expect.stringContaining(words),
    })
  })

  test('designed to break a parser is refused, and does not end the process', () => {
    const heads = [
      '[',
      '(',
      '`${',
      '!',
      'a=>',
      'a=',
      'a?b:',
      'new ',
      'a+',
      'a()+',
      '()=>{',
      '[...',
      '{...',
      '/((',
      'class{[',
    ]
    // V8 recompiles a regular expression after it has run for a while.
    for (let round = 0; round < 3; round++)
      for (const head of heads)
        for (const letter of ['e', 'é']) {
          const body = `{ chart: "${letter}", series: ${head.repeat(300_000 / head.length)}`
          expect(readingOf(answer(body)), head).toMatchObject({ _tag: 'Unread', why: 'not_json' })
        }
  })

  test('is read even with many points, or a function with many statements', () => {
    const points = Array.from({ length: 100_000 }, (_, i) => -i).join()
    const statements = Array.from(
      { length: 1000 },
      (_, i) => `if (this.y > ${i}) { a = ${i}; } else b = [${i}];`,
    ).join('\n')
    const body = `{ chart: {}, series: [{ data: [${points}] }], tooltip: { formatter() { ${statements} } } }`
    expect(readingOf(answer(body))).toMatchObject({ kind: 'highcharts', errors: [] })
  })
})

describe('an encrypted response', () => {
  const sealed = E.getOrElse(() => '')(
    encrypt({ password: 'open sesame', salt: Buffer.alloc(8, 3) })(`${NUMBER}${' '.repeat(100)}`),
  )
  const inLines = sealed.replace(/.{64}(?=.)/g, '$&\n')

  test.each([
    ['on one line', sealed, []],
    ['with a line feed at the end', `${sealed}\n`, ['line feed']],
    ['in 64 columns', inLines, ['several lines']],
    ['in 64 columns, as openssl writes it', `${inLines}\n`, ['several lines', 'line feed']],
    ['with line ends of Windows', inLines.replaceAll('\n', '\r\n'), ['several lines']],
    ['as a JSON string', JSON.stringify(sealed), ['in quotes']],
    ['as a JSON string from PHP', JSON.stringify(sealed).replaceAll('/', '\\/'), ['in quotes']],
    [
      'as a JSON string with several lines',
      `${JSON.stringify(`${inLines}\n`)}\n`,
      ['in quotes', 'several', 'line feed'],
    ],
    ['after a byte order mark', `\ufeff${sealed}`, ['byte order mark']],
  ])('%s is locked, with warnings about its form', (_, body, oddities) => {
    for (const encrypted of [true, false])
      expect(readingOf(answer(body), encrypted)).toEqual({
        _tag: 'Locked',
        ciphertext: sealed,
        warnings: oddities.map((words) => ({
          path: '',
          code: 'encrypted_form',
          message: expect.stringContaining(words),
        })),
      })
  })

  test('is required if the board expects one; other problems are reported first', () => {
    expect(readingOf(answer(NUMBER), true)).toMatchObject({ _tag: 'Unread', why: 'not_encrypted' })
    expect(readingOf(answer('<html>'), true)).toMatchObject({ why: 'html' })
    expect(readingOf(answer('', 401), true)).toMatchObject({ why: 'unauthorized' })
  })

  test('keeps its warnings when it is opened, next to those about the payload', () => {
    const locked = readingOf(answer(`${sealed}\n`))
    if (locked._tag !== 'Locked') return expect.fail('expected it to be locked')
    expect(readOpened(NUMBER, locked, {})).toMatchObject({
      kind: 'number',
      warnings: [{ code: 'encrypted_form' }],
    })
    expect(readOpened('{"item":', locked, {})).toMatchObject({ why: 'not_json' })
    expect(readOpened('{"error":"db down"}', locked, {})).toMatchObject({ why: 'no_kind' })
    expect(readOpened('\u0001\u0002', locked, {})).toMatchObject({ why: 'locked' })
    expect(readOpened('', locked, {})).toMatchObject({ why: 'locked' })
  })
})

describe('a hostile response', () => {
  test('P33 does no harm with a __proto__ field or extreme depth', () => {
    expect(readingOf(answer('{"__proto__":{"polluted":1},"item":[{"value":1}]}'))).toMatchObject({
      _tag: 'Read',
    })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
    expect(readingOf(answer(deep))).toMatchObject({ _tag: 'Unread', why: 'too_deep' })
    const inString = JSON.stringify({ item: `${'['.repeat(200_000)}${']'.repeat(200_000)}` })
    expect(readingOf(answer(inString))).toMatchObject({ _tag: 'Read' })
    const deepXml = `<root>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</root>`
    expect(readingOf(answer(deepXml))).toMatchObject({
      _tag: 'Unread',
      why: expect.stringMatching(/^(?:too_deep|not_xml)$/),
    })
  })

  test('is read, locked or refused, and never throws, whatever its text', () => {
    fc.assert(
      fc.property(
        fc.oneof(nastyText, fc.json(), fc.constant(NUMBER)),
        fc.integer({ min: 100, max: 599 }),
        (body, status) => {
          const reading = readingOf(answer(body, status))
          if (reading._tag === 'Unread') expect(reading.words.length).toBeGreaterThan(10)
        },
      ),
    )
  })
})
