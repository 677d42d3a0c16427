import { isUtf8 } from 'node:buffer'
import { createCipheriv, createDecipheriv, hash } from 'node:crypto'
import { types } from 'node:util'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { passwordProblem } from './password.js'

/** The reason why nothing was encrypted or decrypted: an unusable password, a salt that is not 8 bytes, or a Node without MD5 (FIPS). */
export interface EncryptFailure {
  readonly _tag: 'EncryptFailure'
  readonly code: 'bad_password' | 'bad_salt' | 'no_md5'
  readonly message: string
}

/** A text that neither `encrypt` nor `openssl enc` made. */
export interface NotEncrypted {
  readonly _tag: 'NotEncrypted'
  readonly message: string
}

/** A wrong password or damaged data; the format cannot distinguish them. */
export interface WrongPassword {
  readonly _tag: 'WrongPassword'
  readonly message: string
}

const CIPHER = 'aes-256-cbc'
const MAGIC = Buffer.from('Salted__')
const SALT_BYTES = 8

interface KeyAndIv {
  readonly key: Buffer
  readonly iv: Buffer
}

const failure = (code: EncryptFailure['code'], message: string): EncryptFailure => ({
  _tag: 'EncryptFailure',
  code,
  message,
})

const noMd5 = (): EncryptFailure =>
  failure('no_md5', 'encryption needs MD5, which this Node does not have; FIPS mode turns it off')

/**
 * OpenSSL's EVP_BytesToKey with MD5 and one iteration: weak, but Geckoboard decrypts nothing else
 * (`docs/reference/http.md#encryption`).
 */
const keyAndIv = (password: string, salt: Uint8Array): E.Either<EncryptFailure, KeyAndIv> => {
  const problem = passwordProblem(password)
  if (problem !== undefined) return E.left(failure('bad_password', problem))
  return E.tryCatch(() => {
    const secret = Buffer.concat([Buffer.from(password), salt])
    const first = hash('md5', secret, 'buffer')
    const second = hash('md5', Buffer.concat([first, secret]), 'buffer')
    const third = hash('md5', Buffer.concat([second, secret]), 'buffer')
    return { key: Buffer.concat([first, second]), iv: third }
  }, noMd5)
}

/**
 * Encrypts text for the viewer's browser: AES-256-CBC with a key derived with MD5, as `Salted__`, salt and ciphertext in
 * one line of base64 (`docs/reference/http.md#encryption`).
 *
 * Pass 8 random bytes as `salt`, new ones each time, and well-formed Unicode. A blank password, a salt of another length
 * and a Node without MD5 are a `Left`.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { encrypt } from '@gecko-widgets/core'
 *
 * const salt = Buffer.from('0011223344556677', 'hex') // randomBytes(8) in production
 * assert.deepStrictEqual(
 *   encrypt({ password: 'open sesame', salt })('{"item":[{"value":42}]}'),
 *   E.right('U2FsdGVkX18AESIzRFVmd8JaA+8ym/2YiSrLIxLbwPrY8gXdM/hFlvcUATXzWg19'),
 * )
 */
export const encrypt =
  ({ password, salt }: { readonly password: string; readonly salt: Uint8Array }) =>
  (text: string): E.Either<EncryptFailure, string> => {
    // Not `instanceof`: under jsdom the bytes that Node draws are of another realm.
    if (!types.isUint8Array(salt) || salt.length !== SALT_BYTES)
      return E.left(failure('bad_salt', 'expected a salt of 8 bytes'))
    return pipe(
      keyAndIv(password, salt),
      E.map(({ key, iv }) => {
        const cipher = createCipheriv(CIPHER, key, iv)
        return Buffer.concat([MAGIC, salt, cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
      }),
    )
  }

const BASE64 = /^[A-Za-z\d+/]+={0,2}$/

const NOT_ENCRYPTED: NotEncrypted = { _tag: 'NotEncrypted', message: 'not encrypted data' }
const WRONG_PASSWORD: WrongPassword = {
  _tag: 'WrongPassword',
  message: 'password wrong or data damaged',
}

/**
 * Decrypts what `encrypt` or `openssl enc -aes-256-cbc -md md5 -base64` made; line breaks in the base64 are ignored. A
 * password that `encrypt` refuses and a Node without MD5 are an `EncryptFailure`.
 *
 * Parse the result as JSON before you trust it: the format has no checksum, so a wrong password can, rarely, return
 * other text and not a `Left`.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { decrypt } from '@gecko-widgets/core'
 *
 * const text = 'U2FsdGVkX18AESIzRFVmd8JaA+8ym/2YiSrLIxLbwPrY8gXdM/hFlvcUATXzWg19'
 * assert.deepStrictEqual(decrypt('open sesame')(text), E.right('{"item":[{"value":42}]}'))
 */
export const decrypt =
  (password: string) =>
  (text: string): E.Either<NotEncrypted | WrongPassword | EncryptFailure, string> => {
    const base64 = text.replace(/\s/g, '')
    const bytes = BASE64.test(base64) ? Buffer.from(base64, 'base64') : MAGIC.subarray(0, 0)
    if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return E.left(NOT_ENCRYPTED)
    const salt = bytes.subarray(MAGIC.length, MAGIC.length + SALT_BYTES)
    const body = bytes.subarray(MAGIC.length + SALT_BYTES)
    return pipe(
      keyAndIv(password, salt),
      E.flatMap(({ key, iv }) => {
        const decipher = createDecipheriv(CIPHER, key, iv)
        return E.tryCatch(
          () => Buffer.concat([decipher.update(body), decipher.final()]),
          () => WRONG_PASSWORD,
        )
      }),
      E.filterOrElseW(isUtf8, () => WRONG_PASSWORD),
      E.map((plain) => plain.toString()),
    )
  }
