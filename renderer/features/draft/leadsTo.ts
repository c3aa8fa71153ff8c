import { placementId } from '#shared/domain/board/board'
import type { StudyState } from '#shared/domain/study/studyState'

/* Where the draft leads to on the other screens. */

/** The card's window on the first board that it stands on, or waits beside; null for one that is not there any more. */
export function cardAddress({ records }: StudyState, cardId: string): string | null {
  const card = records.card.get(cardId)
  if (!card || card.isDeleted) return null
  const boards = [...records.board.values()].filter(({ isArchived }) => !isArchived)
  const board =
    boards.find(({ id }) => records.placement.has(placementId(id, cardId))) ??
    boards.find(({ cardKinds }) => cardKinds.includes(card.kind))
  return board ? `#/board/${board.id}/columns/${cardId}` : null
}

/** The board of a stage; null for a stage that is not there any more. */
export function stageAddress({ records }: StudyState, columnId: string): string | null {
  const stage = records.column.get(columnId)
  return stage && !stage.isArchived ? `#/board/${stage.boardId}/columns` : null
}
