import { median } from './quantile.ts'
import { bandsOf } from './ratingBands.ts'
import { countRatings } from './ratingCounts.ts'
import { DEFAULT_RAM_RULE } from './rule.ts'
import type { Verdict } from './verdict.ts'

export type RatingBand = 'low' | 'mid' | 'high'

export interface ClassicPanelJudgement {
  n: number
  /** A third of the panel, as the rule counts it: ⌊(n + 1) / 3⌋, and at least 1. */
  k: number
  median: number | null
  /** The third of the scale that holds the median; null when there are no ratings. */
  medianBand: RatingBand | null
  /** How many ratings lie outside the median's band. */
  outsideBand: number
  agreement: boolean
  disagreement: boolean
  verdict: Verdict
}

/**
 * The older panel rule of the RAND/UCLA method, which counts heads instead of percentiles, for
 * whole-number ratings from 1 to 9 in any order. It stands beside {@link judgeByRam} for readers who
 * know it; the verdict of a ballot comes from that one.
 *
 * With k = ⌊(n + 1) / 3⌋: disagreement when at least k ratings are 1–3 *and* at least k are 7–9;
 * agreement when at most k − 1 ratings lie outside the median's band. A panel can be in neither state.
 * A median between two bands (3.5 or 6.5) belongs to the middle one. The verdict is *in* with a median
 * of 7 or more, *out* with 3 or less, both without disagreement, and else *uncertain*.
 * Source: Fitch et al. 2001, MR-1269 (for panels of nine: at least 3, and at most 2).
 *
 * No ratings: neither state, verdict `no-data`. One rating would make k nought and so "disagree" with
 * itself; k is therefore at least 1, and one rating agrees.
 */
export function classicPanelRule(ratings: readonly number[]): ClassicPanelJudgement {
  const { n, low, mid, high } = countRatings(ratings, BANDS)
  const k = thirdOfPanel(n)
  const middle = median(ratings.toSorted((a, b) => a - b))
  if (middle === null) {
    return {
      n,
      k,
      median: null,
      medianBand: null,
      outsideBand: 0,
      agreement: false,
      disagreement: false,
      verdict: 'no-data',
    }
  }
  const medianBand = bandOf(middle)
  const outsideBand = n - { low, mid, high }[medianBand]
  const disagreement = isDividedPanel({ n, low, high })
  return {
    n,
    k,
    median: middle,
    medianBand,
    outsideBand,
    agreement: outsideBand <= k - 1,
    disagreement,
    verdict: disagreement ? 'uncertain' : VERDICT_OF_BAND[medianBand],
  }
}

/**
 * Whether a panel is divided by the classic rule: at least k low and at least k high answers of n. Beside ratings from
 * 1 to 9 it serves any answers that have two ends. Nobody, and one person alone, are not divided.
 */
export function isDividedPanel({ n, low, high }: { n: number; low: number; high: number }): boolean {
  const k = thirdOfPanel(n)
  return low >= k && high >= k
}

function thirdOfPanel(n: number): number {
  return Math.max(1, Math.floor((n + 1) / 3))
}

const BANDS = bandsOf(DEFAULT_RAM_RULE)
const VERDICT_OF_BAND = { low: 'out', mid: 'uncertain', high: 'in' } as const

/** Medians of whole numbers are exact multiples of one half, so no tolerance is needed. */
function bandOf(middle: number): RatingBand {
  if (middle >= 7) return 'high'
  return middle <= 3 ? 'low' : 'mid'
}
