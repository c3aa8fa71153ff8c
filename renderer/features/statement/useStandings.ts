import { useMemo } from 'react'
import type { RefusalData } from '#shared/domain/refusal'
import type { Statement } from '#shared/domain/statement/statement'
import {
  standingOf,
  type StatementStanding,
  type VerdictOf,
} from '#shared/domain/statement/statementStanding'
import { votesByItem, type ItemVote } from '#shared/domain/statement/votesByItem'
import { useStudy } from '../../api/StudyContext.tsx'
import { useClosedResults, type ClosedRound } from '../../api/useClosedResults.ts'

export interface Standings {
  /** False until all results are here: what has been voted on cannot be told from what has not. */
  readonly isKnown: boolean
  readonly error: RefusalData | null
  readonly verdictOf: VerdictOf
  readonly standingOf: (statement: Statement) => StatementStanding
  /** What each closed round said of an item, the first one first. */
  readonly votesOf: (itemId: string) => readonly ItemVote[]
  readonly rounds: readonly ClosedRound[]
}

const NO_VOTES: readonly ItemVote[] = []
const NO_ROUNDS: readonly ClosedRound[] = []

/** Where the study's statements stand, by the results of its closed rounds. */
export function useStandings(): Standings {
  const { rounds, error } = useClosedResults()
  const records = useStudy((state) => state.records)
  return useMemo(() => {
    const votes = votesByItem(rounds ?? NO_ROUNDS)
    const votesOf = (itemId: string) => votes.get(itemId) ?? NO_VOTES
    const verdictOf: VerdictOf = (itemId) => votesOf(itemId).at(-1)?.figures.verdict ?? null
    return {
      isKnown: rounds !== null,
      error,
      verdictOf,
      votesOf,
      standingOf: (statement) => standingOf(records, statement, verdictOf),
      rounds: rounds ?? NO_ROUNDS,
    }
  }, [rounds, error, records])
}
