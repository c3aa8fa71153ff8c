import { bandsOf } from '#shared/domain/consensus/ratingBands'
import type { LikertRule, MedianIqrRule, PercentageRule, RatingScale } from '#shared/domain/consensus/rule'

/** The scales that are offered. */
export const SCALES: readonly RatingScale[] = [
  { minimum: 1, maximum: 9 },
  { minimum: 1, maximum: 7 },
  { minimum: 1, maximum: 5 },
  { minimum: 0, maximum: 10 },
]

/** The rule on another scale: low and high are its outer thirds, and what was set in points follows. */
export function rescaled<R extends PercentageRule | MedianIqrRule>(rule: R, scale: RatingScale): R {
  const { lowTo, highFrom } = outerThirds(scale)
  const ends = { scaleMinimum: scale.minimum, scaleMaximum: scale.maximum }
  if (rule.method === 'percentage') return { ...rule, ...ends, lowTo, highFrom }
  // On 1 to 9 the usual spread is 3 points, which is three eighths of the scale's length.
  const iqrAtMost = Math.max(1, Math.floor(((scale.maximum - scale.minimum) * 3) / 8))
  return { ...rule, ...ends, medianIn: highFrom, medianOut: lowTo, iqrAtMost }
}

/** Agreeing and disagreeing are the halves of the scale, without its middle. */
export function rescaledLikert(rule: LikertRule, scaleMaximum: number): LikertRule {
  const half = Math.floor((scaleMaximum - 1) / 2)
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
