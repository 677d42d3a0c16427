// Packs every package and uses the tarballs as a person would: import, require, and the compiler, in fresh folders.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = process.cwd()
const work = mkdtempSync(join(tmpdir(), 'gecko-widgets-packed-'))
const bin = (name) => join(root, 'node_modules/.bin', name)

const run = (cwd, command, ...args) => {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    console.error(`failed: ${command} ${args.join(' ')}\n${error.stdout ?? ''}${error.stderr ?? ''}`)
    rmSync(work, { recursive: true, force: true })
    process.exit(1)
  }
}

const expectThat = (holds, what) => {
  if (holds) return
  console.error(`failed: expected ${what}`)
  process.exit(1)
}

const ok = (what) => console.log(`packed: ${what}`)

const folderOf = (name, files) => {
  const folder = join(work, name)
  mkdirSync(folder)
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  return folder
}

const pack = (name) => {
  const folder = join(root, 'packages', name)
  const before = new Set(readdirSync(work))
  run(folder, process.execPath, join(root, 'scripts/pnpm.mjs'), 'pack', '--pack-destination', work)
  const tarball = join(
    work,
    readdirSync(work).find((file) => !before.has(file)),
  )
  const files = run(work, 'tar', '-tzf', tarball).trim().split('\n')
  const stray = files.filter((file) => !/^package\/(dist\/.+|README\.md|LICENSE|package\.json)$/.test(file))
  expectThat(stray.length === 0, `no other files in ${name}: ${stray}`)
  for (const file of ['README.md', 'LICENSE', 'package.json'])
    expectThat(files.includes(`package/${file}`), `${file} in ${name}`)
  const manifest = run(work, 'tar', '-xzOf', tarball, 'package/package.json')
  expectThat(!/"source"|workspace:|catalog:/.test(manifest), `a manifest of ${name} without workspace words`)
  run(root, bin('publint'), tarball, '--strict')
  const { name: id, exports = {} } = JSON.parse(manifest)
  // Resolution of before Node 12, without `exports`, is no promise of ours; a program has no types.
  if (Object.keys(exports).length > 0) run(root, bin('attw'), tarball, '--profile', 'node16')
  ok(`${name}: ${files.length} files, publint and attw are content`)
  return { tarball, entries: Object.keys(exports).map((key) => id + key.slice(1)) }
}

const packages = readdirSync(join(root, 'packages')).map(pack)
const tarballs = packages.map(({ tarball }) => tarball)
const entries = packages.flatMap(({ entries }) => entries)
const versionOf = (name) =>
  JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version
const typesNode = versionOf('@types/node')
const fastCheck = versionOf('fast-check')

const install = (folder, ...more) =>
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', ...tarballs, ...more)

const SERVE = `
const geckoboard = createGeckoboard({ apiKey: 'a-key', password: 'open sesame' })
const app = express()
app.all('/number', geckoboard.number(async () => [42, 40]))
app.all('/secret', geckoboard.number({ encrypted: true }, () => 42))
const server = app.listen(0, '127.0.0.1', async () => {
  const ask = async (path) => {
    const headers = { Authorization: 'Basic ' + Buffer.from('a-key:X').toString('base64') }
    return (await fetch('http://127.0.0.1:' + server.address().port + path, { headers })).text()
  }
  const xml = '<?xml version="1.0" encoding="UTF-8"?><root><item><value>42</value></item><item><value>40</value></item></root>'
  assert.strictEqual(await ask('/number?format=json'), '{"item":[{"value":42},{"value":40}]}')
  assert.strictEqual(await ask('/number'), xml)
  assert.deepStrictEqual(decrypt('open sesame')(await ask('/secret')).right, '{"item":[{"value":42}]}')
  server.closeAllConnections()
  server.close()
})
`

const LIFT = `
const asked = () => new Request('http://127.0.0.1/number?format=json')
const body = async (response) => (await response).text()
const context = { params: Promise.resolve({}) }
const two = '{"item":[{"value":42},{"value":40}]}'
Promise.all([
  body(web.createGeckoboard().number(() => [42, 40])(asked())),
  body(next.createGeckoboard().number(() => [42, 40]).GET(asked(), context)),
]).then((bodies) => assert.deepStrictEqual(bodies, [two, two]))
assert.strictEqual(typeof koa.createGeckoboard().number(() => 1), 'function')
let calls = 0
const cachedNumber = web.createGeckoboard().number(cached({ key: 'users', ttlMs: 60000 })(async () => [42, 39 + ++calls]))
Promise.all([asked(), asked()].map((request) => cachedNumber(request).then(body)))
  .then(async (bodies) => assert.deepStrictEqual([...bodies, await body(await cachedNumber(asked())), calls], [two, two, two, 1]))
`

