import { randomBytes } from 'node:crypto'
import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { type BoardSource, type Feed, writeBoard } from './settings.js'

/** The result of saving a board, in words. */
export interface Saved {
  readonly saved: boolean
  readonly words: string
  /** Whether changes by someone else would be lost: the file was changed, or never read. */
  readonly isOther: boolean
}

/** The file that a board is saved to. */
export interface BoardFile extends Pick<BoardSource, 'read'> {
  readonly name: string
  /** Whether the file has exactly these feeds. */
  readonly isSaved: (feeds: readonly Feed[]) => boolean
  /** Saves the feeds, unless the file is not what was last read or saved; never rejects. */
  readonly save: (feeds: readonly Feed[]) => Promise<Saved>
  /** Saves the feeds, even if the file was changed; never rejects. */
  readonly replace: (feeds: readonly Feed[]) => Promise<Saved>
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown'

/** Returns `undefined` if a file does not exist yet. */
const ifThere = async <A>(what: Promise<A>): Promise<A | undefined> => {
  try {
    return await what
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Replaces a file atomically. A link stays a link, and the file keeps its permissions. */
const writeWhole = async (path: string, text: string): Promise<void> => {
  const target = (await ifThere(realpath(path))) ?? path
  const mode = (await ifThere(stat(target)))?.mode
  const draft = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`)
  try {
    await writeFile(draft, text, { flag: 'wx', flush: true, ...(mode !== undefined && { mode }) })
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

const failed = (words: string, isOther = false): Saved => ({ saved: false, words, isOther })

/** Creates the file of a board. */
export const createBoardFile = ({ path, text, read }: BoardSource): BoardFile => {
  const name = basename(path)
  // The text that was last read or saved, and the same text as `writeBoard` writes it.
  let known = text
  const held = E.map(writeBoard)(read(text ?? ''))
  let written = E.isRight(held) ? held.right : undefined

  const write = async (feeds: readonly Feed[]): Promise<Saved> => {
    const next = writeBoard(feeds)
    await writeWhole(path, next)
    known = next
    written = next
    return { saved: true, words: `Saved to ${name}.`, isOther: false }
  }
  const attempt = async (run: () => Promise<Saved>): Promise<Saved> => {
    try {
      return await run()
    } catch (error) {
      return failed(`${name} cannot be written (${codeOf(error)}).`)
    }
  }
  return {
    name,
    read,
    isSaved: (feeds) => writeBoard(feeds) === written,
    save: (feeds) =>
      attempt(async () => {
        const now = await ifThere(readFile(path, 'utf8'))
        if (now === undefined || now === known) return write(feeds)
        return known === undefined
          ? failed(`There is already a ${name}, which the preview has not read.`, true)
          : failed(`${name} has changed since the preview read it.`, true)
      }),
    replace: (feeds) => attempt(() => write(feeds)),
  }
}
