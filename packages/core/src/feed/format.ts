import * as E from 'fp-ts/lib/Either.js'
import { BODY_TOO_LARGE } from './request.js'

/** The format of an answer; "feed format" in Geckoboard's widget settings. */
export type FeedFormat = 'json' | 'xml'

// A Map: in an object, `format=constructor` would find an inherited member.
const FORMATS: ReadonlyMap<string, FeedFormat> = new Map([
  ['1', 'xml'],
  ['xml', 'xml'],
  ['2', 'json'],
  ['json', 'json'],
])

/** A `format` that is unknown or contradicts another one. */
interface BadFormat {
  readonly _tag: 'BadFormat'
}

/** A request body that is too long to be read. */
export interface BodyTooLarge {
  readonly _tag: 'BodyTooLarge'
}

/** The format that a request asks for, if it asks for one. */
export type AskedFormat = E.Either<BadFormat | BodyTooLarge, FeedFormat | undefined>

const BAD: AskedFormat = E.left({ _tag: 'BadFormat' })
const TOO_LARGE: AskedFormat = E.left({ _tag: 'BodyTooLarge' })
const SILENT: AskedFormat = E.right(undefined)

/** Reads the values of `format`: empty ones are ignored, and the others have to agree. */
const agreed = (values: readonly unknown[]): AskedFormat => {
  const said = values.filter((value) => value !== '')
  if (!said.every((value) => typeof value === 'string')) return BAD
  const formats = new Set(said.map((value) => FORMATS.get(value.toLowerCase())))
  if (formats.size > 1) return BAD
  const [format] = formats
  return formats.size === 1 && format === undefined ? BAD : E.right(format)
}

/** Reads `format` from a raw query string, by the rules of URLSearchParams (`docs/reference/http.md#format`). */
export const formatOfQuery = (query: string): AskedFormat =>
  // URLSearchParams drops a leading `?`: without this one it would drop the query's own.
  query === '' ? SILENT : agreed(new URLSearchParams(`?${query}`).getAll('format'))

/** Reads `format` from a parsed body; a value that is not an object has none. */
export const formatOfBody = (body: unknown): AskedFormat => {
  if (body === BODY_TOO_LARGE) return TOO_LARGE
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, 'format')) return SILENT
  const { format } = body as { readonly format: unknown }
  if (format === null || format === undefined) return SILENT
  return agreed(Array.isArray(format) ? format : [typeof format === 'number' ? String(format) : format])
}
