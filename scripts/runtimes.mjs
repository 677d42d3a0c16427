// Imports every entry of the packed packages on Bun and Deno, and serves widgets of each adapter there.
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { install, manifestOf, PACKAGES, pack, root, run, versionOf, workFolder } from './tarballs.mjs'

const folder = workFolder('runtimes')
const tarballs = pack(
  PACKAGES.filter((name) => name !== 'preview'),
  workFolder('tarballs'),
)
for (const file of ['main.mjs', 'uses.cjs']) cpSync(join(root, 'contract/packed', file), join(folder, file))
writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
install(folder, tarballs, [
  ...['bun@1.4.5', 'deno@2.9.6', 'express@5.3.0', 'koa@3.3.0'],
  `fast-check@${versionOf('fast-check')}`,
])
const entries = tarballs
  .map(manifestOf)
  .flatMap(({ name, exports }) => Object.keys(exports).map((key) => name + key.slice(1)))

for (const [name, installer, ...args] of [
  ['bun', 'install.js'],
  ['deno', 'install.cjs', 'run', '--allow-all'],
]) {
  // The program is put in its place by a script of its package.
  run(join(folder, 'node_modules', name), process.execPath, [installer])
  run(folder, join(folder, 'node_modules/.bin', name), [...args, 'main.mjs', ...entries])
  console.log(`runtimes: ${name}: import of every entry, and widgets of each adapter`)
}
