import type { Ballot, BallotItem, Round } from '#shared/domain/ballot/ballot'
import type { Deviation } from '#shared/domain/ballot/deviation'
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

/** The rounds of a ballot in their order. */
export function selectRounds(state: StudyState, ballotId: string): Round[] {
  return [...state.records.round.values()]
    .filter((round) => round.ballotId === ballotId)
    .toSorted((a, b) => a.number - b.number)
}

/** The last round of a ballot; null where there is none. */
export function selectRound(state: StudyState, ballotId: string): Round | null {
  return selectRounds(state, ballotId).at(-1) ?? null
}

/** The changes of plan of a ballot, the first one first. */
export function selectDeviations(state: StudyState, ballotId: string): Deviation[] {
  return [...state.records.deviation.values()]
    .filter((deviation) => deviation.ballotId === ballotId)
    .toSorted((a, b) => (a.madeAt === b.madeAt ? (a.id < b.id ? -1 : 1) : a.madeAt < b.madeAt ? -1 : 1))
}

export type BallotStage = 'draft' | 'locked' | 'open' | 'closed'

/** How far a ballot is: still changing, frozen, being voted on, or done. */
export function stageOf(ballot: Ballot, round: Round | null): BallotStage {
  if (ballot.status === 'draft') return 'draft'
  return round === null ? 'locked' : round.status
}
