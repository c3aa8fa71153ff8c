import { NO_DATA } from './judgement.ts'
import type { Judgement } from './judgement.ts'
import type { LikertRule } from './rule.ts'
import { denominatorOf, reaches } from './shares.ts'
import type { Shares, UnableCounting } from './shares.ts'

/**
 * Agreement on a Likert scale: *in* when at least `percent` of those who answered agree, *out* when as many disagree,
 * else *uncertain*. Both at once, which takes a percentage of 50 or less, is uncertain too.
 * Percent agreement is the commonest definition of consensus in Delphi studies (Diamond et al. 2014, J Clin
 * Epidemiol 67:401); the percentage is the study's own choice.
 *
 * `low` are those who disagree, `high` those who agree. Nobody answered: `no-data`.
 */
export function judgeByLikert(
  shares: Shares,
  rule: LikertRule,
  unable: UnableCounting = rule.unable,
): Judgement {
  if (shares.n === 0) return NO_DATA
  const all = denominatorOf(shares, unable)
  const agrees = reaches(shares.high, all, rule.percent)
  const disagrees = reaches(shares.low, all, rule.percent)
  if (agrees === disagrees) return { verdict: 'uncertain', reason: 'share-between' }
  return agrees ? { verdict: 'in', reason: 'share-high' } : { verdict: 'out', reason: 'share-low' }
}
