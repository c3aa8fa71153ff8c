import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomialLowerTail, chiSquareUpperTail, normalTwoSided } from './distributions.ts'

const relative = (value: number, expected: number): number => Math.abs(value - expected) / expected

describe('chiSquareUpperTail', () => {
  // With 2 degrees of freedom the tail is exp(−x/2).
  it.each([0.01, 1, 10, 100, 600, 1400])('is exp(−x/2) with 2 degrees of freedom at %d', (value) => {
    expect(relative(chiSquareUpperTail(value, 2), Math.exp(-value / 2))).toBeLessThan(1e-12)
  })

  it('gives what the tables say', () => {
    expect(chiSquareUpperTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12)
    expect(chiSquareUpperTail(16.918977604620448, 9)).toBeCloseTo(0.05, 12)
  })

  it('is nought or one where the other tail is too small for a number: 750 raters who are all alike', () => {
    expect(chiSquareUpperTail(1500, 2)).toBe(0)
    expect(chiSquareUpperTail(200_000, 29)).toBe(0)
    expect(chiSquareUpperTail(3, 4999)).toBe(1)
  })

  it('is 1 from nought downwards, and needs degrees of freedom', () => {
    expect(chiSquareUpperTail(0, 4)).toBe(1)
    expect(chiSquareUpperTail(-1, 4)).toBe(1)
    expect(() => chiSquareUpperTail(1, 0)).toThrow(RangeError)
    expect(() => chiSquareUpperTail(1, Number.NaN)).toThrow(RangeError)
  })
})

describe('normalTwoSided', () => {
  it('gives what the tables say, and small tails as well', () => {
    expect(normalTwoSided(0)).toBe(1)
    expect(normalTwoSided(1.959963984540054)).toBeCloseTo(0.05, 14)
    expect(relative(normalTwoSided(8), 1.244192114854357e-15)).toBeLessThan(1e-12)
    expect(normalTwoSided(-8)).toBe(normalTwoSided(8))
  })
})

describe('the lower tail of a binomial', () => {
  it('give small cases by hand', () => {
    expect(binomialLowerTail(1, 3, 0.5)).toBeCloseTo(0.5, 14)
    expect(binomialLowerTail(2, 11, 0.5)).toBeCloseTo(67 / 2048, 14)
    expect(relative(binomialLowerTail(0, 200, 0.5), 0.5 ** 200)).toBeLessThan(1e-12)
  })

  it('are nought and one outside, and count no trials as no successes', () => {
    expect([binomialLowerTail(-1, 5, 0.5), binomialLowerTail(5, 5, 0.5)]).toEqual([0, 1])
    expect(binomialLowerTail(0, 0, 0.5)).toBe(1)
    expect(() => binomialLowerTail(0.5, 5, 0.5)).toThrow(RangeError)
    expect(() => binomialLowerTail(1, -1, 0.5)).toThrow(RangeError)
    expect(() => binomialLowerTail(1, 2, 1.1)).toThrow(RangeError)
  })

  it('share out all of the probability', () => {
    const cases = fc.tuple(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: -1, max: 301 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    fc.assert(
      fc.property(cases, ([trials, successes, probability]) => {
        const below = binomialLowerTail(successes - 1, trials, probability)
        // That many or more successes are that few or fewer failures.
        const above = binomialLowerTail(trials - successes, trials, 1 - probability)
        expect(below + above).toBeCloseTo(1, 10)
        for (const tail of [below, above]) {
          expect(tail).toBeGreaterThanOrEqual(0)
          expect(tail).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})
