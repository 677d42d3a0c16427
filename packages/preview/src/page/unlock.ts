import type { Kind } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { ciphertextIn } from '../encrypted.js'
import { type Locked, type Reading, readOpened, readPayload } from '../reading.js'
import { unread } from '../unread.js'
import type { TileView } from '../view.js'
import { canDecrypt, decrypt } from './decrypt.js'

/** What a person said here: kept in the memory of this page, and nowhere else. */
export interface Said {
  readonly password: string | undefined
  readonly kind: Kind | undefined
}

/** An answer as the page reads it, with the texts that it was read from: decrypted ones where it was encrypted. */
export interface Opened {
  readonly reading: Reading
  readonly text: string | undefined
  readonly before: string | undefined
}

const NO_CRYPTO = unread(
  'no_crypto',
  'This page cannot decrypt: a browser keeps its cryptography from a page that is neither at https nor on this machine. Open the board at http://localhost or http://127.0.0.1.',
)

const unlock = async (view: TileView, locked: Locked, said: Said & { password: string }): Promise<Opened> => {
  const open = decrypt(said.password)
  const earlier = ciphertextIn(view.before ?? '')
  const [text, before] = await Promise.all([
    open(locked.ciphertext),
    earlier === undefined ? undefined : open(earlier.text),
  ])
  const header = view.answer?.headers.find(([name]) => name.toLowerCase() === 'x-gecko-widget')?.[1]
  return E.isLeft(text)
    ? { reading: unread('locked', text.left), text: undefined, before: undefined }
    : {
        reading: readOpened(text.right, locked, { person: said.kind, file: view.fileKind, header }),
        text: text.right,
        before: before !== undefined && E.isRight(before) ? before.right : undefined,
      }
}

/** Reads a payload again, as the kind that a person chose. */
const readAs = (reading: Reading, kind: Kind | undefined): Reading => {
  if (kind === undefined) return reading
  if (reading._tag === 'Read') return readPayload(reading.payload, { person: kind }, { form: reading.form })
  return reading._tag === 'Unread' && 'payload' in reading
    ? readPayload(reading.payload, { person: kind })
    : reading
}

/** Reads what a tile was answered, with the password and the kind that a person gave. */
export const open = async (view: TileView, said: Said): Promise<Opened | undefined> => {
  const { answer, before } = view
  if (answer === undefined) return undefined
  const { reading, body } = answer
  const { password, kind } = said
  if (reading._tag === 'Locked') {
    if (!canDecrypt()) return { reading: NO_CRYPTO, text: undefined, before: undefined }
    return password === undefined
      ? { reading, text: undefined, before: undefined }
      : unlock(view, reading, { password, kind })
  }
  return { reading: readAs(reading, kind), text: body, before }
}
