import { compareTallies, midRank, placesBy } from './rankPlaces.ts'
import type { Place } from './rankPlaces.ts'
import { tallyPoints } from './voterPoints.ts'
import type { Tally, VoterPoints } from './voterPoints.ts'

/**
 * Adds the places that items have within each group, so that every group weighs the same however many people it has
 * (James Lind Alliance Guidebook, interim priority setting). The lower the sum, the higher the item stands.
 *
 * Within a group items stand by score, voters and first choices; items that stay tied have the mean of their
 * places, as otherwise a group that ties many items would push them all up. Groups without voters do not count. With no
 * voters at all every sum is 0.
 */
export function addPositions(
  itemIds: readonly string[],
  groups: readonly (readonly VoterPoints[])[],
): Map<string, number> {
  const sums = new Map<string, number>(itemIds.map((id) => [id, 0]))
  for (const voters of groups) {
    if (voters.length === 0) continue
    for (const [itemId, place] of placesBy(tallyPoints(itemIds, voters), compareTallies)) {
      sums.set(itemId, (sums.get(itemId) ?? 0) + midRank(place))
    }
  }
  return sums
}

/** Puts items in order by their added positions, the lowest first; ties go by the pooled score, and then stay. */
export function placesByPositions(
  sums: ReadonlyMap<string, number>,
  tallies: ReadonlyMap<string, Tally>,
): Map<string, Place> {
  const standings = new Map(
    [...sums].map(([itemId, sum]) => [itemId, { sum, score: tallies.get(itemId)?.score ?? 0 }]),
  )
  return placesBy(standings, (a, b) => a.sum - b.sum || b.score - a.score)
}
