import { bandsOf } from '../consensus/ratingBands.ts'
import { isRatingRule } from '../consensus/rule.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import { stabilityOf } from '../consensus/stability.ts'
import type { Response } from './answer.ts'
import type { RoundStabilityItem } from './roundStabilityItem.ts'

/** One round's items and answers. */
export interface RoundAnswers {
  itemIds: readonly string[]
  responses: readonly Pick<Response, 'voterToken' | 'answers'>[]
}

/**
 * How steady each item's scores were from one round to a later one, for the items of both, in the later round's order,
 * and for everybody who scored the item in both; voters are linked by their ballot token. For McNemar's test a score
 * is "in" when the rule counts it as high.
 *
 * An item with fewer such voters than `smallGroupThreshold` (0 or more) is left out, as are all items of rules without
 * scores.
 * It is worked out for the whole room only, never for a group.
 */
export function roundStability(
  from: RoundAnswers,
  to: RoundAnswers,
  rule: ConsensusRule,
  smallGroupThreshold: number,
): RoundStabilityItem[] {
  if (!isRatingRule(rule)) return []
  const { highFrom } = bandsOf(rule)
  const itemsBefore = new Set(from.itemIds)
  const answersBefore = new Map(from.responses.map(({ voterToken, answers }) => [voterToken, answers]))
  return to.itemIds.flatMap((itemId) => {
    if (!itemsBefore.has(itemId)) return []
    const pairs = to.responses.flatMap(({ voterToken, answers }) => {
      const before = answersBefore.get(voterToken)?.get(itemId)
      const after = answers.get(itemId)
      return before?.kind === 'score' && after?.kind === 'score'
        ? [{ before: before.value, after: after.value }]
        : []
    })
    if (pairs.length < smallGroupThreshold) return []
    return [{ itemId, ...stabilityOf(pairs, (score) => score >= highFrom) }]
  })
}
