import { answersTakenBy } from '#shared/domain/ballot/answersTaken'
import { MOST_ITEMS } from '#shared/domain/ballot/ballot'
import { canonicalJson } from '#shared/domain/consensus/canonicalJson'
import type { ConsensusRule } from '#shared/domain/consensus/rule'

/** Whether answers that were given under one rule can be counted by another. */
export function takesSameAnswers(a: ConsensusRule, b: ConsensusRule): boolean {
  // With as many items as can be, no limit of a rule is cut short by the length of the list.
  return canonicalJson(answersTakenBy(a, MOST_ITEMS)) === canonicalJson(answersTakenBy(b, MOST_ITEMS))
}
