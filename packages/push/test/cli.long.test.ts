import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, moods, says, startApi } from './api.js'
import { commandOf, environmentWith } from './command.js'

const KEY = '222efc82e7933138077b1c2554439e15'
const WIDGET = '12345-f8b2c9d0'
const root = fileURLToPath(new URL('..', import.meta.url))
const command = commandOf('push', [KEY])
const { folder, program } = command

let api: Api
beforeAll(async () => {
  api = await startApi()
  await command.build(root, 'src/cli.ts')
}, 120_000)
afterAll(async () => {
  command.remove()
  await api.stop()
})

const environment = (): NodeJS.ProcessEnv =>
  environmentWith({ GECKOBOARD_PUSH_API_KEY: KEY, GECKOBOARD_PUSH_URL: api.url })

const run = (args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}) =>
  command.run(args, input, { ...environment(), ...env })

const ACCEPTED = { code: 0, out: `${WIDGET}: accepted\n`, err: '' }
const BODY = `{"api_key":"${KEY}","data":{"item":[{"value":42}]}}`

describe('one widget', () => {
  test('with --data', async () => {
    api.play(moods.accepts)
    expect(await run([WIDGET, '--kind', 'number', '--data', '{"value": 42}'])).toEqual(ACCEPTED)
    expect(api.received.map(({ path, body }) => [path, body.toString()])).toEqual([
      [`/v1/send/${WIDGET}`, BODY],
    ])
  })

  test('from stdin', async () => {
    api.play(moods.accepts)
    expect(await run([WIDGET, '--kind', 'number'], '42\n')).toEqual(ACCEPTED)
    expect(api.received[0]?.body.toString()).toBe(BODY)
  })

  test('--dry-run prints the request and sends nothing, with or without a key', async () => {
    api.play(moods.accepts)
    const printed = {
      code: 0,
      out: [
        'POST https://push.geckoboard.com/v1/send/12345-f8b2c9d0',
        'Content-Type: application/json',
        'Accept: application/json',
        '',
        '{"api_key":"[redacted]","data":{"item":[{"value":42}]}}\n',
      ].join('\n'),
      err: '',
    }
    const args = [WIDGET, '--kind', 'number', '--data', '42', '--dry-run']
    const url = { GECKOBOARD_PUSH_URL: '' }
    expect(await run(args, '', url)).toEqual(printed)
    expect(await run(args, '', { ...url, GECKOBOARD_PUSH_API_KEY: '' })).toEqual(printed)
    expect(api.received).toEqual([])
  })

  test('--dry-run prints no password of the address', async () => {
    const GECKOBOARD_PUSH_URL = 'https://user:secret@example.com'
    const args = [WIDGET, '--kind', 'number', '--data', '42', '--dry-run']
    const { code, out, err } = await run(args, '', { GECKOBOARD_PUSH_URL })
    expect([code, out]).toEqual([2, ''])
    expect(err).not.toContain('secret')
  })

  test('--dry-run prints nothing that moves the cursor of a terminal, and the same JSON', async () => {
    const name = 'a\u009b2J\u202eb\u2028\u{e0001}'
    const data = JSON.stringify([1, 2, name])
    const { out } = await run([WIDGET, '--kind', 'number', '--data', data, '--dry-run'])
    expect(out).not.toMatch(/[^\P{C}\n]/u)
    expect(JSON.parse(out.split('\n\n')[1] ?? '')).toEqual({
      api_key: '[redacted]',
      data: { item: [{ value: 1, prefix: name }, { value: 2 }] },
    })
  })

  test('a repeated key is not printed, even with control characters in it', async () => {
    for (const between of ['', '\u200b', '\u009b', '\n']) {
      api.play(says(400, JSON.stringify({ message: `bad key ${[...KEY].join(between)}` })))
      expect((await run([WIDGET, '--kind', 'number', '--data', '42'])).err).toBe(
        `gecko-push: ${WIDGET}: Geckoboard refused it (400): bad key [redacted]\n`,
      )
    }
  })

  test('a refused push exits with 1', async () => {
    api.play(says(404, '{"message":"no such widget"}'))
    expect(await run([WIDGET, '--kind', 'number', '--data', '42'])).toEqual({
      code: 1,
      out: '',
      err: `gecko-push: ${WIDGET}: Geckoboard has no widget with this key (404): no such widget\n`,
    })
  })

  test('a transient failure exits with 3', async () => {
    api.play(says(429, '', { 'Retry-After': '3600' }))
    expect(await run([WIDGET, '--kind', 'number', '--data', '42'])).toEqual({
      code: 3,
      out: '',
      err: `gecko-push: ${WIDGET}: Geckoboard is rate limiting pushes; try again in 3600 s\n`,
    })
  })

  test('an accepted retry is a success', async () => {
    api.play(moods.resets, moods.accepts)
    expect(await run([WIDGET, '--kind', 'number', '--data', '42'])).toEqual(ACCEPTED)
  })
})

