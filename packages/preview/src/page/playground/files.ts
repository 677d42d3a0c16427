import * as E from 'fp-ts/lib/Either.js'

// The size of the largest payload, with room for white space.
const MOST_BYTES = 4 * 1_048_576

/** Reads a file as text, or says why it cannot. */
export const textOf = async (file: File): Promise<E.Either<string, string>> => {
  if (file.size > MOST_BYTES) return E.left(`${file.name} is larger than a payload can be.`)
  try {
    // A byte order mark is kept, because a feed must not have one either.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return E.right(decoder.decode(await file.arrayBuffer()))
  } catch (error) {
    return E.left(error instanceof TypeError ? `${file.name} is not UTF-8.` : `${file.name} cannot be read.`)
  }
}
