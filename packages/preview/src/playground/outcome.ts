import {
  encodeJson,
  fromPayload,
  type InvalidWidget,
  type Kind,
  type Payload,
  widgets,
} from '@gecko-widgets/core'
import { encodeXml } from '@gecko-widgets/core/xml'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { ciphertextIn } from '../encrypted.js'
import { type Read, readPayload, readText } from '../reading.js'
import { type Unread, unread } from '../unread.js'
import { toTypeScript } from './typeScript.js'

/** The code that makes a payload, and the payload in the formats that are served. */
export interface Made {
  readonly typeScript: string
  readonly json: string
  /** The XML, or why there is none. */
  readonly xml: E.Either<string, string>
}

/** The result of reading a text. */
export interface Outcome {
  readonly reading: Read | Unread
  /** The code and the payload, or why no builder makes it; `undefined` if the payload is not valid. */
  readonly made: E.Either<string, Made> | undefined
}

/** The longest text that is read, in UTF-16 units: a payload has at most 1 MiB. */
const LONGEST = 1_048_576

const readingOf = (text: string, person: Kind | undefined): Read | Unread => {
  if (text.length > LONGEST) return unread('too_large', 'The payload is longer than 1 MiB.')
  if (ciphertextIn(text) !== undefined)
    return unread(
      'locked',
      'The payload is encrypted. Paste the text from before encryption, or open the feed in the preview, which asks for the password.',
    )
  const reading = readText(text, { person })
  if (reading._tag === 'Read') return reading
  if (reading._tag === 'Locked') return unread('locked', 'The payload is encrypted.')
  if ('payload' in reading && person !== undefined) return readPayload(reading.payload, { person })
  // The playground sends no request, so it has no response.
  return { ...reading, words: reading.words.replace(/\bThe response\b/g, 'The payload') }
}

const encoded = <K extends Kind>(kind: K, input: unknown): E.Either<InvalidWidget, Payload> =>
  (widgets[kind].encode as (input: unknown) => E.Either<InvalidWidget, Payload>)(input)

const wordsOf = ({ issues }: InvalidWidget): string => {
  const [{ path, message } = { path: '', message: '' }] = issues
  return `No builder makes this payload: ${path === '' ? '' : `${path}: `}${message}.`
}

const madeOf = ({ kind, payload }: Read): E.Either<string, Made> =>
  pipe(
    fromPayload(kind)(payload),
    E.flatMap((input) =>
      E.map((sent: Payload) => ({
        typeScript: toTypeScript(kind, input),
        json: encodeJson(sent),
        xml: E.mapLeft(({ message }: { readonly message: string }) => message)(encodeXml(sent)),
      }))(encoded(kind, input)),
    ),
    E.mapLeft(wordsOf),
  )

/** Reads a payload as the preview does, with the chosen or recognized kind, and writes the code that makes it. */
export const outcomeOf = (text: string, kind: Kind | undefined): Outcome => {
  const reading = readingOf(text, kind)
  return {
    reading,
    made: reading._tag === 'Read' && reading.errors.length === 0 ? madeOf(reading) : undefined,
  }
}
