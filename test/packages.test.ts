import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = process.cwd()
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const names = readdirSync(join(root, 'packages'))
const ids = names.map((name) => `@gecko-widgets/${name}`)

// The tarballs themselves are held by scripts/packed.mjs.

test.each(names)('the manifest of %s has the same shape as the others', (name) => {
  const { main, types, typesVersions, exports, bin, sideEffects, ...manifest } = JSON.parse(
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
    publishConfig: { access: 'public' },
    files: expect.arrayContaining(['dist', 'README.md', 'LICENSE']),
  })
  expect(manifest).not.toHaveProperty('private')
  // A library is imported and free of side effects; a program is run.
  if (exports === undefined) {
    expect(bin).toBeDefined()
    return
  }
  expect(sideEffects).toBe(false)
  // "Go to definition" ends here.
  expect(manifest.files).toContain('src')
  const entries = Object.entries<{ readonly source: string }>(exports).map(
    ([entry, { source, ...built }]) => {
      const path = source.replace(/^\.\/src\/(.+)\.ts$/, '$1')
      return { entry, source, built, esm: `./dist/esm/${path}`, cjs: `./dist/cjs/${path}` }
    },
  )
  for (const { source, built, esm, cjs } of entries) {
    expect(existsSync(join(root, 'packages', name, source)), source).toBe(true)
    // Bundlers get the ES modules of core, and Node one file: docs/performance.md.
    expect(built).toEqual(
      name === 'core'
        ? {
            module: `${esm}.js`,
            import: { types: `${esm}.d.ts`, node: `${cjs}.mjs`, default: `${esm}.js` },
            require: `${cjs}.js`,
          }
        : { import: `${esm}.js`, require: `${cjs}.js` },
    )
  }
  // Without `exports`, as the compiler resolves under `moduleResolution: node10`.
  const [index, ...others] = entries
  expect({ main, types }).toEqual({ main: `${index?.cjs}.js`, types: `${index?.cjs}.d.ts` })
  expect(typesVersions?.['*'] ?? {}).toEqual(
    Object.fromEntries(others.map(({ entry, cjs }) => [entry.slice(2), [`${cjs}.d.ts`]])),
  )
})

test('all packages have the same version and are released together', () => {
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
  expect(rest.at(-1)).toMatch(/^For .*, see .*\]\(\.\.\/\.\.\/docs\//)
})
