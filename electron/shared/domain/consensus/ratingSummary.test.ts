import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RatingBands } from './ratingBands.ts'
import { summariseRatings } from './ratingSummary.ts'

const ONE_TO_FIVE: RatingBands = { minimum: 1, maximum: 5, lowTo: 2, highFrom: 4 }
const ONE_TO_NINE: RatingBands = { minimum: 1, maximum: 9, lowTo: 3, highFrom: 7 }

describe('summariseRatings', () => {
  it('works out quartiles and percentiles on any scale, and IPRAS on 1 to 9 only', () => {
    // R: quantile(c(1, 2, 4, 4, 5), c(.25, .5, .75, .3, .7)) is 2, 4, 4, 2.4, 4.
    const five = summariseRatings([4, 1, 5, 2, 4], ONE_TO_FIVE, 7)
    expect(five).toMatchObject({ n: 5, median: 4, q1: 2, q3: 4, iqr: 2, p70: 4, low: 2, mid: 0, high: 3 })
    expect(five.p30).toBeCloseTo(2.4, 12)
    expect(five.ipr).toBeCloseTo(1.6, 12)
    expect(five).toMatchObject({ ipras: null, disagreementIndex: null })
    expect(summariseRatings([4, 1, 5, 2, 4], ONE_TO_NINE, 7).ipras).not.toBeNull()
  })

  it('finds disagreement off 1 to 9 by a third of the panel at each end', () => {
    const disagree = (...ratings: number[]) => summariseRatings(ratings, ONE_TO_FIVE, 7).disagreement
    expect(disagree(1, 2, 2, 3, 3, 3, 4, 4, 5)).toBe(true)
    expect(disagree(1, 2, 3, 3, 3, 3, 4, 4, 5)).toBe(false)
    expect(disagree(1)).toBe(false)
    expect(disagree()).toBe(false)
  })

  it('has no figures for no ratings', () => {
    expect(summariseRatings([], ONE_TO_FIVE, 7)).toEqual({
      n: 0,
      distribution: [0, 0, 0, 0, 0],
      low: 0,
      mid: 0,
      high: 0,
      median: null,
      q1: null,
      q3: null,
      iqr: null,
      p30: null,
      p70: null,
      ipr: null,
      ipras: null,
      disagreementIndex: null,
      disagreement: false,
    })
  })

  it('never makes anything that is not a number, on any scale and for any ratings', () => {
    const panel = fc
      .record({ minimum: fc.integer({ min: 0, max: 1 }), maximum: fc.integer({ min: 2, max: 10 }) })
      .chain(({ minimum, maximum }) =>
        fc.record({
          bands: fc
            .tuple(
              fc.integer({ min: minimum, max: maximum - 1 }),
              fc.integer({ min: minimum + 1, max: maximum }),
            )
            .filter(([lowTo, highFrom]) => lowTo < highFrom)
            .map(([lowTo, highFrom]) => ({ minimum, maximum, lowTo, highFrom })),
          ratings: fc.array(fc.integer({ min: minimum, max: maximum }), { maxLength: 40 }),
          type: fc.constantFrom<6 | 7>(6, 7),
        }),
      )
    fc.assert(
      fc.property(panel, ({ bands, ratings, type }) => {
        const made = summariseRatings(ratings, bands, type)
        for (const figure of Object.values(made)) {
          if (typeof figure === 'number') expect(Number.isFinite(figure)).toBe(true)
        }
        expect(made.low + made.mid + made.high).toBe(ratings.length)
        expect(Math.min(made.low, made.mid, made.high)).toBeGreaterThanOrEqual(0)
        expect(made.distribution.reduce((sum, count) => sum + count, 0)).toBe(ratings.length)
        if (ratings.length > 0) {
          expect(made.iqr).toBeGreaterThanOrEqual(0)
          expect(made.iqr).toBeLessThanOrEqual(bands.maximum - bands.minimum)
        }
        expect(summariseRatings(ratings.toReversed(), bands, type)).toEqual(made)
      }),
    )
  })
})
