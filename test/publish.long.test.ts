import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'

const work = mkdtempSync(join(tmpdir(), 'gecko-widgets-publish-'))
afterAll(() => rmSync(work, { recursive: true }))

/** Packs a small package of some name. */
const tarball = (name: string, version = '1.2.3'): void => {
  const folder = join(work, name)
  mkdirSync(folder)
  const manifest = { name: `@gecko-widgets/${name}`, version, publishConfig: { access: 'public' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  execFileSync('npm', ['pack', '--pack-destination', join(work, 'tarballs')], {
    cwd: folder,
    stdio: 'ignore',
  })
}

beforeAll(() => {
  mkdirSync(join(work, 'tarballs'))
  for (const name of ['core', 'express', 'koa']) tarball(name)
})

/** A registry that has some packages in version 1.2.3 and refuses others, and what it was asked to publish. */
const registryOf = async (known: readonly string[], refused: readonly string[] = []) => {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent(request.url ?? '').replace(/^\/@gecko-widgets\/|\?.*/g, '')
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    if (request.method === 'PUT') {
      const { access } = JSON.parse(await text(request))
      asked.push(`${name} is ${access}`)
      return refused.includes(name) ? answer(403, { error: 'forbidden' }) : answer(201, {})
    }
    if (!known.includes(name)) return answer(404, { error: 'not found' })
    const version = { name: `@gecko-widgets/${name}`, version: '1.2.3', dist: {} }
    return answer(200, { ...version, 'dist-tags': { latest: '1.2.3' }, versions: { '1.2.3': version } })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { address: `127.0.0.1:${port}/`, asked, stop: () => server.close() }
}

/** Runs the script against a registry; answers how it ended, and what it tells the workflow. */
const publish = async (address: string) => {
  const userconfig = join(work, '.npmrc')
  writeFileSync(userconfig, `registry=http://${address}\n//${address}:_authToken=a-token\n`)
  const output = join(work, 'output')
  writeFileSync(output, '')
  const child = spawn(process.execPath, [join(process.cwd(), 'scripts/publish.mjs')], {
    cwd: work,
    stdio: 'ignore',
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name))),
      NPM_CONFIG_USERCONFIG: userconfig,
      NPM_CONFIG_CACHE: join(work, 'cache'),
      NPM_CONFIG_FETCH_RETRIES: '0',
      GITHUB_OUTPUT: output,
    },
  })
  const [status] = await once(child, 'close')
  return { status, output: readFileSync(output, 'utf8') }
}

test('only packages that are not in the registry are published', async () => {
  const registry = await registryOf(['express'])
  expect(await publish(registry.address)).toEqual({ status: 0, output: 'version=1.2.3\n' })
  expect(registry.asked).toEqual(['core is public', 'koa is public'])
  registry.stop()
})

test('a registry that refuses a package ends the release', async () => {
  const registry = await registryOf([], ['core'])
  const { status, output } = await publish(registry.address)
  expect({ ended: status !== 0, output }).toEqual({ ended: true, output: '' })
  expect(registry.asked).toEqual(['core is public'])
  registry.stop()
})

test('nothing is published next to files of an earlier version', async () => {
  tarball('next', '1.2.2')
  const registry = await registryOf([])
  expect(await publish(registry.address)).toEqual({ status: 1, output: '' })
  expect(registry.asked).toEqual([])
  registry.stop()
})
