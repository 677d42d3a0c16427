import { setTimeout as delay } from 'node:timers/promises'
import { cached } from '@gecko-widgets/cache'

export { delay }

export const HOUR = 3_600_000

/** One poll of a data function, with what an adapter gives to it. */
export type Poll<A> = () => Promise<A>

interface Given {
  readonly key?: string
  readonly ttlMs?: number
}

/** A cached data function as a poll calls it; the request says nothing. */
export const polls = <A>(
  { key = 'users', ttlMs = HOUR, ...options }: Given & Omit<Parameters<typeof cached>[0], 'key' | 'ttlMs'>,
  data: (signal: AbortSignal) => A | Promise<A>,
): Poll<A> => {
  const users = cached({ key, ttlMs, ...options })((_, { signal }) => data(signal))
  return () => users('a request', { signal: new AbortController().signal })
}

/** A door that polls wait at until it is opened. */
export const gate = <A>() => {
  let open: (value: A) => void = () => undefined
  let shut: (cause: unknown) => void = () => undefined
  const opened = new Promise<A>((resolve, reject) => {
    open = resolve
    shut = reject
  })
  opened.catch(() => undefined)
  return { opened, open, shut }
}

/** Asks again until something is so; a busy machine has ten seconds. */
export const until = async (isSo: () => boolean | Promise<boolean>, what: string): Promise<void> => {
  const end = Date.now() + 10_000
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`still waiting: ${what}`)
    await delay(5)
  }
}

/** What the rejection of a promise is. */
export const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => {
      throw new Error(`expected a rejection, not ${String(value)}`)
    },
    (cause: unknown) => cause,
  )
