import { isDividedPanel } from './classicPanelRule.ts'
import { interpercentileRange } from './interpercentileRange.ts'
import { median, quantile } from './quantile.ts'
import type { QuantileType } from './quantile.ts'
import type { RatingBands } from './ratingBands.ts'
import { countRatings } from './ratingCounts.ts'
import type { RatingCounts } from './ratingCounts.ts'

/** What some ratings of one item come to, whatever the rule. Figures are null when there are no ratings. */
export interface RatingSummary extends RatingCounts {
  median: number | null
  q1: number | null
  q3: number | null
  /** Interquartile range, q3 − q1, in points of the scale. */
  iqr: number | null
  p30: number | null
  p70: number | null
  /** Interpercentile range, p70 − p30, in points of the scale. */
  ipr: number | null
  /** On the scale 1 to 9 only, else null (see interpercentileRange.ts). */
  ipras: number | null
  disagreementIndex: number | null
  /** On 1 to 9 by the interpercentile range; on other scales by the classic panel rule on the low and high bands. */
  disagreement: boolean
}

/**
 * Counts and describes whole-number ratings in any order. No ratings give null figures and no disagreement; one
 * rating, or ratings all alike, have ranges of 0. A rating off the scale throws a RangeError.
 */
export function summariseRatings(
  ratings: readonly number[],
  bands: RatingBands,
  quantileType: QuantileType,
): RatingSummary {
  const counts = countRatings(ratings, bands)
  const sorted = ratings.toSorted((a, b) => a - b)
  const middle = median(sorted)
  const q1 = quantile(sorted, 0.25, quantileType)
  const q3 = quantile(sorted, 0.75, quantileType)
  const p30 = quantile(sorted, 0.3, quantileType)
  const p70 = quantile(sorted, 0.7, quantileType)
  if (middle === null || q1 === null || q3 === null || p30 === null || p70 === null) {
    return { ...counts, ...NO_FIGURES }
  }
  const isOneToNine = bands.minimum === 1 && bands.maximum === 9
  const { ipr, ipras, disagreementIndex, disagreement } = interpercentileRange(p30, p70)
  return {
    ...counts,
    median: middle,
    q1,
    q3,
    iqr: q3 - q1,
    p30,
    p70,
    ipr,
    ipras: isOneToNine ? ipras : null,
    disagreementIndex: isOneToNine ? disagreementIndex : null,
    disagreement: isOneToNine ? disagreement : isDividedPanel(counts),
  }
}

const NO_FIGURES = {
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
} as const satisfies Partial<RatingSummary>
