import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeByRam } from './ramVerdict.ts'
import { bandsOf } from './ratingBands.ts'
import { summariseRatings } from './ratingSummary.ts'
import { DEFAULT_RAM_RULE } from './rule.ts'
import type { RamRule } from './rule.ts'

const TYPE_6: RamRule = { ...DEFAULT_RAM_RULE, quantileType: 6 }
const someRatings = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 })
const anyRule = fc.constantFrom(DEFAULT_RAM_RULE, TYPE_6)

/** The ratings' figures and the verdict on them. */
function judge(ratings: readonly number[], rule: RamRule) {
  const summary = summariseRatings(ratings, bandsOf(rule), rule.quantileType)
  return { ...summary, ...judgeByRam(summary, rule) }
}

describe('judgeByRam on the worked examples', () => {
  it('finds 5 6 7 7 8 8 8 9 9 in', () => {
    const judged = judge([5, 6, 7, 7, 8, 8, 8, 9, 9], DEFAULT_RAM_RULE)
    expect(judged).toMatchObject({ n: 9, median: 8, p30: 7, p70: 8, ipr: 1, verdict: 'in' })
    expect(judged).toMatchObject({ disagreement: false, reason: 'median-high', low: 0, mid: 2, high: 7 })
    expect(judged.distribution).toEqual([0, 0, 0, 0, 1, 1, 2, 3, 2])
    expect(judged.ipras).toBeCloseTo(6.1, 12)
  })

  it('finds 1 2 3 3 5 7 7 8 9 uncertain because the panel disagrees', () => {
    const judged = judge([1, 2, 3, 3, 5, 7, 7, 8, 9], DEFAULT_RAM_RULE)
    expect(judged).toMatchObject({ median: 5, p30: 3, p70: 7, ipr: 4, ipras: 2.35, disagreement: true })
    expect(judged).toMatchObject({ verdict: 'uncertain', reason: 'disagreement', low: 4, mid: 1, high: 4 })
    expect(judged.disagreementIndex).toBeCloseTo(1.702, 3)
  })

  it('finds 4 4 5 5 5 6 6 7 8 uncertain without disagreement', () => {
    const judged = judge([4, 4, 5, 5, 5, 6, 6, 7, 8], DEFAULT_RAM_RULE)
    expect(judged).toMatchObject({ median: 5, p30: 5, p70: 6, ipr: 1, disagreement: false })
    expect(judged).toMatchObject({ verdict: 'uncertain', reason: 'median-between' })
    expect(judged.ipras).toBeCloseTo(3.1, 12)
    expect(judged.disagreementIndex).toBeCloseTo(0.323, 3)
  })

  it('judges 2 3 4 7 7 8 8 9 9 by the definition of quantiles that the rule names', () => {
    const byType7 = judge([2, 3, 4, 7, 7, 8, 8, 9, 9], DEFAULT_RAM_RULE)
    expect(byType7).toMatchObject({ median: 7, p70: 8, disagreement: false, verdict: 'in' })
    expect(byType7.p30).toBeCloseTo(5.2, 12)
    expect(byType7.ipr).toBeCloseTo(2.8, 12)
    expect(byType7.ipras).toBeCloseTo(4.75, 12)
    expect(byType7.disagreementIndex).toBeCloseTo(0.589, 3)

    const byType6 = judge([2, 3, 4, 7, 7, 8, 8, 9, 9], TYPE_6)
    expect(byType6).toMatchObject({ median: 7, p30: 4, p70: 8, ipr: 4 })
    expect(byType6).toMatchObject({ disagreement: true, verdict: 'uncertain', reason: 'disagreement' })
    expect(byType6.ipras).toBeCloseTo(3.85, 12)
    expect(byType6.disagreementIndex).toBeCloseTo(1.039, 3)
  })

  it('reports quartiles by the same definition', () => {
    // R: quantile(c(2,3,4,7,7,8,8,9,9), c(.25, .75), type = 7) and type = 6.
    expect(judge([2, 3, 4, 7, 7, 8, 8, 9, 9], DEFAULT_RAM_RULE)).toMatchObject({ q1: 4, q3: 8, iqr: 4 })
    expect(judge([2, 3, 4, 7, 7, 8, 8, 9, 9], TYPE_6)).toMatchObject({ q1: 3.5, q3: 8.5, iqr: 5 })
  })
})

