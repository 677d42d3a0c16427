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

const entries = tarballs
  .map(manifestOf)
  .flatMap(({ name, exports }) => Object.keys(exports).map((key) => name + key.slice(1)))

const runs = (what, node, args) => {
  run(folder, node, args, { ENTRIES: JSON.stringify(entries) })
  console.log(`runners: ${what}`)
}
const jest = (what, node, env, flags, ...files) => {
  const jest = [...flags, 'node_modules/jest/bin/jest.js', `--env=${env}`, '--testMatch']
  runs(`Jest, ${what}`, node, [...jest, ...files.map((file) => `**/${file}`)])
}

for (const [name, node] of [[`Node ${process.versions.node}`, process.execPath], ...nodes()])
  jest(name, node, 'node', [], 'commonjs.test.js', 'web.test.js')
jest('jsdom', process.execPath, 'jsdom', [], 'commonjs.test.js')
jest('packages that are replaced', process.execPath, 'node', [], 'mocked.test.js')
jest('ES modules', process.execPath, 'node', ['--experimental-vm-modules'], 'esm.test.mjs')
runs('Vitest, jsdom', process.execPath, [
  ...['node_modules/vitest/vitest.mjs', 'run', 'vitest.test.mjs', '--environment', 'jsdom'],
])

rmSync(join(folder, 'node_modules/xmlbuilder2'), { recursive: true })
jest('without xmlbuilder2', process.execPath, 'node', [], 'withoutXml.test.js')
