import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'

const describeError = (error: unknown): string => {
  try {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  } catch {
    return 'something that throws when it is printed'
  }
}

/** Fails each test of a file that left a rejection or an exception to the process, which would have ended it. */
export const watchProcess = (): void => {
  const errors: string[] = []
  const note = (error: unknown): void => {
    errors.push(describeError(error))
  }
  beforeAll(() => {
    process.on('unhandledRejection', note)
    process.on('uncaughtException', note)
  })
  afterEach(async () => {
    // Node tells of a rejection once the microtasks of the turn are done.
    await turn()
    expect(errors.splice(0)).toEqual([])
  })
  afterAll(() => {
    process.off('unhandledRejection', note)
    process.off('uncaughtException', note)
  })
}

/** Waits until something is so; a busy machine has ten seconds. */
export const until = async (isSo: () => boolean, what: string): Promise<void> => {
  const end = Date.now() + 10_000
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`still waiting: ${what}`)
    await delay(5)
  }
}
