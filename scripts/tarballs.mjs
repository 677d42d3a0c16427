// Packs packages as they are published, for whoever uses or publishes the tarballs.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** The packages, by the names of their folders. */
export const PACKAGES = readdirSync(join(root, 'packages'))

export const versionOf = (name) =>
  JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version

/** Makes a folder which is gone when the process ends. */
export const workFolder = (name) => {
  const folder = mkdtempSync(join(tmpdir(), `gecko-widgets-${name}-`))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Runs a program for what it prints; prints that and ends the process where it fails. */
export const run = (cwd, command, args, env = {}) => {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      timeout: 600_000,
    })
  } catch (error) {
    console.error(`failed: ${command} ${args.join(' ')}\n${error.stdout ?? ''}${error.stderr ?? ''}`)
    process.exit(1)
  }
}

export const expectThat = (holds, what) => {
  if (holds) return
  console.error(`failed: expected ${what}`)
  process.exit(1)
}

/** Packs packages into a folder; answers the tarballs. */
export const pack = (names, into) => {
  const filters = names.flatMap((name) => ['--filter', `./packages/${name}`])
  run(root, process.execPath, ['scripts/pnpm.mjs', ...filters, 'pack', '--pack-destination', into])
  return readdirSync(into).map((file) => join(into, file))
}

export const manifestOf = (tarball) =>
  JSON.parse(run(root, 'tar', ['-xzOf', tarball, 'package/package.json']))

/** Installs tarballs, and packages of the registry, in a folder of their own. */
export const install = (folder, tarballs, others) =>
  run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...tarballs, ...others])
