import type { Json } from '@gecko-widgets/core'
import { expect, test } from 'vitest'
import { writeXml } from '../../src/payload/xml.js'

const document = (root: string): string => `<?xml version="1.0" encoding="UTF-8"?>${root}`

const deep = (levels: number): Json =>
  Array.from({ length: levels }).reduce<Json>((inner) => ({ a: inner }), 1)

test.each<[Json, string]>([
  ['', '<root></root>'],
  [null, '<root/>'],
  [{}, '<root/>'],
  [{ a: '', b: null, c: {}, d: [] }, '<root><a></a><b/><c/></root>'],
])('nothing in %j is %s', (json, root) => {
  expect(writeXml(json)).toBe(document(root))
})

test.each<[Json]>([[[]], [[1]], [{ a: [[]] }], [{ a: [[1]] }], [{ a: [{ b: [[]] }] }]])(
  'a list without a key of its own has no XML form: %j',
  (json) => {
    expect(writeXml(json)).toBeUndefined()
  },
)

test('a handmade payload is written to 64 levels, and refused at any greater depth', () => {
  const document64 = document(`<root>${'<a>'.repeat(64)}1${'</a>'.repeat(64)}</root>`)
  expect(writeXml(deep(64))).toBe(document64)
  expect(writeXml(deep(65))).toBeUndefined()
  expect(writeXml(deep(100_000))).toBeUndefined()
})

test('any number of names is written correctly, again and again', () => {
  const names = Array.from({ length: 600 }, (_, i) => `n${i}`)
  const expected = document(`<root>${names.map((name) => `<${name}>1</${name}>`).join('')}</root>`)
  const json = Object.fromEntries(names.map((name) => [name, 1]))
  for (const written of [writeXml(json), writeXml(json)]) expect(written).toBe(expected)
})
