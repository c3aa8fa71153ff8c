import { Refusal } from '../refusal.ts'
import type { ReadonlyStudyState } from '../study/studyState.ts'
import { placementId, type Board, type Column } from './board.ts'

/** Throws a Refusal where a board is not there, archived or locked. */
export function openBoard(state: ReadonlyStudyState, boardId: string): Board {
  const board = state.records.board.get(boardId)
  if (!board) throw new Refusal('not-found', 'This board is not in the study any more.')
  if (board.isArchived) {
    throw new Refusal('conflict', `The board “${board.name}” has been put away. Bring it back first.`)
  }
  if (board.isLocked) {
    throw new Refusal('not-allowed', `The board “${board.name}” is locked. Unlock it first.`)
  }
  return board
}

/** Throws a Refusal where a column is not there, put away or locked, by itself or with its board. */
export function openColumn(state: ReadonlyStudyState, columnId: string): Column {
  const column = state.records.column.get(columnId)
  if (!column) throw new Refusal('not-found', 'This column is not on the board any more.')
  openBoard(state, column.boardId)
  if (column.isArchived) {
    throw new Refusal('conflict', `“${column.name}” has been put away. Bring it back first.`)
  }
  if (column.isLocked) throw new Refusal('not-allowed', `“${column.name}” is locked. Unlock it first.`)
  return column
}

/**
 * Throws a Refusal where a card stands in a locked column or on a locked board: what it says stays as it is
 * then. A tray holds nothing back, because a card that waits there has no place on that board.
 */
export function refuseLockedCard(state: ReadonlyStudyState, cardId: string): void {
  for (const board of state.records.board.values()) {
    if (board.isArchived) continue
    const placement = state.records.placement.get(placementId(board.id, cardId))
    const column = placement && state.records.column.get(placement.columnId)
    if (!column || column.isArchived || column.role === 'tray') continue
    if (board.isLocked || column.isLocked) {
      const name = board.isLocked ? board.name : column.name
      throw new Refusal('not-allowed', `This card stands in “${name}”, which is locked. Unlock it first.`)
    }
  }
}
