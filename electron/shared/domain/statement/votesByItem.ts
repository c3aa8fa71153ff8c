import type { Figures } from '../ballot/figures.ts'

/** What a closed round said of an item. */
export interface ItemVote {
  readonly roundId: string
  readonly figures: Figures
}

interface RoundOutcome {
  readonly roundId: string
  readonly results: { readonly items: readonly { readonly itemId: string; readonly pooled: Figures }[] }
}

/**
 * What each closed round said of each item, by item, from rounds in the order in which they were closed (see
 * roundsOfVerdicts in latestVerdicts.ts): the last one is what counts. Items without a closed round are not there.
 */
export function votesByItem(rounds: readonly RoundOutcome[]): Map<string, readonly ItemVote[]> {
  const votes = new Map<string, ItemVote[]>()
  for (const { roundId, results } of rounds) {
    for (const { itemId, pooled } of results.items) {
      const vote = { roundId, figures: pooled }
      const before = votes.get(itemId)
      if (before) before.push(vote)
      else votes.set(itemId, [vote])
    }
  }
  return votes
}
