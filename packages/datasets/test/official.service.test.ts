import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import {
  createDatasets,
  type DatasetResult,
  date,
  money,
  number,
  optional,
  string,
} from '@gecko-widgets/datasets'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, type Mood, moods, PAGE, says, startApi } from '../../push/test/api.js'

// Geckoboard's own client and this one do the same against the same server. What they do is the table of
// docs/migrating/datasets.md.

const VERSION = '2.0.3'

interface Theirs {
  readonly create: () => Promise<void>
  readonly append: (rows: readonly object[], deleteBy?: string) => Promise<void>
}

interface TheirClient {
  readonly Geckoboard: new (
    apiKey: string | undefined,
  ) => { readonly defineDataset: (schema: object) => Theirs; readonly ping: () => Promise<void> }
}

const folder = mkdtempSync(join(tmpdir(), 'gecko-widgets-official-'))
let api: Api
let elsewhere: Api
let Geckoboard: TheirClient['Geckoboard']

beforeAll(async () => {
  api = await startApi()
  elsewhere = await startApi()
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `geckoboard@${VERSION}`]
  execFileSync('npm', args, { cwd: folder, stdio: 'pipe' })
  process.env['GECKOBOARD_API_HOST'] = api.url
  ;({ Geckoboard } = createRequire(join(folder, 'main.js'))('geckoboard') as TheirClient)
}, 120_000)
afterAll(async () => {
  delete process.env['GECKOBOARD_API_HOST']
  rmSync(folder, { recursive: true })
  await api.stop()
  await elsewhere.stop()
})

const theirs = () =>
  new Geckoboard('a-key').defineDataset({
    id: 'orders',
    fields: {
      day: { type: 'date', name: 'Day' },
      count: { type: 'number', name: 'Count' },
      total: { type: 'money', currency_code: 'EUR', name: 'Total', optional: true },
      shop: { type: 'string', name: 'Shop', optional: true },
    },
  })

const client = () =>
  createDatasets({
    apiKey: 'a-key',
    url: api.url,
    timeoutMs: 500,
    retries: 1,
    rateLimit: { requests: 60, intervalMs: 300 },
  })

const ours = (day = date()) =>
  client().dataset('orders', {
    day,
    count: number(),
    total: optional(money('EUR')),
    shop: optional(string()),
  })

const row = { day: '2026-11-30', count: 1 }
const many = Array.from({ length: 1200 }, (_, count) => ({ ...row, count }))

/** How a promise ends, within two seconds. */
const ending = async (promise: Promise<unknown>): Promise<string> => {
  const late = delay(2000, 'still waits after 2 s')
  const end = promise.then(
    () => 'resolves',
    (error: unknown) => `throws \`${E.toError(error).message}\``,
  )
  return Promise.race([end, late])
}

const result = async (promise: Promise<DatasetResult>): Promise<string> => {
  const ended = await promise
  return E.isRight(ended) ? 'accepted' : `\`${ended.left._tag}\``
}

const requests = (): string => {
  const count = api.received.length
  return count === 0 ? 'nothing sent' : `${count} ${count === 1 ? 'request' : 'requests'}`
}

const body = () => JSON.parse(api.received[0]?.body.toString() ?? '{}')
const firstRow = (): string => `sends \`${JSON.stringify(body().data?.[0])}\``
const rowsSent = (): string =>
  api.received.map(({ body }) => JSON.parse(body.toString()).data.length).join(' + ')

/** The last midnight of November in Paris, as node-postgres and mysql2 make it of a DATE there. */
const MIDNIGHT = new Date('2026-11-29T23:00:00Z')

interface Case {
  readonly name: string
  readonly playing?: readonly Mood[]
  readonly theirs: () => Promise<string>
  readonly ours: () => Promise<string>
}

const appending = (
  rows: readonly object[],
  more: () => string = requests,
): Pick<Case, 'theirs' | 'ours'> => ({
  theirs: async () => `${await ending(theirs().append(rows))}; ${more()}`,
  ours: async () => `${await result(ours().append(rows as never))}; ${more()}`,
})

