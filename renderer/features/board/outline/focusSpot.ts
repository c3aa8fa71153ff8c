/** Where in the outline the focus was: in words that still hold when the document has changed. */
export interface FocusSpot {
  readonly columnId: string | null
  /** Null on what belongs to a column as a whole. */
  readonly cardId: string | null
  /** Where in its column the card stood. */
  readonly index: number
  /** Which of the buttons or fields: see `data-control`. */
  readonly control: string | null
}

export function spotOf(element: Element): FocusSpot {
  const row = element.closest<HTMLElement>('[data-row-id]')
  return {
    columnId: element.closest<HTMLElement>('[data-column-id]')?.dataset['columnId'] ?? null,
    cardId: row?.dataset['rowId'] ?? null,
    index: Number(row?.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? 0),
    control: element.closest<HTMLElement>('[data-control]')?.dataset['control'] ?? null,
  }
}

/** The element of a card's row that a spot names, where it is in the document. */
export function findControl(root: Element, cardId: string, control: string | null): HTMLElement | null {
  if (control === null) return null
  return root.querySelector(`[data-row-id="${CSS.escape(cardId)}"] [data-control="${CSS.escape(control)}"]`)
}

/** A column's heading, or the outline itself where that column is gone. */
export function headingOf(root: HTMLElement, columnId: string | null): HTMLElement {
  const column = columnId === null ? null : root.querySelector(`[data-column-id="${CSS.escape(columnId)}"]`)
  return (column ?? root).querySelector<HTMLElement>('[data-control="fold"]') ?? root
}