test('--version is that of its package', async () => {
  expect(await run(['--version'])).toEqual({ code: 0, out: '1.2.3\n', err: '' })
})

test('the key comes from a file, if it is not set already', async () => {
  const file = join(folder, '.env')
  writeFileSync(file, 'GECKOBOARD_PUSH_API_KEY=of-the-file\n')
  const args = [WIDGET, '--kind', 'number', '--data', '42', '--env', file]
  for (const [key, env] of [
    ['of-the-file', { GECKOBOARD_PUSH_API_KEY: undefined }],
    [KEY, {}],
  ] as const) {
    api.play(moods.accepts)
    expect(await run(args, '', env)).toEqual(ACCEPTED)
    expect(api.received[0]?.body.toString()).toBe(BODY.replace(KEY, key))
  }
})

describe('a board', () => {
  const file = join(folder, 'board.json')
  const board = [
    { widgetKey: 'a', kind: 'number', data: [42, 40] },
    { widgetKey: 'b', kind: 'text', data: 'All is well' },
    { widgetKey: 'c', kind: 'list', data: ['Deploy'] },
  ]

  test('from a file and from stdin', async () => {
    writeFileSync(file, JSON.stringify(board))
    for (const [args, input] of [
      [['--board', file], ''],
      [['--board', '-'], JSON.stringify(board)],
    ] as const) {
      api.play(moods.accepts)
      const { code, out, err } = await run(args, input)
      expect([code, out.split('\n').toSorted(), err]).toEqual([
        0,
        ['', 'a: accepted', 'b: accepted', 'c: accepted'],
        '',
      ])
      expect(api.received.length).toBe(3)
    }
  })

  test('a file with a byte order mark is read', async () => {
    api.play(moods.accepts)
    writeFileSync(file, `\ufeff${JSON.stringify(board)}`)
    expect((await run(['--board', file])).code).toBe(0)
  })

  test('the reader of stdout may go away, and the rest is still pushed', async () => {
    api.play(moods.accepts)
    const many = Array.from({ length: 200 }, (_, i) => ({ widgetKey: `w${i}`, kind: 'number', data: i }))
    writeFileSync(file, JSON.stringify(many))
    const child = spawn(process.execPath, [program, '--board', file], { env: environment() })
    child.stdout.destroy()
    const [err, code] = await Promise.all([
      text(child.stderr),
      new Promise((resolve) => child.on('close', resolve)),
    ])
    expect([code, err, api.received.length]).toEqual([0, '', 200])
  })

  test('a refused push does not stop the others', async () => {
    api.play((response, received) =>
      (received.path.endsWith('b') ? says(400, '{"error":"no"}') : moods.accepts)(response, received),
    )
    const { code, out, err } = await run(['--board', '-'], JSON.stringify(board))
    expect(code).toBe(1)
    expect(out.split('\n').toSorted()).toEqual(['', 'a: accepted', 'c: accepted'])
    expect(err).toBe('gecko-push: b: Geckoboard refused it (400): no\n')
  })

  test('on a terminal it shows how many are done', async () => {
    if (spawnSync('script', ['--version']).status !== 0) {
      console.log('not run: no script (util-linux)')
      return
    }
    api.play((response, received) => setTimeout(() => moods.accepts(response, received), 200))
    writeFileSync(file, JSON.stringify(board))
    const child = spawn(
      'script',
      [
        '--quiet',
        '--return',
        '--command',
        `'${process.execPath}' '${program}' --board '${file}'`,
        '/dev/null',
      ],
      { env: { ...environment(), TERM: 'xterm' }, stdio: ['ignore', 'pipe', 'ignore'] },
    )
    const [shown, code] = await Promise.all([
      text(child.stdout),
      new Promise((resolve) => child.on('close', resolve)),
    ])
    expect(code).toBe(0)
    expect(shown).toContain('0 of 3 widgets')
    expect(shown).toContain('c: accepted')
  })
})

