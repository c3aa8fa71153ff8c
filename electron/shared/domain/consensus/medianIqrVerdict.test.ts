import { describe, expect, it } from 'vitest'
import { judgeByMedianAndIqr } from './medianIqrVerdict.ts'
import { bandsOf } from './ratingBands.ts'
import { summariseRatings } from './ratingSummary.ts'
import type { MedianIqrRule } from './rule.ts'

const RULE: MedianIqrRule = {
  method: 'median-iqr',
  scaleMinimum: 1,
  scaleMaximum: 9,
  medianIn: 7,
  medianOut: 3,
  iqrAtMost: 3,
  quantileType: 7,
}

function judge(ratings: readonly number[], changes: Partial<MedianIqrRule> = {}) {
  const rule = { ...RULE, ...changes }
  return judgeByMedianAndIqr(summariseRatings(ratings, bandsOf(rule), rule.quantileType), rule)
}

describe('the median and IQR rule', () => {
  it('is in or out with a median at an end and the middle half close together', () => {
    expect(judge([6, 7, 8, 8, 9])).toEqual({
      verdict: 'in',
      reason: 'median-high',
      agreement: true,
      consensus: true,
    })
    expect(judge([1, 2, 2, 3, 5])).toMatchObject({ verdict: 'out', reason: 'median-low' })
  })

  it('is uncertain with a median between, however close together the scores are', () => {
    expect(judge([5, 5, 5])).toEqual({
      verdict: 'uncertain',
      reason: 'median-between',
      agreement: false,
      consensus: true,
    })
    expect(judge([1, 1, 5, 9, 9])).toMatchObject({
      agreement: false,
      consensus: false,
      reason: 'median-between',
    })
  })

  it('is uncertain where the scores are spread, though the median agrees', () => {
    // R: IQR(c(2, 4, 8, 9, 9)) is 5.
    expect(judge([2, 4, 8, 9, 9])).toEqual({
      verdict: 'uncertain',
      reason: 'spread',
      agreement: true,
      consensus: false,
    })
  })

  it('takes a range of just the limit, by the definition of quantiles that the rule names', () => {
    // R: IQR(c(5, 6, 7, 8, 9, 9)) is 2.5 by type 7 and 3.25 by type 6.
    const ratings = [5, 6, 7, 8, 9, 9]
    expect(judge(ratings, { iqrAtMost: 2.5 }).consensus).toBe(true)
    expect(judge(ratings, { iqrAtMost: 2.5, quantileType: 6 }).consensus).toBe(false)
    expect(judge(ratings, { iqrAtMost: 3.25, quantileType: 6 }).consensus).toBe(true)
  })

  it('leaves a median of 6.5 between unless the rule says otherwise', () => {
    expect(judge([6, 6, 7, 7]).agreement).toBe(false)
    expect(judge([6, 6, 7, 7], { medianIn: 6.5 }).verdict).toBe('in')
  })

  it('has no data without a score, and consensus with one', () => {
    expect(judge([])).toEqual({
      verdict: 'no-data',
      reason: 'no-scores',
      agreement: false,
      consensus: false,
    })
    expect(judge([8])).toMatchObject({ verdict: 'in', consensus: true })
  })
})
