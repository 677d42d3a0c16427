import * as E from 'fp-ts/lib/Either.js'
import { BODY_TOO_LARGE } from './request.js'

/** How a payload is written; Geckoboard's form asks for it as "feed format". */
export type FeedFormat = 'json' | 'xml'

// A Map, since `format=constructor` must not find what an object inherits.
const FORMATS: ReadonlyMap<string, FeedFormat> = new Map([
  ['1', 'xml'],
  ['xml', 'xml'],
  ['2', 'json'],
  ['json', 'json'],
])

/** The request's `format` is not known, or says two things. */
interface BadFormat {
  readonly _tag: 'BadFormat'
}

/** The request's body is too long to be read. */
export interface BodyTooLarge {
  readonly _tag: 'BodyTooLarge'
}

/** The format that a request asks for, if it asks for one. */
export type AskedFormat = E.Either<BadFormat | BodyTooLarge, FeedFormat | undefined>

const BAD: AskedFormat = E.left({ _tag: 'BadFormat' })
const TOO_LARGE: AskedFormat = E.left({ _tag: 'BodyTooLarge' })
const SILENT: AskedFormat = E.right(undefined)

/** Reads the values of `format`: none or empty ones say nothing, equal ones agree. */
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
  // URLSearchParams drops one `?` in front; this is it, and one in the query stays.
  query === '' ? SILENT : agreed(new URLSearchParams(`?${query}`).getAll('format'))

/** Reads `format` from a body that some parser has parsed; what is no object has none. */
export const formatOfBody = (body: unknown): AskedFormat => {
  if (body === BODY_TOO_LARGE) return TOO_LARGE
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, 'format')) return SILENT
  const { format } = body as { readonly format: unknown }
  if (format === null || format === undefined) return SILENT
  return agreed(Array.isArray(format) ? format : [typeof format === 'number' ? String(format) : format])
}
