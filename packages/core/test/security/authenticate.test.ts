import { authenticate } from '@gecko-widgets/core'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { unicodeText } from '../../src/testing/nasty.js'

const KEY = '222efc82e7933138077b1c2554439e15'
const basic = (credentials: string | Uint8Array): string =>
  `Basic ${Buffer.from(credentials as string).toString('base64')}`
const check = authenticate([KEY, 'second'])
const YES = E.right(undefined)
const NO = E.left({ _tag: 'Unauthorized' })

describe('authenticate', () => {
  test.each([
    ['A8 the scheme in any case', basic(`${KEY}:X`).replace('Basic', 'bAsIc')],
    ['A9 several spaces', basic(`${KEY}:X`).replace(' ', '   ')],
    ['A16 no colon', basic(KEY)],
    ['A19 password X', basic(`${KEY}:X`)],
    ['A20 another password', basic(`${KEY}:something`)],
    ['A21 no password', basic(`${KEY}:`)],
    ['A22 a second colon', basic(`${KEY}:a:b`)],
    ['a later key', basic('second:X')],
  ])('admits %s', (_, header) => {
    expect(check(header)).toEqual(YES)
  })

  test.each<[string, unknown]>([
    ['A1 nothing', undefined],
    ['A2 an empty header', ''],
    ['A3 the scheme alone', 'Basic'],
    ['A4 the scheme and spaces', 'Basic   '],
    ['A5 Bearer', `Bearer ${KEY}`],
    ['A10 a tab', basic(`${KEY}:X`).replace(' ', '\t')],
    ['A11 a stray character', `${basic(`${KEY}:X`)}*`],
    ['A12 missing padding', basic(`${KEY}:X`).replace(/=+$/, '')],
    ['A13 extra padding', `${basic(`${KEY}:XX`)}=`],
    ['A15 bits behind the end', basic('second:').replace(/g==$/, 'h==')],
    ['A17 a colon alone', basic(':')],
    ['A18 no user', basic(':X')],
    ['A23 a prefix of the key', basic(KEY.slice(0, -1))],
    ['A23 one character more', basic(`${KEY}0:X`)],
    ['A23 another case', basic(`${KEY.toUpperCase()}:X`)],
    ['A23 a NUL behind it', basic(`${KEY}\0:X`)],
    ['A23 a line feed behind it', basic(`${KEY}\n:X`)],
    ['A24 a homoglyph', basic(`${KEY.replace('e', '\u0435')}:X`)],
    ['A25 bytes above ASCII', basic(Uint8Array.from([0xe9, 0x3a]))],
    ['A27 a byte order mark', basic(`\ufeff${KEY}:X`)],
    ['A28 two headers', [basic(`${KEY}:X`), basic(`${KEY}:X`)]],
    ['A29 two joined', `${basic(`${KEY}:X`)}, ${basic(`${KEY}:X`)}`],
    ['A32 a list of one', [basic(`${KEY}:X`)]],
    ['A32 a number', 1],
    ['A33 an object', { toString: () => basic(`${KEY}:X`) }],
  ])('refuses %s', (_, header) => {
    expect(check(header as string)).toEqual(NO)
  })

  test('A30 a token of 15 KiB', () => {
    expect(check(`Basic ${'A'.repeat(15 * 1024)}`)).toEqual(NO)
  })

  test('an empty key, or no key, admits no request', () => {
    for (const keys of ['', [], ['']])
      for (const user of ['', ':', ':X']) expect(authenticate(keys)(basic(user))).toEqual(NO)
  })

  test('the length of a key matters, also next to a longer one', () => {
    const both = authenticate(['key', 'key-and-more'])
    for (const user of ['key', 'key-and-more']) expect(both(basic(user))).toEqual(YES)
    for (const user of [
      'key\0',
      'key-and-mor',
      'key-and-more\0',
      'key-and-more-still',
      `key${'\0'.repeat(9)}`,
    ])
      expect(both(basic(user))).toEqual(NO)
  })

  test('admits exactly the users that are keys', () => {
    const user = unicodeText().filter((text) => !text.includes(':'))
    fc.assert(
      fc.property(fc.array(user, { minLength: 1 }), user, fc.string(), (keys, other, password) => {
        for (const key of keys)
          expect(authenticate(keys)(basic(`${key}:${password}`))).toEqual(key === '' ? NO : YES)
        if (!keys.includes(other)) expect(authenticate(keys)(basic(`${other}:${password}`))).toEqual(NO)
      }),
    )
  })
})
