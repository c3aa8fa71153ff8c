import type { Verdict } from '../consensus/verdict.ts'
import type { ReadonlyStudyRecords } from '../study/records.ts'
import type { Round } from './ballot.ts'

/** What the panel said of a card when it last voted on it. A place in an order is no verdict. */
export type CardVerdict = Exclude<Verdict, 'no-data' | 'ranked'>

/**
 * The rounds that verdicts come from: all closed ones of locked ballots that are not for practice, the one that was
 * closed last coming last. A later round does not take the place of the one before it, as it may be about fewer items.
 * None without any.
 */
export function roundsOfVerdicts({ ballot, round }: Pick<ReadonlyStudyRecords, 'ballot' | 'round'>): Round[] {
  const closed = [...round.values()].filter(({ ballotId, status }) => {
    const ofBallot = ballot.get(ballotId)
    return status === 'closed' && ofBallot?.status === 'locked' && !ofBallot.isPractice
  })
  return closed.toSorted((a, b) => {
    const [closedA, closedB] = [a.closedAt ?? '', b.closedAt ?? '']
    if (closedA !== closedB) return closedA < closedB ? -1 : 1
    return a.number === b.number ? (a.id < b.id ? -1 : 1) : a.number - b.number
  })
}

interface RoundOutcome {
  readonly items: readonly { readonly itemId: string; readonly pooled: { readonly verdict: Verdict } }[]
}

/**
 * The latest verdict on each card, from the results of rounds in the order in which they were closed: where several
 * ballots had the card, the last one counts. A round in which nobody answered for the card, or that only put it in an
 * order, says nothing of it, so that an earlier verdict stands. Items without a card, and results of items that are
 * not there, are left out.
 */
export function latestVerdicts(
  rounds: readonly RoundOutcome[],
  ballotItems: ReadonlyStudyRecords['ballotItem'],
): Map<string, CardVerdict> {
  const verdicts = new Map<string, CardVerdict>()
  for (const { items } of rounds) {
    for (const { itemId, pooled } of items) {
      const cardId = ballotItems.get(itemId)?.cardId ?? null
      if (cardId === null || pooled.verdict === 'no-data' || pooled.verdict === 'ranked') continue
      verdicts.set(cardId, pooled.verdict)
    }
  }
  return verdicts
}
