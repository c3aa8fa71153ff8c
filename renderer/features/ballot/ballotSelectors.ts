import type { Ballot, BallotItem, Round } from '#shared/domain/ballot/ballot'
import { comparePositions, type StudyState } from '#shared/domain/study/studyState'

/* For `useStudy` (one record) and `useStudyList` (lists). */

export function selectBallots(state: StudyState): Ballot[] {
  return [...state.records.ballot.values()].toSorted(comparePositions)
}

export function selectItems(state: StudyState, ballotId: string): BallotItem[] {
  return [...state.records.ballotItem.values()]
    .filter((item) => item.ballotId === ballotId)
    .toSorted(comparePositions)
}

/** The last round of a ballot; null where there is none. */
export function selectRound(state: StudyState, ballotId: string): Round | null {
  return (
    [...state.records.round.values()]
      .filter((round) => round.ballotId === ballotId)
      .toSorted((a, b) => b.number - a.number)[0] ?? null
  )
}

export type BallotStage = 'draft' | 'locked' | 'open' | 'closed'

/** How far a ballot is: still changing, frozen, being voted on, or done. */
export function stageOf(ballot: Ballot, round: Round | null): BallotStage {
  if (ballot.status === 'draft') return 'draft'
  return round === null ? 'locked' : round.status
}
