import { liveEffects } from '@gecko-widgets/core/adapter'
import type { FeedFailure } from '@gecko-widgets/core/types'
import { encodeXml } from '@gecko-widgets/core/xml'
import { describe, expect, test, vi } from 'vitest'

describe('liveEffects', () => {
  test('a salt has 8 bytes, new each time', () => {
    const salts = Array.from({ length: 20 }, () => Buffer.from(liveEffects.salt()).toString('hex'))
    expect(new Set(salts.map((salt) => salt.length))).toEqual(new Set([16]))
    expect(new Set(salts).size).toBe(20)
  })

  test('a timer calls back when its time is up, unless it is canceled', () => {
    vi.useFakeTimers()
    const called: string[] = []
    liveEffects.after(50, () => called.push('kept'))
    const cancel = liveEffects.after(50, () => called.push('cancelled'))
    vi.advanceTimersByTime(49)
    expect(called).toEqual([])
    cancel()
    vi.advanceTimersByTime(1)
    expect(called).toEqual(['kept'])
    vi.useRealTimers()
  })

  test('the clock counts milliseconds and never goes back', async () => {
    const start = liveEffects.now()
    await new Promise((resolve) => setTimeout(resolve, 20))
    const waited = liveEffects.now() - start
    expect(waited).toBeGreaterThan(15)
    expect(waited).toBeLessThan(10_000)
  })

  describe('a failure on stderr', () => {
    const request = { method: 'GET', path: '/widgets/users' }
    const printedOf = (failure: FeedFailure): readonly (readonly unknown[])[] => {
      const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
      liveEffects.report(failure)
      const { calls } = printed.mock
      printed.mockRestore()
      return calls
    }

    test('is one line', () => {
      expect(printedOf({ _tag: 'TimedOut', widget: 'rag', request })).toEqual([
        ['GET /widgets/users rag: took longer than timeoutMs'],
      ])
    })

    test.each(['DataFailed', 'XmlUnavailable'] as const)('is followed by the cause: %s', (_tag) => {
      const cause = new Error('no connection', { cause: new Error('ECONNREFUSED') })
      expect(printedOf({ _tag, widget: 'rag', request, cause })).toEqual([
        [expect.stringMatching(/^GET \/widgets\/users rag: \S/), cause],
      ])
    })

    test('is printed even if its cause cannot be', () => {
      const printed = vi.spyOn(console, 'error').mockImplementation((_, ...causes) => {
        if (causes.length > 0) throw new Error('a trap')
      })
      liveEffects.report({ _tag: 'DataFailed', widget: 'rag', request, cause: undefined })
      expect(printed).toHaveBeenLastCalledWith('GET /widgets/users rag: the data function failed')
      printed.mockRestore()
    })
  })

  test('the XML encoder is the one of the subpath', async () => {
    expect(await liveEffects.loadXml()).toMatchObject({ encodeXml })
  })
})
