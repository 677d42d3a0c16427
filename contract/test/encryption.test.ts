import { spawnSync } from 'node:child_process'
import { decrypt, encrypt } from '@gecko-widgets/core'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BAD_FORMAT_JSON_ONLY, INVALID_WIDGET } from '../src/answers.js'
import { GOOD } from '../src/authorization.js'
import type { Definition, Server } from '../src/board.js'
import { FRAMEWORKS } from '../src/frameworks/index.js'
import { watchProcess } from '../src/process.js'
import { ask, expectAnswer, expectEncrypted } from '../src/run.js'
import { KEY } from '../src/widgets.js'

watchProcess()

const SALT = Buffer.from('0011223344556677', 'hex')
const PLAIN = '{"item":[{"value":42},{"value":40}]}'

const PASSWORDS: readonly (readonly [id: string, name: string, password: string])[] = [
  ['E6', 'ASCII', 'open sesame'],
  ['E6', 'of any script', 'pässwörd €😀'],
  ['E6', 'with a combining mark', 'pa\u0308ssword'],
  ['E7', 'with spaces around it', ' pass '],
]

const encrypted = (password: string, data: Definition['data'] = () => [42, 40]): Definition => ({
  options: { apiKey: KEY, password },
  kind: 'number',
  settings: { encrypted: true },
  data,
})

/** Runs `openssl enc`; the password goes by the environment, as bytes. */
const openssl = (input: string, password: string, ...flags: readonly string[]) =>
  spawnSync(
    'openssl',
    ['enc', ...flags, '-aes-256-cbc', '-md', 'md5', '-base64', '-A', '-pass', 'env:GECKO_TEST_PASSWORD'],
    { input, encoding: 'utf8', env: { ...process.env, GECKO_TEST_PASSWORD: password } },
  )

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
if (!hasOpenssl) console.log('not run: no openssl')

