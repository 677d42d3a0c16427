import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { inputs } from '@gecko-widgets/core/testing'
import { encodeXml } from '@gecko-widgets/core/xml'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { writeXml } from '../src/payload/xml.js'
import { contentOf, readWithExpat } from './support/readXml.js'

const documentsOf = (kind: Kind): readonly string[] =>
  fc.sample(inputs[kind] as fc.Arbitrary<unknown>, 40).flatMap((input) => {
    const encode = widgets[kind].encode as (value: unknown) => E.Either<unknown, Payload>
    const xml = E.flatMap(encodeXml)(encode(input))
    return E.isRight(xml) ? [xml.right] : []
  })

/** Expects libxml to read documents. */
const readByLibxml = (documents: readonly string[]): void => {
  if (spawnSync('xmllint', ['--version']).status !== 0) {
    console.log('not run: no xmllint')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'gecko-widgets-xml-'))
  const files = documents.map((xml, i) => {
    const file = join(folder, `${i}.xml`)
    writeFileSync(file, xml)
    return file
  })
  const { status, stderr } = spawnSync('xmllint', ['--noout', ...files], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect([status, stderr]).toEqual([0, ''])
}

const documents = (Object.keys(widgets) as Kind[]).flatMap(documentsOf)

test('X7 libxml reads every document', () => {
  expect(documents.length).toBeGreaterThan(200)
  readByLibxml(documents)
})

test('X7 expat reads every document', () => {
  const read = readWithExpat(documents)
  if (read === undefined) return console.log('not run: no python3')
  expect(read).toHaveLength(documents.length)
})

describe('every parser reads a name that has an XML form', () => {
  const characters = Array.from({ length: 0x10ffff + 1 - 0x800 }, (_, i) =>
    String.fromCodePoint(i < 0xd800 ? i : i + 0x800),
  )

  test.each([
    ['its first character', (character: string) => character],
    ['another one', (character: string) => `a${character}`],
  ])('%s', (_, nameOf) => {
    const names = characters.map(nameOf).filter((name) => writeXml({ [name]: 1 }) !== undefined)
    // Letters and ideographs of Unicode 2.
    expect(names.length).toBeGreaterThan(33_000)
    const json = Object.fromEntries(names.map((name) => [name, 1]))
    const xml = writeXml(json) ?? expect.fail('expected a document')
    readByLibxml([xml])
    const read = readWithExpat([xml])
    if (read === undefined) console.log('not run: no python3')
    else expect(read).toEqual([contentOf(json)])
  })

  test.each(['é', 'größe', '東京', 'имя', 'a·b'])('such as %s', (name) => {
    expect(writeXml({ [name]: 1 })).toContain(`<${name}>1</${name}>`)
  })

  test.each(['€', '😀', 'a€', '1a', '-a', 'a:b', ':', '', 'a b', 'ℵ'])('but not %s', (name) => {
    expect(writeXml({ [name]: 1 })).toBe(undefined)
  })
})
