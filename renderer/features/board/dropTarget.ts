import type { BoardUi } from './boardUi.ts'
import { columnIdsAcross } from './cardKeys.ts'
import type { ColumnHandle } from './columnHandle.ts'
import { cardIndexAt, gapAt, lineAt } from './columnLayout.ts'
import { gapOfPlace, othersIn, placeOfGap, type Place } from './place.ts'
import type { KeyboardStep } from './keyboardSensor.ts'

interface Span {
  readonly columnId: string
  /** In window coordinates, as the board was scrolled when the drag began. */
  readonly left: number
  readonly right: number
  /** Stays where it is while the board scrolls: tray and parking lot. */
  readonly isSticky: boolean
  readonly list: ListBox | null
  /** Where the list's first card would stand if it were not scrolled. */
  readonly cardsTop: number
}

/** What scrolls in a column, in window coordinates. */
export interface ListBox {
  readonly element: HTMLElement
  readonly top: number
  readonly bottom: number
}

/** Where the card that is under way would go. It draws the line that shows it, and nothing else. */
export interface DropTarget {
  place(): Place | null
  /** Follows the pointer. */
  pointAt(x: number, y: number): void
  /** Begins at the place where the card stands, and goes from place to place. */
  startAt(place: Place): void
  step(step: KeyboardStep): Place | null
  /** Where a card that stands at the place would have its top left corner, in window coordinates. */
  corner(): { x: number; y: number } | null
  /** Where the stages pass, between what sticks to the board's edges; null for an edge to which nothing sticks. */
  readonly passage: { readonly left: number | null; readonly right: number | null }
  /** The list below a point, for scrolling it. */
  listAt(x: number): ListBox | null
  clear(): void
}

/**
 * The board is measured once, when the drag begins; from then on only scroll positions count, and the columns'
 * own sums of card heights. The document is not asked again while the pointer moves.
 */
export function measureDropTarget(
  ui: BoardUi,
  board: HTMLElement,
  cardId: string,
  { startsThemes }: { startsThemes: boolean },
): DropTarget {
  const scrolledAtStart = board.scrollLeft
  const spans = columnIdsAcross(ui.columns).flatMap((columnId) => {
    const column = ui.columns.get(columnId)
    return column ? [spanOf(column)] : []
  })
  let place: Place | null = null
  let shownIn: ColumnHandle | null = null
  let shownGap: number | null = null
  let shownOnto: string | null = null

  function show(next: Place | null): void {
    const gap = next ? gapOfPlace(ui.columns.get(next.columnId)?.order() ?? [], cardId, next.index) : null
    const onto = next?.ontoCardId ?? null
    // Most moves of a pointer change nothing here.
    if (
      next &&
      place &&
      shownIn &&
      next.columnId === place.columnId &&
      gap === shownGap &&
      onto === shownOnto
    )
      return
    shownGap = gap
    const column = next ? (ui.columns.get(next.columnId) ?? null) : null
    if (shownIn && shownIn !== column) shownIn.showGap(null)
    if (shownOnto !== null && (shownIn !== column || onto !== shownOnto)) shownIn?.markOnto(null)
    shownIn = column
    shownOnto = column ? onto : null
    place = column ? next : null
    column?.showGap(gap)
    if (shownOnto !== null) column?.markOnto(shownOnto)
  }

  function spanAt(x: number): Span | null {
    const scrolled = board.scrollLeft - scrolledAtStart
    // What sticks to the edges lies above what scrolls below it.
    const sticky = spans.find((span) => span.isSticky && x >= span.left && x <= span.right)
    if (sticky) return sticky
    let nearest: Span | null = null
    let least = Number.POSITIVE_INFINITY
    for (const span of spans) {
      if (span.isSticky) continue
      const distance = Math.max(span.left - scrolled - x, x - (span.right - scrolled), 0)
      if (distance < least) [nearest, least] = [span, distance]
    }
    return nearest
  }

  function pointAt(x: number, y: number): void {
    const span = spanAt(x)
    const column = span ? ui.columns.get(span.columnId) : undefined
    if (!span || !column) return show(null)
    if (!column.isOrdered) {
      const end = { columnId: span.columnId, index: othersIn(column.order(), cardId).length }
      const under =
        startsThemes && column.scroller
          ? cardIndexAt(column.offsets(), y - span.cardsTop + column.scrollTop())
          : null
      const onto = under === null ? undefined : column.order()[under]
      return show(onto === undefined || onto === cardId ? end : { ...end, ontoCardId: onto })
    }
    const gap = gapAt(column.offsets(), y - span.cardsTop + column.scrollTop())
    show({ columnId: span.columnId, index: placeOfGap(column.order(), cardId, gap) })
  }

  function step(direction: KeyboardStep): Place | null {
    if (!place) return null
    const next = nextPlace(ui, cardId, place, direction)
    const column = ui.columns.get(next.columnId)
    column?.reveal(gapOfPlace(column.order(), cardId, next.index))
    // At once, not smoothly: the lifted card is drawn where the line is now.
    column?.element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
    show(next)
    return next
  }

  function corner(): { x: number; y: number } | null {
    const column = place ? ui.columns.get(place.columnId) : undefined
    if (!place || !column) return null
    const { left, top } = (column.scroller ?? column.element).getBoundingClientRect()
    const gap = gapOfPlace(column.order(), cardId, place.index)
    return { x: left + 24, y: top + lineAt(column.offsets(), gap) - (column.scroller?.scrollTop ?? 0) + 10 }
  }

  return {
    place: () => place,
    pointAt,
    startAt: show,
    step,
    corner,
    passage: passageOf(board, spans),
    listAt: (x) => spanAt(x)?.list ?? null,
    clear: () => show(null),
  }
}

