// Jest, jsdom and `node:vm` run code in a realm of its own: with another Object, Array, Promise and Uint8Array.
import { createContext, runInContext } from 'node:vm'
import { decrypt, encrypt, type Kind, widgets } from '@gecko-widgets/core'
import { checkOptions, handle, option } from '@gecko-widgets/core/adapter'
import { inputs } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { feedsOf } from './support/feeds.js'

const realm = createContext({})
const foreign = <A>(code: string): A => runInContext(`(${code})`, realm)
const parse = foreign<(text: string) => never>('(text) => JSON.parse(text)')
const kinds = Object.keys(widgets) as Kind[]

test('the other realm is a different realm', () => {
  expect(foreign<object>('{}') instanceof Object).toBe(false)
  expect(foreign<Uint8Array>('new Uint8Array(8)') instanceof Uint8Array).toBe(false)
})

test.each(kinds)('data of %s from another realm is read like its own', (kind) => {
  fc.assert(
    fc.property(inputs[kind] as fc.Arbitrary<unknown>, (input) => {
      const text = JSON.stringify(input)
      expect(widgets[kind].decode(parse(text))).toEqual(widgets[kind].decode(JSON.parse(text)))
    }),
    { numRuns: 50 },
  )
})

test.each<[Kind, string]>([
  ['number', 'Promise.resolve(42)'],
  ['number', 'new Date(0)'],
  ['number', '{ value: new Map() }'],
  ['pieChart', 'new Set([42])'],
  ['pieChart', 'new Map([[42, "Chrome"]])'],
  ['custom', '{ at: new Date(0) }'],
  ['custom', 'new Map()'],
  ['custom', 'new Uint8Array(2)'],
  ['list', '() => []'],
])('an issue of %s is the same for %s of another realm', (kind, code) => {
  // biome-ignore lint/security/noGlobalEval: the same code as in the other realm
  const own = widgets[kind].decode(eval(`(${code})`))
  expect(E.isLeft(own)).toBe(true)
  expect(widgets[kind].decode(foreign(code))).toEqual(own)
})

describe('from another realm', () => {
  test('options and settings are taken', async () => {
    expect(checkOptions(foreign('{ apiKey: ["a-key"], timeoutMs: 5 }'))).toMatchObject({ _tag: 'Right' })
    expect(checkOptions(foreign('new Map()'))).toMatchObject({ _tag: 'Left' })
    expect(option.isOptions(foreign('Object.create(null)'))).toBe(true)
    const feed = feedsOf({}).number(foreign('{ absolute: true, timeoutMs: 5 }'), () => 42)
    expect(feed.timeoutMs).toBe(5)
  })

  test('a promise of a data function is awaited', async () => {
    const feed = feedsOf({}).number(foreign('async () => ({ value: 42 })'))
    const request = { method: 'GET', path: '/', query: 'format=2', authorization: undefined, args: () => [] }
    expect(await handle(feed)(request)()).toMatchObject({ status: 200, body: '{"item":[{"value":42}]}' })
  })

  test('a salt encrypts, if it is 8 bytes', () => {
    const encrypted = encrypt({ password: 'open sesame', salt: foreign('new Uint8Array(8)') })('text')
    expect(E.flatMap(decrypt('open sesame'))(encrypted)).toEqual(E.right('text'))
    for (const salt of ['new Uint8Array(7)', 'new Float64Array(1)', '{ length: 8 }'])
      expect(encrypt({ password: 'open sesame', salt: foreign(salt) })('text')).toMatchObject({
        left: { code: 'bad_salt' },
      })
  })
})
