import type { Tally } from './voterPoints.ts'

/** Where an item stands in an order. */
export interface Place {
  /** 1 for the first; items that are tied share the best place of theirs. */
  place: number
  /** How many items share it, this one among them: 1 where it stands alone. */
  sharing: number
}

/**
 * Puts items in order. `compare` is below 0 where the first of two comes before the second, and 0 where they are tied.
 * No items give an empty map. The order in which items are listed makes no difference.
 */
export function placesBy<Standing>(
  items: ReadonlyMap<string, Standing>,
  compare: (a: Standing, b: Standing) => number,
): Map<string, Place> {
  const sorted = [...items].toSorted(([, a], [, b]) => compare(a, b))
  const places = new Map<string, Place>()
  let start = 0
  while (start < sorted.length) {
    const best = sorted[start]
    if (best === undefined) break
    let end = start + 1
    for (let next = sorted[end]; next !== undefined && compare(best[1], next[1]) === 0; next = sorted[end])
      end += 1
    for (const [itemId] of sorted.slice(start, end)) {
      places.set(itemId, { place: start + 1, sharing: end - start })
    }
    start = end
  }
  return places
}

/**
 * The nominal group technique's order: by score, then by how many voters chose the item, then by how many put it
 * first; what is alike in all three stays tied.
 */
export function compareTallies(a: Tally, b: Tally): number {
  return b.score - a.score || b.voters - a.voters || b.firsts - a.firsts
}

/** The mean of the places that tied items take up together: two that share the first place have 1.5 each. */
export function midRank({ place, sharing }: Place): number {
  return place + (sharing - 1) / 2
}
