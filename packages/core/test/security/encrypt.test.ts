import { execFileSync, spawnSync } from 'node:child_process'
import { decrypt, encrypt } from '@gecko-widgets/core'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test, vi } from 'vitest'
import { unicodeText } from '../../src/testing/nasty.js'

const salt = Buffer.from('0011223344556677', 'hex')
const refused = (code: string, message: string) => E.left({ _tag: 'EncryptFailure', code, message })
const NOT_ENCRYPTED = E.left({ _tag: 'NotEncrypted', message: 'not encrypted data' })
const WRONG = E.left({ _tag: 'WrongPassword', message: 'password wrong or data damaged' })

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

const openssl = (mode: '-e' | '-d', password: string, input: string): string =>
  execFileSync(
    'openssl',
    ['enc', mode, '-aes-256-cbc', '-md', 'md5', '-base64', '-A', '-pass', `pass:${password}`],
    {
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  )

// The vectors of docs/reference/evidence.md#19-encryption, made with the OpenSSL 3.0 command line.
const vectors = [
  [
    'open sesame',
    '0011223344556677',
    '{"item":[{"value":42}]}',
    'U2FsdGVkX18AESIzRFVmd8JaA+8ym/2YiSrLIxLbwPrY8gXdM/hFlvcUATXzWg19',
  ],
  ['pass123', 'a1b2c3d4e5f60718', '"test"', 'U2FsdGVkX1+hssPU5fYHGKAyHmuu2P9oRR/04yD4+uM='],
  [
    'pässwörd',
    'ffeeddccbbaa9988',
    '{"item":[{"text":"£ naïve","type":0}]}',
    'U2FsdGVkX1//7t3Mu6qZiD3jTCQpG3wjOLVwi446ib+wmkn0sEgUUfOWwOjp3uLNekKfvjGtGJ5qrdsf51Skrg==',
  ],
] as const

describe('encrypt', () => {
  test.each(vectors)('makes the vector of %s, byte for byte', (password, hex, plain, base64) => {
    expect(encrypt({ password, salt: Buffer.from(hex, 'hex') })(plain)).toEqual(E.right(base64))
    expect(decrypt(password)(base64)).toEqual(E.right(plain))
    if (hasOpenssl) expect(openssl('-d', password, base64)).toBe(plain)
    else console.log('not run: no openssl')
  })

  test.each([
    [0, 44],
    [15, 44],
    [16, 64],
    [17, 64],
    [31, 64],
    [32, 88],
  ])('E13 %i bytes make %i characters', (bytes, length) => {
    const made = encrypt({ password: 'p', salt })('x'.repeat(bytes))
    expect(E.isRight(made) && made.right).toHaveLength(length)
  })

  test.each([
    ['E1 empty', '', 'blank; expected a password'],
    ['E2 undefined', undefined, 'expected a string; is the environment variable set?'],
    ['E2 a number', 1, 'expected a string; is the environment variable set?'],
    ['E3 blank', '  ', 'blank; expected a password'],
    ['E5 a lone surrogate', 'a\ud800', 'expected well-formed Unicode, without lone surrogates'],
    ['E7 a line feed at the end', 'p\n', 'has a line break; was it read from a file?'],
    ['E7 a line feed within', 'p\nq', 'has a line break; was it read from a file?'],
    ['E7 a carriage return at the end', 'p\r', 'has a line break; was it read from a file?'],
  ])('refuses a password, and says why without revealing it: %s', (_, password, message) => {
    expect(encrypt({ password: password as string, salt })('x')).toEqual(refused('bad_password', message))
    expect(decrypt(password as string)(vectors[0][3])).toEqual(refused('bad_password', message))
  })

  test('E7 keeps spaces around a password', () => {
    const made = encrypt({ password: ' p ', salt })('x')
    expect(E.isRight(made) && decrypt(' p ')(made.right)).toEqual(E.right('x'))
    expect(E.isRight(made) && decrypt('p')(made.right)).toEqual(WRONG)
  })

  test.each<[string, unknown]>([
    ['7 bytes', new Uint8Array(7)],
    ['9 bytes', new Uint8Array(9)],
    ['text', '12345678'],
  ])('refuses a salt that is not 8 bytes: %s', (_, bytes) => {
    expect(encrypt({ password: 'p', salt: bytes as Uint8Array })('x')).toEqual(
      refused('bad_salt', 'expected a salt of 8 bytes'),
    )
  })

  test('E9 reports a Node without MD5, as in FIPS mode, and not the password', async () => {
    vi.doMock('node:crypto', async (original) => ({
      ...(await original<typeof import('node:crypto')>()),
      hash: () => {
        throw new Error('error:0308010C:digital envelope routines::unsupported')
      },
    }))
    vi.resetModules()
    const { decrypt, encrypt } = await import('@gecko-widgets/core')
    vi.doUnmock('node:crypto')
    vi.resetModules()
    const noMd5 = refused(
      'no_md5',
      'encryption needs MD5, which this Node does not have; FIPS mode turns it off',
    )
    expect(encrypt({ password: 'p', salt })('x')).toEqual(noMd5)
    const [[password, , , base64]] = vectors
    expect(decrypt(password)(base64)).toEqual(noMd5)
  })

  test('decrypt reverses encrypt', () => {
    fc.assert(
      fc.property(
        unicodeText(),
        unicodeText({ minLength: 1 }).filter((p) => p.trim() !== '' && !/[\r\n]/.test(p)),
        fc.uint8Array({ minLength: 8, maxLength: 8 }),
        (text, password, bytes) => {
          const made = encrypt({ password, salt: bytes })(text)
          expect(E.isRight(made) && decrypt(password)(made.right)).toEqual(E.right(text))
        },
      ),
    )
  })

  test('reads what openssl makes, with and without line breaks', () => {
    if (!hasOpenssl) return console.log('not run: no openssl')
    const plain = JSON.stringify({ text: 'x'.repeat(200) })
    const line = openssl('-e', 'pw', plain)
    expect(decrypt('pw')(line)).toEqual(E.right(plain))
    expect(decrypt('pw')(line.replace(/.{64}/g, '$&\n'))).toEqual(E.right(plain))
  })
})

describe('decrypt', () => {
  const [[password, , , base64]] = vectors
  const bytes = Buffer.from(base64, 'base64')

  test.each([
    ['E17 nothing', ''],
    ['E18 no base64', '%%%'],
    ['E18 base64 behind something else', `%${base64}`],
    ['E18 base64 before something else', `${base64}%`],
    ['E19 an HTML page', '<!doctype html><p>502</p>'],
    ['E20 plain JSON', '{"item":[]}'],
    ['E21 another magic', Buffer.from('Zalted__12345678').toString('base64')],
  ])('%s is not encrypted data', (_, text) => {
    expect(decrypt(password)(text)).toEqual(NOT_ENCRYPTED)
  })

  test.each([
    ['E22 a header alone', bytes.subarray(0, 16)],
    ['E23 truncated', bytes.subarray(0, 40)],
    ['E23 a block missing', bytes.subarray(0, 32)],
    ['E23 a bit flipped', Buffer.from(bytes).fill((bytes.at(-1) ?? 0) ^ 1, bytes.length - 1)],
  ])('%s is damaged', (_, damaged) => {
    expect(decrypt(password)(damaged.toString('base64'))).toEqual(WRONG)
  })

  test('bytes that are not UTF-8 are damaged data', () => {
    // ff fe fd, encrypted with the openssl command line.
    expect(decrypt(password)('U2FsdGVkX18AESIzRFVmd0zbwTX8ikDKlnu3ZuXkM78=')).toEqual(WRONG)
  })

  test('keeps a byte order mark', () => {
    const made = encrypt({ password, salt })('\ufefftext')
    expect(E.flatMap(decrypt(password))(made)).toEqual(E.right('\ufefftext'))
  })

  test('E24 a wrong password never throws and never returns the text', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((p) => p !== password),
        (wrong) => {
          const read = decrypt(wrong)(base64)
          expect(read).not.toEqual(E.right('{"item":[{"value":42}]}'))
        },
      ),
    )
  })
})
