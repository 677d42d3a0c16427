import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { createDatasetsServer, type DatasetsServer } from '@gecko-widgets/datasets/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Api, moods, says, startApi } from '../../push/test/api.js'
import { commandOf, environmentWith } from '../../push/test/command.js'

const KEY = '222efc82e7933138077b1c2554439e15'
const BASIC = 'MjIyZWZjODJlNzkzMzEzODA3N2IxYzI1NTQ0MzllMTU6'
const root = fileURLToPath(new URL('..', import.meta.url))
const command = commandOf('datasets', [KEY, BASIC])
const { folder, program } = command

let server: DatasetsServer
let api: Api
beforeAll(async () => {
  api = await startApi()
  await command.build(root, 'src/command/cli.ts')
}, 120_000)
afterAll(async () => {
  command.remove()
  await api.stop()
})
beforeEach(async () => {
  api.play(moods.accepts)
  server = await createDatasetsServer()
  return server.close
})

const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const schema = (uniqueBy: readonly string[] = []): string =>
  file('schema.json', {
    fields: {
      day: { type: 'date', name: 'Day' },
      total: { type: 'money', currency_code: 'EUR', name: 'Total' },
      share: { type: 'percentage', name: 'Share', optional: true },
      shop: { type: 'string', name: 'Shop', optional: true },
    },
    unique_by: uniqueBy,
  })

const environment = (url: string): NodeJS.ProcessEnv =>
  environmentWith({ GECKOBOARD_DATASETS_API_KEY: KEY, GECKOBOARD_DATASETS_URL: url })

const run = (args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}) =>
  command.run(args, input, { ...environment(server.url), ...env })

const row = { day: '2026-11-30', total: 1250 }
const stored = { ...row, share: null, shop: null }
const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const rowsOf = (count: number) => Array.from({ length: count }, (_, i) => ({ ...row, total: i }))

describe('rows', () => {
  const append = (...more: readonly string[]) => [
    'append',
    'orders',
    '--schema',
    schema(),
    '--create',
    ...more,
  ]

  test('come as JSON lines', async () => {
    expect(
      await run(append(), `\ufeff${lines([row])}\n \r\n${JSON.stringify({ ...row, shop: 'A' })}`),
    ).toEqual({
      code: 0,
      out: 'orders: 2 rows accepted\n',
      err: '',
    })
    expect(server.rows('orders')).toEqual([stored, { ...stored, shop: 'A' }])
  })

  test('come as one JSON list', async () => {
    const { code, out } = await run(append(), `\n${JSON.stringify([row], null, 2)}\n`)
    expect([code, out]).toEqual([0, 'orders: 1 row accepted\n'])
    expect(server.rows('orders')).toEqual([stored])
  })

  test('come as CSV, each cell by the type of its field', async () => {
    const csv = [
      '\ufeffshop,total,day,share',
      '"A ""big"", bright',
      'shop",1250,2026-11-30,0.5',
      ',-3,2026-12-01,',
      ' x , 12e1 ,2026-12-02,.5',
      '',
    ].join('\r\n')
    expect(await run(append('--csv'), csv)).toEqual({ code: 0, out: 'orders: 3 rows accepted\n', err: '' })
    expect(server.rows('orders')).toEqual([
      { shop: 'A "big", bright\nshop', total: 1250, day: '2026-11-30', share: 0.5 },
      { shop: null, total: -3, day: '2026-12-01', share: null },
      { shop: ' x ', total: 120, day: '2026-12-02', share: 0.5 },
    ])
  })

  test('of CSV may lack optional fields, and an empty cell of text is text', async () => {
    const names = file('names.json', { fields: { name: { type: 'string' } } })
    await run(['append', 'names', '--schema', names, '--csv', '--create'], 'name\nAnn\n\nBen\n')
    expect(server.rows('names')).toEqual([{ name: 'Ann' }, { name: '' }, { name: 'Ben' }])
    await run(append('--csv'), 'day,total\n2026-11-30,1\n\n')
    expect(server.rows('orders')).toEqual([{ ...stored, total: 1 }])
  })

  test('may be empty, and nothing is sent', async () => {
    const args = ['append', 'orders', '--schema', schema()]
    expect(await run(args, '')).toEqual({ code: 0, out: 'orders: 0 rows accepted\n', err: '' })
  })

  test('may be many, in batches', async () => {
    expect(await run(append('--delete-by', 'day'), lines(rowsOf(1200)))).toMatchObject({
      code: 0,
      out: 'orders: 1200 rows accepted\n',
    })
    expect(server.rows('orders')?.map(({ total }) => total)).toEqual(rowsOf(1200).map(({ total }) => total))
  })
})

