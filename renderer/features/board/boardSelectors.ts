import type { CardKind } from '#shared/domain/board/card'
import type { ReadonlyStudyState } from '#shared/domain/study/studyState'

/** The ids of a column's cards in their order, without deleted ones. */
export function selectCardIds(state: ReadonlyStudyState, columnId: string): string[] {
  const ids: string[] = []
  for (const { cardId } of state.columnOrder.get(columnId) ?? []) {
    if (state.records.card.get(cardId)?.isDeleted === false) ids.push(cardId)
  }
  return ids
}

/** How many cards of each kind stand on a board. */
export function countKinds(state: ReadonlyStudyState, boardId: string): Record<CardKind, number> {
  const counts = { step: 0, barrier: 0, enabler: 0, 'training-need': 0, idea: 0 }
  for (const placement of state.records.placement.values()) {
    if (placement.boardId !== boardId) continue
    const card = state.records.card.get(placement.cardId)
    if (card && !card.isDeleted) counts[card.kind]++
  }
  return counts
}
