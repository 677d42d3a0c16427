import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = process.cwd()
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const names = readdirSync(join(root, 'packages'))
const ids = names.map((name) => `@gecko-widgets/${name}`)

// The tarballs themselves are held by scripts/packed.mjs.

test.each(names)('the manifest of %s has the shape of all', (name) => {
  const { exports, publishConfig, bin, sideEffects, ...manifest } = JSON.parse(
    read(`packages/${name}/package.json`),
  )
  expect(manifest).toMatchObject({
    name: `@gecko-widgets/${name}`,
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    description: expect.stringContaining('Geckoboard'),
    keywords: expect.arrayContaining(['geckoboard', 'dashboard', 'widget']),
    license: 'MIT',
    type: 'module',
    engines: JSON.parse(read('package.json')).engines,
    files: ['dist', 'README.md', 'LICENSE'],
  })
  expect(manifest).not.toHaveProperty('private')
  // A library is imported and free of side effects; a program is run.
  if (exports === undefined) {
    expect(bin).toBeDefined()
    expect(publishConfig).toEqual({ access: 'public' })
    return
  }
  expect(sideEffects).toBe(false)
  const entries = Object.entries<{ readonly source: string }>(exports).map(
    ([entry, { source, ...built }]) => {
      const path = source.replace(/^\.\/src\/(.+)\.ts$/, '$1')
      return { entry, source, built, esm: `./dist/esm/${path}`, cjs: `./dist/cjs/${path}.js` }
    },
  )
  // Core is many files, which Node loads sooner as CommonJS: docs/performance.md.
  const isCore = name === 'core'
  for (const { source, built, esm, cjs } of entries) {
    expect(existsSync(join(root, 'packages', name, source)), source).toBe(true)
    expect(built).toEqual({
      import: isCore ? { types: `${esm}.d.ts`, node: cjs, default: `${esm}.js` } : `${esm}.js`,
      require: cjs,
    })
  }
  const published = entries.map(({ entry, esm, cjs }) => [
    entry,
    { ...(isCore ? { node: cjs } : {}), import: `${esm}.js`, require: cjs },
  ])
  expect(publishConfig).toEqual({ access: 'public', exports: Object.fromEntries(published) })
})

test('every package has the version of all, and is released with all', () => {
  expect(new Set(names.map((name) => JSON.parse(read(`packages/${name}/package.json`)).version)).size).toBe(1)
  expect(JSON.parse(read('.changeset/config.json')).fixed).toEqual([ids])
})

test('every package is in the table of the README', () => {
  const rows = [...read('README.md').matchAll(/^\| \[`(@gecko-widgets\/\w+)`\]\((packages\/\w+)\)/gm)]
  expect(rows.map(([, id, folder]) => [id, folder]).toSorted()).toEqual(
    names.map((name) => [`@gecko-widgets/${name}`, `packages/${name}`]),
  )
})

test.each(names)('the README of %s says what it is for, how to get it, and where the rest is', (name) => {
  const [title, purpose, ...rest] = read(`packages/${name}/README.md`).split('\n\n')
  expect(title).toBe(`# @gecko-widgets/${name}`)
  expect(purpose).toContain('Geckoboard')
  expect(rest[0]).toMatch(new RegExp(`^\`\`\`sh\n(?:npm install|npx) @gecko-widgets/${name}\\b`))
  expect(rest.at(-1)).toMatch(/^(?:.* )?Everything else, from .*\]\(\.\.\/\.\.\/docs\//)
})
