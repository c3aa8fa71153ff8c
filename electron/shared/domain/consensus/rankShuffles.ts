import { repeatableRandom, type RandomBelow } from './repeatableRandom.ts'

const SHUFFLES = 10_000
const SEED = 20_040_117

/**
 * S of Kendall's W: the sum of squared deviations of the items' rank totals from their mean. One row per rater,
 * with the mid-rank of each item. Exact, as ranks are whole or half numbers. No rows give 0.
 */
export function squaredDeviations(rows: readonly (readonly number[])[]): number {
  const items = rows[0]?.length ?? 0
  const totals = Array.from({ length: items }, (_, item) =>
    rows.reduce((sum, row) => sum + (row[item] ?? 0), 0),
  )
  return deviationsFrom((rows.length * (items + 1)) / 2, totals)
}

/**
 * The permutation p of an S: with every rater's ranks shuffled, independently of the others, how often is S at
 * least as large? (count + 1) ÷ (shuffles + 1), so that it is never 0: the ratings as they are count as one more
 * shuffle. Ties make W and S go up and down together, as shuffling leaves each rater's ties alone.
 * Source: Legendre 2005, "Species associations: the Kendall coefficient of concordance revisited".
 */
export function shufflePValue(rows: readonly (readonly number[])[], s: number): number {
  // A fixed order to start from, so that the p does not depend on the order of raters or items.
  const sorted = rows.map((row) => row.toSorted((a, b) => a - b)).toSorted(byFirstDifference)
  const items = sorted[0]?.length ?? 0
  const [still = [], ...moving] = sorted.map((row) => Float64Array.from(row))
  const centre = (rows.length * (items + 1)) / 2
  const randomBelow = repeatableRandom(SEED)
  const totals = new Float64Array(items)
  let count = 0
  for (let shuffle = 0; shuffle < SHUFFLES; shuffle += 1) {
    // One rater can stay: only how the others lie beside that one matters.
    totals.set(still)
    for (const row of moving) addShuffled(row, totals, randomBelow)
    if (deviationsFrom(centre, totals) >= s) count += 1
  }
  return (count + 1) / (SHUFFLES + 1)
}

/** Fisher–Yates from the end, adding each value to its total as soon as its place is settled. */
function addShuffled(row: Float64Array, totals: Float64Array, randomBelow: RandomBelow): void {
  for (let place = row.length - 1; place >= 0; place -= 1) {
    const other = randomBelow(place + 1)
    const value = row[other] ?? 0
    row[other] = row[place] ?? 0
    row[place] = value
    totals[place] = (totals[place] ?? 0) + value
  }
}

function deviationsFrom(centre: number, totals: Iterable<number>): number {
  let sum = 0
  for (const total of totals) sum += (total - centre) ** 2
  return sum
}

function byFirstDifference(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, place) => value !== b[place])
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0)
}