describe('the other commands', () => {
  test('replace', async () => {
    const args = ['replace', 'orders', '--schema', schema()]
    expect((await run([...args, '--create'], lines(rowsOf(2)))).code).toBe(0)
    expect((await run(args, lines([row]))).out).toBe('orders: 1 row accepted\n')
    expect(server.rows('orders')).toEqual([stored])
    expect((await run([...args, '--in-batches'], lines(rowsOf(501)))).out).toBe('orders: 501 rows accepted\n')
    expect((await run(args, '[]')).out).toBe('orders: 0 rows accepted\n')
    expect(server.rows('orders')).toEqual([])
  })

  test('create and delete', async () => {
    const create = ['create', 'orders', '--schema', schema()]
    const found = { code: 0, out: 'orders: found or created\n', err: '' }
    expect([await run(create), await run(create)]).toEqual([found, found])
    expect(await run(['delete', 'orders'])).toEqual({ code: 0, out: 'orders: deleted\n', err: '' })
    expect(await run(['delete', 'orders'])).toEqual({
      code: 1,
      out: '',
      err: 'gecko-datasets: orders: Geckoboard has no dataset with this id (404): Dataset not found\n',
    })
  })

  test('ping', async () => {
    expect(await run(['ping'])).toEqual({ code: 0, out: 'the API key is accepted\n', err: '' })
  })
})

describe('--dry-run prints the requests and sends nothing, with or without a key', () => {
  const head = (line: string, ...more: readonly string[]) =>
    [
      `${line.replace(' ', ' https://api.geckoboard.com')}`,
      'Authorization: [redacted]',
      'Accept: application/json',
      ...more,
      '',
    ].join('\n')
  const json = 'Content-Type: application/json'

  test.each([
    ['ping', [], head('GET /')],
    ['delete', ['orders'], head('DELETE /datasets/orders')],
    [
      'create',
      ['orders', '--schema'],
      head(
        'PUT /datasets/orders',
        json,
        '',
        '{"fields":{"day":{"type":"date","name":"Day"},"total":{"type":"money","currency_code":"EUR","name":"Total"},"share":{"type":"percentage","name":"Share","optional":true},"shop":{"type":"string","name":"Shop","optional":true}}}',
      ),
    ],
    [
      'append',
      ['orders', '--delete-by', 'day', '--schema'],
      head('POST /datasets/orders/data', json, '', `{"data":[${JSON.stringify(stored)}],"delete_by":"day"}`),
    ],
  ])('%s', async (name, args, out) => {
    const all = [name, '--dry-run', ...args, ...(args.includes('--schema') ? [schema()] : [])]
    for (const key of [KEY, ''])
      expect(
        await run(all, lines([row]), { GECKOBOARD_DATASETS_API_KEY: key, GECKOBOARD_DATASETS_URL: '' }),
      ).toEqual({ code: 0, out, err: '' })
  })
})

