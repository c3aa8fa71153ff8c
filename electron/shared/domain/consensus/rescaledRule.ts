import { bandsOf } from './ratingBands.ts'
import type { LikertRule, MedianIqrRule, PercentageRule, RatingScale } from './rule.ts'

/**
 * The rule on another scale, of whole numbers: low and high are its outer thirds, and what is set in points follows.
 * On 1 to 9 the usual spread is 3 points, which is three eighths of the scale's length; it is never below 1.
 */
export function rescaled<R extends PercentageRule | MedianIqrRule>(rule: R, scale: RatingScale): R {
  const { lowTo, highFrom } = outerThirds(scale)
  const ends = { scaleMinimum: scale.minimum, scaleMaximum: scale.maximum }
  if (rule.method === 'percentage') return { ...rule, ...ends, lowTo, highFrom }
  const iqrAtMost = Math.max(1, Math.floor(((scale.maximum - scale.minimum) * 3) / 8))
  return { ...rule, ...ends, medianIn: highFrom, medianOut: lowTo, iqrAtMost }
}

/** The rule on a scale from 1: agreeing and disagreeing are the scale's halves, without its middle. */
export function rescaledLikert(rule: LikertRule, scaleMaximum: number): LikertRule {
  const half = Math.floor(scaleMaximum / 2)
  return { ...rule, scaleMaximum, disagreeTo: half, agreeFrom: scaleMaximum + 1 - half }
}

function outerThirds({ minimum, maximum }: RatingScale) {
  return bandsOf({
    method: 'median-iqr',
    scaleMinimum: minimum,
    scaleMaximum: maximum,
    medianIn: maximum,
    medianOut: minimum,
    iqrAtMost: 1,
    quantileType: 7,
  })
}
