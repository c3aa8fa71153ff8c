import type { BallotItem } from '../ballot/ballot.ts'
import type { Verdict } from '../consensus/verdict.ts'
import type { ReadonlyStudyRecords } from '../study/records.ts'
import type { Statement, StatementStatus } from './statement.ts'

/** Where a statement stands, and what says so. */
export interface StatementStanding {
  readonly status: StatementStatus
  /**
   * `decision`: somebody decided it, with a reason. `own-vote`: the panel voted on the statement. `source-vote`: it voted
   * on an item that the statement came from. `none`: nothing has been voted on or decided.
   */
  readonly by: 'decision' | 'own-vote' | 'source-vote' | 'none'
  /** The item whose votes say so; null for a decision, and before there is one. */
  readonly item: BallotItem | null
  /** Whether the words are no longer those that were voted on. Never for a vote on a source, which has its own words. */
  readonly isReworded: boolean
}

/** The verdict of the last closed round that had the item; null before there is one, and for an item that is gone. */
export type VerdictOf = (itemId: string) => Verdict | null

/**
 * What the panel made of a statement. A decision comes first; then the latest ballot that had the statement itself; then
 * the items that it came from, of which one that is in is enough. A verdict of "in" is agreed, "out" and "uncertain" are
 * not agreed; "uncertain" with a round still to come, an order without a line and no answers leave it proposed. Practice
 * ballots do not count.
 */
export function standingOf(
  records: ReadonlyStudyRecords,
  statement: Statement,
  verdictOf: VerdictOf,
): StatementStanding {
  const { decision } = statement
  if (decision !== null) {
    return { status: decision.status, by: 'decision', item: null, isReworded: false }
  }
  const own = votesOn(records, statement.id)
    .flatMap((item) => withStatus(records, item, verdictOf))
    .at(-1)
  if (own !== undefined) {
    return { ...own, by: 'own-vote', isReworded: own.item.wording !== statement.text }
  }
  const sources = statement.itemIds.flatMap((itemId) => {
    const item = records.ballotItem.get(itemId)
    return item === undefined || isPractice(records, item) ? [] : withStatus(records, item, verdictOf)
  })
  const decided = sources.filter(({ status }) => status !== 'proposed')
  const source = decided.find(({ status }) => status === 'agreed') ?? decided.at(-1)
  if (source !== undefined) return { ...source, by: 'source-vote', isReworded: false }
  return { status: 'proposed', by: 'none', item: null, isReworded: false }
}

/** The items that put a statement to the vote on ballots that are locked and no practice, in the order of the locks. */
export function votesOn(records: ReadonlyStudyRecords, statementId: string): BallotItem[] {
  const lockedAt = (item: BallotItem) => records.ballot.get(item.ballotId)?.lockedAt ?? null
  return [...records.ballotItem.values()]
    .filter(
      (item) => item.statementId === statementId && !isPractice(records, item) && lockedAt(item) !== null,
    )
    .toSorted((first, second) => ((lockedAt(first) ?? '') < (lockedAt(second) ?? '') ? -1 : 1))
}

function isPractice(records: ReadonlyStudyRecords, { ballotId }: BallotItem): boolean {
  return records.ballot.get(ballotId)?.isPractice ?? true
}

function withStatus(
  records: ReadonlyStudyRecords,
  item: BallotItem,
  verdictOf: VerdictOf,
): { status: 'agreed' | 'not-agreed' | 'proposed'; item: BallotItem }[] {
  switch (verdictOf(item.id)) {
    case 'in':
      return [{ status: 'agreed', item }]
    case 'out':
      return [{ status: 'not-agreed', item }]
    case 'uncertain':
      return [{ status: hasRoundToCome(records, item) ? 'proposed' : 'not-agreed', item }]
    case 'ranked':
    case 'no-data':
    case null:
      return []
  }
}

function hasRoundToCome(records: ReadonlyStudyRecords, { ballotId }: BallotItem): boolean {
  const closed = [...records.round.values()].filter(
    (round) => round.ballotId === ballotId && round.status === 'closed',
  )
  return closed.length < (records.ballot.get(ballotId)?.plannedRounds ?? 0)
}
