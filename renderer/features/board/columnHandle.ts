/** What dragging needs to know of a column, kept by the column itself and read without touching the document. */
export interface ColumnHandle {
  readonly columnId: string
  readonly name: () => string
  /** The whole column. */
  readonly element: HTMLElement
  /** What scrolls; null for a column that is folded away: a card let go there goes to its end. */
  readonly scroller: HTMLElement | null
  /** False for a tray and a folded column: a card let go there has no place of its own among the others. */
  readonly isOrdered: boolean
  /** The ids of its cards in their order. */
  readonly order: () => readonly string[]
  /** See `offsetsOf`. */
  readonly offsets: () => readonly number[]
  /** How far it is scrolled, as of the last scroll event. */
  readonly scrollTop: () => number
  /** Draws the line that shows where a card would go; null takes it away. */
  showGap(gap: number | null): void
  /** Marks the card that another one would be put together with; null takes the mark away. */
  markOnto(cardId: string | null): void
  /** Scrolls so that this gap shows. */
  reveal(gap: number): void
}
