import { NO_DATA } from './judgement.ts'
import type { Judgement } from './judgement.ts'
import type { PercentageRule } from './rule.ts'
import { denominatorOf, reaches, staysBelow } from './shares.ts'
import type { Shares, UnableCounting } from './shares.ts'

export interface PercentageSetting {
  /** 1 for the first: the rule may set other thresholds for later rounds. */
  roundNumber: number
  /** A group with fewer scores than this does not count by itself, at least 1. */
  groupMinimum: number
  /** Counts “unable” otherwise than the rule does, to see what difference it makes. */
  unable?: UnableCounting
}

/**
 * The percentage rule of Delphi studies and core outcome sets (Williamson et al. 2017, "The COMET Handbook:
 * version 1.0", Trials 18 Suppl 3), on everybody's shares and those of each panel group among them.
 *
 * *In*: the share of high scores reaches `inPercent` and that of low ones stays below `inAgainstBelow`; with the scope
 * `every-group` each group must meet that by itself as well, and where one does not the item is uncertain
 * (`group-differs`). *Out*, variant a: the mirror image, pooled whatever the scope. *Out*, variant b: at most
 * `outAtMostHigh` percent of high scores in each group, whatever the scope. An item to which both apply, which takes
 * thresholds of 50 or less, is uncertain.
 *
 * Groups with fewer than `groupMinimum` scores, and so always those without any, are not looked at by themselves;
 * where that leaves none, the pooled shares stand for them. `unable: include` puts those who were unable to score into
 * what the shares are taken of. Without a single score the verdict is `no-data`, however many were unable.
 */
export function judgeByPercentage(
  pooled: Shares,
  groups: readonly Shares[],
  rule: PercentageRule,
  { roundNumber, groupMinimum, unable = rule.unable }: PercentageSetting,
): Judgement {
  if (pooled.n === 0) return NO_DATA
  const thresholds = thresholdsIn(rule, roundNumber)
  const { inPercent, inComparison, inAgainstBelow, outPercent, outAgainstBelow, outAtMostHigh } = thresholds
  const isIn = (shares: Shares): boolean => {
    const all = denominatorOf(shares, unable)
    return reaches(shares.high, all, inPercent, inComparison) && staysBelow(shares.low, all, inAgainstBelow)
  }
  const counted = groups.filter((group) => group.n > 0 && group.n >= groupMinimum)
  const all = denominatorOf(pooled, unable)
  const isOut =
    rule.outVariant === 'a'
      ? reaches(pooled.low, all, outPercent, inComparison) && staysBelow(pooled.high, all, outAgainstBelow)
      : (counted.length === 0 ? [pooled] : counted).every(
          (group) => 100 * group.high <= outAtMostHigh * denominatorOf(group, unable),
        )
  const isPooledIn = isIn(pooled)
  if (isPooledIn && isOut) return { verdict: 'uncertain', reason: 'share-between' }
  if (isOut) return { verdict: 'out', reason: 'share-low' }
  if (!isPooledIn) return { verdict: 'uncertain', reason: 'share-between' }
  return rule.scope === 'pooled' || counted.every(isIn)
    ? { verdict: 'in', reason: 'share-high' }
    : { verdict: 'uncertain', reason: 'group-differs' }
}

type Thresholds = Omit<PercentageRule['laterRounds'][number], 'fromRound'>

/** The thresholds that hold in a round: the rule's own, or those of the last change up to it. */
export function thresholdsIn(rule: PercentageRule, roundNumber: number): Thresholds {
  return rule.laterRounds.findLast((later) => later.fromRound <= roundNumber) ?? rule
}
