import type { RankingFigures } from './figures.ts'

/**
 * The most points that those who voted could have given an item, as a whole number: what its score is a share of. Its
 * score where that cannot be told, as it is 0.
 */
export function mostPossible({
  score,
  percentOfMaximum,
}: Pick<RankingFigures, 'score' | 'percentOfMaximum'>): number {
  return percentOfMaximum === null || percentOfMaximum === 0
    ? score
    : Math.round((100 * score) / percentOfMaximum)
}
