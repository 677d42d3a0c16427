// Tests apps with Jest and Vitest, as their users do, from the packed packages.
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodes } from './nodes.mjs'
import { install, manifestOf, PACKAGES, pack, root, run, versionOf, workFolder } from './tarballs.mjs'

const folder = workFolder('runners')
const tarballs = pack(
  PACKAGES.filter((name) => name !== 'preview'),
  workFolder('tarballs'),
)
cpSync(join(root, 'contract/runners'), folder, { recursive: true })
writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
install(folder, tarballs, [
  ...['jest@30.5.2', 'jest-environment-jsdom@30.5.2', 'jsdom@29.1.1', 'express@5.3.0'],
  ...['vitest', 'fast-check'].map((name) => `${name}@${versionOf(name)}`),
])

/** What one can load without flags. */
const entries = tarballs
  .map(manifestOf)
  .flatMap(({ name, exports }) => Object.keys(exports).map((key) => name + key.slice(1)))

const runs = (what, node, args) => {
  run(folder, node, args, { ENTRIES: JSON.stringify(entries) })
  console.log(`runners: ${what}`)
}
const JEST = 'node_modules/jest/bin/jest.js'
const jest = (env, ...files) => {
  const named = files.map((file) => `**/${file}`)
  runs(`Jest, ${env}: ${files.join(', ')}`, process.execPath, [JEST, `--env=${env}`, '--testMatch', ...named])
}

jest('node', 'commonjs.test.js', 'web.test.js', 'mocked.test.js')
jest('jsdom', 'commonjs.test.js')
for (const [name, node] of [[`Node ${process.versions.node}`, process.execPath], ...nodes()])
  runs(`Jest with --experimental-vm-modules, ${name}`, node, [
    ...['--experimental-vm-modules', JEST, '--testMatch', '**/esm.test.mjs', '**/imported.test.js'],
  ])
runs('Vitest, jsdom', process.execPath, [
  ...['node_modules/vitest/vitest.mjs', 'run', 'vitest.test.mjs', '--environment', 'jsdom'],
])

rmSync(join(folder, 'node_modules/xmlbuilder2'), { recursive: true })
jest('node', 'withoutXml.test.js')
