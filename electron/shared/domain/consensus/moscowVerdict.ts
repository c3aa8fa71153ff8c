import { NO_DATA } from './judgement.ts'
import type { Judgement } from './judgement.ts'
import type { MoscowRule } from './rule.ts'
import { denominatorOf, reaches } from './shares.ts'
import type { UnableCounting } from './shares.ts'

/** How many chose each of the four. */
export interface MoscowSplit {
  must: number
  should: number
  could: number
  wont: number
}

/** How many of a split count towards “in”, by the rule. */
export function countsTowardsIn({ must, should }: MoscowSplit, inCounts: MoscowRule['inCounts']): number {
  return inCounts === 'must' ? must : must + should
}

/**
 * MoSCoW by a stated majority: *in* when “must” (or “must” and “should” together) reaches it, *out* when “won't” does,
 * else *uncertain*. Both at once, which takes at least 50 % or less, is uncertain too. The method's own percentages
 * (no more than 60 % of the effort on “must”; DSDM Agile Project Framework) are about effort, not votes, and have no
 * part in it.
 *
 * `unable` is how many could not say. Nobody chose any of the four: `no-data`.
 */
export function judgeByMoscow(
  split: MoscowSplit,
  unable: number,
  rule: MoscowRule,
  counting: UnableCounting = rule.unable,
): Judgement {
  const n = split.must + split.should + split.could + split.wont
  if (n === 0) return NO_DATA
  const all = denominatorOf({ n, unable }, counting)
  const meets = (part: number) => reaches(part, all, rule.majorityPercent, rule.comparison)
  const isIn = meets(countsTowardsIn(split, rule.inCounts))
  const isOut = meets(split.wont)
  if (isIn === isOut) return { verdict: 'uncertain', reason: 'share-between' }
  return isIn ? { verdict: 'in', reason: 'share-high' } : { verdict: 'out', reason: 'share-low' }
}