describe('what is not valid exits with 2, and nothing is sent', () => {
  const kinds = /--kind: unknown kind; expected one of number, rag, .+, custom/
  const json = /expected JSON, such as '\{"value": 42\}' or '"All is well"'/
  test.each<[string, readonly string[], string, RegExp]>([
    ['nothing at all', [], '', /gecko-push: expected a widget key; see --help\n.+--kind/],
    ['no kind', [WIDGET, '--data', '42'], '', kinds],
    ['a kind that there is not', [WIDGET, '--kind', 'clock', '--data', '42'], '', kinds],
    [
      'a misspelled kind',
      [WIDGET, '--kind', 'numbr', '--data', '42'],
      '',
      /--kind: unknown kind; did you mean number\?/,
    ],
    ['two keys', [WIDGET, 'b', '--kind', 'number'], '42', /expected one widget key; use --board for several/],
    [
      'an option that there is not',
      [WIDGET, '--knd', 'number'],
      '',
      /--knd: unknown option; did you mean --kind\?/,
    ],
    [
      'an environment that is not a file',
      [WIDGET, '--kind', 'number', '--data', '42', '--env', folder],
      '',
      /^gecko-push: --env: cannot read the file\n$/,
    ],
    ['no JSON', [WIDGET, '--kind', 'number', '--data', '{secret: 42}'], '', json],
    ['an empty stdin', [WIDGET, '--kind', 'number'], '', /stdin: expected JSON/],
    [
      'data of another kind',
      [WIDGET, '--kind', 'funnel', '--data', '{"items":[[-1,"a"],["secret","b"]]}'],
      '',
      /--data: items\[0\]\[0\]: expected a number of 0 or more\n.+--data: items\[1\]\[0\]: got a string; expected a finite/,
    ],
    [
      'a key that none is',
      ['a/b', '--kind', 'number', '--data', '42'],
      '',
      /^gecko-push: the widget key is not/,
    ],
    [
      'a key that none is, on a board',
      ['--board', '-'],
      '[{"widgetKey":"a","kind":"number","data":1},{"widgetKey":"a/b","kind":"number","data":1}]',
      /^gecko-push: \[1\]: the widget key is not valid/,
    ],
    [
      'what would write on the terminal',
      ['--board', '-'],
      '[{"widgetKey":"a","kind":"number","data":1,"\\u001b[2Jx\\nfake: accepted":2}]',
      /^gecko-push: stdin: \[0\]: \S* ?\[2Jx fake: accepted: unknown field; expected one of widgetKey, kind, data\n$/,
    ],
    [
      'a number that looks like an option',
      [WIDGET, '--kind', 'number', '--data', '-5'],
      '',
      /'--data' argument is ambiguous[\s\S]+gecko-push: .+'--data=-XYZ'/,
    ],
    [
      'more faults than anybody reads',
      ['--board', '-'],
      JSON.stringify(Array(20_000).fill(7)),
      /stdin: \[9\]: expected an object\n.+stdin: and 19990 more\n$/,
    ],
    [
      'a board with other options',
      [WIDGET, '--board', '-'],
      '[]',
      /--board cannot be combined with a widget key, --kind or --data/,
    ],
    ['a board that is not there', ['--board', '/nowhere/secret.json'], '', /: cannot be read/],
    [
      'a board that is none',
      ['--board', '-'],
      '{"a":"secret"}',
      /stdin: expected a list of one or more widgets/,
    ],
    [
      'a board with faults',
      ['--board', '-'],
      '[{"widgetKey":"a","kind":"number","data":"secret"},{"kind":"text","data":"a","extra":"secret"},7]',
      /stdin: \[0\]: data: got a string; expected a finite.+\n.+\[1\]: extra: unknown field; expected one of widgetKey, kind, data\n.+\[1\]: widgetKey: expected a string\n.+\[2\]: expected an object/,
    ],
  ])('%s', async (_, args, input, words) => {
    api.play(moods.accepts)
    const { code, out, err } = await run(args, input)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(words)
    expect(err.replace('/nowhere/secret.json', '')).not.toContain('secret')
    expect(err).toMatch(/^(?:gecko-push: .+\n)+$/)
    expect(api.received).toEqual([])
  })

  test.each<[NodeJS.ProcessEnv, RegExp]>([
    [{ GECKOBOARD_PUSH_API_KEY: '' }, /^gecko-push: GECKOBOARD_PUSH_API_KEY is not set\n$/],
    [
      { GECKOBOARD_PUSH_API_KEY: '', GECKOBOARD_API_KEY: KEY },
      /^gecko-push: GECKOBOARD_PUSH_API_KEY is not set; GECKOBOARD_API_KEY is the key of your feeds and is not used here\n$/,
    ],
    [{ GECKOBOARD_PUSH_API_KEY: 'a key' }, /^gecko-push: GECKOBOARD_PUSH_API_KEY: expected printable ASCII/],
    [
      { GECKOBOARD_PUSH_URL: 'http://example.com' },
      /^gecko-push: GECKOBOARD_PUSH_URL: expected an https URL/,
    ],
  ])('the environment %j', async (env, words) => {
    const { code, out, err } = await run([WIDGET, '--kind', 'number', '--data', '42'], '', env)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(words)
  })
})

test('--help lists every option and exit code', async () => {
  const { code, out } = await run(['--help'])
  expect(code).toBe(0)
  for (const word of ['--kind', '--data', '--board', '--dry-run', 'GECKOBOARD_PUSH_API_KEY', 'Exit codes'])
    expect(out).toContain(word)
})
