import type { Round } from '#shared/domain/ballot/ballot'
import type { Board } from '#shared/domain/board/board'
import type { PanelGroup } from '#shared/domain/study/panelGroup'
import type { Study } from '#shared/domain/study/study'
import { comparePositions, type StudyState } from '#shared/domain/study/studyState'
import type { Workshop } from '#shared/domain/study/workshop'

/* For `useStudy` (one record) and `useStudyList` (lists). */

export function selectStudy(state: StudyState): Study | null {
  const [study] = state.records.study.values()
  return study ?? null
}

export function selectPanelGroups(state: StudyState): PanelGroup[] {
  return [...state.records.panelGroup.values()].toSorted(comparePositions)
}

export function selectWorkshops(state: StudyState): Workshop[] {
  return [...state.records.workshop.values()].toSorted(comparePositions)
}

/** The boards that are in use, in their order. */
export function selectBoards(state: StudyState): Board[] {
  return [...state.records.board.values()].filter(({ isArchived }) => !isArchived).toSorted(comparePositions)
}

/** How many cards of the study are hidden until the facilitator reveals them. */
export function countHidden({ records }: StudyState): number {
  let count = 0
  for (const { isHidden, isDeleted } of records.card.values()) if (isHidden && !isDeleted) count++
  return count
}

/** The round that people are answering now, of whichever ballot. */
export function selectOpenRound({ records }: StudyState): Round | null {
  return [...records.round.values()].find(({ status }) => status === 'open') ?? null
}
