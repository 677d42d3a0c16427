import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { damaged, documents, readByExpat, readByLibxml, readByParseXml, readHere } from './documents.js'

describe('10,000 documents', { timeout: 600_000 }, () => {
  const all = fc.sample(documents, 10_000)
  const here = all.map(readHere)

  test('have the same trees as with another parser', () => {
    expect(here).toEqual(all.map(readByParseXml))
  })

  test('have the same trees as with libxml2', () => {
    const read = readByLibxml(all)
    if (read === undefined) return console.log('not run: no xmllint')
    expect(here).toEqual(read)
  })

  test('have the same trees as with expat', () => {
    const read = readByExpat(all)
    if (read === undefined) return console.log('not run: no Python with expat')
    expect(here).toEqual(read)
  })
})

describe('10,000 damaged documents', { timeout: 600_000 }, () => {
  test('are read or refused as by expat', () => {
    const all = fc.sample(damaged, 10_000)
    const read = readByExpat(all)
    if (read === undefined) return console.log('not run: no Python with expat')
    const differ = all.filter((text, i) => /^<root[ />]/.test(read[i] ?? '') && readHere(text) !== read[i])
    const accepted = all.filter((text, i) => read[i] === undefined && readHere(text) !== undefined)
    expect({ differ, accepted }).toEqual({ differ: [], accepted: [] })
  })
})
