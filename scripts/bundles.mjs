// Bundles a program with each bundler, from the packed packages, and polls each bundle in a folder without packages.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { recentNode } from './nodes.mjs'
import { freePort, serve } from './servers.mjs'
import { expectThat, install, pack, root, run, versionOf, workFolder } from './tarballs.mjs'

const BUNDLERS = [
  ...['esbuild@0.28.2', '@vercel/ncc@0.45.0', 'webpack@5.113.0', 'webpack-cli@6.0.1', 'wrangler@4.164.0'],
  ...['rollup@4.68.8', '@rollup/plugin-commonjs@29.0.3', '@rollup/plugin-json@6.1.0'],
  ...['@rollup/plugin-node-resolve@16.0.3', `vite@${versionOf('vite')}`],
]

/** Each command, and the files that it makes to start. */
const COMMANDS = [
  [
    'esbuild server.mjs --bundle --platform=node --format=esm --outfile=esbuild-esm/server.mjs',
    'esbuild-esm/server.mjs',
  ],
  [
    'esbuild server.mjs --bundle --platform=node --format=cjs --outfile=esbuild-cjs/server.cjs',
    'esbuild-cjs/server.cjs',
  ],
  ['rollup --config', 'rollup-es/server.mjs', 'rollup-cjs/server.cjs'],
  ['webpack --mode production --target node --entry ./server.mjs --output-path webpack', 'webpack/main.js'],
  ['vite build', 'vite/server.mjs'],
  ['ncc build server.mjs --out ncc', 'ncc/index.mjs'],
  ['wrangler deploy --dry-run --outdir wrangler', 'wrangler/workerd.capnp'],
]

const app = workFolder('bundles')
const empty = workFolder('bundled')
const program = (name) => join(app, 'node_modules/.bin', name)
cpSync(join(root, 'contract/bundles'), app, { recursive: true })
writeFileSync(join(app, 'package.json'), '{ "private": true }\n')
install(app, pack(['core', 'cache', 'fetch'], workFolder('tarballs')), [
  ...BUNDLERS,
  '@hono/node-server@2.1.9',
  'hono@4.13.8',
])
const requireInApp = createRequire(join(app, 'package.json'))
const { decrypt } = requireInApp('@gecko-widgets/core')
const { default: workerd } = requireInApp('workerd')

const KEY = 'the-key'
const PASSWORD = 'open sesame'

/** Starts a bundle in a folder that holds nothing else. */
const start = async (bundle) => {
  const folder = join(empty, dirname(bundle))
  cpSync(join(app, dirname(bundle)), folder, { recursive: true })
  const port = await freePort()
  const file = basename(bundle)
  const [command, args] = file.endsWith('.capnp')
    ? [workerd, ['serve', file, `--socket-addr=http=127.0.0.1:${port}`]]
    : [process.execPath, [file]]
  const env = { ...process.env, PORT: String(port), GECKOBOARD_API_KEY: KEY, GECKOBOARD_PASSWORD: PASSWORD }
  const { log, ended } = await serve(folder, port, command, args, env)
  expectThat(!ended, `${bundle} to listen:\n${readFileSync(log, 'utf8')}`)
  return async (path, key) => {
    const headers = { Authorization: `Basic ${btoa(`${key}:X`)}` }
    const response = await fetch(`http://127.0.0.1:${port}/widgets/${path}`, { headers })
    return `${response.status} ${await response.text()}`
  }
}

const XML = '<root><item><value>1280</value></item><item><value>1175</value></item></root>'

const expectServed = async (bundle) => {
  const poll = await start(bundle)
  const expectPoll = async (path, key, expected, read = (answer) => answer) => {
    const answer = await poll(path, key)
    expectThat(read(answer) === expected, `${bundle} to answer ${path} with ${expected}, not ${answer}`)
  }
  await expectPoll('users?format=json', KEY, '200 {"item":[{"value":1280},{"value":1175}]}')
  await expectPoll('users?format=xml', KEY, `200 <?xml version="1.0" encoding="UTF-8"?>${XML}`)
  await expectPoll('revenue', KEY, '{"item":[{"value":48210}]}', (answer) =>
    answer.startsWith('200 ') ? decrypt(PASSWORD)(answer.slice(4)).right : answer,
  )
  await expectPoll('users', 'wrong', '401 {"error":"unauthorized"}')
  console.log(`bundles: ${bundle}`)
}

const node = recentNode()
for (const [command, ...bundles] of COMMANDS) {
  const [name, ...args] = command.split(' ')
  // Wrangler no longer starts on the oldest Node that the packages do.
  run(app, name === 'wrangler' ? node : process.execPath, [program(name), ...args], {
    WRANGLER_SEND_METRICS: 'false',
  })
  if (name === 'wrangler') cpSync(join(app, 'workerd.capnp'), join(app, 'wrangler/workerd.capnp'))
  for (const bundle of bundles) await expectServed(bundle)
}
process.exit()
