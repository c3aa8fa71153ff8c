import { z } from 'zod'
import { median, quantile, QUANTILE_TOLERANCE } from './quantile.ts'
import { countRatings } from './ratingCounts.ts'
import type { RamRule } from './rule.ts'

export const verdict = z.enum(['in', 'out', 'uncertain', 'no-data'])
export type Verdict = z.infer<typeof verdict>

/** Why a verdict is what it is: where the median lies, that the panel disagrees, or that nobody gave a score. */
export const verdictReason = z.enum([
  'median-high',
  'median-low',
  'median-between',
  'disagreement',
  'no-scores',
])
export type VerdictReason = z.infer<typeof verdictReason>

const count = z.int().min(0)
const figure = z.number().nullable()

/** One item judged by the RAND/UCLA rule. The figures are null when nobody gave a score, and only then. */
export const ramJudgement = z.strictObject({
  /** How many gave a score. */
  n: count,
  median: figure,
  q1: figure,
  q3: figure,
  /** Interquartile range, q3 − q1. */
  iqr: figure,
  p30: figure,
  p70: figure,
  /** Interpercentile range, p70 − p30. */
  ipr: figure,
  /** Interpercentile range adjusted for symmetry: the widest `ipr` that still counts as no disagreement. */
  ipras: figure,
  /** ipr ÷ ipras; above 1 the panel disagrees. */
  disagreementIndex: figure,
  disagreement: z.boolean(),
  /** How many gave 1 to 3, 4 to 6, 7 to 9. */
  low: count,
  mid: count,
  high: count,
  /** How many gave 1, 2, … 9. */
  distribution: z.array(count).length(9),
  verdict,
  reason: verdictReason,
})
export type RamJudgement = z.infer<typeof ramJudgement>

/** The interpercentile range at which disagreement starts when the ratings lie evenly about the middle. */
const IPR_AT_SYMMETRY = 2.35
const CORRECTION_FOR_ASYMMETRY = 1.5
const MIDDLE_OF_SCALE = 5

/**
 * Judges whole-number ratings from 1 to 9, in any order, by the RAND/UCLA appropriateness method.
 *
 * IPR = P70 − P30; IPRAS = 2.35 + 1.5·|5 − (P30 + P70)/2|; the panel disagrees when IPR > IPRAS.
 * *In*: median ≥ `medianIn` without disagreement; *out*: median ≤ `medianOut` without it; else
 * *uncertain*. Source: Fitch et al. 2001, "The RAND/UCLA Appropriateness Method User's Manual", MR-1269.
 *
 * No ratings give the verdict `no-data` with null figures. One rating, or ratings all alike, have an IPR
 * of 0 and so no disagreement. Anything but a whole number from 1 to 9 throws a RangeError.
 */
export function judgeByRam(ratings: readonly number[], rule: RamRule): RamJudgement {
  const counts = countRatings(ratings)
  const sorted = ratings.toSorted((a, b) => a - b)
  const middle = median(sorted)
  const q1 = quantile(sorted, 0.25, rule.quantileType)
  const q3 = quantile(sorted, 0.75, rule.quantileType)
  const p30 = quantile(sorted, 0.3, rule.quantileType)
  const p70 = quantile(sorted, 0.7, rule.quantileType)
  if (middle === null || q1 === null || q3 === null || p30 === null || p70 === null) {
    return { ...counts, ...NO_FIGURES }
  }
  const ipr = p70 - p30
  const ipras = IPR_AT_SYMMETRY + CORRECTION_FOR_ASYMMETRY * Math.abs(MIDDLE_OF_SCALE - (p30 + p70) / 2)
  const disagreement = ipr > ipras + QUANTILE_TOLERANCE
  const reason = reasonFor(middle, disagreement, rule)
  return {
    ...counts,
    median: middle,
    q1,
    q3,
    iqr: q3 - q1,
    p30,
    p70,
    ipr,
    ipras,
    disagreementIndex: ipr / ipras,
    disagreement,
    verdict: VERDICT_FOR[reason],
    reason,
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
  verdict: 'no-data',
  reason: 'no-scores',
} as const satisfies Partial<RamJudgement>

const VERDICT_FOR: Record<VerdictReason, Verdict> = {
  'median-high': 'in',
  'median-low': 'out',
  'median-between': 'uncertain',
  disagreement: 'uncertain',
  'no-scores': 'no-data',
}

function reasonFor(middle: number, disagreement: boolean, rule: RamRule): VerdictReason {
  if (disagreement) return 'disagreement'
  if (middle >= rule.medianIn - QUANTILE_TOLERANCE) return 'median-high'
  if (middle <= rule.medianOut + QUANTILE_TOLERANCE) return 'median-low'
  return 'median-between'
}
