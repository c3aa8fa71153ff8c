import type { BoardUi } from './boardUi.ts'

/** Chooses a card, or lets it go again. */
export function toggleSelected(ui: BoardUi, cardId: string): void {
  const selectedIds = new Set(ui.store.getState().selectedIds)
  if (!selectedIds.delete(cardId)) selectedIds.add(cardId)
  ui.store.setState({ selectedIds })
}

export function clearSelection(ui: BoardUi): void {
  if (ui.store.getState().selectedIds.size > 0) ui.store.setState({ selectedIds: new Set() })
}

/** The cards that something is done with: all that are chosen where this one is among them, else this one. */
export function withSelected(ui: BoardUi, cardId: string): readonly string[] {
  const { selectedIds } = ui.store.getState()
  return selectedIds.has(cardId) ? inDrawnOrder(ui, selectedIds) : [cardId]
}

/** Cards column by column from left to right, each from top to bottom; those that are not drawn come last. */
export function inDrawnOrder(ui: BoardUi, cardIds: ReadonlySet<string>): string[] {
  const columns = [...ui.columns.values()].toSorted((a, b) =>
    a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  )
  const drawn = columns.flatMap((column) => column.order().filter((cardId) => cardIds.has(cardId)))
  return [...new Set([...drawn, ...cardIds])]
}
