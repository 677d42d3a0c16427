import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { spreadOf } from './sampler.js'
import type { Section } from './section.js'

const script = fileURLToPath(new URL('../../scripts/size.mjs', import.meta.url))

interface Size {
  readonly name: string
  readonly kilobytes: number
  readonly budget: number
}

/** What a bundler makes of each package; `npm run check` holds the budgets. */
export const size: Section = {
  name: 'size',
  title: 'KB of a package as one bundle, minified, gzip',
  *rows() {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--json'], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`size.mjs: ${stderr}`)
    for (const { name, kilobytes, budget } of JSON.parse(stdout) as readonly Size[])
      yield { measure: name, spread: spreadOf([kilobytes]), of: 'KB', goal: budget }
  },
}
