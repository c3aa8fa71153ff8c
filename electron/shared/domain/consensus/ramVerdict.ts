import { NO_DATA } from './judgement.ts'
import type { Judgement } from './judgement.ts'
import { QUANTILE_TOLERANCE } from './quantile.ts'
import type { RatingSummary } from './ratingSummary.ts'
import type { RamRule } from './rule.ts'

/**
 * The RAND/UCLA appropriateness method's verdict on ratings from 1 to 9.
 *
 * *In*: median ≥ `medianIn` without disagreement; *out*: median ≤ `medianOut` without it; else *uncertain*. A median
 * of 6.5 is uncertain unless the rule sets the cut-off there.
 * Source: Fitch et al. 2001, "The RAND/UCLA Appropriateness Method User's Manual", MR-1269.
 *
 * No ratings give the verdict `no-data`.
 */
export function judgeByRam(
  { median, disagreement }: Pick<RatingSummary, 'median' | 'disagreement'>,
  rule: RamRule,
): Judgement {
  if (median === null) return NO_DATA
  if (disagreement) return { verdict: 'uncertain', reason: 'disagreement' }
  if (median >= rule.medianIn - QUANTILE_TOLERANCE) return { verdict: 'in', reason: 'median-high' }
  if (median <= rule.medianOut + QUANTILE_TOLERANCE) return { verdict: 'out', reason: 'median-low' }
  return { verdict: 'uncertain', reason: 'median-between' }
}
