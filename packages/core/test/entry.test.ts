import { readFileSync } from 'node:fs'
import { type Kind, widgets } from '@gecko-widgets/core'
import { expect, test } from 'vitest'

const read = (file: string): string => readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8')
const entry = read('index.ts')

test.each(Object.keys(widgets) as Kind[])('the entry exports every type of %s', (kind) => {
  const types = [...read(`widgets/${kind}.ts`).matchAll(/^export (?:interface|type) (\w+)/gm)]
  for (const [, name] of types) expect(entry).toMatch(new RegExp(`\\b${name}\\b`))
})

test('a kind is named as its file and its place in the table', () => {
  for (const [name, { kind }] of Object.entries(widgets)) expect(kind).toBe(name)
})
