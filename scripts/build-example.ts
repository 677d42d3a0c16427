// Compiles a program of examples/ for the tests that run it as a user does.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rmdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

const root = process.cwd()
const run = promisify(execFile)

const CACHE = join(root, 'node_modules/.cache')
const LOCK = join(CACHE, 'build-example.lock')
/** Nobody compiles for so long: whoever made the lock was ended. */
const STALE_MS = 120_000

const take = (): Promise<boolean> =>
  mkdir(LOCK).then(
    () => true,
    () => false,
  )

const isStale = (): Promise<boolean> =>
  stat(LOCK).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > STALE_MS,
    () => false,
  )

/** Compiles one example and the packages below it, and answers the program's file. */
export const buildExample = async (name: string): Promise<string> => {
  const main = join(root, 'examples', name, 'dist/main.js')
  // Node loads core as CommonJS, and the adapters as ES modules.
  const commonjs = join(root, 'packages/core/dist/cjs')
  const outputs = ['packages/core/dist/cjs/index.js', `examples/${name}/dist/main.js`]
  await mkdir(CACHE, { recursive: true })
  // One compiler at a time: two would read what the other has written by half.
  while (!(await take())) {
    if (await isStale()) await rmdir(LOCK).catch(() => {})
    await delay(50)
  }
  try {
    // tsc does not see that an output was deleted.
    const force = outputs.every((file) => existsSync(join(root, file))) ? [] : ['--force']
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const projects = [join(root, 'examples', name), join(root, 'packages/core/tsconfig.cjs.json')]
    await run(process.execPath, [tsc, '-b', ...projects, ...force])
    // Of CommonJS, tsc makes only the types.
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    await run(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: join(root, 'packages/core') })
    await writeFile(join(commonjs, 'package.json'), '{ "type": "commonjs" }\n')
  } finally {
    await rmdir(LOCK)
  }
  return main
}
