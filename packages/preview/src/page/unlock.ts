import type { Kind } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { type Reading, readJson, readPayload, type Unread } from '../reading.js'
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

const unread = (why: string, words: string): Unread => ({ _tag: 'Unread', why, words })

const NO_CRYPTO = unread(
  'no_crypto',
  'This page cannot decrypt: a browser keeps its cryptography from a page that is neither at https nor on this machine. Open the board at http://localhost or http://127.0.0.1.',
)

const readText = (text: string, { fileKind, answer }: TileView, said: Said): Reading => {
  const header = answer?.headers.find(([name]) => name.toLowerCase() === 'x-gecko-widget')?.[1]
  const reading = readJson(text, { person: said.kind, file: fileKind, header })
  // What is no JSON came out of another password by chance.
  return reading._tag === 'Read' ? reading : unread('locked', 'password wrong or data damaged')
}

const unlock = async (view: TileView, body: string, said: Said & { password: string }): Promise<Opened> => {
  const open = decrypt(said.password)
  const [text, before] = await Promise.all([
    open(body),
    view.before === undefined ? undefined : open(view.before),
  ])
  return E.isLeft(text)
    ? { reading: unread('locked', text.left), text: undefined, before: undefined }
    : {
        reading: readText(text.right, view, said),
        text: text.right,
        before: before !== undefined && E.isRight(before) ? before.right : undefined,
      }
}

/** Reads what a tile was answered, with the password and the kind that a person gave. */
export const open = async (view: TileView, said: Said): Promise<Opened | undefined> => {
  const { answer, before } = view
  if (answer === undefined) return undefined
  const { reading, body } = answer
  const { password, kind } = said
  if (reading._tag === 'Locked' && body !== undefined) {
    if (!canDecrypt()) return { reading: NO_CRYPTO, text: undefined, before: undefined }
    return password === undefined
      ? { reading, text: undefined, before: undefined }
      : unlock(view, body, { password, kind })
  }
  const told =
    reading._tag === 'Read' && kind !== undefined ? readPayload(reading.payload, { person: kind }) : reading
  return { reading: told, text: body, before }
}