const esm = folderOf('esm', {
  'package.json': '{ "type": "module" }',
  'main.js': `import assert from 'node:assert'
import express from 'express'
import { cached } from '@gecko-widgets/cache'
import { decrypt } from '@gecko-widgets/core'
import { inputs, laws } from '@gecko-widgets/core/testing'
import { createGeckoboard } from '@gecko-widgets/express'
import * as web from '@gecko-widgets/fetch'
import * as koa from '@gecko-widgets/koa'
import * as next from '@gecko-widgets/next'
import fc from 'fast-check'
${LIFT}
fc.assert(fc.property(inputs.pieChart, laws.isServed('pieChart')))
for (const entry of ${JSON.stringify(entries)}) assert(Object.keys(await import(entry)).length > 0, entry)
${SERVE}`,
})
install(esm, 'express@5.3.0', `fast-check@${fastCheck}`)
run(esm, process.execPath, 'main.js')
ok('import of every entry, and a widget on Express 5')

const cjs = folderOf('cjs', {
  'package.json': '{ "type": "commonjs" }',
  'main.js': `const assert = require('node:assert')
const express = require('express')
const { cached } = require('@gecko-widgets/cache')
const { decrypt } = require('@gecko-widgets/core')
const { inputs, laws } = require('@gecko-widgets/core/testing')
const web = require('@gecko-widgets/fetch')
const koa = require('@gecko-widgets/koa')
const next = require('@gecko-widgets/next')
const fc = require('fast-check')
${LIFT}
fc.assert(fc.property(inputs.pieChart, laws.isServed('pieChart')))
const { createGeckoboard } = require('@gecko-widgets/express')
for (const entry of ${JSON.stringify(entries)}) assert(require.resolve(entry).includes('cjs') && Object.keys(require(entry)).length > 0, entry)
${SERVE}`,
})
install(cjs, 'express@4.22.3', `fast-check@${fastCheck}`)
run(cjs, process.execPath, 'main.js')
ok('require of every entry, and a widget on Express 4')

