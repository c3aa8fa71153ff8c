import type { Ballot, BallotItem, Round } from '#shared/domain/ballot/ballot'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { carriedOver } from '#shared/domain/ballot/carriedOver'

/** What the next round of a ballot would be, while none is open. */
export type NextRound =
  /** All that were planned are over. */
  | { readonly kind: 'none-planned' }
  /** The results that decide it are not here yet. */
  | { readonly kind: 'unknown'; readonly number: number }
  /** No item goes on. */
  | { readonly kind: 'nothing-left'; readonly number: number }
  | { readonly kind: 'ready'; readonly number: number; readonly items: readonly BallotItem[] }

/** Works out the next round from the closed ones, as opening it will. */
export function nextRound(
  ballot: Pick<Ballot, 'plannedRounds' | 'carryOver'>,
  items: readonly BallotItem[],
  rounds: readonly Round[],
  results: ReadonlyMap<string, Pick<RoundResults, 'items'>>,
): NextRound {
  const last = rounds.at(-1)
  const number = rounds.length + 1
  if (number > ballot.plannedRounds) return { kind: 'none-planned' }
  if (!last) return { kind: 'ready', number, items }
  const made = results.get(last.id)
  if (!made) return { kind: 'unknown', number }
  const going = new Set(carriedOver(ballot.carryOver, last.itemIds, made.items))
  if (going.size === 0) return { kind: 'nothing-left', number }
  return { kind: 'ready', number, items: items.filter(({ id }) => going.has(id)) }
}
