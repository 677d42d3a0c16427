// Builds an app with each version of Next from the packed packages, and runs the contract in it; then examples/next.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expectThat, pack, root, run, versionOf, workFolder } from './tarballs.mjs'

process.env['NEXT_TELEMETRY_DISABLED'] = '1'
const work = workFolder('next')
const tarballs = pack(['core', 'next'], work)

const ROUTES = ['/keyed', '/public', '/teams/[id]']

/** Makes an app of a version of Next: the contract's routes, and the packages as they are published. */
const appOf = (version) => {
  const folder = join(work, `next-${version}`)
  mkdirSync(folder)
  for (const part of ['app', 'lib', 'next.config.mjs', 'tsconfig.json'])
    cpSync(join(root, 'contract/next', part), join(folder, part), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  run(folder, 'npm', [
    ...['install', '--no-audit', '--no-fund', ...tarballs, `next@${version}`],
    ...['react@19.3.1', 'react-dom@19.3.1', '@types/react@19.3.0'],
    ...['typescript', '@types/node'].map((name) => `${name}@${versionOf(name)}`),
  ])
  return folder
}

const build = (folder, name, env) => {
  rmSync(join(folder, '.next'), { recursive: true, force: true })
  const runs = join(folder, 'runs')
  const told = run(folder, process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    RUNS_FILE: runs,
    ...env,
  })
  expectThat(!existsSync(runs), `no data function to run while ${name} builds`)
  for (const route of ROUTES) expectThat(told.includes(`ƒ ${route}`), `${route} to be dynamic:\n${told}`)
  console.log(`next: ${name}: built, types checked, no data function has run`)
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const tested = run(root, process.execPath, [vitest, 'run', '--config', 'contract/next/vitest.config.ts'], {
    NEXT_APP: folder,
    NEXT_NAME: name,
    RUNS_FILE: runs,
    ...env,
  })
  console.log(`next: ${name}: ${/^\d+ passed.*$/m.exec(tested)?.[0]}`)
}

for (const version of ['16.4.6', '15.5.29']) {
  const folder = appOf(version)
  const name = `Next ${version}`
  build(folder, name, {})
  if (version.startsWith('16')) build(folder, `${name} with Cache Components`, { CACHE_COMPONENTS: '1' })
}

/** Makes examples/next as it is, with the packages as they are published. */
const exampleApp = () => {
  const folder = join(work, 'example')
  const made = ['node_modules', '.next', 'next-env.d.ts', '.env.local']
  cpSync(join(root, 'examples/next'), folder, {
    recursive: true,
    filter: (file) => !made.includes(basename(file)),
  })
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const published = (versions) =>
    Object.fromEntries(
      Object.entries(versions).filter(([, version]) => !/^(workspace|catalog):/.test(version)),
    )
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      ...manifest,
      dependencies: published(manifest.dependencies),
      devDependencies: published(manifest.devDependencies),
    }),
  )
  run(folder, 'npm', [
    ...['install', '--no-audit', '--no-fund', ...tarballs, `@types/node@${versionOf('@types/node')}`],
  ])
  return folder
}

/** Serves a built app on a free port, as `npm start` does. */
const start = async (folder) => {
  const next = join(folder, 'node_modules/next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'start', '--hostname', '127.0.0.1', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.on('exit', () => child.kill())
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    told += chunk
  })
  const end = Date.now() + 60_000
  while (!told.includes('Ready')) {
    expectThat(child.exitCode === null && Date.now() < end, `next start to be ready:\n${told}`)
    await delay(50)
  }
  return { child, url: /http:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0] }
}

const folder = exampleApp()
const told = run(folder, 'npm', ['run', 'build'])
for (const route of ['/widgets/users', '/widgets/teams/[id]', '/widgets/revenue'])
  expectThat(told.includes(`ƒ ${route}`), `${route} to be dynamic:\n${told}`)
const { child, url } = await start(folder)
const key = /^GECKOBOARD_API_KEY=(.*)$/m.exec(readFileSync(join(folder, '.env'), 'utf8'))?.[1]
const poll = async (path, user) => {
  const headers = { Authorization: `Basic ${Buffer.from(`${user}:X`).toString('base64')}` }
  const response = await fetch(`${url}${path}`, { headers })
  return `${response.status} ${await response.text()}`
}
const expectPoll = async (path, user, expected) => {
  const got = await poll(path, user)
  expectThat(expected.test(got), `${path} to answer ${expected}, not ${got}`)
}
await expectPoll('/', key, /^200 .*\/widgets\/users/s)
await expectPoll('/widgets/users?format=2', key, /^200 \{"item":\[\{"value":1280\},\{"value":1175\}\]\}$/)
await expectPoll('/widgets/users?format=1', key, /^200 <\?xml .*<value>1280<\/value>/)
await expectPoll('/widgets/teams/blue?format=2', key, /^200 \{"items":\[\{"label":"Ada","value":42\},/)
await expectPoll('/widgets/revenue', key, /^200 U2FsdGVkX1/)
await expectPoll('/widgets/users', 'wrong', /^401 \{"error":"unauthorized"\}$/)
child.kill()
await once(child, 'close')
console.log('next: examples/next: built, and polled under next start')
