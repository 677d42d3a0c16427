// Asks apps that `npm run hosts` has built and serves; it names them in HOSTS.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CASES } from '../src/cases/index.js'
import type { RawAnswer } from '../src/raw.js'
import { ask, expectAnswered, titleOf } from '../src/run.js'
import { appliesOver, WAYS } from './ways.js'

interface App {
  readonly port: number
  /** The file of what it prints. */
  readonly log: string
}

interface Host extends App {
  readonly name: string
  /** What comes before `/widgets`. */
  readonly base: string
  /** The same app without a key, which may have ended. */
  readonly keyless: App & { readonly ended: boolean }
  /** Whether its code is the mistake that its page warns of. */
  readonly fails: boolean
}

const hosts: readonly Host[] = JSON.parse(String(process.env['HOSTS']))

const page = readFileSync(join(process.cwd(), 'docs/frameworks/others.md'), 'utf8')
const credentials = /^curl -u '(.+?)'/m.exec(page)?.[1] ?? expect.fail('no credentials')
const GOOD = { headers: { Authorization: `Basic ${btoa(credentials)}` } }

const NOT_NODE = 'gecko-widgets: this is not an Express (or Node) response'

const withoutCharset = (answer: RawAnswer): RawAnswer => ({
  ...answer,
  headers: answer.headers.map(([name, value]) => [
    name,
    name === 'content-type' ? value.replace('; charset=utf-8', '') : value,
  ]),
})

describe.each(hosts.filter(({ fails }) => !fails))('$name', ({ name, base, port, keyless }) => {
  const ways = WAYS[name] ?? expect.fail(`no ways of ${name}`)
  const poll = async (at: number, query: string, init?: RequestInit) => {
    const response = await fetch(`http://127.0.0.1:${at}${base}/widgets/users${query}`, init)
    return [response.status, await response.text()]
  }

  it('serves the widget of its page, with the key of its page', async () => {
    expect(await poll(port, '', GOOD)).toEqual([200, '{"item":[{"value":1280},{"value":1175}]}'])
    expect(await poll(port, '?format=xml', GOOD)).toEqual([
      200,
      '<?xml version="1.0" encoding="UTF-8"?><root><item><value>1280</value></item><item><value>1175</value></item></root>',
    ])
    expect(await poll(port, '')).toEqual([401, '{"error":"unauthorized"}'])
  })

  it('without a key, it does not start or answers 500, and the log says why', async () => {
    if (!keyless.ended) expect((await poll(keyless.port, ''))[0]).toBe(500)
    expect(readFileSync(keyless.log, 'utf8')).toContain('apiKey')
  })

  const row = new RegExp(`^\\| ${name} \\| (.+) \\| (.+) \\| (.+) \\|$`, 'm').exec(page)
  if (row !== null)
    it('differs as the table of its page says', async () => {
      const [, form, twoHeaders, noKey] = row
      const [posted] = await poll(port, '', {
        ...GOOD,
        method: 'POST',
        body: new URLSearchParams('format=xml'),
      })
      expect(form).toBe(posted === 200 ? 'served' : String(posted))
      const two = await ask({ port }, `${base}/widgets/users`.slice(1), {
        headers: [
          ['Authorization', GOOD.headers.Authorization],
          ['Authorization', 'Basic Og=='],
        ],
      })
      expect(twoHeaders).toBe(two.status === 200 ? 'the first counts' : String(two.status))
      expect(noKey).toBe(keyless.ended ? 'does not start' : '500')
    })

  for (const given of CASES.filter(appliesOver(ways)))
    it(titleOf(given), async () => {
      const headers = [...given.request.headers, ['X-Widget', given.widget] as const]
      const path = `${base}/widgets/contract`.slice(1)
      const answer = await ask({ port }, path, { ...given.request, headers })
      const isEncrypted = 'plain' in given.expect
      expectAnswered(ways.addsCharset && isEncrypted ? withoutCharset(answer) : answer, ways, given)
    })
})

describe.each(hosts.filter(({ fails }) => fails))('$name', ({ port, log }) => {
  it('responds to each request with 500, and one log line says why', async () => {
    const logged = (): string => readFileSync(log, 'utf8')
    const before = logged()
    for (const init of [GOOD, {}]) {
      const response = await fetch(`http://127.0.0.1:${port}/widgets/users`, init)
      expect(response.status).toBe(500)
    }
    const lines = (): string[] => logged().slice(before.length).split('\n')
    await expect.poll(() => lines().filter((line) => line.includes(NOT_NODE))).toHaveLength(2)
  })
})
