import { describe, expect, it } from 'vitest'
import { duration, fitted, full, instant, instantOf, prefixed, share, short } from '../src/draw/format.js'

const EUR = { format: 'currency', unit: 'EUR' } as const
const PERCENT = { format: 'percent', unit: '' } as const
const DECIMAL = { format: 'decimal', unit: '' } as const

describe('numbers', () => {
  it.each([
    [0, DECIMAL, '0', '0'],
    [42, DECIMAL, '42', '42'],
    [-3.456, DECIMAL, '−3.46', '−3.46'],
    [0.012345, DECIMAL, '0.0123', '0.0123'],
    [1234.5, DECIMAL, '1,234.5', '1.23K'],
    [3_400_000, DECIMAL, '3,400,000', '3.4M'],
    [Number.MAX_VALUE, DECIMAL, '1.8e308', '1.8e308'],
    [5e-324, DECIMAL, '4.9e-324', '4.9e-324'],
    [0.125, PERCENT, '12.5%', '12.5%'],
    [1, PERCENT, '100%', '100%'],
    [34, PERCENT, '3,400%', '3.4K%'],
    [1250.5, EUR, '€1,250.50', '€1.25K'],
    [12, EUR, '€12', '€12'],
    [-12, EUR, '−€12', '−€12'],
    [12, { format: 'currency', unit: 'points' }, '12 points', '12 points'],
    [12, { format: 'currency', unit: 'eur' }, '€12', '€12'],
    [12, { format: 'currency', unit: '' }, '12', '12'],
  ] as const)('%d as %j', (n, style, long, few) => {
    expect([full(n, style), short(n, style)]).toEqual([long, few])
  })

  it.each([
    ['42', '$', '$42'],
    ['42', '%', '42%'],
    ['−42', '€', '−€42'],
    ['42', '', '42'],
  ])('%s with the prefix %s', (written, prefix, whole) => {
    expect(prefixed(written, prefix)).toBe(whole)
  })

  it.each([
    [1, 3, '33%'],
    [2.5, 100, '2.5%'],
    [1, 100, '1%'],
    [0, 0, '0%'],
    [5, 2, '250%'],
  ])('%d of %d', (part, whole, written) => {
    expect(share(part, whole)).toBe(written)
  })
})

describe('durations', () => {
  it.each([
    [0, '0ms'],
    [340, '340ms'],
    [999.7, '1s'],
    [12_345, '12.3s'],
    [59_960, '1m 00s'],
    [125_000, '2m 05s'],
    [3_599_800, '1h 00m'],
    [3_720_000, '1h 02m'],
    [86_399_000, '1d 00h'],
    [273_600_000, '3d 04h'],
    [-3_720_000, '−1h 02m'],
  ])('%d ms', (ms, written) => {
    expect(duration(ms)).toBe(written)
  })

  it('are finite for every number', () => {
    expect(duration(Number.MAX_VALUE)).toMatch(/^[\d.e]+d 00h$/)
  })
})

describe('instants', () => {
  it.each([
    ['2026', '2026-01-01T00:00:00.000Z'],
    ['2026-03', '2026-03-01T00:00:00.000Z'],
    ['2026-03-09', '2026-03-09T00:00:00.000Z'],
    ['2026-03-09T07', '2026-03-09T07:00:00.000Z'],
    ['2026-03-09T07Z', '2026-03-09T07:00:00.000Z'],
    ['2026-03-09T07:30', '2026-03-09T07:30:00.000Z'],
    ['2026-03-09T07:30:15.250Z', '2026-03-09T07:30:15.250Z'],
    ['2026-03-09T07:30+02:00', '2026-03-09T05:30:00.000Z'],
    ['2026-03-09T07:30-0530', '2026-03-09T13:00:00.000Z'],
  ])('%s', (iso, instant) => {
    expect(new Date(instantOf(iso) ?? 0).toISOString()).toBe(instant)
  })

  it('are not read from other words', () => {
    expect(instantOf('last Monday')).toBeUndefined()
  })

  it.each([
    ['2020', '2026', '2023'],
    ['2025-06', '2026-06', 'Nov 2025'],
    ['2026-01', '2026-12', 'Jun'],
    ['2026-03-01', '2026-03-20', '10 Mar'],
    ['2026-03-01', '2026-03-02', '12:00'],
  ])('from %s to %s are written as %s', (from, to, written) => {
    const min = instantOf(from) ?? 0
    const max = instantOf(to) ?? 0
    expect(instant(min, max)((min + max) / 2)).toBe(written)
  })
})

describe('lines', () => {
  it('are shortened if they are too wide', () => {
    expect(fitted('Chrome', 10)).toBe('Chrome')
    expect(fitted('A long name', 4)).toBe('A long…')
    expect(fitted('wide', 0.5)).toBe('')
    expect(fitted('__proto__', 10)).not.toBe('__proto__')
  })
})