const CONSUMER = `import { cached } from '@gecko-widgets/cache'
import { createGeckoboard } from '@gecko-widgets/express'
import * as web from '@gecko-widgets/fetch'
import * as koa from '@gecko-widgets/koa'
import * as next from '@gecko-widgets/next'
import { widgets, type NumberInput } from '@gecko-widgets/core'
import { inputs, laws } from '@gecko-widgets/core/testing'
import { encodeXml } from '@gecko-widgets/core/xml'
import type { Middleware } from 'koa'

const geckoboard = createGeckoboard({ apiKey: process.env['KEY'], timeoutMs: undefined })
const rows = [{ v: 1, l: 'a', c: 'ff9900' }]
export const handlers = [
  geckoboard.number(() => 1),
  geckoboard.number(async (req, { signal }) => [req.url.length, signal.aborted ? 1 : 2, '$']),
  geckoboard.number({ encrypted: true, absolute: true }, async () => ({ value: 1, prefix: undefined }) satisfies NumberInput),
  geckoboard.rag(() => [1, [null, 'none'], { value: 2 }]),
  geckoboard.text(() => rows.map((r) => [r.l, 'alert'])),
  geckoboard.pieChart(async () => rows.map((r) => [r.v, r.l, r.c])),
  geckoboard.pieChart(() => rows.map((r) => ({ value: r.v, label: r.l }))),
  geckoboard.lineChart(() => rows.map((r) => r.v)),
  geckoboard.lineChart({ feedFormat: 'xml' }, () => ({ series: [{ data: rows.map((r) => [r.l, r.v]) }] })),
  geckoboard.lineChartLegacy(() => [rows.map((r) => r.v), rows.map((r) => r.l)]),
  geckoboard.geckOMeter(() => [1, 0, [2, 'max']]),
  geckoboard.geckOMeter({ min: 0, max: 2 }, () => 1),
  geckoboard.funnel(() => ({ items: rows.map((r) => [r.v, r.l]), sort: true })),
  geckoboard.bullet(() => rows.map((r) => ({ label: r.l, axisPoints: [0, 1], current: r.v }))),
  geckoboard.custom(() => rows),
  geckoboard.pieChart(cached({ key: 'rows', ttlMs: 1 })(async (_, { signal }) => (signal.aborted ? [] : rows.map((r) => [r.v, r.l, r.c])))),
]
export const middleware: Middleware = koa.createGeckoboard().number(async (ctx, { signal }) => [ctx.path.length, signal.aborted ? 1 : 2])
export const answer: (request: Request) => Promise<Response> = web.createGeckoboard().pieChart({ encrypted: true }, async (request) => rows.map((r) => [r.v, request.url]))
export const { GET, POST } = next.createGeckoboard().text(async (request, { params, signal }: { params: Promise<{ id: string }>; signal: AbortSignal }) => [[(await params).id, 'info'], request.url])
const context: { params: Promise<{ id: string }> } = { params: Promise.resolve({ id: 'a' }) }
export const response: Promise<Response> = GET(new Request('https://example.com'), context)
export const law: (input: readonly number[]) => void = laws.isServed('pieChart')
export const arbitrary = inputs.map
export const xml = encodeXml({ kind: 'text', json: {} })
export const decoded = widgets.funnel.decode(rows)

// @ts-expect-error the result is no number
geckoboard.number(() => '12')
// @ts-expect-error there is no such setting
geckoboard.number({ absolut: true }, () => 1)
// @ts-expect-error an encrypted widget has no XML
geckoboard.number({ encrypted: true, feedFormat: 'xml' }, () => 1)
// @ts-expect-error the setting of another kind
geckoboard.text({ absolute: true }, () => 'a')
// @ts-expect-error the seed's spelling
geckoboard.pieChart(() => [{ value: 1, colour: 'ff9900' }])
// @ts-expect-error no scale
geckoboard.geckOMeter(() => ({ value: 1 }))
// @ts-expect-error the result is no number, in another framework
koa.createGeckoboard().number((ctx) => ctx.path)
// @ts-expect-error a route without params of that name
GET(new Request('https://example.com'), { params: Promise.resolve({ name: 'a' }) })
// @ts-expect-error with a fixed key there is no request to read
cached({ key: 'rows', ttlMs: 1 })((req) => req.url)
// @ts-expect-error there is no such option
createGeckoboard({ encription: true })
`

const empty = folderOf('empty', {})
const preview = tarballs.find((tarball) => tarball.includes('-preview-'))
const help = run(empty, 'npm', 'exec', '--yes', `--package=${preview}`, '--', 'gecko-preview', '--help')
expectThat(help.includes('Usage: gecko-preview'), 'a preview that runs in an empty folder')
const npx = run(empty, 'npm', 'exec', '--yes', `file:${preview}`, '--', '--help')
expectThat(npx === help, 'a preview that npx runs by the name of its package')
ok('the preview runs by npx in an empty folder')

const types = folderOf('types', {
  'package.json': '{ "type": "module" }',
  'esm.mts': CONSUMER,
  'cjs.cts': CONSUMER,
  'bundler.ts': CONSUMER,
})
install(
  types,
  ...['express@5.3.0', '@types/express@5.0.6', 'koa@3.3.0', '@types/koa@3.0.3'],
  ...[`@types/node@${typesNode}`, `fast-check@${fastCheck}`],
)
const tsc = join(root, 'node_modules/typescript/bin/tsc')
const compile = (files, module, resolution, exact) =>
  run(
    types,
    process.execPath,
    tsc,
    ...['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--types', 'node'],
    ...['--module', module, '--moduleResolution', resolution, '--exactOptionalPropertyTypes', String(exact)],
    ...files,
  )
for (const exact of [false, true]) {
  compile(['esm.mts', 'cjs.cts'], 'nodenext', 'nodenext', exact)
  compile(['bundler.ts'], 'esnext', 'bundler', exact)
  ok(`types under nodenext and bundler, exactOptionalPropertyTypes ${exact}`)
}

rmSync(work, { recursive: true, force: true })
