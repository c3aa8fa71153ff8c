import type { ColumnHandle } from './columnHandle.ts'

type Column = Pick<ColumnHandle, 'order' | 'element'>

/** The card that an arrow key, Home or End leads to from another one; null where it leads nowhere. */
export function focusAfterKey(
  key: string,
  cardId: string,
  columnId: string,
  columns: ReadonlyMap<string, Column>,
): string | null {
  const order = columns.get(columnId)?.order() ?? []
  const at = order.indexOf(cardId)
  switch (key) {
    case 'ArrowDown':
      return order[at + 1] ?? null
    case 'ArrowUp':
      return order[at - 1] ?? null
    case 'Home':
      return order[0] ?? null
    case 'End':
      return order.at(-1) ?? null
    case 'ArrowLeft':
    case 'ArrowRight':
      return besideIn(key === 'ArrowRight' ? 1 : -1, at, columnId, columns)
    default:
      return null
  }
}

/** The card at the same height, or the last one, in the next column that has any. */
function besideIn(
  step: 1 | -1,
  at: number,
  columnId: string,
  columns: ReadonlyMap<string, Column>,
): string | null {
  const ids = columnIdsAcross(columns)
  for (let place = ids.indexOf(columnId) + step; place >= 0 && place < ids.length; place += step) {
    const order = columns.get(ids[place] ?? '')?.order() ?? []
    const card = order[at] ?? order.at(-1)
    if (card !== undefined) return card
  }
  return null
}

/** Columns as they stand in the document, from left to right. */
export function columnIdsAcross(columns: ReadonlyMap<string, Pick<Column, 'element'>>): string[] {
  return [...columns]
    .toSorted(([, a], [, b]) =>
      a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    )
    .map(([id]) => id)
}
