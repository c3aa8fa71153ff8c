import { describe, expect, it } from 'vitest'
import { countRatings } from './ratingCounts.ts'

describe('countRatings', () => {
  it('counts each score and each third of the scale', () => {
    expect(countRatings([1, 3, 3, 4, 6, 7, 9, 9, 9])).toEqual({
      n: 9,
      distribution: [1, 0, 2, 1, 0, 1, 1, 0, 3],
      low: 3,
      mid: 2,
      high: 4,
    })
  })

  it('gives noughts for no ratings', () => {
    expect(countRatings([])).toEqual({
      n: 0,
      distribution: [0, 0, 0, 0, 0, 0, 0, 0, 0],
      low: 0,
      mid: 0,
      high: 0,
    })
  })

  it.each([0, 10, 4.5, -1, Number.NaN])('refuses %f, which is no rating', (rating) => {
    expect(() => countRatings([5, rating])).toThrow(RangeError)
  })
})
