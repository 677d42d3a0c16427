import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (file: string): string => readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8')

// Imported in the tests, not above: where an entry does not load at all, a test has to say so.
const core = () => import('@gecko-widgets/core')
const entries = {
  '@gecko-widgets/core': core,
  '@gecko-widgets/core/schema': () => import('@gecko-widgets/core/schema'),
  '@gecko-widgets/core/xml': () => import('@gecko-widgets/core/xml'),
  '@gecko-widgets/core/adapter': () => import('@gecko-widgets/core/adapter'),
  '@gecko-widgets/core/push': () => import('@gecko-widgets/core/push'),
  '@gecko-widgets/core/datasets': () => import('@gecko-widgets/core/datasets'),
  '@gecko-widgets/core/testing': () => import('@gecko-widgets/core/testing'),
}

test.each(Object.entries(entries))('%s loads', async (_, load) => {
  expect(Object.keys(await load())).not.toEqual([])
})

test('the entry point of types exports every type of every kind, and no value', async () => {
  const entry = read('types.ts') + read('widgets/types.ts')
  expect(Object.keys(await import('@gecko-widgets/core/types'))).toEqual([])
  for (const kind of Object.keys((await core()).widgets)) {
    const types = [...read(`widgets/${kind}.ts`).matchAll(/^export (?:interface|type) (\w+)/gm)]
    for (const [, name] of types) expect(entry).toMatch(new RegExp(`\\b${name}\\b`))
  }
})

test('a kind has the same name as its file and its place in the table', async () => {
  for (const [name, { kind }] of Object.entries((await core()).widgets)) expect(kind).toBe(name)
})