describe('what failed', () => {
  const failing = (args: readonly string[], input = '') =>
    run(args, input, { GECKOBOARD_DATASETS_URL: api.url })
  const append = (uniqueBy?: readonly string[]) => ['append', 'orders', '--schema', schema(uniqueBy)]
  const limited = says(429, '', { 'Retry-After': '3600' })

  test('permanently exits with 1', async () => {
    api.play(says(401, '{"error":{"message":"Your API key is invalid"}}'))
    expect(await failing(append(), lines([row]))).toEqual({
      code: 1,
      out: '',
      err: 'gecko-datasets: orders: Geckoboard does not accept the API key (401): Your API key is invalid\n',
    })
  })

  test('in doubt exits with 1', async () => {
    api.play(says(503, ''))
    expect(await failing(append(), lines([row]))).toEqual({
      code: 1,
      out: '',
      err: 'gecko-datasets: orders: it is unclear whether the rows were stored: Geckoboard is having problems (503)\n',
    })
    expect(api.received.length).toBe(1)
  })

  test('but may pass exits with 3', async () => {
    api.play(limited)
    const err = 'Geckoboard is rate limiting requests; try again in 3600 s\n'
    expect(await failing(append(), lines([row]))).toEqual({
      code: 3,
      out: '',
      err: `gecko-datasets: orders: ${err}`,
    })
    for (const args of [['ping'], ['delete', 'orders'], ['create', 'orders', '--schema', schema()]]) {
      api.play(limited)
      expect((await failing(args)).code).toBe(3)
    }
  })

  test('after a part exits with 1, and says how many rows were accepted', async () => {
    api.play(moods.accepts, limited)
    expect(await failing(append(), lines(rowsOf(1200)))).toEqual({
      code: 1,
      out: '',
      err: 'gecko-datasets: orders: Geckoboard is rate limiting requests; try again in 3600 s; 500 of 1200 rows were accepted\n',
    })
  })

  test('after a part exits with 3 if the same command can be run again', async () => {
    const replace = ['replace', 'orders', '--in-batches', '--schema', schema()]
    for (const args of [append(['day']), replace]) {
      api.play(moods.accepts, limited)
      const { code, err } = await failing(args, lines(rowsOf(1200)))
      expect([code, err]).toEqual([3, expect.stringContaining('500 of 1200 rows were accepted')])
    }
  })

  test('to be created gets no rows', async () => {
    api.play(says(409, '{"error":{"message":"A dataset exists"}}'))
    const { code, err } = await failing([...append(), '--create'], lines([row]))
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('orders: a dataset with this id has other fields (409)'),
    ])
    expect(api.received.length).toBe(1)
  })
})

