import type { VoterPoints } from './voterPoints.ts'

/**
 * One voter's points from places given to items (1 is the first): `most` for the first place, one less for each place
 * after it. Of items that share the first place none is `first`. No places give no points. A place that is not a
 * whole number from 1 on, or for which no points would be left, throws a RangeError: orders are validated where
 * they come in.
 */
function pointsByPlace(ranks: ReadonlyMap<string, number>, most: number, places: number): VoterPoints {
  const points = new Map<string, number>()
  const inFront: string[] = []
  for (const [itemId, rank] of ranks) {
    if (!Number.isSafeInteger(rank) || rank < 1 || rank > places) {
      throw new RangeError(`A place is a whole number from 1 to ${places}, not ${rank}.`)
    }
    points.set(itemId, most - rank + 1)
    if (rank === 1) inFront.push(itemId)
  }
  return { points, first: inFront.length === 1 ? (inFront[0] ?? null) : null }
}

/**
 * Nominal group technique: k points for the first of a voter's k choices, down to 1 for the last (Delbecq, Van de
 * Ven & Gustafson 1975, "Group Techniques for Program Planning"). Who ranks fewer than k gives fewer points; the
 * first choice is worth k all the same.
 */
export function pointsFromTopK(ranks: ReadonlyMap<string, number>, k: number): VoterPoints {
  return pointsByPlace(ranks, k, k)
}

/**
 * Borda count of an order of all `itemCount` items: n − 1 points for the first, 0 for the last (de Borda 1781). An item
 * that an unfinished order leaves out gets no points from it, as if it were last.
 */
export function pointsFromOrder(ranks: ReadonlyMap<string, number>, itemCount: number): VoterPoints {
  return pointsByPlace(ranks, itemCount - 1, itemCount)
}
