import { kendallsW } from '../consensus/kendallsW.ts'
import type { RaterAgreement } from '../consensus/raterAgreement.ts'
import { isRatingRule } from '../consensus/rule.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import type { Response } from './answer.ts'

/**
 * How alike the voters of a round put its items in order: Kendall's W of their scores, or of their places where every
 * voter puts all items in order. Voters with a gap are left out and counted.
 *
 * Null for the methods in which nobody places every item (top-k, dots) or the answers are no order of items (MoSCoW),
 * and where fewer voters than `smallGroupThreshold` answered every item, as the figure would be about those few.
 */
export function roundAgreement(
  responses: readonly Pick<Response, 'answers'>[],
  itemIds: readonly string[],
  rule: ConsensusRule,
  smallGroupThreshold: number,
): RaterAgreement | null {
  const kind = answersInOrder(rule)
  if (kind === null) return null
  const ratings = responses.map(({ answers }) =>
    itemIds.map((itemId) => {
      const given = answers.get(itemId)
      return given?.kind === kind ? given.value : null
    }),
  )
  const complete = ratings.filter((row) => !row.includes(null)).length
  return complete < smallGroupThreshold ? null : kendallsW(ratings)
}

function answersInOrder(rule: ConsensusRule): 'score' | 'rank' | null {
  if (isRatingRule(rule)) return 'score'
  return rule.method === 'borda' ? 'rank' : null
}
