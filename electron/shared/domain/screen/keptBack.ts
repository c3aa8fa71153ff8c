import { boardOrder } from '../board/boardOrder.ts'
import type { Merges } from '../board/merges.ts'
import type { ReadonlyStudyState } from '../study/studyState.ts'

/**
 * The ids of the cards of which no word may reach the big screen, on whatever board: those written in silence and
 * not yet revealed, and those that stand (or, in a tray, wait) in a hidden column of a board that is in use. A
 * board that is hidden as a whole keeps back how it sorts its cards, not the cards. Empty where nothing is hidden.
 */
export function findKeptBack(state: ReadonlyStudyState, merges: Merges): ReadonlySet<string> {
  const { board: boards, card: cards, column: columns } = state.records
  const keptBack = new Set<string>()
  for (const { id, isHidden } of cards.values()) if (isHidden) keptBack.add(id)
  const boardIds = new Set<string>()
  for (const { boardId, isHidden, isArchived } of columns.values()) {
    if (isHidden && !isArchived && boards.get(boardId)?.isArchived === false) boardIds.add(boardId)
  }
  for (const boardId of boardIds) {
    const order = boardOrder(state, boardId, merges)
    for (const { id, isHidden } of order.columns) {
      if (isHidden) for (const cardId of order.cardIds.get(id) ?? []) keptBack.add(cardId)
    }
  }
  return keptBack
}
