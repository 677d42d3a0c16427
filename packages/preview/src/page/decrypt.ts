import { md5 } from '@noble/hashes/legacy.js'
import * as E from 'fp-ts/lib/Either.js'

// Core's `decrypt` for a browser, which has no MD5 and only an asynchronous cipher.

const MAGIC = 'Salted__'
const SALT_BYTES = 8
const BASE64 = /^[A-Za-z\d+/]+={0,2}$/

const NOT_ENCRYPTED = 'not encrypted data'
const WRONG_PASSWORD = 'password wrong or data damaged'

const bytesOf = (base64: string): E.Either<string, Uint8Array<ArrayBuffer>> =>
  E.tryCatch(
    () => Uint8Array.from(BASE64.test(base64) ? atob(base64) : '', (character) => character.charCodeAt(0)),
    () => NOT_ENCRYPTED,
  )

const join = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => [...part]))

/** EVP_BytesToKey with MD5 and one iteration. */
const keyAndIv = (password: string, salt: Uint8Array) => {
  const secret = join(new TextEncoder().encode(password), salt)
  const first = md5(secret)
  const second = md5(join(first, secret))
  return { key: join(first, second), iv: join(md5(join(second, secret))) }
}

/** Whether this page can decrypt. Browsers allow cryptography only over https and on this machine. */
export const canDecrypt = (): boolean => globalThis.crypto?.subtle !== undefined

/** Decrypts the output of core's `encrypt`, or says why it cannot. Never rejects. */
export const decrypt =
  (password: string) =>
  async (text: string): Promise<E.Either<string, string>> => {
    const bytes = bytesOf(text.replace(/\s/g, ''))
    if (E.isLeft(bytes)) return bytes
    const magic = String.fromCharCode(...bytes.right.subarray(0, MAGIC.length))
    if (magic !== MAGIC) return E.left(NOT_ENCRYPTED)
    const body = bytes.right.subarray(MAGIC.length)
    const { key, iv } = keyAndIv(password, body.subarray(0, SALT_BYTES))
    try {
      const aes = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt'])
      const plain = await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, aes, body.subarray(SALT_BYTES))
      return E.right(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain))
    } catch {
      return E.left(WRONG_PASSWORD)
    }
  }
