import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

interface Job {
  readonly needs?: string | readonly string[]
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly strategy?: { readonly matrix: { readonly os?: readonly string[] } }
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: object }[]
}

interface Workflow {
  readonly permissions: object
  readonly concurrency?: object
  readonly jobs: Readonly<Record<string, Job>>
}

const folder = join(process.cwd(), '.github/workflows')
const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
const workflow = (file: string): Workflow => parse(read(file))
const jobs = readdirSync(folder).flatMap((file) =>
  Object.entries(workflow(file).jobs).map(([name, job]) => ({ file, name, job })),
)

test.each(readdirSync(folder))('%s has only the permissions of its jobs', (file) => {
  expect(workflow(file)).toHaveProperty('permissions', {})
  expect(workflow(file)).toHaveProperty('concurrency')
})

test.each(jobs)('the job $name of $file names its permissions and has a timeout', ({ file, job }) => {
  expect(job).toMatchObject({ permissions: expect.anything(), 'timeout-minutes': expect.any(Number) })
  for (const needed of [job.needs ?? []].flat()) expect(workflow(file).jobs).toHaveProperty([needed])
  for (const { uses, with: inputs } of job.steps)
    if (uses?.startsWith('actions/checkout@')) expect(inputs).toMatchObject({ 'persist-credentials': false })
})

test.each(readdirSync(folder))('each action of %s is pinned to a commit, with its version', (file) => {
  const uses = read(file).match(/\buses: .*/g) ?? []
  for (const line of uses) expect(line).toMatch(/^uses: [\w.-]+(?:\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+/)
})

test('everything that is merged or published has passed .ci/run', () => {
  const runs = (job: Job | undefined) => job?.steps.map(({ run }) => run) ?? []
  expect(runs(workflow('ci.yml').jobs['check'])).toContain('.ci/run')
  const { pack, publish } = workflow('release.yml').jobs
  expect(runs(pack)).toContain('.ci/run')
  expect(publish?.needs).toBe('pack')
})

test('the tests of the packages that need no service run on Windows and macOS too', () => {
  const { strategy, steps } = workflow('ci.yml').jobs['platforms'] ?? expect.fail('no such job')
  expect(strategy?.matrix.os).toEqual([expect.stringMatching(/^windows-/), expect.stringMatching(/^macos-/)])
  const [, folders = ''] = steps.map(({ run }) => /^npm test -- (.+)/.exec(run ?? '')).find(Boolean) ?? []
  expect(folders.split(' ')).toEqual(expect.arrayContaining(['packages/core', 'contract']))
  for (const folder of folders.split(' ')) expect(existsSync(folder), folder).toBe(true)
})

test('only the publishing job of a release has an identity, and it runs no installed code', () => {
  const trusted = jobs.filter(
    ({ file, job }) => file === 'release.yml' && job.permissions?.['id-token'] === 'write',
  )
  expect(trusted.map(({ name }) => name)).toEqual(['publish'])
  for (const { job } of trusted) {
    expect(job.permissions).toEqual({ contents: 'read', 'id-token': 'write' })
    expect(job.steps.flatMap(({ run }) => run ?? [])).toEqual(['node scripts/publish.mjs'])
  }
})
