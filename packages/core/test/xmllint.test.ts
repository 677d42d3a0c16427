import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { inputs } from '@gecko-widgets/core/testing'
import { encodeXml } from '@gecko-widgets/core/xml'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

const documentsOf = (kind: Kind): readonly string[] =>
  fc.sample(inputs[kind] as fc.Arbitrary<unknown>, 40).flatMap((input) => {
    const encode = widgets[kind].encode as (value: unknown) => E.Either<unknown, Payload>
    const xml = E.flatMap(encodeXml)(encode(input))
    return E.isRight(xml) ? [xml.right] : []
  })

test('X7 libxml reads every document', () => {
  if (spawnSync('xmllint', ['--version']).status !== 0) return console.log('not run: no xmllint')
  const documents = (Object.keys(widgets) as Kind[]).flatMap(documentsOf)
  expect(documents.length).toBeGreaterThan(200)
  const folder = mkdtempSync(join(tmpdir(), 'gecko-widgets-xml-'))
  const files = documents.map((xml, i) => {
    const file = join(folder, `${i}.xml`)
    writeFileSync(file, xml)
    return file
  })
  const { status, stderr } = spawnSync('xmllint', ['--noout', ...files], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect([status, stderr]).toEqual([0, ''])
})
