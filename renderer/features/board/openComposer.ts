import type { StudyState } from '#shared/domain/study/studyState'
import { announce } from '../../ui/toasts.ts'
import type { BoardUi } from './boardUi.ts'

/** Opens the way to add a card at the foot of a column, unless nothing can be added there. */
export function openComposer(ui: BoardUi, { records }: StudyState, columnId: string): void {
  const column = records.column.get(columnId)
  if (!column) return
  if (column.isLocked || records.board.get(ui.boardId)?.isLocked === true) {
    announce(`No card can be added here: ${column.isLocked ? column.name : 'the board'} is locked.`)
    return
  }
  ui.store.setState({ composerColumnId: columnId })
}
