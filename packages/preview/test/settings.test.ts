import { type Kind, widgets } from '@gecko-widgets/core'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { readSettings, writeBoard } from '../src/settings.js'

const nothing = (): undefined => undefined
const URLS = ['http://localhost:3000/widgets/users', 'https://example.com/widgets/revenue?team=a']

const settingsOf = (argv: readonly string[], file?: string) => {
  const read = readSettings(argv, (path) => (path === 'geckoboard.json' ? file : undefined))
  if (E.isLeft(read) || typeof read.right === 'string') throw new Error(JSON.stringify(read))
  return read.right
}

const problemsOf = (argv: readonly string[], file?: string): readonly string[] => {
  const read = readSettings(argv, (path) => (path === 'geckoboard.json' ? file : undefined))
  return E.isLeft(read) ? read.left : []
}

describe('the command line', () => {
  test('takes URLs, and polls them with GET every half minute', () => {
    expect(settingsOf(URLS)).toEqual({
      mode: 'board',
      json: false,
      feeds: [
        {
          url: URLS[0],
          title: 'users',
          size: '1x1',
          kind: undefined,
          encrypted: false,
          method: 'GET',
          format: undefined,
          intervalMs: 30_000,
          sendsKey: true,
          entry: { url: URLS[0] },
        },
        expect.objectContaining({ url: URLS[1], title: 'revenue' }),
      ],
      file: { path: 'geckoboard.json', text: undefined, read: expect.any(Function) },
      port: 0,
      open: true,
      tv: false,
      envFile: undefined,
    })
  })

  test('takes options for all feeds', () => {
    const { feeds, port, open, mode } = settingsOf([
      ...['--post', '--format', 'xml', '--interval', '5', '--port', '8080', '--no-open', '--check', '--tv'],
      ...URLS,
    ])
    expect([port, open, mode]).toEqual([8080, false, 'check'])
    for (const feed of feeds) expect(feed).toMatchObject({ method: 'POST', format: 'xml', intervalMs: 5000 })
  })

  test('shows the gallery without a feed', () => {
    expect(settingsOf(['--gallery'])).toMatchObject({ mode: 'gallery', feeds: [] })
  })

  test('has --help and --version', () => {
    expect(readSettings(['--help'], nothing)).toEqual(E.right('help'))
    expect(readSettings(['--version'], nothing)).toEqual(E.right('version'))
  })

  test.each([
    [[], ['expected a URL, or a geckoboard.json in this folder; see --help']],
    [['--nonsense'], [expect.stringMatching(/^--nonsense: unknown option; expected one of --config, /)]],
    [['--chek'], ['--chek: unknown option; did you mean --check?']],
    [['--no_open'], ['--no_open: unknown option; did you mean --no-open?']],
    [['--gallry=yes'], ['--gallry: unknown option; did you mean --gallery?']],
    [['--interval', '0', URLS[0]], ['--interval: expected a number of seconds, from 1 to 86400']],
    [['--interval', 'x', URLS[0]], ['--interval: expected a number of seconds, from 1 to 86400']],
    [['--port', '65536', URLS[0]], ['--port: expected a number from 0 to 65535']],
    [['--port', '1.5', URLS[0]], ['--port: expected a number from 0 to 65535']],
    [['--format', 'yaml', URLS[0]], ['--format: expected json or xml']],
    [['--check', '--gallery'], ['--check and --gallery cannot be combined']],
    [['--json', URLS[0]], ['--json needs --check']],
    [
      ['--send-key', 'https://example.com', URLS[0]],
      [expect.stringContaining('--send-key: expected a host')],
    ],
    [['--send-key', 'user@example.com', URLS[0]], [expect.stringContaining('--send-key: expected a host')]],
    [['--send-key', '', URLS[0]], [expect.stringContaining('--send-key: expected a host')]],
    [['--config', 'nowhere.json'], ['--config: cannot read nowhere.json']],
    [['users'], ['URL 1: expected a URL, such as http://localhost:3000/widgets/users']],
    [
      ['--port', '-1', '--interval', '0', 'x'],
      [
        expect.stringContaining('ambiguous'),
        expect.stringContaining('Did you forget'),
        expect.stringContaining('--port=-XYZ'),
        '--help shows every option',
      ],
    ],
  ])('%j is refused', (argv, problems) => {
    expect(problemsOf(argv as string[])).toEqual(problems)
  })

  test.each(['file:///etc/passwd', 'data:text/plain,x', 'javascript:alert(1)', 'ftp://example.com/x'])(
    'P29 %s is no feed',
    (url) => {
      expect(problemsOf([url])).toEqual([
        'URL 1: expected a URL of http or https, such as http://localhost:3000/widgets/users',
      ])
    },
  )

  test('P29 a URL with a user is refused, and not repeated', () => {
    const problems = problemsOf(['http://the-secret-key:X@localhost:3000/users'])
    expect(problems).toEqual(['URL 1: expected a URL without a user; the key comes from GECKOBOARD_API_KEY'])
  })
})

