// Compiles every project that tsconfig.json names, and each package once more as CommonJS.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('..', import.meta.url))
const refuse = ({ messageText }) => {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'))
}
const read = (config) =>
  ts.getParsedCommandLineOfConfigFile(config, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: refuse })

const commonjs = readdirSync(join(root, 'packages'))
  .map((name) => join(root, 'packages', name, 'tsconfig.cjs.json'))
  .filter(existsSync)
const configs = [
  ...read(join(root, 'tsconfig.json')).projectReferences.map(ts.resolveProjectReferencePath),
  ...commonjs,
]

// tsc leaves the output of a deleted source behind, and does not see that an output was deleted.
for (const config of configs) {
  const project = read(config)
  const { outDir, tsBuildInfoFile } = project.options
  if (outDir === undefined || tsBuildInfoFile === undefined)
    throw new Error(`${config}: expected outDir and tsBuildInfoFile`)
  const outputs = project.fileNames
    .flatMap((file) => ts.getOutputFileNames(project, file, !ts.sys.useCaseSensitiveFileNames))
    .map((file) => resolve(file))
  if (!outputs.every(existsSync)) rmSync(tsBuildInfoFile, { force: true })
  if (!existsSync(outDir)) continue
  for (const name of readdirSync(outDir, { recursive: true })) {
    const file = resolve(outDir, name)
    if (/\.(?:m?js|d\.ts)(?:\.map)?$/.test(file) && !outputs.includes(file)) rmSync(file)
  }
}

const say = (what, path) => console.log(`${what} ${relative(root, dirname(path)) || '.'}`)
const host = ts.createSolutionBuilderHost(ts.sys, undefined, (diagnostic) =>
  process.stderr.write(ts.formatDiagnosticsWithColorAndContext([diagnostic], formatHost)),
)
const formatHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => root,
  getNewLine: () => '\n',
}
const builder = ts.createSolutionBuilder(host, configs, {})
let failed = false
for (
  let project = builder.getNextInvalidatedProject();
  project;
  project = builder.getNextInvalidatedProject()
) {
  if (project.kind === ts.InvalidatedProjectKind.Build) say('Compiling', project.project)
  failed = project.done() !== ts.ExitStatus.Success || failed
}
if (failed) process.exit(1)

for (const config of commonjs)
  writeFileSync(join(read(config).options.outDir, 'package.json'), '{ "type": "commonjs" }\n')

// What is bundled: a package's own Vite configurations, after the types are known to be right.
const vite = join(root, 'node_modules/vite/bin/vite.js')
for (const name of readdirSync(join(root, 'packages'))) {
  const folder = join(root, 'packages', name)
  for (const config of readdirSync(folder).filter((file) => /^vite(?:\.\w+)?\.config\.ts$/.test(file))) {
    say('Bundling', join(folder, config))
    const args = [vite, 'build', '--config', config, '--logLevel', 'error']
    const bundled = spawnSync(process.execPath, args, { cwd: folder, stdio: 'inherit' })
    if (bundled.status !== 0) process.exit(bundled.status ?? 1)
  }
}
