import {
  divergence,
  divergenceOfMoscow,
  divergenceOfRankings,
  divergenceOfRatings,
} from '../consensus/divergence.ts'
import type { Divergence } from '../consensus/divergence.ts'
import { isRankingRule, isRatingRule, scaleOf } from '../consensus/rule.ts'
import { z } from 'zod'
import type { Response } from './answer.ts'
import { figures } from './figures.ts'
import type { Figures } from './figures.ts'
import { pointsOf } from './rankingFigures.ts'
import { roundFigures } from './roundFigures.ts'
import type { RoundCounting } from './roundFigures.ts'

/** Public contributors' figures of an item beside everybody else's, and how far they lie apart. */
export const sidesCompared = z.strictObject({ ...divergence.shape, public: figures, rest: figures })
export type SidesCompared = z.infer<typeof sidesCompared>

/**
 * Compares public contributors with everybody else on every item of a round. An item for which a side has no answer
 * that counts is not in the map. Whether both sides *may* be shown is for the caller to decide.
 */
export function compareSides(
  publicResponses: readonly Response[],
  restResponses: readonly Response[],
  counting: RoundCounting,
): Map<string, SidesCompared> {
  const ours = roundFigures(publicResponses, counting)
  const theirs = roundFigures(restResponses, counting)
  const ourPoints = pointsPerVoter(publicResponses, counting)
  const theirPoints = pointsPerVoter(restResponses, counting)
  const compared = new Map<string, SidesCompared>()
  for (const itemId of counting.itemIds) {
    const [our, their] = [ours.get(itemId), theirs.get(itemId)]
    if (our === undefined || their === undefined) continue
    const found = divergenceBetween(
      { figures: our, pointsPerVoter: ourPoints(itemId) },
      { figures: their, pointsPerVoter: theirPoints(itemId) },
      counting,
    )
    if (found !== null) compared.set(itemId, { ...found, public: our, rest: their })
  }
  return compared
}

interface Side {
  figures: Figures
  pointsPerVoter: readonly number[]
}

function divergenceBetween(ours: Side, theirs: Side, { rule, itemIds }: RoundCounting): Divergence | null {
  const [our, their] = [ours.figures, theirs.figures]
  if (our.kind === 'rating' && their.kind === 'rating' && isRatingRule(rule)) {
    return divergenceOfRatings(our, their, scaleOf(rule))
  }
  if (our.kind === 'moscow' && their.kind === 'moscow' && rule.method === 'moscow') {
    return divergenceOfMoscow(our, their, rule.inCounts)
  }
  if (our.kind === 'ranking' && their.kind === 'ranking') {
    const { length } = itemIds
    return divergenceOfRankings({ ...our, ...ours }, { ...their, ...theirs }, length)
  }
  return null
}

/** What each voter gave an item, nought from those who gave it nothing; empty where the rule knows no points. */
function pointsPerVoter(responses: readonly Response[], { rule, itemIds }: RoundCounting) {
  const voters = isRankingRule(rule)
    ? responses.flatMap((response) => pointsOf(response, itemIds, rule) ?? [])
    : []
  return (itemId: string): number[] => voters.map(({ points }) => points.get(itemId) ?? 0)
}
