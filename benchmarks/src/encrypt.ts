import { createCipheriv, createHash } from 'node:crypto'
import { encrypt as libraryEncrypt } from '@gecko-widgets/core'
import { rightOf } from './cases.js'
import { against, type Section } from './section.js'

const md5 = (...parts: readonly Buffer[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('md5')).digest()

/** The same format, as a person would write it with node:crypto. */
const plainEncrypt = (password: string, salt: Buffer, text: string): string => {
  const secret = Buffer.from(password)
  const first = md5(secret, salt)
  const second = md5(first, secret, salt)
  const iv = md5(second, secret, salt)
  const cipher = createCipheriv('aes-256-cbc', Buffer.concat([first, second]), iv)
  const start = Buffer.from('Salted__')
  return Buffer.concat([start, salt, cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
}

const password = 'correct horse battery staple'
const salt = Buffer.from('0011223344556677', 'hex')

const textOf = (bytes: number): string =>
  '{"value":42,"label":"Direct 0"},'.repeat(bytes / 32 + 1).slice(0, bytes)

export const encrypt: Section = {
  name: 'encrypt',
  title: 'encrypt ÷ hand-written createHash ×3, createCipheriv, base64',
  *rows({ rounds, ...effort }) {
    // What native objects leave behind is freed about every 50 ms, all at once; a slice has to contain several such times.
    const long = { ...effort, rounds: Math.ceil(rounds / 4), sliceMs: 200 }
    for (const bytes of [57, 1_024, 10_240, 51_200]) {
      const text = textOf(bytes)
      const candidate = () => rightOf(libraryEncrypt({ password, salt })(text))
      const reference = () => plainEncrypt(password, salt, text)
      const measure = bytes < 1_024 ? `${bytes} B` : `${bytes / 1_024} KB`
      yield against(measure, { candidate, reference }, long, 1)
    }
  },
}
