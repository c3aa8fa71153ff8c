import type { RatingBands } from './ratingBands.ts'

/** How often each score was given, and how many fell in each band of the scale. */
export interface RatingCounts {
  n: number
  /** How many gave each score, from the scale's lowest to its highest. */
  distribution: number[]
  low: number
  mid: number
  high: number
}

/**
 * Counts whole-number ratings on a scale, in any order; no ratings give noughts throughout. Anything off the scale
 * throws a RangeError: answers are validated where they come in, so it would be a defect.
 */
export function countRatings(
  ratings: readonly number[],
  { minimum, maximum, lowTo, highFrom }: RatingBands,
): RatingCounts {
  const distribution = Array.from({ length: maximum - minimum + 1 }, () => 0)
  for (const rating of ratings) {
    const soFar = distribution[rating - minimum]
    if (soFar === undefined) {
      throw new RangeError(`A rating is a whole number from ${minimum} to ${maximum}, not ${rating}.`)
    }
    distribution[rating - minimum] = soFar + 1
  }
  const within = (first: number, last: number) =>
    distribution.slice(first - minimum, last - minimum + 1).reduce((sum, count) => sum + count, 0)
  const low = within(minimum, lowTo)
  const high = within(highFrom, maximum)
  return { n: ratings.length, distribution, low, mid: ratings.length - low - high, high }
}