function passageOf(board: HTMLElement, spans: readonly Span[]): DropTarget['passage'] {
  const { left, right } = board.getBoundingClientRect()
  const middle = (left + right) / 2
  const sticky = spans.filter(({ isSticky }) => isSticky)
  return {
    left: sticky.find((span) => span.right < middle)?.right ?? null,
    right: sticky.find((span) => span.left > middle)?.left ?? null,
  }
}

function spanOf(column: ColumnHandle): Span {
  const { left, right } = column.element.getBoundingClientRect()
  const { scroller } = column
  const box = scroller?.getBoundingClientRect()
  return {
    columnId: column.columnId,
    left,
    right,
    // Stages never stick, and asking for a style is not free.
    isSticky:
      column.element.dataset['role'] !== 'stage' && getComputedStyle(column.element).position === 'sticky',
    list: scroller && box ? { element: scroller, top: box.top, bottom: box.bottom } : null,
    cardsTop: (scroller?.firstElementChild?.getBoundingClientRect().top ?? 0) + column.scrollTop(),
  }
}

function nextPlace(ui: BoardUi, cardId: string, { columnId, index }: Place, direction: KeyboardStep): Place {
  const last = (id: string) => othersIn(ui.columns.get(id)?.order() ?? [], cardId).length
  // In a tray there is one place, so that only going to another column leads anywhere.
  const stays = ui.columns.get(columnId)?.isOrdered === false
  if (stays && direction !== 'left' && direction !== 'right') return { columnId, index }
  switch (direction) {
    case 'up':
      return { columnId, index: Math.max(0, index - 1) }
    case 'down':
      return { columnId, index: Math.min(last(columnId), index + 1) }
    case 'first':
      return { columnId, index: 0 }
    case 'last':
      return { columnId, index: last(columnId) }
    default: {
      const ids = columnIdsAcross(ui.columns)
      const next = ids[ids.indexOf(columnId) + (direction === 'right' ? 1 : -1)]
      if (next === undefined) return { columnId, index }
      const isOrdered = ui.columns.get(next)?.isOrdered === true
      return { columnId: next, index: isOrdered ? Math.min(index, last(next)) : last(next) }
    }
  }
}
