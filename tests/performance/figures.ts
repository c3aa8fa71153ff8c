/** The middle value; the mean of the two middle ones where their number is even; NaN of nothing. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** Linear interpolation between the closest ranks (R's type 7); `share` from 0 to 1; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN
  const sorted = [...values].toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] as number
  const above = sorted[Math.ceil(place)] as number
  return below + (above - below) * (place - Math.floor(place))
}

/** Rounds to three significant figures, which is more than a shared machine can promise. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
