import * as E from 'fp-ts/lib/Either.js'
import { BODY_TOO_LARGE } from './request.js'

/**
 * How a payload is written; Geckoboard's form asks for it as "feed format".
 *
 * @example
 * import assert from 'node:assert'
 * import type { FeedFormat } from '@gecko-widgets/core'
 * import { createGeckoboard } from '@gecko-widgets/fetch'
 *
 * const feedFormat: FeedFormat = 'json'
 * const users = createGeckoboard({ feedFormat }).number(() => 1280)
 * const response = await users(new Request('https://example.com/widgets/users'))
 * assert.strictEqual(response.headers.get('Content-Type'), 'application/json; charset=utf-8')
 */
export type FeedFormat = 'json' | 'xml'

/** The request's `format` is none that is known, or says two things. */
export interface BadFormat {
  readonly _tag: 'BadFormat'
}

// A Map, since `format=constructor` must not find what an object inherits.
const FORMATS: ReadonlyMap<string, FeedFormat> = new Map([
  ['1', 'xml'],
  ['xml', 'xml'],
  ['2', 'json'],
  ['json', 'json'],
])

const BAD_FORMAT: E.Either<BadFormat, never> = E.left({ _tag: 'BadFormat' })

/** Reads the values of `format`: none or empty ones say nothing, equal ones agree. */
const agreed = (values: readonly unknown[]): E.Either<BadFormat, FeedFormat | undefined> => {
  const said = values.filter((value) => value !== '')
  if (!said.every((value) => typeof value === 'string')) return BAD_FORMAT
  const formats = new Set(said.map((value) => FORMATS.get(value.toLowerCase())))
  if (formats.size > 1) return BAD_FORMAT
  const [format] = formats
  return formats.size === 1 && format === undefined ? BAD_FORMAT : E.right(format)
}

/** Reads `format` from a raw query string, by the rules of URLSearchParams (`docs/reference/http.md#format`). */
export const formatOfQuery = (query: string): E.Either<BadFormat, FeedFormat | undefined> =>
  // URLSearchParams drops one `?` in front; this is it, and one in the query stays.
  agreed(new URLSearchParams(`?${query}`).getAll('format'))

/** The request's body is too long to be read. */
export interface BodyTooLarge {
  readonly _tag: 'BodyTooLarge'
}

/** Reads `format` from a body that some parser has parsed; what is no object has none. */
export const formatOfBody = (body: unknown): E.Either<BadFormat | BodyTooLarge, FeedFormat | undefined> => {
  if (body === BODY_TOO_LARGE) return E.left({ _tag: 'BodyTooLarge' })
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, 'format')) return E.right(undefined)
  const { format } = body as { readonly format: unknown }
  if (format === null || format === undefined) return E.right(undefined)
  return agreed(Array.isArray(format) ? format : [typeof format === 'number' ? String(format) : format])
}
