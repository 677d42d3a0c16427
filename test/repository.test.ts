import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = process.cwd()
const copy = mkdtempSync(join(tmpdir(), 'gecko-widgets-repository-'))
afterAll(() => rmSync(copy, { recursive: true }))

const names = readdirSync(join(root, 'packages'))
cpSync(join(root, 'scripts/repository.mjs'), join(copy, 'scripts/repository.mjs'))
cpSync(join(root, 'README.md'), join(copy, 'README.md'))
for (const name of names)
  cpSync(join(root, 'packages', name, 'package.json'), join(copy, 'packages', name, 'package.json'))

const repository = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(copy, 'scripts/repository.mjs'), ...args], { encoding: 'utf8' })

test('a release starts only where every package names the repository that it is made in', () => {
  const here = 'https://github.com/some-owner/gecko-widgets'
  const refused = repository('--check', here)
  expect(refused.status).toBe(1)
  expect(refused.stderr).toContain(`Run \`node scripts/repository.mjs ${here}\` and commit what it writes`)
  for (const name of names) expect(refused.stderr).toContain(name)

  expect(repository(here).status).toBe(0)
  expect(repository('--check', here).status).toBe(0)
  expect(repository('--check', 'https://github.com/a-fork/gecko-widgets').status).toBe(1)
  for (const name of names) {
    const before = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
    expect(JSON.parse(readFileSync(join(copy, 'packages', name, 'package.json'), 'utf8'))).toEqual({
      ...before,
      homepage: `${here}/tree/main/packages/${name}#readme`,
      bugs: `${here}/issues`,
      repository: { type: 'git', url: `git+${here}.git`, directory: `packages/${name}` },
    })
  }
})

test('the README gets badges, once, and has none before', () => {
  const badges = /\n\n<!-- badges -->\n\n(?:\[!\[\w+\]\(\S+\)\]\(\S+\) ?){4}\n\n<picture>\n/
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('\n\n<!-- badges -->\n\n<picture>\n')
  for (const owner of ['one-owner', 'another']) {
    expect(repository(`https://github.com/${owner}/gecko-widgets`).status).toBe(0)
    const readme = readFileSync(join(copy, 'README.md'), 'utf8')
    expect(readme).toMatch(badges)
    expect(readme).toContain(`https://github.com/${owner}/gecko-widgets/actions`)
  }
})

test.each([
  [],
  ['--check'],
  ['gecko-widgets'],
  ['https://github.com/some-owner'],
  ['--chek', 'https://github.com/a/b'],
])('an invalid repository gets the usage: %s', (...args) => {
  expect(repository(...args)).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Usage: /) })
})
