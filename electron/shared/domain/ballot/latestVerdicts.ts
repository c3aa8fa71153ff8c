import type { Verdict } from '../consensus/verdict.ts'
import type { ReadonlyStudyRecords } from '../study/records.ts'
import type { Round } from './ballot.ts'

/** What the panel said of a card when it last voted on it. A place in an order is no verdict. */
export type CardVerdict = Exclude<Verdict, 'no-data' | 'ranked'>

/**
 * The last closed round of each locked ballot that is not for practice, the one that was closed last coming last. None
 * without any.
 */
export function latestClosedRounds({
  ballot,
  round,
}: Pick<ReadonlyStudyRecords, 'ballot' | 'round'>): Round[] {
  const latest = new Map<string, Round>()
  for (const one of round.values()) {
    const ofBallot = ballot.get(one.ballotId)
    if (one.status !== 'closed' || ofBallot?.status !== 'locked' || ofBallot.isPractice) continue
    if (one.number > (latest.get(one.ballotId)?.number ?? 0)) latest.set(one.ballotId, one)
  }
  return [...latest.values()].toSorted((a, b) => {
    const [closedA, closedB] = [a.closedAt ?? '', b.closedAt ?? '']
    if (closedA !== closedB) return closedA < closedB ? -1 : 1
    return a.id < b.id ? -1 : 1
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
