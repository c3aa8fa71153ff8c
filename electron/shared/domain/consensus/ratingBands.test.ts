import { describe, expect, it } from 'vitest'
import { bandsOf, quantileTypeOf } from './ratingBands.ts'
import { DEFAULT_RAM_RULE } from './rule.ts'
import type { ContentValidityRule, LikertRule, MedianIqrRule } from './rule.ts'

const MEDIAN_IQR: MedianIqrRule = {
  method: 'median-iqr',
  scaleMinimum: 1,
  scaleMaximum: 9,
  medianIn: 7,
  medianOut: 3,
  iqrAtMost: 3,
  quantileType: 6,
}
const LIKERT: LikertRule = {
  method: 'likert',
  scaleMinimum: 1,
  scaleMaximum: 7,
  disagreeTo: 3,
  agreeFrom: 5,
  percent: 80,
  unable: 'exclude',
}
const RELEVANCE: ContentValidityRule = {
  method: 'content-validity',
  answers: 'relevance',
  inPercent: 78,
  outBelowPercent: 70,
  unable: 'exclude',
}

describe('bandsOf', () => {
  it('has the thirds of RAND/UCLA', () => {
    expect(bandsOf(DEFAULT_RAM_RULE)).toEqual({ minimum: 1, maximum: 9, lowTo: 3, highFrom: 7 })
  })

  it.each([
    [1, 9, 3, 7],
    [1, 5, 2, 4],
    [0, 10, 3, 7],
    [1, 7, 2, 6],
    [1, 4, 1, 4],
    [1, 3, 1, 3],
    [1, 2, 1, 2],
  ])(
    'takes the outer thirds of a scale of %i to %i for the median and IQR rule',
    (scaleMinimum, scaleMaximum, lowTo, highFrom) => {
      const bands = bandsOf({ ...MEDIAN_IQR, scaleMinimum, scaleMaximum })
      expect(bands).toEqual({ minimum: scaleMinimum, maximum: scaleMaximum, lowTo, highFrom })
    },
  )

  it('takes what the rule names, and for content validity what the method does', () => {
    expect(bandsOf(LIKERT)).toEqual({ minimum: 1, maximum: 7, lowTo: 3, highFrom: 5 })
    expect(bandsOf(RELEVANCE)).toEqual({ minimum: 1, maximum: 4, lowTo: 2, highFrom: 3 })
    expect(bandsOf({ ...RELEVANCE, answers: 'essential' })).toEqual({
      minimum: 0,
      maximum: 1,
      lowTo: 0,
      highFrom: 1,
    })
  })
})

describe('quantileTypeOf', () => {
  it('is the rule’s own, or 7', () => {
    expect(quantileTypeOf(MEDIAN_IQR)).toBe(6)
    expect(quantileTypeOf(LIKERT)).toBe(7)
  })
})