describe('geckoboard.json', () => {
  const board = (...widgets: readonly unknown[]): string => JSON.stringify({ widgets })

  test('is read if no URL is given', () => {
    const widget = {
      url: URLS[0],
      title: 'Users',
      size: '2x1',
      kind: 'number',
      encrypted: true,
      method: 'POST',
      format: 'json',
      interval: 10,
    }
    expect(settingsOf([], board(widget, { url: URLS[1] })).feeds).toEqual([
      {
        url: URLS[0],
        title: 'Users',
        size: '2x1',
        kind: 'number',
        encrypted: true,
        method: 'POST',
        format: 'json',
        intervalMs: 10_000,
        sendsKey: true,
        entry: widget,
      },
      expect.objectContaining({ url: URLS[1], title: 'revenue', method: 'GET', intervalMs: 30_000 }),
    ])
  })

  test.each([
    ['http://localhost:3000/users', [], true],
    ['http://127.0.0.1:8080/users', [], true],
    ['http://127.9.9.9/users', [], true],
    ['http://[::1]:3000/users', [], true],
    ['http://app.localhost/users', [], true],
    ['https://example.com/users', [], false],
    ['http://localhost.example.com/users', [], false],
    ['http://127.0.0.1.example.com/users', [], false],
    ['http://0x7f.1/users', [], true],
    ['http://10.0.0.1/users', [], false],
    ['https://example.com/users', ['--send-key', 'example.com'], true],
    ['https://EXAMPLE.com/users', ['--send-key', 'Example.COM'], true],
    ['https://example.com/users', ['--send-key', 'example.com:443'], true],
    ['https://example.com:8443/users', ['--send-key', 'example.com'], false],
    ['https://example.com:8443/users', ['--send-key', 'example.com:8443'], true],
    ['https://a.example.com/users', ['--send-key', 'example.com'], false],
    ['https://example.com/users', ['--send-key', 'a.example', '--send-key', 'example.com'], true],
    ['https://example.com/users', ['https://example.com/other'], true],
    ['http://example.com/users', ['https://example.com/other'], false],
    ['https://example.org/users', ['https://example.com/other'], false],
  ])('%s gets the key, with %j: %s', (url, argv, sendsKey) => {
    const read = readSettings(['--config', 'board.json', ...argv], () => board({ url }))
    if (E.isLeft(read) || typeof read.right === 'string') return expect.fail(JSON.stringify(read))
    expect(read.right.feeds.at(-1)).toMatchObject({ sendsKey })
  })

  test('sends the key to a feed that is added later under the same rules', () => {
    const { file } = settingsOf(['--send-key', 'named.example', 'https://given.example/users'])
    const sendsKey = (url: string) => {
      const feeds = file.read(board({ url }))
      return E.isRight(feeds) ? feeds.right[0]?.sendsKey : feeds.left
    }
    expect(
      [
        'http://localhost:3000/',
        'https://given.example/other',
        'https://named.example/',
        'https://named.example:8443/',
        'https://other.example/',
      ].map(sendsKey),
    ).toEqual([true, true, true, false, false])
  })

  test('is read in addition to URLs if it is named; a feed in both appears once', () => {
    const { feeds } = settingsOf(
      ['--config', 'geckoboard.json', ...URLS],
      board({ url: URLS[1], title: 'Revenue' }, { url: 'http://localhost/' }),
    )
    expect(feeds.map(({ url, title, sendsKey }) => [url, title, sendsKey])).toEqual([
      [URLS[0], 'users', true],
      [URLS[1], 'Revenue', true],
      ['http://localhost/', 'http://localhost/', true],
    ])
  })

  test('may be empty for a board to edit, but not for a check', () => {
    expect(settingsOf([], board()).feeds).toEqual([])
    expect(problemsOf(['--check'], board())).toEqual([expect.stringContaining('expected a URL')])
  })

  test('is written with nothing but what is read back', () => {
    const kinds = Object.keys(widgets) as readonly Kind[]
    const optional = fc.record(
      {
        title: fc.string(),
        size: fc.constantFrom('1x1', '2x1', '1x2', '2x2'),
        kind: fc.constantFrom(...kinds),
        encrypted: fc.boolean(),
        method: fc.constantFrom('GET', 'POST'),
        format: fc.constantFrom('json', 'xml'),
        interval: fc.integer({ min: 1, max: 86_400 }),
      },
      { requiredKeys: [] },
    )
    const entry = fc
      .tuple(fc.nat(), optional)
      .map(([n, more]) => ({ url: `http://localhost:3000/${n}`, ...more }))
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
        const { file, feeds } = settingsOf(['--post', '--interval', '7'], board(...entries))
        expect(JSON.parse(writeBoard(feeds))).toEqual({ widgets: entries })
        expect(file.read(writeBoard(feeds))).toEqual(E.right(feeds))
      }),
      { numRuns: 50 },
    )
  })

  test('is not read if a URL is given', () => {
    expect(settingsOf([URLS[0] as string], 'no JSON').feeds).toHaveLength(1)
  })

  test.each([
    ['{', ['geckoboard.json: expected JSON']],
    ['[]', ['geckoboard.json: expected an object with a list of widgets']],
    ['null', ['geckoboard.json: expected an object with a list of widgets']],
    ['{"widgets":[],"apiKey":"secret"}', ['geckoboard.json: apiKey: unknown field; expected one of widgets']],
    ['{"widgets":[],"widget":[]}', ['geckoboard.json: widget: unknown field; did you mean widgets?']],
    [
      board({ url: URLS[0], titel: 'a' }),
      ['geckoboard.json: widgets[0].titel: unknown field; did you mean title?'],
    ],
    [
      board({ url: URLS[0], kind: 'piechart' }),
      ['geckoboard.json: widgets[0].kind: unknown kind; did you mean pieChart?'],
    ],
    [board('x'), ['geckoboard.json: widgets[0]: expected an object']],
    [board({}), ['geckoboard.json: widgets[0].url: missing; expected a URL']],
    [
      board({
        url: URLS[0],
        size: '3x3',
        kind: 'clock',
        encrypted: 'yes',
        interval: 0,
        colour: 1,
        method: 'PUT',
      }),
      [
        'geckoboard.json: widgets[0].size: expected one of 1x1, 2x1, 1x2, 2x2',
        expect.stringMatching(
          /^geckoboard\.json: widgets\[0\]\.kind: unknown kind; expected one of number, rag, /,
        ),
        'geckoboard.json: widgets[0].encrypted: expected true or false',
        'geckoboard.json: widgets[0].interval: expected a number of seconds, from 1 to 86400',
        expect.stringMatching(
          /^geckoboard\.json: widgets\[0\]\.colour: unknown field; expected one of url, title, /,
        ),
        'geckoboard.json: widgets[0].method: expected GET or POST',
      ],
    ],
    [
      board({ url: 'file:///etc/passwd' }),
      [
        'geckoboard.json: widgets[0].url: expected a URL of http or https, such as http://localhost:3000/widgets/users',
      ],
    ],
  ])('%j is refused', (file, problems) => {
    expect(problemsOf([], file)).toEqual(problems)
  })

  test('may have at most a hundred feeds', () => {
    const feeds = Array.from({ length: 101 }, () => ({ url: URLS[0] }))
    expect(problemsOf([], board(...feeds))).toEqual(['geckoboard.json: expected at most 100 widgets'])
    const more = feeds.slice(1).map(({ url }, i) => ({ url: `${url}/${i}` }))
    expect(problemsOf(['--config', 'geckoboard.json', ...URLS], board(...more))).toEqual([
      'expected at most 100 feeds',
    ])
  })
})
