// Builds an app with each version of Next from the packed packages, and runs the contract in it.
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = process.cwd()
const work = mkdtempSync(join(tmpdir(), 'gecko-widgets-next-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

const versionOf = (name) =>
  JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version

const run = (cwd, command, args, env = {}) => {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      timeout: 600_000,
    })
  } catch (error) {
    console.error(`failed: ${command} ${args.join(' ')}\n${error.stdout ?? ''}${error.stderr ?? ''}`)
    process.exit(1)
  }
}

const expectThat = (holds, what) => {
  if (holds) return
  console.error(`failed: expected ${what}`)
  process.exit(1)
}

for (const name of ['core', 'next'])
  run(join(root, 'packages', name), process.execPath, [
    join(root, 'scripts/pnpm.mjs'),
    ...['pack', '--pack-destination', work],
  ])
const tarballs = readdirSync(work).map((file) => join(work, file))

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
