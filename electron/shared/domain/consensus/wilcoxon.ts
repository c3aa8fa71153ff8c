import { normalTwoSided } from './distributions.ts'
import { midRanks } from './midRanks.ts'

export interface SignedRankTest {
  /** Differences that are not nought. */
  n: number
  /** The ranks of the differences upwards and downwards, added up. */
  wPlus: number
  wMinus: number
  /** Two-sided. */
  p: number
  /** Whether `p` counts every possible outcome, or comes from the normal distribution. */
  isExact: boolean
  /** Of W⁺ when up and down are equally likely, corrected for ties. */
  variance: number
}

/** Up to so many differences, all different in size, every outcome is counted: at most 2¹⁰. */
const EXACT_UP_TO = 10

/**
 * Wilcoxon's signed-rank test of differences (after − before, in any unit). Differences of nought are dropped.
 *
 * The rest are ranked by size with mid-ranks; W⁺ is the sum of ranks of those above nought. Up to 10 differences
 * without ties, p counts the outcomes; else z = (W⁺ − n(n + 1)/4) ÷ √variance without continuity correction, where
 * variance = n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48. Source: Wilcoxon 1945; Hollander, Wolfe & Chicken, ch. 3.
 * R: `wilcox.test(moved, exact = isExact, correct = FALSE)` on the differences that are not nought; left to itself, R from
 * 4.6 on counts outcomes with ties as well, and then mostly gives a larger p for panels under 10.
 *
 * Null when nothing differs. Sizes tie when they are the very same number, as those of whole-number scores are.
 */
export function wilcoxonSignedRank(differences: readonly number[]): SignedRankTest | null {
  const moved = differences.filter((difference) => difference !== 0)
  const n = moved.length
  if (n === 0) return null
  const { ranks, tieTerm } = midRanks(moved.map(Math.abs))
  const wPlus = moved.reduce((sum, difference, index) => sum + (difference > 0 ? (ranks[index] ?? 0) : 0), 0)
  const wMinus = (n * (n + 1)) / 2 - wPlus
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieTerm / 48
  const isExact = n <= EXACT_UP_TO && tieTerm === 0
  return {
    n,
    wPlus,
    wMinus,
    p: isExact
      ? exactTwoSided(n, Math.min(wPlus, wMinus))
      : normalTwoSided((wPlus - wMinus) / 2 / Math.sqrt(variance)),
    isExact,
    variance,
  }
}

/** Twice the share of the 2ⁿ ways to sign the ranks 1 … n whose smaller sum is `smaller` or less, 1 at most. */
function exactTwoSided(n: number, smaller: number): number {
  // ways[sum]: how many sets of the ranks so far add up to it.
  let ways = [1]
  for (let rank = 1; rank <= n; rank += 1) {
    const before = ways
    ways = Array.from(
      { length: before.length + rank },
      (_, sum) => (before[sum] ?? 0) + (before[sum - rank] ?? 0),
    )
  }
  const below = ways.slice(0, smaller + 1).reduce((total, count) => total + count, 0)
  return Math.min(1, (2 * below) / 2 ** n)
}
