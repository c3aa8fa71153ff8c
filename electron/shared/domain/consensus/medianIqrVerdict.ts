import { NO_DATA } from './judgement.ts'
import type { Judgement } from './judgement.ts'
import { QUANTILE_TOLERANCE } from './quantile.ts'
import type { RatingSummary } from './ratingSummary.ts'
import type { MedianIqrRule } from './rule.ts'

export interface MedianIqrJudgement extends Judgement {
  /** Whether the median says in or out. */
  agreement: boolean
  /** Whether the interquartile range is small enough. */
  consensus: boolean
}

/**
 * Agreement by the median and consensus by the spread, as Delphi studies report them (von der Gracht 2012, "Consensus
 * measurement in Delphi studies").
 *
 * *Agreement*: median ≥ `medianIn` or ≤ `medianOut`. *Consensus*: interquartile range ≤ `iqrAtMost`, in points of the
 * scale. *In* and *out* need both; else *uncertain*: `median-between` without agreement, `spread` with agreement but
 * without consensus. No ratings: neither, verdict `no-data`. One rating has an IQR of 0, and so consensus.
 */
export function judgeByMedianAndIqr(
  { median, iqr }: Pick<RatingSummary, 'median' | 'iqr'>,
  rule: MedianIqrRule,
): MedianIqrJudgement {
  if (median === null || iqr === null) return { ...NO_DATA, agreement: false, consensus: false }
  const isHigh = median >= rule.medianIn - QUANTILE_TOLERANCE
  const isLow = median <= rule.medianOut + QUANTILE_TOLERANCE
  const agreement = isHigh || isLow
  const consensus = iqr <= rule.iqrAtMost + QUANTILE_TOLERANCE
  if (!agreement) return { verdict: 'uncertain', reason: 'median-between', agreement, consensus }
  if (!consensus) return { verdict: 'uncertain', reason: 'spread', agreement, consensus }
  return isHigh
    ? { verdict: 'in', reason: 'median-high', agreement, consensus }
    : { verdict: 'out', reason: 'median-low', agreement, consensus }
}