describe('what is not valid exits with 2, and nothing is sent', () => {
  const withSchema = (content: unknown) => ['append', 'orders', '--schema', file('bad.json', content)]
  const append = () => ['append', 'orders', '--schema', schema()]
  const fields = 'day, total, share, shop'

  test.each<[string, () => readonly string[], string, readonly (string | RegExp)[]]>([
    [
      'nothing at all',
      () => [],
      '',
      ['expected one of the commands append, replace, create, delete, ping; see --help'],
    ],
    [
      'another command',
      () => ['push'],
      '',
      ['push: unknown command; expected one of append, replace, create, delete, ping'],
    ],
    ['a misspelled command', () => ['apend'], '', ['apend: unknown command; did you mean append?']],
    ['no id', () => ['delete'], '', ['delete: expected the id of a dataset']],
    ['two ids', () => ['delete', 'abc', 'def'], '', ['delete: unexpected def']],
    ['an id to ping', () => ['ping', 'abc'], '', ['ping: unexpected abc']],
    ['no schema', () => ['append', 'abc'], '', ['append: expected --schema FILE']],
    [
      'an option of another command',
      () => ['delete', 'abc', '--csv'],
      '',
      ['delete has no option --csv; see --help'],
    ],
    [
      'an unknown option',
      () => ['ping', '--key', 'x'],
      '',
      [/^--key: unknown option; expected one of --schema, /],
    ],
    [
      'an environment that is not a file',
      () => ['ping', '--env', folder],
      '',
      ['--env: cannot read the file'],
    ],
    ['an id that is not one', () => ['delete', 'Orders'], '', [/^id: expected 3 or more lower-case letters/]],
    [
      'a schema that is not there',
      () => ['create', 'abc', '--schema', '/nowhere.json'],
      '',
      ['/nowhere.json: no such file'],
    ],
    ['a schema that is not JSON', () => withSchema('{ secret'), '', [/bad\.json: expected JSON$/]],
    [
      'a schema that is a list',
      () => withSchema([]),
      '',
      [/bad\.json: expected an object \{ "fields": …, "unique_by": … \}$/],
    ],
    [
      'a schema with more',
      () => withSchema({ id: 'abc', fields: {} }),
      '',
      [/bad\.json: id: unknown field; expected one of fields, unique_by$/],
    ],
    [
      'a schema with faults',
      () =>
        withSchema({
          fields: { placedAt: { type: 'date' }, total: { type: 'money', currency_code: 'eur' } },
          unique_by: ['a'],
        }),
      '',
      [
        /bad\.json: fields\.placedAt: .*; did you mean placed_at\?$/,
        /bad\.json: fields\.total\.currency_code: expected an ISO 4217 currency code/,
        /bad\.json: unique_by\[0\]: expected one of the string, date and datetime fields placedAt$/,
      ],
    ],
    [
      'lines that are not JSON',
      append,
      '{"secret"\n{}\nsecret',
      ['stdin: line 1: expected JSON', 'stdin: line 3: expected JSON'],
    ],
    ['a list that is not JSON', append, '[{"secret"', ['stdin: expected JSON']],
    [
      'rows with faults',
      append,
      lines([{ day: 'secret', total: 0.5 }, row, { ...row, totl: 1 }]),
      [
        /^stdin: \[0\]\.day: expected a day that exists/,
        /^stdin: \[0\]\.total: got decimals; convert an amount in EUR with Math\.round\(amount \* 100\)$/,
        'stdin: [2].totl: unknown field; did you mean total?',
      ],
    ],
    [
      'more faults than anybody reads',
      append,
      lines(Array(20).fill({ day: 1, total: 'secret' })),
      [...Array(10).fill(/^stdin: \[/), 'and 30 more'],
    ],
    [
      'more lines with faults than anybody reads',
      append,
      'secret\n'.repeat(12),
      [...Array.from({ length: 10 }, (_, i) => `stdin: line ${i + 1}: expected JSON`), 'and 2 more'],
    ],
    [
      'a column that is not a field',
      () => [...append(), '--csv'],
      'day,Total\n',
      ['stdin: column Total: unknown field; did you mean total?'],
    ],
    [
      'a column twice',
      () => [...append(), '--csv'],
      'day,day\n',
      ['stdin: column day: appears more than once'],
    ],
    [
      'no first line',
      () => [...append(), '--csv'],
      '',
      [`stdin: line 1: expected the ids of the fields: ${fields}`],
    ],
    [
      'lines of another length',
      () => [...append(), '--csv'],
      'day,total\n2026-11-30\n2026-11-30,1,secret\n',
      ['stdin: line 2: expected 2 cells, not 1', 'stdin: line 3: expected 2 cells, not 3'],
    ],
    ['a quote that does not end', () => [...append(), '--csv'], 'day,total\n"2026', [/^stdin: .*Quote/]],
    [
      'cells of another type',
      () => [...append(), '--csv'],
      'day,total,share\n,12.50,\n2026-11-30,secret,0x10\n',
      [
        /^stdin: \[0\]\.day: expected a day/,
        /^stdin: \[0\]\.total: got decimals/,
        /^stdin: \[1\]\.total: got a string; expected a finite number$/,
        /^stdin: \[1\]\.share: got a string; expected a finite number$/,
      ],
    ],
    [
      'a field to delete by that does not exist',
      () => [...append(), '--delete-by', 'Day'],
      '',
      ['--delete-by: unknown field; did you mean day?'],
    ],
    [
      'too many rows to replace',
      () => ['replace', 'orders', '--create', '--schema', schema()],
      lines(rowsOf(501)),
      [
        'stdin: replace takes at most 500 rows, not 501; send fewer, append to a dataset with unique_by, or use --in-batches',
      ],
    ],
  ])('%s', async (_, args, input, problems) => {
    const { code, out, err } = await run(args(), input, { GECKOBOARD_DATASETS_URL: api.url })
    expect([code, out]).toEqual([2, ''])
    expect(err).not.toContain('secret')
    expect(err.split('\n').slice(0, -1)).toEqual(
      problems.map((problem) =>
        typeof problem === 'string'
          ? `gecko-datasets: ${problem}`
          : expect.stringMatching(new RegExp(problem.source.replace(/^\^/, '^gecko-datasets: '))),
      ),
    )
    expect(api.received).toEqual([])
  })

  const none = { GECKOBOARD_DATASETS_API_KEY: '', GECKOBOARD_PUSH_API_KEY: '', GECKOBOARD_API_KEY: '' }
  test.each<[NodeJS.ProcessEnv, string]>([
    [none, 'GECKOBOARD_DATASETS_API_KEY is not set'],
    [
      { ...none, GECKOBOARD_API_KEY: 'feeds' },
      'GECKOBOARD_DATASETS_API_KEY is not set; GECKOBOARD_API_KEY is the key of your feeds and is not used here',
    ],
    [
      { GECKOBOARD_DATASETS_API_KEY: 'a:key' },
      'GECKOBOARD_DATASETS_API_KEY: expected printable ASCII characters without spaces and colons',
    ],
    [
      { ...none, GECKOBOARD_PUSH_API_KEY: 'a key' },
      'GECKOBOARD_PUSH_API_KEY: expected printable ASCII characters without spaces and colons',
    ],
    [
      { GECKOBOARD_DATASETS_URL: 'http://user:secret@example.com' },
      'GECKOBOARD_DATASETS_URL: expected an https URL, or an http URL on this machine, without a user or a query',
    ],
  ])('the environment %j', async (env, problem) => {
    expect(await run(['ping'], '', env)).toEqual({ code: 2, out: '', err: `gecko-datasets: ${problem}\n` })
  })
})

test('the key for datasets wins over the key for pushes', async () => {
  for (const [env, key] of [
    [{}, KEY],
    [{ GECKOBOARD_PUSH_API_KEY: 'pushes' }, KEY],
    [{ GECKOBOARD_DATASETS_API_KEY: '', GECKOBOARD_PUSH_API_KEY: 'pushes' }, 'pushes'],
  ] as const) {
    api.play(moods.accepts)
    await run(['ping'], '', { ...env, GECKOBOARD_DATASETS_URL: api.url })
    expect(api.received[0]?.headers.authorization).toBe(`Basic ${btoa(`${key}:`)}`)
  }
})

test('the key comes from a file, if it is not set already', async () => {
  const env = file('.env', 'GECKOBOARD_DATASETS_API_KEY=of-the-file\n')
  for (const [given, key] of [
    [{ GECKOBOARD_DATASETS_API_KEY: undefined, GECKOBOARD_PUSH_API_KEY: undefined }, 'of-the-file'],
    [{}, KEY],
  ] as const) {
    api.play(moods.accepts)
    expect((await run(['ping', '--env', env], '', { ...given, GECKOBOARD_DATASETS_URL: api.url })).code).toBe(
      0,
    )
    expect(api.received[0]?.headers.authorization).toBe(`Basic ${btoa(`${key}:`)}`)
  }
})

test('a process ends when its rows are accepted, and not after the interval of the limit', async () => {
  const started = performance.now()
  await run(['append', 'orders', '--create', '--schema', schema()], lines(rowsOf(600)))
  expect(performance.now() - started).toBeLessThan(30_000)
})

test('a reader that goes away does not keep rows from being sent', async () => {
  const child = spawn(process.execPath, [program, 'append', 'orders', '--create', '--schema', schema()], {
    env: environment(server.url),
  })
  child.stdout.destroy()
  child.stdin.end(lines([row]))
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect([code, server.rows('orders')]).toEqual([0, [stored]])
})

test('on a terminal it shows how many rows are accepted', async () => {
  if (spawnSync('script', ['--version']).status !== 0) {
    console.log('not run: no script (util-linux)')
    return
  }
  api.play((response, received) => setTimeout(() => moods.accepts(response, received), 200))
  const rows = file('rows.jsonl', lines(rowsOf(1200)))
  const shell = `'${process.execPath}' '${program}' append orders --schema '${schema()}' < '${rows}'`
  const child = spawn('script', ['--quiet', '--return', '--command', shell, '/dev/null'], {
    env: { ...environment(api.url), TERM: 'xterm' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [shown, code] = await Promise.all([
    text(child.stdout),
    new Promise((resolve) => child.on('close', resolve)),
  ])
  expect(code).toBe(0)
  expect(shown).toContain('0 of 1200 rows')
  expect(shown).toContain('500 of 1200 rows')
  expect(shown).toContain('orders: 1200 rows accepted')
})

test('--help names every command, option and exit code', async () => {
  const { code, out } = await run(['--help'])
  expect(code).toBe(0)
  for (const word of [
    ...['append', 'replace', 'create', 'delete', 'ping'],
    ...[
      '--schema',
      '--delete-by',
      '--in-batches',
      '--csv',
      '--create',
      '--dry-run',
      '--env',
      '--version',
      '--help',
    ],
    ...['GECKOBOARD_DATASETS_API_KEY', 'GECKOBOARD_PUSH_API_KEY', 'GECKOBOARD_DATASETS_URL', 'Exit codes'],
  ])
    expect(out).toContain(word)
})

test('--version is that of the package', async () => {
  const { code, out } = await run(['--version'])
  expect([code, out]).toEqual([0, '1.2.3\n'])
})