describe('judgeByRam at its edges', () => {
  it('gives no data and no figures for no ratings', () => {
    const judged = judge([], DEFAULT_RAM_RULE)
    expect(judged).toMatchObject({ n: 0, median: null, ipr: null, disagreementIndex: null })
    expect(judged).toMatchObject({ disagreement: false, verdict: 'no-data', reason: 'no-scores' })
    expect(judged.distribution).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  it('judges one rating and ratings all alike by that score', () => {
    for (const ratings of [[8], [8, 8, 8, 8]]) {
      const judged = judge(ratings, DEFAULT_RAM_RULE)
      expect(judged).toMatchObject({ median: 8, iqr: 0, ipr: 0, disagreementIndex: 0, verdict: 'in' })
    }
    expect(judge([2], DEFAULT_RAM_RULE)).toMatchObject({ verdict: 'out', reason: 'median-low' })
    expect(judge([5, 5], DEFAULT_RAM_RULE)).toMatchObject({ verdict: 'uncertain' })
  })

  it('leaves a median of 6.5 uncertain unless the rule sets the cut-off there', () => {
    const ratings = [6, 6, 7, 7]
    expect(judge(ratings, DEFAULT_RAM_RULE)).toMatchObject({ median: 6.5, verdict: 'uncertain' })
    expect(judge(ratings, { ...DEFAULT_RAM_RULE, medianIn: 6.5 })).toMatchObject({ verdict: 'in' })
  })

  it('finds no disagreement where the range is exactly the widest that is allowed', () => {
    const judged = judge([1, 1, 1, 5, 5, 6, 6, 7, 7], DEFAULT_RAM_RULE)
    expect(judged.ipr).toBeCloseTo(3.4, 12)
    expect(judged.ipras).toBeCloseTo(3.4, 12)
    expect(judged).toMatchObject({ disagreement: false, verdict: 'uncertain', reason: 'median-between' })
  })

  it('does not change the ratings it is given', () => {
    const ratings = Object.freeze([9, 1, 5])
    expect(judge(ratings, DEFAULT_RAM_RULE).median).toBe(5)
    expect(ratings).toEqual([9, 1, 5])
  })

  it('refuses what is not a rating', () => {
    expect(() => judge([5, 9.5], DEFAULT_RAM_RULE)).toThrow(RangeError)
  })
})

describe('judgeByRam for any ratings', () => {
  it('does not depend on the order of the raters', () => {
    const ratingsAndShuffle = someRatings.chain((ratings) =>
      fc.tuple(
        fc.constant(ratings),
        fc.shuffledSubarray(ratings, { minLength: ratings.length, maxLength: ratings.length }),
      ),
    )
    fc.assert(
      fc.property(ratingsAndShuffle, anyRule, ([ratings, shuffled], rule) => {
        expect(judge(shuffled, rule)).toEqual(judge(ratings, rule))
      }),
    )
  })

  it('keeps every figure within its bounds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 }), anyRule, (ratings, rule) => {
        const judged = judge(ratings, rule)
        expect(judged.low + judged.mid + judged.high).toBe(ratings.length)
        expect(judged.distribution.reduce((sum, count) => sum + count, 0)).toBe(ratings.length)
        const { median, q1, q3, iqr, p30, p70, ipr, ipras, disagreementIndex } = judged
        if (ratings.length === 0) {
          expect([median, q1, q3, iqr, p30, p70, ipr, ipras, disagreementIndex]).toEqual(
            Array.from({ length: 9 }, () => null),
          )
          return
        }
        const upwards = [Math.min(...ratings), q1, p30, median, p70, q3, Math.max(...ratings)].map(
          (figure) => figure ?? Number.NaN,
        )
        for (const [index, figure] of upwards.slice(1).entries()) {
          expect(figure - (upwards[index] ?? Number.NaN)).toBeGreaterThan(-1e-9)
        }
        expect(ipr).toBeGreaterThanOrEqual(0)
        expect(ipr).toBeLessThanOrEqual(8)
        expect(ipras).toBeGreaterThanOrEqual(2.35)
        expect(ipras).toBeLessThanOrEqual(8.35)
        expect(iqr).toBeLessThanOrEqual(8)
        expect(disagreementIndex).toBeLessThanOrEqual(8 / 2.35)
        if (judged.disagreement) expect(judged.verdict).toBe('uncertain')
      }),
    )
  })

  it('swaps in and out when the scale is turned round, and changes nothing else', () => {
    const swapped = new Map([
      ['in', 'out'],
      ['out', 'in'],
    ])
    fc.assert(
      fc.property(someRatings, anyRule, (ratings, rule) => {
        const judged = judge(ratings, rule)
        const mirrored = judge(
          ratings.map((rating) => 10 - rating),
          rule,
        )
        expect(mirrored.verdict).toBe(swapped.get(judged.verdict) ?? judged.verdict)
        expect(mirrored.disagreement).toBe(judged.disagreement)
        expect(mirrored.median).toBe(10 - (judged.median ?? Number.NaN))
        expect(mirrored.ipras).toBeCloseTo(judged.ipras ?? Number.NaN, 9)
        expect(mirrored.distribution).toEqual(judged.distribution.toReversed())
        expect([mirrored.low, mirrored.mid, mirrored.high]).toEqual([judged.high, judged.mid, judged.low])
      }),
    )
  })
})