const refusing = (rows: readonly object[]): Pick<Case, 'theirs' | 'ours'> => ({
  ...appending(rows),
  theirs: async () => `${await ending(theirs().append(rows))}; ${firstRow()}`,
})

const CASES: readonly Case[] = [
  {
    name: 'append, with a field to delete by',
    theirs: async () => {
      await theirs().append([row], 'day')
      return `sends \`${Object.keys(body()).join('`, `')}\``
    },
    ours: async () => {
      await ours().append([row], { deleteBy: 'day' })
      return `sends \`${Object.keys(body()).join('`, `')}\``
    },
  },
  { name: '1,200 rows', ...appending(many, rowsSent) },
  { name: '`NaN` in a number', ...refusing([{ ...row, count: Number.NaN }]) },
  { name: 'a numeric string in a number', ...refusing([{ ...row, count: '1' }]) },
  { name: '10.5 in money', ...refusing([{ ...row, total: 10.5 }]) },
  { name: 'an unknown column', ...refusing([{ ...row, id: 7 }]) },
  { name: 'an optional field left out', ...appending([row], firstRow) },
  {
    name: 'midnight in Paris as a `Date`, in a date',
    theirs: async () => `${await ending(theirs().append([{ ...row, day: MIDNIGHT }]))}; ${firstRow()}`,
    ours: async () => {
      const refused = await result(ours().append([{ ...row, day: MIDNIGHT as never }]))
      await ours(date({ timeZone: 'Europe/Paris' })).append([{ ...row, day: MIDNIGHT as never }])
      return `${refused}; with \`date({ timeZone: 'Europe/Paris' })\` it ${firstRow()}`
    },
  },
  { name: '429, then 200', playing: [says(429, '{}'), moods.accepts], ...appending([row]) },
  { name: '503 with a web page, then 200', playing: [says(503, PAGE), moods.accepts], ...appending([row]) },
  {
    name: 'the same, for a call that can be repeated',
    playing: [says(503, PAGE), moods.accepts],
    theirs: async () => `${await ending(theirs().create())}; ${requests()}`,
    ours: async () => `${await result(ours().findOrCreate())}; ${requests()}`,
  },
  { name: '200 with a web page', playing: [moods.page], ...appending([row]) },
  {
    name: '302 to another host',
    playing: [(response, one) => says(302, '', { Location: elsewhere.url })(response, one)],
    ...appending([row], () => {
      const [there] = elsewhere.received
      return there === undefined ? 'nothing sent there' : `${there.method} sent there`
    }),
  },
  { name: 'a connection that breaks', playing: [moods.resets], ...appending([row]) },
  { name: 'a server that hangs', playing: [moods.hangs], ...appending([row]) },
  {
    name: 'an API key that is `undefined`',
    theirs: async () => {
      const end = await ending(new Geckoboard(undefined).ping())
      const token = /\S+$/.exec(api.received[0]?.headers.authorization ?? '')?.[0] ?? ''
      return `${end}; sends the key \`${Buffer.from(token, 'base64')}\``
    },
    ours: async () => {
      try {
        createDatasets({ apiKey: undefined })
        return 'starts'
      } catch {
        return 'throws at the start'
      }
    },
  },
]

const page = readFileSync(join(import.meta.dirname, '../../../docs/migrating/datasets.md'), 'utf8')

test.each(CASES)('$name', async ({ name, playing = [moods.accepts], theirs, ours }) => {
  const run = async (what: () => Promise<string>): Promise<string> => {
    api.play(...playing)
    elsewhere.play(moods.accepts)
    return what()
  }
  const found = `| ${name} | ${await run(theirs)} | ${await run(ours)} |`
  if (process.env['PRINT'] === '1') console.log(found)
  expect(page.split('\n')).toContain(found)
})
