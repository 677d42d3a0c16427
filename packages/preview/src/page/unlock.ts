import type { Kind } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Poll } from '../history.js'
import { type Reading, read, readOpened } from '../reading.js'
import { headerOf } from '../refusal.js'
import { unread } from '../unread.js'
import type { TileView } from '../view.js'
import { canDecrypt, decrypt } from './decrypt.js'

/** The password and the kind that the user chose, kept only in the memory of this page. */
export interface Said {
  readonly password: string | undefined
  readonly kind: Kind | undefined
}

/** A response as the page reads it. */
export interface Opened {
  readonly reading: Reading
  /** The text that was read, decrypted if the response was encrypted. */
  readonly text: string | undefined
  readonly isEncrypted: boolean
}

const NO_CRYPTO = unread(
  'no_crypto',
  'This page cannot decrypt: browsers allow cryptography only over https and on this machine. Open the board at http://localhost or http://127.0.0.1.',
)

/** Reads the response of a poll, with the password and the kind that the user chose. */
export const open = async (view: TileView, { answer }: Poll, { password, kind }: Said): Promise<Opened> => {
  const kinds = { person: kind, file: view.fileKind }
  const reading = read(answer, { url: view.url, encrypted: view.encrypted, ...kinds })
  if (reading._tag !== 'Locked')
    return { reading, text: answer._tag === 'Answer' ? answer.body : undefined, isEncrypted: false }
  const locked = (shown: Reading): Opened => ({ reading: shown, text: undefined, isEncrypted: true })
  if (!canDecrypt()) return locked(NO_CRYPTO)
  if (password === undefined) return locked(reading)
  const text = await decrypt(password)(reading.ciphertext)
  if (E.isLeft(text)) return locked(unread('locked', text.left))
  const header = answer._tag === 'Answer' ? headerOf(answer, 'x-gecko-widget') : undefined
  return {
    reading: readOpened(text.right, reading, { ...kinds, header }),
    text: text.right,
    isEncrypted: true,
  }
}
