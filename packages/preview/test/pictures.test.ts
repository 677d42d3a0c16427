import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { widgets } from '@gecko-widgets/core'
import { expect, test } from 'vitest'
import { pictures } from '../src/draw/files.js'

const folder = fileURLToPath(new URL('../../../docs/pictures', import.meta.url))
const all = pictures()

test('the pictures of the documents are those of the gallery; npm run pictures writes them', () => {
  expect(readdirSync(folder).toSorted()).toEqual(all.map(({ name }) => name).toSorted())
  for (const { name, svg } of all) expect(readFileSync(`${folder}/${name}`, 'utf8'), name).toBe(svg)
})

test('every kind has a picture', () => {
  for (const kind of Object.keys(widgets)) expect(all.map(({ name }) => name)).toContain(`${kind}-dark.svg`)
})
