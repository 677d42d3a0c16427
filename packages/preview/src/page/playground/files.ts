import * as E from 'fp-ts/lib/Either.js'

// As long as a payload can be, with white space around it.
const MOST_BYTES = 4 * 1_048_576

/** Reads a file as the text that it has, or says why it has none. */
export const textOf = async (file: File): Promise<E.Either<string, string>> => {
  if (file.size > MOST_BYTES) return E.left(`${file.name} is larger than a payload can be.`)
  try {
    // A byte order mark stays, since Geckoboard does not read it either.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return E.right(decoder.decode(await file.arrayBuffer()))
  } catch (error) {
    return E.left(error instanceof TypeError ? `${file.name} is not UTF-8.` : `${file.name} cannot be read.`)
  }
}
