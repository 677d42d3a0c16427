// Compiles every example of the docs against the packed packages, with each TypeScript and under each resolution that
// people have.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import { examplesOf } from './doc-examples.mjs'
import { expectThat, install, root, versionOf, workFolder } from './tarballs.mjs'

/** The oldest that docs/start.md promises, and the last of each line since. */
const COMPILERS = ['5.4.5', '5.9.3', '6.0.3', '7.0.2']
const AT_ONCE = 2

/** TypeScript 6 is the last that knows `node10`, and warns of that. */
const node10 = (version) =>
  version.startsWith('7.')
    ? []
    : [
        {
          ...{ name: 'node10', module: 'commonjs', include: ['cjs'] },
          ...(version.startsWith('6.') ? { ignoreDeprecations: '6.0' } : {}),
        },
      ]

const modes = (version) => [
  { name: 'nodenext', module: 'nodenext', include: ['esm', 'cjs'] },
  { name: 'bundler', module: 'esnext', include: ['esm'] },
  ...node10(version),
]

/** These have no types that CommonJS finds under every resolution. */
const ONLY_ESM = /from '(?:bentocache|csv-parse)\//

/** Whether an example can be CommonJS, which has neither `await` outside functions nor `import.meta`. */
const isCommonJs = (code) => {
  const fits = (node) => {
    if (ts.isFunctionLike(node)) return true
    if (ts.isAwaitExpression(node) || ts.isMetaProperty(node)) return false
    return !ts.forEachChild(node, (child) => !fits(child))
  }
  return fits(ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest)) && !ONLY_ESM.test(code)
}

const write = (folder, type, files) => {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }))
  cpSync(join(root, 'contract/packed/types.ts'), join(folder, 'types.ts'))
  for (const { name, code } of files) writeFileSync(join(folder, name), code)
}

/** What the examples import: what the contract has, in the same versions. */
const imported = () => {
  const folder = join(root, 'contract')
  const { devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return Object.entries(devDependencies)
    .filter(([, range]) => !/^(?:workspace|npm):/.test(range))
    .map(([name]) => {
      const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'))
      return `${name}@${version}`
    })
}

/** Compiles the examples of the workspace against tarballs. */
export const compileExamples = async (tarballs) => {
  const folder = workFolder('compiled')
  const examples = examplesOf(root.replace(/\/$/, ''))
  const commonJs = examples.filter(({ code }) => isCommonJs(code))
  write(join(folder, 'esm'), 'module', examples)
  write(join(folder, 'cjs'), 'commonjs', commonJs)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  install(folder, tarballs, [
    ...imported(),
    `@types/node@${versionOf('@types/node')}`,
    ...COMPILERS.map((version) => `typescript-${version}@npm:typescript@${version}`),
  ])
  const jobs = COMPILERS.flatMap((version) => modes(version).map((mode) => ({ version, ...mode })))
  const compile = async ({ version, name, module, include, ignoreDeprecations }) => {
    const project = `${name}-${version}.json`
    const compilerOptions = {
      ...{
        noEmit: true,
        strict: true,
        exactOptionalPropertyTypes: true,
        esModuleInterop: true,
        skipLibCheck: true,
      },
      ...{
        target: 'es2022',
        lib: ['es2023'],
        types: ['node'],
        module,
        moduleResolution: name,
        ignoreDeprecations,
      },
    }
    writeFileSync(join(folder, project), JSON.stringify({ compilerOptions, include }))
    const args = [join('node_modules', `typescript-${version}`, 'bin/tsc'), '--project', project]
    await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 24 }).catch(
      ({ stdout }) =>
        expectThat(false, `TypeScript ${version} to compile the examples under ${name}:\n${stdout}`),
    )
    console.log(`compiled: ${name}, TypeScript ${version}`)
  }
  const work = async () => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) await compile(job)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  console.log(`compiled: ${examples.length} examples, of which ${commonJs.length} as CommonJS too`)
}
