import { type End, race, type Watch } from '@gecko-widgets/core/adapter'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test, vi } from 'vitest'

/** An end that comes by hand, and remembers who listens. */
const byHand = (left = 'late', reason?: End<string>['reason']) => {
  const listeners = new Set<() => void>()
  const watch: Watch = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const end: End<string> = { watch, left: () => left, ...(reason === undefined ? {} : { reason }) }
  return { end, listeners, comes: () => [...listeners].map((listener) => listener()) }
}

const already: End<string> = {
  watch: (listener) => {
    listener()
    return () => undefined
  },
  left: () => 'gone',
}

const failed = (cause: unknown): string => `failed: ${cause}`
const never = (): Promise<never> => new Promise(() => undefined)

describe('race', () => {
  test.each<[string, () => unknown, E.Either<string, unknown>]>([
    ['returns', () => 1, E.right(1)],
    ['resolves', async () => 1, E.right(1)],
    ['rejects', () => Promise.reject('x'), E.left('failed: x')],
    [
      'throws',
      () => {
        throw 'x'
      },
      E.left('failed: x'),
    ],
    // biome-ignore lint/suspicious/noThenProperty: a thenable of somebody's own
    ['is a thenable', () => ({ then: (yes: (value: number) => void) => yes(1) }), E.right(1)],
  ])('settles like work that %s, and stops watching', async (_, work, outcome) => {
    const { end, listeners } = byHand()
    expect(await race([end], failed, work)).toEqual(outcome)
    expect(listeners.size).toBe(0)
  })

  test('ends when an end comes, and fires the signal; later results are dropped', async () => {
    const [late, gone] = [byHand('late'), byHand('gone')]
    const signals: AbortSignal[] = []
    const racing = race([late.end, gone.end], failed, ({ signal }) => {
      signals.push(signal)
      return never()
    })
    gone.comes()
    late.comes()
    expect(await racing).toEqual(E.left('gone'))
    expect(signals.map(({ aborted, reason }) => [aborted, reason.name])).toEqual([[true, 'AbortError']])
    expect([late.listeners.size, gone.listeners.size]).toEqual([0, 0])
  })

  test('uses the reason of the end for its signal', async () => {
    const { end, comes } = byHand('late', (left) => `reason: ${left}`)
    let signal: AbortSignal | undefined
    const racing = race([end], failed, (context) => {
      signal = context.signal
      return never()
    })
    comes()
    await racing
    expect(signal?.reason).toBe('reason: late')
  })

  test('has a fired signal for work that reads it late', async () => {
    const { end, comes } = byHand()
    let later: (() => AbortSignal) | undefined
    const racing = race([end], failed, (context) => {
      later = () => context.signal
      return never()
    })
    comes()
    await racing
    expect(later?.().aborted).toBe(true)
  })

  test('does not fire its signal after work has settled, whatever the ends do', async () => {
    let listener: (() => void) | undefined
    const deaf: End<string> = {
      watch: (given) => {
        listener = given
        return () => undefined
      },
      left: () => 'late',
    }
    let signal: AbortSignal | undefined
    expect(
      await race([deaf], failed, (context) => {
        signal = context.signal
        return 1
      }),
    ).toEqual(E.right(1))
    listener?.()
    expect(signal?.aborted).toBe(false)
  })

  test('does not start work if an end has already come, and stops watching', async () => {
    const { end, listeners } = byHand()
    const work = vi.fn()
    expect(await race([end, already, end], failed, work)).toEqual(E.left('gone'))
    expect(work).not.toHaveBeenCalled()
    expect(listeners.size).toBe(0)
  })

  test('fails if an end cannot be watched, and watches no other', async () => {
    const { end, listeners } = byHand()
    const trap: End<string> = {
      ...end,
      watch: () => {
        throw 'a trap'
      },
    }
    const work = vi.fn()
    expect(await race([end, trap], failed, work)).toEqual(E.left('failed: a trap'))
    expect(work).not.toHaveBeenCalled()
    expect(listeners.size).toBe(0)
  })
})
