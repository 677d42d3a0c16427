import { spawnSync } from 'node:child_process'
import { decrypt } from '@gecko-widgets/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BAD_FORMAT_JSON_ONLY, UNAUTHORIZED, withoutBody } from './support/answers.js'
import type { Definition, Server } from './support/board.js'
import { GOOD } from './support/cases.js'
import { startExpress, VERSIONS } from './support/express.js'
import { watchProcess } from './support/process.js'
import type { RawAnswer } from './support/raw.js'
import { ask, expectAnswer, expectEncrypted } from './support/run.js'
import { KEY, PASSWORD } from './support/widgets.js'

watchProcess()

const ADDS = ['x-powered-by']
const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0
if (!HAS_OPENSSL) console.log('not run: no openssl')

/** Decrypts as a person at a terminal would; a password goes by the environment, where no shell reads it. */
const opensslDecrypt = (password: string, text: string): string =>
  spawnSync(
    'openssl',
    ['enc', '-d', '-aes-256-cbc', '-md', 'md5', '-base64', '-A', '-pass', 'env:THE_PASSWORD'],
    { input: text, encoding: 'utf8', env: { ...process.env, THE_PASSWORD: password } },
  ).stdout

const PASSWORDS: readonly (readonly [id: string, name: string, password: string])[] = [
  ['E6', 'not ASCII', PASSWORD],
  ['E6', 'an emoji', '😀'],
  ['E7', 'spaces around it', '  open sesame '],
  ['E7', 'one character', 'x'],
]

const PAYLOADS: readonly (readonly [kind: Definition['kind'], data: unknown, plain: string])[] = [
  ['number', [42, 40], '{"item":[{"value":42},{"value":40}]}'],
  ['text', 'Zürich € 😀 "<&>"', '{"item":[{"text":"Zürich € 😀 \\"<&>\\"","type":0}]}'],
  ['number', { value: 3, trendline: [1, 2, 3] }, '{"item":[{"value":3},[1,2,3]]}'],
]

interface Secret {
  readonly id: string
  readonly name: string
  readonly widget: string
  readonly password: string
  readonly plain: string
  readonly definition: Definition
}

const SECRETS: readonly Secret[] = PASSWORDS.flatMap(([id, name, password], i) =>
  PAYLOADS.map(([kind, data, plain], j) => ({
    id,
    name: `${name}, ${kind} ${j}`,
    widget: `secret-${i}-${j}`,
    password,
    plain,
    definition: { options: { apiKey: KEY, password }, kind, settings: { encrypted: true }, data: () => data },
  })),
)
const [FIRST] = SECRETS as readonly [Secret]

/** The payload of a text widget has 28 bytes around its text. */
const AROUND = '{"item":[{"text":"","type":0}]}'.length
/** E13, of plain texts that a widget can have: one byte below a block, a block, and one above. */
const LENGTHS = [31, 32, 33, 47, 48].map((bytes) => ({ bytes, base64: 4 * Math.ceil((16 + 16 * (Math.floor(bytes / 16) + 1)) / 3) }))

const lengthDefinition = (bytes: number): Definition => ({
  ...FIRST.definition,
  kind: 'text',
  data: () => 'x'.repeat(bytes - AROUND),
})

const bodyOf = ({ body }: RawAnswer): string => body.toString('latin1')

describe.each(VERSIONS.map(({ name, express }) => [name, express] as const))('%s', (_, express) => {
  let server: Server
  beforeAll(async () => {
    server = await startExpress(express, {
      ...Object.fromEntries(SECRETS.map(({ widget, definition }) => [widget, definition])),
      ...Object.fromEntries(LENGTHS.map(({ bytes }) => [`length-${bytes}`, lengthDefinition(bytes)])),
    })
  })
  afterAll(() => server.stop())

  const askFirst = (path = '') => ask(server, FIRST.widget, { path, headers: GOOD })

  it.each(SECRETS.map((secret) => [`${secret.id} E15 ${secret.name}`, secret] as const))(
    '%s: one line that decrypt reads',
    async (_, { widget, password, plain }) => {
      const answer = await ask(server, widget, { headers: GOOD })
      expectEncrypted(answer, { plain }, ADDS, password)
      expect(decrypt(`${password}!`)(bodyOf(answer))).not.toMatchObject({ right: plain })
    },
  )

  it.runIf(HAS_OPENSSL).each(SECRETS.map((secret) => [`E16 ${secret.name}`, secret] as const))(
    '%s: openssl decrypts it',
    async (_, { widget, password, plain }) => {
      const answer = await ask(server, widget, { headers: GOOD })
      expect(opensslDecrypt(password, bodyOf(answer))).toBe(plain)
    },
  )

  it.each(LENGTHS)('E13 $bytes bytes are $base64 characters', async ({ bytes, base64 }) => {
    const answer = await ask(server, `length-${bytes}`, { headers: GOOD })
    expect(answer.body.length).toBe(base64)
    expect(decrypt(FIRST.password)(bodyOf(answer))).toMatchObject({
      right: AROUND === bytes ? expect.anything() : `{"item":[{"text":"${'x'.repeat(bytes - AROUND)}","type":0}]}`,
    })
  })

  it('E14 every answer has a salt of its own, and the same length', async () => {
    const bodies = (await Promise.all(Array.from({ length: 20 }, () => askFirst()))).map(bodyOf)
    const salts = bodies.map((body) => Buffer.from(body, 'base64').subarray(8, 16).toString('hex'))
    expect(new Set(salts).size).toBe(20)
    expect(new Set(bodies).size).toBe(20)
    expect(new Set(bodies.map(({ length }) => length)).size).toBe(1)
  })

  it.each(['?format=1', '?format=xml', '?format=XmL', '?format=1&format=2', '?format=yaml'])(
    'F30 %s: refused, no plain text, and the data function does not run',
    async (path) => {
      const runs = server.log(FIRST.widget).signals.length
      expectAnswer(await askFirst(path), BAD_FORMAT_JSON_ONLY, ADDS)
      expect(server.log(FIRST.widget).signals.length).toBe(runs)
    },
  )

  it('E15 without a key nothing is encrypted, and nothing is run', async () => {
    const runs = server.log(FIRST.widget).signals.length
    expectAnswer(await ask(server, FIRST.widget), UNAUTHORIZED, ADDS)
    expect(server.log(FIRST.widget).signals.length).toBe(runs)
  })

  it('D1 HEAD tells the length, and no byte of the body', async () => {
    const [get, head] = [await askFirst(), await ask(server, FIRST.widget, { method: 'HEAD', headers: GOOD })]
    expectAnswer(
      head,
      withoutBody({
        status: 200,
        headers: {
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          'content-type': 'application/json',
          'content-length': String(get.body.length),
        },
        body: '',
      }),
      ADDS,
    )
  })
})
