// Packs every package and uses the tarballs as a person would: import, require, and the compiler, in fresh folders.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compileExamples } from './compiled.mjs'
import { checkInstalled } from './installed.mjs'
import { nodes } from './nodes.mjs'
import {
  expectThat,
  install,
  manifestOf,
  PACKAGES,
  pack,
  root,
  run,
  versionOf,
  workFolder,
} from './tarballs.mjs'

const work = workFolder('packed')
const bin = (name) => join(root, 'node_modules/.bin', name)
const ok = (what) => console.log(`packed: ${what}`)

/** Holds a tarball to what is published; answers what one can import from it. */
const entriesOf = (tarball) => {
  const manifest = manifestOf(tarball)
  const { name, exports = {} } = manifest
  const files = run(root, 'tar', ['-tzf', tarball]).trim().split('\n')
  const stray = files.filter(
    (file) => !/^package\/((?:dist|src)\/.+|README\.md|LICENSE|NOTICE|package\.json)$/.test(file),
  )
  expectThat(stray.length === 0, `no other files in ${name}: ${stray}`)
  for (const file of ['README.md', 'LICENSE', 'package.json'])
    expectThat(files.includes(`package/${file}`), `${file} in ${name}`)
  const words = /"source"|workspace:|catalog:/.exec(JSON.stringify(manifest))
  expectThat(words === null, `a manifest of ${name} without ${words}`)
  run(root, bin('publint'), [tarball, '--strict'])
  // A program has no types.
  if (Object.keys(exports).length > 0) run(root, bin('attw'), [tarball])
  ok(`${name}: ${files.length} files, publint and attw are content`)
  return Object.keys(exports).map((key) => name + key.slice(1))
}

const tarballs = pack(PACKAGES, workFolder('tarballs'))
const { version } = manifestOf(tarballs[0])
const entries = tarballs.flatMap(entriesOf)

/** Makes an app out of files of contract/packed, with the tarballs and other packages installed. */
const appOf = (name, type, files, others) => {
  const folder = join(work, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }))
  for (const [file, source] of Object.entries(files))
    cpSync(join(root, 'contract/packed', source), join(folder, file))
  install(folder, tarballs, [...others, `fast-check@${versionOf('fast-check')}`])
  return folder
}

const programs = (main) => ({ [main]: main, 'uses.cjs': 'uses.cjs' })
const esm = appOf('esm', 'module', programs('main.mjs'), ['express@5.3.0', 'koa@3.3.0'])
const cjs = appOf('cjs', 'commonjs', programs('main.cjs'), ['express@4.22.3', 'koa@2.16.4'])

/** Expects that a debugger and "go to definition" find the sources, which are in the package or in one beside it. */
const expectSources = (folder) => {
  const files = readdirSync(folder, { recursive: true }).map((file) => join(folder, file))
  const leadsTo = (of, file) => expectThat(existsSync(join(dirname(of), file)), `${file}, which ${of} names`)
  const maps = files.filter((file) => file.endsWith('.map'))
  expectThat(maps.length > 0, `maps in ${folder}`)
  for (const map of maps)
    for (const source of JSON.parse(readFileSync(map, 'utf8')).sources) leadsTo(map, source)
  for (const file of files.filter((file) => /\.(?:js|ts)$/.test(file))) {
    const map = /^\/\/# sourceMappingURL=(.+)$/m.exec(readFileSync(file, 'utf8'))?.[1]
    if (map !== undefined) leadsTo(file, map)
  }
}

for (const name of new Set(entries.map((entry) => entry.split('/').slice(0, 2).join('/'))))
  expectSources(join(esm, 'node_modules', name))
ok('maps lead to the sources')

for (const [name, node] of [[`Node ${process.versions.node}`, process.execPath], ...nodes()]) {
  run(esm, node, ['main.mjs', ...entries])
  ok(`${name}: import of every entry, and widgets on Express 5 and Koa 3`)
  run(cjs, node, ['main.cjs', ...entries])
  ok(`${name}: require of every entry, and widgets on Express 4 and Koa 2`)
  for (const command of ['gecko-preview', 'gecko-push', 'gecko-datasets']) {
    const ask = (option) => run(esm, node, [`node_modules/.bin/${command}`, option])
    expectThat(ask('--help').includes(command), `${command} on ${name}`)
    expectThat(ask('--version') === `${version}\n`, `the version of ${command} on ${name}`)
  }
}

const empty = join(work, 'empty')
mkdirSync(empty)
const preview = tarballs.find((tarball) => tarball.includes('-preview-'))
const npx = (...args) => run(empty, 'npm', ['exec', '--yes', ...args, '--help'])
const help = npx(`--package=${preview}`, '--', 'gecko-preview')
expectThat(help.includes('Usage: gecko-preview'), 'a preview that runs in an empty folder')
expectThat(npx(`file:${preview}`, '--') === help, 'a preview that npx runs by the name of its package')
ok('the preview runs by npx in an empty folder')

checkInstalled(tarballs, { write: process.argv.includes('--write') })
await compileExamples(tarballs)

/** An app on the older frameworks, with the looser reading of optional fields. */
const older = appOf(
  'older',
  'module',
  Object.fromEntries(['esm.mts', 'cjs.cts', 'bundler.ts'].map((file) => [file, 'types.ts'])),
  [
    ...['express@4.22.3', '@types/express@4.17.25', 'koa@2.16.4', '@types/koa@2.15.2'],
    `@types/node@${versionOf('@types/node')}`,
  ],
)
const tsc = (module, resolution, ...sources) =>
  run(older, process.execPath, [
    join(root, 'node_modules/typescript/bin/tsc'),
    ...['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--types', 'node'],
    ...['--module', module, '--moduleResolution', resolution, ...sources],
  ])
tsc('nodenext', 'nodenext', 'esm.mts', 'cjs.cts')
tsc('esnext', 'bundler', 'bundler.ts')
ok('types with Express 4 and Koa 2')