describe.each(FRAMEWORKS.map((framework) => [framework.name, framework] as const))('%s', (_, framework) => {
  const { adds: ADDS } = framework
  const servers: Server[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()))
  })

  const start = async (widget: Definition): Promise<Server> => {
    const server = await framework.start({ widget })
    servers.push(server)
    return server
  }

  const bodyOf = async (server: Server): Promise<string> =>
    (await ask(server, 'widget', { headers: GOOD })).body.toString('latin1')

  it.each(PASSWORDS)('%s a password %s', async (_id, _name, password) => {
    const answer = await ask(await start(encrypted(password)), 'widget', { headers: GOOD })
    expectEncrypted(answer, { plain: PLAIN }, ADDS, password)
    if (password.trim() !== password)
      expect(decrypt(password.trim())(answer.body.toString())).toMatchObject({ _tag: 'Left' })
  })

  it.each(PASSWORDS)('%s E16 openssl reads the answer, a password %s', async (_id, _name, password) => {
    const body = await bodyOf(await start(encrypted(password)))
    expect(body).not.toBe('')
    if (!hasOpenssl) return
    const { status, stdout } = openssl(body, password, '-d')
    expect([status, stdout]).toEqual([0, PLAIN])
  })

  it('E14 the salt is new for each answer: other bytes, the same length', async () => {
    const server = await start(encrypted('open sesame'))
    const bodies = await Promise.all(Array.from({ length: 20 }, () => bodyOf(server)))
    expect(new Set(bodies).size).toBe(20)
    expect(new Set(bodies.map((body) => body.length)).size).toBe(1)
    const salts = bodies.map((body) => Buffer.from(body, 'base64').subarray(8, 16).toString('hex'))
    expect(new Set(salts).size).toBe(20)
  })

  it('E15 one line, U2FsdGVkX1 in front, a type without a charset', async () => {
    const server = await start({
      ...encrypted('open sesame', () => 'x'.repeat(9_000)),
      kind: 'text',
    })
    const answer = await ask(server, 'widget', { headers: GOOD })
    const plain = JSON.stringify({ item: [{ text: 'x'.repeat(9_000), type: 0 }] })
    expectEncrypted(answer, { plain }, ADDS, 'open sesame')
    expect(answer.body.toString('latin1')).not.toMatch(/\s/)
  })

  it('D1 HEAD has the length of GET, and no body', async () => {
    const server = await start(encrypted('open sesame'))
    const head = await ask(server, 'widget', { method: 'HEAD', headers: GOOD })
    const get = await ask(server, 'widget', { headers: GOOD })
    const headers = (answer: typeof get) => answer.headers.filter(([name]) => name !== 'date').toSorted()
    expect([head.status, headers(head), head.body.length]).toEqual([200, headers(get), 0])
  })

  it('F30 a request for XML: 400, the data function does not run, and nothing is sent unencrypted', async () => {
    const server = await start(encrypted('open sesame'))
    for (const path of ['?format=1', '?format=xml', '?format=XML&format=1']) {
      const answer = await ask(server, 'widget', { path, headers: GOOD })
      expectAnswer(answer, BAD_FORMAT_JSON_ONLY, ADDS)
      expect(answer.body.toString('latin1')).not.toMatch(/42|item/)
    }
    expect(server.log('widget').signals).toEqual([])
    // It runs where JSON is asked for: the count above is not of something that never counts.
    expect((await ask(server, 'widget', { path: '?format=2', headers: GOOD })).status).toBe(200)
    expect(server.log('widget').signals).toHaveLength(1)
  })

  it('a failure is unencrypted and constant', async () => {
    const server = await start(encrypted('open sesame', () => Number.NaN))
    expectAnswer(await ask(server, 'widget', { headers: GOOD }), INVALID_WIDGET, ADDS)
  })

  it('two widgets with passwords of their own', async () => {
    const server = await framework.start({ a: encrypted('one'), b: encrypted('two') })
    servers.push(server)
    const [a, b] = await Promise.all(
      ['a', 'b'].map(async (widget) => (await ask(server, widget, { headers: GOOD })).body.toString()),
    )
    expect([decrypt('one')(a ?? ''), decrypt('two')(b ?? '')]).toEqual([E.right(PLAIN), E.right(PLAIN)])
    expect([decrypt('two')(a ?? ''), decrypt('one')(b ?? '')]).not.toContainEqual(E.right(PLAIN))
  })

  describe('E16 whatever the data', () => {
    let server: Server
    let value: unknown
    beforeAll(async () => {
      server = await framework.start({
        widget: { ...encrypted('pässwörd €😀', () => value), kind: 'custom' },
      })
    })
    afterAll(() => server.stop())

    it('the plain text is its JSON', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.array(fc.integer())),
          async (data) => {
            value = data
            expectEncrypted(
              await ask(server, 'widget', { headers: GOOD }),
              { plain: JSON.stringify(data) },
              ADDS,
              'pässwörd €😀',
            )
          },
        ),
        { numRuns: 50 },
      )
    })
  })
})

describe('core', () => {
  it.each([
    [0, 44],
    [15, 44],
    [16, 64],
    [17, 64],
    [31, 64],
    [32, 88],
  ])('E13 %d bytes are %d characters', (bytes, characters) => {
    const text = encrypt({ password: 'open sesame', salt: SALT })('x'.repeat(bytes))
    expect(E.map((base64: string) => base64.length)(text)).toEqual(E.right(characters))
  })

  // Made with OpenSSL 3.0.19: openssl enc -aes-256-cbc -md md5 -S 0011223344556677, behind `Salted__` and the salt.
  it.each([
    [
      'E6',
      'pässwörd €😀',
      'U2FsdGVkX18AESIzRFVmd7WzVE5e5E7tCIY5BEH2kxgbPgrKN0ePJ1y8K+5FCy43Bb7Ut+rtyGwrzly3j30u1Q==',
    ],
    [
      'E7',
      ' pass ',
      'U2FsdGVkX18AESIzRFVmd5BW+cAGzSYt596pyiC6foawBChqe0i6wCp2j9+I4roZgyuMabeu0ql0aaKAX4rVlQ==',
    ],
  ])("%s openssl's own bytes, the password %s", (_, password, base64) => {
    expect(encrypt({ password, salt: SALT })(PLAIN)).toEqual(E.right(base64))
    expect(decrypt(password)(base64)).toEqual(E.right(PLAIN))
  })

  it.each(PASSWORDS)('%s E16 core reads what openssl writes, a password %s', (_id, _name, password) => {
    const stdout = hasOpenssl
      ? openssl(PLAIN, password, '-e', '-salt').stdout
      : E.getOrElse(() => '')(encrypt({ password, salt: SALT })(PLAIN))
    expect(decrypt(password)(stdout)).toEqual(E.right(PLAIN))
  })
})
