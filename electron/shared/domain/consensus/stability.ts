import { coefficientOfVariation } from './coefficientOfVariation.ts'
import type { ItemStability } from './itemStability.ts'
import { exactMcnemarP } from './mcnemar.ts'
import { wilcoxonSignedRank } from './wilcoxon.ts'

/** What one voter gave the same item in two rounds. */
export interface ScorePair {
  before: number
  after: number
}

/**
 * How steady the scores of one item were from one round to a later one: one pair per voter who scored it in both
 * (the caller links them by their ballot token), in any order. `isIn` says which scores speak for taking the item
 * in, 7 to 9 say; it decides McNemar's test.
 *
 * The share who changed, Wilcoxon's signed-rank test of after − before, McNemar's exact test with b = in before and
 * not after and c = not in before but after, and the coefficient of variation in each round.
 *
 * No pairs give counts of 0 and null for the rest; figures that one pair or equal scores leave undefined are null
 * too. NaN and infinities throw a RangeError.
 */
export function stabilityOf(pairs: readonly ScorePair[], isIn: (score: number) => boolean): ItemStability {
  for (const { before, after } of pairs) {
    if (!Number.isFinite(before) || !Number.isFinite(after)) {
      throw new RangeError(`${before} and ${after} cannot both be scores.`)
    }
  }
  const n = pairs.length
  const changed = pairs.filter(({ before, after }) => before !== after).length
  const b = pairs.filter(({ before, after }) => isIn(before) && !isIn(after)).length
  const c = pairs.filter(({ before, after }) => !isIn(before) && isIn(after)).length
  return {
    n,
    changed,
    changedPercent: n === 0 ? null : (100 * changed) / n,
    wilcoxon: wilcoxonSignedRank(pairs.map(({ before, after }) => after - before)),
    mcnemar: n === 0 ? null : { b, c, p: exactMcnemarP(b, c) },
    coefficientOfVariationFrom: coefficientOfVariation(pairs.map(({ before }) => before)),
    coefficientOfVariationTo: coefficientOfVariation(pairs.map(({ after }) => after)),
  }
}
