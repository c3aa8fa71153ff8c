/**
 * Standard deviation (with n − 1) ÷ mean, without a unit; 0 when all values are the same.
 * Null for fewer than two values, and where the mean is not above 0: there the ratio says nothing.
 *
 * The order of the values makes no difference, not even in the last digit, which would tell of it.
 */
export function coefficientOfVariation(values: readonly number[]): number | null {
  const count = values.length
  if (count < 2) return null
  const mean = values.toSorted((a, b) => a - b).reduce((sum, value) => sum + value, 0) / count
  if (!(mean > 0)) return null
  const squares = values
    .map((value) => (value - mean) ** 2)
    .toSorted((a, b) => a - b)
    .reduce((sum, square) => sum + square, 0)
  return Math.sqrt(squares / (count - 1)) / mean
}
