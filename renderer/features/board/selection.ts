import { countOf } from '../../ui/countOf.ts'
import { announce } from '../../ui/toasts.ts'
import type { BoardUi } from './boardUi.ts'

/** The card from which a range is chosen: the one that was chosen or let go of last. */
const rangeStarts = new WeakMap<BoardUi, string>()

/** Chooses a card, or lets it go again. */
export function toggleSelected(ui: BoardUi, cardId: string): void {
  const selectedIds = new Set(ui.store.getState().selectedIds)
  if (!selectedIds.delete(cardId)) selectedIds.add(cardId)
  rangeStarts.set(ui, cardId)
  choose(ui, selectedIds)
}

/**
 * Chooses all cards of a list from the one that was chosen last to this one. Where that one is not in the list,
 * this one alone.
 */
export function selectRange(ui: BoardUi, order: readonly string[], cardId: string): void {
  const start = order.indexOf(rangeStarts.get(ui) ?? '')
  const end = order.indexOf(cardId)
  const range = start === -1 ? [cardId] : order.slice(Math.min(start, end), Math.max(start, end) + 1)
  if (start === -1) rangeStarts.set(ui, cardId)
  selectAll(ui, range)
}

/** The cards of the column that a card is drawn in, in their order. */
export function orderWith(ui: BoardUi, cardId: string): readonly string[] {
  for (const column of ui.columns.values()) {
    const order = column.order()
    if (order.includes(cardId)) return order
  }
  return []
}

/** Chooses these cards beside those that are chosen already. */
export function selectAll(ui: BoardUi, cardIds: Iterable<string>): void {
  choose(ui, new Set([...ui.store.getState().selectedIds, ...cardIds]))
}

/** Lets all go, and says so. */
export function letGo(ui: BoardUi): void {
  clearSelection(ui)
  announce('No card is chosen now.')
}

/** Lets all go without a word: what was done with them has been said. */
export function clearSelection(ui: BoardUi): void {
  rangeStarts.delete(ui)
  if (ui.store.getState().selectedIds.size > 0) ui.store.setState({ selectedIds: new Set() })
}

function choose(ui: BoardUi, selectedIds: ReadonlySet<string>): void {
  ui.store.setState({ selectedIds })
  announce(selectedIds.size === 0 ? 'No card is chosen now.' : `${countOf(selectedIds.size, 'card')} chosen.`)
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
