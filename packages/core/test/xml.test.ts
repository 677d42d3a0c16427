import { encodeXml } from '@gecko-widgets/core/xml'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

test('names the kind of a payload without an XML form', () => {
  expect(encodeXml({ kind: 'custom', json: [1] })).toEqual(
    E.left({
      _tag: 'NoXmlForm',
      kind: 'custom',
      message: 'expected a payload with an XML form; this custom has none: ask for JSON',
    }),
  )
})

test('a kind without an XML form never has one, whatever its payload', () => {
  expect(encodeXml({ kind: 'highcharts', json: { highchart: '{}' } })).toMatchObject({
    left: { kind: 'highcharts' },
  })
})

test.each(['mine', 'constructor'])('writes a payload of your own kind unchanged: %s', (kind) => {
  expect(encodeXml({ kind, json: { value: 1 } })).toEqual(
    E.right('<?xml version="1.0" encoding="UTF-8"?><root><value>1</value></root>'),
  )
})
