import type { Board, Column } from '#shared/domain/board/board'
import { columnsOfBoard } from '#shared/domain/board/boardOrder'
import type { Card } from '#shared/domain/board/card'
import type { PanelGroup } from '#shared/domain/study/panelGroup'
import type { Study } from '#shared/domain/study/study'
import { comparePositions, type StudyState } from '#shared/domain/study/studyState'

/* For `useStudy` (one record) and `useStudyList` (lists). */

export function selectStudy(state: StudyState): Study | null {
  const [study] = state.records.study.values()
  return study ?? null
}

export function selectPanelGroups(state: StudyState): PanelGroup[] {
  return [...state.records.panelGroup.values()].toSorted(comparePositions)
}

export function selectPathwayBoard(state: StudyState): Board | null {
  for (const board of state.records.board.values()) if (board.kind === 'pathway') return board
  return null
}

export function selectColumns(state: StudyState, boardId: string): Column[] {
  return columnsOfBoard(state, boardId)
}

/** The cards of a column in their order, without deleted ones. */
export function selectCardsOfColumn(state: StudyState, columnId: string): Card[] {
  const cards: Card[] = []
  for (const { cardId } of state.columnOrder.get(columnId) ?? []) {
    const card = state.records.card.get(cardId)
    if (card && !card.isDeleted) cards.push(card)
  }
  return cards
}
