// Asks apps that `npm run hosts` has built and serves; it names them in HOSTS.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Ways } from '../src/board.js'
import { CASES } from '../src/cases/index.js'
import { applies, ask, expectAnswered, titleOf } from '../src/run.js'
import { WAYS } from './ways.js'

interface Host {
  readonly name: string
  readonly port: number
  readonly log: string
}

const hosts: readonly Host[] = JSON.parse(String(process.env['HOSTS']))

const page = readFileSync(join(process.cwd(), 'docs/frameworks/others.md'), 'utf8')
const credentials = /^curl -u '(.+?)'/m.exec(page)?.[1] ?? ''
const GOOD = { Authorization: `Basic ${btoa(credentials)}` }

describe.each(hosts)('$name', ({ name, port }) => {
  const ways: Ways = WAYS[name] ?? expect.fail(`ways of ${name}`)
  const poll = async (query: string, init?: RequestInit) => {
    const response = await fetch(`http://127.0.0.1:${port}/widgets/users${query}`, init)
    return [response.status, await response.text()]
  }

  it('serves the widget of the page, with its key', async () => {
    expect(await poll('', { headers: GOOD })).toEqual([200, '{"item":[{"value":1280},{"value":1175}]}'])
    expect(await poll('?format=xml', { headers: GOOD })).toEqual([
      200,
      '<?xml version="1.0" encoding="UTF-8"?><root><item><value>1280</value></item><item><value>1175</value></item></root>',
    ])
    expect(await poll('')).toEqual([401, '{"error":"unauthorized"}'])
  })

  for (const given of CASES.filter(applies(ways)))
    it(titleOf(given), async () => {
      const headers = [...given.request.headers, ['X-Widget', given.widget] as const]
      const answer = await ask({ port }, 'widgets/contract', { ...given.request, headers })
      expectAnswered(answer, ways, given)
    })
})
