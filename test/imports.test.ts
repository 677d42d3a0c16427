import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkImports } from '../scripts/imports.mjs'

const root = process.cwd()
mkdirSync(join(root, 'node_modules/.cache'), { recursive: true })
const copy = mkdtempSync(join(root, 'node_modules/.cache/imports-'))
afterAll(() => rmSync(copy, { recursive: true }))

for (const name of ['core', 'express']) {
  cpSync(join(root, 'packages', name, 'src'), join(copy, 'packages', name, 'src'), { recursive: true })
  cpSync(join(root, 'packages', name, 'package.json'), join(copy, 'packages', name, 'package.json'))
  symlinkSync(join(root, 'packages', name, 'node_modules'), join(copy, 'packages', name, 'node_modules'))
}
for (const name of ['tsconfig.base.json', 'tsconfig.test.json']) cpSync(join(root, name), join(copy, name))

const plant = (file: string, specifier: string): void =>
  appendFileSync(join(copy, 'packages', file), `\nexport * as planted from '${specifier}'\n`)

test('the import rule sees each planted import', async () => {
  expect((await checkImports(root)).violations).toEqual([])
  plant('core/src/payload/text.ts', '../security/password.js')
  plant('core/src/security/encrypt.ts', '../payload/json.js')
  plant('core/src/widgets/rag.ts', './text.js')
  plant('core/src/widgets/funnel.ts', '../feed/format.js')
  plant('core/src/feed/answer.ts', 'node:crypto')
  plant('core/src/feed/config.ts', './effects.js')
  plant('core/src/feed/format.ts', 'xmlbuilder2')
  plant('express/src/index.ts', '../../core/src/widgets/index.js')
  const { violations } = await checkImports(copy)
  const broken = violations.map((violation: string) => violation.split(':')[0])
  for (const rule of [
    'payload-knows-nothing-above',
    'security-knows-nothing-above',
    'kinds-are-strangers',
    'widgets-know-payload',
    'one-crypto',
    'effects-are-given',
    'one-xml-builder',
    'adapters-by-the-front-door',
  ])
    expect(broken).toContain(rule)
})
