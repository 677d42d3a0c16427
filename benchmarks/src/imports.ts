import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Figure } from './report.js'
import { spreadOf } from './sampler.js'
import type { Section } from './section.js'

const here = fileURLToPath(new URL('.', import.meta.url))

const run = (args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: here, encoding: 'utf8' })
  if (status !== 0) throw new Error(`node ${args.join(' ')}: ${stderr}`)
  return stdout
}

/** In CPU time, which the process counts from its start. */
const msToRun = (code: string): number => {
  const report = 'const { user, system } = process.cpuUsage(); console.log(user + system)'
  return Number(run(['--input-type=module', '--eval', `${code}; ${report}`])) / 1e3
}

const PROGRAMS = {
  bare: '',
  ioTs: "import 'io-ts'",
  core: "import '@gecko-widgets/core'",
  xml: "import '@gecko-widgets/core'; import '@gecko-widgets/core/xml'",
}

const times = (rounds: number) =>
  Array.from({ length: rounds }, () => ({
    bare: msToRun(PROGRAMS.bare),
    ioTs: msToRun(PROGRAMS.ioTs),
    core: msToRun(PROGRAMS.core),
    xml: msToRun(PROGRAMS.xml),
  }))

interface Loaded {
  readonly core: number
  readonly json: number
  readonly xml: number
}

const filesRow = (measure: string, files: number, goal?: number): Figure => ({
  measure,
  spread: spreadOf([files]),
  of: 'file',
  goal,
})

/** The files that are loaded; writing only JSON loads no file of the XML builder. */
const loadedFiles = (): readonly Figure[] => {
  const { core, json, xml } = JSON.parse(
    run([fileURLToPath(new URL('./loaded.js', import.meta.url))]),
  ) as Loaded
  if (json > 0) throw new Error(`expected no file of xmlbuilder2 before the first XML answer, found ${json}`)
  if (xml === 0) throw new Error('expected files of xmlbuilder2 after the first XML answer, found none')
  return [
    filesRow('files of @gecko-widgets/core and what it needs', core),
    filesRow(`files of xmlbuilder2 for only JSON (XML: ${xml})`, json, 0),
  ]
}

/** What the library adds to the start of a process. */
export const imports: Section = {
  name: 'import',
  title: 'ms of CPU time to import in a new process, over bare node',
  *rows({ starts }) {
    const rounds = times(starts)
    const over = (program: 'ioTs' | 'core' | 'xml') => spreadOf(rounds.map((ms) => ms[program] - ms.bare))
    // Where it takes longer than 40 ms, the machine is slow or busy, and the other rows are larger by as much.
    yield { measure: 'bare node itself', spread: spreadOf(rounds.map(({ bare }) => bare)), of: 'ms' }
    yield { measure: 'only io-ts, which core needs', spread: over('ioTs'), of: 'ms' }
    yield { measure: '@gecko-widgets/core', spread: over('core'), of: 'ms', goal: 25 }
    yield { measure: 'the same and /xml', spread: over('xml'), of: 'ms' }
    yield* loadedFiles()
  },
}
