import { z } from 'zod'
import { QUANTILE_TOLERANCE } from './quantile.ts'
import { judgeByRam } from './ramVerdict.ts'
import type { ConsensusRule } from './rule.ts'

/** Medians this far apart flag an item, in points of the scale. */
const MEDIANS_APART = 2

export const divergenceReason = z.enum(['verdicts-differ', 'medians-apart'])

/** How far the public contributors' scores of an item lie from everybody else's: public minus the rest, throughout. */
export const divergence = z.strictObject({
  /** Points of the scale, −8 to 8. */
  differenceOfMedians: z.number(),
  /** Percentage points between the shares that scored 7 to 9, −100 to 100. */
  differenceOfPercentHigh: z.number(),
  /** −1 to 1; above 0 when public contributors tend to score higher. */
  cliffsDelta: z.number(),
  flagged: z.boolean(),
  /** Why it is flagged; empty when it is not. */
  reasons: z.array(divergenceReason),
})
export type Divergence = z.infer<typeof divergence>

/**
 * Compares whole-number ratings from 1 to 9 of public contributors with everybody else's, in any order.
 * Flagged when the two sides come to different verdicts by the rule, or their medians are 2 or more apart.
 *
 * Cliff's delta is (pairs in which the public rating is higher − pairs in which it is lower) ÷ all pairs
 * (Cliff 1993, "Dominance statistics").
 *
 * Null when either side has no rating: then there is nothing to compare. Whether both sides *may* be
 * shown is for the caller to decide first (see ballot/smallGroups.ts).
 */
export function divergenceBetween(
  publicRatings: readonly number[],
  restRatings: readonly number[],
  rule: ConsensusRule,
): Divergence | null {
  const ours = judgeByRam(publicRatings, rule)
  const theirs = judgeByRam(restRatings, rule)
  if (ours.median === null || theirs.median === null) return null
  const differenceOfMedians = ours.median - theirs.median
  const reasons: Divergence['reasons'] = []
  if (ours.verdict !== theirs.verdict) reasons.push('verdicts-differ')
  if (Math.abs(differenceOfMedians) >= MEDIANS_APART - QUANTILE_TOLERANCE) reasons.push('medians-apart')
  return {
    differenceOfMedians,
    // One division, of whole numbers: equal shares then differ by exactly nought.
    differenceOfPercentHigh: (100 * (ours.high * theirs.n - theirs.high * ours.n)) / (ours.n * theirs.n),
    cliffsDelta: cliffsDelta(ours.distribution, theirs.distribution),
    flagged: reasons.length > 0,
    reasons,
  }
}

function cliffsDelta(ours: readonly number[], theirs: readonly number[]): number {
  let pairs = 0
  let balance = 0
  for (const [ourScore, ourCount] of ours.entries()) {
    for (const [theirScore, theirCount] of theirs.entries()) {
      pairs += ourCount * theirCount
      balance += ourCount * theirCount * Math.sign(ourScore - theirScore)
    }
  }
  return balance / pairs
}
