import { describe, expect, it } from 'vitest'
import { rescaled, rescaledLikert } from './rescaledRule.ts'
import {
  consensusRule,
  type LikertRule,
  type MedianIqrRule,
  type PercentageRule,
  type RatingScale,
} from './rule.ts'
import { RULE_PRESETS } from './rulePresets.ts'

const SCALES: readonly RatingScale[] = [
  { minimum: 1, maximum: 9 },
  { minimum: 1, maximum: 7 },
  { minimum: 1, maximum: 5 },
  { minimum: 1, maximum: 4 },
  { minimum: 0, maximum: 10 },
]

const rules = RULE_PRESETS.map(({ rule }) => rule)
const percentage = rules.find((rule): rule is PercentageRule => rule.method === 'percentage')
const medianIqr = rules.find((rule): rule is MedianIqrRule => rule.method === 'median-iqr')
const likert = rules.find((rule): rule is LikertRule => rule.method === 'likert')
if (!percentage || !medianIqr || !likert) throw new Error('A preset is gone.')

describe('a rule on another scale', () => {
  it.each(SCALES)('is a rule still, from $minimum to $maximum', (scale) => {
    expect(consensusRule.safeParse(rescaled(percentage, scale)).success).toBe(true)
    expect(consensusRule.safeParse(rescaled(medianIqr, scale)).success).toBe(true)
  })

  it('has the scale’s outer thirds for low and high, and keeps its percentages', () => {
    expect(rescaled(percentage, { minimum: 1, maximum: 5 })).toMatchObject({
      lowTo: 2,
      highFrom: 4,
      inPercent: 70,
    })
    expect(rescaled(medianIqr, { minimum: 0, maximum: 10 })).toMatchObject({
      medianIn: 7,
      medianOut: 3,
      iqrAtMost: 3,
    })
    expect(rescaled(rescaled(medianIqr, { minimum: 1, maximum: 5 }), { minimum: 1, maximum: 9 })).toEqual(
      medianIqr,
    )
  })

  it('agrees above the middle and disagrees below it', () => {
    expect(rescaledLikert(likert, 7)).toMatchObject({ disagreeTo: 3, agreeFrom: 5 })
    expect(rescaledLikert(rescaledLikert(likert, 7), 5)).toEqual(likert)
    expect(rescaledLikert(likert, 4)).toMatchObject({ disagreeTo: 2, agreeFrom: 3 })
    expect(consensusRule.safeParse(rescaledLikert(likert, 3)).success).toBe(true)
  })
})
