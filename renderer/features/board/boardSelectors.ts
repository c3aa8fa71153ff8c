import type { CardKind } from '#shared/domain/board/card'
import type { StudyState } from '#shared/domain/study/studyState'
import { orderOf } from './boardView.ts'

/** How many cards of each kind show on a board; hidden ones count without their kind. */
export function countKinds(state: StudyState, boardId: string): Record<CardKind | 'hidden', number> {
  const counts = { step: 0, barrier: 0, enabler: 0, 'training-need': 0, idea: 0, hidden: 0 }
  for (const ids of orderOf(state, boardId).cardIds.values()) {
    for (const cardId of ids) {
      const card = state.records.card.get(cardId)
      if (card) counts[card.isHidden ? 'hidden' : card.kind]++
    }
  }
  return counts
}
