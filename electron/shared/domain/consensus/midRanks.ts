export interface MidRanks {
  /** The rank of each value, 1 for the lowest; values that are equal share the mean of their places. */
  ranks: number[]
  /** Σ(t³ − t) over the groups of t equal values; 0 without ties. */
  tieTerm: number
}

/**
 * Ranks values from the lowest, in the order given. Ranks are whole or half numbers, and so are exact.
 * Values tie when they are the very same number. No values have no ranks; NaN and infinities throw a RangeError.
 */
export function midRanks(values: readonly number[]): MidRanks {
  const sorted = values.toSorted((a, b) => a - b)
  const places = new Map<number, { first: number; count: number }>()
  for (const [index, value] of sorted.entries()) {
    if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be ranked.`)
    const place = places.get(value)
    if (place) place.count += 1
    else places.set(value, { first: index + 1, count: 1 })
  }
  const ranks = values.map((value) => {
    const place = places.get(value)
    if (!place) throw new RangeError('A list of values may not have gaps.')
    return place.first + (place.count - 1) / 2
  })
  let tieTerm = 0
  for (const { count } of places.values()) tieTerm += count ** 3 - count
  return { ranks, tieTerm }
}
