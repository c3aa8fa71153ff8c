import type { StudyState } from '#shared/domain/study/studyState'
import type { BoardUi } from '../boardUi.ts'
import { orderOf, shownIds } from '../boardView.ts'
import type { StepColumn } from './outlineSteps.ts'

/** The columns of a board with the cards that the filter leaves, as the outline lists them. */
export function shownColumns(state: StudyState, ui: BoardUi): StepColumn[] {
  const { filter, verdicts } = ui.store.getState()
  return orderOf(state, ui.boardId).columns.map((column) => ({
    column,
    order: shownIds(state, ui.boardId, column.id, filter, verdicts),
  }))
}
