/** R's numbering of quantile definitions: 7 is R's and Excel's default, 6 is SPSS's. */
export type QuantileType = 6 | 7

/**
 * How far apart two quantile-made figures must be before they count as different. Interpolation
 * leaves errors near 1e-15 on a scale of 1 to 9, and true differences are far larger than this.
 */
export const QUANTILE_TOLERANCE = 1e-9

/** A position this near a whole number is that number: 0.7 × 10 must not miss the seventh value by a rounding error. */
const POSITION_TOLERANCE = 4 * Number.EPSILON

/**
 * The sample quantile at `probability` (0 to 1) of values sorted upwards, in the values' own unit.
 *
 * With values x₁ … xₙ the quantile lies at position h and is interpolated between its neighbours:
 * type 7, h = 1 + (n − 1)·p; type 6, h = (n + 1)·p kept within 1 … n.
 * Source: Hyndman & Fan 1996, "Sample quantiles in statistical packages", definitions 6 and 7.
 *
 * Empty input gives null; one value gives that value at any probability. The input must be sorted;
 * a probability outside 0 … 1 throws a RangeError.
 */
export function quantile(sorted: readonly number[], probability: number, type: QuantileType): number | null {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`A probability lies between 0 and 1, not ${probability}.`)
  }
  const count = sorted.length
  if (count === 0) return null
  const position = type === 7 ? 1 + (count - 1) * probability : (count + 1) * probability
  const within = snapToWhole(Math.min(Math.max(position, 1), count))
  const below = Math.floor(within)
  const fraction = within - below
  const lower = sorted[below - 1]
  const upper = sorted[Math.min(below, count - 1)]
  if (lower === undefined || upper === undefined) throw new RangeError('A sorted list may not have gaps.')
  return lower + fraction * (upper - lower)
}

/**
 * The median of values sorted upwards: the middle one, or the mean of the middle two. Null when empty.
 * Types 6 and 7 agree on it.
 */
export function median(sorted: readonly number[]): number | null {
  return quantile(sorted, 0.5, 7)
}

function snapToWhole(position: number): number {
  const whole = Math.round(position)
  return Math.abs(position - whole) <= POSITION_TOLERANCE * Math.max(1, position) ? whole : position
}
