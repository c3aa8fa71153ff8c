import { z } from 'zod'

/**
 * What a rule says of an item. `ranked`: it has its place in an order, and the rule draws no line.
 * `no-data`: nobody gave an answer that could count.
 */
export const verdict = z.enum(['in', 'out', 'uncertain', 'ranked', 'no-data'])
export type Verdict = z.infer<typeof verdict>

/** Why a verdict is what it is. */
export const verdictReason = z.enum([
  'no-scores',
  // RAND/UCLA, and median with interquartile range
  'median-high',
  'median-low',
  'median-between',
  'disagreement',
  /** The interquartile range is too wide for consensus. */
  'spread',
  // shares: percentage rule, Likert, MoSCoW, content validity
  'share-high',
  'share-low',
  'share-between',
  /** The whole panel would put it in, but a group by itself would not. */
  'group-differs',
  // orders: top-k, Borda, dots
  'above-line',
  'below-line',
  /** Tied with others across the line. */
  'tied-at-line',
  'no-line',
])
export type VerdictReason = z.infer<typeof verdictReason>
