import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median, quantile } from './quantile.ts'

const sortedValues = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 })
  .map((values) => values.toSorted((a, b) => a - b))
const type = fc.constantFrom<6 | 7>(6, 7)

describe('quantile', () => {
  it('is null for no values and the value itself for one', () => {
    expect(quantile([], 0.3, 7)).toBeNull()
    expect(quantile([], 0.3, 6)).toBeNull()
    for (const probability of [0, 0.3, 0.5, 1]) {
      expect(quantile([4], probability, 6)).toBe(4)
      expect(quantile([4], probability, 7)).toBe(4)
    }
  })

  // R: quantile(1:10, c(.25, .3, .7, .75), type = 6) and type = 7.
  it.each([
    [6, 0.25, 2.75],
    [6, 0.3, 3.3],
    [6, 0.7, 7.7],
    [6, 0.75, 8.25],
    [7, 0.25, 3.25],
    [7, 0.3, 3.7],
    [7, 0.7, 7.3],
    [7, 0.75, 7.75],
  ] as const)('agrees with R on 1 to 10: type %i at %f', (quantileType, probability, expected) => {
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], probability, quantileType)).toBeCloseTo(expected, 12)
  })

  it('keeps type 6 within the values where its position falls outside them', () => {
    expect(quantile([2, 8], 0.1, 6)).toBe(2)
    expect(quantile([2, 8], 0.9, 6)).toBe(8)
  })

  it('meets a value exactly where the position is whole but for a rounding error', () => {
    const onesAndNines = (ones: number, nines: number) =>
      Array.from({ length: ones + nines }, (_, index) => (index < ones ? 1 : 9))
    // Positions 64 of 91 and 63 of 89, which in floating point come out a little below.
    expect(quantile(onesAndNines(63, 28), 0.7, 7)).toBe(9)
    expect(quantile(onesAndNines(62, 27), 0.7, 6)).toBe(9)
  })

  it('refuses what is not a probability', () => {
    for (const probability of [-0.1, 1.1, Number.NaN]) {
      expect(() => quantile([1, 2], probability, 7)).toThrow(RangeError)
    }
  })

  it('stays within the values and never falls as the probability rises', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(sortedValues, probability, probability, type, (values, first, second, quantileType) => {
        const low = quantile(values, Math.min(first, second), quantileType) ?? Number.NaN
        const high = quantile(values, Math.max(first, second), quantileType) ?? Number.NaN
        expect(low).toBeGreaterThanOrEqual(values[0] ?? Number.NaN)
        expect(high).toBeLessThanOrEqual(values.at(-1) ?? Number.NaN)
        expect(high - low).toBeGreaterThan(-1e-9)
      }),
    )
  })
})

describe('median', () => {
  it('is the middle value, the mean of the middle two, or null', () => {
    expect(median([])).toBeNull()
    expect(median([1, 5, 9])).toBe(5)
    expect(median([1, 6, 7, 9])).toBe(6.5)
  })

  it('is the same by both definitions', () => {
    fc.assert(
      fc.property(sortedValues, (values) => {
        expect(quantile(values, 0.5, 6)).toBe(median(values))
      }),
    )
  })
})
