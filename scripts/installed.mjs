// Holds what a package brings into node_modules to the table of docs/performance.md.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectThat, install, manifestOf, root, workFolder } from './tarballs.mjs'

const DOC = join(root, 'docs/performance.md')
const TABLE = /(?<=\| package \| packages \| MB \|\n\| --- \| ---: \| ---: \|\n)(?:\|.*\n)+/
/** How much larger than in the table the files may be: the dependencies are ranges, and grow too. */
const SLACK = 1.1

const sizeOf = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((file) => statSync(join(folder, file)))
    .reduce((bytes, stat) => bytes + (stat.isFile() ? stat.size : 0), 0)

/** Installs a package without the framework that it is for; answers what is in node_modules then. */
const measure = (folder, tarballs) => {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  install(folder, tarballs, ['--legacy-peer-deps'])
  const modules = join(folder, 'node_modules')
  const { packages } = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'))
  return { packages: Object.keys(packages).length, megabytes: sizeOf(modules) / 1e6 }
}

const rowOf = ({ name, packages, megabytes }) => `| \`${name}\` | ${packages} | ${megabytes.toFixed(1)} |\n`

/** Compares each tarball, installed, with the table; or writes the table. */
export const checkInstalled = (tarballs, { write }) => {
  const folder = workFolder('installed')
  const all = tarballs.map((tarball) => ({ tarball, ...manifestOf(tarball) }))
  /** The tarballs of a package and of what it needs of ours. */
  const neededBy = ({ tarball, dependencies = {} }) => [
    tarball,
    ...all.filter(({ name }) => name in dependencies).flatMap(neededBy),
  ]
  const found = all.map((one, i) => ({
    name: one.name,
    ...measure(join(folder, String(i)), [...new Set(neededBy(one))]),
  }))
  const doc = readFileSync(DOC, 'utf8')
  expectThat(TABLE.test(doc), 'a table of what is installed in docs/performance.md')
  if (write) writeFileSync(DOC, doc.replace(TABLE, found.map(rowOf).join('')))
  const rows = [
    ...(TABLE.exec(readFileSync(DOC, 'utf8'))?.[0] ?? '').matchAll(/^\| `(.+)` \| (\d+) \| (.+) \|$/gm),
  ]
  for (const { name, packages, megabytes } of found) {
    const [, , most, large] = rows.find((row) => row[1] === name) ?? []
    expectThat(most !== undefined, `a row for ${name} in the table of docs/performance.md`)
    const told = `${name} brings ${packages} packages, ${megabytes.toFixed(1)} MB`
    const advice = '`node scripts/packed.mjs --write` writes the table'
    expectThat(packages <= most, `at most ${most} packages of ${name}, but ${told}; ${advice}`)
    expectThat(
      megabytes <= large * SLACK,
      `at most ${large} MB of ${name} and a tenth, but ${told}; ${advice}`,
    )
    console.log(`installed: ${told}`)
  }
}
