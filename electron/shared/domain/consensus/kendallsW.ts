import { chiSquareUpperTail } from './distributions.ts'
import { midRanks } from './midRanks.ts'
import type { RaterAgreement } from './raterAgreement.ts'
import { shufflePValue, squaredDeviations } from './rankShuffles.ts'

// Chi-square is too rough to stand alone for few items (Siegel & Castellan 1988) or few raters (Legendre 2005).
const FEW_ITEMS = 7
const FEW_RATERS = 10
// Ten thousand shuffles of more ratings than this take seconds, and chi-square is no longer rough for so many.
const SHUFFLED_RATINGS = 10_000

/**
 * Kendall's coefficient of concordance W of ratings or rankings: one row per rater, in it one value per item
 * (in any unit; each rater's values are turned into mid-ranks), null where the rater gave none.
 *
 * W = 12·S ÷ (m²·(n³ − n) − m·ΣT) for m raters and n items, where S is the sum of squared deviations of the
 * items' rank totals from their mean, and T = Σ(t³ − t) over a rater's groups of t tied items.
 * χ² = m·(n − 1)·W with n − 1 degrees of freedom (Friedman's test).
 * Source: Kendall & Babington Smith 1939; with ties, Siegel & Castellan 1988, "Nonparametric Statistics".
 *
 * With up to 7 items or up to 10 raters, and up to 10,000 ratings in all, a permutation p is given beside the
 * chi-square one: the share of 10,000 shuffles (and the ratings as they are) in which S is at least as large. The
 * same ratings always give the same one, in whatever order raters and items come.
 *
 * A rater with a gap is left out and counted. Fewer than two raters or two items, or raters who all tie every
 * item, give `none` with the reason. Rows of different lengths, NaN and infinities throw a RangeError.
 */
export function kendallsW(ratings: readonly (readonly (number | null)[])[]): RaterAgreement {
  const items = ratings[0]?.length ?? 0
  if (ratings.some((row) => row.length !== items)) {
    throw new RangeError('Every rater needs a place for every item.')
  }
  const complete = ratings.filter((row) => !row.includes(null)) as readonly (readonly number[])[]
  const raters = complete.length
  const panel = { raters, items, excludedRaters: ratings.length - raters }
  if (raters < 2) return { kind: 'none', reason: 'too-few-raters', ...panel }
  if (items < 2) return { kind: 'none', reason: 'too-few-items', ...panel }

  const ranked = complete.map(midRanks)
  const rows = ranked.map(({ ranks }) => ranks)
  const tiesSum = ranked.reduce((sum, { tieTerm }) => sum + tieTerm, 0)
  const s = squaredDeviations(rows)
  // Both are whole numbers, so that complete agreement is exactly 1 and complete ties leave exactly nought.
  const untied = raters ** 2 * (items ** 3 - items)
  const range = untied - raters * tiesSum
  if (range === 0) return { kind: 'none', reason: 'all-tied', ...panel }

  const kendallW = (12 * s) / range
  const degreesOfFreedom = items - 1
  const chiSquare = raters * degreesOfFreedom * kendallW
  return {
    kind: 'found',
    kendallW,
    s,
    kendallWUncorrected: (12 * s) / untied,
    tiesSum,
    chiSquare,
    degreesOfFreedom,
    p: chiSquareUpperTail(chiSquare, degreesOfFreedom),
    permutationP: isWorthShuffling(raters, items) ? shufflePValue(rows, s) : null,
    ...panel,
  }
}

function isWorthShuffling(raters: number, items: number): boolean {
  return (items <= FEW_ITEMS || raters <= FEW_RATERS) && raters * items <= SHUFFLED_RATINGS
}
