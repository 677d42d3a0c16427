import * as O from 'fp-ts/lib/Option.js'
import type { Feed } from './settings.js'

/** The response of a feed, unchanged. */
export interface Answer {
  readonly _tag: 'Answer'
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** The body as text; `undefined` if it is not UTF-8. */
  readonly body: string | undefined
  /** The likely encoding of a body that is not UTF-8. */
  readonly charset?: string | undefined
  /** Whether the key went with the request, was withheld from this host, or is not known. */
  readonly key: 'sent' | 'withheld' | 'none'
  readonly ms: number
}

/** A poll without a response, and why. */
export interface NoAnswer {
  readonly _tag: 'NoAnswer'
  readonly why: 'timeout' | 'too_large' | 'refused' | 'reset' | 'not_found' | 'tls' | 'no_tls' | 'broken'
  readonly ms: number
}

const TIMEOUT_MS = 10_000
/** The limit that Geckoboard documents for a payload, after decompression. */
const MOST_BYTES = 1_048_576

const WHYS: readonly (readonly [code: RegExp, why: NoAnswer['why']])[] = [
  [/TimeoutError|ABORT/, 'timeout'],
  [/ECONNREFUSED/, 'refused'],
  [/ENOTFOUND|EAI_AGAIN/, 'not_found'],
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH/, 'no_tls'],
  [/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/, 'tls'],
  [/ECONNRESET|UND_ERR_SOCKET|EPIPE/, 'reset'],
]

const codesOf = (error: unknown): string => {
  const { name, code, cause } = error as { name?: unknown; code?: unknown; cause?: unknown }
  return `${name} ${code}${typeof cause === 'object' && cause !== null ? ` ${codesOf(cause)}` : ''}`
}

const whyOf = (error: unknown): NoAnswer['why'] => {
  if (error === 'too_large') return error
  const codes = codesOf(error)
  return WHYS.find(([code]) => code.test(codes))?.[1] ?? 'broken'
}

const FORMATS = { xml: '1', json: '2' } as const

/** Adds the `format` that Geckoboard sends, in the query or, for POST, in a form. */
const requestOf = ({ url, method, format }: Feed) => {
  const target = new URL(url)
  if (format === undefined) return { target, body: undefined }
  if (method === 'POST') return { target, body: new URLSearchParams({ format: FORMATS[format] }) }
  target.searchParams.set('format', FORMATS[format])
  return { target, body: undefined }
}

const readBody = async (body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw 'too_large'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const textOf = (bytes: Uint8Array): string | undefined =>
  O.toUndefined(O.tryCatch(() => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)))

/** Guesses the encoding of a body that is not UTF-8 from its first bytes or its XML declaration. */
const charsetOf = (bytes: Uint8Array): string | undefined => {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  if (/^(?:\xff\xfe|\xfe\xff|[{[<]\0|\0[{[<])/.test(start)) return 'UTF-16'
  return /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]{0,39})["']/.exec(start)?.[1]
}

/**
 * Polls a feed once, as Geckoboard does: with the key as HTTP Basic if the feed gets it, without following redirects,
 * for at most ten seconds and 1 MiB. Both limits are our own. Never rejects.
 */
export const poll = async (
  feed: Feed,
  apiKey: string | undefined,
  timeoutMs = TIMEOUT_MS,
): Promise<Answer | NoAnswer> => {
  const started = performance.now()
  const ms = () => Math.round(performance.now() - started)
  const { target, body } = requestOf(feed)
  const allowed = feed.sendsKey ? 'sent' : 'withheld'
  const key = apiKey === undefined ? 'none' : allowed
  const answer = async (): Promise<Answer> => {
    const response = await fetch(target, {
      method: feed.method,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers:
        key === 'sent' ? { Authorization: `Basic ${Buffer.from(`${apiKey}:X`).toString('base64')}` } : {},
      ...(body === undefined ? {} : { body }),
    })
    const bytes = await readBody(response.body as ReadableStream<Uint8Array> | null)
    const text = textOf(bytes)
    return {
      _tag: 'Answer',
      status: response.status,
      headers: [...response.headers],
      body: text,
      charset: text === undefined ? charsetOf(bytes) : undefined,
      key,
      ms: ms(),
    }
  }
  try {
    return await answer()
  } catch (error) {
    return { _tag: 'NoAnswer', why: whyOf(error), ms: ms() }
  }
}
