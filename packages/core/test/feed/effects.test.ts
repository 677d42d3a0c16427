import { liveEffects } from '@gecko-widgets/core/adapter'
import { encodeXml } from '@gecko-widgets/core/xml'
import { describe, expect, test, vi } from 'vitest'

describe('liveEffects', () => {
  test('a salt has 8 bytes, new each time', () => {
    const salts = Array.from({ length: 20 }, () => Buffer.from(liveEffects.salt()).toString('hex'))
    expect(new Set(salts.map((salt) => salt.length))).toEqual(new Set([16]))
    expect(new Set(salts).size).toBe(20)
  })

  test('a timer calls back when its time is up, unless it is cancelled', () => {
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

  test('the clock runs in milliseconds, and never back', async () => {
    const start = liveEffects.now()
    await new Promise((resolve) => setTimeout(resolve, 20))
    const waited = liveEffects.now() - start
    expect(waited).toBeGreaterThan(15)
    expect(waited).toBeLessThan(10_000)
  })

  test('a failure is one line on stderr', () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    liveEffects.report({ _tag: 'TimedOut', widget: 'rag' })
    expect(printed.mock.calls).toEqual([['gecko-widgets: rag: the data function took longer than timeoutMs']])
    printed.mockRestore()
  })

  test('the XML encoder is the one of the subpath', async () => {
    expect(await liveEffects.loadXml()).toMatchObject({ encodeXml })
  })
})
