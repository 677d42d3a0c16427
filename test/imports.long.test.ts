import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkImports } from '../scripts/imports.mjs'
import { importsPicture } from '../site/graph.mjs'

const root = process.cwd()
mkdirSync(join(root, 'node_modules/.cache'), { recursive: true })
const copy = mkdtempSync(join(root, 'node_modules/.cache/imports-'))
afterAll(() => rmSync(copy, { recursive: true }))

for (const folder of ['contract', ...['cache', 'core', 'express', 'koa'].map((name) => `packages/${name}`)]) {
  cpSync(join(root, folder, 'src'), join(copy, folder, 'src'), { recursive: true })
  cpSync(join(root, folder, 'package.json'), join(copy, folder, 'package.json'))
  symlinkSync(join(root, folder, 'node_modules'), join(copy, folder, 'node_modules'))
}
for (const path of ['contract/test', 'tsconfig.base.json', 'tsconfig.test.json'])
  cpSync(join(root, path), join(copy, path), { recursive: true })

const plant = (file: string, specifier: string): void =>
  appendFileSync(join(copy, 'packages', file), `\nexport * as planted from '${specifier}'\n`)

test('the picture of the imports matches the sources; npm run pictures writes it', async () => {
  expect(readFileSync(join(root, 'docs/imports.svg'), 'utf8')).toBe(await importsPicture(root))
})

test('the import rule sees each planted import', async () => {
  expect((await checkImports(root)).violations).toEqual([])
  plant('core/src/payload/text.ts', '../security/password.js')
  plant('core/src/security/encrypt.ts', '../payload/json.js')
  plant('core/src/widgets/rag.ts', './text.js')
  plant('core/src/widgets/funnel.ts', '../feed/format.js')
  plant('core/src/feed/answer.ts', 'node:crypto')
  plant('core/src/feed/config.ts', './effects.js')
  plant('core/src/feed/format.ts', 'xmlbuilder2')
  plant('core/src/feed/builders.ts', '../widgets/rag.js')
  plant('core/src/feed/effects.ts', '../xml.js')
  plant('core/src/index.ts', './widgets/pieChart.js')
  plant('core/src/types.ts', './feed/effects.js')
  plant('core/src/payload/json.ts', './nowhere.js')
  plant('core/src/widgets/bullet.ts', 'fast-check')
  plant('core/src/codec/hint.ts', './issue.js')
  plant('core/src/codec/leaf.ts', '../payload/json.js')
  plant('core/src/schema.ts', './payload/json.js')
  plant('core/src/codec/own.ts', './struct.js')
  plant('core/src/feed/failure.ts', '../testing/index.js')
  plant('express/src/index.ts', '../../core/src/widgets/index.js')
  plant('express/src/index.ts', '../../core/src/index.js')
  plant('express/src/index.ts', 'node:crypto')
  plant('koa/src/index.ts', '../../express/src/index.js')
  plant('koa/src/index.ts', '@verrou/core')
  plant('cache/src/index.ts', '../../express/src/index.js')
  plant('../contract/src/answers.ts', './board.js')
  const { violations } = await checkImports(copy)
  const broken = violations.map((violation: string) => violation.split(':')[0])
  expect(violations).toContain(
    'effects-are-given: packages/core/src/types.ts → packages/core/src/feed/effects.ts',
  )
  expect(violations).toContain('one-crypto: packages/express/src/index.ts → crypto')
  expect(violations).toContain('core-by-its-name: packages/express/src/index.ts → packages/core/src/index.ts')
  expect(violations).toContain(
    'adapters-by-the-front-door: packages/koa/src/index.ts → packages/express/src/index.ts',
  )
  expect(violations).toContain(
    'adapters-by-the-front-door: packages/cache/src/index.ts → packages/express/src/index.ts',
  )
  // The import the other way is of types only.
  expect(violations).toContain('no-cycles: contract/src/answers.ts → contract/src/board.ts')
  for (const rule of [
    'payload-knows-nothing-above',
    'security-knows-nothing-above',
    'kinds-are-strangers',
    'widgets-know-payload',
    'codec-knows-nothing-of-ours',
    'schema-entry',
    'one-cache',
    'one-crypto',
    'effects-are-given',
    'one-xml-builder',
    'adapters-by-the-front-door',
    'effects-load-xml-late',
    'fast-check-tests',
    'testing-is-an-edge',
    'kinds-by-the-table',
    'kinds-lend-types',
    'no-cycles',
    'resolvable',
  ])
    expect(broken).toContain(rule)
})
