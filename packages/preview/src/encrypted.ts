import * as O from 'fp-ts/lib/Option.js'

/** An encrypted text on one line, with warnings about its form. */
export interface Ciphertext {
  readonly text: string
  readonly oddities: readonly string[]
}

const ENCRYPTED = /^U2FsdGVkX1[A-Za-z\d+/]+={0,2}$/

const stringIn = (json: string): string | undefined => {
  const value = O.toUndefined(O.tryCatch((): unknown => JSON.parse(json)))
  return typeof value === 'string' ? value : undefined
}

/** Finds the encrypted text in a response, even with line breaks, quotes or a trailing line feed. */
export const ciphertextIn = (body: string): Ciphertext | undefined => {
  const marked = body.replace(/^\ufeff/, '')
  const quoted = marked.trimStart().startsWith('"') ? stringIn(marked) : undefined
  const given = quoted ?? marked
  const trimmed = given.trim()
  const text = trimmed.replace(/\s+/g, '')
  if (!ENCRYPTED.test(text)) return undefined
  const oddities = [
    ...(marked === body ? [] : ['The encrypted text follows a byte order mark. Send it without one.']),
    ...(quoted === undefined
      ? []
      : ['The encrypted text is in quotes, as a JSON string. Send the text itself.']),
    ...(trimmed === text ? [] : ['The encrypted text is on several lines. Send it on one line.']),
    ...(trimmed === given
      ? []
      : ['The encrypted text has white space around it, such as a line feed at the end. Send it without.']),
  ]
  return { text, oddities }
}
