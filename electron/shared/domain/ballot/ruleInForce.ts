import type { ConsensusRule } from '../consensus/rule.ts'
import type { Ballot } from './ballot.ts'
import type { Deviation } from './deviation.ts'

/**
 * The rule that a ballot's round goes by: the one that was locked, or that of the latest deviation which holds for this
 * round or an earlier one. `deviations` may hold those of other ballots, in any order.
 */
export function ruleInForce(
  ballot: Pick<Ballot, 'id' | 'rule'>,
  deviations: Iterable<Deviation>,
  roundNumber: number,
): ConsensusRule {
  const latest = ruleChangeInForce(ballot, deviations, roundNumber)
  return latest?.change.kind === 'rule' ? latest.change.after : ballot.rule
}

/** The deviation that a round's rule comes from; null where it is the rule that was locked. */
export function ruleChangeInForce(
  ballot: Pick<Ballot, 'id'>,
  deviations: Iterable<Deviation>,
  roundNumber: number,
): Deviation | null {
  let latest: Deviation | null = null
  for (const one of deviations) {
    if (one.ballotId !== ballot.id || one.change.kind !== 'rule' || one.fromRound > roundNumber) continue
    if (latest === null || isLater(one, latest)) latest = one
  }
  return latest
}

function isLater(a: Deviation, b: Deviation): boolean {
  return a.madeAt === b.madeAt ? a.id > b.id : a.madeAt > b.madeAt
}
