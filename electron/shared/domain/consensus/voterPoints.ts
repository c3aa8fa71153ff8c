/** The points that one voter's order or dots give to items. */
export interface VoterPoints {
  /** Points by item id, 0 or more; an item that is not there was given no place and no dots. */
  points: ReadonlyMap<string, number>
  /** The item that stands alone before all others; null where none does. */
  first: string | null
}

/** How an item did with some voters. */
export interface Tally {
  /** Points, or dots, added over the voters. */
  score: number
  /** How many voters gave it a place, or dots. */
  voters: number
  /** How many voters put it before all others. */
  firsts: number
}

/**
 * Adds up voters' points, in any order, for the items named. No voters give noughts throughout; points for other items
 * are not counted.
 */
export function tallyPoints(itemIds: readonly string[], voters: readonly VoterPoints[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>(itemIds.map((id) => [id, { score: 0, voters: 0, firsts: 0 }]))
  for (const { points, first } of voters) {
    for (const [itemId, given] of points) {
      const tally = tallies.get(itemId)
      if (tally === undefined) continue
      tally.score += given
      tally.voters += 1
      if (itemId === first) tally.firsts += 1
    }
  }
  return tallies
}
