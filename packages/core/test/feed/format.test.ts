import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { type FeedFormat, formatOfBody, formatOfQuery } from '../../src/feed/format.js'

const REFUSED = E.left({ _tag: 'BadFormat' })
const said = (format: FeedFormat | undefined) => E.right(format)

describe('formatOfQuery', () => {
  test.each<[string, string, FeedFormat | undefined]>([
    ['F1 none', '', undefined],
    ['F2 1', 'format=1', 'xml'],
    ['F2 xml', 'format=xml', 'xml'],
    ['F2 XML', 'format=XML', 'xml'],
    ['F3 2', 'format=2', 'json'],
    ['F3 json', 'format=json', 'json'],
    ['F3 JSON', 'format=JSON', 'json'],
    ['F5 an empty one', 'format=', undefined],
    ['F5 an empty one beside another', 'format=&format=2', 'json'],
    ['F7 two that are equal', 'format=2&format=2', 'json'],
    ['F7 two that mean the same', 'format=2&format=json', 'json'],
    ['F9 a list in some framework’s spelling', 'format[]=2', undefined],
    ['F12 another case', 'FORMAT=2', undefined],
    ['F14 names that an object inherits', 'constructor=2&__proto__=1&format=2', 'json'],
    ['F15 a semicolon', 'a=1;format=2', undefined],
    ['a question mark in front, which belongs to the name', '?format=2', undefined],
  ])('%s: %s', (_, query, format) => {
    expect(formatOfQuery(query)).toEqual(said(format))
  })

  test.each([
    ['F4 spaces', 'format=%202%20'],
    ['F4 a sign', 'format=%2B2'],
    ['F4 a leading zero', 'format=02'],
    ['F4 full width', 'format=２'],
    ['F6 another number', 'format=3'],
    ['F6 another format', 'format=yaml'],
    ['F8 two that differ', 'format=1&format=2'],
    ['F8 the other way round', 'format=2&format=1'],
    ['F8 one of two that is none', 'format=2&format=yaml'],
    ['F13 a lone percent sign', 'format=%'],
    ['F14 what an object inherits', 'format=constructor'],
  ])('refuses %s: %s', (_, query) => {
    expect(formatOfQuery(query)).toEqual(REFUSED)
  })
})

describe('formatOfBody', () => {
  test.each<[string, unknown, FeedFormat | undefined]>([
    ['F17 text', { format: '2' }, 'json'],
    ['F21 a number', { format: 2 }, 'json'],
    ['two that are equal', { format: ['1', 'xml'] }, 'xml'],
    ['no prototype', Object.assign(Object.create(null), { format: 'XML' }), 'xml'],
    ['F22 null', { format: null }, undefined],
    ['undefined', { format: undefined }, undefined],
    ['an empty text', { format: '' }, undefined],
    ['an empty list', { format: [] }, undefined],
    ['another name', { formats: '2' }, undefined],
    ['an inherited one', Object.create({ format: '2' }), undefined],
    ['F20 no body', undefined, undefined],
    ['a body of null', null, undefined],
    ['F23 text for a body', 'format=2', undefined],
    ['F23 a function', Object.assign(() => {}, { format: '2' }), undefined],
  ])('%s', (_, body, format) => {
    expect(formatOfBody(body)).toEqual(said(format))
  })

  test.each<[string, unknown]>([
    ['F22 an object', { format: { $gt: '' } }],
    ['an object that reads as a format', { format: { toString: () => 'json' } }],
    ['F22 a list with a number', { format: [2] }],
    ['F22 true', { format: true }],
    ['two that differ', { format: ['1', '2'] }],
    ['a text beside something else', { format: ['2', null] }],
    ['another number', { format: 3 }],
  ])('refuses %s', (_, body) => {
    expect(formatOfBody(body)).toEqual(REFUSED)
  })
})
