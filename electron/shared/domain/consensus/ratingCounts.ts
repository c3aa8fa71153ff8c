/** How often each score was given, and how many fell in each third of the scale. */
export interface RatingCounts {
  n: number
  /** Nine counts: how many gave 1, how many gave 2, … how many gave 9. */
  distribution: number[]
  /** How many gave 1 to 3. */
  low: number
  /** How many gave 4 to 6. */
  mid: number
  /** How many gave 7 to 9. */
  high: number
}

/**
 * Counts whole-number ratings from 1 to 9; no ratings give noughts throughout. Anything else among
 * them throws a RangeError: answers are validated where they come in, so it would be a defect.
 */
export function countRatings(ratings: readonly number[]): RatingCounts {
  const distribution = Array.from({ length: 9 }, () => 0)
  for (const rating of ratings) {
    const soFar = distribution[rating - 1]
    if (soFar === undefined) throw new RangeError(`A rating is a whole number from 1 to 9, not ${rating}.`)
    distribution[rating - 1] = soFar + 1
  }
  const within = (first: number, last: number) =>
    distribution.slice(first - 1, last).reduce((sum, count) => sum + count, 0)
  return { n: ratings.length, distribution, low: within(1, 3), mid: within(4, 6), high: within(7, 9) }
}
