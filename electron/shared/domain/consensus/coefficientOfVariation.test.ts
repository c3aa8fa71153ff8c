import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coefficientOfVariation } from './coefficientOfVariation.ts'

describe('coefficientOfVariation', () => {
  it('gives the worked example', () => {
    // Mean 5.4, standard deviation 1.506.
    expect(coefficientOfVariation([5, 6, 4, 7, 3, 6, 5, 8, 4, 6])).toBeCloseTo(0.279, 3)
  })

  it('is 0 when all are the same, and null where it says nothing', () => {
    expect(coefficientOfVariation([4, 4, 4])).toBe(0)
    expect(coefficientOfVariation([])).toBeNull()
    expect(coefficientOfVariation([4])).toBeNull()
    expect(coefficientOfVariation([0, 0])).toBeNull()
    expect(coefficientOfVariation([-1, 1])).toBeNull()
  })

  it('does not depend on the unit, and is never NaN', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 30 }), (values) => {
        const ratio = coefficientOfVariation(values)
        const doubled = coefficientOfVariation(values.map((value) => 2 * value))
        if (ratio === null)
          expect([doubled, values.length < 2 || Math.max(...values) === 0]).toEqual([null, true])
        else {
          expect(ratio).toBeGreaterThanOrEqual(0)
          expect(doubled).toBeCloseTo(ratio, 12)
        }
      }),
    )
  })
})
