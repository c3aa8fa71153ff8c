import { describe, expect, it } from 'vitest'
import { bandsOf } from './ratingBands.ts'
import { countRatings } from './ratingCounts.ts'
import { DEFAULT_RAM_RULE } from './rule.ts'

const ONE_TO_NINE = bandsOf(DEFAULT_RAM_RULE)

describe('countRatings', () => {
  it('counts each score and each third of the scale', () => {
    expect(countRatings([1, 3, 3, 4, 6, 7, 9, 9, 9], ONE_TO_NINE)).toEqual({
      n: 9,
      distribution: [1, 0, 2, 1, 0, 1, 1, 0, 3],
      low: 3,
      mid: 2,
      high: 4,
    })
  })

  it('gives noughts for no ratings', () => {
    expect(countRatings([], ONE_TO_NINE)).toEqual({
      n: 0,
      distribution: [0, 0, 0, 0, 0, 0, 0, 0, 0],
      low: 0,
      mid: 0,
      high: 0,
    })
  })

  it('begins with the lowest score of the scale, and counts by the bands it is given', () => {
    const bands = { minimum: 0, maximum: 4, lowTo: 0, highFrom: 3 }
    expect(countRatings([0, 0, 1, 2, 3, 4], bands)).toEqual({
      n: 6,
      distribution: [2, 1, 1, 1, 1],
      low: 2,
      mid: 2,
      high: 2,
    })
    expect(() => countRatings([5], bands)).toThrow(RangeError)
    expect(() => countRatings([-1], bands)).toThrow(RangeError)
  })

  it.each([0, 10, 4.5, -1, Number.NaN])('refuses %f, which is no rating', (rating) => {
    expect(() => countRatings([5, rating], ONE_TO_NINE)).toThrow(RangeError)
  })
})
