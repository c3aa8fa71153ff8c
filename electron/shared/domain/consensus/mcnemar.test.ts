import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactMcnemarP } from './mcnemar.ts'

const counts = fc.integer({ min: 0, max: 300 })

describe('exactMcnemarP', () => {
  it('gives the worked example', () => {
    expect(exactMcnemarP(2, 9)).toBeCloseTo(0.0654, 4)
  })

  it('gives small cases by hand', () => {
    expect(exactMcnemarP(0, 6)).toBeCloseTo(2 / 64, 14)
    expect(exactMcnemarP(4, 4)).toBe(1)
    expect(exactMcnemarP(1, 0)).toBe(1)
  })

  it('is 1 when nobody changed sides, and refuses what cannot be counted', () => {
    expect(exactMcnemarP(0, 0)).toBe(1)
    expect(() => exactMcnemarP(-1, 2)).toThrow(RangeError)
    expect(() => exactMcnemarP(0.5, 2)).toThrow(RangeError)
    expect(() => exactMcnemarP(Number.NaN, 2)).toThrow(RangeError)
  })

  it('does not mind the direction, and falls as the split grows uneven', () => {
    fc.assert(
      fc.property(counts, counts, (b, c) => {
        const p = exactMcnemarP(b, c)
        expect(exactMcnemarP(c, b)).toBe(p)
        expect(p).toBeGreaterThan(0)
        expect(p).toBeLessThanOrEqual(1)
        if (b > 0 && b < c) expect(exactMcnemarP(b - 1, c + 1)).toBeLessThan(p)
      }),
    )
  })
})
