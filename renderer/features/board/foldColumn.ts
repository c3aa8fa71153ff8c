import type { BoardUi } from './boardUi.ts'

/** Folds a column away to a strip, or opens it again; what stands for it then takes the focus. */
export function foldColumn(ui: BoardUi, columnId: string, isFolded: boolean): void {
  const foldedColumnIds = new Set(ui.store.getState().foldedColumnIds)
  if (isFolded) foldedColumnIds.add(columnId)
  else foldedColumnIds.delete(columnId)
  ui.store.setState({ foldedColumnIds, wantsColumnFocus: columnId })
}
