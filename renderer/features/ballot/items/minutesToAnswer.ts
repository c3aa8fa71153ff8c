import { answersTakenBy, type AnswersTaken } from '#shared/domain/ballot/answersTaken'
import type { ConsensusRule } from '#shared/domain/consensus/rule'

/** Seconds to read an item and to answer it, one by one. */
const SECONDS_EACH: Record<AnswersTaken['kind'], number> = {
  score: 20,
  moscow: 15,
  // Where the items are answered together: to read one. Placing or spending comes on top.
  rank: 8,
  dots: 8,
}
const SECONDS_TO_PLACE = 12
const SECONDS_FOR_A_DOT = 5

/** About how long a careful voter takes, in whole minutes: a rule of thumb, at least 1, and 0 without items. */
export function minutesToAnswer(rule: ConsensusRule, itemCount: number): number {
  if (itemCount === 0) return 0
  const taken = answersTakenBy(rule, itemCount)
  const choosing =
    taken.kind === 'rank'
      ? taken.count * SECONDS_TO_PLACE
      : taken.kind === 'dots'
        ? taken.budget * SECONDS_FOR_A_DOT
        : 0
  return Math.ceil((itemCount * SECONDS_EACH[taken.kind] + choosing) / 60)
}
