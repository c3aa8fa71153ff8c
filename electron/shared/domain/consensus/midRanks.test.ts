import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { midRanks } from './midRanks.ts'

describe('midRanks', () => {
  it('shares the mean place among equal values', () => {
    expect(midRanks([7, 3, 7, 9, 7, 3])).toEqual({ ranks: [4, 1.5, 4, 6, 4, 1.5], tieTerm: 24 + 6 })
    expect(midRanks([2, 2])).toEqual({ ranks: [1.5, 1.5], tieTerm: 6 })
  })

  it('ranks nothing, and refuses what has no place', () => {
    expect(midRanks([])).toEqual({ ranks: [], tieTerm: 0 })
    expect(() => midRanks([1, Number.NaN])).toThrow(RangeError)
    expect(() => midRanks([Number.POSITIVE_INFINITY])).toThrow(RangeError)
  })

  it('gives each value one more than the lower ones and half of its equals', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 40 }), (values) => {
        const { ranks, tieTerm } = midRanks(values)
        expect(ranks).toEqual(
          values.map((value) => {
            const lower = values.filter((other) => other < value).length
            const equal = values.filter((other) => other === value).length
            return lower + (equal + 1) / 2
          }),
        )
        // Every value of a group of t adds t² − 1, and t of them make t³ − t.
        const terms = values.map((value) => values.filter((other) => other === value).length ** 2 - 1)
        expect(tieTerm).toBe(terms.reduce((sum, term) => sum + term, 0))
      }),
    )
  })
})
