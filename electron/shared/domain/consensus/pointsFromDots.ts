import type { VoterPoints } from './voterPoints.ts'

/**
 * One voter's points from dots by item: a point each. `first` is the item with more dots than any other. No dots give no
 * points; items with 0 count as not chosen. Whether the budget was kept is checked where dots come in
 * (ballot/answersTaken.ts).
 */
export function pointsFromDots(dots: ReadonlyMap<string, number>): VoterPoints {
  const points = new Map<string, number>()
  let most = 0
  let first: string | null = null
  for (const [itemId, count] of dots) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`Dots are a whole number from 0 on, not ${count}.`)
    }
    if (count === 0) continue
    points.set(itemId, count)
    if (count === most) first = null
    if (count > most) {
      most = count
      first = itemId
    }
  }
  return { points, first }
}
